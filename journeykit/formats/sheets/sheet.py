"""Rows of cells, as a CSV, a workbook or a DataFrame gives them: what every reader of tables begins with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

Cell = str | int | float | bool | dt.date
"""Texts are as people wrote them. Numbers, days and yes or no come from files that tell them from texts."""


@dataclass(frozen=True)
class Sheet:
    """Rows of cells, the header first; row numbers count from 1, as in a spreadsheet.

    ``delimiter`` tells how decimals are probably written in texts: a comma between cells leaves the point
    for them. ``unclosed`` is the row of a CSV in which a quote opens that never closes; from there on lines
    are taken as they are. ``torn`` is the first row in which letters follow the quote that closes a cell; they were
    taken with it.
    """

    rows: list[list[Cell]]
    delimiter: str = ""
    unclosed: int = 0
    torn: int = 0


def text_of(cell: Cell) -> str:
    """Return a cell as text; empty for nothing.

    >>> text_of(7.0), text_of(0.5), text_of(True), text_of(dt.date(2026, 3, 31)), text_of(" a ")
    ('7', '0.5', 'yes', '2026-03-31', ' a ')
    """
    match cell:
        case str():
            return cell
        case bool():
            return "yes" if cell else "no"
        case dt.datetime():
            return cell.isoformat(" ") if cell.time() != dt.time() else cell.date().isoformat()
        case dt.date():
            return cell.isoformat()
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case _:
            return str(cell)


def is_blank(row: list[Cell]) -> bool:
    """Tell whether nothing stands in any cell of a row.

    >>> is_blank(["", " "]), is_blank(["", 0])
    (True, False)
    """
    return not any(cell.strip() if isinstance(cell, str) else True for cell in row)
