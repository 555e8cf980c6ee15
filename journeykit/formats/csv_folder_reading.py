"""A map read from a folder of CSVs, as journeykit wrote them or as spreadsheets have saved them since."""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import replace
from typing import Any

from journeykit.errors import JourneyError, UnreadableFileError
from journeykit.formats.csv_cells import CellReader
from journeykit.formats.csv_dialect import Sheet, decimal_mark, read_sheet
from journeykit.formats.csv_guard import unguard
from journeykit.formats.csv_header import ID, match_header, targets
from journeykit.formats.csv_ids import FreshIds
from journeykit.formats.format import Files
from journeykit.ids import is_id, new_id
from journeykit.model.contents import Contents
from journeykit.model.declared import TABLE_TEXTS, Declared, schema_with
from journeykit.model.journey_map import JourneyMap
from journeykit.model.migrate import SCHEMA_VERSION, version_of
from journeykit.model.order import spread
from journeykit.model.rows import Row, Stamp
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal, clean, fold

FIELDS, TABLES, COLUMNS = "_map.csv", "_tables.csv", "_columns.csv"
"""Beside ``needs.csv`` and the like; no table's name begins so."""

TEXT_KEYS = ("kind", "title", "help", "to", "formula")
JSON_KEYS = ("choices", "open", "ordered", "low", "high", "step", "words")

Pending = tuple[str, str, str, str]
"""Table, row, column and text of a ref that gives a name; it is looked up when all rows are there."""


def read(files: Files) -> JourneyMap:
    """Return the map; a text that its column does not take is kept beside the row, as `check` reports."""
    tables = {row[0]: row for row in _records(files, TABLES, 3 + len(TABLE_TEXTS))}
    columns: dict[str, dict[str, dict[str, Any]]] = {}
    for table, name, *cells in _records(files, COLUMNS, 3 + len(TEXT_KEYS) + len(JSON_KEYS)):
        texts = zip(("after", *TEXT_KEYS), cells, strict=False)
        values = zip(JSON_KEYS, cells[1 + len(TEXT_KEYS) :], strict=True)
        wire = {key: text for key, text in texts if text or key in ("after", "title")}
        columns.setdefault(table, {})[name] = wire | {key: _json(text) for key, text in values if text}
    contents = Contents(schema_with(_declared(tables, columns)))
    if "lanes.csv" not in files:
        contents.tables["lanes"] = JourneyMap().commit_path.contents.tables["lanes"]
    if not any(f"{spec.name}.csv" in files for spec in contents.schema.tables):
        raise UnreadableFileError("The folder holds no CSV of a journey map, such as stages.csv or needs.csv.")
    told = {row[0]: row[1] for row in _records(files, FIELDS, 2)}
    _read_fields(contents, told)
    pending: list[Pending] = []
    for spec in contents.schema.tables:
        if f"{spec.name}.csv" in files:
            _read_rows(contents, spec, _sheet(files, f"{spec.name}.csv", targets(spec)), pending)
    _resolve(contents, pending)
    name = told.get("id", "")
    journey = JourneyMap.from_contents(contents, id=name if is_id(name) else new_id("map"))
    version = told.get("schema", SCHEMA_VERSION)
    journey.commit_path.read_only = version_of({"schema": version})[0] > version_of({"schema": SCHEMA_VERSION})[0]
    return journey


def _records(files: Files, name: str, width: int) -> list[list[str]]:
    """Return the lines under the header of one of our own files, all of one width."""
    if name not in files:
        return []
    words = {"field", "value", "table", "column", "after"}
    rows = _sheet(files, name, words).rows[1:]
    return [[unguard(text) for text in (row + [""] * width)[:width]] for row in rows if any(row)]


def _sheet(files: Files, name: str, words: Container[str]) -> Sheet:
    try:
        return read_sheet(files[name], lambda title: fold(title) in words)
    except UnreadableFileError as problem:
        raise UnreadableFileError(f"{name}: {problem}") from None


def _json(text: str) -> Any:
    # A spreadsheet writes true as TRUE, and 0.5 as 0,5 where people do.
    for candidate in (text, text.lower(), text.replace(",", ".")):
        try:
            return json.loads(candidate, parse_constant=lambda _: None)
        except (ValueError, RecursionError):
            continue
    return text


def _declared(tables: dict[str, list[str]], columns: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Declared]:
    found: dict[str, Declared] = {}
    for name in dict.fromkeys([*tables, *columns]):
        texts = None
        if name in tables:
            texts = dict(zip(("after", *TABLE_TEXTS), tables[name][1:], strict=False))
            texts |= {"unique": _json(tables[name][-1])} if tables[name][-1] else {}
        found[name] = Declared(texts, columns.get(name, {}))
    return found


def _read_fields(contents: Contents, told: dict[str, str]) -> None:
    for column in contents.schema.fields:
        text = told.pop(column.name, "")
        try:
            value = clean(column, text)
        except Refusal:
            contents.extra.setdefault("map", {})[column.name] = text
        else:
            if value != column.empty:
                contents.fields[column.name] = value
    unknown = {name: text for name, text in told.items() if name not in ("id", "schema") and name and text}
    if unknown:
        contents.extra["map"] = contents.extra.get("map", {}) | unknown


def _read_rows(contents: Contents, spec: TableSpec, sheet: Sheet, pending: list[Pending]) -> None:
    lines = [row for row in sheet.rows if any(text.strip() for text in row)]
    titles, body = (lines[0], lines[1:]) if lines else ([], [])
    header = match_header(spec, titles)
    columns = [spec.column(place.column) if place and place.column != ID else None for place in header.places]
    numeric = [index for index, column in enumerate(columns) if column and column.kind in ("scale", "number")]
    decimal = decimal_mark((row[index] for row in body for index in numeric if index < len(row)), sheet.delimiter)
    place = next((index for index, target in enumerate(header.places) if target and target.column == ID), None)
    written = [unguard(row[place].strip()) if place is not None and place < len(row) else "" for row in body]
    reader = CellReader(contents, decimal)
    fresh = FreshIds(spec.prefix, written)
    given: set[str] = set()
    rows = contents.tables[spec.name]
    for row, text, order in zip(body, written, spread(len(body)), strict=True):
        own = is_id(text) and text not in given
        row_id = text if own else fresh.like(text or _named(spec, row, columns))
        given.add(row_id)
        cells, extra = dict[str, Any](), dict[str, Any]()
        for index, cell in enumerate(row):
            target = header.places[index] if index < len(columns) else None
            column = columns[index] if target else None
            if target is None or column is None:
                title = titles[index].strip() if index < len(titles) else ""
                if cell.strip() and (index in header.ignored or index >= len(titles)):
                    extra[title or f"column {index + 1}"] = unguard(cell)
            elif column.kind == "ref":
                if not _ref(cells, column.name, unguard(cell).strip(), by_id=own and not target.named):
                    pending.append((spec.name, row_id, column.name, unguard(cell).strip()))
            else:
                try:
                    value = _value(reader, column, cell)
                except Refusal:
                    extra[column.name] = unguard(cell)
                else:
                    if value != column.empty:
                        cells[column.name] = value
        rows.put(Row(row_id, order, cells, Stamp(0, 0), {}, extra))


def _named(spec: TableSpec, row: list[str], columns: list[Column | None]) -> str:
    """Return the name of a row that a person has added, so that it gets one id whenever the folder is read."""
    return next((cell for cell, column in zip(row, columns, strict=False) if column and column.name == spec.label), "")


def _ref(cells: dict[str, Any], name: str, text: str, *, by_id: bool) -> bool:
    """Take a ref's id as it is, also if it leads nowhere; tell whether nothing is left to look up."""
    if not text or name in cells:
        return True
    if by_id and is_id(text):
        cells[name] = text
        return True
    return False


def _value(cells: CellReader, column: Column, text: str) -> Any:
    return cells.value(column, text)


def _resolve(contents: Contents, pending: list[Pending]) -> None:
    found: dict[tuple[str, str], str | None] = {}
    for table, row_id, name, text in pending:
        to = contents.schema.table(table).column(name).to
        if (to, text) not in found:
            try:
                found[to, text] = contents.resolve_text(to, text)
            except JourneyError:
                found[to, text] = None
        rows, target = contents.tables[table], found[to, text]
        row = rows.by_id[row_id]
        if name in row.cells:
            continue
        kept = {key: value for key, value in row.extra.items() if key != name}
        if target is None:
            rows.by_id[row_id] = replace(row, extra={name: text, **row.extra})
        else:
            rows.by_id[row_id] = replace(row, cells={**row.cells, name: target}, extra=kept)
