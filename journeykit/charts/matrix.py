"""Counts by stage and something else: a heat map with the number in every cell, and gaps that can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import altair as alt
import pandas as pd

from journeykit.charts.lettering import cut, one_line, width
from journeykit.charts.stage_axis import StageAxis
from journeykit.charts.theme import COUNTS, GROUND, INK, INK_2, INK_3, SUNK, Size, lettering, unframed

Place = tuple[str, str]
"""The id of a stage, empty for none, and the key of a row."""

_NAMES = 17
"""The room for the names of rows, as a multiple of the size of their letters."""
_ASIDES = 16
"""The room for what is said behind the rows, as a multiple of the size of its letters."""
_TOTALS = 3
"""Where that begins, behind the totals."""
_PALE = 3
"""On so many of the first colours of `COUNTS` a number stands in ink, on the others in the colour of the ground."""
_LISTED = 12


class Beside(NamedTuple):
    """A text for some of the rows, and what it is called in the tooltip and the table."""

    title: str
    by_row: Mapping[str, str]
    shorter: Mapping[str, str] = {}
    """What the picture says instead where there is no room for the whole."""


def tally(places: Iterable[Place], texts: Iterable[object]) -> tuple[dict[Place, int], dict[Place, str]]:
    """Return how many there are at each place, and their texts in one line.

    >>> tally([("claims", "doing"), ("claims", "doing")], ["Calls", "Waits"])
    ({('claims', 'doing'): 2}, {('claims', 'doing'): 'Calls · Waits'})
    """
    found: dict[Place, list[str]] = {}
    for place, text in zip(places, texts, strict=True):
        found.setdefault(place, []).append(one_line(text, 300) or "…")
    return {place: len(said) for place, said in found.items()}, {place: in_short(said) for place, said in found.items()}


def in_short(said: list[str]) -> str:
    """Return texts in one line, and of very many how many there are besides.

    >>> in_short(["Calls", "Waits"])
    'Calls · Waits'
    """
    more = len(said) - _LISTED
    return " · ".join([*said[:_LISTED], f"… and {more} more"] if more > 0 else said)


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
    tags: Beside | None = None,
    asides: Beside | None = None,
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
    tags
        A letter or a word to stand right behind the name of a row.
    asides
        What to say of a row behind its total, under a head of its own.
    """
    cells = _cells(axis, rows, counts, details or {}, tags, asides)
    heads = _heads(rows, cells, size, tags, asides)
    y = alt.Y("row:O", axis=None, scale=alt.Scale(type="band", paddingInner=0, paddingOuter=0))
    tooltip = [
        alt.Tooltip("row_name:N", title=row_title),
        *([alt.Tooltip("tag:N", title=tags.title)] if tags else []),
        alt.Tooltip("stage_name:N", title="Stage"),
        alt.Tooltip("count:Q", title=count_title),
        *([alt.Tooltip("detail:N", title=detail_title)] if details is not None else []),
        *([alt.Tooltip("aside:N", title=asides.title)] if asides else []),
    ]
    base = alt.Chart(cells).encode(x=axis.x(), y=y, tooltip=tooltip)
    # Classes and keywords throughout: Altair takes 20 times as long to guess what a dict or a chain of calls means.
    shade = alt.Color(
        "shade:O",
        legend=None,
        scale=alt.Scale(domain=list(range(len(COUNTS))), range=list(COUNTS)),
        condition={"test": "datum.count === 0", "value": SUNK},
    )
    tiles = base.mark_rect(width={"band": 0.97}, height={"band": 0.9}, cornerRadius=3).encode(
        color=shade, description=alt.Description("says:N")
    )
    number = alt.ColorValue(
        INK,
        condition=[
            {"test": "datum.count === 0", "value": INK_3},
            {"test": f"datum.shade >= {_PALE}", "value": GROUND},
        ],
    )
    style = lettering(size, fontSize=size.text)
    numbers = base.mark_text(**style).encode(text=alt.Text("shown:N"), color=number)
    side = alt.Chart(heads).encode(y=y)
    style = lettering(size, align="right", color=INK)
    named = side.mark_text(**style).encode(x=alt.XValue(-10), text=alt.Text("head:N"))
    style = lettering(size, align="left", dx=10, color=INK_2)
    summed = side.mark_text(**style).encode(x=alt.XValue("width"), text=alt.Text("total:Q"))
    layers: list[Any] = [tiles, numbers, named, summed, axis.heads(), _heads_behind(asides, size)]
    if asides:
        style = lettering(size, align="left", dx=10 + _TOTALS * size.small, color=INK_2)
        layers.append(side.mark_text(**style).encode(x=alt.XValue("width"), text=alt.Text("aside:N")))
    chart: Any = alt.layer(*layers)
    shown: alt.LayerChart = unframed(chart, width=alt.Step(axis.step), height=alt.Step(size.row))
    return shown


def across(axis: StageAxis, size: Size, asides: bool = False) -> float:
    """Return how wide a matrix is with the names of its rows, in pixels."""
    return axis.width + (_NAMES + (_TOTALS + _ASIDES if asides else 4)) * size.small


def _heads_behind(asides: Beside | None, size: Size) -> alt.Chart:
    """Return what the totals and what is said behind them are called, as high as the last line of a stage's name."""
    heads = [("All", 10), *([(asides.title, 10 + _TOTALS * size.small)] if asides else [])]
    named = alt.Chart(pd.DataFrame(heads, columns=["title", "away"]))
    style = lettering(size, align="left", dx=alt.ExprRef("datum.away"), color=INK_3)
    shown: alt.Chart = named.mark_text(**style).encode(
        x=alt.XValue("width"), y=alt.YValue(-1.5 * round(size.small * 1.2)), text=alt.Text("title:N")
    )
    return shown


def _cells(
    axis: StageAxis,
    rows: Mapping[str, str],
    counts: Mapping[Place, int],
    details: Mapping[Place, str],
    tags: Beside | None,
    asides: Beside | None,
) -> pd.DataFrame:
    """Return one row a cell, every row with every stage."""
    stages = list(zip(axis.frame["at"], axis.frame["stage"], axis.frame["name"], strict=True))
    tagged, said = tags.by_row if tags else {}, asides.by_row if asides else {}
    cells = [
        (
            *(row, name, at, stage_name, counts.get((stage, key), 0), details.get((stage, key), "")),
            *(tagged.get(key, ""), said.get(key, "")),
        )
        for row, (key, name) in enumerate(rows.items())
        for at, stage, stage_name in stages
    ]
    columns = ["row", "row_name", "at", "stage_name", "count", "detail", "tag", "aside"]
    frame = pd.DataFrame(cells, columns=columns)
    # What a screen reader says of the cell, in place of all its fields.
    frame["says"] = frame["row_name"] + ", " + frame["stage_name"] + ": " + frame["count"].astype("str")
    frame["shade"] = _shade(frame["count"])
    frame["shown"] = frame["count"].astype("str").where(frame["count"] > 0, "–")
    unused = [name for name, given in (("tag", tags), ("aside", asides)) if given is None]
    return frame.drop(columns=unused)


def _shade(counts: pd.Series) -> pd.Series:
    """Return the step of `COUNTS` for each number: one a step while there are few, else equal parts of the largest."""
    steps = len(COUNTS)
    most = max(int(counts.max()), steps)
    shade: pd.Series = (-(-counts * steps // most) - 1).clip(lower=0)
    return shade


def _heads(
    rows: Mapping[str, str], cells: pd.DataFrame, size: Size, tags: Beside | None, asides: Beside | None
) -> pd.DataFrame:
    """Return one row a row: its name with its tag, its total, and what is said behind it."""
    totals = cells.groupby("row")["count"].sum()
    tagged = {key: f" · {tags.by_row[key]}" if tags and key in tags.by_row else "" for key in rows}
    frame = pd.DataFrame(
        {
            "row": range(len(rows)),
            "head": [row_head(name, tagged[key], size) for key, name in rows.items()],
            "total": totals.tolist(),
        }
    )
    if asides:
        frame["aside"] = [_aside(asides, key, _ASIDES * size.small - 10, size) for key in rows]
    return frame


def _aside(asides: Beside, key: str, room: float, size: Size) -> str:
    whole = asides.by_row.get(key, "")
    return cut(whole if width(whole, size.small) <= room else asides.shorter.get(key, whole), room, size.small)


def row_head(name: str, tag: str, size: Size) -> str:
    """Return the name of a row as there is room for it, with its tag whole."""
    return cut(name, _NAMES * size.small - width(tag, size.small), size.small) + tag
