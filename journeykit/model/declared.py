"""The columns and tables of one's own, as a file declares them beside their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from journeykit.errors import InvalidSpecError
from journeykit.ids import is_id
from journeykit.model.canonical import Document
from journeykit.schema.columns import Column
from journeykit.schema.tables import AUTHOR, SCHEMA, Schema, TableSpec
from journeykit.schema.wire import column_from_wire, column_to_wire

MAX_DECLARED = 500
"""More tables, or columns in a table, are kept in the file but not shown."""

COLUMN_KEYS = ("after", *(known.name for known in fields(Column)))
TABLE_TEXTS = ("title", "row_title", "label", "help", "prefix")
TABLE_KEYS = ("after", "unique", *TABLE_TEXTS)


@dataclass(frozen=True)
class Declared:
    """What a file says about one table besides its rows: its texts if it is a custom one, custom columns by name."""

    texts: Mapping[str, Any] | None
    columns: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def rest(self, spec: TableSpec) -> Document:
        """Return what of the declaration did not get into the table, to be written back."""
        columns: Document = {}
        own = {column.name for column in spec.columns if column.custom}
        for name, wire in self.columns.items():
            unknown = {key: value for key, value in wire.items() if key not in COLUMN_KEYS or name not in own}
            if unknown or name not in own:
                columns[name] = unknown
        known = TABLE_KEYS if spec.custom else ()
        texts = {key: value for key, value in (self.texts or {}).items() if key not in known}
        return {key: value for key, value in (("columns", columns), ("declaration", texts)) if value}


def declarations(schema: Schema) -> dict[str, Declared]:
    """Return what a file says about each table; columns and tables name the one they stand ``after``."""
    found: dict[str, Declared] = {}
    before = ""
    for spec in schema.tables:
        columns: dict[str, Document] = {}
        names = ["", *(column.name for column in spec.columns)]
        for name, column in zip(names, spec.columns, strict=False):
            if column.custom:
                wire = {key: value for key, value in column_to_wire(column).items() if key not in ("name", "custom")}
                columns[column.name] = {**wire, "after": name}
        texts = {key: text for key in TABLE_TEXTS if (text := getattr(spec, key))} | {"after": before}
        unique = {"unique": list(spec.unique)} if spec.unique else {}
        found[spec.name] = Declared({**texts, **unique} if spec.custom else None, columns)
        before = spec.name
    return found


def schema_with(tables: Mapping[str, Declared]) -> Schema:
    """Return the standard schema with what a file declares; what cannot work is left out, never fatal."""
    standard = {spec.name: spec for spec in SCHEMA.tables}
    own = [name for name, found in tables.items() if name not in standard and found.texts is not None][:MAX_DECLARED]
    while True:
        names = {*standard, *own}
        present = [name for name in tables if name in names]
        built = {name: _table(standard.get(name), name, tables[name], names) for name in present}
        failed = [name for name in own if built[name] is None]
        if not failed:
            break
        own = [name for name in own if name not in failed]
    specs = {**standard, **{name: spec for name, spec in built.items() if spec is not None}}
    after = {name: str((tables[name].texts or {}).get("after", "")) for name in own}
    return Schema(tuple(specs[name] for name in placed(list(standard), own, after)), SCHEMA.fields)


def _table(standard: TableSpec | None, name: str, found: Declared, tables: Iterable[str]) -> TableSpec | None:
    columns: dict[str, Column] = {column.name: column for column in standard.columns} if standard is not None else {}
    known = [key for key in columns if key != AUTHOR.name]
    fresh: list[str] = []
    for key, wire in found.columns.items():
        column = _column(key, wire)
        if column is None or key in columns or len(fresh) == MAX_DECLARED:
            continue
        if column.kind != "ref" or column.to in tables:
            columns[key] = column
            fresh.append(key)
    after = {key: str(found.columns[key].get("after", "")) for key in fresh}
    author = [columns[AUTHOR.name]] if AUTHOR.name in columns else []

    def built(names: Iterable[str]) -> TableSpec | None:
        return _built(standard, name, found, [*(columns[key] for key in placed(known, names, after)), *author])

    whole = built(fresh)
    if whole is not None:
        return whole
    # They do not all go together: take those that do, the naming one first, the computed ones last.
    label = (found.texts or {}).get("label")
    spec, taken = standard, list[str]()
    for key in sorted(fresh, key=lambda key: (key != label, columns[key].kind == "derived")):
        wider = built([*taken, key])
        if wider is not None:
            spec = wider
            taken.append(key)
    return spec


def _column(name: str, wire: Mapping[str, Any]) -> Column | None:
    if name == AUTHOR.name:
        return None
    try:
        return column_from_wire({**wire, "name": name, "custom": True, "managed": False})
    except (InvalidSpecError, TypeError, OverflowError):
        return None


def _built(standard: TableSpec | None, name: str, found: Declared, columns: Sequence[Column]) -> TableSpec | None:
    texts = {key: value for key in TABLE_TEXTS if isinstance(value := (found.texts or {}).get(key), str)}
    if len(texts.get("prefix", "")) > 16 or not is_id(texts.get("prefix", "")):
        texts.pop("prefix", None)
    unique = (found.texts or {}).get("unique")
    try:
        if standard is not None:
            return replace(standard, columns=tuple(columns))
        taken = tuple(key for key in unique if isinstance(key, str)) if isinstance(unique, list) else ()
        return TableSpec(name, tuple(columns), unique=taken, custom=True, **texts)
    except InvalidSpecError:
        return None


def placed(known: Sequence[str], fresh: Iterable[str], after: Mapping[str, str]) -> list[str]:
    """Return the names, each fresh one behind the one it is to stand after, lost ones at the end.

    >>> placed(["a", "b"], ["x", "y"], {"x": "y", "y": "a"})
    ['a', 'y', 'x', 'b']
    """
    following: dict[str, list[str]] = {}
    for name in fresh:
        following.setdefault(after.get(name, ""), []).append(name)
    ordered: list[str] = []

    def walk(first: Iterable[str]) -> None:
        waiting = list(first)[::-1]
        while waiting:
            name = waiting.pop()
            ordered.append(name)
            waiting += reversed(following.pop(name, []))

    walk([*following.pop("", []), *known])
    while following:
        walk(following.pop(min(following)))
    return ordered
