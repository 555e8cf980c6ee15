"""Row ids: short, stable, never positions. And the slugs that templates use for readable ones."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Container

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o, u, so that an id survives being read aloud."""

VALID_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")


_NO_ACCENT = str.maketrans(
    dict(zip("øØłŁđĐıðÐħĦ", "oOlLdDidDhH", strict=True))
    | {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th"}
)
"""Letters that do not fall apart into one of the alphabet and an accent."""

_MONTH = (
    r"(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?"
    r"|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)"
)
_RETYPED = re.compile(rf"[0-9e-]*[0-9][0-9e-]*|true|false|([0-9]+-)+{_MONTH}(-[0-9]+)*|{_MONTH}(-[0-9]+)+")
"""What a spreadsheet takes for a number, a day or a truth value, and writes another way."""


def new_id(prefix: str, taken: Container[str] = ()) -> str:
    """Return a fresh random id such as ``n_7k2fq0xw``.

    >>> new_id("n").startswith("n_")
    True
    """
    while True:
        number = secrets.randbits(40)
        fresh = f"{prefix}_{''.join(ALPHABET[number >> shift & 31] for shift in range(0, 40, 5))}"
        if fresh not in taken:
            return fresh


def is_id(text: object) -> bool:
    """Tell whether the text may serve as an id.

    >>> is_id("n_7k2f"), is_id("two words")
    (True, False)
    """
    return isinstance(text, str) and VALID_ID.fullmatch(text) is not None


def slug(name: str) -> str:
    """Return a readable id made of a name; empty if no letter of it can be used.

    >>> slug("Prüfen & Wählen")
    'prufen-wahlen'
    >>> slug("請求"), slug("Køb"), slug("Satın alma"), slug("007"), slug("Decision"), slug("5. Mar")
    ('', 'kob', 'satin-alma', 'id-007', 'decision', 'id-5-mar')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_NO_ACCENT)).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:48].strip("-")
    return f"id-{made}" if _RETYPED.fullmatch(made) else made


def slug_id(name: str, prefix: str, taken: Container[str] = ()) -> str:
    """Return the name's slug, numbered if taken, random if the name has none.

    >>> slug_id("Claims", "s", {"claims"})
    'claims-2'
    """
    stem = slug(name)
    if not stem:
        return new_id(prefix, taken)
    fresh, number = stem, 2
    while fresh in taken:
        fresh, number = f"{stem}-{number}", number + 1
    return fresh
