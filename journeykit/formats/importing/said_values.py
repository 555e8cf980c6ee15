"""What words of a sheet stand for, where its owner says so: hoch is 8, mittel is 5."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeykit.errors import InvalidValueError
from journeykit.formats.advice import argument
from journeykit.formats.sheets.header import targets
from journeykit.formats.sheets.sheet import Cell, text_of
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal, clean, fold

Said = Mapping[str, Mapping[Any, Any]]
"""By column and text of a cell, the value that it stands for."""


def given_values(spec: TableSpec, values: Said) -> dict[str, dict[str, Any]]:
    """Return, by column and folded text, the values that the caller gives; an error if they cannot be ones.

    >>> from journeykit.schema.tables import SCHEMA
    >>> given_values(SCHEMA.table("needs"), {"Importance": {"Sehr hoch": 9}})
    {'importance': {'sehr hoch': 9}}
    """
    known = targets(spec)
    found: dict[str, dict[str, Any]] = {}
    for name, meant in values.items():
        target = known.get(fold(name))
        column = spec.column(target.column if target is not None else name)
        if column.kind in ("text", "long_text", "ref", "derived"):
            why = f"values are for columns of marks and entries, and {column.name} is a {column.kind}."
            raise InvalidValueError(spec.name, column.name, meant, why)
        if not hasattr(meant, "items"):
            why = f"{argument('values', {column.name: {'high': 8}})} says what each word stands for, not {meant!r}."
            raise InvalidValueError(spec.name, column.name, meant, why)
        found[column.name] = {value_key(text): _value(spec, column, value) for text, value in meant.items()}
    return found


def _value(spec: TableSpec, column: Column, value: object) -> Any:
    try:
        return clean(column, value)
    except Refusal as refusal:
        raise InvalidValueError(spec.name, column.name, value, refusal.why) from None


def value_key(text: Cell) -> str:
    """Return a text as the caller's are compared with those of the sheet.

    >>> value_key(" Sehr Hoch"), value_key("-"), value_key(3.0)
    ('sehr hoch', '-', '3')
    """
    return fold(text_of(text)) or text_of(text).strip()
