"""The rows of one table as they stand. Rows are frozen values, so a snapshot is a shallow copy."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

PLACE = "order"
"""The key under which a row's place is stamped, beside its columns."""


class Stamp(NamedTuple):
    """When a cell was last written, and which edit its text belongs to.

    The two differ after an undo: the cell is written anew, yet holds an older edit's text.
    """

    rev: int
    owner: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: cells that are not empty, the stamp of its beginning, and stamps that differ from it.

    ``extra`` keeps, untouched, what a file held for this row and this version does not understand.
    """

    id: str
    order: str
    cells: Mapping[str, Any] = field(default_factory=dict)
    born: Stamp = Stamp(0, 0)
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    def stamp(self, key: str) -> Stamp:
        """Return when a cell, or the row's `PLACE`, was last written."""
        return self.stamps.get(key, self.born)

    def with_cell(self, column: str, value: Any, empty: Any, stamp: Stamp) -> Row:
        """Return the row with one cell written; an empty value takes the cell away."""
        cells = dict(self.cells)
        if value == empty:
            cells.pop(column, None)
        else:
            cells[column] = value
        extra = self.extra
        if column in extra:
            extra = {key: kept for key, kept in extra.items() if key != column}
        return replace(self, cells=cells, extra=extra, stamps={**self.stamps, column: stamp})

    def with_order(self, order: str, stamp: Stamp) -> Row:
        """Return the row at another place."""
        return replace(self, order=order, stamps={**self.stamps, PLACE: stamp})

    def without(self, column: str) -> Row:
        """Return the row without a column that is gone."""
        cells = {key: value for key, value in self.cells.items() if key != column}
        stamps = {key: stamp for key, stamp in self.stamps.items() if key != column}
        return replace(self, cells=cells, stamps=stamps)

    def again(self, rev: int) -> Row:
        """Return the row as it comes back at a later revision: every text keeps its owner."""
        stamps = {key: Stamp(rev, old.owner) for key, old in self.stamps.items()}
        return replace(self, born=Stamp(rev, self.born.owner), stamps=stamps)

    def restamped(self, key: str, stamp: Stamp) -> Row:
        """Return the row with another stamp on one cell."""
        return replace(self, stamps={**self.stamps, key: stamp})

    def owners(self) -> tuple[int, dict[str, int]]:
        """Return whose the row is, and whose those cells are that somebody else has written."""
        born = self.born.owner
        return born, {key: stamp.owner for key, stamp in self.stamps.items() if stamp.owner != born}


class TableRows:
    """The rows of a table, by id and in order. Not locked: the commit path holds the map's lock.

    ``touched`` tells the frame cache which cells were written since it last looked; None means that
    rows came, went or moved. ``named`` counts changes of the names other tables show.
    """

    def __init__(self, label: str, rows: Mapping[str, Row] | None = None) -> None:
        self.label = label
        self.by_id: dict[str, Row] = dict(rows or {})
        self.places = sorted((row.order, row.id) for row in self.by_id.values())
        self.touched: set[tuple[str, str]] | None = None
        self.named = 0

    def __len__(self) -> int:
        return len(self.by_id)

    def __iter__(self) -> Iterator[Row]:
        """Walk the rows in order."""
        return (self.by_id[row] for _, row in self.places)

    def between(self, start: int, stop: int) -> Iterator[Row]:
        """Walk the rows from one position up to, not including, another."""
        return (self.by_id[row] for _, row in self.places[start:stop])

    def copy(self) -> TableRows:
        """Return a table that shares the frozen rows."""
        twin = TableRows.__new__(TableRows)
        twin.label, twin.by_id, twin.places = self.label, dict(self.by_id), list(self.places)
        twin.touched, twin.named = None, 0
        return twin

    def become(self, other: TableRows) -> None:
        """Hold what another table holds; whoever knows this table keeps knowing it."""
        self.label, self.by_id, self.places = other.label, dict(other.by_id), list(other.places)
        self.touched = None
        self.named += 1

    def ids(self) -> list[str]:
        """Return the ids in order."""
        return [row for _, row in self.places]

    def put(self, row: Row, column: str | None = None) -> None:
        """Write a row, new or known; ``column`` names the one cell that differs, if it is only one."""
        known = self.by_id.get(row.id)
        self.by_id[row.id] = row
        if known is None or known.order != row.order:
            if known is not None:
                del self.places[self._place(known)]
            insort(self.places, (row.order, row.id))
            column = None
        if column is None:
            self.touched = None
        elif self.touched is not None:
            self.touched.add((row.id, column))
        if column is None or column == self.label:
            self.named += 1

    def drop(self, row: str) -> Row:
        """Take a row away and return it."""
        gone = self.by_id.pop(row)
        del self.places[self._place(gone)]
        self.touched = None
        self.named += 1
        return gone

    def _place(self, row: Row) -> int:
        return bisect_left(self.places, (row.order, row.id))

    def position(self, row: str) -> int:
        """Return how many rows stand before this one."""
        return self._place(self.by_id[row])

    def name_of(self, row: str) -> str:
        """Return what people call the row; empty if nobody has named it or it is gone."""
        known = self.by_id.get(row)
        value = known.cells.get(self.label) if known else None
        return "" if value is None else str(value)
