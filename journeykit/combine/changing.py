"""The changes that make one map into another, as far as changes can."""

from __future__ import annotations

from collections.abc import Iterable

from journeykit.combine.declared import moved
from journeykit.model.apply import apply_one
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
from journeykit.model.order import is_key, spread
from journeykit.model.replacing import order_keys
from journeykit.model.rows import Stamp
from journeykit.schema.columns import FORMULAS, Column
from journeykit.schema.tables import AUTHOR, TableSpec
from journeykit.schema.values import Refusal, clean


def changes_between(before: Contents, after: Contents) -> tuple[tuple[Change, ...], Contents]:
    """Return changes that make the first map's contents those of the second, and what they really make of it.

    What no change can say stays as it is: parts that are not understood; where a table of one's own stands among
    those of every map; tables of which each is named by a ref to the other.
    """
    plan = _Plan(before, after)
    plan.drop_rows()
    plan.shape_tables()
    for spec in after.schema.tables:
        if spec.name in plan.now.schema:
            plan.shape_columns(spec)
    for spec in after.schema.tables:
        if spec.name in plan.now.schema:
            plan.write_rows(spec)
    for column in after.schema.fields:
        was, wanted = (side.fields.get(column.name, column.empty) for side in (plan.now, after))
        if was != wanted:
            plan.do(FieldSet(column.name, was, wanted))
    return tuple(plan.done), plan.now


class _Plan:
    """A copy of the first map on its way to the second. Each change is tried there, and kept if it fits."""

    def __init__(self, before: Contents, after: Contents) -> None:
        self.now, self.after = before.copy(), after
        self.done: list[Change] = []

    def do(self, change: Change) -> bool:
        """Make a change if the map takes it."""
        try:
            applied = apply_one(self.now, change, Stamp(0, 0))
        except Refusal:
            return False
        if applied is not None:
            self.done.append(applied.change)
        return True

    def drop_rows(self) -> None:
        """Take away the rows that the second map lacks, and those of which only a new row can bear another author."""
        for name, rows in list(self.now.tables.items()):
            wanted = self.after.tables[name].by_id if name in self.after.tables else {}
            for row in list(rows) if name in self.after.tables else ():
                twin = wanted.get(row.id)
                if twin is None or row.cells.get(AUTHOR.name) != twin.cells.get(AUTHOR.name):
                    self.do(RowRemoved(name, row.id, row.order, row.cells))

    # -- tables of one's own -----------------------------------------------------------------------

    def shape_tables(self) -> None:
        """Remove tables that the second map lacks or declares otherwise, and add what is missing."""
        self._remove_tables({spec.name for spec in self.now.schema.tables} - self._kept())
        for spec in self.after.schema.tables:
            if spec.name not in self.now.schema:
                self._add_table(spec)

    def _kept(self) -> set[str]:
        """Return the tables that can stay. New ones go to the end, so that whatever stands behind one comes anew."""
        old, new = ({spec.name: spec for spec in side.schema.tables} for side in (self.now, self.after))
        kept = {name for name, spec in old.items() if not spec.custom}
        elsewhere = {name for name, _, _ in moved([*old], [*new], kept)}
        for name, spec in new.items():
            if spec.custom:
                if name in elsewhere or name not in old or not _reshapable(old[name], spec):
                    break
                kept.add(name)
        return kept

    def _remove_tables(self, gone: set[str]) -> None:
        # Nothing that points to a table may outlast it.
        for spec in self.now.schema.tables:
            for column in spec.refs:
                if column.to in gone and column.to != spec.name:
                    self._remove_column(spec.name, column)
        left = {*gone}
        while left:
            removed = {name for name in sorted(left) if self._remove_table(name)}
            if not removed:
                return
            left -= removed

    def _remove_table(self, name: str) -> bool:
        rows = {row.id: (row.order, row.cells) for row in self.now.tables[name]}
        return self.do(TableRemoved(self.now.schema.table(name), rows))

    def _add_table(self, spec: TableSpec) -> None:
        known = {*(other.name for other in self.now.schema.tables), spec.name}
        # Refs to tables that come later are added when those are there.
        columns = tuple(column for column in spec.columns if column.kind != "ref" or column.to in known)
        if spec.label not in {column.name for column in columns}:
            return
        names = {column.name for column in columns}
        kept = TableSpec(
            spec.name, columns, spec.title, spec.row_title, spec.label, spec.help, spec.prefix, spec.unique, spec.custom
        )
        rows = {
            row.id: (row.order, {name: value for name, value in row.cells.items() if name in names})
            for row in self.after.tables[spec.name]
        }
        self.do(TableAdded(kept, rows))

    # -- columns of one's own ----------------------------------------------------------------------

    def shape_columns(self, wanted: TableSpec) -> None:
        """Make the columns of a table be those of the second map."""
        have = {column.name: column for column in self.now.schema.table(wanted.name).columns}
        want = {column.name: column for column in wanted.columns}
        gone = {name for name in have if name not in want or not _alike(have[name], want[name])}
        # What names the rows cannot be taken away, not even to be put elsewhere.
        fixed = [name for name, column in want.items() if not column.custom or name == wanted.label]
        gone |= {name for name, _, _ in moved([*have], [*want], fixed)}
        gone |= {name for name, column in have.items() if gone & FORMULAS.get(column.formula, {}).keys()}
        for name in sorted(gone, key=lambda name: have[name].kind != "derived"):
            self._remove_column(wanted.name, have[name])
        # What is computed comes after what it is computed from.
        for column in sorted(wanted.columns, key=lambda column: column.kind == "derived"):
            there = {known.name: known for known in self.now.schema.table(wanted.name).columns}
            if column.name not in there:
                self._add_column(wanted, column, there)
            elif there[column.name] != column:
                self._change_column(wanted.name, there[column.name], column)

    def _remove_column(self, table: str, column: Column) -> None:
        spec, rows = self.now.schema.table(table), self.now.tables[table]
        values = {row.id: row.cells[column.name] for row in rows if column.name in row.cells}
        self.do(ColumnRemoved(table, column, spec.columns.index(column), values))

    def _add_column(self, wanted: TableSpec, column: Column, there: Iterable[str]) -> None:
        before = {known.name for known in wanted.columns[: wanted.columns.index(column)]}
        held, rows = self.now.tables[wanted.name].by_id, self.after.tables[wanted.name]
        values = {row.id: row.cells[column.name] for row in rows if row.id in held and column.name in row.cells}
        self.do(ColumnAdded(wanted.name, column, sum(name in before for name in there), values))

    def _change_column(self, table: str, before: Column, after: Column) -> None:
        for row in list(self.now.tables[table]):
            if after.name in row.cells and not _fits(after, row.cells[after.name]):
                self.do(CellSet(table, row.id, after.name, row.cells[after.name], after.empty))
        self.do(ColumnChanged(table, before, after))

    # -- rows --------------------------------------------------------------------------------------

    def write_rows(self, spec: TableSpec) -> None:
        """Add and move rows and set cells, until a table holds what it holds in the second map."""
        have, want = self.now.tables[spec.name], self.after.tables[spec.name]
        columns = {column.name: column for column in self.now.schema.table(spec.name).columns}
        for row in want:
            known = have.by_id.get(row.id)
            for name, column in columns.items() if known is not None and known.cells != row.cells else ():
                assert known is not None
                was, wanted = (side.cells.get(name, column.empty) for side in (known, row))
                if was != wanted:
                    self.do(CellSet(spec.name, row.id, name, was, wanted))
        ids = want.ids()
        if have.ids() == ids:
            return
        keys = order_keys(ids, {row.id: row.order for row in have if row.id in want.by_id})
        if not all(map(is_key, keys.values())):
            keys = dict(zip(ids, spread(len(ids)), strict=True))
        for name, key in keys.items():
            known = have.by_id.get(name)
            if known is None:
                cells = {cell: value for cell, value in want.by_id[name].cells.items() if cell in columns}
                self.do(RowAdded(spec.name, name, key, cells))
            elif known.order != key:
                self.do(RowMoved(spec.name, name, known.order, key))


def _reshapable(before: TableSpec, after: TableSpec) -> bool:
    """Tell whether columns can be added and removed until one declaration is the other."""
    texts = ("title", "row_title", "label", "help", "prefix", "unique")
    if any(getattr(before, key) != getattr(after, key) for key in texts):
        return False
    return _alike(before.column(before.label), after.column(after.label))


def _alike(before: Column, after: Column) -> bool:
    """Tell whether a column can be declared anew where it stands."""
    if before == after:
        return True
    return before.custom and after.custom and before.kind == after.kind != "derived" and before.to == after.to


def _fits(column: Column, value: object) -> bool:
    try:
        return bool(clean(column, value) == value)
    except Refusal:
        return False
