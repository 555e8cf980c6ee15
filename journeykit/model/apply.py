"""Check changes against the contents and write them, all or nothing. The browser has the same rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from journeykit.ids import is_id
from journeykit.model import reshape
from journeykit.model.applied import Applied, ChangesRefused, Refused, roll_back
from journeykit.model.changes import (
    CellSet,
    Change,
    ColumnAdded,
    ColumnChanged,
    ColumnRemoved,
    FieldSet,
    RowAdded,
    RowMoved,
    RowRemoved,
    TableAdded,
    TableRemoved,
)
from journeykit.model.contents import Contents
from journeykit.model.lookup import clean_cells, column_of, row_of, table_of, writable
from journeykit.model.order import is_key
from journeykit.model.rows import Row, Stamp
from journeykit.schema.values import Refusal, clean


def apply_all(contents: Contents, changes: Iterable[Change], stamp: Stamp) -> list[Applied]:
    """Apply the changes in turn and return what was really done; changes without effect fall out.

    Raises `ChangesRefused`, with the contents as they were, if any change does not fit.
    """
    done: list[Applied] = []
    errors: list[Refused] = []
    try:
        for index, change in enumerate(changes):
            try:
                applied = apply_one(contents, change, stamp)
            except Refusal as refusal:
                errors.append(_refused(contents, index, change, refusal))
            else:
                if applied is not None:
                    done.append(applied)
        if errors:
            raise ChangesRefused(errors)
    except BaseException:
        roll_back(done)
        raise
    return done


def apply_one(contents: Contents, change: Change, stamp: Stamp) -> Applied | None:
    """Apply one change, made true; return None if it changes nothing; raise `Refusal` if it does not fit."""
    match change:
        case CellSet():
            return _set_cell(contents, change, stamp)
        case FieldSet():
            return _set_field(contents, change, stamp)
        case RowAdded():
            return _add_row(contents, change, stamp)
        case RowRemoved():
            return _remove_row(contents, change)
        case RowMoved():
            return _move_row(contents, change, stamp)
        case ColumnAdded():
            return reshape.add_column(contents, change, stamp)
        case ColumnRemoved():
            return reshape.remove_column(contents, change)
        case ColumnChanged():
            return reshape.change_column(contents, change)
        case TableAdded():
            return reshape.add_table(contents, change, stamp)
        case TableRemoved():
            return reshape.remove_table(contents, change)


def put_back(contents: Contents, change: RowRemoved, row: Row, rev: int) -> Applied:
    """Bring a removed row back as it was; its texts keep their owners, its revision is new."""
    _, rows = table_of(contents, change.table)
    if row.id in rows.by_id:
        raise Refusal("row_exists", f"There is a row {row.id} already.")
    again = row.again(rev)
    rows.put(again)
    return Applied(change.inverse(), None, again, partial(rows.drop, row.id))


def _refused(contents: Contents, index: int, change: Change, refusal: Refusal) -> Refused:
    table, row = getattr(change, "table", ""), refusal.row or getattr(change, "row", "")
    column, given = refusal.column, refusal.given
    if isinstance(change, CellSet | FieldSet):
        column, given = change.column if isinstance(change, CellSet) else change.field, change.after
    value = contents.fields.get(column) if isinstance(change, FieldSet) else None
    if table in contents.tables and row in contents.tables[table].by_id:
        value = contents.tables[table].by_id[row].cells.get(column)
    return Refused(index, refusal.code, refusal.why, table, row, column, value, given)


def _set_cell(contents: Contents, change: CellSet, stamp: Stamp) -> Applied | None:
    spec, rows = table_of(contents, change.table)
    row = row_of(rows, change.row)
    column = writable(spec.columns, change.column)
    after, before = clean(column, change.after), row.cells.get(column.name, column.empty)
    if after == before and column.name not in row.extra:
        return None
    left = row.with_cell(column.name, after, column.empty, stamp)
    rows.put(left, column.name)
    return Applied(replace(change, before=before, after=after), row, left, lambda: rows.put(row, column.name))


def _set_field(contents: Contents, change: FieldSet, stamp: Stamp) -> Applied | None:
    column = column_of(contents.schema.fields, change.field)
    before, found = contents.fields.get(change.field, column.empty), contents.field_stamps.get(change.field)
    after = clean(column, change.after)
    if after == before:
        return None

    def write(value: Any, stamped: Stamp | None) -> None:
        contents.fields.pop(change.field, None)
        contents.field_stamps.pop(change.field, None)
        if value != column.empty:
            contents.fields[change.field] = value
        if stamped is not None:
            contents.field_stamps[change.field] = stamped

    write(after, stamp)
    return Applied(replace(change, before=before, after=after), found, stamp, lambda: write(before, found))


def _add_row(contents: Contents, change: RowAdded, stamp: Stamp) -> Applied:
    spec, rows = table_of(contents, change.table)
    if not is_id(change.row):
        raise Refusal("id", f"{change.row} cannot be a row's id.")
    if change.row in rows.by_id:
        raise Refusal("row_exists", f"There is a row {change.row} already.")
    if not is_key(change.order):
        raise Refusal("order", f"{change.order} is not an order key.")
    cells = clean_cells(spec, change.cells)
    left = Row(change.row, change.order, cells, stamp)
    rows.put(left)
    return Applied(replace(change, cells=cells), None, left, partial(rows.drop, change.row))


def _remove_row(contents: Contents, change: RowRemoved) -> Applied:
    _, rows = table_of(contents, change.table)
    row = row_of(rows, change.row)
    rows.drop(change.row)
    return Applied(replace(change, order=row.order, cells=row.cells), row, None, lambda: rows.put(row))


def _move_row(contents: Contents, change: RowMoved, stamp: Stamp) -> Applied | None:
    _, rows = table_of(contents, change.table)
    row = row_of(rows, change.row)
    if not is_key(change.after):
        raise Refusal("order", f"{change.after} is not an order key.")
    if change.after == row.order:
        return None
    left = row.with_order(change.after, stamp)
    rows.put(left)
    return Applied(replace(change, before=row.order), row, left, lambda: rows.put(row))
