"""All in which two maps differ: fields, declarations, rows, their order, cells, and what is not understood."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from journeykit.combine.declared import column_differences, moved, table_differences
from journeykit.combine.difference import Difference
from journeykit.combine.row_names import RowNames
from journeykit.combine.wording import change_words, one_line, quoted, text_change
from journeykit.model.contents import Contents
from journeykit.model.row_document import REST
from journeykit.model.rows import Row, TableRows

PLACES = ("stage", "lane")
"""The refs that say where a row stands on the board: another one moves it."""


def differences(before: Contents, after: Contents) -> Iterator[Difference]:
    """Yield the differences; none if, and only if, both hold the same."""
    yield from _fields(before, after)
    yield from _unknown(before.extra, after.extra)
    counts = {name: len(rows) for name, rows in after.tables.items()}
    yield from table_differences(before.schema, after.schema, counts)
    names = RowNames(before), RowNames(after)
    tables = dict.fromkeys((*before.tables, *after.tables))
    for name in (spec.name for schema in (after.schema, before.schema) for spec in schema.tables):
        if name in tables:
            del tables[name]
            yield from _Rows(name, before, after, *names).differences()


def _fields(before: Contents, after: Contents) -> Iterator[Difference]:
    for column in after.schema.fields:
        was, now = (side.fields.get(column.name, column.empty) for side in (before, after))
        if was != now:
            told = f"The map's {column.title.lower()} {change_words(column, was, now)}"
            yield Difference("field_set", "", "", column.name, "", was, now, told)


def _unknown(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for key in sorted({*before, *after}):
        was, now = before.get(key), after.get(key)
        if was != now or (key in before) != (key in after):
            told = f"“{one_line(key)}”, which this version does not understand, {_verb(key, before, after)}"
            yield Difference("unknown_part", "", "", key, "", was, now, told)


def _verb(key: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    return "was added" if key not in before else "was removed" if key not in after else "holds something else"


def _as_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class _Rows:
    """One table in both maps."""

    def __init__(self, name: str, before: Contents, after: Contents, old: RowNames, new: RowNames) -> None:
        self.name, self.old, self.new = name, old, new
        self.before, self.after = (side.tables.get(name, TableRows("")) for side in (before, after))
        self.was, self.spec = (side.schema.table(name) if name in side.schema else None for side in (before, after))
        self.had, self.has = (
            {column.name: column for column in spec.columns} if spec else {} for spec in (self.was, self.spec)
        )

    def differences(self) -> Iterator[Difference]:
        """Yield what is otherwise in this table."""
        if self.was and self.spec:
            yield from column_differences(self.was, self.spec)
        for row in self.before:
            if row.id not in self.after.by_id:
                told = f"{self.old.full(self.name, row.id)} removed"
                yield self._row("row_removed", row.id, dict(row.cells), None, told)
        last = ""
        for row in self.after:
            known = self.before.by_id.get(row.id)
            if known is None:
                told = f"{self.new.full(self.name, row.id)} added{self._where(row, last)}"
                yield self._row("row_added", row.id, None, dict(row.cells), told)
            elif known is not row:
                yield from self._cells(known, row)
            last = row.id
        yield from self._moves()

    def _moves(self) -> Iterator[Difference]:
        if self.before.ids() == (order := self.after.ids()):
            return
        after = dict(zip(order, [*order[1:], ""], strict=False))
        for row, was, now in moved(self.before.ids(), order):
            place = f"before {self.new.short(self.name, after[row])}" if after[row] else "last"
            told = f"{self.new.noun(self.name)} order: {self.new.short(self.name, row)} now stands {place}"
            yield self._row("row_moved", row, was, now, told)

    def _where(self, row: Row, last: str) -> str:
        """Say where a new row stands: at its stage, or else in the order of rows."""
        spec = self.spec
        assert spec is not None
        at = [(spec.column(name), row.cells[name]) for name in PLACES if name in spec and name in row.cells]
        if at:
            return f" at {', '.join(self.new.value(column, value) for column, value in at)}"
        if spec.refs or len(self.after) < 2:
            return ""
        return f" after {self.new.short(self.name, last)}" if last else " as the first"

    def _cells(self, was: Row, now: Row) -> Iterator[Difference]:
        if was.cells != now.cells:
            for name in self.had | self.has:
                if (name in was.cells) == (name in now.cells) and was.cells.get(name) == now.cells.get(name):
                    continue
                told = f"{self.old.full(self.name, was.id)}{self._cell(name, was, now)}"
                old, new = was.cells.get(name), now.cells.get(name)
                yield self._row("cell_set", was.id, old, new, told, name)
        if was.extra != now.extra:
            yield from self._extra(was, now)

    def _cell(self, name: str, was: Row, now: Row) -> str:
        """Say what became of a cell, behind the name of its row."""
        column = self.has.get(name) or self.had[name]
        title = one_line(column.title if column.custom else column.title.lower())
        if name not in was.cells:
            return f": {title} set to {self.new.value(column, now.cells[name])}"
        old = self.old.value(self.had[name], was.cells[name])
        if name not in now.cells:
            return f": {title} set to no" if column.kind == "flag" else f": {title} cleared, was {old}"
        if column.kind == self.had[name].kind != "ref":
            return f": {title} {change_words(column, was.cells[name], now.cells[name])}"
        new = self.new.value(column, now.cells[name])
        if old == new:
            # One was renamed, and another bears its name now.
            old, new = f"{old} ({was.cells[name]})", f"{new} ({now.cells[name]})"
        return f" moved from {old} to {new}" if name in PLACES else f": {title} {old} → {new}"

    def _extra(self, was: Row, now: Row) -> Iterator[Difference]:
        for key in sorted({*was.extra, *now.extra}):
            old, new = was.extra.get(key), now.extra.get(key)
            if old != new or (key in was.extra) != (key in now.extra):
                verb = _verb(key, was.extra, now.extra)
                what = f"something that this version does not understand {verb}"
                said = what if key == REST else self._unfit(key, was, now, verb)
                told = f"{self.new.full(self.name, now.id)}: {said}"
                yield self._row("unknown_part", now.id, old, new, told, key)

    def _unfit(self, key: str, was: Row, now: Row, verb: str) -> str:
        """Say what became of a value that is kept beside its row, for its column does not take it."""
        column = self.has.get(key) or self.had.get(key)
        title = one_line(column.title if column.custom else column.title.lower()) if column else ""
        behind = "which does not fit" if column else f"under {quoted(key)}, which is no column"
        values = [_as_text(row.extra[key]) for row in (was, now) if key in row.extra]
        if len(values) == 2:
            return f"{title} {text_change(*values)}, {behind}".lstrip()
        return f"{title} {quoted(values[0])}, {behind}, {verb}".lstrip()

    def _row(self, kind: Any, row: str, before: Any, after: Any, sentence: str, column: str = "") -> Difference:
        names = self.old if row in self.before.by_id else self.new
        return Difference(kind, self.name, row, column, names.plain(self.name, row), before, after, sentence)
