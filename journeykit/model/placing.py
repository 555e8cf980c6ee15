"""Order keys for rows that come to stand at a place, and the moves that make room there."""

from __future__ import annotations

from collections.abc import Sequence

from journeykit.model.changes import RowMoved
from journeykit.model.order import spread

LONG = 40
"""Keys beyond this many letters are put right, by moving the rows behind along with them."""
WINDOW = 64


def make_room(
    table: str, places: Sequence[tuple[str, str]], position: int, count: int = 1
) -> tuple[list[str], list[RowMoved]]:
    """Return keys for so many rows before the one at ``position``, and the moves of those behind.

    ``places`` are the rows' order keys and ids, in order. Rows put at one place at one time share a key,
    and nothing fits between them: those behind the gap then move too. So do rows whose keys have grown
    long, because somebody put row after row at the same place.

    >>> make_room("needs", [("a0", "n1"), ("a1", "n2")], 1)
    (['a0V'], [])
    >>> make_room("needs", [("a0", "n1"), ("a0", "n2")], 1)[1]
    [RowMoved(table='needs', row='n2', before='a0', after='a2')]
    """
    before = places[position - 1][0] if position else None
    end = position
    while end < len(places) and places[end][0] == before:
        end += 1
    window = WINDOW
    while True:
        after = places[end][0] if end < len(places) else None
        keys = spread(count + end - position, before, after)
        if end == len(places) or max(map(len, keys), default=0) <= LONG:
            break
        end, window = min(len(places), end + window), window * 2
    moved = zip(places[position:end], keys[count:], strict=True)
    return keys[:count], [RowMoved(table, row, place, key) for (place, row), key in moved]
