"""What is written on an emotion curve: peaks and ends, the customers' words, who does not notice, whose line it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from journeykit.charts.curve_lines import VERSION_NAMES, Line
from journeykit.charts.lettering import cut
from journeykit.charts.stage_axis import StageAxis
from journeykit.charts.theme import (
    CLOSED_EYE,
    INK,
    INK_2,
    INK_3,
    LINE,
    LINE_2,
    PERSONAS,
    Size,
    axis,
    lettering,
    together,
)

LOW, HIGH = -2.35, 2.35
"""The ends of the vertical axis, while everything is noticed; what is not has a place of its own below."""
NAMES_WIDTH = 150
_UNNOTICED = -2.6
_PLACED = ("at", "score", "above", "side")


def score_axis(size: Size) -> alt.Y:
    """Return the encoding of scores, −2 to 2, with its axis; the data decide how far below that it goes."""
    grid = {"condition": {"test": "datum.value === 0", "value": LINE_2}, "value": LINE}
    style = axis(size, values=[-2, -1, 0, 1, 2], labels=False, title=None, grid=True, gridColor=grid)
    return alt.Y("score:Q", scale=_scores(), axis=style)


def at_score() -> alt.Y:
    """Return the encoding of scores for what stands beside the curve; the axis is the curve's."""
    return alt.Y("score:Q", scale=_scores())


def _scores() -> alt.Scale:
    return alt.Scale(domainMax=HIGH, nice=False, zero=False)


def persona_hue() -> alt.Color:
    """Return the encoding of a line's colour by ``hue``."""
    return alt.Color("hue:O", scale=alt.Scale(domain=list(range(len(PERSONAS))), range=list(PERSONAS)), legend=None)


def peaks_and_words(points: pd.DataFrame, stages: StageAxis, size: Size, single: bool) -> alt.LayerChart:
    """Say which points are the peak and the end of a line; a ``single`` line also has the customer's words.

    What is said of points at one place is said once.
    """
    worded = single and not stages.slanted
    told: dict[tuple[int, int], dict[str, Any]] = {}
    for point in points[points["score"].notna()].to_dict("records"):
        word = cut(point["word"], stages.step * 1.1, size.small) if worded else ""
        label = told.setdefault((point["at"], point["score"]), {"said": []} | {key: point[key] for key in _PLACED})
        label["said"] += [text for text in (word, point["mark"]) if text and text not in label["said"]]
    rows = [label | {"said": "\n".join(label["said"])} for label in told.values() if label["said"]]
    labels = alt.Chart(pd.DataFrame(rows, columns=["said", *_PLACED]))
    away, height = round(size.point**0.5) + 4, round(size.small * 1.2)
    shift = alt.ExprRef(f"datum.above ? {-away} - (length(split(datum.said, '\\n')) - 1) * {height} : {away}")
    sides = [
        labels.transform_filter(f"datum.side === '{side}'")
        .mark_text(**lettering(size, color=INK, fontWeight=600, align=side, dx=dx, dy=shift))
        .encode(x=stages.x(), y=at_score(), text=alt.Text("said:N"))
        for side, dx in (("center", 0), ("left", 4), ("right", -4))
    ]
    return together(*sides)


def unnoticed(points: pd.DataFrame, stages: StageAxis, size: Size) -> alt.LayerChart:
    """Draw a closed eye under the stages that somebody does not notice, and write who; of many only how many."""
    by_stage = points[points["unaware"]].groupby("at")["persona"].unique()
    rows = [
        {
            "at": at,
            "score": _UNNOTICED,
            "who": str(len(names))
            if stages.slanted or len(names) > 3
            else "\n".join(cut(name, stages.step - 4, size.small) for name in names),
            "all": ", ".join(names),
        }
        for at, names in by_stage.items()
    ]
    frame = pd.DataFrame(rows, columns=["at", "score", "who", "all"]).astype({"at": "int64", "score": "float64"})
    told = alt.Chart(frame).encode(x=stages.x(), y=at_score())
    eyes = told.mark_point(shape=CLOSED_EYE, size=size.point * 1.8, stroke=INK_2, strokeWidth=1.5, opacity=1)
    eyes = eyes.encode(tooltip=[alt.Tooltip("all:N", title="Does not notice")])
    style = lettering(size, color=INK_3, baseline="top", dy=round(size.small * 0.9))
    named = told.mark_text(**style).encode(text=alt.Text("who:N"))
    head = alt.Chart(frame.head(1).assign(says="Does not notice"))
    head = head.mark_text(**lettering(size, align="right")).encode(
        x=alt.XValue(-10), y=at_score(), text=alt.Text("says:N")
    )
    return together(together(eyes, named), head)


def line_names(lines: Sequence[Line], stages: StageAxis, size: Size) -> alt.Chart:
    """Write at the right whose line it is, at the height of its last point; names keep clear of each other."""
    rows: list[dict[str, Any]] = []
    versions = {line.version for line in lines}
    for line in lines:
        if line.last is not None:
            tail = f", {VERSION_NAMES[line.version]}" if len(versions) > 1 else ""
            room = NAMES_WIDTH * size.small / 11 - len(tail) * size.small * 0.55
            name = cut(line.called, room, size.small, bold=True) + tail
            rows.append({"name": name, "score": float(line.score(line.last)), "hue": line.hue})
    rows.sort(key=lambda row: -row["score"])
    for row, score in zip(
        rows, _apart([row["score"] for row in rows], (HIGH - LOW) * size.small * 1.35 / size.plot), strict=True
    ):
        row["score"] = score
    frame = pd.DataFrame(rows, columns=["name", "score", "hue"])
    named = alt.Chart(frame).mark_text(**lettering(size, align="left", dx=4, fontWeight=600))
    shown: alt.Chart = named.encode(x=alt.XValue("width"), y=at_score(), text=alt.Text("name:N"), color=persona_hue())
    return shown


def _apart(places: Sequence[float], gap: float) -> list[float]:
    """Return places, from top to bottom, moved as little as keeps a gap between them.

    >>> _apart([2.0, 2.0, -1.0], 0.5)
    [2.25, 1.75, -1.0]
    """
    groups: list[list[float]] = []
    for place in places:
        groups.append([place])
        while len(groups) > 1 and _top(groups[-1], gap) > _top(groups[-2], gap) - gap * len(groups[-2]):
            below = groups.pop()
            groups[-1] += below
    return [round(_top(group, gap) - gap * at, 4) for group in groups for at in range(len(group))]


def _top(group: Sequence[float], gap: float) -> float:
    """Return where the first of a group stands if the group is centred on where its members belong."""
    return sum(group) / len(group) + gap * (len(group) - 1) / 2
