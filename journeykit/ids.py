"""Row ids: short, stable, never positions. And the slugs that templates use for readable ones."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Container

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no i, l, o, u, so that an id survives being read aloud."""

VALID_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")


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
    >>> slug("請求")
    ''
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:48].strip("-")


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
