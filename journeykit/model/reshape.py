"""Changes of shape: columns and tables of one's own. What belongs to every map cannot be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from journeykit.ids import is_id
from journeykit.model.applied import Applied
from journeykit.model.changes import ColumnAdded, ColumnChanged, ColumnRemoved, TableAdded, TableRemoved
from journeykit.model.contents import Contents
from journeykit.model.lookup import clean_cells, column_of, table_of
from journeykit.model.order import is_key
from journeykit.model.rows import Row, Stamp, TableRows
from journeykit.schema.columns import Column
from journeykit.schema.tables import AUTHOR, TableSpec
from journeykit.schema.values import Refusal, clean, shown


def _declare(contents: Contents, table: str, columns: Iterable[Column]) -> TableSpec:
    spec = contents.schema.table(table)
    try:
        fresh = replace(spec, columns=tuple(columns))
    except ValueError as problem:
        raise Refusal("spec", str(problem)) from None
    contents.schema = contents.schema.with_table(fresh)
    return fresh


def _own_column(spec: TableSpec, name: str) -> Column:
    column = column_of(spec.columns, name)
    if not column.custom:
        raise Refusal("fixed", f"{name} belongs to every map; it cannot be changed.")
    return column


def _restore_table(contents: Contents, table: str) -> Callable[[], None]:
    """Return what puts a table's declaration and rows back as they are now, in the same object."""
    schema, rows = contents.schema, contents.tables.get(table)
    kept = rows.copy() if rows is not None else None

    def restore() -> None:
        contents.schema = schema
        if rows is None or kept is None:
            contents.tables.pop(table, None)
        else:
            rows.become(kept)
            contents.tables[table] = rows

    return restore


def _check_target(contents: Contents, column: Column, table: str) -> None:
    if column.kind == "ref" and column.to not in contents.schema and column.to != table:
        raise Refusal("spec", f"{column.name} points to {column.to}, which is no table of this map.")


def add_column(contents: Contents, change: ColumnAdded, stamp: Stamp) -> Applied:
    """Declare a column of one's own, with its cells."""
    spec, rows = table_of(contents, change.table)
    column = replace(change.column, custom=True, managed=False)
    if column.name in spec:
        raise Refusal("spec", f"{change.table} has a column {column.name} already.")
    _check_target(contents, column, change.table)
    last = next(i for i, known in enumerate(spec.columns) if known.name == AUTHOR.name)
    at = max(0, min(change.at, last))
    restore = _restore_table(contents, change.table)
    found = {row.id: row for row in rows if column.name in row.extra}
    values = {row: clean(column, value) for row, value in change.values.items() if row in rows.by_id}
    values = _understood(found, column) | values
    _declare(contents, change.table, (*spec.columns[:at], column, *spec.columns[at:]))
    for row, value in values.items():
        rows.put(rows.by_id[row].with_cell(column.name, value, column.empty, stamp))
    rows.touched = None
    return Applied(replace(change, column=column, at=at, values=values), found, dict(rows.by_id), restore)


def _understood(rows: Mapping[str, Row], column: Column) -> dict[str, Any]:
    """Return what a file held under this name before anybody knew it, as far as the column takes it."""
    values = {}
    for row in rows.values():
        try:
            values[row.id] = clean(column, row.extra[column.name])
        except Refusal:
            continue  # it stays kept, and jk.check reports it
    return values


def put_column_back(contents: Contents, change: ColumnRemoved, found: Mapping[str, Row], rev: int) -> Applied:
    """Bring a removed column back; its cells keep their owners, their revision is new."""
    applied = add_column(contents, change.inverse(), Stamp(rev, rev))
    rows = contents.tables[change.table]
    for row in change.values:
        if row in rows.by_id:
            owner = found[row].stamp(change.column.name).owner
            rows.put(rows.by_id[row].restamped(change.column.name, Stamp(rev, owner)))
    return replace(applied, left=dict(rows.by_id))


def remove_column(contents: Contents, change: ColumnRemoved) -> Applied:
    """Take a column of one's own away, with its cells."""
    spec, rows = table_of(contents, change.table)
    column = _own_column(spec, change.column.name)
    at = spec.columns.index(column)
    restore, found = _restore_table(contents, change.table), dict(rows.by_id)
    _declare(contents, change.table, (known for known in spec.columns if known is not column))
    values = {row.id: row.cells[column.name] for row in rows if column.name in row.cells}
    for row in found.values():
        if column.name in row.cells or column.name in row.stamps:
            rows.put(row.without(column.name))
    rows.touched = None
    return Applied(replace(change, column=column, at=at, values=values), found, None, restore)


def change_column(contents: Contents, change: ColumnChanged) -> Applied | None:
    """Declare a column of one's own anew, if every cell still fits."""
    spec, rows = table_of(contents, change.table)
    before = _own_column(spec, change.after.name)
    after = replace(change.after, custom=True, managed=False)
    if after.kind != before.kind:
        raise Refusal("spec", f"{before.name} is of kind {before.kind} and stays so.")
    if after.to != before.to:
        raise Refusal("spec", f"{before.name} points to {before.to} and stays so.")
    if after == before:
        return None
    for row in rows:
        if after.name in row.cells:
            held = row.cells[after.name]
            try:
                again = clean(after, held)
            except Refusal as refusal:
                raise refusal.at(after.name, held, row.id) from None
            if again != held:
                why = f"{shown(held)} would become {shown(again)}."
                raise Refusal("spec", why).at(after.name, held, row.id)
    restore = _restore_table(contents, change.table)
    _declare(contents, change.table, (after if known is before else known for known in spec.columns))
    rows.touched = None
    return Applied(replace(change, before=before, after=after), None, None, restore)


def add_table(contents: Contents, change: TableAdded, stamp: Stamp) -> Applied:
    """Declare a table of one's own, with its rows."""
    if any(column.name == change.spec.name for column in contents.schema.fields):
        raise Refusal("spec", f"The map has a field {change.spec.name} already.")
    if change.spec.name in contents.schema:
        raise Refusal("spec", f"There is a table {change.spec.name} already.")
    columns = (replace(column, custom=True) for column in change.spec.columns)
    spec = replace(change.spec, custom=True, columns=tuple(c for c in columns if c.name != AUTHOR.name))
    for column in spec.refs:
        _check_target(contents, column, spec.name)
    restore = _restore_table(contents, spec.name)
    rows = TableRows(spec.label)
    for row, (order, cells) in change.rows.items():
        if not is_id(row) or not is_key(order):
            raise Refusal("id", f"{row} cannot be a row's id.")
        rows.put(Row(row, order, clean_cells(spec, cells), stamp))
    contents.schema = contents.schema.with_table(spec)
    contents.tables[spec.name] = rows
    taken = {row.id: (row.order, row.cells) for row in rows}
    return Applied(replace(change, spec=spec, rows=taken), None, dict(rows.by_id), restore)


def put_table_back(contents: Contents, change: TableRemoved, found: Mapping[str, Row], rev: int) -> Applied:
    """Bring a removed table back; its rows keep their owners, their revision is new."""
    applied = add_table(contents, change.inverse(), Stamp(rev, rev))
    contents.tables[change.spec.name].become(
        TableRows(change.spec.label, {row.id: row.again(rev) for row in found.values()})
    )
    return replace(applied, left=dict(contents.tables[change.spec.name].by_id))


def remove_table(contents: Contents, change: TableRemoved) -> Applied:
    """Take a table of one's own away, with its rows."""
    spec, rows = table_of(contents, change.spec.name)
    if not spec.custom:
        raise Refusal("fixed", f"{spec.name} belongs to every map; it cannot be changed.")
    for other in contents.schema.tables:
        for column in other.refs:
            if column.to == spec.name and other.name != spec.name:
                raise Refusal("spec", f"{other.name}.{column.name} points to {spec.name}; remove that column first.")
    restore = _restore_table(contents, spec.name)
    contents.schema = contents.schema.without_table(spec.name)
    del contents.tables[spec.name]
    return Applied(
        replace(change, spec=spec, rows={row.id: (row.order, row.cells) for row in rows}),
        dict(rows.by_id),
        None,
        restore,
    )
