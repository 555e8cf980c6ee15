"""How we know: how much of a map is measured, and how much is assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import altair as alt

from journeykit.charts.blank import blank
from journeykit.charts.key import key
from journeykit.charts.lettering import cut
from journeykit.charts.part import Part, part_of
from journeykit.charts.stage_axis import StageAxis, placed, stage_axis
from journeykit.charts.theme import (
    ASSUMED,
    EDGE,
    GROUND,
    INK,
    INK_3,
    KNOWN,
    LINE_2,
    Size,
    SizeName,
    finished,
    lettering,
    size_named,
    unframed,
)
from journeykit.charts.wording import highest, listed, percent
from journeykit.model.journey_map import JourneyMap
from journeykit.schema.tables import GRADES

_TITLE = "How much we know"
_TABLES = ("notes", "needs")
_LEVELS = {entry.value: entry.label for entry in reversed(GRADES)} | {"": "No grade"}
"""From what is known best to what nobody has graded."""
_FILLS = (*reversed(KNOWN), GROUND)
_EDGES = (KNOWN[3], KNOWN[2], KNOWN[2], KNOWN[0], EDGE)
_ASSUMPTION = 3
"""Its number in `_LEVELS`: it is dashed, by a layer of its own, since rectangles take one sort of stroke only."""
_DASHES = [3, 2]
_NAMES = 15
"""The room for the names of rows, as a multiple of the size of their letters."""
_GAP = 16
"""Between two bars side by side, in pixels."""
_WIDEST = 110

Tally = Mapping[tuple[str, str], int]
"""How many there are, by table and grade."""


def grade_coverage(journey: JourneyMap, persona: str | None = None, *, size: SizeName = "notebook") -> alt.LayerChart:
    """Show how we know what the map says, from assumption to measured, for each persona at each stage.

    Notes and needs are counted together. A bar is filled from the left by what is measured, then by what several and
    single voices said; a dashed rest is assumed, a hollow one nobody has graded. Above it stands of how many it is.

    Parameters
    ----------
    journey
        The map.
    persona
        A persona's id or exact name: only what is about this persona and about everybody. Everything by default.
    size
        "notebook" or "slide".

    Returns
    -------
    altair.LayerChart
        Personas down, below a row for all of them and above one for what is about nobody in particular; stages across
        in the order of the map, and all stages behind them. Its table has the columns Persona, Stage, Notes, Needs,
        Measured, Several voices, One voice, Assumption and No grade (numbers of notes and needs).

    Raises
    ------
    UnknownRowError, UnknownNameError
        No such persona or size; the message gives the nearest name.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> _ = m.notes.add(lane="doing", stage="Claims", text="Calls the hotline", grade="measured")
    >>> jk.charts.table(jk.charts.grade_coverage(m))[["Persona", "Stage", "Notes", "Measured"]].values.tolist()
    [['All', 'Claims', 1, 1], ['All', 'All stages', 1, 1]]
    """
    sizes = size_named(size)
    part = part_of("grade_coverage", journey, ["stages", "personas", *_TABLES], persona)
    what = _TITLE + part.of
    if part["stages"].empty:
        return blank(journey, what, "Add stages first: jk.StageGrid(m) or jk.JourneyBoard(m).", sizes)
    counts = _counted(part)
    if not counts:
        return blank(journey, what, "There is no note and no need yet. Write some in jk.JourneyBoard(m).", sizes)
    axis = stage_axis(part["stages"], sizes, loose=any(stage == "" for _, stage in counts))
    rows = _rows(part, counts)
    cells = _cells(rows, axis, counts)
    chart: Any = alt.layer(
        _line_below_all(axis, sizes),
        *_bars(cells, sizes),
        *_heads(rows, axis, sizes),
        *_key(axis, sizes),
        _told(),
        data={"values": cells},
    )
    framed = unframed(chart, width=alt.Step(axis.step), height=alt.Step(round(sizes.row * 1.15)))
    finding = _finding(part.names("stages"), counts)
    width = _right(axis) + _NAMES * sizes.small
    shown: alt.LayerChart = finished(framed, journey, what, finding, sizes, width)
    return shown


def _counted(part: Part) -> dict[tuple[str, str], Tally]:
    """Return how many notes and needs there are of each grade, by persona and stage (their ids, empty for none)."""
    found: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
    known = set(part["personas"].index)
    for table in _TABLES:
        rows = part.about(table)
        stages = placed(rows, part["stages"].index)
        for persona, stage, grade in zip(rows["persona"], stages, rows["grade"], strict=True):
            place = (persona if persona in known else "", stage)
            found.setdefault(place, Counter())[table, grade if grade in _LEVELS else ""] += 1
    return dict(found)


def _rows(part: Part, counts: Mapping[tuple[str, str], Tally]) -> dict[str | None, str]:
    """Return what the rows are called, by persona: None for all of them, empty for nobody in particular."""
    names = part.names("personas")
    personas = {row: name for row, name in names.items() if part.persona in (None, row)}
    everybody = {"": "Everybody"} if personas and any(persona == "" for persona, _ in counts) else {}
    rows: dict[str | None, str] = {None: "All"}
    return rows | personas | everybody


def _cells(
    rows: Mapping[str | None, str], axis: StageAxis, counts: Mapping[tuple[str, str], Tally]
) -> list[dict[str, Any]]:
    """Return one row a persona and stage, and one for all stages: how many of what, and where the cell stands."""
    stages = [*zip(axis.frame["stage"], axis.frame["name"], strict=True), (None, "All stages")]
    cells = []
    for row, (persona, persona_name) in enumerate(rows.items()):
        for at, (stage, name) in enumerate(stages):
            tally: Counter[tuple[str, str]] = Counter()
            for (whose, where), found in counts.items():
                if persona in (None, whose) and stage in (None, where):
                    tally.update(found)
            by_grade = [sum(tally[table, grade] for table in _TABLES) for grade in _LEVELS]
            by_table = {table: sum(tally[table, grade] for grade in _LEVELS) for table in _TABLES}
            total = sum(by_grade)
            cells.append(
                {
                    "row": row,
                    "persona": persona_name,
                    "stage": name,
                    "left": _left_of(axis, at),
                    "long": _long(axis, at),
                    "total": total,
                    "shown": str(total) if total else "–",
                    "last": stage is None,
                    **by_table,
                    **{f"grade_{number}": count for number, count in enumerate(by_grade)},
                }
            )
    return cells


def _right(axis: StageAxis) -> float:
    """Return where the bars of all stages end, in pixels."""
    return _left_of(axis, len(axis.frame)) + _long(axis, len(axis.frame))


def _long(axis: StageAxis, at: int) -> float:
    """Return how long the bars of a stage are, in pixels; those of all stages have room even where stages have not."""
    if at == len(axis.frame):
        return axis.size.stage - _GAP
    return min(axis.step - _GAP / (2 if axis.slanted else 1), _WIDEST)


def _left_of(axis: StageAxis, at: int) -> float:
    """Return where the bars of a stage begin, in pixels; those of all stages stand a little apart."""
    if at == len(axis.frame):
        return axis.width + 1.5 * _GAP
    return at * axis.step + (axis.step - _long(axis, at)) / 2


def _parts(cells: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the parts of each bar."""
    for cell in (cell for cell in cells if cell["total"]):
        share = cell["long"] / cell["total"]
        begin = cell["left"]
        for number in range(len(_LEVELS)):
            count = cell[f"grade_{number}"]
            if count:
                end = begin + count * share
                yield {"row": cell["row"], "grade": number, "from": round(begin, 1), "to": round(end, 1)}
                begin = end


@cache
def _by_grade(channel: type[Any], range: tuple[Any, ...], field: str = "grade:O") -> Any:
    return channel(field, scale=alt.Scale(domain=[0, 1, 2, 3, 4], range=list(range)), legend=None)


def _y() -> alt.Y:
    return alt.Y("row:O", axis=None, scale=alt.Scale(type="band", paddingInner=0, paddingOuter=0))


def _bars(cells: list[dict[str, Any]], size: Size) -> list[alt.Chart]:
    parts = {"values": list(_parts(cells))}
    thick = round(size.small * 0.85)
    ends: dict[str, Any] = {
        "xOffset": alt.ExprRef("datum.from"),
        "x2Offset": alt.ExprRef("datum.to"),
        "yOffset": thick * 0.7,
    }
    base = alt.Chart(parts).encode(x=alt.XValue(0), x2=alt.X2Value(0), y=_y())
    bars = base.mark_rect(strokeWidth=1, height=thick, **ends).encode(
        fill=_by_grade(alt.Fill, _FILLS), stroke=_by_grade(alt.Stroke, _EDGES)
    )
    assumed = base.transform_filter(f"datum.grade === {_ASSUMPTION}").mark_rect(
        strokeWidth=1, height=thick, fill=None, stroke=ASSUMED, strokeDash=_DASHES, **ends
    )
    middle = alt.ExprRef("datum.left + datum.long / 2")
    weight = alt.ExprRef("datum.row === 0 || datum.last ? 600 : 400")
    style = lettering(size, align="center", dx=middle, dy=-size.small * 0.55, fontWeight=weight)
    numbers = (
        alt.Chart()
        .mark_text(**style)
        .encode(
            x=alt.XValue(0),
            y=_y(),
            text=alt.Text("shown:N"),
            color=alt.ColorValue(INK, condition={"test": "datum.total === 0", "value": INK_3}),
        )
    )
    return [bars, assumed, numbers]


def _line_below_all(axis: StageAxis, size: Size) -> alt.Chart:
    """Return a hairline that parts the row of all from those of each."""
    line = alt.Chart().transform_filter("datum.row === 1 && datum.last")
    parted: alt.Chart = line.mark_rule(stroke=LINE_2, strokeWidth=1, x2Offset=_right(axis) - axis.width).encode(
        x=alt.XValue(-_NAMES * size.small),
        x2=alt.X2Value("width"),
        y=_y().bandPosition(0),
    )
    return parted


def _heads(rows: Mapping[str | None, str], axis: StageAxis, size: Size) -> list[alt.Chart | alt.LayerChart]:
    """Return the names of rows and columns."""
    names = [cut(name, (_NAMES - 1.5) * size.small, size.small, bold=row is None) for row, name in rows.items()]
    weight = alt.ExprRef("datum.row === 0 ? 600 : 400")
    style = lettering(size, align="left", color=INK, fontWeight=weight, dx=-_NAMES * size.small)
    base = alt.Chart({"values": [{"row": row, "name": name} for row, name in enumerate(names)]})
    named = base.mark_text(**style).encode(x=alt.XValue(0), y=_y(), text=alt.Text("name:N"))
    middle = _right(axis) - axis.width - _long(axis, len(axis.frame)) / 2
    style = lettering(size, align="center", color=INK, fontWeight=600, dx=middle)
    last = alt.Chart({"values": [{"name": "All stages"}]}).mark_text(**style)
    last = last.encode(
        x=alt.XValue("width"),
        y=alt.YValue(-round(size.small * 1.8)),
        text=alt.Text("name:N"),
    )
    return [axis.heads(), named, last]


def _key(axis: StageAxis, size: Size) -> list[alt.Chart]:
    left = _NAMES * size.small
    told = key(dict(enumerate(_LEVELS.values())), size, left + max(_right(axis), 320), left=-left)
    square: dict[str, Any] = {"shape": "square", "size": size.point, "strokeWidth": 1}
    marks = told.mark(**square).encode(
        fill=_by_grade(alt.Fill, _FILLS, "entry:O"), stroke=_by_grade(alt.Stroke, _EDGES, "entry:O")
    )
    assumed = told.mark(f"datum.entry === {_ASSUMPTION}", **square, fill=None, stroke=ASSUMED, strokeDash=_DASHES)
    return [marks, assumed, told.words()]


def _told() -> alt.Chart:
    """Return the layer that lies over all others and tells of a whole cell, wherever one points."""
    base = alt.Chart().mark_rect(
        opacity=0,
        fill=GROUND,
        xOffset=alt.ExprRef("datum.left - 4"),
        x2Offset=alt.ExprRef("datum.left + datum.long + 4"),
    )
    told: alt.Chart = base.encode(
        x=alt.XValue(0),
        x2=alt.X2Value(0),
        y=_y(),
        tooltip=[
            alt.Tooltip("persona:N", title="Persona"),
            alt.Tooltip("stage:N", title="Stage"),
            alt.Tooltip("notes:Q", title="Notes"),
            alt.Tooltip("needs:Q", title="Needs"),
            *(alt.Tooltip(f"grade_{number}:Q", title=name) for number, name in enumerate(_LEVELS.values())),
        ],
    )
    return told


def _finding(stages: Mapping[str, str], counts: Mapping[tuple[str, str], Tally]) -> str:
    by_grade, assumed = Counter[str](), dict.fromkeys(stages, 0)
    for (_, stage), tally in counts.items():
        for (_, grade), count in tally.items():
            by_grade[grade] += count
            if grade == GRADES[0].value and stage in assumed:
                assumed[stage] += count
    total, guesses = sum(by_grade.values()), by_grade[GRADES[0].value]
    if total == 1:
        return f"The only note or need {'rests on assumption' if guesses else 'does not rest on assumption'}."
    rests = "rests" if guesses < 2 else "rest"
    said = f"{guesses or 'None'} of {total} notes and needs {rests} on assumption"
    if guesses:
        said += f" ({percent(guesses, total)} %)"
        most = highest(assumed)
        if 0 < len(most) < 3 and guesses > 1:
            each = " each" if len(most) == 2 else ""
            said += f", most at {listed([stages[stage] for stage in most])} ({assumed[most[0]]}{each})"
    measured, ungraded = by_grade[GRADES[-1].value], by_grade[""]
    rest = [f"{measured or 'none'} {'is' if measured < 2 else 'are'} measured"]
    if ungraded:
        rest.append(f"{ungraded} {'has' if ungraded == 1 else 'have'} no grade")
    return f"{said}; {', '.join(rest)}."
