"""What of a workbook's cells was taken otherwise than it stands there, and what of its sheets not at all."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from journeykit.errors import nearest
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.header import Header, Target
from journeykit.formats.sheets.map_problems import MOST_PROBLEMS
from journeykit.formats.sheets.sheet import Cell, is_blank, text_of
from journeykit.formats.xlsx.sheet_names import MORE
from journeykit.formats.xlsx.sheet_part import SheetPart
from journeykit.schema.values import fold, shown

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


def about_remarks(sheet: str, rows: Sequence[list[Cell]], fields: Container[str]) -> Iterator[ReadProblem]:
    """Yield what people have written on the first sheet that is no field of the map.

    ``fields`` has the words, folded, that name one. The sheet has three parts, with blank lines between them: what it
    is, the fields, the sheets.
    """
    part = 0
    for line, row in enumerate(rows, start=1):
        if is_blank(row):
            part += bool(line > 1 and not is_blank(rows[line - 2]))
            continue
        text, *values = (text_of(cell).strip() for cell in row)
        head = part == 1 and is_blank(rows[line - 2])
        if part > 2 or part == 1 and not head and fold(text) not in fields and any(values[:1]):
            said = ": ".join(filter(None, (text, *values[:1])))
            why = f"{shown(said)} is no field of the map; it was passed over."
            yield ReadProblem(line, "", said, why, sheet)
