"""Marks that come from another range than their column's: spread if the caller says so, spoken of if not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from journeykit.errors import InvalidValueError
from journeykit.formats.advice import argument
from journeykit.formats.importing.foreign_cells import Range
from journeykit.formats.importing.guess import Guess
from journeykit.formats.read_report import OWN_NAME
from journeykit.formats.sheets.header import targets
from journeykit.formats.sheets.table_rows import TableRowsOfFile
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold

ENOUGH_MARKS = 5
"""So many marks within half of a range tell that they may come from another."""

_SAID = re.compile(r"[(\[]\D{0,20}?([-−–]?\d+)\D{1,12}?([+-−]?\d+)\D{0,20}[)\]]")


def given_ranges(spec: TableSpec, scales: Mapping[str, Range]) -> dict[str, Range]:
    """Return, by column, the range that the caller gives; `InvalidValueError` if it cannot be one.

    >>> from journeykit.schema.tables import SCHEMA
    >>> given_ranges(SCHEMA.table("needs"), {"Importance": (1, 5)})
    {'importance': (1, 5)}
    """
    known = targets(spec)
    found: dict[str, Range] = {}
    for name, given in scales.items():
        target = known.get(fold(name))
        column = spec.column(target.column if target is not None else name)
        if column.kind != "scale":
            marked = ", ".join(known.name for known in spec.columns if known.kind == "scale") or "none"
            why = f"ranges are for columns of marks ({marked}), and {column.name} is a {column.kind}."
            raise InvalidValueError(spec.name, column.name, given, why)
        low, high = _pair(spec, column, given)
        found[column.name] = (low, high)
    return found


def _pair(spec: TableSpec, column: Column, given: object) -> Range:
    if isinstance(given, tuple | list) and len(given) == 2:
        low, high = given
        if all(isinstance(end, int | float) and not isinstance(end, bool) for end in given) and low < high:
            return low, high
    why = f"a range is the lowest and the highest mark, as in {argument('scales', {column.name: (1, 5)})}."
    raise InvalidValueError(spec.name, column.name, given, why)


def range_remarks(
    guess: Guess, read: TableRowsOfFile, ranges: Mapping[str, Range], rounded: Mapping[str, int]
) -> Iterator[str]:
    """Yield what was done to marks, and which marks look as if they came from another range."""
    for column in guess.spec.columns:
        if column.kind != "scale" or column.low is None or column.high is None or not guess.title(column.name):
            continue
        ours = f"{column.low:g} to {column.high:g}".replace("-", "−")
        if column.name in ranges:
            low, high = ranges[column.name]
            between = rounded.get(column.name, 0)
            more = f"; {between} of the marks {'falls' if between == 1 else 'fall'} between steps and went to the next"
            yield f"{column.name}: {low:g} to {high:g} was spread over {ours}{more if between else ''}."
            continue
        marks = [mark for row in read.rows if (mark := row.cells.get(column.name)) is not None]
        other = _other_range(guess, column, marks)
        if other is not None:
            low, high = other
            yield (
                f"{column.name}: marks from {low:g} to {high:g} were taken as they are, though the column goes from "
                f"{ours}; {argument('scales', {column.name: (low, high)})} would spread them."
            )


def _other_range(guess: Guess, column: Column, marks: list[float]) -> Range | None:
    title = guess.title(column.name)
    said = _SAID.search(title)
    if said is not None:
        low, high = (int(re.sub("[−–]", "-", end)) for end in said.groups())
        # From 1 to 10 is what most people mean by from 0 to 10.
        return (low, high) if low < high and high != column.high and marks else None
    foreign = any(found.column == column.name and found.why != OWN_NAME for found in guess.columns)
    to_ten = (column.low, column.high) == (0, 10)
    fives = len(marks) >= ENOUGH_MARKS and min(marks) >= 1 and max(marks) == 5
    return (1, 5) if foreign and to_ten and fives else None
