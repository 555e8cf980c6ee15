"""Everything a map holds at one moment: its schema, its fields, its tables' rows."""

from __future__ import annotations

from typing import Any

from journeykit.errors import AmbiguousNameError, UnknownRowError
from journeykit.model.rows import Row, Stamp, TableRows
from journeykit.schema.scores import derive
from journeykit.schema.tables import SCHEMA, Schema, TableSpec


class Contents:
    """The state that changes are applied to.

    ``extra`` keeps whole parts of a file that this version does not understand.
    """

    def __init__(self, schema: Schema = SCHEMA) -> None:
        self.schema = schema
        self.fields: dict[str, Any] = {}
        self.field_stamps: dict[str, Stamp] = {}
        self.tables = {spec.name: TableRows(spec.label) for spec in schema.tables}
        self.extra: dict[str, Any] = {}

    def copy(self) -> Contents:
        """Return a twin that shares the frozen rows and nothing else."""
        twin = Contents.__new__(Contents)
        twin.schema, twin.extra = self.schema, dict(self.extra)
        twin.fields, twin.field_stamps = dict(self.fields), dict(self.field_stamps)
        twin.tables = {name: rows.copy() for name, rows in self.tables.items()}
        return twin

    def same_as(self, other: Contents) -> bool:
        """Tell whether both hold the same: declarations, fields, and rows in the same order."""
        if (self.schema, self.fields, self.extra) != (other.schema, other.fields, other.extra):
            return False
        for name, rows in self.tables.items():
            theirs = other.tables[name]
            if rows.ids() != theirs.ids():
                return False
            for row in rows:
                twin = theirs.by_id[row.id]
                if (row.cells, row.extra) != (twin.cells, twin.extra):
                    return False
        return True

    def value(self, spec: TableSpec, row: Row, column: str) -> Any:
        """Return what a cell shows: its value, its column's empty value, or the derived value."""
        declared = spec.column(column)
        if declared.kind == "derived":
            return derive(declared.formula, row.cells)
        return row.cells.get(column, declared.empty)

    def resolve(self, table: str, name: str) -> str:
        """Return the id of the row that an id or exact name means.

        Raises `UnknownRowError` with the nearest name, or `AmbiguousNameError` with the ids.
        """
        rows = self.tables[table]
        if not isinstance(name, str):
            raise UnknownRowError(table, name, self._names(table))
        if name in rows.by_id:
            return name
        found = [row.id for row in rows if row.cells.get(rows.label) == name]
        if len(found) > 1:
            raise AmbiguousNameError(table, name, found)
        if not found:
            raise UnknownRowError(table, name, self._names(table))
        return found[0]

    def _names(self, table: str) -> list[str]:
        rows = self.tables[table]
        return [rows.name_of(row.id) or row.id for row in rows]
