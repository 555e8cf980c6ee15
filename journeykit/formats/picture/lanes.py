"""The lanes of the board from top to bottom, grouped by the sides of the service blueprint, with the lines between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeykit.formats.picture.cards import note_card, text_block
from journeykit.formats.picture.figures import NOTHING, Box, Figure, Group, Line, Words, stacked
from journeykit.formats.picture.needs import need_chip
from journeykit.formats.picture.people import Person
from journeykit.formats.picture.shown import Cells, Shown
from journeykit.model.rows import Row
from journeykit.schema.tables import SIDES

INSIGHT = "insight"
NEEDS_ASK = "What does the customer need here?"
_PAD, _CELL, _GAP = 12.0, 8.0, 8.0
_LINE = 26.0


class _Heading(NamedTuple):
    title: str
    detail: str
    drawn: bool
    """Whether it is a line of the blueprint, not a mere heading."""


_HEADINGS = {
    "frontstage": _Heading("Line of interaction", "Frontstage below", True),
    "backstage": _Heading("Line of visibility", "Backstage below", True),
    "support": _Heading("Line of internal interaction", "Support below", True),
    INSIGHT: _Heading("Insight", "What follows from the journey", False),
    "": _Heading("Without a side", "Lanes that do not say where they belong", False),
}


def lanes(shown: Shown, people: dict[str, Person], notes: Cells, needs: Cells, left: float, wide: float) -> list[Group]:
    """Return all rows under the curve; needs come first of what follows from the journey."""
    rows: list[Group] = []
    before = SIDES[0].value
    known = [side.value for side in SIDES]
    by_side: dict[str, list[Row]] = {side: [] for side in [*known, ""]}
    for lane in shown.lanes:
        side = lane.cells.get("side", "")
        by_side[side if side in known else ""].append(lane)
    across = left + wide * len(shown.stages)
    for side, below in by_side.items():
        if (below or side == INSIGHT) and side != before:
            rows.append(_heading(_HEADINGS[side], across))
            before = side
        if side == INSIGHT:
            rows.append(_needs_row(shown, people, needs, left, wide))
        rows += [_lane_row(shown, people, lane, side, notes, left, wide) for lane in below]
    return rows


def _heading(heading: _Heading, across: float) -> Group:
    title, detail, drawn = heading
    figures: list[Figure] = [
        Box(0, 0, across, _LINE, "ground"),
        Line(((0, 1), (across, 1)), "edge", 2) if drawn else Line(((0, 0.5), (across, 0.5)), "line-2"),
        Words(_PAD, 17.5, (title,), 11, "ink-2", True, room=across - 2 * _PAD, tail=detail, tail_colour="ink-3"),
        Line(((0, _LINE), (across, _LINE)), "line"),
    ]
    return Group(0, 0, across, _LINE, tuple(figures))


def _lane_row(
    shown: Shown, people: dict[str, Person], lane: Row, side: str, notes: Cells, left: float, wide: float
) -> Group:
    cells = {
        stage.id: [
            note_card(shown, people, note, wide - 2 * _CELL) for note in notes.placed.get((stage.id, lane.id), ())
        ]
        for stage in shown.stages
    }
    name = shown.name("lanes", lane.id)
    fill = f"side-{side}" if side in ("customer", "frontstage", "backstage", "support") else "side-customer"
    count = sum(map(len, cells.values()))
    head = _head(name, str(lane.cells.get("prompt", "")), count, "note", left)
    return _row(shown.stages, head, cells, fill, left, wide)


def _needs_row(shown: Shown, people: dict[str, Person], needs: Cells, left: float, wide: float) -> Group:
    cells = {
        stage.id: [need_chip(shown, people, need, wide - 2 * _CELL) for need in needs.placed.get((stage.id, ""), ())]
        for stage in shown.stages
    }
    head = _head("Needs", NEEDS_ASK, sum(map(len, cells.values())), "need", left)
    return _row(shown.stages, head, cells, "side-customer", left, wide)


def _head(name: str, prompt: str, count: int, noun: str, left: float) -> Group:
    room = left - 2 * _PAD
    said = f"{count:,} {noun}{'' if count == 1 else 's'}" if count else ""
    return stacked(
        [
            text_block(name, room, 13, 18, bold=True),
            text_block(prompt, room, 12, 16.5, "ink-3"),
            text_block(said, room, 11, 16, "ink-2"),
        ],
        3,
        room,
    )


def _row(
    stages: Sequence[Row], head: Group, cells: Mapping[str, list[Group]], fill: str, left: float, wide: float
) -> Group:
    stacks = [stacked(cells[stage.id], _GAP) if cells[stage.id] else NOTHING for stage in stages]
    tall = max(head.height + 20, *(stack.height + 2 * _CELL + 4 for stack in stacks))
    across = left + wide * len(stages)
    figures: list[Figure] = [Box(0, 0, across, tall, fill), head.at(_PAD, 10)]
    for at, stack in enumerate(stacks):
        x = left + at * wide
        figures.append(Line(((x, 0), (x, tall)), "line"))
        if stack.height:
            figures.append(stack.at(x + _CELL, _CELL))
    figures.append(Line(((0, tall), (across, tall)), "line"))
    return Group(0, 0, across, tall, tuple(figures))
