"""A map as a workbook: a first sheet that says what it is, a sheet a table, and hidden ones that only reading needs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from journeykit.formats.sheets.declaring import COLUMNS, FIELDS, TABLES, declaration_sheets
from journeykit.formats.xlsx.exact_numbers import ExactNumbers
from journeykit.formats.xlsx.hints import LAST_ROW, add_hint, column_hint, header_hint
from journeykit.formats.xlsx.long_texts import LongTexts
from journeykit.formats.xlsx.looks import (
    FIELD,
    HEADER,
    HEADING,
    HELP,
    QUIET_HEADER,
    SAYING,
    VALUE,
    Look,
    Styles,
)
from journeykit.formats.xlsx.package_parts import MAX_UNPACKED
from journeykit.formats.xlsx.row_labels import RowLabels
from journeykit.formats.xlsx.sheet_names import (
    ABOUT,
    ABOUT_HEADS,
    ABOUT_PLACE,
    EXACT,
    LISTS,
    MORE,
    NAMES,
    SAID,
    place_name,
    sheet_names,
)
from journeykit.formats.xlsx.sheet_part import MAX_FILLED_ROWS
from journeykit.formats.xlsx.sheet_rows import SheetRows, with_rows
from journeykit.formats.xlsx.shown_values import Shown
from journeykit.formats.xlsx.table_columns import SheetColumn, sheet_columns
from journeykit.model.contents import Contents
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec

_SPARE = 500
"""So many rows that people add are offered by lists of names too."""
_A4 = 9
_LINE, _MOST_LINES = 15, 12


class WrittenBook:
    """Builds the workbook of one map."""

    def __init__(self, id: str, contents: Contents) -> None:
        self._id, self._contents = id, contents
        self._book = Workbook(write_only=True)
        self._rows: list[SheetRows] = []
        self._long, self._exact = LongTexts(), ExactNumbers()
        self._names = sheet_names(contents.schema)
        pointed = {column.to for spec in contents.schema.tables for column in spec.refs}
        self._labels = {name: RowLabels(contents.tables[name]) for name in contents.tables if name in pointed}
        self._lists: list[tuple[str, list[str]]] = []
        self._named: list[list[str]] = [["table", "id", "name"]]
        self._offered = {name: self._offer_rows(name) for name in self._labels}

    def made(self, snapshot: str) -> bytes:
        """Return the file, which names the snapshot; the same map gives the same file."""
        tables = self._contents.schema.tables
        about = self._add(ABOUT, ABOUT_PLACE)
        sheets = [self._add(self._names[spec.name], place_name(spec.name)) for spec in tables]
        self._styles = Styles(about)
        self._write_about(about)
        for sheet, spec in zip(sheets, tables, strict=True):
            self._write_table(sheet, spec)
        own = declaration_sheets(self._id, self._contents)
        own[FIELDS] = own[FIELDS][:3]
        for name in (FIELDS, TABLES, COLUMNS):
            self._write_hidden(name, own[name])
        self._write_hidden(NAMES, self._named)
        if self._lists:
            self._write_hidden(LISTS, _side_by_side(self._lists))
        if exact := self._exact.rows():
            self._write_hidden(EXACT, [["number"], *exact])
        if self._long.rows:
            self._write_hidden(MORE, [["row", "text"], *self._long.rows])
        self._book.properties.creator = "journeykit"
        frame = BytesIO()
        self._book.save(frame)
        parts = {f"xl/worksheets/sheet{number}.xml": rows.xml() for number, rows in enumerate(self._rows, start=1)}
        return with_rows(frame.getvalue(), parts, snapshot)

    def _add(self, name: str, place: str = "") -> Any:
        """Add a sheet; its rows are collected beside it."""
        sheet = self._book.create_sheet(name)
        self._rows.append(SheetRows())
        if place:
            where = f"{quote_sheetname(name)}!$A$1"
            self._book.defined_names[place] = DefinedName(place, attr_text=where, hidden=True)
            sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
            sheet.sheet_properties.pageSetUpPr.fitToPage = True
            sheet.page_setup.fitToHeight = 0
        else:
            sheet.sheet_state = "hidden"
        return sheet

    def _offer_rows(self, table: str) -> str:
        """Note what stands for each row of a table; return where the list to choose one from stands."""
        labels, rows = self._labels[table], self._contents.tables[table]
        first = len(self._named) + 1
        self._named += [[table, row.id, labels.of(row.id)] for row in rows]
        spec = self._contents.schema.table(table)
        columns = sheet_columns(spec, {})
        place = next((index for index, column in enumerate(columns, 1) if column.name == spec.label), 0)
        if place and labels.are_names and spec.column(spec.label).kind in ("text", "long_text"):
            # The sheet's own column of names, as far down as it is filled: rows that people add are offered at once.
            sheet, letter = quote_sheetname(self._names[table]), get_column_letter(place)
            last = len(rows) + 1 + _SPARE
            top, whole = f"{sheet}!${letter}$2", f"{sheet}!${letter}$2:${letter}${last}"
            return f"OFFSET({top},0,0,MAX(1,COUNTA({whole})),1)"
        return f"'{NAMES}'!$C${first}:$C${first + len(rows) - 1}" if len(rows) else ""

    def _offer_choices(self, column: Column, words: Iterable[str]) -> str:
        listed = list(words)
        if not listed:
            return ""
        if (column.name, listed) not in self._lists:
            self._lists.append((column.name, listed))
        letter = get_column_letter(self._lists.index((column.name, listed)) + 1)
        return f"'{LISTS}'!${letter}$2:${letter}${len(listed) + 1}"

    def _write_about(self, sheet: Any) -> None:
        sheet.sheet_view.showGridLines = False
        for letter, width in (("A", 22), ("B", 52), ("C", 60)):
            sheet.column_dimensions[letter].width = width
        self._row(sheet, (ABOUT, HEADING), height=36)
        for said in SAID:
            self._row(sheet, (said, SAYING))
        self._row(sheet)
        self._row(sheet, *((title, HEADER) for title in (ABOUT_HEADS[0], "", "")))
        for column in self._contents.schema.fields:
            field = SheetColumn.of(column)
            shown = field.shown(self._contents.fields.get(column.name, column.empty))
            self._row(sheet, (column.title, FIELD), (shown, VALUE), (column.help, HELP))
            offered = self._offer_choices(column, field.words)
            add_hint(sheet, column_hint(column, offered), f"B{len(self._rows_of(sheet))}")
        self._row(sheet)
        self._row(sheet, *((title, HEADER) for title in (*ABOUT_HEADS[1:], "")))
        for spec in self._contents.schema.tables:
            self._row(sheet, (self._names[spec.name], FIELD), (spec.help, HELP), ("", HELP))

    def _write_table(self, sheet: Any, spec: TableSpec) -> None:
        columns = sheet_columns(spec, self._labels)
        looks = [column.look(spec) for column in columns]
        for index, (column, look) in enumerate(zip(columns, looks, strict=True), start=1):
            letter = get_column_letter(index)
            sheet.column_dimensions[letter].width = column.width
            look.dress(sheet.column_dimensions[letter])
            self._hint(sheet, column, letter)
        sheet.freeze_panes = "B2" if columns[0].name == spec.label else "A2"
        self._row(sheet, *((c.title, QUIET_HEADER if c.quiet else HEADER) for c in columns), height=30)
        styles = [self._styles.of(look) for look in looks]
        rows, made, cut = self._contents.tables[spec.name], self._rows_of(sheet), self._long.cut
        for row in rows:
            shown = [column.cell(self._contents, spec, row) for column in columns]
            lines = min(max(map(_lines, shown, columns)), _MOST_LINES)
            values = [cut(value) if isinstance(value, str) else value for value in shown]
            for value in values:
                if not isinstance(value, str):
                    self._exact.note(value)
            made.add(zip(values, styles, strict=True), height=lines * _LINE + 1 if lines > 1 else 0)
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(len(rows) + 1, 2)}"
        sheet.print_title_rows = "1:1"

    def _hint(self, sheet: Any, column: SheetColumn, letter: str) -> None:
        if column.declared is None:
            hint = DataValidation(showInputMessage=True)
            hint.promptTitle, hint.prompt = "Id", "Which row this is. Leave it empty in new rows."
            add_hint(sheet, hint, f"{letter}1")
            return
        if column.declared.kind == "ref":
            offered = self._offered.get(column.declared.to, "")
        else:
            offered = self._offer_choices(column.declared, column.words)
        add_hint(sheet, column_hint(column.declared, offered), f"{letter}2:{letter}{LAST_ROW}")
        add_hint(sheet, header_hint(column.declared), f"{letter}1")

    def _write_hidden(self, name: str, rows: Iterable[Iterable[str]]) -> None:
        sheet = self._add(name)
        for row in rows:
            # Pieces of long texts are short enough as they are.
            self._row(sheet, *((text, SAYING) for text in row), cut=name != MORE)

    def _row(self, sheet: Any, *cells: tuple[Shown, Look], height: int = 0, cut: bool = True) -> None:
        styled = (
            (self._long.cut(value) if cut and isinstance(value, str) else value, self._styles.of(look))
            for value, look in cells
        )
        self._rows_of(sheet).add(styled, height=height, whole=True)

    def _rows_of(self, sheet: Any) -> SheetRows:
        place: int = self._book.index(sheet)
        return self._rows[place]


def _lines(shown: Shown, column: SheetColumn) -> int:
    """Return over how many lines a text goes in its column, about; letters are counted, not measured."""
    if not isinstance(shown, str) or len(shown) < column.width - 2 and "\n" not in shown:
        return 1
    room = column.width - 2
    return sum(max(1, math.ceil(len(line) / room)) for line in shown.split("\n", _MOST_LINES))


def _side_by_side(lists: Iterable[tuple[str, list[str]]]) -> list[list[str]]:
    columns = [[name, *words] for name, words in lists]
    length = max(map(len, columns))
    return [[column[index] if index < len(column) else "" for column in columns] for index in range(length)]


def written(id: str, contents: Contents, snapshot: str) -> bytes:
    """Return a map's workbook; ``snapshot`` is the digest of what it is made of."""
    return WrittenBook(id, contents).made(snapshot)


def unread(data: bytes, rows: int) -> tuple[str, ...]:
    """Say so if a workbook is larger than what is read; ``rows`` has the longest of its tables."""
    with ZipFile(BytesIO(data)) as archive:
        unpacked = sum(part.file_size for part in archive.infolist())
    if unpacked <= MAX_UNPACKED and rows < MAX_FILLED_ROWS:
        return ()
    return (
        f"its way back: journeykit reads up to {MAX_FILLED_ROWS:,} rows and {MAX_UNPACKED // 2**20} MB of a workbook",
    )
