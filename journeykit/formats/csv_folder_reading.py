"""A map read from a folder of CSVs, as journeykit wrote them or as spreadsheets have saved them since."""

from __future__ import annotations

import json
import math
from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Any

from journeykit.errors import UnreadableFileError
from journeykit.formats.csv_cells import CellReader, RowNames
from journeykit.formats.csv_columns import match_rows
from journeykit.formats.csv_dialect import Sheet, read_sheet
from journeykit.formats.csv_guard import unguard
from journeykit.formats.csv_header import targets
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
from journeykit.schema.tables import Schema, TableSpec
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
    declared = _declared(tables, columns)
    contents = Contents(schema_with(declared))
    if left := _undeclared(contents.schema, declared):
        contents.extra["tables"] = left
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
    if version_of({"schema": version})[0] > version_of({"schema": SCHEMA_VERSION})[0]:
        journey.commit_path.close_to_edits()
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
            found = json.loads(candidate, parse_constant=_finite, parse_float=_finite)
        except (ValueError, RecursionError):
            continue
        return found if _flat(found, 3) else text
    return text


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is no JSON number.")
    return number


def _flat(value: Any, levels: int) -> bool:
    """Tell whether nothing is nested deeper than a list of choices is; what is, a JSON file could not keep."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_flat(part, levels - 1) for part in inner)


def _declared(tables: dict[str, list[str]], columns: dict[str, dict[str, dict[str, Any]]]) -> dict[str, Declared]:
    found: dict[str, Declared] = {}
    for name in dict.fromkeys([*tables, *columns]):
        texts = None
        if name in tables:
            texts = dict(zip(("after", *TABLE_TEXTS), tables[name][1:], strict=False))
            texts |= {"unique": _json(tables[name][-1])} if tables[name][-1] else {}
        found[name] = Declared(texts, columns.get(name, {}))
    return found


def _undeclared(schema: Schema, declared: dict[str, Declared]) -> dict[str, Any]:
    """Return what of the declarations cannot work; it is kept, as a JSON file keeps it."""
    left: dict[str, Any] = {}
    for name, found in declared.items():
        if name in schema:
            rest: dict[str, Any] = found.rest(schema.table(name))
        else:
            texts = {key: text for key, text in (found.texts or {}).items() if text}
            rest = {key: dict(value) for key, value in (("columns", found.columns), ("declaration", texts)) if value}
        if rest:
            left[name] = rest
    return left


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
    found = match_rows(spec, sheet)
    titles, places, columns = found.titles, found.header.places, found.columns
    written, cells_of = found.ids(), CellReader(found.decimal)
    fresh = FreshIds(spec.prefix, written.values())
    given: set[str] = set()
    rows = contents.tables[spec.name]
    for (line, row), order in zip(found.body.items(), spread(len(found.body)), strict=True):
        own = is_id(written[line]) and written[line] not in given
        row_id = written[line] if own else fresh.like(written[line] or _named(spec, row, columns))
        given.add(row_id)
        cells, extra = dict[str, Any](), dict[str, Any]()
        for index, cell in enumerate(row):
            target = places[index] if index < len(places) else None
            column = columns[index] if target else None
            if target is None or column is None:
                title = titles[index].strip() if index < len(titles) else ""
                if cell.strip() and (index in found.header.ignored or index >= len(titles)):
                    extra[title or f"column {index + 1}"] = unguard(cell)
            elif column.kind == "ref":
                if not _ref(cells, column.name, unguard(cell).strip(), by_id=own and not target.named):
                    pending.append((spec.name, row_id, column.name, unguard(cell).strip()))
            else:
                try:
                    value = cells_of.value(column, cell)
                except Refusal:
                    extra[column.name] = unguard(cell)
                else:
                    if value != column.empty:
                        cells[column.name] = value
        rows.put(Row(row_id, order, cells, Stamp(0, 0), {}, extra))


def _named(spec: TableSpec, row: list[str], columns: Iterable[Column | None]) -> str:
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


def _resolve(contents: Contents, pending: list[Pending]) -> None:
    names: dict[str, RowNames] = {}
    for table, row_id, name, text in pending:
        to = contents.schema.table(table).column(name).to
        if to not in names:
            names[to] = RowNames(contents.tables[to])
        meant = names[to].find(text)
        rows, target = contents.tables[table], meant[0] if len(meant) == 1 else None
        row = rows.by_id[row_id]
        if name in row.cells:
            continue
        kept = {key: value for key, value in row.extra.items() if key != name}
        if target is None:
            rows.by_id[row_id] = replace(row, extra={name: text, **row.extra})
        else:
            rows.by_id[row_id] = replace(row, cells={**row.cells, name: target}, extra=kept)
