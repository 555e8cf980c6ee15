"""Where the header of a sheet stands: above it may be a title, a date, a blank line."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from journeykit.formats.importing.likeness import HeaderWords, outright
from journeykit.formats.importing.wanted import Wanted
from journeykit.formats.sheets.header import MAX_TITLES, Target, targets
from journeykit.formats.sheets.sheet import Sheet, is_blank, text_of
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold

FIRST_ROWS = 10
"""Among so many rows that are not blank the header is looked for."""


def header_line(spec: TableSpec, sheet: Sheet, found: HeaderWords, wanted: Wanted) -> int:
    """Return the line of the header: of the first rows the one with most known words; 0 for an empty sheet.

    >>> from journeykit.formats.importing.likeness import header_words
    >>> from journeykit.schema.tables import SCHEMA
    >>> needs = SCHEMA.table("needs")
    >>> header_line(needs, Sheet([["As of May"], [], ["Wish", "Importance"], ["Be heard", 9]]), header_words(needs), {})
    3
    """
    known = targets(spec)
    best, best_count = 0, 0
    seen = 0
    for line, row in enumerate(sheet.rows, start=1):
        if is_blank(row):
            continue
        seen += 1
        titles = [text_of(cell) for cell in islice(row, MAX_TITLES)]
        hits = {_meant(title, known, found, wanted) for title in titles} - {""}
        # A row of the body may hold a word or two that are also headers.
        if not best or len(hits) > max(best_count, 1) or len(hits) > best_count == 0 and len(titles) == 1:
            best, best_count = line, len(hits)
        if seen == FIRST_ROWS:
            break
    return best


def _meant(title: str, known: Mapping[str, Target], found: HeaderWords, wanted: Wanted) -> str:
    """Return what a cell is as a header; empty for nothing."""
    folded = fold(title[:300])
    if folded in wanted:
        return f"={folded}"
    if folded in known:
        return known[folded].column
    return min(outright(title, found), default="")
