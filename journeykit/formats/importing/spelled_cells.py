"""Figures, days and lists as other scripts write them, in the form in which journeykit reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_OURS = re.compile(r"[;\n]")
_LISTS = (re.compile(r"[;\n；؛]"), re.compile(r"[,，、،]"))
_YEAR_FIRST = re.compile(r"(\d{4})\s?[年년./]\s?(\d{1,2})\s?[月월./]\s?(\d{1,2})\s?[日일.]?", re.ASCII)
_SHORT_YEAR = re.compile(r"(\d{1,2}\.\s?\d{1,2}\.\s?)(\d{2})", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_TUPLE = re.compile(r"\(\)|[(\[](?:'[^']*'|\"[^\"]*\")(?:, (?:'[^']*'|\"[^\"]*\"))*,?[)\]]")
_MARKS = {"٫": ".", "٬": "", "٪": "%"}

_UNIT = re.compile(r"([+\-−]?\d+(?:[.,]\d+)?)\s?([^\W\d_]{1,9})\.?")
_UNITS = frozenset({
    "p", "pt", "pts", "pkt", "pkte", "punkt", "punkte", "punkten", "point", "points", "punto", "puntos", "punti",
    "ponto", "pontos", "punten", "poäng", "poeng", "pistettä", "bod", "body", "bodů", "pont", "puan", "điểm", "poin",
    "балл", "балла", "баллов", "бал", "бали", "балів", "πόντοι", "βαθμοί", "נקודות", "نقاط", "نقطة", "점", "点", "點",
    "分",
})  # fmt: skip
"""Words for points, as they stand behind marks."""


NO_VALUE = frozenset({
    "-", "–", "—", "--", "---", "?", "??", "???", "n/a", "n.a.", "n. a.", "na", "n/d", "n.d.", "nan", "null", "nil",
    "none", "tbd", "tba", "tbc", "t.b.d.", "k.a.", "k. a.", "k.a", "k/a", "o.a.", "o. a.", "n/v", "n.v.", "s/o", "s.o.",
    "b.d.", "н/д", "無し", "なし", "无", "無", "없음", "#n/a", "#na", "#nv", "#null!", "#ref!", "#div/0!", "#value!",
    "#num!", "#name?", "#wert!", "#bezug!", "#zahl!", "#leer!",
})  # fmt: skip
"""What people and programs write, in small letters, where they have nothing to write."""


class Share(float):
    """A number that its workbook shows in percent."""

    @property
    def text(self) -> str:
        """What people see.

        >>> Share(0.9).text, Share(0.125).text
        ('90%', '12.5%')
        """
        return f"{round(100 * float(self), 6):g}%"


def no_value(text: str) -> bool:
    """Tell whether a text says that there is nothing; where texts are wanted it may mean itself.

    >>> no_value("N/A"), no_value(" k.A. "), no_value("0")
    (True, True, False)
    """
    return text.strip().lower() in NO_VALUE


def figures(text: str) -> str:
    """Return a text with figures of any script as 0 to 9.

    >>> figures("٣٫٥"), figures("９"), figures("80 %")
    ('3.5', '9', '80 %')
    """
    if text.isascii():
        return text
    return "".join(
        _MARKS.get(letter, letter) if (digit := unicodedata.decimal(letter, None)) is None else str(digit)
        for letter in text
    )


def day(text: str) -> str:
    """Return a day whose year comes first as 2026-03-31, and any other text as it is.

    >>> day("2026年3月31日"), day("2026/3/31"), day("31.3.2026"), day("31.3.26")
    ('2026-3-31', '2026-3-31', '31.3.2026', '31.3.2026')
    """
    plain = figures(text).strip()
    short = _SHORT_YEAR.fullmatch(plain)
    if short:
        return f"{short[1]}{'20' if int(short[2]) < 70 else '19'}{short[2]}"
    found = _YEAR_FIRST.fullmatch(plain)
    return "-".join(found.groups()) if found else plain


def mark(text: str) -> str:
    """Return a mark without the word for points behind it.

    >>> mark("9 Punkte"), mark("9점"), mark("9 Tage")
    ('9', '9', '9 Tage')
    """
    plain = figures(text).strip()
    found = _UNIT.fullmatch(plain)
    return found[1] if found and found[2].lower() in _UNITS else plain


def day_order(texts: Iterable[str]) -> str:
    """Return whether days with slashes begin with the day ("d") or the month ("m"); empty if that cannot be told.

    >>> day_order(["03/31/2025", "04/05/2025"]), day_order(["31/3/2025"]), day_order(["1/2/2025"])
    ('m', 'd', '')
    """
    found = set()
    for text in texts:
        slashed = _SLASHED.fullmatch(text.strip())
        if slashed and (int(slashed[1]) > 12) != (int(slashed[2]) > 12):
            found.add("d" if int(slashed[1]) > 12 else "m")
    return found.pop() if len(found) == 1 else ""


def in_order(text: str, order: str) -> str:
    """Return a day with slashes as 2025-04-05, where the order of its parts is known.

    >>> in_order("04/05/2025", "m"), in_order("04/05/2025", "d"), in_order("04/05/2025", "")
    ('2025-04-05', '2025-05-04', '04/05/2025')
    """
    slashed = _SLASHED.fullmatch(text.strip())
    if not slashed or not order:
        return text
    one, two, year = slashed.groups()
    return f"{year}-{one}-{two}" if order == "m" else f"{year}-{two}-{one}"


def listed(text: str) -> list[str]:
    """Return the entries of a cell that holds several, whichever mark stands between them.

    >>> listed("电话、微信"), listed("App; Brief, rot"), listed("App,")
    (['电话', '微信'], ['App', ' Brief, rot'], ['App'])
    >>> listed("('app', 'phone')"), listed("()")
    (['app', 'phone'], [])
    """
    if _TUPLE.fullmatch(text.strip()):
        # So pandas writes them into a file.
        return [one or other for one, other in _QUOTED.findall(text)]
    mark = next((mark for mark in _LISTS if mark.search(text)), _OURS)
    return [part for part in mark.split(text) if part.strip()]
