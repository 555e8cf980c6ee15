"""The cells of one sheet of a workbook: what stands in them, whatever their order, and what had to be mended."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from journeykit.errors import UnreadableFileError
from journeykit.formats.sheets.sheet import Cell
from journeykit.formats.xlsx.letters import unspell
from journeykit.formats.xlsx.number_formats import day_of
from journeykit.formats.xlsx.xml_events import XmlEvents

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
MAX_PLACES = 4_000_000
"""So many cells a sheet may span; a few of them far apart would fill the memory with empty ones."""
MAX_CELLS = 2_000_000
MAX_FILLED_CELLS, MAX_FILLED_ROWS = 1_000_000, 200_000
"""So much may stand in one sheet."""
MAX_MERGED = 10_000

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True)
class Look:
    """What the cells of a workbook share: its texts, which styles show days or percent, and how days are counted."""

    texts: Sequence[str]
    days: Collection[str]
    since_1904: bool = False
    shares: Collection[str] = ()


@dataclass
class SheetPart:
    """The rows of a sheet, short ones where nothing follows.

    ``formulas`` has the places whose values a formula gave, ``unsaved`` those of formulas whose value the file does not
    hold, ``errors`` what a formula ended in, ``filled`` the merged ranges whose first cell was taken for those below it
    too, ``shares`` the places of numbers that are shown in percent. Places are pairs of row and column from 0.
    """

    rows: list[list[Cell]] = field(default_factory=list)
    formulas: list[tuple[int, int]] = field(default_factory=list)
    unsaved: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    filled: list[str] = field(default_factory=list)
    shares: list[tuple[int, int]] = field(default_factory=list)


def read_part(data: bytes, part: str, look: Look) -> SheetPart:
    """Return what stands in a sheet; `UnreadableFileError` if it is damaged, or spans more than a table does."""
    reader = _Reader(part, look)
    reader.read(data)
    return reader.found


class _Reader:
    def __init__(self, part: str, look: Look) -> None:
        self.found = SheetPart()
        self._part, self._look = part, look
        self._row, self._column, self._next_row = -1, -1, 0
        self._line: list[Cell] = []
        self._places = self._cells = self._spanned = self._filled_cells = self._filled_rows = 0
        self._kind = self._style = self._raw = ""
        self._pieces: list[str] | None = None
        self._formula = self._valued = self._phonetic = False
        self._merged: list[str] = []

    def read(self, data: bytes) -> None:
        starts = {
            "row": self._start_row,
            "c": self._start_cell,
            "f": self._start_formula,
            "is": self._start_text,
            "rPh": self._start_phonetic,
            "mergeCell": self._start_merged,
        }
        ends = {"c": self._end_cell, "v": self._end_value, "t": self._end_letters, "rPh": self._end_phonetic}
        XmlEvents(starts, ends).read(data, self._part)
        for merged in self._merged:
            self._fill(merged)

    def _start_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r", "")
        self._row = int(said) - 1 if said.isascii() and said.isdigit() and len(said) < 9 else self._next_row
        if not 0 <= self._row < MAX_ROWS:
            raise UnreadableFileError(f"It is damaged: {self._part} has a row {said}.")
        self._enter(self._row)
        self._column = -1

    def _enter(self, row: int) -> None:
        rows = self.found.rows
        if row >= len(rows):
            rows += [[] for _ in range(row + 1 - len(rows))]
        self._row, self._next_row, self._line = row, row + 1, rows[row]

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise UnreadableFileError(f"A sheet has more than {MAX_CELLS:,} cells; is it a journey map?")
        self._column += 1
        place = attributes.get("r")
        if place is not None:
            found = _PLACE.fullmatch(place)
            if found is None:
                raise UnreadableFileError(f"It is damaged: {self._part} has a cell {place[:20]}.")
            self._column = _column(found[1])
            row = int(found[2]) - 1
            if not 0 <= row < MAX_ROWS or self._column >= MAX_COLUMNS:
                raise UnreadableFileError(f"It is damaged: {self._part} has a cell {place}.")
            if row != self._row:
                self._enter(row)
        elif self._row < 0:
            self._enter(0)
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._raw, self._pieces, self._formula, self._valued = "", None, False, False

    def _start_formula(self, _: dict[str, str]) -> None:
        self._formula = True

    def _start_text(self, _: dict[str, str]) -> None:
        self._pieces = []

    def _start_phonetic(self, _: dict[str, str]) -> None:
        self._phonetic = True

    def _end_phonetic(self, _: str) -> None:
        self._phonetic = False

    def _end_value(self, text: str) -> None:
        # An empty text is a result; nothing where a number should stand is none.
        self._raw, self._valued = text, bool(text) or self._kind == "str"

    def _end_letters(self, text: str) -> None:
        if self._pieces is not None and not self._phonetic:
            self._pieces.append(text)

    def _end_cell(self, _: str) -> None:
        value = self._value()
        if self._formula:
            found = self.found.formulas if self._valued or value != "" else self.found.unsaved
            found.append((self._row, self._column))
        if value != "":
            self._put(self._line, self._column, value)

    def _put(self, line: list[Cell], column: int, value: Cell) -> None:
        self._filled_cells += 1
        self._filled_rows += not line
        if self._filled_cells > MAX_FILLED_CELLS or self._filled_rows > MAX_FILLED_ROWS:
            raise UnreadableFileError(
                f"A sheet has more than {MAX_FILLED_ROWS:,} rows or {MAX_FILLED_CELLS:,} cells; is it a journey map?"
            )
        more = column + 1 - len(line)
        if more > 0:
            self._places += more
            if self._places > MAX_PLACES:
                raise UnreadableFileError("Its cells are spread too far apart for a table.")
            line += [""] * more
        elif line[column] != "":
            where = f"row {self._row + 1}, column {column + 1}"
            raise UnreadableFileError(f"It is damaged: {self._part} has two cells in {where}.")
        line[column] = value

    def _value(self) -> Cell:
        raw, kind = self._raw, self._kind
        if kind == "s":
            return self._shared(raw) if raw else ""
        if kind == "inlineStr":
            return unspell("".join(self._pieces)) if self._pieces else unspell(raw)
        if kind == "str":
            return unspell(raw)
        if kind == "e":
            self.found.errors[(self._row, self._column)] = raw.strip()[:20] or "#ERROR"
            return ""
        if kind == "b":
            return raw.strip().lower() in ("1", "true")
        if kind == "d":
            return raw.strip()
        if not raw:
            return ""
        try:
            number = float(raw)
        except ValueError:
            return unspell(raw)
        if not math.isfinite(number):
            return raw.strip()
        if self._style in self._look.days:
            return day_of(number, self._look.since_1904)
        if self._style in self._look.shares:
            self.found.shares.append((self._row, self._column))
        return number

    def _shared(self, raw: str) -> str:
        try:
            index = int(raw[:12])
        except ValueError:
            index = -1
        if not 0 <= index < len(self._look.texts):
            where = f"{self._part}, row {self._row + 1}, column {self._column + 1}"
            raise UnreadableFileError(f"It is damaged: {where} points to a text that is not there.")
        return self._look.texts[index]

    def _start_merged(self, attributes: dict[str, str]) -> None:
        if len(self._merged) >= MAX_MERGED:
            raise UnreadableFileError(f"A sheet has more than {MAX_MERGED:,} merged ranges.")
        self._merged.append(attributes.get("ref", ""))

    def _fill(self, merged: str) -> None:
        """Take what stands in merged cells for each row they span: people merge a stage's cells over its needs."""
        corners = [_PLACE.fullmatch(corner) for corner in merged.split(":")]
        if len(corners) != 2 or corners[0] is None or corners[1] is None:
            return
        rows, column = self.found.rows, _column(corners[0][1])
        first, last = int(corners[0][2]) - 1, min(int(corners[1][2]), len(rows)) - 1
        if not 0 <= first < last or column >= len(rows[first]) or rows[first][column] == "":
            return
        self._spanned += last - first
        if self._spanned > MAX_PLACES:
            raise UnreadableFileError("Its merged ranges lie over each other.")
        for row in range(first + 1, last + 1):
            if column >= len(rows[row]) or rows[row][column] == "":
                self._put(rows[row], column, rows[first][column])
        self.found.filled.append(merged)


@lru_cache(maxsize=MAX_COLUMNS)
def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
