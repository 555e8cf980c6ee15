"""A chart taken apart: what is drawn, the rows it is drawn from, the words on it, and the tables that say the same.

Altair calls a data set by a hash of what is in it, and numbers its parameters as they are made; both differ from one
drawing to the next. Here both are called by their position, so that two drawings of one chart have one and
the same specification, and differ in rows and words only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
Words = str | list[str]
Spec = dict[str, Any]

DATA = "jk_{}"
WORDS = "jk-words-{}"
_MADE_UP = re.compile(r"(?:param|view)_\d+")
"""How Altair calls what has no name of its own."""
_PARTS = ("layer", "hconcat", "vconcat", "concat", "spec")


@dataclass(frozen=True, slots=True)
class Twin:
    """A table that says what a chart shows: fields of a data set, and what each is called."""

    title: str
    data: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TakenApart:
    """A chart whose specification holds no rows, no titles and no names that differ by the hour."""

    spec: Spec
    data: dict[str, list[Row]] = field(default_factory=dict)
    words: list[Words] = field(default_factory=list)
    says: str = ""
    tables: tuple[Twin, ...] = ()
    addresses: tuple[str, ...] = ()
    """Where rows are that are not in the chart."""

    @property
    def structure(self) -> str:
        """All that a change of rows and words leaves as it is."""
        twins = [(twin.data, twin.columns) for twin in self.tables]  # their titles are words
        return json.dumps([self.spec, len(self.words), twins], sort_keys=True, default=str)


def taken_apart(chart: Spec) -> TakenApart:
    """Return the parts of a chart, given as the dict that Altair makes of it; the dict is used up.

    >>> whole = taken_apart({"mark": "bar", "title": "Needs", "data": {"values": [{"n": 1}]}})
    >>> whole.spec
    {'mark': 'bar', 'title': 'jk-words-0', 'data': {'name': 'jk_0'}}
    >>> whole.data, whole.words
    ({'jk_0': [{'n': 1}]}, ['Needs'])
    """
    sets = chart.pop("datasets", {})
    spec = _with_fixed_names(chart)
    data: dict[str, list[Row]] = {}
    addresses = tuple(_addresses(spec))
    for holder in _holders(spec):
        holder["data"] = _named(holder["data"], sets, data)
    tables = tuple(_twins(spec, data))
    says = ". ".join(dict.fromkeys(_descriptions(spec)))
    words: list[Words] = []
    for holder in _views(spec):
        _take_words(holder, words)
    return TakenApart(spec, data, words, re.sub(r"([.!?…])\.", r"\1", says), tables, addresses)


def _views(spec: Spec) -> Iterator[Spec]:
    """Yield the chart and every chart within it, from the outside in."""
    yield spec
    for part in _PARTS:
        inner = spec.get(part)
        for view in inner if isinstance(inner, list) else [inner]:
            if isinstance(view, dict):
                yield from _views(view)


def _holders(node: Any) -> Iterator[Spec]:
    """Yield whatever holds a data set of its own: charts, and the look-ups in their transforms."""
    if isinstance(node, list):
        for entry in node:
            yield from _holders(entry)
    elif isinstance(node, dict):
        held = node.get("data")
        if isinstance(held, dict) and ("values" in held or "name" in held):
            yield node
        for key, entry in node.items():
            if key != "data":
                yield from _holders(entry)


def _addresses(node: Any) -> Iterator[str]:
    for entry in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
        yield from _addresses(entry)
    if isinstance(node, dict) and isinstance(held := node.get("data"), dict) and "url" in held:
        yield str(held["url"])


def _named(held: Spec, sets: dict[str, list[Row]], data: dict[str, list[Row]]) -> Spec:
    """Move the rows of a data set out; return what stands for it."""
    rows = held["values"] if "values" in held else sets.get(held["name"], [])
    name = DATA.format(len(data))
    data[name] = [row if isinstance(row, dict) else {"data": row} for row in rows]
    kept = {key: entry for key, entry in held.items() if key not in ("values", "name")}
    return {**kept, "name": name}


def _with_fixed_names(spec: Spec) -> Spec:
    """Return the specification with the names that Altair has counted up counted from nought."""
    found: dict[str, str] = {}
    for view in _views(spec):
        for name in [view.get("name"), *(param.get("name") for param in view.get("params", ()))]:
            if isinstance(name, str) and _MADE_UP.fullmatch(name):
                found.setdefault(name, f"{name.partition('_')[0]}_jk{len(found)}")
    if not found:
        return spec
    pattern = re.compile(rf"\b({'|'.join(sorted(found, key=len, reverse=True))})(?![0-9])")

    def fixed(node: Any, key: str = "") -> Any:
        if isinstance(node, dict):
            return {name: entry if name == "data" else fixed(entry, name) for name, entry in node.items()}
        if isinstance(node, list):
            return [fixed(entry, key) for entry in node]
        return pattern.sub(lambda hit: found[hit[0]], node) if isinstance(node, str) and key not in _SAID else node

    return {**fixed(spec)}


_SAID = ("title", "text", "subtitle", "description")
"""What is only read by people, never by Vega."""


def _descriptions(spec: Spec) -> Iterator[str]:
    """Yield what the charts say of themselves: the outermost that does speaks for those within it."""
    said = spec.pop("description", None)
    inner = [said for view in _views(spec) if view is not spec for said in [view.pop("description", None)] if said]
    if said:
        yield str(said)
    elif inner:
        yield from map(str, inner)
    elif title := _title(spec):
        yield title


def _title(view: Spec) -> str:
    title = view.get("title")
    text = title.get("text", "") if isinstance(title, dict) else title or ""
    return " ".join(text) if isinstance(text, list) else str(text)


def _take_words(view: Spec, words: list[Words]) -> None:
    """Move the title and subtitle of a chart out, and leave their numbers."""

    def number(said: Words) -> str:
        words.append(said)
        return WORDS.format(len(words) - 1)

    title = view.get("title")
    if isinstance(title, dict):
        for key in ("text", "subtitle"):
            if isinstance(title.get(key), str | list):
                title[key] = number(title[key])
    elif isinstance(title, str | list):
        view["title"] = number(title)


def _twins(spec: Spec, data: dict[str, list[Row]]) -> Iterator[Twin]:
    """Yield a table for each chart within a chart that shows rows of its own."""
    seen = set()
    for title, held, view in _told(spec, "", ""):
        columns = tuple(_columns(view.get("encoding", {}), data.get(held, [])))
        if columns and (held, columns) not in seen:
            seen.add((held, columns))
            yield Twin(title, held, columns)


def _told(view: Spec, title: str, held: str, encoding: Spec | None = None) -> Iterator[tuple[str, str, Spec]]:
    """Yield the charts that have marks: their title, their data set, themselves. Of a layered one only the first.

    Where a layer names its columns in a tooltip it is the one that speaks, for it was written to be read.
    """
    title, held = _title(view) or title, view.get("data", {}).get("name", held)
    encoding = {**(encoding or {}), **view.get("encoding", {})}
    if "layer" in view:
        layers = [found for layer in view["layer"] for found in _told(layer, title, held, encoding)]
        told = [found for found in layers if "tooltip" in found[2]["encoding"]]
        yield from (told or layers)[:1]
    elif "mark" in view:
        yield title, held, {"encoding": encoding}
    else:
        for part in _PARTS[1:]:
            inner = view.get(part)
            for chart in inner if isinstance(inner, list) else [inner]:
                if isinstance(chart, dict):
                    yield from _told(chart, title, held, encoding)


def _columns(encoding: Spec, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Yield the fields a chart shows: those of its tooltip, or else of all its channels."""
    known = set().union(*rows[:1]) if rows else None
    channels = encoding.get("tooltip") or list(encoding.values())
    seen = set()
    for channel in channels if isinstance(channels, list) else [channels]:
        name = channel.get("field") if isinstance(channel, dict) else None
        if not isinstance(name, str) or name in seen or "aggregate" in channel:
            continue
        plain = re.sub(r"\\(.)", r"\1", name)
        if known is None or plain in known:
            seen.add(name)
            yield plain, str(channel.get("title") or plain)
