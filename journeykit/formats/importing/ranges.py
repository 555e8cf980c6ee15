"""The range that each column of marks comes from: what the caller or the header says, or what the marks tell.

A column is taken in one way or not at all. Marks of which some fit and some do not would be false where they fit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from journeykit.formats.advice import argument
from journeykit.formats.importing.guess import Guess
from journeykit.formats.importing.said_range import Range, said_range
from journeykit.formats.importing.spelled_cells import Share, figures, mark, no_value
from journeykit.formats.importing.words import normal, words
from journeykit.formats.read_report import ReadColumn, ReadProblem
from journeykit.formats.sheets.header import ID
from journeykit.formats.sheets.sheet import Cell, text_of
from journeykit.schema.columns import Column
from journeykit.schema.reading import parse
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import NOTHING, Refusal, clean, fold

FEW_MARKS = 2
"""Fewer marks tell nothing of the range they come from."""
SLIPS = 10
"""One mark beyond the range in so many is a slip of the finger."""
USUAL: tuple[Range, ...] = (
    (1, 5), (0, 5), (1, 6), (1, 7), (-3, 3), (1, 10), (0, 10), (-5, 5), (0, 20), (-10, 10), (0, 100), (-100, 100),
)  # fmt: skip
"""Ranges that people give marks in, the narrow ones first."""
FEW_RANKS = 5
"""Ranks up to here are given to several rows alike."""


@dataclass
class Ranges:
    """What is known of the ranges of a sheet's marks: those to be spread, and what was made of the others."""

    spread: dict[str, Range] = field(default_factory=dict)
    how: dict[str, str] = field(default_factory=dict)
    """By column that is spread, who says so, if not the caller."""
    assumed: dict[str, str] = field(default_factory=dict)
    left_out: list[ReadProblem] = field(default_factory=list)

    def remarks(self, spec: TableSpec, rounded: Mapping[str, int]) -> Iterator[str]:
        """Yield what was done to marks, and what was taken for granted of them."""
        for column in spec.columns:
            if column.name in self.spread:
                between = rounded.get(column.name, 0)
                more = "falls" if between == 1 else "fall"
                more = f"; {between} of the marks {more} between steps and went to the next" if between else ""
                who = self.how.get(column.name, "")
                from_, onto = _told(self.spread[column.name]), _told((column.low or 0, column.high or 0))
                yield f"{column.name}: {from_} was spread over {onto}{who}{more}."
            elif column.name in self.assumed:
                yield self.assumed[column.name]


def settled_ranges(guess: Guess, given: Mapping[str, Range], said: Collection[str]) -> tuple[Guess, Ranges]:
    """Return the ranges of a sheet's marks, and the guess without the columns of which no range can be right.

    ``given`` has the ranges that the caller gives, ``said`` the headers of which the caller says what they are.
    """
    ranges = Ranges(dict(given))
    places = list(guess.header.places)
    ours = any(place is not None and place.column == ID for place in places)
    found = {index: column for index, column in _scales(guess) if column.name not in given}
    marks = {index: _marks(guess, index, column) for index, column in found.items()}
    left: dict[str, str] = {}
    for index, column in found.items():
        title = text_of(guess.sheet.rows[guess.line - 1][index]).strip()
        # A header that is the column's own says nothing of another range, whatever stands in it.
        own = ours or fold(title) in (fold(column.name), fold(column.title))
        ranked = not own and fold(title) not in said and _is_rank(title, marks[index])
        header = None if own else said_range(title)
        if header is not None and header[0] > header[1]:
            ranges.spread[column.name], ranges.how[column.name] = header, ", as its header says"
        elif ranked:
            left[column.name] = _about_ranks(column, marks[index])
        elif header is not None:
            if not _is_own(header, column):
                ranges.spread[column.name], ranges.how[column.name] = header, ", as its header says"
        elif not ours and _all_percent(guess, index):
            ranges.spread[column.name], ranges.how[column.name] = (0, 100), ", as the percent signs say"
        elif other := _beyond(column, marks[index]):
            if not ours:
                other = _usual(_of_all_alike(column, found, marks)) or other
                left[column.name] = _about_marks(column, marks[index], other)
        elif not ours and (other := _narrower(column, _of_all_alike(column, found, marks), marks[index])):
            ranges.assumed[column.name] = _about_assumed(column, marks[index], other)
        if column.name in left:
            places[index] = None
            ranges.left_out.append(ReadProblem(guess.line, title, "", f"It was passed over: {left[column.name]}"))
    columns = tuple(
        ReadColumn(one.title, "", "unclear", left[one.column]) if one.column in left else one for one in guess.columns
    )
    return replace(guess, header=replace(guess.header, places=tuple(places)), columns=columns), ranges


def _scales(guess: Guess) -> Iterator[tuple[int, Column]]:
    for index, target in enumerate(guess.header.places):
        if target is not None and target.column != ID:
            column = guess.spec.column(target.column)
            if column.kind == "scale" and column.low is not None and column.high is not None:
                yield index, column


def _marks(guess: Guess, index: int, column: Column) -> list[float]:
    """Return the numbers under a header; words and shares are none."""
    open_column = replace(column, low=None, high=None, step=None, kind="number")
    marks: list[float] = []
    for cell in _cells(guess, index):
        try:
            value = clean(open_column, cell) if _is_typed(cell) else parse(open_column, mark(text_of(cell)))
        except (Refusal, OverflowError):
            continue
        if value is not None:
            marks.append(value)
    return marks


def _cells(guess: Guess, index: int) -> Iterator[Cell]:
    for row in islice(guess.sheet.rows, guess.line, None):
        text = text_of(row[index]).strip() if index < len(row) else ""
        if text not in NOTHING and not no_value(text):
            yield row[index]


def _is_typed(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool | Share)


def _all_percent(guess: Guess, index: int) -> bool:
    texts = [cell.text if isinstance(cell, Share) else figures(text_of(cell)).strip() for cell in _cells(guess, index)]
    return bool(texts) and all(text.endswith("%") for text in texts)


def _is_own(said: Range, column: Column) -> bool:
    # From 1 to 10 is what most people mean by from 0 to 10.
    own = (column.low, column.high)
    return said == own or (said, own) == ((1, 10), (0, 10))


def _is_rank(title: str, marks: list[float]) -> bool:
    """Tell whether marks under a word for ranks may be such, 1 for the most."""
    plain = normal(title.partition("(")[0].partition("（")[0])
    telling = [token for token in plain.split() if token not in words().little]
    if plain not in words().ranks and not (telling and words().ranks.issuperset(telling)):
        return False
    if not marks or min(marks) < 1 or any(one % 1 for one in marks):
        return False
    return max(marks) <= FEW_RANKS or len(set(marks)) == len(marks) == max(marks)


def _beyond(column: Column, marks: list[float]) -> Range | None:
    """Return the usual range that marks come from of which some lie beyond the column's; None for slips and chance."""
    assert column.low is not None
    assert column.high is not None
    if column.whole and min(marks, default=-1) >= 0 and max(marks) <= 1 and any(one % 1 for one in marks):
        return (0, 1)
    outside = sum(1 for one in marks if not column.low <= one <= column.high)
    # Where the column begins below 0 and no mark does, even those that fit mean something else.
    shifted = column.low < 0 <= min(marks, default=-1)
    if not outside or SLIPS * outside < len(marks) and not shifted:
        return None
    return _usual(marks)


def _usual(marks: list[float]) -> Range | None:
    return next((usual for usual in USUAL if usual[0] <= min(marks) and max(marks) <= usual[1]), None)


def _of_all_alike(column: Column, found: Mapping[int, Column], marks: Mapping[int, list[float]]) -> list[float]:
    """Return the marks of all columns that have the range of one: a list gives its marks in one range."""
    alike = [index for index, other in found.items() if (other.low, other.high) == (column.low, column.high)]
    return [one for index in alike for one in marks[index]]


def _narrower(column: Column, marks: list[float], own: list[float]) -> Range | None:
    """Return a usual range within the column's that all marks are of; None if there is none."""
    assert column.low is not None
    assert column.high is not None
    if len(own) < FEW_MARKS:
        return None
    if column.low < 0:
        return (1, 5) if min(marks) >= 1 else None
    return (1, 5) if min(marks) >= 1 and max(marks) <= 5 and column.high > 6 else None


def _about_ranks(column: Column, marks: list[float]) -> str:
    most = max(3, *marks)
    return (
        f"1 may be the most or the least; {_scales_said(column, (most, 1))} would take 1 as the most, "
        f"{_scales_said(column, (1, most))} as the least."
    )


def _about_marks(column: Column, marks: list[float], other: Range) -> str:
    low, high = other
    turned = f", {_scales_said(column, (high, low))} if 1 is the best" if low == 1 else ""
    ours = _told((column.low or 0, column.high or 0))
    return (
        f"its marks, {_told((min(marks), max(marks)))}, do not fit {column.name}, {ours}; "
        f"{argument('scales', {column.name: (low, high)})} would spread them{turned}."
    )


def _about_assumed(column: Column, marks: list[float], other: Range) -> str:
    ours = _told((column.low or 0, column.high or 0))
    return (
        f"{column.name}: marks from {_told((min(marks), max(marks)))} were taken as they are, though the column goes "
        f"from {ours}; if they are of another range, {_scales_said(column, other)} would spread them."
    )


def _scales_said(column: Column, ends: Range) -> str:
    return argument("scales", {column.name: tuple(int(end) if end == int(end) else end for end in ends)})


def _told(ends: Range) -> str:
    return f"{ends[0]:g} to {ends[1]:g}".replace("-", "−")
