"""How the sheets look: quiet, with the ink and the hairlines of the grids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

INK, INK_2, INK_3 = "1A1D21", "4B535C", "5C656F"
SUNK, LINE, LINE_2 = "F6F7F8", "E4E7EA", "C9CED4"
FACE = "Calibri"

TEXT, DAY, PLAIN = "@", "yyyy\\-mm\\-dd", "General"
"""Formats of cells. What is typed into a text cell stays as it is: 007, =1+1, 1e5."""

_TOP = Alignment(vertical="top", wrap_text=True)
_LEFT = Alignment(vertical="top", horizontal="left")
_SHORT = Alignment(vertical="top")
_MIDDLE = Alignment(vertical="center", wrap_text=True)


@dataclass(frozen=True)
class Look:
    """How cells look. ``fill`` and ``below`` are colours, of the cell and of the hairline under it."""

    size: float
    colour: str
    alignment: Alignment
    form: str = TEXT
    bold: bool = False
    fill: str = ""
    below: str = ""

    def dress(self, part: Any) -> None:
        """Let a cell or a column of openpyxl look so."""
        part.font = Font(name=FACE, size=self.size, color=f"FF{self.colour}", bold=self.bold)
        part.number_format, part.alignment = self.form, self.alignment
        if self.fill:
            part.fill = PatternFill("solid", fgColor=f"FF{self.fill}")
        if self.below:
            part.border = Border(bottom=Side("thin", color=f"FF{self.below}"))


HEADER = Look(10, INK_2, _MIDDLE, bold=True, fill=SUNK, below=LINE_2)
QUIET_HEADER = Look(10, INK_3, _MIDDLE, fill=SUNK, below=LINE_2)
WORDS = Look(11, INK, _TOP)
NAME = Look(11, INK, _TOP, bold=True)
NUMBER = Look(11, INK, _SHORT, PLAIN)
DATE = Look(11, INK, _LEFT, DAY)
QUIET = Look(9, INK_3, _LEFT)
COMPUTED = Look(11, INK_3, _SHORT, PLAIN, fill=SUNK)
HEADING = Look(18, INK, Alignment(vertical="center"), bold=True)
SAYING = Look(11, INK_2, _SHORT)
FIELD = Look(11, INK_2, _TOP, below=LINE)
VALUE = Look(11, INK, _TOP, below=LINE)
HELP = Look(10, INK_3, _TOP, below=LINE)


class Styles:
    """The numbers under which one workbook knows the looks of its cells."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._numbers: dict[int, int] = {}

    def of(self, look: Look) -> int:
        """Return the number of a look."""
        if id(look) not in self._numbers:
            cell = WriteOnlyCell(self._sheet)
            look.dress(cell)
            self._numbers[id(look)] = cell.style_id
        return self._numbers[id(look)]
