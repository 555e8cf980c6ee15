"""What sort of needs there are: bars in the order of Maslow's pyramid."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from journeykit.charts.blank import blank
from journeykit.charts.lettering import one_line
from journeykit.charts.matrix import in_short, row_head
from journeykit.charts.part import Part, part_of
from journeykit.charts.theme import (
    BEING,
    DEFICIT,
    GROUND,
    INK,
    INK_3,
    LINE_2,
    Size,
    SizeName,
    finished,
    lettering,
    size_named,
    unframed,
)
from journeykit.charts.wording import counted, highest, listed, percent
from journeykit.model.journey_map import JourneyMap
from journeykit.schema.scores import need_kind
from journeykit.schema.tables import MASLOW

LEVELS = {level.value: level.label for level in reversed(MASLOW)}
"""What each level is called, from the top of the pyramid."""
KINDS = {level: need_kind(level) or "" for level in LEVELS}
"""D or B, by level."""
UNPLACED = "No level"
_TITLE = "Needs by Maslow level"
_MANY = 5
"""Fewer are never drawn as long as a bar can be."""
_THICK = 0.6
"""Of the height of a row."""
_BRACES = 4
"""Where the braces stand behind the longest bar, as a multiple of the size of small letters."""
_GROUPS = (("B", "Being needs", 0, 1), ("D", "Deficit needs", 1, 5))
"""Kind, name, and the rows from and to."""
_IS_BEING = "datum.kind === 'B'"


def needs_by_level(
    journey: JourneyMap, persona: str | None = None, *, stage: str | None = None, size: SizeName = "notebook"
) -> alt.LayerChart:
    """Show how many needs are of each of Maslow's levels: deficit needs as full bars, being needs as outlined ones.

    Bars, not a pyramid: a triangle says by its area alone that there are most physiological needs. The rows
    are as high as those of `needs_heatmap`, so that ``needs_by_level(m) | needs_heatmap(m)`` lines up.

    Parameters
    ----------
    journey
        The map.
    persona
        A persona's id or exact name: only needs of this persona and of everybody. All needs by default.
    stage
        A stage's id or exact name: only needs at this stage. Those of all stages and of none by default.
    size
        "notebook" or "slide".

    Returns
    -------
    altair.LayerChart
        Five bars, self-actualization on top. Its table has the columns Level, D or B, Needs (0 or more), Share (of
        the needs that have a level, in percent) and Which (their statements). Needs without a level are counted
        in a line of their own, without a share, if there are any.

    Raises
    ------
    UnknownRowError, AmbiguousNameError, UnknownNameError
        No such persona, stage or size; the message gives the nearest name.

    Notes
    -----
    Shares are Maslow coverage: needs of a level divided by needs that have one. Deficit and being needs: A. H.
    Maslow, *Toward a Psychology of Being* (1962).

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> _ = m.needs.add(statement="Know what happens next", level="safety", stage="Claims")
    >>> found = jk.charts.table(jk.charts.needs_by_level(m))
    >>> found[found["Needs"] > 0].values.tolist()
    [['Safety', 'D', 1, '100 %', 'Know what happens next']]
    """
    sizes = size_named(size)
    part = part_of("needs_by_level", journey, ["stages", "needs"], persona, stage)
    what, needs = f"{_TITLE}{part.of}{part.at}", part.about("needs")
    if needs.empty:
        return blank(journey, what, no_need(part, part.at), sizes)
    if needs["level"].isna().all():
        lacks = "1 need has" if len(needs) == 1 else f"{len(needs)} needs have"
        return blank(journey, what, f"{lacks} no level yet. Choose one in the column Level of jk.NeedsGrid(m).", sizes)
    bars = _bars(needs, sizes)
    chart: Any = alt.layer(*_levels(bars, sizes), *_kinds(bars, sizes))
    shown: alt.LayerChart = finished(
        unframed(chart, width=sizes.plot, height=alt.Step(sizes.row)),
        journey,
        what,
        _finding(bars),
        sizes,
        _across(sizes),
    )
    return shown


def no_need(part: Part, where: str = "") -> str:
    """Return what to do where there is no need: of a persona, at a stage, or at all."""
    whose = f" of {part.called} or of everybody" if part.called else ""
    return f"Nobody has written a need{whose}{where} yet. Type some in jk.NeedsGrid(m)."


def _across(size: Size) -> float:
    return size.plot + 27 * size.small


def _bars(needs: pd.DataFrame, size: Size) -> pd.DataFrame:
    """Return one row a level, and one for needs without, if there are any."""
    level = needs["level"].astype("object").where(needs["level"].notna(), "")
    which: dict[str, list[str]] = {key: [] for key in LEVELS}
    for key, statement in zip(level, needs["statement"], strict=True):
        which.setdefault(key, []).append(one_line(statement, 300) or "…")
    placed = sum(len(which[key]) for key in LEVELS)
    longest = max(_MANY, *(len(which[key]) for key in LEVELS))
    rows: list[dict[str, Any]] = []
    for key, said in which.items():
        count, kind = len(said), KINDS.get(key, "")
        rows.append(
            {
                "row": len(rows),
                "level": LEVELS.get(key, UNPLACED),
                "kind": kind,
                "count": count,
                "share": f"{percent(count, placed)} %" if kind else "",
                "which": in_short(said),
                "says": f"{LEVELS.get(key, UNPLACED)}: {counted(count, 'need')}",
                "length": count / longest if kind else 0.0,
                "shown": str(count) if kind else counted(count, "need not placed yet", "needs not placed yet"),
                "head": row_head(LEVELS.get(key, UNPLACED), f" · {kind}" if kind else "", size),
            }
        )
    return pd.DataFrame(rows)


def _levels(bars: pd.DataFrame, size: Size) -> list[alt.Chart]:
    """Return what is drawn of each level: a place to point at, its bar, its name and its number."""
    y = alt.Y("row:O", axis=None, scale=alt.Scale(type="band", paddingInner=0, paddingOuter=0))
    length = alt.X("length:Q", axis=None, scale=alt.Scale(domain=[0, 1]), stack=None)
    base = alt.Chart(bars).encode(y=y)
    tooltip = [
        alt.Tooltip("level:N", title="Level"),
        alt.Tooltip("kind:N", title="D or B"),
        alt.Tooltip("count:Q", title="Needs"),
        alt.Tooltip("share:N", title="Share"),
        alt.Tooltip("which:N", title="Which"),
    ]
    # Unseen and above all: a level nobody needs has no bar, and answers as well.
    ground = base.mark_rect(color=GROUND, opacity=0).encode(tooltip=tooltip, description=alt.Description("says:N"))
    drawn = base.transform_filter("datum.length > 0").mark_bar(
        height={"band": _THICK}, cornerRadiusEnd=3, strokeWidth=2, aria=False
    )
    drawn = drawn.encode(
        x=length,
        fill=alt.FillValue(DEFICIT, condition={"test": _IS_BEING, "value": GROUND}),
        fillOpacity=alt.FillOpacityValue(1, condition={"test": _IS_BEING, "value": 0}),
        stroke=alt.StrokeValue(DEFICIT, condition={"test": _IS_BEING, "value": BEING}),
    )
    zero = base.transform_filter("datum.kind !== ''").mark_rect(color=LINE_2, aria=False)
    style = lettering(size, align="right", color=INK)
    named = base.mark_text(**style).encode(x=alt.XValue(-10), text=alt.Text("head:N"))
    style = lettering(size, align="left", dx=8, fontSize=size.text)
    colour = alt.ColorValue(INK, condition={"test": "datum.kind === ''", "value": INK_3})
    number = base.mark_text(**style).encode(x=length, text=alt.Text("shown:N"), color=colour)
    return [drawn, zero.encode(x=alt.XValue(-1), x2=alt.X2Value(0)), named, number, ground]


def _kinds(bars: pd.DataFrame, size: Size) -> list[alt.Chart]:
    """Return the braces behind the bars that say how many are deficit and how many being needs."""
    placed, height = int(bars.loc[bars["kind"] != "", "count"].sum()), round(size.small * 1.3)
    rows = []
    for kind, name, top, end in _GROUPS:
        count = int(bars.loc[bars["kind"] == kind, "count"].sum())
        said = f"{name} · {kind}\n{count} of {placed}, {percent(count, placed)} %"
        # Two lines stand where the first of them does.
        middle = (top + end) / 2 * size.row - height / 2
        rows.append({"kind": kind, "said": said, "top": top * size.row + 3, "end": end * size.row - 3, "at": middle})
    at = size.plot + _BRACES * size.small
    colour = alt.ColorValue(DEFICIT, condition={"test": _IS_BEING, "value": BEING})
    base = alt.Chart(pd.DataFrame(rows)).encode(color=colour)
    brace = base.mark_rule(strokeWidth=size.line, aria=False).encode(
        x=alt.XValue(at), y=alt.YValue(alt.ExprRef("datum.top")), y2=alt.Y2Value(alt.ExprRef("datum.end"))
    )
    text = base.mark_text(**lettering(size, align="left", lineHeight=height)).encode(
        x=alt.XValue(at + 10), y=alt.YValue(alt.ExprRef("datum.at")), text=alt.Text("said:N")
    )
    return [brace, text]


def _finding(bars: pd.DataFrame) -> str:
    """Return how many needs are deficit needs, where most are, where none, and how many have no level."""
    counts = dict(zip(bars["level"].tolist(), bars["count"].tolist(), strict=True))
    unplaced = counts.pop(UNPLACED, 0)
    placed, being = sum(counts.values()), int(bars.loc[bars["kind"] == "B", "count"].sum())
    many, kind = (placed - being, "deficit") if being <= placed - being else (being, "being")
    needs = counted(placed, "placed need" if unplaced else "need").split(" ", 1)[1]
    if placed == 1:
        first = f"The only {needs} is a {kind} need"
    else:
        first = f"{'All' if many == placed else f'{many} of'} {placed} {needs} are {kind} needs"
    first = f"{first} (D {percent(placed - being, placed)} %, B {percent(being, placed)} %)."
    most, none = highest(counts), [level for level, count in counts.items() if not count]
    more = []
    if most and counts[most[0]] == placed:
        more.append(f"{'it is' if placed == 1 else 'all are'} about {most[0]}")
    else:
        if 0 < len(most) < 3:
            each = " each" if len(most) == 2 else ""
            more.append(f"most often {listed(most)} ({counts[most[0]]}{each})")
        if none:
            told = f"none is about {listed(none, joint='or')}" if len(none) < 3 else f"{len(none)} levels have none"
            more.append(told)
    if unplaced:
        more.append(f"{counted(unplaced, 'need has', 'needs have')} no level yet")
    said = "; ".join(more)
    return f"{first} {said[:1].upper()}{said[1:]}." if said else first
