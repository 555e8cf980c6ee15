"""What the rows of a map are called, each so that one can tell which it is."""

from __future__ import annotations

from collections import Counter

from journeykit.combine.wording import isolated, one_line, value_words
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec


class RowNames:
    """The names of one map's rows; those that several rows bear are followed by the id."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._often: dict[str, Counter[str]] = {}

    def plain(self, table: str, row: str) -> str:
        """Return a row's name alone, without quotes; its id if nobody has named it."""
        spec, known = self._contents.schema.table(table), self._contents.tables[table].by_id.get(row)
        return (self._name(spec, known) if known is not None else "") or row

    def short(self, table: str, row: str) -> str:
        """Return a row's name as it stands in a sentence: "Claims", "“Know what happens next”".

        A row that is not there is called by its id.
        """
        known = self._contents.tables[table].by_id.get(row) if table in self._contents.tables else None
        if known is None:
            return f"{row} (no longer there)"
        spec = self._contents.schema.table(table)
        name = self._name(spec, known)
        if not name:
            return row
        quotes = spec.label != "name" and not spec.unique
        shown = f"“{isolated(name)}”" if quotes else isolated(name)
        return f"{shown} ({row})" if self._count(spec)[name] > 1 else shown

    def full(self, table: str, row: str) -> str:
        """Return what the row is, and its name: "Need “Know what happens next”"."""
        return f"{self.noun(table)} {self.short(table, row)}"

    def noun(self, table: str) -> str:
        """Return what a row of the table is called, as a sentence begins."""
        spec = self._contents.schema.table(table)
        noun = f"{one_line(spec.title)} row" if spec.row_title == "row" else one_line(spec.row_title)
        return f"{noun[:1].upper()}{noun[1:]}"

    def value(self, column: Column, value: object) -> str:
        """Return a cell's value in words; of a ref, what the row is called."""
        return self.short(column.to, str(value)) if column.kind == "ref" else value_words(column, value)

    def _name(self, spec: TableSpec, row: Row) -> str:
        if spec.unique:
            # Rows told apart by several cells, such as a persona's emotion at a stage, have no name of their own.
            cells = [(spec.column(name), row.cells[name]) for name in spec.unique if name in row.cells]
            return ", ".join(
                self.plain(column.to, value) if column.kind == "ref" else value_words(column, value)
                for column, value in cells
            )
        value = row.cells.get(spec.label)
        if value is None or isinstance(value, str):
            return one_line(value or "")
        return value_words(spec.column(spec.label), value)

    def _count(self, spec: TableSpec) -> Counter[str]:
        if spec.name not in self._often:
            self._often[spec.name] = Counter(self._name(spec, row) for row in self._contents.tables[spec.name])
        return self._often[spec.name]
