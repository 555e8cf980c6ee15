"""Which way a text runs, and whether it needs another font than the picture's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LAST = "Liberation Sans, Arial, Helvetica, sans-serif"
_CHINESE = f"Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, {_LAST}"
_JAPANESE = f"Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, {_LAST}"
_KOREAN = f"Noto Sans CJK KR, Noto Sans KR, Apple SD Gothic Neo, Malgun Gothic, {_LAST}"
_ARABIC = f"DejaVu Sans, Noto Sans Arabic, Segoe UI, Tahoma, {_LAST}"
_SYMBOLS = f"DejaVu Sans, {_LAST}"
_OTHER = f"Noto Sans, DejaVu Sans, Segoe UI, Nirmala UI, {_LAST}"
_OWN = "“”‘’„‚«»‹›–—…•·†‡‰€™−×÷°§¶©®←↑→↓≈≠≤≥\u200c\u200d\u00ad\u2067\u2069\ufeff"
_BEFORE_ARABIC = "\u0600"


def is_right_to_left(lines: Iterable[str]) -> bool:
    """Tell whether a text runs from right to left: its first letter that has a direction decides.

    >>> is_right_to_left(["12 שלום"]), is_right_to_left(["x שלום"])
    (True, False)
    """
    for line in lines:
        if line.isascii():
            if any(letter.isalpha() for letter in line):
                return False
            continue
        for letter in line:
            direction = unicodedata.bidirectional(letter)
            if direction in ("L", "R", "AL"):
                return direction != "L"
    return False


def font_of(lines: Iterable[str]) -> str:
    """Return the fonts that a whole text needs; nothing for the picture's own.

    One text has one font: what makes PNG and PDF fails on some letters that are joined, where fonts change on a line.

    >>> font_of(["Kauf"]), font_of(["Kauf 購入"])[:16], font_of(["保険", "サポート"])[:16]
    ('', 'Noto Sans CJK SC', 'Noto Sans CJK JP')
    """
    needed = {_script(letter) for line in lines if not line.isascii() for letter in line}
    if "han" in needed:
        return _JAPANESE if "kana" in needed else _KOREAN if "hangul" in needed else _CHINESE
    for script, font in (("kana", _JAPANESE), ("hangul", _KOREAN), ("arabic", _ARABIC), ("other", _OTHER)):
        if script in needed:
            return font
    return _SYMBOLS if "symbol" in needed else ""


def needs_font(letter: str) -> bool:
    """Tell whether a letter that is seen has to be drawn with another font than the picture's.

    >>> needs_font("ß"), needs_font("保"), needs_font("\u200d")
    (False, True, False)
    """
    return bool(_script(letter)) and unicodedata.category(letter)[0] not in "MC"


@lru_cache(maxsize=8_192)
def _script(letter: str) -> str:
    """Return which letters besides its own the picture's font would need for a letter."""
    # Liberation Sans has Latin, Greek, Cyrillic and Hebrew letters.
    if letter < _BEFORE_ARABIC or letter in _OWN or "\u1e00" <= letter <= "\u1fff":
        return ""
    if letter < "\u0780" or "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefe":
        return "arabic"
    if "\u3040" <= letter <= "\u30ff":
        return "kana"
    if "\u1100" <= letter <= "\u11ff" or "\u3130" <= letter <= "\u318f" or "\uac00" <= letter <= "\ud7a3":
        return "hangul"
    category = unicodedata.category(letter)
    if letter < "\U0001f000" and unicodedata.east_asian_width(letter) in "WF" and category[0] != "S":
        return "han"
    return "symbol" if category[0] in "SPNMC" else "other"
