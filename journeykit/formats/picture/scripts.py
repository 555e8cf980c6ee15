"""Which way a text runs, and which letters of it need another font than the picture's."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_CHINESE = "Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Zen Hei, sans-serif"
_JAPANESE = "Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic, Meiryo, sans-serif"
_KOREAN = "Noto Sans CJK KR, Noto Sans KR, Apple SD Gothic Neo, Malgun Gothic, sans-serif"
_ARABIC = "Noto Sans Arabic, DejaVu Sans, Arial, Tahoma, sans-serif"
_SYMBOLS = "DejaVu Sans, Segoe UI Symbol, Noto Sans Symbols, Apple Symbols, sans-serif"
_EMOJI = "Noto Emoji, Noto Color Emoji, Segoe UI Emoji, Apple Color Emoji, DejaVu Sans, sans-serif"
_OTHER = "Noto Sans, DejaVu Sans, Segoe UI, Nirmala UI, sans-serif"
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


def runs_of(line: str) -> Iterator[tuple[str, str]]:
    """Yield a line in runs with the font each needs; nothing for what the picture's own font has.

    >>> list(runs_of("Kauf 購入!"))
    [('', 'Kauf '), ('Noto Sans CJK SC, ... sans-serif', '購入'), ('', '!')]
    """
    if line.isascii():
        yield "", line
        return
    wide = _CHINESE
    if any("\u3040" <= letter <= "\u30ff" for letter in line):
        wide = _JAPANESE
    elif any("\uac00" <= letter <= "\ud7a3" for letter in line):
        wide = _KOREAN
    font, begun = "", 0
    for at, letter in enumerate(line):
        # Marks, joiners and spaces go with what they follow; a break there would part what is written as one.
        needed = font if at and _follows(letter) else _font(letter) or ""
        needed = wide if needed == "wide" else needed
        if needed != font:
            if at > begun:
                yield font, line[begun:at]
            font, begun = needed, at
    yield font, line[begun:]


def _follows(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M" or letter in "\u200c\u200d" or "\U0001f3fb" <= letter <= "\U0001f3ff"


@lru_cache(maxsize=8_192)
def _font(letter: str) -> str:
    """Return the fonts a letter needs, "wide" for Chinese, Japanese and Korean ones."""
    # Liberation Sans has Latin, Greek, Cyrillic and Hebrew letters.
    if letter < _BEFORE_ARABIC or letter in _OWN or "\u1e00" <= letter <= "\u1fff":
        return ""
    if letter < "\u0780" or "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefe":
        return _ARABIC
    if letter >= "\U0001f000" and letter < "\U0001fb00":
        return _EMOJI
    if unicodedata.east_asian_width(letter) in "WF" or "\u3000" <= letter <= "\u30ff":
        return "wide"
    if unicodedata.category(letter)[0] in "SPN":
        return _SYMBOLS
    return _OTHER
