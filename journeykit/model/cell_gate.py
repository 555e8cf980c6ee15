"""The schema's gate for many cells at once: the answers of `clean`, quick, and without explanations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from journeykit.schema.columns import Column
from journeykit.schema.values import NOTHING, Refusal, clean, fold


class CellGate:
    """The columns of one table, ready for a whole file.

    A choice's words are looked up instead of compared one by one, and no nearest word is looked for:
    a file of nothing but wrong words must not take minutes.
    """

    def __init__(self, columns: Iterable[Column]) -> None:
        self._columns = {column.name: column for column in columns}
        self._empty = {name: column.empty for name, column in self._columns.items()}
        self._words: dict[str, dict[str, str]] = {}
        self._without: dict[str, Column] = {}
        for name, column in self._columns.items():
            if column.kind in ("choice", "multi_choice"):
                words = self._words[name] = {}
                for entry in column.choices:
                    words.setdefault(fold(entry.value), entry.value)
                    words.setdefault(fold(entry.label), entry.value)
                self._without[name] = replace(column, kind="choice", choices=(), open=True)

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def is_empty(self, name: str, value: Any) -> bool:
        """Tell whether the value is the column's empty one."""
        return bool(value == self._empty[name])

    def value(self, name: str, given: Any) -> Any:
        """Return the value as its column stores it; raise `Refusal` or `OverflowError` if it does not fit."""
        column = self._columns[name]
        if name not in self._words:
            return clean(column, given)
        if column.kind == "choice":
            return self._word(column, given) if isinstance(given, str) else clean(column, given)
        if not isinstance(given, list) or not all(isinstance(part, str) and ";" not in part for part in given):
            return clean(column, given)
        return tuple(dict.fromkeys(word for part in given if (word := self._word(column, part)) is not None))

    def _word(self, column: Column, text: str) -> str | None:
        known = self._words[column.name].get(fold(text))
        nothing = text.strip() in NOTHING
        if known is not None and not nothing:
            return known
        if column.open or nothing:
            return clean(self._without[column.name], text)  # type: ignore[no-any-return]
        raise Refusal("choice", "It is none of the choices.")
