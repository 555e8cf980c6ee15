"""What a workbook does not hold or has lost: formulas without a result, errors in the place of values."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from journeykit.formats.read_report import ReadProblem

if TYPE_CHECKING:
    from journeykit.formats.sheets.header import Header
    from journeykit.formats.xlsx.sheet_part import SheetPart

MOST_TOLD = 1_000
"""So many errors of a sheet are told one by one."""


def about_rows(part: SheetPart, header: Header, first: int, left_out: Collection[int]) -> Iterator[ReadProblem]:
    """Yield what of the cells from line ``first`` on could not be taken, by line and column."""
    # Only a workbook needs what is known of workbooks.
    from journeykit.formats.xlsx.book_problems import about_cells

    def told(place: tuple[int, int]) -> bool:
        return place[0] + 1 >= first and place[0] + 1 not in left_out

    unsaved = [place for place in part.unsaved if told(place)]
    errors = {place: text for place, text in part.errors.items() if told(place)}
    yield from about_cells("", replace(part, formulas=[], unsaved=unsaved, errors=errors, filled=[]), header, ())


def about_places(part: SheetPart) -> Iterator[ReadProblem]:
    """Yield what could not be taken of a sheet that has no columns of a table, by the names of cells."""
    why = "the file holds no result for it: left empty. Saved by Excel or LibreOffice, it does."
    for row, column in part.unsaved[:MOST_TOLD]:
        yield ReadProblem(0, "", "", f"A formula stands in {_name(row, column)}; {why}")
    for (row, column), text in list(part.errors.items())[:MOST_TOLD]:
        yield ReadProblem(0, "", text, f"{text} in {_name(row, column)} is an error; the cell was left empty.")


def _name(row: int, column: int) -> str:
    """Return what a spreadsheet calls a cell.

    >>> _name(3, 1), _name(0, 27)
    ('B4', 'AB1')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
