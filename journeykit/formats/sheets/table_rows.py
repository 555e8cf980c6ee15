"""The rows of one table's sheet, read as far as that goes without looking at the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.cells import CellReader, about_time
from journeykit.formats.sheets.columns import MatchedRows, match_rows
from journeykit.formats.sheets.header import Header
from journeykit.formats.sheets.sheet import Cell, Sheet, text_of
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal


@dataclass(slots=True)
class FileRow:
    """One line: the values that fit their columns, and by column the texts of refs: id (False) and name (True)."""

    line: int
    cells: dict[str, Any] = field(default_factory=dict)
    refs: dict[str, dict[bool, str]] = field(default_factory=dict)


class TableRowsOfFile:
    """A sheet read with a table's declaration: its rows, the ids it gives them, and what was not taken.

    ``header`` says which column is which, ``reader`` what a cell stands for.
    """

    def __init__(
        self,
        spec: TableSpec,
        sheet: Sheet,
        header: Header,
        reader: Callable[[str | None], CellReader],
    ) -> None:
        self.spec, self._matched = spec, match_rows(spec, sheet, header)
        self.problems = list(_about_header(self._matched))
        self.problems += [ReadProblem(line, "", "", why) for line, why in sheet.told()]
        self.ids = self._matched.ids()
        self._cells = reader(self._matched.decimal)
        self.rows = [self._row(line, row) for line, row in self._matched.body.items()]

    def place(self, column: str) -> int:
        """Return where a column stands in the file; -1 if it does not."""
        places = self._matched.header.places
        return next((index for index, target in enumerate(places) if target and target.column == column), -1)

    def _row(self, line: int, row: list[Cell]) -> FileRow:
        made = FileRow(line)
        places, columns = self._matched.header.places, self._matched.columns
        for target, column, cell in zip(places, columns, row, strict=False):
            if target is None or column is None:
                continue
            if column.kind == "ref":
                made.refs.setdefault(column.name, {})[target.named] = text_of(cell)
                continue
            try:
                made.cells[column.name] = self._cells.value(column, cell)
            except Refusal as refusal:
                self.problems.append(ReadProblem(line, column.name, text_of(cell), refusal.why))
                continue
            if column.kind == "date" and (why := about_time(cell, made.cells[column.name])):
                self.problems.append(ReadProblem(line, column.name, text_of(cell), why))
        surplus = [text for cell in row[len(places) :] if (text := text_of(cell).strip())]
        if surplus:
            why = f"The row has more cells than the header has columns; left out: {', '.join(surplus)[:100]}."
            self.problems.append(ReadProblem(line, "", ", ".join(surplus), why))
        return made


def _about_header(matched: MatchedRows) -> Iterator[ReadProblem]:
    """Yield what of the header no column answers to."""
    ignored = matched.header.ignored
    nameless = {index for index in ignored if not matched.titles[index].strip()}
    filled = {
        index
        for row in matched.body.values()
        for index, cell in enumerate(row)
        if index in nameless and text_of(cell).strip()
    }
    for index, passed_over in ignored.items():
        if index not in nameless:
            yield ReadProblem(matched.line, matched.titles[index].strip(), "", str(passed_over))
        elif index in filled:
            yield ReadProblem(matched.line, "", "", f"Column {index + 1} has no header; it was passed over.")
