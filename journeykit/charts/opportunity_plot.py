"""Where to act: needs by how much they matter and how well they are met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

import altair as alt
import pandas as pd

from journeykit.charts.blank import blank
from journeykit.charts.key import key
from journeykit.charts.lettering import one_line
from journeykit.charts.opportunity_points import (
    BOTH,
    HIGH,
    KINDS,
    Point,
    around,
    guides,
    margin,
    needs_of,
    plot,
    points_of,
)
from journeykit.charts.part import part_of
from journeykit.charts.theme import (
    BEING,
    DEFICIT,
    EDGE,
    GROUND,
    INK,
    INK_2,
    INK_3,
    Size,
    SizeName,
    axis,
    finished,
    lettering,
    size_named,
    unframed,
)
from journeykit.charts.wording import counted, listed
from journeykit.model.journey_map import JourneyMap

Rows = dict[str, list[dict[str, Any]]]

_TITLE = "Opportunities"
_FILLS = (DEFICIT, GROUND, DEFICIT, GROUND)
_EDGES = (DEFICIT, BEING, BEING, INK_3)
_NUMBERS = (GROUND, BEING, GROUND, INK_2)
_DASHES = [3, 2.5]


def opportunity_plot(
    journey: JourneyMap, persona: str | None = None, *, stage: str | None = None, size: SizeName = "notebook"
) -> alt.LayerChart:
    """Plot needs by importance and satisfaction: what matters much and is met badly lies at the lower right.

    Needs judged alike are one mark with their number in it. A dashed ring says that most of them are assumed. The
    lines join places of one opportunity: 10, 12 and 15.

    Parameters
    ----------
    journey
        The map.
    persona
        A persona's id or exact name: only needs of this persona and of everybody. All needs by default.
    stage
        A stage's id or exact name: only its needs.
    size
        "notebook" or "slide".

    Returns
    -------
    altair.LayerChart
        Importance from 0 to 10 across, satisfaction from 0 to 10 upwards; the plot has a fixed size, so that labels
        stand clear of each other. Its table has a row for each need, also for those that are not judged, and the
        columns Need, Stage, Persona, Level, D or B, Importance, Satisfaction (0 to 10), Opportunity (0 to 20) and
        How we know.

    Raises
    ------
    UnknownRowError, UnknownNameError
        No such persona, stage or size; the message gives the nearest name.

    Notes
    -----
    Opportunity is importance + max(importance − satisfaction, 0), after A. W. Ulwick, *What Customers Want* (2005);
    above 10 it is worth a look, above 12 high, above 15 extreme. So the lines of one opportunity c are straight:
    satisfaction is 2 · importance − c, up to where both are c.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> _ = m.needs.add(stage="Claims", statement="Know what happens next", importance=9, satisfaction=3)
    >>> jk.charts.table(jk.charts.opportunity_plot(m))[["Need", "Opportunity"]].values.tolist()
    [['Know what happens next', 15]]
    """
    sizes = size_named(size)
    part = part_of("opportunity_plot", journey, ["stages", "personas", "needs"], persona, stage)
    what = f"{_TITLE}{part.at}{part.of}"
    needs = needs_of(part, part.about("needs"))
    if needs.empty:
        return blank(journey, what, "No need is written down here yet. Add some in jk.NeedsGrid(m).", sizes)
    points = points_of(needs, sizes)
    if not points:
        hint = "No need has both importance and satisfaction yet. Judge them, 0 to 10, in jk.NeedsGrid(m)."
        return blank(journey, what, hint, sizes)
    wide, high = plot(sizes)
    chart: Any = alt.layer(
        _every_need(needs),
        *_guides(points, sizes),
        *_labels(sizes),
        *_marks(sizes),
        *_key(points, sizes),
        data=_rows(points),
    )
    shown: alt.LayerChart = finished(
        unframed(chart, width=wide, height=high), journey, what, _finding(needs, points), sizes, wide + margin(sizes)
    )
    return shown


def _rows(points: Sequence[Point]) -> Rows:
    """Return the points as rows, for all layers that have none of their own."""
    rows = []
    for point in points:
        row = asdict(point)
        offsets = row.pop("offsets")
        many = str(point.count) if point.count > 1 else ""
        rows.append({**row, **offsets, "ringed": point.ringed, "number": many})
    return {"values": rows}


def _x(size: Size) -> alt.X:
    return alt.X("importance:Q", scale=_SCALE, axis=_axis(size, "Importance →"))


def _y(size: Size) -> alt.Y:
    return alt.Y("satisfaction:Q", scale=_SCALE, axis=_axis(size, "Satisfaction →"))


@cache
def _axis(size: Size, title: str) -> alt.Axis:
    values = list(range(0, 11, 2))
    return axis(size, values=values, grid=True, offset=size.text, format="d", labelFlush=False, title=title)


_SCALE = alt.Scale(domain=[0, 10], nice=False)


@cache
def _by_kind(range: tuple[str, ...], channel: type[Any], field: str = "kind:O") -> Any:
    return channel(field, scale=alt.Scale(domain=[0, 1, 2, 3], range=list(range)), legend=None)


def _every_need(needs: pd.DataFrame) -> alt.Chart:
    """Return a layer that draws nothing: it holds every need for the table, whether there is a mark for it or not."""
    told: alt.Chart = (
        alt.Chart({"values": needs.astype("object").where(needs.notna(), None).to_dict("records")})
        .transform_filter("false")
        .mark_point()
        .encode(
            tooltip=[
                alt.Tooltip("need:N", title="Need"),
                alt.Tooltip("stage:N", title="Stage"),
                alt.Tooltip("persona:N", title="Persona"),
                alt.Tooltip("level:N", title="Level"),
                alt.Tooltip("kind:N", title="D or B"),
                alt.Tooltip("importance:Q", title="Importance"),
                alt.Tooltip("satisfaction:Q", title="Satisfaction"),
                alt.Tooltip("opportunity:Q", title="Opportunity"),
                alt.Tooltip("grade:N", title="How we know"),
            ]
        )
    )
    return told


def _guides(points: Sequence[Point], size: Size) -> list[alt.Chart]:
    base = alt.Chart({"values": [asdict(guide) for guide in guides(points, size)]})
    drawn = base.mark_rule(stroke=EDGE, strokeWidth=1).encode(
        x=_x(size), y=_y(size), x2=alt.X2("importance_to:Q"), y2=alt.Y2("satisfaction_to:Q")
    )
    style = lettering(size, align="left", dx=alt.ExprRef("datum.away"))
    named = base.mark_text(**style).encode(
        x=alt.X("importance_to:Q"), y=alt.Y("satisfaction_to:Q"), text=alt.Text("says:N")
    )
    return [drawn, named]


def _marks(size: Size) -> list[alt.Chart]:
    """Return the marks: deficit needs filled, being needs hollow, both a filling within a ring; dashes around."""
    base = alt.Chart().encode(x=_x(size), y=_y(size))
    dots = base.mark_point(opacity=1, strokeWidth=size.line * 0.7).encode(
        size=alt.Size("area:Q", scale=None, legend=None),
        fill=_by_kind(_FILLS, alt.Fill),
        stroke=_by_kind(_EDGES, alt.Stroke),
        tooltip=[
            alt.Tooltip("needs:N", title="Need"),
            alt.Tooltip("stages:N", title="Stage"),
            alt.Tooltip("importance:Q", title="Importance"),
            alt.Tooltip("satisfaction:Q", title="Satisfaction"),
            alt.Tooltip("opportunity:Q", title="Opportunity"),
            alt.Tooltip("count:Q", title="Needs"),
            alt.Tooltip("assumed:Q", title="Of these assumed"),
        ],
    )
    rings = _ring(base.transform_filter("datum.ringed"), 2 * around(size), strokeWidth=1.3, strokeDash=_DASHES)
    rings = rings.encode(stroke=_by_kind(_EDGES, alt.Stroke))
    inner = _ring(base.transform_filter(f"datum.kind === {BOTH}"), -4, strokeWidth=1.2, stroke=GROUND)
    numbers = base.mark_text(**lettering(size, fontWeight=600)).encode(
        text=alt.Text("number:N"), color=_by_kind(_NUMBERS, alt.Color)
    )
    return [rings, dots, inner, numbers]


def _ring(base: alt.Chart, wider: float, **style: Any) -> alt.Chart:
    """Return rings as much wider than their marks, in pixels."""
    wide = base.transform_calculate(ring=f"pow(sqrt(datum.area) + {wider:g}, 2)")
    ring: alt.Chart = wide.mark_point(opacity=1, fill=None, **style).encode(
        size=alt.Size("ring:Q", scale=None, legend=None)
    )
    return ring


def _labels(size: Size) -> list[alt.Chart]:
    """Return the labels with a halo that keeps lines off them, and the lines that lead to those farther away."""
    base = alt.Chart().encode(x=_x(size), y=_y(size))
    leaders = base.mark_rule(
        stroke=EDGE,
        strokeWidth=0.8,
        xOffset=alt.ExprRef("datum.from_x"),
        yOffset=alt.ExprRef("datum.from_y"),
        x2Offset=alt.ExprRef("datum.to_x"),
        y2Offset=alt.ExprRef("datum.to_y"),
    ).encode(x2=alt.X2("importance:Q"), y2=alt.Y2("satisfaction:Q"))
    where = {name: alt.ExprRef(f"datum.{name}") for name in ("align", "dx", "dy")}
    written = base.encode(text=alt.Text("label:N"))
    halo = lettering(size, **where, stroke=GROUND, strokeWidth=size.small * 0.7, strokeJoin="round")
    high = {"test": f"datum.opportunity >= {HIGH}", "value": INK}
    texts = written.mark_text(**lettering(size, **where)).encode(color=alt.ColorValue(INK_2, condition=high))
    return [leaders, written.mark_text(**{**halo, "color": GROUND}), texts]


def _key(points: Sequence[Point], size: Size) -> list[alt.Chart]:
    """Return the key of what is in the plot."""
    names = {kind: name for kind, name in enumerate(KINDS) if any(point.kind == kind for point in points)}
    if any(point.ringed for point in points):
        names[len(KINDS)] = "Dashed ring: assumed"
    told = key(names, size, plot(size)[0] + margin(size), above=size.small * 2.6)
    area, edge = size.point * 1.2, size.line * 0.7
    dots = told.mark(f"datum.entry < {len(KINDS)}", size=area, strokeWidth=edge).encode(
        fill=_by_kind(_FILLS, alt.Fill, "entry:O"), stroke=_by_kind(_EDGES, alt.Stroke, "entry:O")
    )
    both = told.mark(f"datum.entry === {BOTH}", size=(area**0.5 - 4) ** 2, strokeWidth=1.2, stroke=GROUND, fill=None)
    dashed = told.mark(f"datum.entry === {len(KINDS)}", size=area * 1.5, strokeDash=_DASHES, stroke=INK_2, fill=None)
    return [dots, both, dashed, told.words()]


def _finding(needs: pd.DataFrame, points: Sequence[Point]) -> str:
    scores = needs["opportunity"].dropna()
    labelled, unjudged = sum(bool(point.label) for point in points), len(needs) - len(scores)
    more = [f"{counted(unjudged, 'need')} without a judgement"] if unjudged else []
    if labelled < len(points):
        more.append(f"{labelled} of {counted(len(points), 'point')} labelled")
    return " ".join([_best(needs, scores), *(f"{'; '.join(more)}." for _ in more[:1])])


def _best(needs: pd.DataFrame, scores: pd.Series) -> str:
    best, high = int(scores.max()), int((scores >= HIGH).sum())
    first = needs["need"][needs["opportunity"] == best]
    named = listed([f"“{one_line(need, 38)}”" for need in first])
    if len(scores) == 1:
        return f"{named} has an opportunity of {best}."
    what = "is the highest opportunity" if len(first) == 1 else "are the highest opportunities"
    said = (
        f"{named} {what} ({best})" if len(first) < 4 else f"{len(first)} needs share the highest opportunity ({best})"
    )
    return f"{said}; {high or 'none'} of {len(scores)} needs {'reaches' if high < 2 else 'reach'} {HIGH} or more."
