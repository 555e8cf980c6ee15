"""Rows of a map that a sheet brings once more, as when a list is read again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from journeykit.model.rows import Row
from journeykit.schema.tables import TableSpec

MAX_SHAPES = 60
"""Rows of a sheet lack the cells that were not taken; so many ways of lacking some are looked at."""


class ThereAlready:
    """The rows of a map by what stands in some of their columns; each is found once."""

    def __init__(self, spec: TableSpec, rows: Iterable[Row], without: Collection[str]) -> None:
        self._spec = spec
        self._rows = [row for row in rows if row.id not in without]
        self._by_shape: dict[tuple[str, ...], dict[tuple[Any, ...], list[str]]] = {}
        self._found: set[str] = set()

    def find(self, cells: Mapping[str, Any]) -> str | None:
        """Return a row that is equal in all these columns and was not found before; None if there is none."""
        shape = tuple(sorted(cells))
        if shape not in self._by_shape:
            if len(self._by_shape) == MAX_SHAPES:
                return None
            self._by_shape[shape] = self._of_shape(shape)
        alike = self._by_shape[shape].get(tuple(cells[name] for name in shape), [])
        while alike:
            row = alike.pop()
            if row not in self._found:
                self._found.add(row)
                return row
        return None

    def _of_shape(self, shape: tuple[str, ...]) -> dict[tuple[Any, ...], list[str]]:
        empty = {name: self._spec.column(name).empty for name in shape}
        found: dict[tuple[Any, ...], list[str]] = {}
        for row in reversed(self._rows):
            found.setdefault(tuple(row.cells.get(name, empty[name]) for name in shape), []).append(row.id)
        return found
