"""What sort of needs there are: bars in the order of Maslow's pyramid."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from journeykit.charts.blank import blank
from journeykit.charts.lettering import one_line
from journeykit.charts.matrix import in_short, row_head
from journeykit.charts.part import part_of
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
_GROUPS = (("B", "Being needs", BEING, 0, 1), ("D", "Deficit needs", DEFICIT, 1, 5))
"""Kind, name, colour, and the rows from and to."""


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
    part = part_of("needs_by_level", journey, ["stages", "needs"], persona)
    what, needs, hint = f"{_TITLE}{part.of}", part.about("needs"), "Nobody has written a need yet."
    if stage is not None:
        row = journey.commit_path.contents.resolve("stages", stage)
        called = part.names("stages").get(row, row)
        what, needs = f"{what} at {one_line(called, 60)}", needs[needs["stage"] == row]
    if len(needs) < len(part["needs"]) and needs.empty:
        hint = "No need fits what this chart was asked for."
    if needs.empty:
        return blank(journey, what, f"{hint} Type some in jk.NeedsGrid(m).", sizes)
    if needs["level"].isna().all():
        lacks = "1 need has" if len(needs) == 1 else f"{len(needs)} needs have"
        return blank(journey, what, f"{lacks} no level yet. Choose one in the column Level of jk.NeedsGrid(m).", sizes)
    bars = _bars(needs, sizes)
    chart: Any = alt.layer(*_layers(bars, sizes), *_kinds(bars, sizes))
    shown: alt.LayerChart = finished(
        unframed(chart, width=sizes.plot, height=alt.Step(sizes.row)),
        journey,
        what,
        _finding(bars),
        sizes,
        _across(sizes),
    )
    return shown


def _across(size: Size) -> float:
    return size.plot + 34 * size.small


def _bars(needs: pd.DataFrame, size: Size) -> pd.DataFrame:
    """Return one row a level, and one for needs without, if there are any."""
    level = needs["level"].astype("object").where(needs["level"].notna(), "")
    texts = [one_line(statement, 300) or "…" for statement in needs["statement"]]
    which: dict[str, list[str]] = {}
    for key, text in zip(level, texts, strict=True):
        which.setdefault(key, []).append(text)
    placed = sum(len(which.get(key, [])) for key in LEVELS)
    longest = max(_MANY, *(len(which.get(key, [])) for key in LEVELS))
    rows = []
    for row, (key, name) in enumerate(LEVELS.items()):
        count, kind = len(which.get(key, [])), KINDS[key]
        share = f"{percent(count, placed)} %"
        head = row_head(name, f" · {kind}", size)
        rows.append((row, name, kind, count, share, in_short(which.get(key, [])), count / longest, str(count), head))
    if "" in which:
        count, head = len(which[""]), row_head(UNPLACED, "", size)
        said = counted(count, "need not placed yet", "needs not placed yet")
        rows.append((len(rows), UNPLACED, "", count, "", in_short(which[""]), 0.0, said, head))
    columns = ["row", "level", "kind", "count", "share", "which", "length", "shown", "head"]
    return pd.DataFrame(rows, columns=columns)


def _layers(bars: pd.DataFrame, size: Size) -> list[Any]:
    """Return what is drawn of each level: a place to point at, its bar, its name and its number."""
    y = alt.Y("row:O", axis=None, scale=alt.Scale(type="band", paddingInner=0, paddingOuter=0))
    length = alt.X("length:Q", axis=None, scale=alt.Scale(domain=[0, 1]))
    base = alt.Chart(bars).encode(y=y)
    tooltip = [
        alt.Tooltip("level:N", title="Level"),
        alt.Tooltip("kind:N", title="D or B"),
        alt.Tooltip("count:Q", title="Needs"),
        alt.Tooltip("share:N", title="Share"),
        alt.Tooltip("which:N", title="Which"),
    ]
    # Unseen: a level nobody needs has no bar, and answers as well.
    ground = base.mark_rect(color=GROUND, opacity=0).encode(tooltip=tooltip)
    bar = {"height": {"band": _THICK}, "cornerRadiusEnd": 3, "stroke": BEING, "strokeWidth": 2}
    full = base.transform_filter("datum.kind === 'D' && datum.count > 0").mark_bar(
        **{**bar, "fill": DEFICIT, "stroke": DEFICIT}
    )
    outlined = base.transform_filter("datum.kind === 'B' && datum.count > 0").mark_bar(
        **{**bar, "fill": GROUND, "fillOpacity": 0}
    )
    zero = base.transform_filter("datum.kind !== ''").mark_rect(color=LINE_2)
    zero = zero.encode(x=alt.XValue(-1), x2=alt.X2Value(0))
    style = lettering(size, align="right", color=INK)
    named = base.mark_text(**style).encode(x=alt.XValue(-10), text=alt.Text("head:N"))
    style = lettering(size, align="left", dx=8, fontSize=size.text)
    colour = alt.ColorValue(INK, condition={"test": "datum.kind === ''", "value": INK_3})
    number = base.mark_text(**style).encode(x=length, text=alt.Text("shown:N"), color=colour)
    return [ground, full.encode(x=length), outlined.encode(x=length), zero, named, number]


def _kinds(bars: pd.DataFrame, size: Size) -> list[Any]:
    """Return the braces behind the bars that say how many are deficit and how many being needs."""
    placed = int(bars.loc[bars["kind"] != "", "count"].sum())
    at, layers = size.plot + _BRACES * size.small, []
    for kind, name, colour, top, end in _GROUPS:
        count = int(bars.loc[bars["kind"] == kind, "count"].sum())
        said = f"{name} · {kind}\n{count} of {placed}, {percent(count, placed)} %"
        base = alt.Chart(pd.DataFrame({"said": [said]}))
        brace = base.mark_rule(strokeWidth=size.line, color=colour)
        text = base.mark_text(**lettering(size, align="left", color=colour, lineHeight=round(size.small * 1.3)))
        # Two lines are placed by the first of them.
        middle = (top + end) / 2 * size.row - round(size.small * 1.3) / 2
        layers += [
            brace.encode(x=alt.XValue(at), y=alt.YValue(top * size.row + 3), y2=alt.Y2Value(end * size.row - 3)),
            text.encode(x=alt.XValue(at + 10), y=alt.YValue(middle), text=alt.Text("said:N")),
        ]
    return layers


def _finding(bars: pd.DataFrame) -> str:
    """Return how many needs are deficit needs, where most are, where none, and how many have no level."""
    counts = {row.level: int(row.count) for row in bars[bars["kind"] != ""].itertuples()}
    placed, being = sum(counts.values()), int(bars.loc[bars["kind"] == "B", "count"].sum())
    unplaced = int(bars.loc[bars["kind"] == "", "count"].sum())
    many, kind = (placed - being, "deficit") if being <= placed - being else (being, "being")
    needs = counted(placed, "placed need" if unplaced else "need").split(" ", 1)[1]
    if placed == 1:
        first = f"The only {needs} is a {kind} need"
    else:
        first = f"{'All' if many == placed else f'{many} of'} {placed} {needs} are {kind} needs"
    first = f"{first} (D {percent(placed - being, placed)} %, B {percent(being, placed)} %)."
    most, none = highest(counts), [level for level, count in counts.items() if not count]
    more = []
    if placed > 1 and 0 < len(most) < 3:
        each = " each" if len(most) == 2 else ""
        more.append(f"most often {listed(most)} ({counts[most[0]]}{each})")
    if none:
        more.append(f"none is about {listed(none, joint='or')}" if len(none) < 3 else f"{len(none)} levels have none")
    if unplaced:
        more.append(f"{counted(unplaced, 'need has', 'needs have')} no level yet")
    said = "; ".join(more)
    return f"{first} {said[:1].upper()}{said[1:]}." if said else first
