"""A cell of a CSV, read as the value of its column."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from journeykit.errors import AmbiguousNameError, UnknownRowError, UnreadableFileError, nearest
from journeykit.formats.csv_guard import unguard
from journeykit.model.contents import Contents
from journeykit.schema.columns import Column
from journeykit.schema.reading import parse
from journeykit.schema.values import Refusal, clean, shown

MAX_REFUSED = 5_000
"""So many different texts may be refused before the file is taken for another table's."""

_Answer = tuple[Any, Refusal | None]


class CellReader:
    """Reads the cells of one file; what a text stands for is found out once a column."""

    def __init__(self, contents: Contents, decimal: str | None, fresh: Container[str] = (), own: str = "") -> None:
        self._contents, self._decimal = contents, decimal
        self._fresh, self._own = fresh, own
        self._known: dict[tuple[str, str], _Answer] = {}
        self._refused = 0

    def value(self, column: Column, text: str) -> Any:
        """Return the value that a text stands for; raise `Refusal` if it stands for none."""
        if column.kind in ("text", "long_text"):
            return clean(column, unguard(text))
        key = (column.name, text)
        if key not in self._known:
            self._known[key] = self._find(column, unguard(text))
        value, refusal = self._known[key]
        if refusal is not None:
            raise refusal
        return value

    def _find(self, column: Column, text: str) -> _Answer:
        try:
            if column.kind == "ref":
                return self._row(column, text.strip()), None
            return parse(column, text, decimal=self._decimal), None
        except Refusal as refusal:
            # Each refusal looks for the nearest word, which takes its time.
            self._refused += 1
            if self._refused > MAX_REFUSED:
                raise UnreadableFileError(
                    f"More than {MAX_REFUSED} different texts do not fit their columns; is it another table?"
                ) from None
            return column.empty, refusal

    def _row(self, column: Column, text: str) -> str | None:
        if text in ("", "–", "—"):
            return None
        if column.to == self._own and text in self._fresh:
            return text
        try:
            return self._contents.resolve_text(column.to, text)
        except AmbiguousNameError as problem:
            raise Refusal("ref", str(problem)) from None
        except UnknownRowError as problem:
            near = nearest(text, problem.known[:1000])
            hint = f" Did you mean {near}?" if near else ""
            raise Refusal("ref", f"There is no {shown(text)} among the {column.to}.{hint}") from None
