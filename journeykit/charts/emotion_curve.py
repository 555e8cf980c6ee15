"""The emotion curve: how it feels, stage by stage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from journeykit.charts.blank import blank
from journeykit.charts.curve_finding import curve_finding
from journeykit.charts.curve_labels import (
    LOW,
    NAMES_WIDTH,
    at_score,
    line_names,
    peaks_and_words,
    persona_hue,
    score_axis,
    unnoticed,
)
from journeykit.charts.curve_lines import VERSION_NAMES, astray_in, lines_of, points_of
from journeykit.charts.lettering import one_line
from journeykit.charts.part import part_of, versions_of
from journeykit.charts.stage_axis import StageAxis, stage_axis
from journeykit.charts.theme import (
    GROUND,
    PERSONAS,
    SHAPES,
    Size,
    SizeName,
    finished,
    lettering,
    size_named,
    together,
    unframed,
)
from journeykit.model.journey_map import JourneyMap

_TITLE = "Emotion curve"
_WORDS_WIDTH = 110


def emotion_curve(
    journey: JourneyMap, persona: str | None = None, version: str | None = None, *, size: SizeName = "notebook"
) -> alt.LayerChart:
    """Draw how each persona feels from stage to stage, today and as it should become.

    Straight segments join stages that are next to each other; where nobody rated, the line is broken, and nothing is
    put in between. A closed eye under a stage says who does not notice it. Each line bears its name at its right end;
    its peak (the point farthest from neutral; of two the worse, then the later) and its end are marked.

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
        who = f"for {part.called} " if part.called else ""
        return blank(journey, what, f"No stage is rated {who}yet. Bend the curve in jk.JourneyBoard(m).", sizes)
    points = points_of(part, stages, lines)
    words = journey.schema.table("emotions").column("score").words
    chart = together(
        _scale_words(words, sizes),
        _curves(points, stages, sizes),
        peaks_and_words(points, stages, sizes, single=len(lines) == 1),
        unnoticed(points, stages, sizes),
        line_names(lines, stages, sizes),
        stages.heads(),
    )
    shown: alt.LayerChart = finished(
        unframed(chart, width=alt.Step(stages.step), height=sizes.plot),
        journey,
        what,
        curve_finding(points, lines, astray_in(part, stages, versions)),
        sizes,
        stages.width + _WORDS_WIDTH + NAMES_WIDTH,
    )
    return shown


def _scale_words(words: Sequence[str], size: Size) -> alt.Chart:
    """Write each score with its word at the left."""
    told = words if len(words) == 5 else [""] * 5
    rows = [
        {"score": score, "word": f"{one_line(word, 24)} {score:+d}".replace("-", "−").replace("+0", "0").strip()}
        for score, word in zip(range(-2, 3), told, strict=True)
    ]
    # So far down the axis goes at least.
    rows.append({"score": LOW, "word": ""})
    style = lettering(size, align="right")
    named: alt.Chart = (
        alt.Chart(pd.DataFrame(rows))
        .mark_text(**style)
        .encode(x=alt.XValue(-10), y=at_score(), text=alt.Text("word:N"))
    )
    return named


def _curves(points: pd.DataFrame, stages: StageAxis, size: Size) -> alt.LayerChart:
    dodge = alt.XOffset("dodge:Q", scale=alt.Scale(domain=[0, 1]))
    base = alt.Chart(points).encode(x=stages.x(), y=score_axis(size))
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
    hue: dict[str, Any] = persona_hue().to_dict()  # type: ignore[assignment]
    dashes = alt.Scale(domain=list(VERSION_NAMES.values()), range=[[1, 0], [0.1, size.line * 2.2]])
    joined = base.mark_line(strokeJoin="round", strokeCap="round").encode(
        detail=alt.Detail("line:N"),
        color=persona_hue(),
        strokeWidth=alt.StrokeWidthValue(size.line * 0.83, condition={"test": is_today, "value": size.line}),
        strokeDash=alt.StrokeDash("version:N", scale=dashes, legend=None),
        order=alt.Order("at:Q"),
    )
    shapes = alt.Scale(domain=list(range(len(PERSONAS))), range=list(SHAPES))
    dots = base.mark_point(size=size.point, strokeWidth=size.line * 0.7, opacity=1, invalid="filter").encode(
        color=persona_hue(),
        shape=alt.Shape("hue:O", scale=shapes, legend=None),
        # Points only: some versions of Vega-Lite take each offset of a line for a line of its own.
        xOffset=dodge,
        # On the points only: Vega would tell of a missing score as 0.
        tooltip=tooltip,
        fill=alt.FillValue(GROUND, condition={"test": is_today, **hue}),
    )
    return together(joined, dots)
