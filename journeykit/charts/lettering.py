"""Texts of a map as charts show them: in one line, cut or broken where there is no room.

Widths are those of Helvetica, which the fonts of the theme share.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import pandas as pd

_WIDTHS = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys(" !.,:;/\\[]tfI", 278),
    **dict.fromkeys("()-r`", 333),
    **dict.fromkeys('"*', 370),
    **dict.fromkeys("^sckvxyzJ", 500),
    **dict.fromkeys("+=<>~−", 584),
    **dict.fromkeys("TFZ", 611),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("wCDHNRU", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM%", 850),
    **dict.fromkeys("W@…★—", 970),
}
_OTHER = 556
"""Thousandths of the font's size: most small letters and all figures."""
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


@lru_cache(maxsize=4_096)
def _letter(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _WIDTHS:
        return _WIDTHS[plain]
    if unicodedata.combining(letter) or unicodedata.category(letter) in _UNSEEN:
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1_000
    return 667 if letter.isupper() else _OTHER


def width(text: str, size: float, bold: bool = False) -> float:
    """Return about how many pixels wide a line is, rather too many than too few.

    >>> round(width("Claims", 12))
    38
    """
    return sum(map(_letter, text)) * size * (1.1 if bold else 1.04) / 1_000


def one_line(text: object, most: int = 200) -> str:
    r"""Return a value as one line without anything unprintable, cut at ``most`` letters.

    >>> one_line("Know what\n happens next\x00", most=12)
    'Know what h…'
    """
    if text is None or text is pd.NA or text != text:  # missing numbers differ from themselves
        return ""
    kept = str(text)[: most * 4]
    if not kept.isprintable():
        kept = "".join(
            letter if letter in "\u200c\u200d" or unicodedata.category(letter) not in _UNSEEN else " "
            for letter in kept
        )
    line = " ".join(kept.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def cut(text: object, room: float, size: float, bold: bool = False) -> str:
    """Return a text in one line, cut where the room in pixels ends.

    >>> cut("Schadensregulierung", 60, 12)
    'Schade…'
    """
    line = one_line(text, 400)
    if width(line, size, bold) <= room:
        return line
    return f"{line[: _fitting(line, room - width('…', size, bold), size, bold)].rstrip()}…"


def wrapped(text: object, room: float, size: float, lines: int, bold: bool = False) -> list[str]:
    """Return a text broken into at most so many lines that fit the room; the last is cut if it must be.

    A word too long for a line is broken, with a hyphen.

    >>> wrapped("Know what happens next with my claim", 90, 12, lines=2)
    ['Know what', 'happens next…']
    >>> wrapped("Schadensregulierung", 60, 12, lines=2)
    ['Schadens-', 'regulier…']
    """
    left = one_line(text, 2_000)
    found: list[str] = []
    while left and len(found) < lines - 1 and width(left, size, bold) > room:
        line, left = _first(left, room, size, bold)
        found.append(line)
    return [*found, cut(left, room, size, bold)] if left or not found else found


def _first(text: str, room: float, size: float, bold: bool) -> tuple[str, str]:
    """Return the first line of a text that needs several, and what is left of it."""
    end = max(_fitting(text, room, size, bold), 1)
    space = text.rfind(" ", 0, end + 1)
    if space > 0:
        return text[:space], text[space + 1 :]
    if text[end - 1] == "-" or end < 4:
        return text[:end], text[end:]
    return f"{text[: end - 1]}-", text[end - 1 :]


def _fitting(text: str, room: float, size: float, bold: bool) -> int:
    """Return how many letters of a line fit."""
    total = 0.0
    for at, letter in enumerate(text):
        total += width(letter, size, bold)
        if total > room:
            return at
    return len(text)
