"""A map as a workbook: a first sheet that says what it is, a sheet a table, and hidden ones that only reading needs."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from journeykit.formats.sheets.declaring import COLUMNS, FIELDS, TABLES, declaration_sheets
from journeykit.formats.xlsx.hints import LAST_ROW, add_hint, column_hint, header_hint
from journeykit.formats.xlsx.letters import spell
from journeykit.formats.xlsx.long_texts import LongTexts
from journeykit.formats.xlsx.looks import Looks
from journeykit.formats.xlsx.row_labels import RowLabels
from journeykit.formats.xlsx.sheet_names import ABOUT, ABOUT_PLACE, LISTS, MORE, NAMES, place_name, sheet_names
from journeykit.formats.xlsx.shown_values import Shown
from journeykit.formats.xlsx.table_columns import SheetColumn, sheet_columns
from journeykit.model.contents import Contents
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec

SAID = (
    "A customer journey map. Each sheet is one of its tables; a row is one persona, stage, note or need.",
    "Choose from the list where a cell has one. Add rows at the end without an Id: the Id says which row is which.",
    'Grey columns are filled by journeykit. To go on in Python: jk.load("this-file.xlsx").',
)
_SPARE = 500
"""So many rows that people add are offered by lists of names too."""
_A4 = 9
_MADE = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


class WrittenBook:
    """Builds the workbook of one map."""

    def __init__(self, id: str, contents: Contents) -> None:
        self._id, self._contents = id, contents
        self._book = Workbook(write_only=True)
        self._long = LongTexts()
        self._names = sheet_names(contents.schema)
        pointed = {column.to for spec in contents.schema.tables for column in spec.refs}
        self._labels = {name: RowLabels(contents.tables[name]) for name in contents.tables if name in pointed}
        self._lists: list[tuple[str, list[str]]] = []
        self._named: list[list[str]] = [["table", "id", "name"]]
        self._offered = {name: self._offer_rows(name) for name in self._labels}

    def bytes(self) -> bytes:
        """Return the file; the same map gives the same file."""
        about = self._book.create_sheet(ABOUT)
        self._looks = Looks(about)
        sheets = {spec.name: self._book.create_sheet(self._names[spec.name]) for spec in self._contents.schema.tables}
        self._write_about(about)
        self._name_place(ABOUT_PLACE, ABOUT)
        for spec in self._contents.schema.tables:
            self._write_table(sheets[spec.name], spec)
            self._name_place(place_name(spec.name), self._names[spec.name])
        own = declaration_sheets(self._id, self._contents)
        own[FIELDS] = own[FIELDS][:3]
        for name in (FIELDS, TABLES, COLUMNS):
            self._write_hidden(name, own[name])
        self._write_hidden(NAMES, self._named)
        if self._lists:
            self._write_hidden(LISTS, _side_by_side(self._lists))
        if self._long.rows:
            self._write_hidden(MORE, [["row", "text"], *self._long.rows])
        self._book.properties.creator = "journeykit"
        self._book.properties.title = spell(str(self._contents.fields.get("title", "")))[:255] or None
        whole = BytesIO()
        self._book.save(whole)
        return _without_times(whole.getvalue())

    def _name_place(self, name: str, sheet: str) -> None:
        self._book.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(sheet)}!$A$1", hidden=True)

    def _offer_rows(self, table: str) -> str:
        """Note what stands for each row of a table; return where the list to choose one from stands."""
        labels, rows = self._labels[table], self._contents.tables[table]
        first = len(self._named) + 1
        self._named += [[table, row.id, labels.of(row.id)] for row in rows]
        spec = self._contents.schema.table(table)
        columns = sheet_columns(self._contents, spec, {})
        place = next((index for index, column in enumerate(columns, 1) if column.name == spec.label), 0)
        if place and labels.are_names and spec.column(spec.label).kind in ("text", "long_text"):
            # The sheet's own column of names, as far down as it is filled: rows that people add are offered at once.
            sheet, letter = quote_sheetname(self._names[table]), get_column_letter(place)
            last = len(rows) + 1 + _SPARE
            top, whole = f"{sheet}!${letter}$2", f"{sheet}!${letter}$2:${letter}${last}"
            return f"OFFSET({top},0,0,MAX(1,COUNTA({whole})),1)"
        return f"{NAMES}!$C${first}:$C${first + len(rows) - 1}" if len(rows) else ""

    def _offer_choices(self, column: Column, words: Iterable[str]) -> str:
        listed = list(words)
        if not listed:
            return ""
        if (column.name, listed) not in self._lists:
            self._lists.append((column.name, listed))
        letter = get_column_letter(self._lists.index((column.name, listed)) + 1)
        return f"{LISTS}!${letter}$2:${letter}${len(listed) + 1}"

    def _write_about(self, sheet: Any) -> None:
        looks = self._looks
        _print_well(sheet)
        sheet.sheet_view.showGridLines = False
        for letter, width in (("A", 22), ("B", 52), ("C", 60)):
            sheet.column_dimensions[letter].width = width
        sheet.row_dimensions[1].height = 36
        sheet.append([self._cell(sheet, ABOUT, looks.heading)])
        for line in SAID:
            sheet.append([self._cell(sheet, line, looks.line)])
        sheet.append([])
        sheet.append([self._cell(sheet, title, looks.header) for title in ("About the map", "", "")])
        for number, column in enumerate(self._contents.schema.fields, start=7):
            field = SheetColumn.of(column)
            shown = field.shown(self._contents.fields.get(column.name, column.empty))
            cells = ((column.title, looks.field), (shown, looks.value), (column.help, looks.help))
            sheet.append([self._cell(sheet, text, look) for text, look in cells])
            add_hint(sheet, column_hint(column, self._offer_choices(column, field.words)), f"B{number}")
        sheet.append([])
        sheet.append([self._cell(sheet, title, looks.header) for title in ("Sheet", "What it holds", "")])
        for spec in self._contents.schema.tables:
            cell = self._cell(sheet, self._names[spec.name], looks.field)
            sheet.append([cell, self._cell(sheet, spec.help, looks.help), self._cell(sheet, "", looks.help)])

    def _write_table(self, sheet: Any, spec: TableSpec) -> None:
        _print_well(sheet)
        columns = sheet_columns(self._contents, spec, self._labels)
        looks = self._looks
        body = [getattr(looks, column.look(spec)) for column in columns]
        for index, (column, look) in enumerate(zip(columns, body, strict=True), start=1):
            letter = get_column_letter(index)
            dimension = sheet.column_dimensions[letter]
            dimension.width = column.width
            dimension._style = look
            self._hint(sheet, column, letter)
        sheet.freeze_panes = "B2" if columns[0].name == spec.label else "A2"
        sheet.row_dimensions[1].height = 30
        titles = [self._cell(sheet, c.title, looks.header_quiet if c.quiet else looks.header) for c in columns]
        sheet.append(titles)
        rows = self._contents.tables[spec.name]
        for row in rows:
            sheet.append(
                [
                    self._cell(sheet, column.cell(self._contents, spec, row), look)
                    for column, look in zip(columns, body, strict=True)
                ]
            )
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
        sheet = self._book.create_sheet(name)
        sheet.sheet_state = "hidden"
        for row in rows:
            sheet.append([self._cell(sheet, text, self._looks.line, cut=name != MORE) for text in row])

    def _cell(self, sheet: Any, value: Shown, look: Any, *, cut: bool = True) -> Any:
        cell = WriteOnlyCell(sheet)
        # Not by its value, which openpyxl takes for a formula or an error if it begins so, and rounds.
        cell._style = look
        if isinstance(value, str):
            cell._value, cell.data_type = spell(self._long.cut(value) if cut else value), "s"
        else:
            cell._value, cell.data_type = repr(value), "n"
        return cell


def _side_by_side(lists: Iterable[tuple[str, list[str]]]) -> list[list[str]]:
    columns = [[name, *words] for name, words in lists]
    length = max(map(len, columns))
    return [[column[index] if index < len(column) else "" for column in columns] for index in range(length)]


def _print_well(sheet: Any) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _without_times(data: bytes) -> bytes:
    """Return the archive without the time it was made at, so that what has not changed is the same file."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = zipfile.ZipInfo(entry.filename, _MADE)
            part.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", content)
            new.writestr(part, content)
    return made.getvalue()


def written(id: str, contents: Contents) -> bytes:
    """Return a map's workbook."""
    return WrittenBook(id, contents).bytes()
