"""Texts that are longer than a cell of XLSX may be: the cell holds their beginning, a hidden sheet the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeykit.errors import UnreadableFileError
from journeykit.formats.sheets.sheet import Cell, Sheet, text_of

LONGEST = 32_000
"""A cell takes 32,767 UTF-16 units; some are left for the mark at its end."""
PIECE = 16_000
MOST = 50_000_000
"""So many letters may be joined in all; a few marks that many cells bear would fill the memory."""

_MARK = re.compile(r"…\[\+([0-9]{1,7})\]")


class LongTexts:
    """Cuts texts and keeps what does not fit, a row for each.

    >>> long = LongTexts()
    >>> long.cut("short"), len(long.cut("x" * 40_000)), len(long.rows)
    ('short', 32005, 1)
    """

    def __init__(self) -> None:
        self.rows: list[list[str]] = []

    def cut(self, text: str) -> str:
        """Return what the cell holds: the text, or its beginning and a mark that says which row has the rest."""
        fits = len(text) <= PIECE or len(text.encode("utf-16-le", "surrogatepass")) <= 2 * LONGEST
        if fits and not ("…[+" in text and _MARK.search(text)):
            return text
        head = text if fits else text[: LONGEST if text.isascii() else PIECE]
        rest = text[len(head) :]
        number = len(self.rows) + 1
        self.rows.append([str(number), *(rest[start : start + PIECE] for start in range(0, len(rest), PIECE))])
        return f"{head}…[+{number}]"


class Rests:
    """Joins the texts that were cut. What people have changed before a mark, or written behind it, stays changed."""

    def __init__(self, sheet: Sheet | None) -> None:
        rows = sheet.rows[1:] if sheet else []
        self._left = MOST
        self._rests = {text_of(row[0]): "".join(map(text_of, row[1:])) for row in rows if row}

    def joined(self, rows: list[list[Cell]]) -> list[list[Cell]]:
        """Return the rows with whole texts."""
        return [[self._whole(cell) for cell in row] for row in rows] if self._rests else rows

    def missing(self, rows: list[list[Cell]]) -> Iterator[tuple[int, int]]:
        """Yield row and column of each long text whose rest the file has lost."""
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, str) and len(cell) > PIECE:
                    mark = _last_mark(cell)
                    if mark is not None and mark[1] not in self._rests:
                        yield line, place

    def _whole(self, cell: Cell) -> Cell:
        mark = _last_mark(cell) if isinstance(cell, str) else None
        if mark is None or mark[1] not in self._rests or not isinstance(cell, str):
            return cell
        self._left -= len(cell) + len(self._rests[mark[1]])
        if self._left < 0:
            raise UnreadableFileError("Its long texts are longer than those of any journey map.")
        return cell[: mark.start()] + self._rests[mark[1]] + cell[mark.end() :]


def _last_mark(text: str) -> re.Match[str] | None:
    # Marks before the last one are part of what somebody has typed.
    start = text.rfind("…[+")
    return _MARK.match(text, start) if start >= 0 else None
