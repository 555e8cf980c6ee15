"""Cells as people write them: entries in their own language, marks out of another range, shares in percent."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from journeykit.formats.advice import ANY, argument
from journeykit.formats.importing.cell_kinds import choice_name
from journeykit.formats.importing.said_range import Range
from journeykit.formats.importing.said_values import value_key
from journeykit.formats.importing.spelled_cells import Share, day, figures, in_order, listed, mark, no_value
from journeykit.formats.importing.words import normal, words
from journeykit.formats.sheets.cells import CellReader
from journeykit.formats.sheets.sheet import Cell, text_of
from journeykit.schema.columns import Column
from journeykit.schema.values import NOTHING, Refusal, clean, match_choice, shown

ELSEWHERE = "elsewhere"
"""The code of a refusal that says from which other range a mark is."""

_OUT_OF = re.compile(r"\s*([\d.,]+)\s*(?:/|von|of|out of|sur|de|su|van|av|z|из)\s*(\d+)\s*", re.IGNORECASE)


class ForeignCells(CellReader):
    """Reads the cells of one file, and notes what it has taken a word for.

    ``scales`` gives, by column, the range that the file's marks come from; they are spread over the
    column's own. ``orders`` gives, by column, whether its days begin with the day or the month. ``values``
    gives, by column, what words stand for. ``ours``: the file has the form that journeykit writes, in which
    a word of an open list that looks foreign is meant as it is.
    """

    def __init__(
        self,
        decimal: str | None,
        scales: Mapping[str, Range],
        orders: Mapping[str, str],
        values: Mapping[str, Mapping[str, Any]],
        *,
        ours: bool,
    ) -> None:
        super().__init__(decimal)
        self._orders, self._values = orders, values
        self._scales, self._ours = scales, ours
        self.taken: dict[tuple[str, str], str] = {}
        """By column and word, the entry it was taken for."""
        self.rounded: dict[str, int] = {}
        """By column, how many different marks fell between two steps."""
        self.blank: Counter[tuple[str, str]] = Counter()
        """By column and text, how many cells say that there is nothing."""
        self.met: set[tuple[str, str]] = set()
        self.advised = False
        """Whether something was refused that an option would take."""

    def value(self, column: Column, cell: Cell) -> Any:
        """Return the value that a cell stands for; raise `Refusal` if it stands for none."""
        if isinstance(cell, Share):
            cell = float(cell) if column.kind == "number" else cell.text
        if isinstance(cell, str) and column.kind in ("scale", "number", "date") and no_value(cell):
            told, value = self._said(column, cell)
            if not told and cell.strip() not in NOTHING:
                self.blank[column.name, cell.strip()] += 1
            return value
        return super().value(column, cell)

    def _meaning(self, column: Column, cell: Cell) -> Any:
        told, value = self._said(column, cell)
        if told:
            return value
        try:
            return self._read(column, cell)
        except Refusal as refusal:
            if column.kind == "scale" and "scales=" not in refusal.why and not _is_whole(cell):
                hint = f"{argument('values', {column.name: {text_of(cell).strip()[:40]: ANY}})} says what it is."
                self.advised = True
                raise Refusal(refusal.code, f"{refusal.why.rstrip('.')}; {hint}") from None
            raise

    def _said(self, column: Column, cell: Cell) -> tuple[bool, Any]:
        key = value_key(cell) if column.name in self._values else ""
        if key not in self._values.get(column.name, ()):
            return False, None
        self.met.add((column.name, key))
        return True, self._values[column.name][key]

    def unmet(self) -> Iterator[tuple[str, str]]:
        """Yield, by column, the words that the caller speaks of and that stand nowhere."""
        yield from ((name, key) for name, meant in self._values.items() for key in meant if (name, key) not in self.met)

    def _read(self, column: Column, cell: Cell) -> Any:
        match column.kind:
            case "scale" | "number" if column.name in self._scales:
                return self._spread(column, cell)
            case "scale":
                return self._scale(column, cell)
            case "choice":
                return super()._meaning(column, self._entry(column, text_of(cell)))
            case "multi_choice" if not self._ours or text_of(cell).startswith(("(", "[")):
                text = text_of(cell)
                if match_choice(column.choices, text) is not None:
                    return super()._meaning(column, cell)
                parts = listed(text)
                joined = ";".join(self._entry(column, part) for part in parts)
                return super()._meaning(column, f"{joined};" if len(parts) == 1 else joined)
            case "flag":
                return super()._meaning(column, self._yes_or_no(text_of(cell)))
            case "number" | "date" if isinstance(cell, str):
                return super()._meaning(column, figures(cell) if column.kind == "number" else self._day(column, cell))
            case _:
                return super()._meaning(column, cell)

    def _day(self, column: Column, cell: str) -> str:
        return in_order(day(cell), self._orders.get(column.name, ""))

    def _entry(self, column: Column, text: str) -> str:
        """Return the entry that a word of some language stands for, or the text as it is."""
        plain = text.strip()
        if plain in NOTHING or match_choice(column.choices, plain) is not None or column.open and self._ours:
            return plain
        meant = words().choice(choice_name(column), plain)
        if meant is None or match_choice(column.choices, meant) is None:
            return plain
        self.taken.setdefault((column.name, plain), meant)
        return meant

    def _yes_or_no(self, text: str) -> str:
        plain = normal(text)
        return "yes" if plain in words().yes else "no" if plain in words().no else text

    def _scale(self, column: Column, cell: Cell) -> Any:
        cell = mark(cell) if isinstance(cell, str) else cell
        text = text_of(cell).strip()
        out_of = _OUT_OF.fullmatch(text)
        if out_of is not None and float(out_of[2]) == column.high:
            return super()._meaning(column, out_of[1])
        if text.endswith("%") or out_of is not None:
            self.advised = True
            most = 100 if out_of is None else out_of[2]
            converting = argument("scales", {column.name: (0, int(most))})
            raise Refusal(ELSEWHERE, f"{shown(text)} is of another range; {converting} would convert it.")
        return super()._meaning(column, cell)

    def _spread(self, column: Column, cell: Cell) -> Any:
        least, most = self._scales[column.name]
        low, high = min(least, most), max(least, most)
        text = mark(text_of(cell))
        out_of = _OUT_OF.fullmatch(text)
        bare = out_of[1] if out_of is not None and float(out_of[2]) == high else text.removesuffix("%").rstrip()
        given = super()._meaning(replace(column, low=low, high=high, step=None, kind="number"), bare)
        if given is None or column.low is None or column.high is None:
            return given
        wanted = column.low + (given - least) / (most - least) * (column.high - column.low)
        if column.step:
            steps = math.floor((wanted - column.low) / column.step + 0.5)
            on_step = column.low + steps * column.step
            if abs(on_step - wanted) > 1e-9:
                self.rounded[column.name] = self.rounded.get(column.name, 0) + 1
            wanted = on_step
        return clean(column, wanted)


def _is_whole(cell: Cell) -> bool:
    """Tell whether a cell is a whole number, which stands for itself even where it does not fit."""
    return re.fullmatch(r"[+\-−]?\d+([.,]0+)?", figures(text_of(cell)).strip(), re.ASCII) is not None
