"""A change to a map, as data that carries its own inverse. One kind a class, ten in all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec

Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CellSet:
    """One cell gets another value."""

    table: str
    row: str
    column: str
    before: Any
    after: Any

    def inverse(self) -> CellSet:
        """Return the change that puts the old value back.

        >>> CellSet("needs", "n1", "importance", before=5, after=9).inverse().after
        5
        """
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class FieldSet:
    """One of the map's own fields gets another value."""

    field: str
    before: Any
    after: Any

    def inverse(self) -> FieldSet:
        """Return the change that puts the old value back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class RowAdded:
    """A row is there that was not; ``order`` is its fractional order key, cells hold no empty value."""

    table: str
    row: str
    order: str
    cells: Cells = field(default_factory=dict)

    def inverse(self) -> RowRemoved:
        """Return the change that takes the row away."""
        return RowRemoved(self.table, self.row, self.order, self.cells)


@dataclass(frozen=True, slots=True)
class RowRemoved:
    """A row is gone; what it held is kept here."""

    table: str
    row: str
    order: str
    cells: Cells = field(default_factory=dict)

    def inverse(self) -> RowAdded:
        """Return the change that brings the row back."""
        return RowAdded(self.table, self.row, self.order, self.cells)


@dataclass(frozen=True, slots=True)
class RowMoved:
    """A row stands elsewhere: its order key changes."""

    table: str
    row: str
    before: str
    after: str

    def inverse(self) -> RowMoved:
        """Return the change that moves it back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class ColumnAdded:
    """A column of one's own is there, at position ``at``; ``values`` are its cells by row id."""

    table: str
    column: Column
    at: int
    values: Cells = field(default_factory=dict)

    def inverse(self) -> ColumnRemoved:
        """Return the change that takes the column away."""
        return ColumnRemoved(self.table, self.column, self.at, self.values)


@dataclass(frozen=True, slots=True)
class ColumnRemoved:
    """A column of one's own is gone, with its cells."""

    table: str
    column: Column
    at: int
    values: Cells = field(default_factory=dict)

    def inverse(self) -> ColumnAdded:
        """Return the change that brings the column back."""
        return ColumnAdded(self.table, self.column, self.at, self.values)


@dataclass(frozen=True, slots=True)
class ColumnChanged:
    """A column of one's own is declared anew: title, help, choices, range."""

    table: str
    before: Column
    after: Column

    def inverse(self) -> ColumnChanged:
        """Return the change that restores the declaration."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class TableAdded:
    """A table of one's own is there; ``rows`` maps ids to ``[order, cells]``."""

    spec: TableSpec
    rows: Mapping[str, Any] = field(default_factory=dict)

    def inverse(self) -> TableRemoved:
        """Return the change that takes the table away."""
        return TableRemoved(self.spec, self.rows)


@dataclass(frozen=True, slots=True)
class TableRemoved:
    """A table of one's own is gone, with its rows."""

    spec: TableSpec
    rows: Mapping[str, Any] = field(default_factory=dict)

    def inverse(self) -> TableAdded:
        """Return the change that brings the table back."""
        return TableAdded(self.spec, self.rows)


Change = (
    CellSet | FieldSet | RowAdded | RowRemoved | RowMoved
    | ColumnAdded | ColumnRemoved | ColumnChanged | TableAdded | TableRemoved
)  # fmt: skip
