"""What of a map's columns and tables its owners declared themselves, as two sheets; and its fields as a third."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from journeykit.formats.sheets.header import Target
from journeykit.formats.sheets.map_problems import MapProblems
from journeykit.formats.sheets.own_sheet import records
from journeykit.formats.sheets.sheet import Sheet
from journeykit.model.canonical import plain
from journeykit.model.contents import Contents
from journeykit.model.declared import TABLE_TEXTS, Declared, declarations
from journeykit.model.migrate import SCHEMA_VERSION
from journeykit.schema.reading import show
from journeykit.schema.tables import Schema
from journeykit.schema.values import shown, well_formed

FIELDS, TABLES, COLUMNS = "_map", "_tables", "_columns"
"""Names of sheets beside ``needs`` and the like; no table's name begins so."""

SheetOf = Callable[[str, Mapping[str, Target]], Sheet | None]
"""Gives the sheet of a name, or nothing; it is told what words, folded, mean in the sheet's header."""

_TEXT_KEYS = ("kind", "title", "help", "to", "formula")
_JSON_KEYS = ("choices", "open", "ordered", "low", "high", "step", "words")
_FIELD_TITLES = ("field", "value")
_TABLE_TITLES = ("table", "after", *TABLE_TEXTS, "unique")
_COLUMN_TITLES = ("table", "column", "after", *_TEXT_KEYS, *_JSON_KEYS)
_WORDS = {word: Target(word) for word in ("field", "value", "table", "column", "after")}


def declaration_sheets(id: str, contents: Contents) -> dict[str, list[list[str]]]:
    """Return the rows of the three sheets, each with its header.

    >>> declaration_sheets("m1", Contents())["_map"][:2]
    [['field', 'value'], ['id', 'm1']]
    """
    fields = [["id", id], ["schema", SCHEMA_VERSION]]
    fields += [[column.name, show(column, contents.fields.get(column.name))] for column in contents.schema.fields]
    found = declarations(contents.schema)
    return {
        FIELDS: [[*_FIELD_TITLES], *fields],
        TABLES: [[*_TABLE_TITLES], *_tables(found)],
        COLUMNS: [[*_COLUMN_TITLES], *_columns(found)],
    }


def _tables(found: Mapping[str, Declared]) -> Iterator[list[str]]:
    for name, declared in found.items():
        if declared.texts is not None:
            unique = plain(declared.texts["unique"]) if "unique" in declared.texts else ""
            yield [name, *(declared.texts.get(key, "") for key in ("after", *TABLE_TEXTS)), unique]


def _columns(found: Mapping[str, Declared]) -> Iterator[list[str]]:
    for table, declared in found.items():
        for name, wire in declared.columns.items():
            texts = [wire.get(key, "") for key in ("after", *_TEXT_KEYS)]
            yield [table, name, *texts, *(plain(wire[key]) if key in wire else "" for key in _JSON_KEYS)]


def fields_of(sheets: SheetOf, problems: MapProblems) -> dict[str, str]:
    """Return what the sheet of the map's own fields says, by name; of a field that stands twice the last."""
    found: dict[str, str] = {}
    for line, cells in records(FIELDS, sheets(FIELDS, _WORDS), _FIELD_TITLES, problems):
        name, value = cells["field"].strip(), well_formed(cells["value"])
        if not name:
            problems.add(FIELDS, line, "", value, f"{shown(value)} is the value of no field; it was passed over.")
            continue
        if found.get(name) and found[name] != value:
            why = f"{name} stands in several lines; {shown(value)}, the last, was taken and not {shown(found[name])}."
            problems.add(FIELDS, line, name, found[name], why)
        found[name] = value
    return found


def declared_in(sheets: SheetOf, problems: MapProblems) -> dict[str, Declared]:
    """Return what the two sheets declare, by table; of a declaration that stands twice the last."""
    tables: dict[str, dict[str, str]] = {}
    for line, cells in records(TABLES, sheets(TABLES, _WORDS), _TABLE_TITLES, problems):
        name = cells["table"]
        if not name.strip():
            _tell_nameless(TABLES, line, cells, problems)
            continue
        _tell_twice(TABLES, line, name, tables.get(name, cells), cells, problems)
        tables[name] = cells
    columns: dict[str, dict[str, dict[str, str]]] = {}
    for line, cells in records(COLUMNS, sheets(COLUMNS, _WORDS), _COLUMN_TITLES, problems):
        table, name = cells["table"], cells["column"]
        if not table.strip() or not name.strip():
            _tell_nameless(COLUMNS, line, cells, problems)
            continue
        known = columns.setdefault(table, {})
        _tell_twice(COLUMNS, line, f"{table}.{name}", known.get(name, cells), cells, problems)
        known[name] = cells
    found: dict[str, Declared] = {}
    for name in dict.fromkeys([*tables, *columns]):
        told: dict[str, Any] | None = None
        if (row := tables.get(name)) is not None:
            told = {key: row[key] for key in ("after", *TABLE_TEXTS)}
            told |= {"unique": _json(row["unique"])} if row["unique"] else {}
        found[name] = Declared(told, {column: _wire(said) for column, said in columns.get(name, {}).items()})
    return found


def _wire(cells: Mapping[str, str]) -> dict[str, Any]:
    wire: dict[str, Any] = {
        key: cells[key] for key in ("after", *_TEXT_KEYS) if cells[key] or key in ("after", "title")
    }
    return wire | {key: _json(cells[key]) for key in _JSON_KEYS if cells[key]}


def _tell_nameless(sheet: str, line: int, cells: Mapping[str, str], problems: MapProblems) -> None:
    said = ", ".join(text for cell in cells.values() if (text := cell.strip()))
    what = "column" if cells["table"].strip() else "table"
    problems.add(sheet, line, what, said, f"The line names no {what}; {shown(said)} was passed over.")


def _tell_twice(
    sheet: str, line: int, name: str, before: Mapping[str, str], cells: Mapping[str, str], problems: MapProblems
) -> None:
    if other := [f"{key} {shown(before[key])}" for key in cells if before[key] != cells[key]]:
        why = f"{name} is declared in several lines; this one was taken, and not {', '.join(other)} from above."
        problems.add(sheet, line, "", ", ".join(filter(None, before.values())), why)


def tell_untaken(schema: Schema, declared: Mapping[str, Declared], problems: MapProblems) -> None:
    """Report what of the declarations that work was not taken as it stands, or stands somewhere else."""
    made = declarations(schema)
    for name, found in declared.items():
        if name not in schema:
            if not found.columns and not any((found.texts or {}).values()):
                problems.add(TABLES, 0, "table", name, f"{shown(name)} is named, and nothing is declared of it.")
            continue
        _tell_other(TABLES, name, found.texts or {}, made[name].texts or {}, problems)
        for column, wire in found.columns.items():
            if column in made[name].columns:
                _tell_other(COLUMNS, f"{name}.{column}", wire, made[name].columns[column], problems)
        after = (found.texts or {}).get("after", "")
        if after and after not in schema:
            why = f"{name} is to stand after {shown(after)}, and there is no such table; it stands at the end."
            problems.add(TABLES, 0, "after", after, why)
        spec = schema.table(name)
        for column, wire in found.columns.items():
            after = wire["after"]
            if column in spec and after and after not in spec:
                why = f"{name}.{column} is to stand after {shown(after)}, and there is no such column."
                problems.add(COLUMNS, 0, "after", after, f"{why} It stands at the end.")


def _tell_other(sheet: str, name: str, said: Mapping[str, Any], made: Mapping[str, Any], problems: MapProblems) -> None:
    for key, value in said.items():
        if key != "after" and value not in ("", made.get(key, "")) and value not in (False, [], ()):
            text = value if isinstance(value, str) else plain(value)
            why = f"{name} cannot have {key} {shown(text)}; it was not taken."
            problems.add(sheet, 0, key, text, why)


def undeclared(schema: Schema, declared: Mapping[str, Declared]) -> dict[str, Any]:
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
