"""Fractional order keys: a row can be put between any two others without touching them.

A key is a whole part and a fraction, in base 62, compared as plain text. The whole part's first
letter tells its length (``a`` one digit, ``b`` two, …; ``Z`` one digit below zero, ``Y`` two, …), so
that adding at either end makes keys grow slowly. A fraction never ends in 0. The browser has the same.
"""

from __future__ import annotations

import re

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FIRST = "a0"
MAX_KEY = 200

_KEY = re.compile(r"[A-Za-z][0-9A-Za-z]*")


def is_key(text: object) -> bool:
    """Tell whether the text is an order key.

    >>> is_key("a0V"), is_key("a"), is_key("a00")
    (True, False, False)
    """
    if not isinstance(text, str) or len(text) > MAX_KEY or not _KEY.fullmatch(text):
        return False
    # Beside the outermost keys there is no room, and no table ever grows that far.
    if text[0] in "Az":
        return False
    size = _size(text[0])
    return len(text) >= size and (len(text) == size or text[-1] != "0")


def between(before: str | None, after: str | None) -> str:
    """Return a key that sorts after ``before`` and before ``after``; None stands for the open end.

    >>> between(None, None), between("a0", None), between("a0", "a1")
    ('a0', 'a1', 'a0V')
    """
    if before is not None and after is not None and before >= after:
        raise ValueError(f"There is no room between {before!r} and {after!r}.")
    if before is None and after is None:
        return FIRST
    if before is None:
        assert after is not None
        whole = after[: _size(after[0])]
        return whole if whole < after else _step(whole, -1)
    whole, fraction = _parts(before)
    if after is None:
        return _step(whole, +1)
    other, other_fraction = _parts(after)
    if whole == other:
        return whole + _middle(fraction, other_fraction)
    following = _step(whole, +1)
    return following if following < after else whole + _middle(fraction, "")


def spread(count: int, before: str | None = None, after: str | None = None) -> list[str]:
    """Return so many keys in order between the two; short ones: the gap is halved, not eaten up from one side.

    >>> spread(3)
    ['a0', 'a1', 'a2']
    >>> spread(3, "a0", "a1")
    ['a0F', 'a0V', 'a0k']
    """
    if after is not None:
        if count < 1:
            return []
        left = (count - 1) // 2
        key = between(before, after)
        return [*spread(left, before, key), key, *spread(count - 1 - left, key, after)]
    keys: list[str] = []
    for _ in range(count):
        before = between(before, None)
        keys.append(before)
    return keys


def _size(head: str) -> int:
    """Return the length of a whole part, head letter included."""
    return ord(head) - ord("a") + 2 if head >= "a" else ord("Z") - ord(head) + 2


def _parts(key: str) -> tuple[str, str]:
    size = _size(key[0])
    return key[:size], key[size:]


def _step(whole: str, by: int) -> str:
    """Return the whole part one up or one down, grown or shrunk by a digit where it overflows."""
    head, digits = whole[0], list(whole[1:])
    for place in range(len(digits) - 1, -1, -1):
        digit = DIGITS.index(digits[place]) + by
        if 0 <= digit < len(DIGITS):
            digits[place] = DIGITS[digit]
            return head + "".join(digits)
        digits[place] = DIGITS[digit % len(DIGITS)]
    if by > 0:
        if head == "z":
            raise ValueError("There is no key behind the last one.")
        grown = "a" if head == "Z" else chr(ord(head) + 1)
        return grown + "0" * (_size(grown) - 1)
    if head == "A":
        raise ValueError("There is no key before the first one.")
    grown = "Z" if head == "a" else chr(ord(head) - 1)
    return grown + "z" * (_size(grown) - 1)


def _middle(low: str, high: str) -> str:
    """Return a fraction between two; an empty ``high`` stands for one."""
    shared = 0
    while shared < len(high) and (low[shared] if shared < len(low) else "0") == high[shared]:
        shared += 1
    if shared:
        return high[:shared] + _middle(low[shared:], high[shared:])
    low_digit = DIGITS.index(low[0]) if low else 0
    high_digit = DIGITS.index(high[0]) if high else len(DIGITS)
    if high_digit - low_digit > 1:
        return DIGITS[(low_digit + high_digit) // 2]
    if len(high) > 1:
        return high[0]
    return DIGITS[low_digit] + _middle(low[1:], "")
