"""What of a map's columns and tables its owners declared themselves, as two sheets; and its fields as a third."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from journeykit.formats.sheets.header import Target
from journeykit.formats.sheets.sheet import Sheet, text_of
from journeykit.model.canonical import plain
from journeykit.model.contents import Contents
from journeykit.model.declared import TABLE_TEXTS, Declared, declarations
from journeykit.model.migrate import SCHEMA_VERSION
from journeykit.schema.reading import show
from journeykit.schema.tables import Schema
from journeykit.schema.values import well_formed

FIELDS, TABLES, COLUMNS = "_map", "_tables", "_columns"
"""Names of sheets beside ``needs`` and the like; no table's name begins so."""

SheetOf = Callable[[str, Mapping[str, Target]], Sheet | None]
"""Gives the sheet of a name, or nothing; it is told what words, folded, mean in the sheet's header."""

_TEXT_KEYS = ("kind", "title", "help", "to", "formula")
_JSON_KEYS = ("choices", "open", "ordered", "low", "high", "step", "words")
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
        FIELDS: [["field", "value"], *fields],
        TABLES: [["table", "after", *TABLE_TEXTS, "unique"], *_tables(found)],
        COLUMNS: [["table", "column", "after", *_TEXT_KEYS, *_JSON_KEYS], *_columns(found)],
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


def fields_of(sheets: SheetOf) -> dict[str, str]:
    """Return what the sheet of the map's own fields says, by name."""
    return {row[0]: well_formed(row[1]) for row in _records(sheets, FIELDS, 2)}


def declared_in(sheets: SheetOf) -> dict[str, Declared]:
    """Return what the two sheets declare, by table."""
    tables = {row[0]: row for row in _records(sheets, TABLES, 3 + len(TABLE_TEXTS))}
    columns: dict[str, dict[str, dict[str, Any]]] = {}
    for table, name, *cells in _records(sheets, COLUMNS, 3 + len(_TEXT_KEYS) + len(_JSON_KEYS)):
        texts = zip(("after", *_TEXT_KEYS), cells, strict=False)
        values = zip(_JSON_KEYS, cells[1 + len(_TEXT_KEYS) :], strict=True)
        wire = {key: text for key, text in texts if text or key in ("after", "title")}
        columns.setdefault(table, {})[name] = wire | {key: _json(text) for key, text in values if text}
    found: dict[str, Declared] = {}
    for name in dict.fromkeys([*tables, *columns]):
        told = None
        if name in tables:
            told = dict(zip(("after", *TABLE_TEXTS), tables[name][1:], strict=False))
            told |= {"unique": _json(tables[name][-1])} if tables[name][-1] else {}
        found[name] = Declared(told, columns.get(name, {}))
    return found


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


def _records(sheets: SheetOf, name: str, width: int) -> Iterable[list[str]]:
    """Return the lines under the header of one of our own sheets, all of one width."""
    sheet = sheets(name, _WORDS)
    rows = [[text_of(cell) for cell in row] for row in sheet.rows[1:]] if sheet else []
    return [(row + [""] * width)[:width] for row in rows if any(row)]


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
