"""The rows of a sheet under its header, with the columns of a table that their cells belong to."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.formats.csv_dialect import decimal_mark
from journeykit.formats.sheets.header import ID, Header, match_header
from journeykit.formats.sheets.sheet import Cell, Sheet, is_blank, text_of
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec


@dataclass(frozen=True)
class MatchedRows:
    """A sheet as a table sees it; rows are known by their line, blank ones are left out.

    ``columns`` says, by position, which column a cell belongs to; None for ids and for what is passed over.
    Without any row that is not blank, ``line``, where the header stands, is 0.
    """

    line: int
    titles: list[str]
    header: Header
    columns: tuple[Column | None, ...]
    body: dict[int, list[Cell]]
    decimal: str | None

    def ids(self) -> dict[int, str]:
        """Return what stands in the column of ids, by line; empty where nothing does."""
        place = next((index for index, target in enumerate(self.header.places) if target and target.column == ID), None)
        return {
            line: "" if place is None or place >= len(row) else text_of(row[place]).strip()
            for line, row in self.body.items()
        }


def match_rows(spec: TableSpec, sheet: Sheet, header: Header | None = None) -> MatchedRows:
    """Match a sheet with a table, by the words in its header unless ``header`` says what they mean.

    >>> from journeykit.schema.tables import SCHEMA
    >>> found = match_rows(SCHEMA.table("needs"), Sheet([[""], ["ID", "Importance"], ["n1", "4,5"]], ";"))
    >>> found.line, found.ids(), found.decimal
    (2, {3: 'n1'}, ',')
    """
    body = {line: row for line, row in enumerate(sheet.rows, start=1) if not is_blank(row)}
    line = next(iter(body), 0)
    titles = [text_of(cell) for cell in body.pop(line, [])]
    header = header or match_header(spec, titles)
    columns = tuple(spec.column(place.column) if place and place.column != ID else None for place in header.places)
    numeric = {index for index, column in enumerate(columns) if column and column.kind in ("scale", "number")}
    cells = (cell for row in body.values() for index, cell in enumerate(row) if index in numeric)
    numbers = (cell for cell in cells if isinstance(cell, str))
    return MatchedRows(line, titles, header, columns, body, decimal_mark(numbers, sheet.delimiter))
