"""Counts by stage and something else: a heat map with the number in every cell, and gaps that can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from journeykit.charts.lettering import cut
from journeykit.charts.stage_axis import StageAxis
from journeykit.charts.theme import COUNTS, GROUND, INK, INK_2, INK_3, SUNK, Size, lettering, unframed

Place = tuple[str, str]
"""The id of a stage, empty for none, and the key of a row."""

_NAMES = 17
"""The room for the names of rows, as a multiple of the size of their letters."""
_MANY = 4
"""Fewer are never painted as the most there could be."""
_DARKEST = 0.55
"""Above this share of the largest count a number stands in the colour of the ground."""


def matrix(
    axis: StageAxis,
    rows: Mapping[str, str],
    counts: Mapping[Place, int],
    size: Size,
    *,
    row_title: str,
    count_title: str,
    details: Mapping[Place, str] | None = None,
    detail_title: str = "Which",
) -> alt.LayerChart:
    """Return a heat map: stages across, rows down, the number in each cell, a dash where there is none, totals behind.

    Parameters
    ----------
    axis
        The stages.
    rows
        What each row is called, by its key, in the order from top to bottom.
    counts
        How many there are, by place. Those of no row or no stage of the axis are not shown.
    size
        The sizes of the theme.
    row_title, count_title
        What rows and numbers are called in tooltip and table.
    details, detail_title
        What the tooltip and the table say of a place besides, and what that is called.
    """
    cells = _cells(axis, rows, counts, details or {})
    heads = _heads(rows, cells, size)
    y = alt.Y("row:O").axis(None).scale(type="band", paddingInner=0, paddingOuter=0)
    tooltip = [
        alt.Tooltip("row_name:N", title=row_title),
        alt.Tooltip("stage_name:N", title="Stage"),
        alt.Tooltip("count:Q", title=count_title),
    ]
    if details is not None:
        tooltip.append(alt.Tooltip("detail:N", title=detail_title))
    base = alt.Chart(cells).encode(x=axis.x(), y=y, tooltip=tooltip)
    colour = alt.Color("share:Q").scale(domain=[0, 1], range=list(COUNTS)).legend(None)
    nothing = alt.when("datum.count === 0")
    tiles = base.mark_rect(width={"band": 0.97}, height={"band": 0.9}, cornerRadius=3).encode(
        color=nothing.then(alt.value(SUNK)).otherwise(colour)
    )
    number = nothing.then(alt.value(INK_3)).when("datum.strong").then(alt.value(GROUND)).otherwise(alt.value(INK))
    numbers = base.mark_text(**lettering(size, fontSize=size.text)).encode(text="shown:N", color=number)
    side = alt.Chart(heads).encode(y=y)
    named = side.mark_text(**lettering(size, align="right", color=INK)).encode(x=alt.value(-10), text="head:N")
    style = lettering(size, align="left", dx=10, color=INK_2)
    summed = side.mark_text(**style).encode(x=alt.value("width"), text="total:Q")
    chart: Any = alt.layer(tiles, numbers, named, summed, axis.heads())
    shown: alt.LayerChart = unframed(chart, width=alt.Step(axis.step), height=alt.Step(size.row))
    return shown


def across(axis: StageAxis, size: Size) -> float:
    """Return how wide a matrix is with the names of its rows, in pixels."""
    return axis.width + (_NAMES + 4) * size.small


def _cells(
    axis: StageAxis, rows: Mapping[str, str], counts: Mapping[Place, int], details: Mapping[Place, str]
) -> pd.DataFrame:
    """Return one row a cell, every row with every stage."""
    stages = list(zip(axis.frame["at"], axis.frame["stage"], axis.frame["name"], strict=True))
    cells = [
        (row, rows[key], at, name, counts.get((stage, key), 0), details.get((stage, key), ""))
        for row, key in enumerate(rows)
        for at, stage, name in stages
    ]
    frame = pd.DataFrame(cells, columns=["row", "row_name", "at", "stage_name", "count", "detail"])
    frame["share"] = frame["count"] / max(frame["count"].max(), _MANY)
    frame["strong"] = frame["share"] > _DARKEST
    frame["shown"] = frame["count"].astype("str").where(frame["count"] > 0, "–")
    return frame


def _heads(rows: Mapping[str, str], cells: pd.DataFrame, size: Size) -> pd.DataFrame:
    totals = cells.groupby("row")["count"].sum()
    heads = [cut(name, _NAMES * size.small, size.small) for name in rows.values()]
    return pd.DataFrame({"row": range(len(rows)), "head": heads, "total": totals.tolist()})
