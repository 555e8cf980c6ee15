"""Why they choose us: which needs have an answer to that, with proof and rival or without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import altair as alt
import pandas as pd

from journeykit.charts.blank import blank
from journeykit.charts.lettering import cut, one_line, wrapped
from journeykit.charts.part import Part, part_of
from journeykit.charts.stage_axis import NOWHERE, placed
from journeykit.charts.theme import (
    COUNTS,
    EDGE,
    GROUND,
    INK,
    INK_2,
    INK_3,
    LINE,
    LINE_2,
    Size,
    SizeName,
    finished,
    lettering,
    size_named,
    unframed,
)
from journeykit.charts.wording import listed, percent
from journeykit.errors import UnknownNameError
from journeykit.model.journey_map import JourneyMap
from journeykit.schema.tables import GRADES, NEEDS

By = Literal["need", "stage"]

_TITLE = "Why they choose us (USP)"
_PARTS = ("usp", "usp_proof", "rival")
_HEADS = tuple(NEEDS.column(name).title for name in _PARTS)
_MANY = 40
"""More needs than these are shown by stage."""
_ALL = "All stages"
_STAGES, _STATEMENTS, _MARKS, _BARS = 12, 30, 8, 16
"""Widths of the columns, as multiples of the size of their letters."""


def usp_coverage(
    journey: JourneyMap, persona: str | None = None, *, by: By | None = None, size: SizeName = "notebook"
) -> alt.LayerChart:
    """Show which needs say why customers choose us, and whether there is proof of it and a rival is named.

    Parameters
    ----------
    journey
        The map.
    persona
        A persona's id or exact name: only needs of this persona and of everybody. All needs by default.
    by
        "need" for a row a need, "stage" for a row a stage. By default needs, as long as there are 40 at most.
    size
        "notebook" or "slide".

    Returns
    -------
    altair.LayerChart
        By need: the needs by stage, in the order of the map, each with three marks, full for what is written down and
        hollow for what is not; a stage without need has a row as well. Its table has the columns Stage, Need,
        Persona, Why they choose us, Proof, Rival and How we know. By stage: how many of a stage's needs have each of
        the three; its table has the columns Stage, Needs, Why they choose us, Proof and Rival (numbers of needs).

    Raises
    ------
    UnknownRowError, UnknownNameError
        No such persona, size or way to show it; the message gives the nearest name.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> _ = m.needs.add(stage="Claims", statement="Know what happens next", usp="A call every Friday")
    >>> jk.charts.table(jk.charts.usp_coverage(m, by="stage")).values.tolist()
    [['All stages', 1, 1, 0, 0], ['Research', 0, 0, 0, 0], ['Claims', 1, 1, 0, 0]]
    """
    sizes = size_named(size)
    if by not in (None, "need", "stage"):
        raise UnknownNameError("jk.charts.usp_coverage", "by", by, ["need", "stage"])
    part = part_of("usp_coverage", journey, ["stages", "personas", "needs"], persona)
    what = _TITLE + part.of
    needs = _needs(part)
    if needs.empty:
        return blank(journey, what, "No need is written down here yet. Add some in jk.NeedsGrid(m).", sizes)
    if by == "stage" or by is None and len(needs) > _MANY:
        chart, width = _by_stage(part, needs, sizes)
    else:
        chart, width = _by_need(part, needs, sizes)
    shown: alt.LayerChart = finished(chart, journey, what, _finding(part, needs), sizes, width)
    return shown


def _needs(part: Part) -> pd.DataFrame:
    """Return one row a need in the order of the map: ``at`` (the id of its stage, empty for none), its texts."""
    rows = part.about("needs")
    personas, grades = part.names("personas"), {entry.value: entry.label for entry in GRADES}
    places = placed(rows, part["stages"].index)
    found = pd.DataFrame(
        {
            "at": places.tolist(),
            "need": [one_line(text, 300) or row for row, text in zip(rows.index, rows["statement"], strict=True)],
            "persona": [
                personas.get(who, "A deleted persona") if isinstance(who, str) and who else "Everybody"
                for who in rows["persona"]
            ],
            **{name: [one_line(text, 300) for text in rows[name]] for name in _PARTS},
            "grade": [grades.get(grade, "") for grade in rows["grade"]],
        }
    ).astype("str")
    order = {stage: number for number, stage in enumerate([*part["stages"].index, ""])}
    return found.sort_values("at", key=lambda at: at.map(order), kind="stable", ignore_index=True)


def _by_need(part: Part, needs: pd.DataFrame, size: Size) -> tuple[Any, float]:
    rows = _rows_of_needs(part, needs, size)
    small = size.small
    start = (_STAGES + _STATEMENTS) * small
    width = start + len(_PARTS) * _MARKS * small
    base = alt.Chart().encode(y=_y())
    told = [
        ("stage:N", "Stage"),
        ("need:N", "Need"),
        ("persona:N", "Persona"),
        *((f"{name}:N", head) for name, head in zip(_PARTS, _HEADS, strict=True)),
        ("grade:N", "How we know"),
    ]
    parting = _parting(base.transform_filter("datum.stage_shown !== ''"))
    stages = base.mark_text(**lettering(size, align="left", color=INK, fontWeight=600)).encode(
        x=alt.XValue(0), text=alt.Text("stage_shown:N")
    )
    faint = {"test": "datum.need === ''", "value": INK_3}
    said = base.mark_text(**lettering(size, align="left")).encode(
        x=alt.XValue(_STAGES * small), text=alt.Text("need_shown:N"), color=alt.ColorValue(INK, condition=faint)
    )
    middles = [start + (number + 0.5) * _MARKS * small for number in range(len(_PARTS))]
    marks = [_mark(base, name, middle, size) for name, middle in zip(_PARTS, middles, strict=True)]
    chart: Any = alt.layer(
        parting,
        stages,
        said,
        *marks,
        _heads(middles, _MARKS, "center", size),
        _told(base, width, told),
        data={"values": rows},
    )
    return unframed(chart, width=width, height=alt.Step(size.row * 0.87)), width


def _rows_of_needs(part: Part, needs: pd.DataFrame, size: Size) -> list[dict[str, Any]]:
    """Return a row a need, and one for each stage that has none; the first of a stage bears its name."""
    names = part.names("stages")
    places = [*names, *([""] if (needs["at"] == "").any() else [])]
    told, found = needs.drop(columns="at"), list[dict[str, Any]]()
    for place in places:
        here: list[dict[str, Any]] = needs[needs["at"] == place].to_dict("records")  # type: ignore[assignment]
        here = here or [dict.fromkeys(told.columns, "")]
        stage = names.get(place, NOWHERE)
        for number, need in enumerate(here):
            shown = cut(need["need"], (_STATEMENTS - 2) * size.small, size.small) or "No need yet"
            row = {**need, "row": len(found), "stage": stage, "stage_shown": "", "need_shown": shown}
            if number == 0:
                # A long name runs down beside the needs of its stage.
                lines = wrapped(stage, (_STAGES - 1.5) * size.small, size.small, min(2 * len(here) - 1, 3), bold=True)
                row["stage_shown"] = "\n".join(lines)
            found.append(row)
    return found


def _mark(base: alt.Chart, name: str, middle: float, size: Size) -> alt.Chart:
    full = f"datum.{name} !== ''"
    marked: alt.Chart = (
        base.transform_filter("datum.need !== ''")
        .mark_point(size=size.point * 1.1, strokeWidth=1.5, opacity=1)
        .encode(
            x=alt.XValue(middle),
            fill=alt.FillValue(GROUND, condition={"test": full, "value": COUNTS[-1]}),
            stroke=alt.StrokeValue(EDGE, condition={"test": full, "value": COUNTS[-1]}),
        )
    )
    return marked


def _by_stage(part: Part, needs: pd.DataFrame, size: Size) -> tuple[Any, float]:
    rows, small = _rows_of_stages(part, needs, size), size.small
    start = (_STAGES + 6) * small
    width = start + len(_PARTS) * _BARS * small
    base = alt.Chart().encode(y=_y())
    told = [("stage:N", "Stage"), ("needs:Q", "Needs")]
    told += [(f"{name}:Q", head) for name, head in zip(_PARTS, _HEADS, strict=True)]
    strong = alt.ExprRef("datum.row === 0 ? 600 : 400")
    stages = base.mark_text(**lettering(size, align="left", color=INK, fontWeight=strong)).encode(
        x=alt.XValue(0), text=alt.Text("stage_shown:N")
    )
    starts = [start + number * _BARS * small for number in range(len(_PARTS))]
    bars = [layer for name, left in zip(_PARTS, starts, strict=True) for layer in _bar(base, name, left, size)]
    parting = _parting(base.transform_filter("datum.row === 1"))
    chart: Any = alt.layer(
        parting, stages, *bars, _heads(starts, _BARS, "left", size), _told(base, width, told), data={"values": rows}
    )
    return unframed(chart, width=width, height=alt.Step(size.row)), width


def _rows_of_stages(part: Part, needs: pd.DataFrame, size: Size) -> list[dict[str, Any]]:
    """Return how many needs there are in all and at each stage, and how many have what."""
    names = part.names("stages")
    places = [*names, *([""] if (needs["at"] == "").any() else [])]
    rows = [_row(_ALL, needs), *(_row(names.get(place, NOWHERE), needs[needs["at"] == place]) for place in places)]
    for number, row in enumerate(rows):
        row |= {"row": number, "stage_shown": cut(row["stage"], (_STAGES + 4.5) * size.small, size.small)}
    return rows


def _row(stage: str, needs: pd.DataFrame) -> dict[str, Any]:
    total, row = len(needs), {"stage": stage, "needs": len(needs)}
    for name in _PARTS:
        count = int((needs[name] != "").sum())
        row |= {name: count, f"{name}_share": count / total if total else 0.0}
        row |= {f"{name}_said": f"{count} of {total}" if total else "no need"}
    return row


def _bar(base: alt.Chart, name: str, left: float, size: Size) -> list[alt.Chart]:
    """Return a bar that is filled as far as needs have what is asked, and the numbers behind it."""
    long, thick = 7.5 * size.small, size.small * 0.75
    some = base.transform_filter("datum.needs > 0")
    track = some.mark_rule(stroke=LINE, strokeWidth=thick).encode(x=alt.XValue(left), x2=alt.X2Value(left + long))
    filled = alt.ExprRef(f"datum.{name}_share * {long:g}")
    bar = some.mark_rule(stroke=COUNTS[-1], strokeWidth=thick, x2Offset=filled)
    bar = bar.encode(x=alt.XValue(left), x2=alt.X2Value(left))
    faint = {"test": f"datum.{name} === 0", "value": INK_3}
    said = base.mark_text(**lettering(size, align="left")).encode(
        x=alt.XValue(left + long + 0.8 * size.small),
        text=alt.Text(f"{name}_said:N"),
        color=alt.ColorValue(INK, condition=faint),
    )
    return [track, bar, said]


def _y() -> alt.Y:
    return alt.Y("row:O", axis=None, scale=alt.Scale(type="band", paddingInner=0, paddingOuter=0))


def _parting(base: alt.Chart) -> alt.Chart:
    """Return hairlines above rows."""
    lines: alt.Chart = base.mark_rule(stroke=LINE_2, strokeWidth=1).encode(
        x=alt.XValue(0), x2=alt.X2Value("width"), y=_y().bandPosition(0)
    )
    return lines


def _heads(places: Sequence[float], room: float, align: str, size: Size) -> alt.Chart:
    """Return the words above the columns."""
    leading = round(size.small * 1.2)
    lines = [wrapped(head, (room - 1) * size.small, size.small, lines=2) for head in _HEADS]
    rows = [
        {"head": "\n".join(said), "x": place, "y": -leading * (len(said) - 0.5) - 6}
        for said, place in zip(lines, places, strict=True)
    ]
    style = lettering(size, align=align, color=INK_2, dx=alt.ExprRef("datum.x"), dy=alt.ExprRef("datum.y"))
    base = alt.Chart({"values": rows}).encode(x=alt.XValue(0), y=alt.YValue(0))
    heads: alt.Chart = base.mark_text(**style).encode(text=alt.Text("head:N"))
    return heads


def _told(base: alt.Chart, width: float, fields: Iterable[tuple[str, str]]) -> alt.Chart:
    """Return the layer that lies over all others and tells of a whole row, wherever one points."""
    told: alt.Chart = base.mark_rect(opacity=0, fill=GROUND).encode(
        x=alt.XValue(0), x2=alt.X2Value(width), tooltip=[alt.Tooltip(field, title=title) for field, title in fields]
    )
    return told


def _finding(part: Part, needs: pd.DataFrame) -> str:
    has = needs["usp"] != ""
    total, known, proven = len(needs), int(has.sum()), int((has & (needs["usp_proof"] != "")).sum())
    if total == 1:
        said = f"says why customers choose us, {'with' if proven else 'without'} proof" if known else "does not say"
        return f"The only need {said}{'' if known else ' why customers choose us'}."
    if not known:
        return f"None of the {total} needs says why customers choose us."
    says = "says" if known == 1 else "say"
    said = f"{known} of {total} needs ({percent(known, total)} %) {says} why customers choose us"
    every = "with proof" if known == 1 else "all with proof"
    proof = {0: "without proof", known: every}.get(proven, f"{proven} of them with proof")
    bare = [name for stage, name in part.names("stages").items() if not (has & (needs["at"] == stage)).any()]
    where = f"; none at {listed(bare)}" if bare else "; every stage has one" if len(part["stages"]) > 1 else ""
    return f"{said}, {proof}{where}."
