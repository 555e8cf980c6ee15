"""Cells as HTML that runs nothing, links to nothing and asks nobody for anything."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any

from journeykit.model.contents import Contents
from journeykit.schema.columns import Column

MAX_NAME = 120
"""Letters of a name where it only points to something."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_KINDS = {"D": "D (deficit)", "B": "B (being)"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def text_html(text: str) -> str:
    r"""Return a text of the map as HTML that shows just this text.

    >>> text_html("<b>\nx")
    '&lt;b&gt;<br>x'
    """
    return html.escape(_CONTROL.sub("\ufffd", text)).replace("\n", "<br>")


def apart_html(text: str) -> str:
    """Return a text within a sentence; its direction is kept to itself.

    >>> apart_html("<b>")
    '<bdi>&lt;b&gt;</bdi>'
    """
    return f"<bdi>{text_html(text)}</bdi>"


def name_html(text: str, most: int = MAX_NAME) -> str:
    """Return a name within a sentence: one line, not too long.

    >>> name_html("Motor & more"), name_html("Motor & more", 6)
    ('<bdi>Motor &amp; more</bdi>', '<bdi>Motor…</bdi>')
    """
    line = " ".join(text.split())
    return apart_html(line if len(line) <= most else line[: most - 1] + "…")


def row_html(contents: Contents, table: str, row: str) -> str:
    """Return what people call a row, its id if nobody has named it."""
    rows = contents.tables.get(table)
    if rows is None or row not in rows.by_id:
        return f"{name_html(row)} (no longer there)"
    return name_html(rows.name_of(row).strip() or row)


def label_of(column: Column, value: str) -> str:
    """Return the label of a choice; a word of one's own is its own label."""
    return next((entry.label for entry in column.choices if entry.value == value), value)


def day_text(day: dt.date) -> str:
    """Return a day as people write it, whatever the machine's language.

    >>> day_text(dt.date(2026, 3, 31))
    '31 Mar 2026'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_text(moment: dt.datetime) -> str:
    """Return a moment on the clock it is given in; only a server's clock is named.

    >>> moment_text(dt.datetime(2026, 11, 22, 14, 32, tzinfo=dt.UTC))
    '22 Nov 2026, 14:32 UTC'
    """
    named = " UTC" if moment.tzname() == "UTC" else ""
    return f"{day_text(moment)}, {moment:%H:%M}{named}"


def number_text(number: float, signed: bool = False) -> str:
    """Return a number with a true minus, and with a plus where both sides of zero count.

    >>> number_text(2, signed=True), number_text(-1.5), number_text(0, signed=True), number_text(0.1 + 0.2)
    ('+2', '−1.5', '0', '0.3')
    """
    sign = "−" if number < 0 else "+" if signed and number > 0 else ""
    size = abs(number)
    return f"{sign}{size}" if isinstance(size, int) else f"{sign}{size:.12g}"


def cell_html(contents: Contents, column: Column, value: Any) -> str:
    """Return a cell's value as HTML, nothing for an empty one.

    >>> from journeykit.schema.tables import EMOTIONS
    >>> cell_html(Contents(), EMOTIONS.column("score"), 2)
    '+2'
    """
    if value is None or value == column.empty:
        return ""
    match column.kind:
        case "choice":
            return text_html(label_of(column, value))
        case "multi_choice":
            return ", ".join(apart_html(label_of(column, entry)) for entry in value)
        case "flag":
            return "Yes"
        case "date":
            return day_text(dt.date.fromisoformat(value))
        case "ref":
            return row_html(contents, column.to, value)
        case "scale" | "number" | "derived" if not isinstance(value, str):
            return number_text(value, signed=(column.low or 0) < 0 < (column.high or 0))
        case "derived":
            return _KINDS.get(value, text_html(value))
        case _:
            return text_html(str(value))
