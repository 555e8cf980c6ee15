"""What the cells under a header look like: numbers, days, entries of a choice, names of rows, or texts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from journeykit.formats.importing.spelled_cells import day, day_order, in_order, listed, mark, no_value
from journeykit.formats.importing.words import normal, words
from journeykit.formats.sheets.sheet import Cell, text_of
from journeykit.model.contents import Contents
from journeykit.schema.columns import Column, date
from journeykit.schema.reading import NO, YES, parse
from journeykit.schema.values import NOTHING, Refusal, fold, match_choice

SAMPLE = 200
"""So many cells tell what a column holds."""
DAY = date("day")
LONGEST = 2_000
"""An address may be long; what is longer is a text."""

_NUMBER = re.compile(r"[+\-−]?\s?\d[\d.,'’ \u00a0]*(\s?%|\s?/\s?\d+)?")
_ADDRESS = re.compile(r"(https?://|www\.|mailto:)\S+", re.IGNORECASE)


class Sampled:
    """The cells under one header, looked at once a question."""

    def __init__(self, cells: Sequence[Cell], names: Mapping[str, frozenset[str]]) -> None:
        self.cells = [cell for cell in cells if not _is_nothing(text_of(cell).strip())][:SAMPLE]
        self.texts = [text_of(cell).strip() for cell in self.cells]
        self._names = names
        self._fits: dict[str, float | None] = {}

    @property
    def unique(self) -> bool:
        """Whether no text stands there twice."""
        return len({normal(text) or text for text in self.texts}) == len(self.texts)

    @cached_property
    def numbers(self) -> float:
        """The share of cells that are numbers."""
        return self._share([is_number(cell) for cell in self.cells])

    @cached_property
    def days(self) -> float:
        """The share of cells that are days, with or without an hour."""
        return self._share([_is_day(DAY, cell) for cell in self.cells])

    @property
    def counts_up(self) -> bool:
        """Whether the cells number the rows: 1, 2, 3 …, or 0, 1, 2 …."""
        begin = int(self.texts[:1] == ["1"])
        return len(self.texts) > 1 and self.texts == [str(number) for number in range(begin, begin + len(self.texts))]

    def fit(self, column: Column) -> float | None:
        """Return the share of cells that a column of this kind would take; None if that tells nothing."""
        if column.name not in self._fits:
            self._fits[column.name] = self._fit(column) if self.cells else None
        return self._fits[column.name]

    def _fit(self, column: Column) -> float | None:
        match column.kind:
            case "scale" | "number":
                return self.numbers
            case "choice" | "multi_choice":
                return self._texts_that(partial(_is_entry, column))
            case "flag":
                return self._texts_that(_is_flag)
            case "date":
                return self._share([_is_day(column, cell) for cell in self.cells])
            case "link":
                return self._texts_that(lambda text: _ADDRESS.fullmatch(text) is not None)
            case "ref":
                known = self._names.get(column.to, frozenset())
                return self._texts_that(lambda text: fold(text) in known) if known else None
            case _:
                return 1.0 - self.numbers

    def _texts_that(self, fits: Callable[[str], bool]) -> float:
        """Return the share of cells whose text fits, each different text looked at once."""
        answers = {text: len(text) <= LONGEST and fits(text) for text in dict.fromkeys(self.texts)}
        return self._share([answers[text] for text in self.texts])

    def _share(self, answers: Sequence[bool]) -> float:
        return sum(answers) / len(answers) if answers else 0.0


def names_of_rows(contents: Contents) -> dict[str, frozenset[str]]:
    """Return, by table, the ids and names of its rows, folded."""
    return {
        name: frozenset({fold(row) for row in rows.by_id} | {fold(rows.name_of(row)) for row in rows.by_id}) - {""}
        for name, rows in contents.tables.items()
    }


def _is_nothing(text: str) -> bool:
    return text in NOTHING or no_value(text)


def is_number(cell: Cell) -> bool:
    """Tell whether a cell is a number, or a text that people would call one.

    >>> is_number(3), is_number("1.234,5"), is_number("80 %"), is_number("3 of them")
    (True, True, True, False)
    """
    if isinstance(cell, bool | dt.date):
        return False
    return not isinstance(cell, str) or _NUMBER.fullmatch(mark(cell)) is not None


def _is_entry(column: Column, text: str) -> bool:
    parts = listed(text) if column.kind == "multi_choice" else [text]
    return all(
        match_choice(column.choices, part.strip()) is not None or words().choice(choice_name(column), part) is not None
        for part in parts
        if part.strip()
    )


def choice_name(column: Column) -> str:
    """Return under which name the words for a choice's entries are listed."""
    return "channel" if column.name == "channels" else column.name


def _is_flag(text: str) -> bool:
    plain = normal(text)
    return text.lower() in YES or text.lower() in NO or plain in words().yes or plain in words().no


def _is_day(column: Column, cell: Cell) -> bool:
    if isinstance(cell, dt.date):
        return True
    if not isinstance(cell, str):
        return False
    # Which of two days is meant is another question.
    sure = in_order(day(cell), day_order([cell]) or "d")
    try:
        return parse(column, sure) is not None
    except Refusal:
        return False
