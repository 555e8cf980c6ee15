"""What of a workbook's cells was taken otherwise than it stands there, and what of its sheets not at all."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from journeykit.errors import nearest
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.header import Header, Target
from journeykit.formats.sheets.map_problems import MOST_PROBLEMS
from journeykit.formats.sheets.sheet import Cell, is_blank, text_of
from journeykit.formats.xlsx.sheet_names import ABOUT, ABOUT_HEADS, MORE, SAID
from journeykit.formats.xlsx.sheet_part import SheetPart
from journeykit.schema.columns import Column
from journeykit.schema.values import fold, shown

MOST_REMARKS = 100

_Place = tuple[int, int]


def about_cells(sheet: str, part: SheetPart, header: Header, cut: Sequence[_Place]) -> Iterator[ReadProblem]:
    """Yield what of a sheet's cells was taken otherwise than it stands there: formulas, errors, merged cells.

    ``cut`` has the places of long texts whose rest is not in the file.
    """
    places = header.places

    def title(column: int) -> str:
        place: Target | None = places[column] if column < len(places) else None
        return place.column if place else ""

    for found, taken in (
        (part.formulas, "what the file shows for {} was taken."),
        (
            part.unsaved,
            "the file holds no result for {}: left empty. Saved by Excel or LibreOffice, it does.",
        ),
    ):
        for column, first, count in _by_column(found):
            if title(column):
                here = "A formula stands here" if count == 1 else f"{count:,} formulas stand here and below"
                why = f"{here}; {taken.format('it' if count == 1 else 'them')}"
                yield ReadProblem(first + 1, title(column), "", why, sheet)
    for (row, column), text in list(part.errors.items())[:MOST_PROBLEMS]:
        if title(column):
            yield ReadProblem(row + 1, title(column), text, f"{text} is an error; the cell was left empty.", sheet)
    for row, column in cut[:MOST_PROBLEMS]:
        if title(column):
            why = f"The end of this text is lost: it stood in the sheet {MORE}, which is gone."
            yield ReadProblem(row + 1, title(column), "", why, sheet)
    if part.filled:
        why = f"Merged cells ({', '.join(part.filled[:3])}): each of their rows got what stands in the first."
        yield ReadProblem(0, "", part.filled[0], why, sheet)


def _by_column(places: Sequence[_Place]) -> list[tuple[int, int, int]]:
    """Return each column with the first of its rows and how many there are."""
    found: dict[int, list[int]] = {}
    for row, column in places:
        found.setdefault(column, []).append(row)
    return [(column, min(rows), len(rows)) for column, rows in sorted(found.items())]


def about_sheet(name: str, tables: Sequence[str]) -> ReadProblem:
    """Return what is said of a sheet that is no table's."""
    near = nearest(name.partition("(")[0].strip(), tables)
    hint = f" The map's table is {near}." if near else ""
    return ReadProblem(0, "", "", f"No table of the map has this name; the sheet was ignored.{hint}", name)


def about_beside(words: Sequence[str]) -> Iterator[ReadProblem]:
    """Yield what of a workbook is no cell: a map has no place for it."""
    if words:
        yield ReadProblem(0, "", "", f"The workbook has {' and '.join(words)}; a map has no place for them.")


def about_remarks(
    sheet: str, rows: Sequence[list[Cell]], fields: Mapping[str, Column], others: Iterable[str]
) -> Iterator[ReadProblem]:
    """Yield what people have written on the first sheet that is no field of the map.

    ``fields`` has the columns of the words, folded, that name one; ``others`` what else journeykit writes there. The
    sheet has three parts, with blank lines between them: what it is, the fields, the sheets.
    """
    written = {
        _plain(text) for text in (*SAID, ABOUT, *ABOUT_HEADS, *others, *(field.help for field in fields.values()))
    }
    found = list(_remarks(rows, fields, written))
    for line, said, why in found[:MOST_REMARKS]:
        yield ReadProblem(line, "", said, f"{shown(said)} {why}", sheet)
    if len(found) > MOST_REMARKS:
        why = f"{len(found) - MOST_REMARKS:,} more rows of this sheet were passed over."
        yield ReadProblem(0, "", "", why, sheet)


def _remarks(
    rows: Sequence[list[Cell]], fields: Mapping[str, Column], written: Container[str]
) -> Iterator[tuple[int, str, str]]:
    part, seen = 0, set[str]()
    for line, row in enumerate(rows, start=1):
        if is_blank(row):
            part += bool(line > 1 and not is_blank(rows[line - 2]))
            continue
        text, *values = (text_of(cell).strip() for cell in row)
        field = fields.get(fold(text))
        if field is None or part > 1:
            if beside := [cell for cell in (text, *values) if cell and (_plain(cell) not in written or part > 2)]:
                # What stands beside a word that is no field was one, or is to be one.
                said = ": ".join((text, *beside) if part == 1 and text and text not in beside else beside)
                yield line, said, "is no field of the map; it was passed over."
            continue
        if field.name in seen and any(values):
            yield line, ": ".join((text, *values[:1])), "stands in a line above already; it was passed over."
        seen.add(field.name)
        if beside := [cell for cell in values[1:] if cell and _plain(cell) != _plain(field.help)]:
            yield line, ", ".join(beside), "stands beside a field; it was passed over."


def _plain(text: str) -> str:
    return " ".join(text.split())


def about_links(
    sheet: str, links: Sequence[tuple[int, int, str]], rows: Sequence[list[Cell]], titles: Sequence[str]
) -> Iterator[ReadProblem]:
    """Yield, once a column, that links lead elsewhere than their text says: only the text is taken."""
    found: dict[int, list[tuple[int, str]]] = {}
    for row, column, target in links:
        text = text_of(rows[row][column]) if row < len(rows) and column < len(rows[row]) else ""
        if _address(text) != _address(target):
            found.setdefault(column, []).append((row, target))
    for column, others in sorted(found.items()):
        row, target = min(others)
        title = titles[column] if column < len(titles) else ""
        rest = f" So in {len(others):,} cells, this is the first." if len(others) > 1 else ""
        why = f"This cell is linked to {shown(target)}; only its text was taken.{rest}"
        yield ReadProblem(row + 1, title, target, why, sheet)


def _address(text: str) -> str:
    """Return a link's address as it can be compared: programs make links of addresses that people type."""
    plain = unquote(text.strip()).lower().rstrip("/")
    return re.sub(r"^(?:https?://|mailto:|file:/*)", "", plain)
