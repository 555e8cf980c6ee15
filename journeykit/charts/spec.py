"""A chart taken apart: what is drawn, the rows it is drawn from, the words on it, and the tables that say the same.

Altair calls a data set, and a view that can be pointed at, by a hash of what is in it, and some parameters by a running
number; all differ from one drawing to the next. Here all are called by their position, so that two drawings of
one chart have one and the same specification, and differ in rows and words only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from journeykit.charts.twins import PARTS, Spec, Twin, title_of, twins_of

Row = dict[str, Any]
Words = str | list[str]

DATA = "jk_{}"
WORDS = "jk-words-{}"
_MADE_UP = re.compile(r"(?:param|view)_(?:\d+|[0-9a-f]{16}(?:_\d+)?)")
"""How Altair calls what has no name of its own: by a running number or a hash, views by their place besides."""
_ENDS = (".", "!", "?", "…")
_TWO_ENDS = re.compile(r"([!?…]|(?<!\.)\.)\.(?!\.)")
"""A title that ends in a mark of its own, followed by the full stop behind titles."""


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
    tables = tuple(twins_of(spec))
    says = " ".join(said if said.endswith(_ENDS) else f"{said}." for said in dict.fromkeys(_descriptions(spec)))
    words: list[Words] = []
    for holder in _views(spec):
        _take_words(holder, words)
    return TakenApart(spec, data, words, _TWO_ENDS.sub(r"\1", says), tables, addresses)


def _views(spec: Spec) -> Iterator[Spec]:
    """Yield the chart and every chart within it, from the outside in."""
    yield spec
    for part in PARTS:
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
        if _has_rows(node.get("data")):
            yield node
        for key, entry in node.items():
            if key != "data":
                yield from _holders(entry)


def _addresses(node: Any) -> Iterator[str]:
    for entry in node if isinstance(node, list) else node.values() if isinstance(node, dict) else ():
        yield from _addresses(entry)
    if isinstance(node, dict) and isinstance(held := node.get("data"), dict) and "url" in held:
        yield str(held["url"])


def _has_rows(held: Any) -> bool:
    """Return whether a data set is rows or a name; what is fetched, computed or written as text stays in its place."""
    if not isinstance(held, dict) or _MADE.intersection(held):
        return False
    return isinstance(held.get("values"), list) if "values" in held else "name" in held


_MADE = frozenset(("url", "sequence", "sphere", "graticule"))


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
    pattern = re.compile(rf"\b({'|'.join(sorted(found, key=len, reverse=True))})(?![0-9a-f])")

    def fixed(node: Any, key: str = "") -> Any:
        if isinstance(node, dict):
            return {name: entry if name == "data" else fixed(entry, name) for name, entry in node.items()}
        if isinstance(node, list):
            return [fixed(entry, key) for entry in node]
        return pattern.sub(lambda hit: found[hit[0]], node) if isinstance(node, str) and key not in _SAID else node

    return {**fixed(spec)}


_SAID = ("title", "text", "subtitle", "description", "field", "values", "domain")
"""What is read by people, or is the name of a column or a value of the data: never a parameter."""


def _descriptions(spec: Spec) -> Iterator[str]:
    """Yield what the charts say of themselves: the outermost that does speaks for those within it."""
    said = spec.pop("description", None)
    inner = [said for view in _views(spec) if view is not spec for said in [view.pop("description", None)] if said]
    if said:
        yield str(said)
    elif inner:
        yield from map(str, inner)
    elif title := title_of(spec):
        yield title


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
