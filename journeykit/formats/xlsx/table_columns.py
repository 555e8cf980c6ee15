"""The columns of a table's sheet: their titles, what their cells hold, how wide and how loud they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from journeykit.formats.sheets.header import ID, Target, targets
from journeykit.formats.xlsx.looks import COMPUTED, DATE, NAME, NUMBER, QUIET, WORDS, Look
from journeykit.formats.xlsx.row_labels import RowLabels
from journeykit.formats.xlsx.shown_values import Shown, shown_by, shown_choices
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold

_WIDTHS = {"text": 30, "long_text": 40, "multi_choice": 24, "flag": 11, "date": 12, "link": 28, "ref": 24}
_NARROW, _WIDE = 11, 28
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet; ``declared`` is None for that of the ids."""

    name: str
    title: str
    declared: Column | None
    shown: Callable[[Any], Shown] = str
    words: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, column: Column, title: str = "", shown: Callable[[Any], Shown] | None = None) -> SheetColumn:
        """Return the sheet's column of a table's."""
        words = tuple(shown_choices(column).values()) if column.choices else ()
        return cls(column.name, title or column.title, column, shown or shown_by(column), words)

    @property
    def quiet(self) -> bool:
        """Whether people need not look at it."""
        return self.declared is None or self.declared.managed or self.declared.kind == "derived"

    @property
    def width(self) -> float:
        """Return how wide it is, in letters."""
        if self.declared is None:
            return 14
        if self.declared.managed:
            return 16
        longest = max(map(len, self.words), default=0) + 3 if self.declared.kind == "choice" else 0
        title = max(map(len, self.title.split()), default=0) + 4
        wanted = max(_WIDTHS.get(self.declared.kind, _NARROW), longest, title)
        return min(wanted, max(_WIDE, _WIDTHS.get(self.declared.kind, 0)))

    def look(self, spec: TableSpec) -> Look:
        """Return how its cells look."""
        if self.declared is None or self.declared.managed:
            return QUIET
        match self.declared.kind:
            case "derived":
                return COMPUTED
            case "scale" | "number":
                return NUMBER
            case "date":
                return DATE
            case _:
                return NAME if self.name == spec.label and self.declared.kind == "text" else WORDS

    def cell(self, contents: Contents, spec: TableSpec, row: Row) -> Shown:
        """Return what the cell of a row holds."""
        if self.declared is None:
            return row.id
        return self.shown(contents.value(spec, row, self.name))


def sheet_columns(spec: TableSpec, labels: Mapping[str, RowLabels]) -> list[SheetColumn]:
    """Return the columns of a table's sheet: those of the table in their order, then its ids."""
    known = targets(spec)
    found: list[SheetColumn] = []
    for column in spec.columns:
        title = column.title
        fits = 0 < len(title.strip()) <= 80 and not _UNFIT.search(title)
        meant = known.get(fold(title)) if fits else None
        name = title if meant == Target(column.name) else column.name
        shown = _ref(labels.get(column.to)) if column.kind == "ref" else None
        found.append(SheetColumn.of(column, name, shown))
    return [*found, SheetColumn(ID, "Id", None)]


def _ref(labels: RowLabels | None) -> Callable[[Any], Shown]:
    return lambda value: labels.of(value) if value and labels else ""
