"""What a workbook checks and offers while people type: lists, limits, and the help of each column."""

from __future__ import annotations

import re
from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

from journeykit.formats.xlsx.letters import spell
from journeykit.schema.columns import Column
from journeykit.schema.values import MAX_NUMBER

LAST_ROW = 1_048_576

_TITLE, _TEXT = 32, 250
"""More letters in a hint make Excel call the file damaged."""


def column_hint(column: Column, offered: str = "") -> DataValidation | None:
    """Return what cells of a column are checked against; ``offered`` is where its list stands.

    None for texts, which take anything.
    """
    match column.kind:
        case "choice" | "multi_choice" | "ref" if offered:
            free = column.open or column.kind == "multi_choice"
            hint = DataValidation("list", formula1=offered, showErrorMessage=not free)
            hint.errorStyle = "warning" if column.kind == "ref" else "stop"
            hint.error = "Choose a name from the list." if column.kind == "ref" else "Choose an entry of the list."
        case "scale":
            hint = _numbers(column)
        case "number":
            hint = _numbers(column)
        case "flag":
            hint = DataValidation("list", formula1='"yes,no"', showErrorMessage=True)
            hint.error = "Write yes, or leave the cell empty."
        case "date":
            hint = DataValidation("date", operator="greaterThan", formula1="61", showErrorMessage=True)
            hint.errorStyle, hint.error = "warning", "Write a day such as 2026-03-31."
        case _:
            return None
    hint.allow_blank = True
    hint.errorTitle = _short(column.title, _TITLE)
    return _told(hint, column)


def header_hint(column: Column) -> DataValidation | None:
    """Return the help that a column's header shows; None if there is none."""
    return _told(DataValidation(), column) if _help(column) else None


def add_hint(sheet: Any, hint: DataValidation | None, places: str) -> None:
    """Let a sheet show a hint in some of its cells."""
    if hint is not None:
        hint.add(places)
        sheet.data_validations.append(hint)


def _numbers(column: Column) -> DataValidation:
    low = -MAX_NUMBER if column.low is None else column.low
    high = MAX_NUMBER if column.high is None else column.high
    kind = "whole" if column.whole else "decimal"
    hint = DataValidation(kind, operator="between", formula1=_number(low), formula2=_number(high))
    hint.showErrorMessage, hint.error = True, _range(column)
    return hint


def _told(hint: DataValidation, column: Column) -> DataValidation:
    said = _help(column)
    if said:
        hint.showInputMessage = True
        hint.promptTitle, hint.prompt = _short(column.title, _TITLE), _short(said, _TEXT)
    return hint


def _help(column: Column) -> str:
    parts = [column.help]
    if column.kind == "scale" and column.words:
        low, high = _plain(column.low or 0), _plain(column.high or 0)
        parts.append(f"{low}: {column.words[0]}. {high}: {column.words[-1]}.")
    elif column.kind in ("scale", "number") and (column.low is not None or column.high is not None):
        parts.append(_range(column))
    elif column.kind == "multi_choice":
        parts.append("Several are separated by semicolons.")
    elif column.kind == "derived":
        parts.append("Computed; what is typed here is not read.")
    return " ".join(filter(None, parts))


def _range(column: Column) -> str:
    noun = "A whole number" if column.whole else "A number"
    if column.low is not None and column.high is not None:
        return f"{noun} from {_plain(column.low)} to {_plain(column.high)}."
    if column.low is not None:
        return f"{noun} from {_plain(column.low)} up."
    return f"{noun} up to {_plain(column.high)}." if column.high is not None else f"{noun}."


def _plain(number: float) -> str:
    return _number(number).replace("-", "−")


def _number(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else repr(number)


def _short(text: str, length: int) -> str:
    plain = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).split())
    # Counted as Excel does, in UTF-16 units.
    units = plain.encode("utf-16-le")
    if len(units) > 2 * length:
        plain = units[: 2 * length - 2].decode("utf-16-le", "ignore").rstrip() + "…"
    return spell(plain)
