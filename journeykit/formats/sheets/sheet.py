"""Rows of cells, as a CSV, a workbook or a DataFrame gives them: what every reader of tables begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

Cell = str | int | float | bool | dt.date
"""Texts are as people wrote them. Numbers, days and yes or no come from files that tell them from texts."""


@dataclass(frozen=True)
class Sheet:
    """Rows of cells, the header first; row numbers count from 1, as in a spreadsheet.

    ``delimiter`` tells how decimals are probably written in texts: a comma between cells leaves the point
    for them. ``unclosed`` is the row of a CSV in which a quote opens that never closes; from there on lines
    are taken as they are. ``encoding`` is the one of before Unicode in which a CSV was probably written, ``foreign``
    are the lines whose letters are not in that of the others. ``torn`` is the first row in which letters follow the
    quote that closes a cell; they were taken with it.
    """

    rows: list[list[Cell]]
    delimiter: str = ""
    unclosed: int = 0
    encoding: str = ""
    foreign: tuple[int, ...] = ()
    torn: int = 0

    def told(self) -> Iterator[tuple[int, str]]:
        """Yield what is wrong with the file as a whole: the line, and what it is."""
        if self.unclosed:
            yield self.unclosed, "A quote opens here that nothing closes; from here on each line was taken as a row."
        if self.torn:
            why = "Letters follow the quote that closes a cell here; they were taken with it."
            yield self.torn, f"{why} One quote is missing, or too many."
        if self.foreign:
            more = f", as in {len(self.foreign) - 1:,} more," if len(self.foreign) > 1 else ""
            yield self.foreign[0], f"Letters of this line{more} are not in the encoding of the others; look at them."


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
