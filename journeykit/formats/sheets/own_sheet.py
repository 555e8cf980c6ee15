"""The lines of a sheet that only journeykit writes: matched by its header, and what of it could not be taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from journeykit.formats.sheets.header import FIRST_ROWS
from journeykit.formats.sheets.map_problems import MapProblems
from journeykit.formats.sheets.sheet import Sheet, text_of
from journeykit.schema.values import fold, shown


class Record(NamedTuple):
    """One line: where it stands, and its cells by the words of the header."""

    line: int
    cells: dict[str, str]


def records(name: str, sheet: Sheet | None, titles: Sequence[str], problems: MapProblems) -> Iterator[Record]:
    """Yield the lines under the header of one of our own sheets, each with a text for every title.

    >>> told = MapProblems(lambda table, line, column: (table, line))
    >>> sheet = Sheet([["value", "field"], ["Motor", "title", "Ruth was here"]])
    >>> [record.cells for record in records("_map", sheet, ["field", "value"], told)]
    [{'field': 'title', 'value': 'Motor'}]
    >>> print(*told.all())
    _map, line 2: “Ruth was here” stands in no column of _map; it was passed over.
    """
    if sheet is None:
        return
    for line, why in sheet.told():
        problems.add(name, line, "", "", why)
    lines = [(line, [text_of(cell) for cell in row]) for line, row in enumerate(sheet.rows, start=1)]
    filled = [(line, row) for line, row in lines if any(map(str.strip, row))]
    if not filled:
        return
    known = {fold(title): title for title in titles}
    counts = [len({word for cell in row if (word := fold(cell[:300])) in known}) for _, row in filled[:FIRST_ROWS]]
    top = counts.index(max(counts))
    for line, row in filled[:top]:
        _tell_above(name, line, row, problems)
    places, body = _places(name, filled[top:], titles, problems)
    for line, row in body:
        cells = dict.fromkeys(titles, "")
        cells |= {title: row[index] for index, title in places.items() if index < len(row)}
        beside = [text for index, cell in enumerate(row) if index not in places and (text := cell.strip())]
        if beside:
            said = ", ".join(beside)
            problems.add(name, line, "", said, f"{shown(said)} stands in no column of {name}; it was passed over.")
        if any(cells.values()):
            yield Record(line, cells)


def _places(
    name: str, filled: Sequence[tuple[int, list[str]]], titles: Sequence[str], problems: MapProblems
) -> tuple[dict[int, str], Sequence[tuple[int, list[str]]]]:
    """Return which column stands where, and the lines below; without a header they stand as they are written."""
    line, header = filled[0]
    known = {fold(title): title for title in titles}
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        title = known.get(fold(cell[:300]))
        if title is None and cell.strip() or title in found:
            second = f"it has a column {title} already" if title else f"{name} has no such column"
            problems.add(name, line, cell.strip(), cell.strip(), f"{second}; what stands below was passed over.")
        elif title is not None:
            found[title] = index
    if not found:
        problems.add(name, line, "", "", f"Its header is missing: {', '.join(titles)}.")
        return dict(enumerate(titles)), filled
    if missing := [title for title in titles if title not in found]:
        one = "The column {} is" if len(missing) == 1 else "The columns {} are"
        problems.add(name, line, "", "", f"{one.format(', '.join(missing))} missing; nothing of that was taken.")
    return {index: title for title, index in found.items()}, filled[1:]


def _tell_above(name: str, line: int, row: list[str], problems: MapProblems) -> None:
    said = ", ".join(text for cell in row if (text := cell.strip()))
    problems.add(name, line, "", said, f"{shown(said)} stands above the headers; it was passed over.")
