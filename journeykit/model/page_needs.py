"""The first needs in an order that a needs grid offers."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable
from heapq import nsmallest
from itertools import islice

from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.schema.scores import opportunity
from journeykit.schema.tables import MASLOW

BANDS = (10, 12, 15)
"""The lines analysts draw through opportunities; the browser has the same."""

Rank = Callable[[Row], float]


def first_needs(contents: Contents, group: str, sort: str, most: int) -> list[Row]:
    """Return the first needs by ``group``, and within it by ``sort``; of equals the earlier comes first.

    Those that do not tell their stage, level or opportunity come last. "" is the order of the map.
    """
    needs = contents.tables["needs"]
    if not group and not sort:
        return list(islice(needs, most))
    outer = _by_band if group == "opportunity" else _rank(contents, group)
    inner = _rank(contents, sort)
    return nsmallest(most, needs, key=lambda row: (outer(row), inner(row)))


def _rank(contents: Contents, word: str) -> Rank:
    if word == "opportunity":
        return _by_opportunity
    if not word:
        return lambda _row: 0
    known = contents.tables["stages"].ids() if word == "stage" else [entry.value for entry in MASLOW]
    order, last = {value: at for at, value in enumerate(known)}, len(known)
    return lambda row: order.get(row.cells.get(word, ""), last)


def _by_opportunity(row: Row) -> float:
    found = opportunity(row.cells.get("importance"), row.cells.get("satisfaction"))
    return 1 if found is None else -found


def _by_band(row: Row) -> float:
    found = opportunity(row.cells.get("importance"), row.cells.get("satisfaction"))
    return 1 if found is None else -bisect(BANDS, found)
