"""Which column of a table each column of a sheet is, by the words in its header."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from journeykit.errors import UnreadableFileError, nearest
from journeykit.formats.sheets.sheet import Cell, is_blank, text_of
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold

ID = "id"
MAX_TITLES = 2_000
FIRST_ROWS = 10
"""Among so many rows that are not blank the header is looked for."""


class Target(NamedTuple):
    """The column that a column of the file goes to; ``named`` if the file gives names of rows, not ids."""

    column: str
    named: bool = False


def targets(spec: TableSpec) -> dict[str, Target]:
    """Return what headers of a table mean: names, titles, and names of refs, in any case.

    >>> from journeykit.schema.tables import SCHEMA
    >>> targets(SCHEMA.table("needs"))["stage name"]
    Target(column='stage', named=True)
    """
    found = {ID: Target(ID)}
    for column in spec.columns:
        found.setdefault(fold(column.name), Target(column.name))
    for column in spec.refs:
        found.setdefault(fold(f"{column.name}_name"), Target(column.name, named=True))
    for column in spec.columns:
        found.setdefault(fold(column.title), Target(column.name))
        if column.kind == "ref":
            found.setdefault(fold(f"{column.title}_name"), Target(column.name, named=True))
    return found


@dataclass(frozen=True)
class Header:
    """Where each cell of a row goes: a target, or None where the file's column is passed over.

    ``ignored`` lists, by position, the headers that nothing in the table answers to, with the reason; ``computed``
    the derived columns of the table, which are passed over too.
    """

    places: tuple[Target | None, ...]
    ignored: dict[int, str]
    computed: Mapping[int, str] = field(default_factory=dict)


def match_header(spec: TableSpec, titles: Sequence[str]) -> Header:
    """Return where the columns under these headers go; computed ones are passed over in silence."""
    if len(titles) > MAX_TITLES:
        raise UnreadableFileError(f"It has {len(titles)} columns; a table of a journey map has a few.")
    known = targets(spec)
    places: list[Target | None] = []
    ignored: dict[int, str] = {}
    computed: dict[int, str] = {}
    for index, title in enumerate(titles):
        target = known.get(fold(title))
        if target is None:
            ignored[index] = _unknown(spec, title)
        elif target in places:
            ignored[index] = f"{spec.name} has one column {target.column}, the file two; the second was passed over."
            target = None
        elif target.column != ID and spec.column(target.column).kind == "derived":
            computed[index] = target.column
            target = None
        places.append(target)
    return Header(tuple(places), ignored, computed)


def header_row(spec: TableSpec, rows: Sequence[list[Cell]]) -> int:
    """Return the index of a table's header: of the first rows the one with most of its headers; 0 if there is none.

    >>> from journeykit.schema.tables import SCHEMA
    >>> header_row(SCHEMA.table("needs"), [["As of May"], [], ["Statement", "Stage"], ["Importance", ""]])
    2
    """
    known = targets(spec)
    best, most, seen = 0, 0, 0
    for index, row in enumerate(rows):
        if is_blank(row):
            continue
        found = {target for cell in islice(row, MAX_TITLES) if (target := known.get(fold(text_of(cell)[:300])))}
        if not seen or len(found) > most:
            best, most = index, len(found)
        seen += 1
        if seen == FIRST_ROWS:
            break
    return best


def _unknown(spec: TableSpec, title: str) -> str:
    near = nearest(title.strip(), [column.name for column in spec.columns])
    hint = f" Did you mean {near}?" if near else ""
    return f"{spec.name} has no such column; it was passed over.{hint}"
