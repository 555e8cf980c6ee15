"""A cell of a sheet, read as the value of its column."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import islice
from typing import Any

from journeykit.errors import AmbiguousNameError, UnreadableFileError
from journeykit.formats.sheets.near_names import did_you_mean
from journeykit.formats.sheets.sheet import Cell, text_of
from journeykit.model.contents import Contents
from journeykit.model.rows import TableRows
from journeykit.schema.columns import Column
from journeykit.schema.reading import parse
from journeykit.schema.values import Refusal, clean, fold, not_a_number, shown

MAX_REFUSED = 5_000
"""So many different texts may be refused before the file is taken for another table's."""

_MORE_THAN_DAY = re.compile(r"\s*\d{4}-\d{1,2}-\d{1,2}[T ](?!0{1,2}:00(?::00(?:[.,]0+)?)?(?:Z|[+-]00:?00)?\s*\Z)\s*\S")

_Answer = tuple[Any, Refusal | None]


class RowNames:
    """The rows of one table by id and name: the answers of `match_row`, for the many texts of a file."""

    def __init__(self, rows: TableRows) -> None:
        self.ids = rows.by_id
        self._exact: dict[str, list[str]] = {}
        self._folded: dict[str, list[str]] = {}
        for row in rows:
            name = rows.name_of(row.id)
            self._exact.setdefault(name, []).append(row.id)
            # A dash is nobody's name, not even that of a row without one.
            if key := fold(name):
                self._folded.setdefault(key, []).append(row.id)

    def find(self, text: str) -> list[str]:
        """Return the ids of the rows that a text may mean."""
        return [text] if text in self.ids else self._exact.get(text) or self._folded.get(fold(text), [])

    def some(self) -> list[str]:
        """Return names to look for a near one in; not all of many."""
        return [name for name in islice(self._exact, 1000) if name]


class _Reader:
    """Finds out once a column what a text stands for."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, type, Cell], _Answer] = {}
        self._refused = 0

    def value(self, column: Column, cell: Cell) -> Any:
        """Return the value that a cell stands for; raise `Refusal` if it stands for none."""
        key = (column.name, type(cell), cell)
        if key not in self._known:
            self._known[key] = self._find(column, cell)
        value, refusal = self._known[key]
        if refusal is not None:
            raise refusal
        return value

    def _find(self, column: Column, cell: Cell) -> _Answer:
        try:
            return self._meaning(column, cell), None
        except Refusal as refusal:
            # Each refusal looks for the nearest word, which takes its time.
            self._refused += 1
            if self._refused > MAX_REFUSED:
                raise UnreadableFileError(
                    f"More than {MAX_REFUSED} different texts do not fit their columns; is it another table?"
                ) from None
            return column.empty, refusal

    def _meaning(self, column: Column, cell: Cell) -> Any:
        raise NotImplementedError


class CellReader(_Reader):
    """Reads the cells of one file that mean the same whatever the map holds: all but refs."""

    def __init__(self, decimal: str | None) -> None:
        super().__init__()
        self._decimal = decimal

    def value(self, column: Column, cell: Cell) -> Any:
        """Return the value that a cell stands for; raise `Refusal` if it stands for none."""
        if column.kind in ("text", "long_text"):
            return clean(column, text_of(cell))
        return super().value(column, cell)

    def _meaning(self, column: Column, cell: Cell) -> Any:
        typed = type(cell) in (int, float) and column.kind in ("scale", "number")
        try:
            return clean(column, cell) if typed else parse(column, text_of(cell), decimal=self._decimal)
        except OverflowError:
            # A step so small that no number of steps can be counted.
            raise not_a_number(column, cell) from None


def about_time(cell: Cell, day: str | None) -> str:
    """Tell that a column of days does not take what a cell says besides the day; nothing if that is all it says.

    >>> about_time("2026-03-31 14:30", "2026-03-31"), about_time("2026-03-31T00:00:00Z", "2026-03-31")
    ('“2026-03-31 14:30” says more than a day; 2026-03-31 was taken.', '')
    """
    text = text_of(cell)
    if day is None or not _MORE_THAN_DAY.match(text):
        return ""
    return f"{shown(text)} says more than a day; {day} was taken."


class RefReader(_Reader):
    """Reads the refs of one file: ids or names of rows of a map, and ids that the file itself brings along."""

    def __init__(self, contents: Contents, fresh: Container[str] = (), own: str = "") -> None:
        super().__init__()
        self._contents, self._fresh, self._own = contents, fresh, own
        self._names: dict[str, RowNames] = {}

    def named(self, table: str) -> RowNames:
        """Return the names of a table's rows."""
        if table not in self._names:
            self._names[table] = RowNames(self._contents.tables[table])
        return self._names[table]

    def _meaning(self, column: Column, cell: Cell) -> str | None:
        plain = text_of(cell).strip()
        if plain in ("", "–", "—"):
            return None
        if column.to == self._own and plain in self._fresh:
            return plain
        names = self.named(column.to)
        found = names.find(plain)
        if len(found) > 1:
            raise Refusal("ref", str(AmbiguousNameError(column.to, plain, found)))
        if not found:
            why = f"There is no {shown(plain)} among the {column.to}."
            raise Refusal("ref", why + did_you_mean(plain, names.some()))
        return found[0]
