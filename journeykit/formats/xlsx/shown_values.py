"""What the cells of a column hold in a workbook: typed where XLSX has the type, else the words people choose from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from journeykit.formats.xlsx.number_formats import serial_of
from journeykit.schema.columns import Column
from journeykit.schema.reading import parse, show
from journeykit.schema.values import Refusal

Shown = str | int | float
"""A text, or a number; a day is the number that stands for it."""


def shown_choices(column: Column) -> dict[str, str]:
    """Return what stands for each choice: its label, or its value where the label would not be read as it.

    >>> from journeykit.schema.tables import SCHEMA
    >>> shown_choices(SCHEMA.table("needs").column("level"))["love_belonging"]
    'Love and belonging'
    """
    several = column.kind == "multi_choice"
    found: dict[str, str] = {}
    for entry in column.choices:
        label = " ".join(entry.label.split())
        # A list in a cell separates its entries by semicolons, or by commas if it has none.
        plain = label and ";" not in label and not (several and "," in label) and label.isprintable()
        found[entry.value] = label if plain and _means(column, label, entry.value) else entry.value
    return found


def shown_by(column: Column) -> Callable[[Any], Shown]:
    """Return the function that gives what a cell shows for a value of this column; not for refs.

    >>> from journeykit.schema.tables import SCHEMA
    >>> shown_by(SCHEMA.table("evidence").column("collected_on"))("2026-03-31")
    46112
    """
    match column.kind:
        case "choice":
            words = shown_choices(column)
            return lambda value: words.get(value, value or "")
        case "multi_choice":
            words = shown_choices(column)
            return lambda value: show(column, tuple(words.get(entry, entry) for entry in value))
        case "date":
            return _day
        case "scale" | "number" | "derived":
            return lambda value: "" if value is None else value
        case _:
            return lambda value: show(column, value)


def _day(value: str | None) -> Shown:
    number = serial_of(dt.date.fromisoformat(value)) if value else None
    return value or "" if number is None else number


def _means(column: Column, text: str, value: str) -> bool:
    try:
        return bool(parse(column, text) == ((value,) if column.kind == "multi_choice" else value))
    except Refusal:
        return False
