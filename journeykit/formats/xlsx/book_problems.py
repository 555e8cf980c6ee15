"""What of a workbook was mended or could not be taken, with the sheet, the line and the column."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.cells import CellReader, RefReader
from journeykit.formats.sheets.header import Header, Target
from journeykit.formats.xlsx.sheet_part import SheetPart
from journeykit.model.contents import Contents
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal

MOST_PROBLEMS = 1_000


def about_cells(spec: TableSpec, sheet: str, part: SheetPart, header: Header) -> Iterator[ReadProblem]:
    """Yield what of a sheet's cells was taken otherwise than it stands there: formulas, errors, merged cells."""
    places = header.places

    def title(column: int) -> str:
        place: Target | None = places[column] if column < len(places) else None
        return place.column if place else ""

    formulas = [(row, column) for row, column in part.formulas if title(column)]
    if formulas:
        count = "A formula stands here" if len(formulas) == 1 else f"{len(formulas):,} formulas stand here and below"
        row, column = formulas[0]
        why = f"{count}; what the file shows for it was taken."
        yield ReadProblem(row + 1, title(column), "", why, sheet)
    for (row, column), text in list(part.errors.items())[:MOST_PROBLEMS]:
        if title(column):
            yield ReadProblem(row + 1, title(column), text, f"{text} is an error; the cell was left empty.", sheet)
    if part.filled:
        why = f"Merged cells ({', '.join(part.filled[:3])}): each of their rows got what stands in the first."
        yield ReadProblem(0, "", part.filled[0], why, sheet)


def about_rows(
    contents: Contents, spec: TableSpec, sheet: str, lines: dict[str, int], header: int
) -> Iterator[ReadProblem]:
    """Yield which texts did not fit; ``lines`` says in which line of the sheet each row stands."""
    cells, refs = CellReader(None), RefReader(contents)
    strange: dict[str, int] = {}
    told = 0
    for row in contents.tables[spec.name]:
        for key, text in row.extra.items():
            if key not in spec:
                strange[key] = strange.get(key, 0) + 1
                continue
            told += 1
            if told > MOST_PROBLEMS:
                continue
            column = spec.column(key)
            try:
                (refs if column.kind == "ref" else cells).value(column, text)
                why = f"{text} does not fit its column."
            except Refusal as refusal:
                why = refusal.why
            yield ReadProblem(lines[row.id], key, str(text), f"{why} It is kept beside the row.", sheet)
    if told > MOST_PROBLEMS:
        why = f"{told - MOST_PROBLEMS:,} more cells do not fit their columns; they are kept beside their rows."
        yield ReadProblem(header, "", "", why, sheet)
    for key, count in strange.items():
        cells_ = "1 cell is" if count == 1 else f"{count:,} cells are"
        why = f"{spec.name} has no such column; {cells_} kept beside the rows."
        yield ReadProblem(header, key, key, why, sheet)
