"""Personas beside each other: where the journey is not the same for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import sqrt
from typing import Any, Literal

import altair as alt

from journeykit.charts.blank import blank
from journeykit.charts.key import key
from journeykit.charts.lettering import one_line, width
from journeykit.charts.part import Part, part_of
from journeykit.charts.persona_values import MISSING, RATED, UNNOTICED, Values, beside, means, ratings
from journeykit.charts.stage_axis import StageAxis, stage_axis
from journeykit.charts.theme import (
    CLOSED_EYE,
    GROUND,
    INK,
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
from journeykit.charts.wording import counted, listed
from journeykit.errors import UnknownNameError
from journeykit.model.journey_map import JourneyMap
from journeykit.model.short_names import initials
from journeykit.schema.tables import VERSIONS

Row = dict[str, Any]
MeasureName = Literal["emotion", "importance", "satisfaction", "opportunity"]


@dataclass(frozen=True, slots=True)
class _Measure:
    title: str
    column: str
    low: float
    high: float
    values: tuple[int, ...]
    unit: str


_MEASURES = {
    "emotion": _Measure("How each persona feels", "Score", -2.95, 2.5, (-2, -1, 0, 1, 2), "step"),
    "importance": _Measure("Importance by persona", "Mean importance", -0.4, 10.9, (0, 2, 4, 6, 8, 10), "point"),
    "satisfaction": _Measure("Satisfaction by persona", "Mean satisfaction", -0.4, 10.9, (0, 2, 4, 6, 8, 10), "point"),
    "opportunity": _Measure("Opportunity by persona", "Mean opportunity", -0.8, 21.8, (0, 5, 10, 15, 20), "point"),
}
_UNNOTICED = -2.6
"""Where it is drawn that somebody does not notice."""
_TAGGED = 3
"""Where more stages than these are the widest, it is said in the finding only."""


def persona_compare(
    journey: JourneyMap, *, measure: MeasureName = "emotion", version: str = "as_is", size: SizeName = "notebook"
) -> alt.LayerChart:
    """Compare the personas stage by stage: a mark for each, a rule from the lowest to the highest.

    Marks at the same height stand side by side. Who has no value at a stage has no mark there. The widest difference
    is written at its rule.

    Parameters
    ----------
    journey
        The map.
    measure
        "emotion" (the rating, −2 to 2), or a mean over a persona's needs at the stage and those of everybody:
        "importance", "satisfaction" (both 0 to 10), "opportunity" (0 to 20).
    version
        "as_is" or "to_be": which ratings. Needs are as they are.
    size
        "notebook" or "slide".

    Returns
    -------
    altair.LayerChart
        Stages across, in the map's order; the measure upwards. Its table has a row for each persona and stage and the
        columns Persona, Stage, Score (−2 to 2, missing where there is none) and Answer (rated, not rated, does not
        notice); or Persona, Stage, the mean (missing where there is none) and Needs (of how many).

    Raises
    ------
    UnknownNameError
        No such measure, version or size; the message gives the nearest name.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> carla, dev = m.personas.add(name="Carla"), m.personas.add(name="Dev")
    >>> _ = m.emotions.add(persona="Carla", stage="Claims", version="as_is", score=-2)
    >>> jk.charts.table(jk.charts.persona_compare(m)).values.tolist()
    [['Carla', 'Claims', -2, 'rated'], ['Dev', 'Claims', <NA>, 'not rated']]
    """
    sizes, kind, version = size_named(size), _measure_named(measure), _version_named(version)
    part = part_of("persona_compare", journey, ["stages", "personas", "emotions", "needs"])
    what = kind.title
    if measure == "emotion":
        what += " today" if version == "as_is" else ", as it should become"
    if part["stages"].empty or part["personas"].empty:
        hint = "Add stages and personas first: jk.StageGrid(m), jk.PersonaGrid(m) or jk.JourneyBoard(m)."
        return blank(journey, what, hint, sizes)
    values = ratings(part, version) if measure == "emotion" else means(part, measure)
    if not values.by_place:
        return blank(journey, what, _hint(measure, version), sizes)
    stages = stage_axis(part["stages"], sizes, loose=values.loose)
    marks = _marks(part, values, stages, kind, sizes)
    ranges = _ranges(marks, kind, stages)
    scale = _emotion_words(journey, marks, kind, sizes) if measure == "emotion" else []
    chart: Any = alt.layer(
        *scale,
        *_rules(ranges, stages, kind, sizes),
        *_points(stages, kind, sizes, measure == "emotion"),
        *_key(part, stages, sizes),
        stages.heads(),
        data={"values": marks},
    )
    framed = unframed(chart, width=alt.Step(stages.step), height=sizes.plot)
    finding = _finding(part, values, marks, ranges, kind)
    shown: alt.LayerChart = finished(framed, journey, what, finding, sizes, stages.width + 9 * sizes.small)
    return shown


def _measure_named(name: str) -> _Measure:
    if name not in _MEASURES:
        raise UnknownNameError("jk.charts.persona_compare", "measure", name, list(_MEASURES))
    return _MEASURES[name]


def _version_named(name: str) -> str:
    known = [entry.value for entry in VERSIONS]
    if name not in known:
        raise UnknownNameError("jk.charts.persona_compare", "version", name, known)
    return name


def _hint(measure: str, version: str) -> str:
    if measure == "emotion":
        when = "how it is today" if version == "as_is" else "how it should become"
        return f"Nobody has rated {when} yet. Bend the curve in jk.JourneyBoard(m), persona by persona."
    return (
        f"No need has {'an' if measure[0] in 'aeio' else 'a'} {measure} yet. Judge them, 0 to 10, in jk.NeedsGrid(m)."
    )


def _radius(size: Size) -> float:
    return sqrt(size.point) / 2


def _marks(part: Part, values: Values, stages: StageAxis, kind: _Measure, size: Size) -> list[Row]:
    """Return one row a persona and stage, also where there is no value: what there is, and where its mark stands."""
    names = part.names("personas")
    letters_of = initials(list(names.values()))
    alike = {name for name in names.values() if list(names.values()).count(name) > 1}
    told = [
        f"{name} ({short})" if name in alike else name for name, short in zip(names.values(), letters_of, strict=True)
    ]
    people = list(zip(names, told, letters_of, strict=True))
    rows = list[Row]()
    for at, stage, stage_name in zip(stages.frame["at"], stages.frame["stage"], stages.frame["name"], strict=True):
        here = list[Row]()
        for hue, (persona, name, letters) in enumerate(people):
            value = values.at(persona, stage)
            here.append(
                {
                    "persona": name,
                    "letters": letters,
                    "hue": min(hue, len(PERSONAS) - 1),
                    "at": int(at),
                    "stage": stage_name,
                    "loose": stage == "",
                    "value": None if value.number is None else round(value.number, 2),
                    "height": _UNNOTICED if value.answer == UNNOTICED else value.number,
                    "answer": value.answer,
                    "needs": value.needs,
                    "aside": 0.0,
                    "above": True,
                }
            )
        _dodge([row for row in here if row["height"] is not None], stages, kind, size)
        rows += here
    return rows


def _dodge(marks: Sequence[Row], stages: StageAxis, kind: _Measure, size: Size) -> None:
    """Move marks of one stage that would touch aside, in pixels; say where the initials stand, if there is room."""
    pixels = size.plot / (kind.high - kind.low)
    reach, lane = 2 * _radius(size) + 1.4 * size.small, 2 * _radius(size) + size.small * 0.7
    top = max((mark["height"] for mark in marks), default=0)
    room = max((width(mark["letters"], size.small, bold=True) for mark in marks), default=0) + 2
    placed = beside([mark["height"] * pixels for mark in marks], reach)
    for mark, (moved, together) in zip(marks, placed, strict=True):
        step = min(max(lane, room), (stages.step - 4) / together)
        mark["aside"] = round(moved * step, 1)
        mark["above"] = mark["answer"] == RATED and (top - mark["height"]) * pixels < reach
        if together > 1 and step < room:
            # By turns above and below, or not at all.
            mark["above"] = int(moved + together / 2) % 2 == 0
            mark["letters"] = mark["letters"] if 2 * step >= room else ""


def _ranges(marks: Sequence[Row], kind: _Measure, stages: StageAxis) -> list[Row]:
    """Return one row for each stage where two have a value: the lowest, the highest, and whether it is the widest."""
    rows = list[Row]()
    for at in stages.frame["at"]:
        here = [mark for mark in marks if mark["at"] == at and mark["value"] is not None]
        if len(here) > 1:
            heights = sorted(mark["value"] for mark in here)
            low, high, stage = heights[0], heights[-1], here[0]["stage"]
            # Where no mark is in the way of what is written at the rule.
            _, free = max((to - start, (to + start) / 2) for start, to in pairwise(heights))
            # "No stage" is no place where personas could differ.
            gap = 0.0 if here[0]["loose"] else round(high - low, 2)
            rows.append({"at": here[0]["at"], "stage": stage, "low": low, "high": high, "free": free, "gap": gap})
    widest = max((row["gap"] for row in rows), default=0)
    many = sum(row["gap"] == widest for row in rows) > _TAGGED
    for row in rows:
        row["widest"] = 0 < row["gap"] == widest
        number, unit, apart = _apart(row["gap"], kind).split(" ")
        row["says"] = "" if not row["widest"] or many else number if stages.slanted else f"{number} {unit}\n{apart}"
        row["lines"] = row["says"].count("\n") + 1
    return rows


def _apart(gap: float, kind: _Measure) -> str:
    number = f"{round(gap, 1):g}"
    return f"{number} {kind.unit if number == '1' else f'{kind.unit}s'} apart"


def _y(field: str, kind: _Measure, size: Size) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=_scale(kind), axis=_axis(kind, size))


@cache
def _scale(kind: _Measure) -> alt.Scale:
    return alt.Scale(domain=[kind.low, kind.high], nice=False, zero=False)


@cache
def _axis(kind: _Measure, size: Size) -> alt.Axis:
    """Return the axis: the numbers, but for ratings, which have words of their own."""
    words = kind.unit == "step"
    grid = {"condition": {"test": "datum.value === 0", "value": LINE_2}, "value": LINE}
    title = None if words else f"{kind.column} →"
    return axis(size, values=list(kind.values), labels=not words, title=title, grid=True, gridColor=grid)


def _emotion_words(journey: JourneyMap, marks: Sequence[Row], kind: _Measure, size: Size) -> list[alt.Chart]:
    """Write each score with its word at the left, and what the closed eyes mean if there are any."""
    words = journey.schema.table("emotions").column("score").words
    told = words if len(words) == len(kind.values) else [""] * len(kind.values)
    rows: list[Row] = [
        {
            "height": float(score),
            "word": f"{one_line(word, 24)} {score:+d}".replace("-", "−").replace("+0", "0").strip(),
        }
        for score, word in zip(kind.values, told, strict=True)
    ]
    if any(mark["answer"] == UNNOTICED for mark in marks):
        rows.append({"height": _UNNOTICED, "word": "Does not notice"})
    base = alt.Chart({"values": rows}).mark_text(**lettering(size, align="right"))
    return [base.encode(x=alt.XValue(-10), y=_y("height", kind, size), text=alt.Text("word:N"))]


def _rules(ranges: Sequence[Row], stages: StageAxis, kind: _Measure, size: Size) -> list[alt.Chart]:
    """Return the rules from lowest to highest; at the widest it is written how far they are apart."""
    base = alt.Chart({"values": ranges}).encode(x=stages.x())
    drawn = base.mark_rule(strokeWidth=size.line * 1.6, strokeCap="round").encode(
        y=_y("low", kind, size),
        y2=alt.Y2("high:Q"),
        stroke=alt.StrokeValue(LINE_2, condition={"test": "datum.widest", "value": INK_3}),
    )
    # A little higher than the middle: initials stand above the marks below it.
    up = alt.ExprRef(f"-(datum.lines - 1) * {round(size.small * 1.2) / 2:g} - {size.small * 0.4:g}")
    style = lettering(size, align="left", color=INK, fontWeight=600, dx=_radius(size) + 4, dy=up)
    said = base.mark_text(**style).encode(y=_y("free", kind, size), text=alt.Text("says:N"))
    return [drawn, said]


@cache
def _hue(channel: type[Any], range: tuple[str, ...], field: str = "hue:O") -> Any:
    return channel(field, scale=alt.Scale(domain=[*_HUES], range=[*range]), legend=None)


_HUES = tuple(range(len(PERSONAS)))


def _points(stages: StageAxis, kind: _Measure, size: Size, rated: bool) -> list[alt.Chart]:
    """Return the marks with their initials, and the closed eyes of those who do not notice."""
    base = alt.Chart().encode(x=stages.x(), y=_y("height", kind, size))
    who = [alt.Tooltip("persona:N", title="Persona"), alt.Tooltip("stage:N", title="Stage")]
    answer, needs = alt.Tooltip("answer:N", title="Answer"), alt.Tooltip("needs:Q", title="Needs")
    aside = alt.ExprRef("datum.aside")
    seen = base.transform_filter(f"datum.answer === '{RATED}'")
    halo = seen.mark_point(xOffset=aside, size=size.point * 1.9, filled=True, opacity=1, color=GROUND)
    dots = seen.mark_point(xOffset=aside, size=size.point, opacity=1, strokeWidth=1).encode(
        fill=_hue(alt.Fill, PERSONAS),
        stroke=_hue(alt.Stroke, PERSONAS),
        shape=_hue(alt.Shape, SHAPES),
        tooltip=[*who, alt.Tooltip("value:Q", title=kind.column), answer if rated else needs],
    )
    away = round(_radius(size) + size.small * 0.75)
    style = lettering(size, align="center", fontWeight=600, dx=aside, dy=alt.ExprRef(f"datum.above ? {-away} : {away}"))
    written = base.encode(text=alt.Text("letters:N"))
    edge = {**style, "color": GROUND, "stroke": GROUND, "strokeWidth": 3, "strokeJoin": "round"}
    layers = [halo, dots, written.mark_text(**edge), written.mark_text(**style).encode(color=_hue(alt.Color, PERSONAS))]
    if rated:
        unseen = base.transform_filter(f"datum.answer === '{UNNOTICED}'")
        eyes = unseen.mark_point(xOffset=aside, shape=CLOSED_EYE, size=size.point * 1.8, strokeWidth=1.5, opacity=1)
        # Without the score: Vega would tell of a missing one as 0.
        layers.append(eyes.encode(stroke=_hue(alt.Stroke, PERSONAS), tooltip=[*who, answer]))
    return layers


def _key(part: Part, stages: StageAxis, size: Size) -> list[alt.Chart]:
    names = part.names("personas")
    letters = initials(list(names.values()))
    said = {
        number: f"{short} · {name}" for number, (short, name) in enumerate(zip(letters, names.values(), strict=True))
    }
    told = key(said, size, max(stages.width, 420) + 9 * size.small, left=-9.0 * size.small)
    marks = told.mark(size=size.point, strokeWidth=1).transform_calculate(hue=f"min(datum.entry, {len(PERSONAS) - 1})")
    marks = marks.encode(
        fill=_hue(alt.Fill, PERSONAS), stroke=_hue(alt.Stroke, PERSONAS), shape=_hue(alt.Shape, SHAPES)
    )
    return [marks, told.words()]


def _finding(part: Part, values: Values, marks: Sequence[Row], ranges: Sequence[Row], kind: _Measure) -> str:
    said = _difference(part, marks, ranges, kind)
    unseen, missing = (sum(mark["answer"] == answer for mark in marks) for answer in (UNNOTICED, MISSING))
    more = [f"{counted(unseen, 'place')} not noticed"] if unseen else []
    if missing:
        more.append(f"{missing} of {len(marks)} {'not rated' if kind.unit == 'step' else 'without such a need'}")
    if values.left_out:
        more.append(f"{values.left_out} left out")
    rest = "; ".join(more)
    return f"{said}. {rest[:1].upper()}{rest[1:]}." if rest else f"{said}."


def _difference(part: Part, marks: Sequence[Row], ranges: Sequence[Row], kind: _Measure) -> str:
    if len(part["personas"]) == 1:
        return "There is one persona; a second makes a comparison"
    if not ranges:
        return "No stage has values of two personas yet"
    widest = [row for row in ranges if row["widest"]]
    if not widest:
        return f"No difference at {counted(len(ranges), 'stage')} that can be compared"
    each = " each" if len(widest) > 1 else ""
    names = listed([row["stage"] for row in widest])
    where = f"The personas differ most at {names} ({_apart(widest[0]['gap'], kind)}{each})"
    if each:
        return where
    here = [mark for mark in marks if mark["at"] == widest[0]["at"]]
    high, low = ([mark["persona"] for mark in here if mark["value"] == widest[0][end]] for end in ("high", "low"))
    return f"{where}: {listed(high)} highest, {listed(low)} lowest"
