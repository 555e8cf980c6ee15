"""The schema as a plain value: what the browser receives and what files keep of custom columns and tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from journeykit.errors import InvalidSpecError
from journeykit.schema.columns import KINDS, Choice, Column
from journeykit.schema.tables import Schema, TableSpec

_DEFAULTS = {f.name: f.default for f in fields(Column)}
_TEXTS = ("name", "kind", "title", "help", "to", "formula")
_FLAGS = ("open", "ordered", "managed", "custom")
_NUMBERS = ("low", "high", "step")


def value_to_wire(value: Any) -> Any:
    """Return a cell's value as JSON holds it.

    >>> value_to_wire(("app", "phone"))
    ['app', 'phone']
    """
    return list(value) if isinstance(value, tuple) else value


def column_to_wire(column: Column) -> dict[str, Any]:
    """Return a column as JSON-able data, defaults left out.

    >>> from journeykit.schema.columns import flag
    >>> column_to_wire(flag("done"))
    {'name': 'done', 'kind': 'flag', 'title': 'Done'}
    """
    wire = {key: value for key, value in asdict(column).items() if value != _DEFAULTS[key]}
    if column.choices:
        wire["choices"] = [{k: v for k, v in asdict(entry).items() if v} for entry in column.choices]
    if column.words:
        wire["words"] = list(column.words)
    return wire


def column_from_wire(wire: Any) -> Column:
    """Return the column that JSON-able data declares; `InvalidSpecError` if it cannot.

    >>> column_from_wire({"name": "done", "kind": "flag", "title": "Done"}).kind
    'flag'
    """
    if not isinstance(wire, Mapping):
        raise InvalidSpecError(f"A column is declared by an object, not by {type(wire).__name__}.")
    if wire.get("kind") not in KINDS:
        raise InvalidSpecError(f"The kind {wire.get('kind')!r} is none of {', '.join(KINDS)}.")
    known: dict[str, Any] = {}
    for names, types in ((_TEXTS, str), (_FLAGS, bool), (_NUMBERS, (int, float))):
        for name in names:
            if wire.get(name) is not None:
                if not isinstance(wire[name], types) or isinstance(wire[name], bool) and types is not bool:
                    raise InvalidSpecError(f"{name} of a column is of the wrong type.")
                known[name] = wire[name]
    known.setdefault("name", "")
    known.setdefault("title", known["name"])
    return Column(**known, choices=_choices(wire.get("choices", ())), words=_words(wire.get("words", ())))


def _choices(entries: Any) -> tuple[Choice, ...]:
    keys = {f.name for f in fields(Choice)}
    found = []
    for entry in entries:
        ok = isinstance(entry, Mapping) and isinstance(entry.get("value"), str)
        if not ok or not all(isinstance(entry[key], str) for key in keys & set(entry)):
            raise InvalidSpecError("A choice is declared by an object with value and label.")
        found.append(Choice(**{"label": entry["value"], **{key: entry[key] for key in keys & set(entry)}}))
    return tuple(found)


def _words(words: Any) -> tuple[str, ...]:
    if not all(isinstance(word, str) for word in words):
        raise InvalidSpecError("The words of a scale are texts.")
    return tuple(words)


def table_to_wire(spec: TableSpec) -> dict[str, Any]:
    """Return a table's declaration as JSON-able data."""
    return {
        "name": spec.name,
        "title": spec.title,
        "row_title": spec.row_title,
        "label": spec.label,
        "help": spec.help,
        "prefix": spec.prefix,
        "unique": list(spec.unique),
        "custom": spec.custom,
        "columns": [column_to_wire(column) for column in spec.columns],
    }


def table_from_wire(wire: Any) -> TableSpec:
    """Return the table that JSON-able data declares; `InvalidSpecError` if it cannot."""
    if not isinstance(wire, Mapping) or not isinstance(wire.get("columns"), list):
        raise InvalidSpecError("A table is declared by an object with a name and a list of columns.")
    texts = {key: wire.get(key, "") for key in ("name", "title", "row_title", "label", "help", "prefix")}
    if not all(isinstance(value, str) for value in texts.values()):
        raise InvalidSpecError("Name, title and help of a table are texts.")
    columns = tuple(column_from_wire(column) for column in wire["columns"])
    return TableSpec(
        columns=columns, unique=tuple(map(str, wire.get("unique", ()))), custom=bool(wire.get("custom")), **texts
    )


def schema_to_wire(schema: Schema) -> dict[str, Any]:
    """Return a whole schema as JSON-able data.

    >>> from journeykit.schema.tables import SCHEMA
    >>> sorted(schema_to_wire(SCHEMA))
    ['fields', 'tables']
    """
    return {
        "fields": [column_to_wire(column) for column in schema.fields],
        "tables": [table_to_wire(spec) for spec in schema.tables],
    }
