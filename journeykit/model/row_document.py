"""The rows of one table in a file: cells, place, revisions; and what of them is not understood."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeykit.ids import is_id
from journeykit.model.canonical import Document
from journeykit.model.cell_gate import CellGate
from journeykit.model.order import is_key, spread
from journeykit.model.rows import PLACE, Row, Stamp
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import MAX_NUMBER, Refusal
from journeykit.schema.wire import value_to_wire

REST = ""
"""In a row's extra: what the file said about the row itself. Other names there are columns."""

_KEYS = ("cells", "order", "rev", "revs")


class Revisions:
    """Which numbers may be revisions, and the latest one met."""

    def __init__(self) -> None:
        self.latest = 0

    def valid(self, rev: object) -> bool:
        """Tell whether this is a revision, and remember the latest."""
        if type(rev) is not int or not 0 <= rev <= MAX_NUMBER:
            return False
        self.latest = max(self.latest, rev)
        return True


def row_document(row: Row) -> Document:
    """Return a row as a file holds it."""
    cells = {name: value_to_wire(value) for name, value in row.cells.items()}
    found: Document = {"cells": cells, "order": row.order, "rev": row.born.rev}
    revs = {key: stamp.rev for key, stamp in row.stamps.items() if stamp.rev != row.born.rev}
    if revs:
        found["revs"] = revs
    for name, value in row.extra.items():
        if name != REST:
            cells.setdefault(name, value)
    add_rest(found, row.extra.get(REST, {}))
    return found


def add_rest(made: Document, rest: Mapping[str, Any]) -> None:
    """Put back what was not understood; where both say something, what the map holds counts."""
    for key, value in rest.items():
        if key not in made:
            made[key] = value
        elif isinstance(made[key], dict) and isinstance(value, Mapping):
            made[key] = dict(made[key])
            add_rest(made[key], value)


def read_rows(spec: TableSpec, raw: Mapping[str, Any], revisions: Revisions) -> tuple[list[Row], Document]:
    """Return the rows of a table, and what is no row: kept as it is, shown nowhere."""
    gate = CellGate(spec.columns)
    rows: list[Row] = []
    misplaced: list[int] = []
    rest: Document = {}
    for row, found in raw.items():
        if not is_id(row) or not isinstance(found, Mapping):
            rest[row] = found
            continue
        cells: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        given = found.get("cells", {})
        about = {key: value for key, value in found.items() if key not in _KEYS}
        if not isinstance(given, Mapping):
            about["cells~"], given = given, {}
        for name, value in given.items():
            try:
                taken = gate.value(name, value)
            except (KeyError, Refusal, OverflowError):
                extra[name] = value
            else:
                if not gate.is_empty(name, taken):
                    cells[name] = taken
        born = found.get("rev")
        stamps = _stamps(found.get("revs", {}), revisions, about) if "revs" in found else {}
        if REST in extra:
            about["cells"] = {REST: extra.pop(REST)}
        if about:
            extra[REST] = about
        order = found.get(PLACE)
        if not _sound(order):
            misplaced.append(len(rows))
        first = born if isinstance(born, int) and revisions.valid(born) else 0
        rows.append(Row(row, str(order), cells, Stamp(first, first), stamps, extra))
    return _in_place(rows, misplaced), rest


def _stamps(raw: Any, revisions: Revisions, about: Document) -> dict[str, Stamp]:
    if not isinstance(raw, Mapping):
        about["revs~"] = raw
        return {}
    wrong = {key: rev for key, rev in raw.items() if not revisions.valid(rev)}
    if wrong:
        about["revs"] = wrong
    return {key: Stamp(rev, rev) for key, rev in raw.items() if key not in wrong}


def _sound(order: Any) -> bool:
    # Keys of the outermost sizes leave no room beside them, and no map ever grows that far.
    return is_key(order) and order[0] not in "Az"


def _in_place(rows: list[Row], misplaced: list[int]) -> list[Row]:
    """Put rows without a sound order key behind the others, as they follow in the file."""
    lost = set(misplaced)
    last = max((row.order for index, row in enumerate(rows) if index not in lost), default=None)
    for index, order in zip(misplaced, spread(len(misplaced), last), strict=True):
        row = rows[index]
        rows[index] = Row(row.id, order, row.cells, row.born, row.stamps, row.extra)
    return rows
