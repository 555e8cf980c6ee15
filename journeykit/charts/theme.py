"""How every chart looks: colours, type, sizes. The only place where a colour or a size is spelled.

Colours are Okabe and Ito's, deepened for white paper; `DARK` gives each one's twin for a dark ground. Everything is
written into the charts themselves, none of it into Altair's configuration, so that charts can be composed and
nobody's own charts change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from journeykit.charts.lettering import cut, one_line, wrapped
from journeykit.charts.lettering import width as text_width
from journeykit.errors import UnknownNameError
from journeykit.model.journey_map import JourneyMap

FONT = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"
"""Families of the same widths: the first is what pictures are made with, the others what browsers have."""

GROUND = "#ffffff"
INK = "#1a1d21"
INK_2 = "#4b535c"
INK_3 = "#5c656f"
LINE = "#e4e7ea"
LINE_2 = "#c9ced4"
EDGE = "#7f8892"
SUNK = "#f6f7f8"
PERSONAS = ("#0068a3", "#b24a00", "#00704f", "#98386f", "#805600", "#23282e", "#59626b")
"""Blue, vermilion, green, purple, orange, black; grey for the seventh and every further one."""
SHAPES = ("circle", "square", "triangle-up", "diamond", "M-.5,-1L.5,-1L1,0L.5,1L-.5,1L-1,0Z", "cross", "circle")
"""One for each colour of `PERSONAS`; the fifth is a hexagon."""
CLOSED_EYE = "M-1,-.1C-.6,.45 .6,.45 1,-.1M-.62,.26L-.82,.62M0,.38L0,.8M.62,.26L.82,.62"
"""The shape for what somebody does not notice."""
DEFICIT = "#00664a"
BEING = "#8d2f66"
COUNTS = ("#d6e6f5", "#aecdea", "#7fb0dc", "#2f72ae", "#0b4f8a")
"""Few to many: blues. Steps, since no number reads well on what lies between the third and the fourth."""
KNOWN = ("#fbf0e8", "#cfe0f1", "#6ba1d1", "#0b4e89")
"""Assumption, one voice, several voices, measured: the more is known, the fuller."""
ASSUMED = "#a84300"

DARK = {
    GROUND: "#212121",
    INK: "#e9ebee",
    INK_2: "#bcc2c9",
    INK_3: "#9da5ae",
    LINE: "#35383c",
    LINE_2: "#4b5056",
    EDGE: "#868e97",
    SUNK: "#1a1b1d",
    **dict(zip(PERSONAS, ("#5cb8ec", "#f3975a", "#3fc79f", "#e3a0c6", "#edb742", "#e6e9ec", "#aeb6be"), strict=True)),
    DEFICIT: "#4fcba5",
    BEING: "#e8a8cd",
    **dict(zip(COUNTS, ("#2a445c", "#2e5478", "#32648f", "#63a7dc", "#9fd3fa"), strict=True)),
    **dict(zip(KNOWN, ("#40301f", "#28465f", "#34699a", "#9ed2f9"), strict=True)),
    ASSUMED: "#f39659",
}
"""Each colour's twin on a dark ground."""

SizeName = Literal["notebook", "slide"]


@dataclass(frozen=True, slots=True)
class Size:
    """Lengths in pixels: a chart that is read in a notebook, or one that fills a slide."""

    title: int
    text: int
    small: int
    stage: int
    """Width of a stage, while there are few."""
    wide: int
    """Width all stages share, while there are many."""
    row: int
    plot: int
    """Height of a chart whose height is free."""
    line: float
    point: int
    """Area of a mark."""


SIZES: dict[str, Size] = {
    "notebook": Size(title=15, text=12, small=11, stage=104, wide=936, row=30, plot=300, line=3, point=110),
    "slide": Size(title=26, text=19, small=17, stage=150, wide=1_080, row=44, plot=440, line=4.5, point=240),
}


def size_named(name: str) -> Size:
    """Return a size; `UnknownNameError` names the nearest.

    >>> size_named("slide").title
    26
    """
    if name not in SIZES:
        raise UnknownNameError("jk.charts", "size", name, list(SIZES))
    return SIZES[name]


_SCALES = ("color", "fill", "stroke", "shape", "size", "opacity", "strokeDash", "strokeWidth", "xOffset", "yOffset")
"""What Vega-Lite otherwise shares among charts side by side: one chart would get the colours of the other."""


def finished(chart: Any, journey: JourneyMap, what: str, finding: str, size: Size, width: float) -> Any:
    """Return a chart, fresh from the making, with its title, its finding as subtitle and description, and no frame.

    ``width`` is that of the whole chart, in pixels: the finding is broken into lines that fit.
    """
    called = one_line(journey.fields.get("title"), 80)
    title = f"{what} · {called}" if called else what
    room = max(width, 420)
    lines = [title]
    if text_width(title, size.title, bold=True) > room:
        lines = [
            *wrapped(what, room, size.title, lines=2, bold=True),
            *([cut(called, room, size.title, True)] if called else []),
        ]
    if isinstance(chart, alt.LayerChart):
        own = alt.ScaleResolveMap(**dict.fromkeys(_SCALES, "independent"))  # type: ignore[arg-type]
        chart = _given(chart, resolve=alt.Resolve(scale=own))
    return _given(
        chart,
        title=alt.TitleParams(
            text=lines,
            subtitle=wrapped(finding, room, size.text, lines=4),
            anchor="start",
            align="left",
            frame="bounds",
            offset=14,
            color=INK,
            font=FONT,
            fontSize=size.title,
            fontWeight=600,
            lineHeight=round(size.title * 1.25),
            subtitleColor=INK_2,
            subtitleFont=FONT,
            subtitleFontSize=size.text,
            subtitleFontWeight="normal",
            subtitleLineHeight=round(size.text * 1.4),
            subtitlePadding=round(size.text * 0.5),
        ),
        description=f"{title}{'' if title.endswith('…') else '.'} {finding}",
    )


def together(*charts: Any) -> alt.LayerChart:
    """Return charts, fresh from the making, as layers of one; a frame that all show is shared and travels once.

    Altair's own `layer` copies everything several times a level, to join parameters that our charts do not have.
    """
    layers = alt.LayerChart()
    if all(chart.data is charts[0].data for chart in charts):
        layers.data = charts[0].data
        for chart in charts:
            chart.data = alt.Undefined
    layers.layer = list(charts)
    return layers


def unframed(chart: Any, **properties: Any) -> Any:
    """Return a layered or single chart, fresh from the making, without a frame around its plot."""
    return _given(chart, view=alt.ViewBackground(stroke=None), **properties)


def _given(chart: Any, **properties: Any) -> Any:
    """Return the chart itself with properties: it is nobody else's yet, and Altair's own way copies all of it."""
    for name, value in properties.items():
        setattr(chart, name, value)
    return chart


def axis(size: Size, **more: Any) -> alt.Axis:
    """Return an axis in the theme: hairline grid, no domain, no ticks."""
    plain = {
        "domain": False,
        "ticks": False,
        "grid": False,
        "gridColor": LINE,
        "labelColor": INK_2,
        "labelFont": FONT,
        "labelFontSize": size.small,
        "labelPadding": 8,
        "labelLimit": 400,
        "titleColor": INK_2,
        "titleFont": FONT,
        "titleFontSize": size.text,
        "titleFontWeight": "normal",
        "titlePadding": 10,
    }
    return alt.Axis(**{**plain, **more})


def legend(size: Size, **more: Any) -> alt.Legend:
    """Return a legend in the theme: above the plot, in one row, as far as there is room."""
    plain = {
        "orient": "top",
        "direction": "horizontal",
        "title": None,
        "labelColor": INK_2,
        "labelFont": FONT,
        "labelFontSize": size.small,
        "labelLimit": 240,
        "symbolSize": size.point,
        "offset": 10,
    }
    return alt.Legend(**{**plain, **more})


def lettering(size: Size, **more: Any) -> dict[str, Any]:
    """Return the properties of a text mark in the theme; texts of several lines break at newlines."""
    plain = {
        "font": FONT,
        "fontSize": size.small,
        "color": INK_2,
        "lineBreak": "\n",
        "lineHeight": round(size.small * 1.2),
        "baseline": "middle",
        # What is written is read as it is; a mark's own description would repeat it among fields of ours.
        "aria": False,
    }
    return {**plain, **more}
