"""The lanes of the board from top to bottom, grouped by the sides of the service blueprint, with the lines between."""

from __future__ import annotations

from typing import NamedTuple

from journeykit.formats.picture.cards import note_card, text_block
from journeykit.formats.picture.columns import GAP, LEFT, PAD, Columns
from journeykit.formats.picture.figures import Box, Figure, Group, Line, Words, stacked
from journeykit.formats.picture.needs import need_chip
from journeykit.formats.picture.people import Person
from journeykit.formats.picture.shown import Cells, Shown
from journeykit.model.rows import Row
from journeykit.schema.tables import SIDES

INSIGHT = "insight"
NEEDS_ASK = "What does the customer need here?"
_PAD = 12.0
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


def lanes(shown: Shown, people: dict[str, Person], notes: Cells, needs: Cells, columns: Columns) -> list[Group]:
    """Return all rows under the curve; needs come first of what follows from the journey."""
    rows: list[Group] = []
    before = SIDES[0].value
    known = [side.value for side in SIDES]
    by_side: dict[str, list[Row]] = {side: [] for side in [*known, ""]}
    for lane in shown.lanes:
        side = lane.cells.get("side", "")
        by_side[side if side in known else ""].append(lane)
    for side, below in by_side.items():
        if (below or side == INSIGHT) and side != before:
            rows.append(_heading(_HEADINGS[side], columns.across))
            before = side
        if side == INSIGHT:
            rows.append(_needs_row(shown, people, needs, columns))
        rows += [_lane_row(shown, people, lane, side, notes, columns) for lane in below]
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


def _lane_row(shown: Shown, people: dict[str, Person], lane: Row, side: str, notes: Cells, columns: Columns) -> Group:
    cells = [
        [note_card(shown, people, note, columns.card(at)) for note in notes.placed.get((stage.id, lane.id), ())]
        for at, stage in enumerate(shown.stages)
    ]
    name = shown.name("lanes", lane.id)
    fill = f"side-{side}" if side in ("frontstage", "backstage", "support") else "ground"
    head = _head(name, str(lane.cells.get("prompt", "")), sum(map(len, cells)), "note")
    return _row(head, cells, fill, columns)


def _needs_row(shown: Shown, people: dict[str, Person], needs: Cells, columns: Columns) -> Group:
    cells = [
        [need_chip(shown, people, need, columns.card(at)) for need in needs.placed.get((stage.id, ""), ())]
        for at, stage in enumerate(shown.stages)
    ]
    return _row(_head("Needs", NEEDS_ASK, sum(map(len, cells)), "need"), cells, "ground", columns)


def _head(name: str, prompt: str, count: int, noun: str) -> Group:
    room = LEFT - 2 * _PAD
    said = f"{count:,} {noun}{'' if count == 1 else 's'}" if count else ""
    return stacked(
        [
            text_block(name, room, 13, 18, bold=True, beside=True),
            text_block(prompt, room, 12, 16.5, "ink-3", beside=True),
            text_block(said, room, 11, 16, "ink-2"),
        ],
        3,
        room,
    )


def _row(head: Group, cells: list[list[Group]], fill: str, columns: Columns) -> Group:
    stacks = [_abreast(cards, columns.abreast[at]) for at, cards in enumerate(cells)]
    tall = max(head.height + 20, *(stack.height + 2 * PAD + 4 for stack in stacks))
    figures: list[Figure] = [Box(0, 0, columns.across, tall, fill), head.at(_PAD, 10)]
    for start, stack in zip(columns.starts, stacks, strict=False):
        x = LEFT + start
        figures.append(Line(((x, 0), (x, tall)), "line"))
        if stack.height:
            figures.append(stack.at(x + PAD, PAD))
    figures.append(Line(((0, tall), (columns.across, tall)), "line"))
    return Group(0, 0, columns.across, tall, tuple(figures))


def _abreast(cards: list[Group], count: int) -> Group:
    """Return cards in so many columns, each card in the one that is shortest by then."""
    heights, placed = [0.0] * count, []
    for card in cards:
        at = heights.index(min(heights))
        placed.append(card.at(at * (card.width + GAP), heights[at]))
        heights[at] += card.height + GAP
    return Group(0, 0, 0, max(max(heights) - GAP, 0), tuple(placed))
