"""The key of a chart, where its entries are data: marks in a row with their words, broken into lines where it must be.

A legend of Altair's is part of the specification, so that a new persona would make another chart of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

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

    frame: pd.DataFrame
    """One row an entry: ``entry`` (its number), ``key_x`` and ``key_y`` (the middle of its mark, in pixels),
    ``called`` (its words)."""
    size: Size
    top: alt.YValue

    @property
    def height(self) -> int:
        """The height of all lines, in pixels."""
        return round(self.frame["key_y"].max() + self.size.small * _LINE) if len(self.frame) else 0

    def mark(self, only: str = "true", **style: Any) -> alt.Chart:
        """Return the layer that draws the marks; ``only`` is an expression that says of which entries."""
        base = alt.Chart(self.frame).transform_filter(only).encode(x=alt.XValue(0), y=self.top)
        where = {"xOffset": alt.ExprRef("datum.key_x"), "yOffset": alt.ExprRef("datum.key_y")}
        drawn: alt.Chart = base.mark_point(**{"opacity": 1, "strokeWidth": 1.5, **style, **where})
        return drawn

    def words(self) -> alt.Chart:
        """Return the layer that writes the words."""
        right = alt.ExprRef(f"datum.key_x + {_MARK * self.size.small * 0.62:g}")
        style = lettering(self.size, align="left", color=INK_2, dx=right, dy=alt.ExprRef("datum.key_y"))
        base = alt.Chart(self.frame).encode(x=alt.XValue(0), y=self.top)
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
    small, rows = size.small, list[tuple[int, float, float, str]]()
    x = line = 0.0
    for entry, name in names.items():
        called = cut(name, max(room / 3, 90), small)
        wide = _MARK * small + width(called, small)
        if x and x + wide > room:
            x, line = 0.0, line + 1
        rows.append((entry, left + x + _MARK * small / 2, line * small * _LINE, called))
        x += wide + _APART * small
    frame = pd.DataFrame(rows, columns=["entry", "key_x", "key_y", "called"])
    frame = frame.astype({"entry": "int64", "key_x": "float64", "key_y": "float64", "called": "str"})
    if above is None:
        return Key(frame.assign(key_y=frame["key_y"] + small * _BELOW), size, alt.YValue("height"))
    return Key(frame.assign(key_y=frame["key_y"] - line * small * _LINE - above), size, alt.YValue(0))
