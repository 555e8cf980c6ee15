"""A map read from sheets, one a table, as journeykit wrote them or as spreadsheets have saved them since."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from journeykit.errors import UnreadableFileError
from journeykit.formats.sheets.cells import CellReader, RowNames
from journeykit.formats.sheets.columns import match_rows
from journeykit.formats.sheets.declaring import SheetOf, declared_in, fields_of, undeclared
from journeykit.formats.sheets.header import targets
from journeykit.formats.sheets.ids import FreshIds
from journeykit.formats.sheets.sheet import Cell, Sheet, text_of
from journeykit.ids import is_id, new_id
from journeykit.model.contents import Contents
from journeykit.model.declared import schema_with
from journeykit.model.journey_map import JourneyMap
from journeykit.model.migrate import SCHEMA_VERSION, version_of
from journeykit.model.order import spread
from journeykit.model.rows import Row, Stamp
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal, clean, well_formed

Pending = tuple[str, str, str, str]
"""Table, row, column and text of a ref that gives a name; it is looked up when all rows are there."""


def map_of(sheets: SheetOf) -> JourneyMap:
    """Return the map; a text that its column does not take is kept beside the row, as `check` reports.

    Raises
    ------
    UnreadableFileError
        There is no sheet of a table.
    """
    declared = declared_in(sheets)
    contents = Contents(schema_with(declared))
    if left := undeclared(contents.schema, declared):
        contents.extra["tables"] = left
    found = {spec.name: sheet for spec in contents.schema.tables if (sheet := sheets(spec.name, targets(spec)))}
    if not found:
        raise UnreadableFileError("It holds no table of a journey map, such as stages or needs.")
    if "lanes" not in found:
        contents.tables["lanes"] = JourneyMap().commit_path.contents.tables["lanes"]
    told = fields_of(sheets)
    _read_fields(contents, told)
    pending: list[Pending] = []
    for name, sheet in found.items():
        _read_rows(contents, contents.schema.table(name), sheet, pending)
    _resolve(contents, pending)
    name = told.get("id", "")
    journey = JourneyMap.from_contents(contents, id=name if is_id(name) else new_id("map"))
    version = _layout(told.get("schema", SCHEMA_VERSION))
    if version_of({"schema": version})[0] > version_of({"schema": SCHEMA_VERSION})[0]:
        journey.commit_path.close_to_edits()
    return journey


def _layout(text: str) -> str:
    """Return the version of the layout; spreadsheets take 1.0 for a number and write 1."""
    found = re.fullmatch(r"(\d{1,4})(?:[.,](\d{1,4}))?", text.strip(), re.ASCII)
    return f"{found[1]}.{found[2] or 0}" if found else text


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
                if text_of(cell).strip() and (index in found.header.ignored or index >= len(titles)):
                    extra[well_formed(title) or f"column {index + 1}"] = well_formed(text_of(cell))
            elif column.kind == "ref":
                if not _ref(cells, column.name, text_of(cell).strip(), by_id=own and not target.named):
                    pending.append((spec.name, row_id, column.name, well_formed(text_of(cell)).strip()))
            else:
                try:
                    value = cells_of.value(column, cell)
                except Refusal:
                    extra[column.name] = well_formed(text_of(cell))
                else:
                    if value != column.empty:
                        cells[column.name] = value
        rows.put(Row(row_id, order, cells, Stamp(0, 0), {}, extra))


def _named(spec: TableSpec, row: list[Cell], columns: Iterable[Column | None]) -> str:
    """Return the name of a row that a person has added, so that it gets one id whenever the file is read."""
    return next(
        (text_of(cell) for cell, column in zip(row, columns, strict=False) if column and column.name == spec.label), ""
    )


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
