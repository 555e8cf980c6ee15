"""Where the header of a sheet stands: above it may be a title, a date, a blank line, headings of groups."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from journeykit.formats.importing.likeness import HeaderWords, outright
from journeykit.formats.importing.wanted import Wanted
from journeykit.formats.sheets.header import MAX_LETTERS, MAX_TITLES, Target, first_rows, targets
from journeykit.formats.sheets.sheet import Sheet, text_of
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold


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
    for line, titles in first_rows(sheet.rows):
        hits = {_meant(title, known, found, wanted) for title in titles} - {""}
        # A row of the body may hold a word or two that are also headers.
        if not best or len(hits) > max(best_count, 1) or len(hits) > best_count == 0 and len(titles) == 1:
            best, best_count = line, len(hits)
    below = sheet.rows[best] if best and best < len(sheet.rows) else []
    titles = [text for cell in islice(below, MAX_TITLES) if (text := text_of(cell)).strip()]
    if len(titles) > 1 and all(_meant(title, known, found, wanted) for title in titles):
        # What seemed to be the header may be headings of groups above it.
        both = {_meant(title, known, found, wanted) for title in titles_at(spec, sheet, best + 1, found)} - {""}
        return best + 1 if len(both) > best_count else best
    return best


def titles_at(spec: TableSpec, sheet: Sheet, line: int, found: HeaderWords) -> list[str]:
    """Return the headers in a line; where one says nothing, or what one before it said, with the heading of its group.

    Headings of groups stand in the line above.

    >>> from journeykit.formats.importing.likeness import header_words
    >>> from journeykit.schema.tables import SCHEMA
    >>> needs = SCHEMA.table("needs")
    >>> titles_at(needs, Sheet([["Persona", "Need", ""], ["", "Text", "Level"]]), 2, header_words(needs))
    ['Persona', 'Need Text', 'Level']
    """
    titles = [text_of(cell) for cell in sheet.rows[line - 1]]
    above = [text_of(cell).strip() for cell in sheet.rows[line - 2]] if line > 1 else []
    if sum(map(bool, above)) < 2:
        return titles
    known, group = targets(spec), ""
    seen = set[str]()
    for index in range(min(max(len(titles), len(above)), MAX_TITLES)):
        here = above[index] if index < len(above) else ""
        group = here or group
        if index >= len(titles):
            titles.append("")
        title = titles[index].strip()
        if not title:
            titles[index] = here
        elif group and fold(title) in seen or _meant(group, known, found, {}) and not _meant(title, known, found, {}):
            titles[index] = f"{group} {title}"
        seen.add(fold(title))
    return titles


def _meant(title: str, known: Mapping[str, Target], found: HeaderWords, wanted: Wanted) -> str:
    """Return what a cell is as a header; empty for nothing."""
    folded = fold(title[:MAX_LETTERS])
    if folded in wanted:
        return f"={folded}"
    if folded in known:
        return known[folded].column
    return min(outright(title, found), default="")
