"""Words of reports: how many of what, and the first of many names."""

from __future__ import annotations

from collections.abc import Sequence


def counted(count: int, one: str, several: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "note"), counted(2000, "note"), counted(0, "cell is", "cells are")
    ('1 note', '2,000 notes', '0 cells are')
    """
    return f"{count:,} {one if count == 1 else several or f'{one}s'}"


def first_of(names: Sequence[str], most: int) -> str:
    """Return names in a row; of many the first ones, and how many there are besides.

    >>> first_of(["Offer", "Claims"], 12), first_of(["Offer", "Claims", "Repair"], 1)
    ('Offer, Claims', 'Offer and 2 more')
    """
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
