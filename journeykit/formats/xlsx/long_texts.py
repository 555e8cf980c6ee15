"""Texts that are longer than a cell of XLSX may be: the cell holds their beginning, a hidden sheet the rest."""

from __future__ import annotations

import re

from journeykit.errors import UnreadableFileError
from journeykit.formats.sheets.sheet import Cell, Sheet, text_of

LONGEST = 32_000
"""A cell takes 32,767 UTF-16 units; some are left for the mark at its end."""
PIECE = 16_000
MOST = 50_000_000
"""So many letters may be joined in all; a few marks that many cells bear would fill the memory."""

_MARK = re.compile(r"…\[\+([0-9]{1,7})\]\Z")


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
        if fits and not (text.endswith("]") and _MARK.search(text)):
            return text
        head = text if fits else text[: LONGEST if text.isascii() else PIECE]
        rest = text[len(head) :]
        number = len(self.rows) + 1
        self.rows.append([str(number), *(rest[start : start + PIECE] for start in range(0, len(rest), PIECE))])
        return f"{head}…[+{number}]"


class Rests:
    """Joins the texts that were cut. What people have changed in the beginning of one stays changed."""

    def __init__(self, sheet: Sheet | None) -> None:
        rows = sheet.rows[1:] if sheet else []
        self._left = MOST
        self._rests = {text_of(row[0]): "".join(map(text_of, row[1:])) for row in rows if row}

    def joined(self, rows: list[list[Cell]]) -> list[list[Cell]]:
        """Return the rows with whole texts."""
        return [[self._whole(cell) for cell in row] for row in rows] if self._rests else rows

    def _whole(self, cell: Cell) -> Cell:
        found = _MARK.search(cell) if isinstance(cell, str) and cell.endswith("]") else None
        if found is None or found[1] not in self._rests or not isinstance(cell, str):
            return cell
        self._left -= len(cell) + len(self._rests[found[1]])
        if self._left < 0:
            raise UnreadableFileError("Its long texts are longer than those of any journey map.")
        return cell[: found.start()] + self._rests[found[1]]
