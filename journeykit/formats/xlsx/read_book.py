"""A map out of a workbook: our own, one that people have edited since, or one of theirs with a sheet a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from journeykit.errors import UnreadableFileError
from journeykit.formats.format import Reading
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.declaring import COLUMNS, FIELDS, TABLES, declared_in
from journeykit.formats.sheets.header import Target, header_row, match_header
from journeykit.formats.sheets.map_problems import MapProblems
from journeykit.formats.sheets.map_reading import MapFile, map_of
from journeykit.formats.sheets.sheet import Cell, Sheet, text_of
from journeykit.formats.xlsx.book_problems import about_beside, about_cells, about_links, about_remarks, about_sheet
from journeykit.formats.xlsx.exact_numbers import RoundedNumbers
from journeykit.formats.xlsx.long_texts import Rests
from journeykit.formats.xlsx.row_labels import ShownRows
from journeykit.formats.xlsx.sheet_names import (
    ABOUT,
    ABOUT_PLACE,
    EXACT,
    LISTS,
    MORE,
    NAMES,
    is_called,
    place_name,
    sheet_names,
    sheet_of_place,
)
from journeykit.formats.xlsx.workbook import SheetEntry, Workbook
from journeykit.model.declared import schema_with
from journeykit.model.rows import TableRows
from journeykit.schema.tables import SCHEMA, Schema
from journeykit.schema.values import fold

_FIELDS = {fold(title): column.name for column in SCHEMA.fields for title in (column.title, column.name)}


class ReadBook:
    """Reads one workbook."""

    def __init__(self, data: bytes) -> None:
        self._book = Workbook(data)
        self._by_name = {entry.name: entry for entry in self._book.sheets}
        about = self._by_name.get(sheet_of_place(self._book.names.get(ABOUT_PLACE, "")))
        self._about_entry = about or self._by_name.get(ABOUT)
        self._rests = Rests(self._raw(MORE))
        self._rounded = RoundedNumbers(self._raw(EXACT))
        self._schema = schema_with(declared_in(self._own, MapProblems(lambda name, line, _: (name, line))))
        self._entries = self._find_tables(self._schema)
        self._sheets = {name: self._table(name, entry) for name, entry in self._entries.items()}

    def reading(self) -> Reading:
        """Return the map, and what of the workbook was mended or could not be taken."""
        ours = FIELDS in self._by_name or self._about_entry is not None
        reading = map_of(MapFile(self._sheet, self._place, ours=ours, labels=self._labels))
        sheets = {entry.name: number for number, entry in enumerate(self._book.sheets)}
        problems = sorted([*self._problems(), *reading.problems], key=lambda found: sheets.get(found.sheet, -1))
        return Reading(reading.journey, tuple(problems))

    def _sheet(self, name: str, words: Mapping[str, Target]) -> Sheet | None:
        return self._own(name, words) if name.startswith("_") else self._sheets.get(name)

    def _own(self, name: str, _: Mapping[str, Target]) -> Sheet | None:
        sheet = self._raw(name)
        if name != FIELDS:
            return sheet
        told = sheet.rows if sheet and sheet.rows else [["field", "value"]]
        return Sheet([*told, *self._about()])

    def _raw(self, name: str) -> Sheet | None:
        entry = self._by_name.get(name)
        if entry is None:
            return None
        rows = self._book.part(entry).rows
        return Sheet(rows if name in (MORE, EXACT) else self._rests.joined(rows))

    def _about(self) -> list[list[Cell]]:
        """Return the map's fields as the first sheet has them."""
        entry = self._about_entry
        if entry is None:
            return []
        found: dict[str, Cell] = {}
        for row in self._rests.joined(self._book.part(entry).rows):
            name = _FIELDS.get(fold(text_of(row[0]))) if row else None
            if name is not None:
                found.setdefault(name, row[1] if len(row) > 1 else "")
        return [[name, value] for name, value in found.items()]

    def _find_tables(self, schema: Schema) -> dict[str, SheetEntry]:
        """Return the sheet of each table: by the place named in it, else by what it is called."""
        found: dict[str, SheetEntry] = {}
        written = sheet_names(schema)
        left = {entry.name: entry for entry in self._book.sheets if not entry.name.startswith("_")}
        for spec in schema.tables:
            place = self._book.names.get(place_name(spec.name))
            if place is not None and (entry := left.pop(sheet_of_place(place), None)):
                found[spec.name] = entry
        for spec in schema.tables:
            if spec.name in found:
                continue
            called = [name for name in left if name == written[spec.name] or is_called(name, spec.name, spec.title)]
            if called:
                found[spec.name] = left.pop(called[0])
        return found

    def _table(self, name: str, entry: SheetEntry) -> Sheet:
        """Return a table's sheet; refs, which are names, are told from ids by their header."""
        rows = self._rounded.restored(self._rests.joined(self._book.part(entry).rows))
        spec = self._schema.table(name)
        if not rows:
            return Sheet(rows)
        top = header_row(spec, rows)
        try:
            header = match_header(spec, [text_of(cell) for cell in rows[top]])
        except UnreadableFileError as problem:
            raise UnreadableFileError(f"{entry.name}: {problem}") from None
        both = {place.column for place in header.places if place and place.named}
        refs = {column.name for column in spec.refs} - both
        titles: list[Cell] = [
            f"{place.column}_name" if place and place.column in refs else title
            for place, title in zip(header.places, rows[top], strict=True)
        ]
        return Sheet([*rows[:top], titles, *rows[top + 1 :]])

    def _labels(self, table: str, rows: TableRows) -> Callable[[str], str | None]:
        """Return what finds the row that a cell shows by its label, where that is nobody's name."""
        return ShownRows(rows, self._written.get(table, {})).find

    @cached_property
    def _written(self) -> dict[str, dict[str, str]]:
        """What stood for each row when the workbook was written."""
        written: dict[str, dict[str, str]] = {}
        noted = self._raw(NAMES)
        for line in noted.rows[1:] if noted else []:
            if len(line) >= 3:
                table, id, label = map(text_of, line[:3])
                written.setdefault(table, {})[label.strip()] = id
        return written

    def _place(self, table: str, line: int, _: str) -> tuple[str, int]:
        if table == FIELDS:
            entry = self._about_entry
            return entry.name if entry else FIELDS, 0
        entry = self._by_name.get(table) if table in (TABLES, COLUMNS) else self._entries.get(table)
        return entry.name if entry else sheet_names(self._schema).get(table, table), line

    def _problems(self) -> Iterator[ReadProblem]:
        """Yield what only a workbook may have: cells that are no plain values, and sheets of anything."""
        yield from about_beside(self._book.beside_cells())
        if self._about_entry:
            rows = self._rests.joined(self._book.part(self._about_entry).rows)
            specs = self._schema.tables
            others = [*sheet_names(self._schema).values(), *(spec.help for spec in specs)]
            fields = {word: self._schema.field(name) for word, name in _FIELDS.items()}
            yield from about_remarks(self._about_entry.name, rows, fields, others)
            yield from about_links(self._about_entry.name, self._book.links(self._about_entry), rows, ())
        for name, entry in self._entries.items():
            part, rows = self._book.part(entry), self._sheets[name].rows
            cut = list(self._rests.missing(rows))
            if links := self._book.links(entry):
                titles = [text_of(cell) for cell in rows[header_row(self._schema.table(name), rows)]] if rows else []
                yield from about_links(entry.name, links, rows, titles)
            if rows and (cut or part.formulas or part.unsaved or part.errors or part.filled):
                spec = self._schema.table(name)
                header = match_header(spec, [text_of(cell) for cell in rows[header_row(spec, rows)]])
                yield from about_cells(entry.name, part, header, cut)
        tables = [entry.name for entry in self._entries.values()]
        known = {FIELDS, TABLES, COLUMNS, NAMES, LISTS, MORE, EXACT, *tables}
        known |= {self._about_entry.name} if self._about_entry else set()
        for entry in self._book.sheets:
            if entry.name not in known and self._book.holds_something(entry):
                yield about_sheet(entry.name, tables)
