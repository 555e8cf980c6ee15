"""How the sheets look: quiet, with the ink and the hairlines of the grids."""

from __future__ import annotations

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

INK, INK_2, INK_3 = "1A1D21", "4B535C", "5C656F"
SUNK, LINE, LINE_2 = "F6F7F8", "E4E7EA", "C9CED4"
FACE = "Calibri"

TEXT, DAY, PLAIN = "@", "yyyy\\-mm\\-dd", "General"
"""Formats of cells. What is typed into a text cell stays as it is: 007, =1+1, 1e5."""


def _font(size: float, colour: str, *, bold: bool = False) -> Font:
    return Font(name=FACE, size=size, color=f"FF{colour}", bold=bold)


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=f"FF{colour}")


def _below(colour: str) -> Border:
    return Border(bottom=Side("thin", color=f"FF{colour}"))


class Looks:
    """The styles of one workbook, each made once; a style is what openpyxl gives a cell that looks so."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        top = Alignment(vertical="top", wrap_text=True)
        short = Alignment(vertical="top", horizontal="left")
        self.header = self._style(
            _font(10, INK_2, bold=True), TEXT, Alignment(vertical="center", wrap_text=True), SUNK, LINE_2
        )
        self.header_quiet = self._style(
            _font(10, INK_3), TEXT, Alignment(vertical="center", wrap_text=True), SUNK, LINE_2
        )
        self.text = self._style(_font(11, INK), TEXT, top)
        self.name = self._style(_font(11, INK, bold=True), TEXT, top)
        self.number = self._style(_font(11, INK), PLAIN, Alignment(vertical="top"))
        self.day = self._style(_font(11, INK), DAY, short)
        self.quiet = self._style(_font(9, INK_3), TEXT, short)
        self.computed = self._style(_font(11, INK_3), PLAIN, Alignment(vertical="top"), SUNK)
        self.computed_text = self._style(_font(11, INK_3), TEXT, Alignment(vertical="top"), SUNK)
        self.heading = self._style(_font(18, INK, bold=True), TEXT, Alignment(vertical="center"))
        self.line = self._style(_font(11, INK_2), TEXT, Alignment(vertical="top"))
        self.field = self._style(_font(11, INK_2), TEXT, top, below=LINE)
        self.value = self._style(_font(11, INK), TEXT, top, below=LINE)
        self.help = self._style(_font(10, INK_3), TEXT, top, below=LINE)

    def _style(self, font: Font, form: str, alignment: Alignment, fill: str = "", below: str = "") -> Any:
        cell = WriteOnlyCell(self._sheet)
        cell.font, cell.number_format, cell.alignment = font, form, alignment
        if fill:
            cell.fill = _fill(fill)
        if below:
            cell.border = _below(below)
        return cell._style
