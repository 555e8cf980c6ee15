"""Which numbers of a workbook are days or shares: its cells hold numbers, and only their format tells."""

from __future__ import annotations

import datetime as dt
import math
import re

_BUILT_IN = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_NO_LETTERS = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[[^\]]*\]|general|e[+-]", re.IGNORECASE | re.DOTALL)
_LAST = 2_958_466
"""The day after 9999-12-31."""


def tells_days(number: int, code: str = "") -> bool:
    """Tell whether cells of this format hold days or times.

    >>> tells_days(14), tells_days(164, "dd.mm.yyyy"), tells_days(165, '0.00" Mad"'), tells_days(49, "@")
    (True, True, False, False)
    """
    if not code:
        return number in _BUILT_IN
    first = code.split(";", 1)[0]
    return bool(_ELAPSED.search(first) or re.search(r"[dmyhs]", _NO_LETTERS.sub("", first), re.IGNORECASE))


def tells_shares(number: int, code: str = "") -> bool:
    """Tell whether cells of this format are shown in percent.

    >>> tells_shares(9), tells_shares(164, "0.0 %"), tells_shares(165, '0" %"'), tells_shares(2)
    (True, True, False, False)
    """
    return "%" in _NO_LETTERS.sub("", code.split(";", 1)[0]) if code else number in (9, 10)


def day_of(serial: float, since_1904: bool) -> dt.date | str | float:
    """Return the day, or day and time, that a number stands for; a time alone as text, what is neither as it is.

    >>> day_of(46112, False), day_of(46112.5, False), day_of(0.75, False), day_of(59, False), day_of(-1, False)
    (datetime.date(2026, 3, 31), datetime.datetime(2026, 3, 31, 12, 0), '18:00', datetime.date(1900, 2, 28), -1)
    """
    if not math.isfinite(serial) or not 0 <= serial < _LAST:
        return serial
    if serial < 1 and serial:
        clock = _seconds(serial)
        return f"{clock // 3600:02}:{clock // 60 % 60:02}" + (f":{clock % 60:02}" if clock % 60 else "")
    whole = math.floor(serial)
    # Excel believes that 1900 was a leap year, so that its first two months lie a day off.
    shift = 1462 if since_1904 else 1 if whole < 60 else 0
    seconds = _seconds(serial - whole)
    try:
        moment = dt.datetime(1899, 12, 30) + dt.timedelta(days=whole + shift, seconds=seconds)  # noqa: DTZ001
    except OverflowError:
        return serial
    return moment if seconds else moment.date()


def serial_of(day: dt.date) -> int | None:
    """Return the number that stands for a day in every program alike; None for days before March 1900.

    >>> serial_of(dt.date(2026, 3, 31)), serial_of(dt.date(1800, 1, 1))
    (46112, None)
    """
    number = (day - dt.date(1899, 12, 30)).days
    return number if number > 60 else None


def _seconds(part: float) -> int:
    return min(round(part * 86_400), 86_399)
