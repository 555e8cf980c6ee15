"""What people write for a value, read as the value; and a value written for people. parse(show(x)) = x."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from journeykit.schema.columns import Column
from journeykit.schema.values import MAX_NUMBER, NOTHING, Refusal, clean, fold, not_a_number, shown

YES = ("yes", "true", "1", "x", "✓", "✔", "on", "y", "ja", "wahr", "oui", "vrai", "sí", "si")
NO = ("no", "false", "0", "off", "n", "nein", "falsch", "non", "faux", "–", "-")

_THOUSANDS = {".": re.compile(r"[0-9]{1,3}(,[0-9]{3})+"), ",": re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")}
"""By decimal mark: whole numbers with the other mark between thousands."""
_SPACED_THOUSANDS = re.compile(r"[0-9]{1,3}([\s'’][0-9]{3})+(?![0-9])")


def parse(column: Column, text: str, *, decimal: str | None = None) -> Any:
    """Return the cell value that a person's text stands for; raise `Refusal` if it stands for none.

    ``decimal`` is the mark the text's author uses, "." or ","; without it both are understood as far
    as they cannot be mistaken. Refs are resolved by the table, which knows the rows.

    >>> from journeykit.schema.tables import SCHEMA
    >>> parse(SCHEMA.table("needs").column("importance"), "4,0")
    4
    >>> parse(SCHEMA.table("personas").column("channels"), "app; Phone")
    ('app', 'phone')
    """
    if column.kind in ("text", "long_text"):
        return clean(column, text)
    plain = text.replace("\u00a0", " ").strip()
    if column.kind == "flag":
        return _flag(plain)
    if plain in NOTHING:
        return column.empty
    match column.kind:
        case "scale" | "number":
            return clean(column, _number(column, plain, decimal))
        case "multi_choice":
            return clean(column, _split(column, plain))
        case "date":
            return clean(column, _date(plain))
        case "link":
            bare = re.fullmatch(r"(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(/\S*)?", plain, re.IGNORECASE | re.ASCII)
            return clean(column, f"https://{plain}" if bare else plain)
        case _:
            return clean(column, plain)


def show(column: Column, value: Any, *, decimal: str = ".") -> str:
    """Return a cell value as text that `parse` reads back.

    >>> from journeykit.schema.tables import SCHEMA
    >>> show(SCHEMA.table("personas").column("channels"), ("app", "phone"))
    'app; phone'
    """
    if value is None or value == column.empty:
        return ""
    if column.kind == "multi_choice":
        # A single entry with a comma would be split without the closing semicolon.
        return f"{value[0]};" if len(value) == 1 and "," in value[0] else "; ".join(value)
    if column.kind == "flag":
        return "yes"
    if isinstance(value, float):
        return repr(value).replace(".", decimal)
    return str(value)


def _number(column: Column, text: str, decimal: str | None) -> float:
    plain = text.replace("−", "-", 1)
    sign = "-" if plain.startswith("-") else ""
    digits = re.sub(r"^[+-]", "", plain).strip()
    if spaced := _SPACED_THOUSANDS.match(digits):
        digits = re.sub(r"[^0-9]", "", spaced[0]) + digits[spaced.end() :]
    mark = decimal
    if mark is None and "." in digits and "," in digits:
        mark = max(".,", key=digits.rfind)
    if mark is None and "," in digits:
        if _THOUSANDS["."].fullmatch(digits) and not digits.startswith("0") and not column.whole:
            raise Refusal("format", f"{shown(text)} may mean two numbers; write it without a thousands mark.")
        mark = "." if _THOUSANDS["."].fullmatch(digits) and not digits.startswith("0") else ","
    if mark is None:
        mark = "."
    group = "," if mark == "." else "."
    whole, found, fraction = digits.partition(mark)
    if group in whole:
        if not _THOUSANDS[mark].fullmatch(whole):
            raise not_a_number(column, text)
        whole = whole.replace(group, "")
    number = f"{whole}.{fraction}" if found else whole
    if not re.fullmatch(r"(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?", number, re.IGNORECASE | re.ASCII):
        raise not_a_number(column, text)
    if float(number) > MAX_NUMBER:
        raise not_a_number(column, text)
    return float(sign + number) if "." in number or "e" in number.lower() else int(sign + number)


def _split(column: Column, text: str) -> list[str]:
    if re.search(r"[;\n]", text):
        return [part for part in re.split(r"[;\n]", text) if part.strip()]
    return [part for part in text.split(",") if part.strip()]


def _flag(text: str) -> bool:
    word = text.lower()
    if not word or word in NO:
        return False
    if word in YES:
        return True
    raise Refusal("type", f"{shown(text)} is neither yes nor no.")


def _date(text: str) -> str:
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})([T ].*)?", text, re.ASCII)
    dotted = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text, re.ASCII)
    slashed = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text, re.ASCII)
    if iso:
        year, month, day = (int(part) for part in iso.groups()[:3])
    elif dotted:
        day, month, year = (int(part) for part in dotted.groups())
    elif slashed:
        one, two, year = (int(part) for part in slashed.groups())
        if one <= 12 and two <= 12 and one != two:
            raise Refusal("format", f"{shown(text)} may mean two days; write it as {year}-{one:02d}-{two:02d}, say.")
        day, month = (one, two) if two <= 12 else (two, one)
    else:
        raise Refusal("format", f"{shown(text)} is not a day such as 2026-03-31.")
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        raise Refusal("format", f"{shown(text)} is not a day such as 2026-03-31.") from None


def match_row(names: dict[str, str], text: str) -> list[str]:
    """Return the ids whose row is meant by a text: the id, else the exact name, else the name in any case.

    ``names`` maps ids to names. Several ids mean that the name is not clear.

    >>> match_row({"s1": "Claims", "s2": "Renewal"}, "claims")
    ['s1']
    """
    if text in names:
        return [text]
    exact = [row for row, name in names.items() if name == text]
    # A text of dashes and blanks only is nobody's name, least of all that of a row without one.
    wanted = fold(text)
    return exact or [row for row, name in names.items() if wanted and fold(name) == wanted]
