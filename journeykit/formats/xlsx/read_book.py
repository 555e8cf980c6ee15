"""A map out of a workbook: our own, one that people have edited since, or one of theirs with a sheet a table."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from journeykit.errors import UnreadableFileError
from journeykit.formats.format import Reading
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.columns import match_rows
from journeykit.formats.sheets.declaring import FIELDS, declared_in
from journeykit.formats.sheets.header import match_header
from journeykit.formats.sheets.map_reading import map_of
from journeykit.formats.sheets.sheet import Cell, Sheet, is_blank, text_of
from journeykit.formats.xlsx.book_problems import about_cells, about_rows
from journeykit.formats.xlsx.exact_numbers import RoundedNumbers
from journeykit.formats.xlsx.long_texts import Rests
from journeykit.formats.xlsx.row_labels import ShownRows
from journeykit.formats.xlsx.sheet_names import (
    ABOUT,
    ABOUT_PLACE,
    EXACT,
    MORE,
    NAMES,
    is_called,
    place_name,
    sheet_names,
    sheet_of_place,
)
from journeykit.formats.xlsx.workbook import SheetEntry, Workbook
from journeykit.model.contents import Contents
from journeykit.model.declared import schema_with
from journeykit.schema.tables import SCHEMA, Schema
from journeykit.schema.values import fold


class ReadBook:
    """Reads one workbook."""

    def __init__(self, data: bytes) -> None:
        self._book = Workbook(data)
        self._by_name = {entry.name: entry for entry in self._book.sheets}
        self._rests = Rests(self._raw(MORE))
        self._rounded = RoundedNumbers(self._raw(EXACT))
        self._schema = schema_with(declared_in(self._own))
        self._entries = self._find_tables(self._schema)
        self._sheets = {name: self._table(name, entry) for name, entry in self._entries.items()}

    def reading(self) -> Reading:
        """Return the map, and what of the workbook was mended or could not be taken."""
        journey = map_of(self._sheet)
        contents = journey.commit_path.contents
        self._resolve(contents)
        return Reading(journey, tuple(self._problems(contents)))

    def _sheet(self, name: str, words: Container[str]) -> Sheet | None:
        return self._own(name, words) if name.startswith("_") else self._sheets.get(name)

    def _own(self, name: str, _: Container[str]) -> Sheet | None:
        sheet = self._raw(name)
        if name != FIELDS:
            return sheet
        told = sheet.rows[1:] if sheet else []
        return Sheet([["field", "value"], *told, *self._about()])

    def _raw(self, name: str) -> Sheet | None:
        entry = self._by_name.get(name)
        if entry is None:
            return None
        rows = self._book.part(entry).rows
        return Sheet(rows if name in (MORE, EXACT) else self._rests.joined(rows))

    def _about(self) -> list[list[Cell]]:
        """Return the map's fields as the first sheet has them."""
        entry = self._by_name.get(sheet_of_place(self._book.names.get(ABOUT_PLACE, ""))) or self._by_name.get(ABOUT)
        if entry is None:
            return []
        fields = {fold(title): column.name for column in SCHEMA.fields for title in (column.title, column.name)}
        found: dict[str, Cell] = {}
        for row in self._rests.joined(self._book.part(entry).rows):
            name = fields.get(fold(text_of(row[0]))) if row else None
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
        top = next((index for index, row in enumerate(rows) if not is_blank(row)), None)
        if top is None:
            return Sheet(rows)
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

    def _resolve(self, contents: Contents) -> None:
        """Take labels for the rows they stand for, where they are nobody's name."""
        written: dict[str, dict[str, str]] = {}
        noted = self._raw(NAMES)
        for line in noted.rows[1:] if noted else []:
            if len(line) >= 3:
                table, id, label = map(text_of, line[:3])
                written.setdefault(table, {})[label.strip()] = id
        known: dict[str, ShownRows] = {}
        for spec in contents.schema.tables:
            rows = contents.tables[spec.name]
            for row in list(rows):
                for column in spec.refs if row.extra else ():
                    text = row.extra.get(column.name)
                    if not isinstance(text, str):
                        continue
                    if column.to not in known:
                        known[column.to] = ShownRows(contents.tables[column.to], written.get(column.to, {}))
                    meant = known[column.to].find(text)
                    if meant is not None:
                        extra = {key: value for key, value in row.extra.items() if key != column.name}
                        row = replace(row, cells={**row.cells, column.name: meant}, extra=extra)
                        rows.by_id[row.id] = row

    def _problems(self, contents: Contents) -> Iterator[ReadProblem]:
        for name, entry in self._entries.items():
            spec, part = contents.schema.table(name), self._book.part(entry)
            kept = any(row.extra for row in contents.tables[name])
            if not (kept or part.formulas or part.errors or part.filled):
                continue
            matched = match_rows(spec, self._sheets[name])
            yield from about_cells(spec, entry.name, part, matched.header)
            lines = dict(zip(contents.tables[name].ids(), matched.body, strict=True))
            yield from about_rows(contents, spec, entry.name, lines, matched.line)
