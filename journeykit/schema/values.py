"""What a cell may hold. One gate for every value, wherever it comes from; the browser has the same."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from journeykit.errors import nearest
from journeykit.ids import is_id
from journeykit.schema.columns import Choice, Column

MAX_TEXT = 100_000
"""The longest text of a cell, in UTF-16 units, as the browser counts."""
MAX_NUMBER = 2**53 - 1
"""Beyond it JavaScript cannot hold a whole number exactly."""
MAX_CHOICE = 200
LISTED, COMPARED = 30, 200
"""So many choices a refusal names, and among so many it looks for the nearest."""
NOTHING = ("", "–", "—")
"""People write a dash for nothing, and the grid shows one."""

_LONE = re.compile("[\ud800-\udfff]")
_LINK = re.compile(r"(?ai:https?://|mailto:)[^\s\x00-\x1f<>\"\\^`{|}]+")


class Refusal(ValueError):
    """Why a value was not taken: a code for programs and a sentence for people.

    ``row``, ``column`` and ``given`` say where, when the change it belongs to is wider than one cell.
    """

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.code, self.why = code, why
        self.row, self.column, self.given = "", "", None

    def at(self, column: str, given: Any, row: str = "") -> Refusal:
        """Return the refusal with its place noted."""
        self.row, self.column, self.given = row, column, given
        return self


def clean(column: Column, value: Any) -> Any:
    """Return the value as a cell of this column stores it; raise `Refusal` if it does not fit.

    Missing values (None, NaN, pandas' NA) become the column's empty value.

    >>> from journeykit.schema.tables import SCHEMA
    >>> clean(SCHEMA.table("needs").column("level"), "Safety")
    'safety'
    >>> clean(SCHEMA.table("needs").column("importance"), 99)
    Traceback (most recent call last):
    ...
    journeykit.schema.values.Refusal: “99” is not a whole number from 0 to 10.
    """
    if column.kind == "derived":
        raise Refusal("derived", f"{column.title} is computed; it cannot be set.")
    if is_missing(value):
        return column.empty
    if hasattr(value, "item") and hasattr(value, "dtype") and not getattr(value, "shape", ()):
        # A numpy scalar, without importing numpy; days may be counted in nanoseconds, which datetime cannot.
        value = (value.astype("datetime64[us]") if type(value).__name__ == "datetime64" else value).item()
        if is_missing(value):
            return column.empty
    match column.kind:
        case "text" | "long_text":
            return _text(value)
        case "choice":
            return _choice(column, value)
        case "multi_choice":
            return _several(column, value)
        case "scale" | "number":
            return _number(column, value)
        case "flag":
            return _flag(value)
        case "date":
            return _date(value)
        case "link":
            return _link(value)
        case _:
            return _ref(value)


def is_missing(value: Any) -> bool:
    """Tell whether a value stands for nothing.

    >>> is_missing(None), is_missing(float("nan")), is_missing("")
    (True, True, False)
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, float) and math.isnan(value)


def shown(value: Any) -> str:
    """Return a value as the messages quote it.

    >>> shown(7.0), shown("x" * 60)
    ('“7”', '“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”')
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < MAX_NUMBER:
        value = int(value)
    if isinstance(value, Mapping):
        return "“{…}”"
    if isinstance(value, list | tuple):
        return "“[…]”"
    try:
        plain = value if isinstance(value, str) else json.dumps(value)
    except (TypeError, ValueError):
        plain = type(value).__name__
    plain = well_formed(plain)
    return f"“{plain[:40]}…”" if len(plain) > 40 else f"“{plain}”"


def well_formed(text: str) -> str:
    r"""Return the text with lone surrogates replaced and line ends as ``\n``.

    >>> well_formed("a\r\nb")
    'a\nb'
    """
    return _LONE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def _utf16_length(text: str) -> int:
    return len(text) + sum(1 for letter in text if letter > "\uffff")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Refusal("type", f"{shown(value)} is not a text.")
    text = well_formed(value)
    if len(text) > MAX_TEXT // 2 and _utf16_length(text) > MAX_TEXT:
        raise Refusal("length", f"A cell holds {MAX_TEXT} characters at most; this text has {_utf16_length(text)}.")
    return text


def fold(text: str) -> str:
    """Return a label or value the way they are compared: without case, ``_``, ``-``, ``/`` as blanks.

    >>> fold(" Love_and-Belonging ")
    'love and belonging'
    """
    return re.sub(r"[\s_\-/]+", " ", text).strip().lower()


def match_choice(choices: Iterable[Choice], text: str) -> str | None:
    """Return the value of the choice whose value or label is this text, whatever its case.

    >>> match_choice([Choice("love_belonging", "Love and belonging")], "LOVE AND BELONGING")
    'love_belonging'
    """
    exact, folded = _looked_up(tuple(choices))
    return text if text in exact else folded.get(fold(text))


@lru_cache(maxsize=64)
def _looked_up(choices: tuple[Choice, ...]) -> tuple[frozenset[str], dict[str, str]]:
    folded: dict[str, str] = {}
    for entry in choices:
        folded.setdefault(fold(entry.value), entry.value)
        folded.setdefault(fold(entry.label), entry.value)
    return frozenset(entry.value for entry in choices), folded


def _choice(column: Column, value: Any) -> str | None:
    if not isinstance(value, str):
        raise Refusal("type", f"{shown(value)} is not a text.")
    text = re.sub(r"\s+", " ", well_formed(value)).strip()
    if text in NOTHING:
        return None
    known = match_choice(column.choices, text)
    if known is not None:
        return known
    if not column.open:
        labels = [entry.label for entry in column.choices[:COMPARED]]
        near = nearest(text, labels)
        hint = f" Did you mean {near}?" if near else ""
        more = len(column.choices) - LISTED
        listed = ", ".join(labels[:LISTED]) + (f" and {more} more" if more > 0 else "")
        raise Refusal("choice", f"{shown(text)} is not one of {listed}.{hint}")
    if _utf16_length(text) > MAX_CHOICE:
        raise Refusal("length", f"An entry holds {MAX_CHOICE} characters at most.")
    return text


def _several(column: Column, value: Any) -> tuple[str, ...]:
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise Refusal("type", f"{shown(value)} is not a list of entries.")
    taken: dict[str, None] = {}
    for part in value:
        if isinstance(part, str) and ";" in part:
            raise Refusal("format", f"{shown(part)} holds a semicolon, which separates entries.")
        entry = _choice(column, part)
        if entry is not None:
            taken[entry] = None
    return tuple(taken)


def _plain(number: float) -> str:
    text = str(int(number)) if float(number).is_integer() else repr(float(number))
    return text.replace("-", "−")


def _range(column: Column) -> str:
    noun = "a whole number" if column.whole else "a number"
    low, high = column.low, column.high
    if low is not None and high is not None:
        return f"{noun} from {_plain(low)} to {_plain(high)}"
    if low is not None:
        return f"{noun} from {_plain(low)} up"
    if high is not None:
        return f"{noun} up to {_plain(high)}"
    return noun


def not_a_number(column: Column, value: Any) -> Refusal:
    """Return the refusal that names the range of a scale or number."""
    return Refusal("range", f"{shown(value)} is not {_range(column)}.")


def _number(column: Column, value: Any) -> float:
    if isinstance(value, bool) or not hasattr(value, "__float__") or isinstance(value, str):
        raise not_a_number(column, value)
    try:
        number = value if isinstance(value, int) else float(value)
    except (TypeError, ValueError, OverflowError):
        raise not_a_number(column, value) from None
    if isinstance(number, float) and not math.isfinite(number):
        raise not_a_number(column, str(number))
    if abs(number) > MAX_NUMBER:
        raise not_a_number(column, value)
    if column.low is not None and number < column.low or column.high is not None and number > column.high:
        raise not_a_number(column, value)
    if column.step:
        steps = (number - (column.low or 0)) / column.step
        if not math.isfinite(steps) or abs(steps - round(steps)) > 1e-9:
            if column.whole:
                raise not_a_number(column, value)
            raise Refusal("step", f"{shown(value)} is not a step of {_plain(column.step)}.")
        # 3 × 0.1 is not 0.3 to a computer; both must be the same cell.
        on_step = (column.low or 0) + round(steps) * column.step
        number = round(number) if column.whole else float(f"{on_step:.12g}")
    return int(number) if float(number).is_integer() else number


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise Refusal("type", f"{shown(value)} is neither yes nor no.")


def _date(value: Any) -> str | None:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if value == "":
        return None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        try:
            return dt.date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise Refusal("format", f"{shown(value)} is not a day such as 2026-03-31.")


def _link(value: Any) -> str:
    if isinstance(value, str):
        text = value.strip()
        if not text or _LINK.fullmatch(text) and len(text) <= 2_000 and not _LONE.search(text):
            return text
    raise Refusal("format", f"{shown(value)} is not an address that begins with https://, http:// or mailto:.")


def _ref(value: Any) -> str | None:
    if value == "":
        return None
    if not is_id(value):
        raise Refusal("ref", f"{shown(value)} is not the id of a row.")
    return str(value)
