"""The key of a chart, where its entries are data: marks in a row with their words, broken into lines where it must be.

A legend of Altair's is part of the specification, so that a new persona would make another chart of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt

from journeykit.charts.lettering import cut, width
from journeykit.charts.theme import INK_2, Size, lettering

_APART = 2.2
"""From one entry to the next, as a multiple of the size of the letters."""
_LINE = 1.9
_MARK = 1.6
"""The room of a mark."""
_BELOW = 1.8
"""How far below the plot the first line stands."""


@dataclass(frozen=True, slots=True)
class Key:
    """Where each entry of a key stands, counted from the left end of the plot."""

    rows: list[dict[str, Any]]
    """One an entry: ``entry`` (its number), ``key_x`` and ``key_y`` (the middle of its mark, in pixels), ``called``
    (its words)."""
    size: Size
    top: alt.YValue

    def mark(self, only: str = "true", **style: Any) -> alt.Chart:
        """Return the layer that draws the marks; ``only`` is an expression that says of which entries."""
        base = alt.Chart({"values": self.rows}).transform_filter(only).encode(x=alt.XValue(0), y=self.top)
        where = {"xOffset": alt.ExprRef("datum.key_x"), "yOffset": alt.ExprRef("datum.key_y")}
        drawn: alt.Chart = base.mark_point(**{"opacity": 1, "strokeWidth": 1.5, **style, **where})
        return drawn

    def words(self) -> alt.Chart:
        """Return the layer that writes the words."""
        right = alt.ExprRef(f"datum.key_x + {_MARK * self.size.small * 0.62:g}")
        style = lettering(self.size, align="left", color=INK_2, dx=right, dy=alt.ExprRef("datum.key_y"))
        base = alt.Chart({"values": self.rows}).encode(x=alt.XValue(0), y=self.top)
        written: alt.Chart = base.mark_text(**style).encode(text=alt.Text("called:N"))
        return written


def key(names: Mapping[int, str], size: Size, room: float, *, above: float | None = None, left: float = 0.0) -> Key:
    """Return the key of entries with these names.

    Parameters
    ----------
    names
        What each entry is called, by its number, in their order; each is cut at a third of the room.
    size
        The sizes of the theme.
    room
        The width there is, in pixels.
    above
        How far above the plot the last line stands, in pixels; below the plot's lower end by default.
    left
        Where the lines begin, in pixels from the left end of the plot.
    """
    small, rows = size.small, list[dict[str, Any]]()
    x = line = 0.0
    for entry, name in names.items():
        called = cut(name, max(room / 3, 90), small)
        wide = _MARK * small + width(called, small)
        if x and x + wide > room:
            x, line = 0.0, line + 1
        y = line * small * _LINE
        rows.append({"entry": entry, "key_x": round(left + x + _MARK * small / 2, 1), "key_y": y, "called": called})
        x += wide + _APART * small
    first = small * _BELOW if above is None else -line * small * _LINE - above
    for row in rows:
        row["key_y"] = round(row["key_y"] + first, 1)
    return Key(rows, size, alt.YValue("height" if above is None else 0))
