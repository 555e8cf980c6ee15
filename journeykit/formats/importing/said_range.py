"""The range of marks that the caller or a header tells: Importance (1-5), Stimmung −2…+2, (1 = high, 3 = low), in %."""

from __future__ import annotations

import re
from collections.abc import Mapping

from journeykit.errors import InvalidValueError
from journeykit.formats.advice import argument
from journeykit.formats.importing.spelled_cells import figures
from journeykit.formats.importing.words import normal, words
from journeykit.formats.sheets.header import targets
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold

Range = tuple[float, float]
"""The mark for the least and the mark for the most; the first is the larger one where 1 is the best."""

_BRACKETS = re.compile(r"[(\[（［]([^)\]）］]{3,80})[)\]）］]?")
_FROM_TO = re.compile(r"(?<![\d.,])([-−–+]?\d{1,3})(?![\d])(\D{1,40}?)([-−–+]?\d{1,3})(?!\d)(.*)", re.DOTALL)
_AT_THE_END = re.compile(
    r"(?<!\S)([-−–+]?\d{1,3})\s?(?:[-–—~〜～/]|\.{2,3}|…|to|bis|à)\s?([-−–+]?\d{1,3})\s*$", re.IGNORECASE
)
_PERCENT = re.compile(r"%\s*[)\]）］]?\s*$")
_LOWEST = frozenset((-100, -10, -5, -4, -3, -2, -1, 0, 1))
_HIGHEST = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100))


def said_range(title: str) -> Range | None:
    """Return the range that a header tells; None if it tells none, or one that nobody gives marks in.

    >>> said_range("Stimmung (−2 bis +2)"), said_range("Importance 1-5"), said_range("Fulfilment in %")
    ((-2, 2), (1, 5), (0, 100))
    >>> said_range("Prio (1 = hoch, 3 = niedrig)"), said_range("Need (Q1 2026)"), said_range("Step 3")
    ((3, 1), None, None)
    """
    title = figures(title[:300])
    for bracket in _BRACKETS.finditer(title):
        found = _FROM_TO.search(bracket[1])
        if found and (range_ := _plausible(found[1], found[3], found[2], found[4])):
            return range_
    at_the_end = _AT_THE_END.search(title)
    if at_the_end and (range_ := _plausible(at_the_end[1], at_the_end[2])):
        return range_
    return (0, 100) if _PERCENT.search(title) else None


def _plausible(one: str, other: str, after_one: str = "", after_other: str = "") -> Range | None:
    first, second = (int(re.sub("[−–]", "-", end)) for end in (one, other))
    low, high = min(first, second), max(first, second)
    if low not in _LOWEST or high not in _HIGHEST or high - low < 2:
        return None
    said_low, said_high = (after_one, after_other) if first == low else (after_other, after_one)
    turned = normal(said_low) in words().most or normal(said_high) in words().least
    return (high, low) if turned else (low, high)


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
        if all(isinstance(end, int | float) and not isinstance(end, bool) for end in given) and low != high:
            return low, high
    why = f"a range is the marks for the least and the most, as in {argument('scales', {column.name: (1, 5)})}."
    raise InvalidValueError(spec.name, column.name, given, why)
