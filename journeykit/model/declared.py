"""The columns and tables of one's own, as a file declares them beside their rows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from journeykit.errors import InvalidSpecError
from journeykit.ids import is_id
from journeykit.model.canonical import Document
from journeykit.schema.columns import FORMULAS, RESERVED, VALID_NAME, Column
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
        if spec.custom and not spec.unique and (self.texts or {}).get("unique"):
            texts["unique"] = (self.texts or {})["unique"]
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
    fields = {column.name for column in SCHEMA.fields}
    own = [name for name, found in tables.items() if name not in standard and found.texts is not None][:MAX_DECLARED]
    fit = [name for name in own if VALID_NAME.fullmatch(name) and name not in fields]
    plans = {name: _Plan(name, found, standard.get(name)) for name in (*standard, *fit) if (found := tables.get(name))}
    _drop_lost(plans, standard)
    specs, failed = dict(standard), set[str]()
    for name, plan in plans.items():
        spec = plan.build()
        if spec is None:
            failed.add(name)
        else:
            specs[name] = spec
    if failed:
        # A rule of tables that no plan knows of; whatever points to these tables goes with them.
        return schema_with({name: found for name, found in tables.items() if name not in failed})
    own = [name for name in own if name in specs]
    after = {name: str((tables[name].texts or {}).get("after", "")) for name in own}
    return Schema(tuple(specs[name] for name in placed(list(standard), own, after)), SCHEMA.fields)


class _Plan:
    """One table before it is built: the columns that a file declares for it, as far as each can work by itself."""

    def __init__(self, name: str, found: Declared, standard: TableSpec | None) -> None:
        self.name, self._found, self._standard = name, found, standard
        given = found.texts or {}
        self._texts = {key: value for key in TABLE_TEXTS if isinstance(value := given.get(key), str)}
        known = {column.name: column for column in standard.columns} if standard else {}
        self.fresh: dict[str, Column] = {}
        for key, wire in found.columns.items():
            if key in known or key in RESERVED or len(self.fresh) == MAX_DECLARED:
                continue
            column = _column(key, wire)
            if column is not None:
                self.fresh[key] = column
        both = known | self.fresh
        self.fresh = {key: column for key, column in self.fresh.items() if _computable(column, both)}

    @property
    def works(self) -> bool:
        """Whether the table has a column that names its rows."""
        label = self._texts.get("label")
        return self._standard is not None or (label in (*self.fresh, AUTHOR.name) if label else bool(self.fresh))

    def build(self) -> TableSpec | None:
        """Return the table; None if it cannot be."""
        columns = {column.name: column for column in self._standard.columns} if self._standard else {}
        author = columns.pop(AUTHOR.name, None)
        fresh = self._side_by_side(columns)
        after = {key: str(self._found.columns[key].get("after", "")) for key in fresh}
        both = columns | fresh
        ordered = tuple(both[key] for key in placed(list(columns), fresh, after)) + ((author,) if author else ())
        try:
            if self._standard is not None:
                return replace(self._standard, columns=ordered)
            prefix = self._texts.get("prefix", "")
            texts = self._texts | ({} if len(prefix) <= 16 and is_id(prefix) else {"prefix": ""})
            return TableSpec(self.name, ordered, unique=self._unique(both), custom=True, **texts)
        except InvalidSpecError:
            return self._standard

    def _side_by_side(self, known: Mapping[str, Column]) -> dict[str, Column]:
        """Return the columns of which none takes the name under which frames show another's: that of a ref's row."""
        label = self._texts.get("label")
        taken = {name: column.kind == "ref" for name, column in known.items()}
        for key in sorted(self.fresh, key=lambda key: key != label):
            ref = self.fresh[key].kind == "ref"
            if not (key.endswith("_name") and taken.get(key[:-5])) and not (ref and f"{key}_name" in taken):
                taken[key] = ref
        return {key: column for key, column in self.fresh.items() if key in taken}

    def _unique(self, columns: Mapping[str, Column]) -> tuple[str, ...]:
        """Return which columns are to differ from row to row; none if one of them is not there."""
        given = (self._found.texts or {}).get("unique")
        if not isinstance(given, list) or not all(isinstance(key, str) and key in columns for key in given):
            return ()
        return tuple(dict.fromkeys(given))


def _drop_lost(plans: dict[str, _Plan], standard: Container[str]) -> None:
    """Take out tables without a column that names their rows, and columns that point to no table, until all hold."""
    pointing: dict[str, list[tuple[_Plan, str]]] = {}
    for plan in plans.values():
        for key, column in plan.fresh.items():
            if column.kind == "ref":
                pointing.setdefault(column.to, []).append((plan, key))
    lost = [name for name in pointing if name not in standard and name not in plans]
    lost += [name for name, plan in plans.items() if not plan.works]
    while lost:
        name = lost.pop()
        plans.pop(name, None)
        for plan, key in pointing.pop(name, ()):
            del plan.fresh[key]
            if not plan.works:
                lost.append(plan.name)


def _computable(column: Column, columns: Mapping[str, Column]) -> bool:
    """Tell whether a formula's operands are there, of kinds that can be reckoned with."""
    needed = FORMULAS.get(column.formula, {})
    return all(name in columns and columns[name].kind in kinds for name, kinds in needed.items())


def _column(name: str, wire: Mapping[str, Any]) -> Column | None:
    try:
        return column_from_wire({**wire, "name": name, "custom": True, "managed": False})
    except (InvalidSpecError, TypeError, OverflowError):
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
