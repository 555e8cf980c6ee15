"""The emotion curve: how it feels, stage by stage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt
import pandas as pd

from journeykit.charts.blank import blank
from journeykit.charts.curve_lines import VERSION_NAMES, Line, lines_of, points_of
from journeykit.charts.lettering import cut, one_line
from journeykit.charts.part import part_of, versions_of
from journeykit.charts.stage_axis import StageAxis, stage_axis
from journeykit.charts.theme import (
    GROUND,
    INK,
    INK_2,
    INK_3,
    LINE,
    LINE_2,
    PERSONAS,
    SHAPES,
    Size,
    SizeName,
    axis,
    finished,
    lettering,
    size_named,
    unframed,
)
from journeykit.model.journey_map import JourneyMap

_TITLE = "Emotion curve"
_WORDS_WIDTH = 110
_NAMES_WIDTH = 150
_HIGH = 2.35
_LOW = -2.35
"""The ends of the vertical axis, while everything is noticed; what is not has a place of its own below."""
_UNNOTICED = -2.6
_EYE = "M-1,-.1C-.6,.45 .6,.45 1,-.1M-.62,.26L-.82,.62M0,.38L0,.8M.62,.26L.82,.62"
"""A closed eye."""


def emotion_curve(
    journey: JourneyMap, persona: str | None = None, version: str | None = None, *, size: SizeName = "notebook"
) -> alt.LayerChart:
    """Draw how each persona feels from stage to stage, today and as it should become.

    Straight segments join stages that are next to each other; where nobody rated, the line is broken, and nothing is
    put in between. A closed eye under a stage says who does not notice it. Each line bears its name at its right end;
    its peak (the point farthest from neutral, of two the worse) and its end are marked.

    Parameters
    ----------
    journey
        The map.
    persona
        A persona's id or exact name; all by default.
    version
        "as_is" (a solid line), "to_be" (a dotted one with hollow points), "both" or None for both.
    size
        "notebook" or "slide".

    Returns
    -------
    altair.LayerChart
        Stages across, in the map's order; the score from −2 to 2 upwards, with its words. Its table has a row for each
        line and stage and the columns Persona, Version, Stage, Score (−2 to 2, missing where there is none), Word,
        Answer (rated, not rated, does not notice), Mark (peak, end) and Note.

    Raises
    ------
    UnknownRowError, UnknownNameError
        No such persona, version or size; the message gives the nearest name.

    Notes
    -----
    The finding names each persona's peak–end score, the mean of peak and end, after Kahneman et al., "When More Pain
    Is Preferred to Less" (1993). It predicts what is remembered; it is no summary of the whole way.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> carla = m.personas.add(name="Carla")
    >>> _ = m.emotions.add(persona="Carla", stage="Claims", version="as_is", score=-2, word="anxious")
    >>> jk.charts.table(jk.charts.emotion_curve(m))[["Persona", "Stage", "Score", "Answer"]].values.tolist()
    [['Carla', 'Research', <NA>, 'not rated'], ['Carla', 'Claims', -2, 'rated']]
    """
    sizes, versions = size_named(size), versions_of(version)
    part = part_of("emotion_curve", journey, ["stages", "personas", "emotions"], persona)
    what = _TITLE + part.of
    if part["stages"].empty:
        return blank(journey, what, "Add stages first: jk.StageGrid(m) or jk.JourneyBoard(m).", sizes)
    stages = stage_axis(part["stages"], sizes)
    lines = lines_of(part, stages, versions)
    if not lines:
        return blank(journey, what, "Nobody has rated a stage yet. Bend the curve in jk.JourneyBoard(m).", sizes)
    points = points_of(part, stages, lines)
    words = journey.schema.table("emotions").column("score").words
    chart: Any = alt.layer(
        _scale_words(words, sizes),
        *_curves(points, stages, sizes),
        *_labels(points, lines, stages, sizes),
        *_unnoticed(points, stages, sizes),
        _line_names(lines, stages, sizes),
        stages.heads(),
    )
    shown: alt.LayerChart = finished(
        unframed(chart, width=alt.Step(stages.step), height=sizes.plot),
        journey,
        what,
        _finding(points, lines),
        sizes,
        stages.width + _WORDS_WIDTH + _NAMES_WIDTH,
    )
    return shown


def _y(size: Size) -> alt.Y:
    grid = {"condition": {"test": "datum.value === 0", "value": LINE_2}, "value": LINE}
    style = axis(size, values=[-2, -1, 0, 1, 2], labels=False, title=None, grid=True, gridColor=grid)
    return alt.Y("score:Q", scale=alt.Scale(domainMax=_HIGH, nice=False, zero=False), axis=style)


def _hue(field: str = "hue:O") -> alt.Color:
    return alt.Color(field, scale=alt.Scale(domain=list(range(len(PERSONAS))), range=list(PERSONAS)), legend=None)


def _scale_words(words: Sequence[str], size: Size) -> alt.Chart:
    """Write each score with its word at the left."""
    told = words if len(words) == 5 else [""] * 5
    rows = [
        {"score": score, "word": f"{one_line(word, 24)} {score:+d}".replace("-", "−").replace("+0", "0").strip()}
        for score, word in zip(range(-2, 3), told, strict=True)
    ]
    # So far down the axis goes at least.
    rows.append({"score": _LOW, "word": ""})
    style = lettering(size, align="right")
    named: alt.Chart = (
        alt.Chart(pd.DataFrame(rows)).mark_text(**style).encode(x=alt.XValue(-10), y=_y(size), text=alt.Text("word:N"))
    )
    return named


def _curves(points: pd.DataFrame, stages: StageAxis, size: Size) -> list[alt.Chart]:
    base = alt.Chart(points).encode(x=stages.x(), y=_y(size))
    tooltip = [
        alt.Tooltip("persona:N", title="Persona"),
        alt.Tooltip("version:N", title="Version"),
        alt.Tooltip("stage:N", title="Stage"),
        alt.Tooltip("score:Q", title="Score"),
        alt.Tooltip("word:N", title="Word"),
        alt.Tooltip("rated:N", title="Answer"),
        alt.Tooltip("mark:N", title="Mark"),
        alt.Tooltip("note:N", title="Note"),
    ]
    is_today = f"datum.version === '{VERSION_NAMES['as_is']}'"
    hue: dict[str, Any] = _hue().to_dict()  # type: ignore[assignment]
    dashes = alt.Scale(domain=list(VERSION_NAMES.values()), range=[[1, 0], [0.1, size.line * 2.2]])
    joined = base.mark_line(strokeJoin="round", strokeCap="round").encode(
        detail=alt.Detail("line:N"),
        color=_hue(),
        strokeWidth=alt.StrokeWidthValue(size.line * 0.83, condition={"test": is_today, "value": size.line}),
        strokeDash=alt.StrokeDash("version:N", scale=dashes, legend=None),
        order=alt.Order("at:Q"),
    )
    shapes = alt.Scale(domain=list(range(len(PERSONAS))), range=list(SHAPES))
    dots = base.mark_point(size=size.point, strokeWidth=size.line * 0.7, opacity=1, invalid="filter").encode(
        color=_hue(),
        shape=alt.Shape("hue:O", scale=shapes, legend=None),
        # On the points only: Vega would tell of a missing score as 0.
        tooltip=tooltip,
        fill=alt.FillValue(GROUND, condition={"test": is_today, **hue}),
    )
    return [joined, dots]


def _labels(points: pd.DataFrame, lines: Sequence[Line], stages: StageAxis, size: Size) -> list[alt.Chart]:
    """Say which points are the peak and the end of a line; a single line also has the customer's words."""
    single = len(lines) == 1 and not stages.slanted
    room = stages.step * 1.1
    said = [
        _label(cut(word, room, size.small) if single else "", mark)
        for word, mark in zip(points["word"], points["mark"], strict=True)
    ]
    told = points.assign(said=said)[["at", "score", "said", "above", "side"]]
    away = round(size.point**0.5) + 4
    shift = alt.ExprRef(
        f"datum.above ? {-away} - (length(split(datum.said, '\\n')) - 1) * {round(size.small * 1.2)} : {away}"
    )
    return [
        alt.Chart(told)
        .transform_filter(alt.datum["side"] == side)
        .mark_text(**lettering(size, color=INK, fontWeight=600, align=align, dx=dx, dy=shift))
        .encode(x=stages.x(), y=_y(size), text=alt.Text("said:N"))
        for side, align, dx in (("center", "center", 0), ("left", "left", 4), ("right", "right", -4))
    ]


def _label(word: str, mark: str) -> str:
    return "\n".join(part for part in (word, mark) if part)


def _unnoticed(points: pd.DataFrame, stages: StageAxis, size: Size) -> list[alt.Chart]:
    """Draw a closed eye under the stages that somebody does not notice, and write who."""
    unaware = points[points["unaware"]]
    rows = [
        {
            "at": at,
            "score": _UNNOTICED,
            "who": "\n".join(cut(f"{name} does not notice", stages.step + 40, size.small) for name in names),
        }
        for at, names in unaware.groupby("at")["persona"].unique().items()
    ]
    told = alt.Chart(pd.DataFrame(rows, columns=["at", "score", "who"]).astype({"at": "int64", "score": "float64"}))
    told = told.encode(x=stages.x(), y=_y(size))
    eyes = told.mark_point(shape=_EYE, size=size.point * 1.8, stroke=INK_2, strokeWidth=1.5, opacity=1)
    names = told.mark_text(**lettering(size, color=INK_3, baseline="top", dy=round(size.small * 0.9))).encode(
        text=alt.Text("who:N")
    )
    return [eyes, names]


def _line_names(lines: Sequence[Line], stages: StageAxis, size: Size) -> alt.Chart:
    """Write at the right whose line it is, at the height of its last point; names keep clear of each other."""
    rows = []
    for line in lines:
        if line.end is None:
            continue
        tail = f", {VERSION_NAMES[line.version]}" if len({other.version for other in lines}) > 1 else ""
        room = _NAMES_WIDTH * size.small / 11 - len(tail) * size.small * 0.55
        rows.append(
            {"name": cut(line.called, room, size.small) + tail, "score": float(line.score(line.end)), "hue": line.hue}
        )
    rows.sort(key=lambda row: -row["score"])  # type: ignore[operator]
    _spread(rows, gap=(_HIGH - _LOW) * size.small * 1.35 / size.plot)
    frame = pd.DataFrame(rows, columns=["name", "score", "hue"])
    style = lettering(size, align="left", dx=4, fontWeight=600)
    named: alt.Chart = (
        alt.Chart(frame)
        .mark_text(**style)
        .encode(x=alt.XValue("width"), y=_y(size), text=alt.Text("name:N"), color=_hue())
    )
    return named


def _spread(rows: list[dict[str, Any]], gap: float) -> None:
    """Move names that would touch apart, as little as possible; rows come from top to bottom."""
    groups: list[list[float]] = []
    for row in rows:
        groups.append([row["score"]])
        while len(groups) > 1 and _top(groups[-1], gap) > _top(groups[-2], gap) - gap * len(groups[-2]):
            below = groups.pop()
            groups[-1] += below
    tops = [_top(group, gap) - gap * at for group in groups for at in range(len(group))]
    for row, top in zip(rows, tops, strict=True):
        row["score"] = round(top, 4)


def _top(group: Sequence[float], gap: float) -> float:
    """Return where the first name of a group stands if the group is centred on where its names belong."""
    return sum(group) / len(group) + gap * (len(group) - 1) / 2


def _finding(points: pd.DataFrame, lines: Sequence[Line]) -> str:
    today = [line for line in lines if line.version == "as_is"] or list(lines)
    several = len({line.persona for line in lines}) > 1
    said = [_lowest(points, today, several)]
    ends = [f"{line.called} {_signed(line.peak_end)}" for line in today if line.peak_end is not None]
    if ends and several:
        said.append(f"peak–end {', '.join(ends[:4])}{' and others' if len(ends) > 4 else ''}")
    elif ends:
        said.append(f"peak–end {_signed(today[0].peak_end)}")
    if gap := _widest_gap(points, several):
        said.append(gap)
    return f"{'; '.join(said)}."


def _lowest(points: pd.DataFrame, lines: Sequence[Line], several: bool) -> str:
    scores = [(line.score(at), at, line) for line in lines for at in line.rated]
    if not scores:
        return "Nobody has given a score yet"
    low = min(score for score, _, _ in scores)
    found = [(at, line.called) for score, at, line in scores if score == low]
    stages = dict(zip(points["at"], points["stage"], strict=True))
    places = _few([stages[at] for at in sorted({at for at, _ in found})], "stages")
    who = f", {_few([called for _, called in found], 'personas')}" if several else ""
    return f"Lowest at {places} ({_signed(low)}{who})"


def _widest_gap(points: pd.DataFrame, several: bool) -> str:
    """Say where today is farthest from how it should become."""
    scored = points.dropna(subset="score")
    today, goal = (scored[scored["version"] == name] for name in VERSION_NAMES.values())
    both = today.merge(goal, on=["persona", "hue", "at", "stage"], suffixes=("", "_to_be"))
    gaps = both["score_to_be"] - both["score"]
    if gaps.empty or gaps.max() <= 0:
        return ""
    widest = both[gaps == gaps.max()]
    who = f", {_few(widest['persona'], 'personas')}" if several else ""
    return f"the farthest to go is at {_few(widest['stage'], 'stages')} ({_signed(gaps.max())}{who})"


def _few(names: Iterable[str], noun: str) -> str:
    """Name one or two; of more say how many and the first."""
    told = list(dict.fromkeys(names))
    return " and ".join(told) if len(told) < 3 else f"{len(told)} {noun}, first {told[0]}"


def _signed(number: float | None) -> str:
    return f"{number:+g}".replace("-", "−") if number else "0"
