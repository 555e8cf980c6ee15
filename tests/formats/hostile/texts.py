"""Text files made to do harm: maps, notebooks, tables, Mermaid."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import journeykit as jk
from journeykit.model.document import to_document

Document = dict[str, Any]


def _map() -> Document:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor insurance")
    m.needs.add_column(jk.columns.ref("related", to="needs"))
    first = m.needs.add(statement="Know what happens next", stage="claims", level="safety", importance=9)
    second = m.needs.add(statement="Be heard", stage="claims", related=first)
    text = json.dumps(to_document(m))
    for given, plain in ((first, "n1"), (second, "n2"), (m.id, "map_hostile")):
        text = text.replace(given, plain)
    document: Document = json.loads(text)
    return document


def maps() -> Iterator[tuple[str, bytes]]:
    """Yield maps as JSON, and the notebooks that hold them."""
    good = _map()
    whole = json.dumps(good).encode()

    def changed(*path: str, to: Any) -> bytes:
        document = inner = copy.deepcopy(good)
        for key in path[:-1]:
            inner = inner[key]
        inner[path[-1]] = to
        return json.dumps(document).encode()

    needs = ("tables", "needs", "rows")
    found = {
        "good": whole,
        "cut": whole[: len(whole) // 2],
        "doubled": whole + whole,
        "twin-ids": whole.replace(b'"n2": {', b'"n1": {'),
        "nowhere": changed(*needs, "n1", "cells", "stage", to="no-such-stage"),
        "in-a-ring": changed(*needs, "n1", "cells", "related", to="n2"),
        "unknown-level": changed(*needs, "n1", "cells", "level", to="fame"),
        "no-number": whole.replace(b'"importance": 9', b'"importance": NaN'),
        "too-large": whole.replace(b'"importance": 9', b'"importance": 1e400'),
        "many-digits": whole.replace(b'"importance": 9', b'"importance": ' + b"9" * 6_000),
        "next-version": changed("schema", to="1.7"),
        "far-version": changed("schema", to="9.0"),
        "no-version": changed("schema", to=[1]),
        "deep": b'{"a":' * 20_000 + b"1" + b"}" * 20_000,
        "utf-16": json.dumps(good).encode("utf-16"),
        "latin": json.dumps(good).replace("Motor", "Größe").encode("latin-1"),
        "list": b"[1, 2]",
        "empty": b"",
    }
    for name, data in found.items():
        yield f"{name}.journey.json", data
    yield from _notebooks(good)


def _notebooks(good: Document) -> Iterator[tuple[str, bytes]]:
    m = jk.JourneyMap.from_template("five-stage")
    from journeykit.formats import FORMATS

    form = next((form for form in FORMATS if ".ipynb" in form.suffixes), None)
    if form is None:
        return
    book = json.loads(form.write(m, there=None).files[""])
    [(key, held)] = [(key, held) for key, held in book["metadata"].items() if "journeykit" in json.dumps(held)]
    [place] = [name for name, inner in held.items() if isinstance(inner, dict)]

    def changed(to: Any) -> bytes:
        made = copy.deepcopy(book)
        made["metadata"][key][place] = to
        return json.dumps(made).encode()

    deep: Any = "x"
    for _ in range(300):
        deep = {"a": deep}
    whole = changed(good)
    yield "good.ipynb", whole
    yield "cut.ipynb", whole[: len(whole) // 2]
    yield "no-map.ipynb", json.dumps(book | {"metadata": {}}).encode()
    yield "map-is-a-list.ipynb", changed([1])
    yield "far-version.ipynb", changed(good | {"schema": "9.0"})
    yield "metadata-is-a-list.ipynb", json.dumps(book | {"metadata": []}).encode()
    yield "cells-are-a-number.ipynb", json.dumps(book | {"cells": 7}).encode()
    yield "far-nbformat.ipynb", json.dumps(book | {"nbformat": 99}).encode()
    runs: Document = {"cell_type": "code", "source": "raise SystemExit", "metadata": {}, "execution_count": None}
    page = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<script>alert(1)</script>"}}
    yield (
        "runs.ipynb",
        json.dumps(book | {"cells": [runs | {"outputs": [page]}]}).encode(),
    )
    odd = {"output_type": "display_data", "metadata": {}, "data": {"application/json": deep}}
    yield "deep-output.ipynb", json.dumps(book | {"cells": [runs | {"outputs": [odd]}]}).encode()
    yield "python.ipynb", b"import os; os.system('id')"


def tables() -> Iterator[tuple[str, bytes]]:
    """Yield CSVs of one table."""
    head = b"id,statement,stage,importance\n"
    yield "good.csv", head + b"n1,Know what happens next,claims,9\n"
    yield "formulas.csv", head + b'"=cmd|\' /C calc\'!A0","=1+1",@SUM(1),+9\n'
    yield "open-quote.csv", head + b'n1,"open,' + b'""' * 5_000
    yield "zeros.csv", bytes(4_000)
    yield "wide.csv", b"," * 20_000 + b"\nstatement\n"
    yield "wide-header.csv", b",".join(b"c%d" % at for at in range(3_000)) + b"\n"
    yield "twin-ids.csv", head + b"n1,a,claims,1\nn1,b,claims,2\nn1,c,claims,3\n"
    yield "twin-heads.csv", b"statement,statement,statement\na,b,c\n"
    yield "latin.csv", head + "n1,Größe,claims,9\n".encode("latin-1")
    yield "utf-16.csv", (head.decode() + "n1,Größe,claims,9\n").encode("utf-16")
    yield "half-letter.csv", head + "n1,Größe,claims,9\n".encode()[:6]
    yield "workbook.csv", b"PK\x03\x04" + bytes(100)
    yield "numbers.csv", head + b"n1,a,claims,1e999\nn2,b,claims,nan\nn3,c,claims," + b"9" * 5_000 + b"\n"
    yield "empty.csv", b""


def journeys() -> Iterator[tuple[str, bytes]]:
    """Yield Mermaid."""
    head = b"journey\n    title Motor insurance\n    section Claims\n"
    yield "good.mmd", head + b"      Calls: 2: Carla\n"
    yield "colons.mmd", head + b"      Open app at 10:30: 4: Carla\n    section Phase 1: Start\n      a:b:c:d:e\n"
    yield "no-score.mmd", head + b"      Calls: good: Carla\n      Waits: NaN: Carla\n      Rings: 1e999: Carla\n"
    yield "open-brace.mmd", b"journey\naccDescr {" + b"{ " * 20_000
    yield (
        "directive.mmd",
        b'%%{init: {"securityLevel": "loose"}}%%\n' + head + b"      <img src=x onerror=alert(1)>: 3: <b>\n",
    )
    yield "front-matter.mmd", b"---\ntitle: !!python/object/apply:os.system ['id']\nconfig: &a [*a]\n---\n" + head
    yield "never-ends.mmd", b"---\n" + b"a: b\n" * 5_000
    yield "many-sections.mmd", b"journey\n" + b"".join(b"section s%d\na: 3: b%d\n" % (at, at) for at in range(3_000))
    yield "one-line.mmd", b"journey section " + b"a: 1: b " * 10_000
    yield "flowchart.mmd", b"flowchart LR\n  a --> b\n"
    yield "zeros.mmd", bytes(1_000)
    yield "empty.mmd", b""
