"""Which values a change has written over or taken away, and when each had been written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from journeykit.model.applied import Applied
from journeykit.model.changes import CellSet, ColumnRemoved, FieldSet, RowMoved, RowRemoved, TableRemoved
from journeykit.model.history import Place
from journeykit.model.rows import PLACE, Row, Stamp


def overwritten(done: Applied) -> Iterator[tuple[Place, Any, int]]:
    """Yield the cells that a change has written over or taken away, each with its value and revision."""
    change, found = done.change, done.found
    if isinstance(change, FieldSet) and isinstance(found, Stamp):
        yield Place("", "", change.field), change.before, found.rev
    elif isinstance(change, CellSet) and isinstance(found, Row):
        yield Place(change.table, change.row, change.column), change.before, found.stamp(change.column).rev
    elif isinstance(change, RowMoved) and isinstance(found, Row):
        yield Place(change.table, change.row, PLACE), change.before, found.stamp(PLACE).rev
    elif isinstance(change, RowRemoved) and isinstance(found, Row):
        yield from _cells_of(change.table, found)
    elif isinstance(change, ColumnRemoved) and isinstance(found, Mapping):
        for row in found.values():
            if change.column.name in row.cells:
                place = Place(change.table, row.id, change.column.name)
                yield place, row.cells[change.column.name], row.stamp(change.column.name).rev
    elif isinstance(change, TableRemoved) and isinstance(found, Mapping):
        for row in found.values():
            yield from _cells_of(change.spec.name, row)


def _cells_of(table: str, row: Row) -> Iterator[tuple[Place, Any, int]]:
    for column, value in row.cells.items():
        yield Place(table, row.id, column), value, row.stamp(column).rev
