"""What a change names, found in the contents; or the refusal that says it is not there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journeykit.model.contents import Contents
from journeykit.model.rows import Row, TableRows
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal, clean


def table_of(contents: Contents, table: str) -> tuple[TableSpec, TableRows]:
    """Return a table's declaration and rows."""
    if table not in contents.tables:
        raise Refusal("unknown_table", f"There is no table {table}.")
    return contents.schema.table(table), contents.tables[table]


def row_of(rows: TableRows, row: str) -> Row:
    """Return a row that must be there."""
    if row not in rows.by_id:
        raise Refusal("unknown_row", "The row is no longer there.")
    return rows.by_id[row]


def column_of(columns: Iterable[Column], name: str) -> Column:
    """Return the column of that name."""
    for column in columns:
        if column.name == name:
            return column
    raise Refusal("unknown_column", f"There is no column {name}.")


def writable(columns: Iterable[Column], name: str) -> Column:
    """Return the column of that name if people may write in it."""
    column = column_of(columns, name)
    if column.managed:
        raise Refusal("managed", f"{column.title} is filled in by journeykit.")
    return column


def clean_cells(spec: TableSpec, cells: Any) -> dict[str, Any]:
    """Return the cells of a new row, cleaned, empty ones left out."""
    taken: dict[str, Any] = {}
    for name, value in cells.items():
        try:
            column = column_of(spec.columns, name)
            cell = clean(column, value)
        except Refusal as refusal:
            raise refusal.at(name, value) from None
        if cell != column.empty:
            taken[name] = cell
    return taken
