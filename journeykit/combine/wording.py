"""Two values in words, so that one sees what differs: labels for choices, texts cut around the first difference."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

from journeykit.model.page_cells import day_text, label_of, number_text
from journeykit.schema.columns import Column

MOST = 60
"""Letters of a text that are shown."""
LEAD = 20
"""Of a longer one, so many before the first difference."""

_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Letters that write over a line or turn its direction around."""
_JOINING = ("\u200d", "\ufe0e", "\ufe0f")
_FROM_THE_RIGHT = ("R", "AL")


def change_words(column: Column, before: Any, after: Any) -> str:
    """Return what became of a value: "7 → 9", "set to 9", "cleared, was 7".

    >>> from journeykit.schema.tables import NEEDS
    >>> change_words(NEEDS.column("level"), "safety", "esteem")
    'Safety → Esteem'
    >>> change_words(NEEDS.column("importance"), None, 9)
    'set to 9'
    """
    if before in (None, column.empty):
        return f"set to {value_words(column, after)}"
    if after in (None, column.empty):
        return f"cleared, was {value_words(column, before)}"
    if column.kind in ("text", "long_text", "link"):
        return text_change(before, after)
    was, now = value_words(column, before), value_words(column, after)
    # Two entries of one label, or numbers that differ only far behind the point.
    return f"{was} → {now}" if was != now else f"{was} ({before!r}) → {now} ({after!r})"


def value_words(column: Column, value: Any) -> str:
    """Return a value as people read it; texts in quotes.

    >>> from journeykit.schema.tables import EMOTIONS, PERSONAS
    >>> value_words(EMOTIONS.column("score"), 2), value_words(PERSONAS.column("channels"), ("app", "social_media"))
    ('+2', 'App, Social media')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number_text(value, signed=(column.low or 0) < 0 < (column.high or 0))
    if isinstance(value, tuple):
        return ", ".join(isolated(one_line(label_of(column, entry))) for entry in value)
    if column.kind == "choice":
        return isolated(one_line(label_of(column, value)))
    return day_text(dt.date.fromisoformat(value)) if column.kind == "date" else quoted(str(value))


def quoted(text: str) -> str:
    """Return a text in quotes, cut at its end.

    >>> quoted("Know what happens next")
    '“Know what happens next”'
    """
    return f"“{isolated(one_line(text))}”"


def text_change(before: str, after: str) -> str:
    r"""Return both texts in quotes, long ones cut around the first difference.

    Letters that look alike, or that are not seen at all, are spelt out.

    >>> text_change("Calls", "Writes")
    '“Calls” → “Writes”'
    >>> text_change("Know what happens, and when. " * 9 + "Soon", "Know what happens, and when. " * 9 + "Later")
    '“…happens, and when. Soon” → “…happens, and when. Later”'
    >>> text_change("Be\xa0heard", "Be heard")
    '“Be\\xa0heard” → “Be heard”'
    """
    at = _first_difference(before, after)
    was, now = (_window(text, at) for text in (before, after))
    shown = [_UNSEEN.sub("", text) for text in (was, now)]
    if len({unicodedata.normalize("NFKC", text) for text in shown}) < 2:
        was, now = (text.encode("unicode_escape").decode("ascii") for text in (was, now))
    else:
        was, now = _seen(was), _seen(now)
    return f"“{isolated(was)}” → “{isolated(now)}”"


def one_line(text: str, most: int = MOST) -> str:
    r"""Return a text as one line of harmless letters, cut at its end.

    >>> one_line("Know\nwhat happens next", 12)
    'Know what h…'
    """
    line = " ".join(_UNSEEN.sub(_harmless, text[: most * 4]).split())
    return line if len(line) <= most else line[: _cut(line, most - 1)].rstrip() + "…"


def isolated(text: str) -> str:
    """Return a text that cannot turn the sentence around it, if it runs from right to left."""
    turns = any(unicodedata.bidirectional(letter) in _FROM_THE_RIGHT for letter in text)
    return f"\u2068{text}\u2069" if turns else text


def _window(text: str, at: int) -> str:
    """Return the part of a text around a place."""
    if len(text) <= MOST:
        return text
    start = _cut(text, max(0, at - LEAD))
    blank = text.find(" ", start, at)
    if start and blank >= 0:
        start = blank + 1
    end = len(text) if len(text) - start <= MOST else _cut(text, start + MOST)
    return f"{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}"


def _cut(text: str, at: int) -> int:
    """Return a place near by where no letter is torn from its accents."""
    for earlier in range(at, max(at - 16, 0), -1):
        torn = unicodedata.combining(text[earlier]) or text[earlier] in _JOINING or text[earlier - 1] == "\u200d"
        if not torn:
            return earlier
    return at


def _first_difference(one: str, other: str) -> int:
    """Return how many letters the two have in common at their beginning; by halves, for texts may be long."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _seen(text: str) -> str:
    return _UNSEEN.sub(_harmless, text.replace("\n", " ↵ "))


def _harmless(found: re.Match[str]) -> str:
    return " " if found[0] in "\t\x0b\x0c\u2028\u2029" else "\ufffd"
