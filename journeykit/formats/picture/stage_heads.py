"""The head of each stage: its number and name, what the customer wants there, why they choose us."""

from __future__ import annotations

from journeykit.formats.picture.cards import text_block
from journeykit.formats.picture.columns import LEFT, Columns
from journeykit.formats.picture.figures import Box, Figure, Group, Line, Words, stacked
from journeykit.formats.picture.letters import width
from journeykit.formats.picture.marks import pill, star
from journeykit.formats.picture.shown import Cells, Shown
from journeykit.formats.picture.wrapping import plain
from journeykit.model.rows import Row

REASONS = 3
"""So many reasons why they choose us stand at the head of a stage."""
_PAD = 12.0
_NAME = 15.0


def stage_heads(shown: Shown, needs: Cells, columns: Columns) -> Group:
    """Return the heads of all stages beside a corner."""
    heads = [_head(shown, at, stage, needs, columns.widths[at]) for at, stage in enumerate(shown.stages)]
    tall = max(head.height for head in heads) + 2 * _PAD
    across = columns.across
    figures: list[Figure] = [
        Box(0, 0, across, tall, "sunk", radius=6),
        Box(0, 8, across, tall - 8, "sunk"),
        Words(_PAD, _PAD + 14, ("Stage",), 12, "ink-3", room=LEFT - 2 * _PAD),
    ]
    for start, head in zip(columns.starts, heads, strict=False):
        x = LEFT + start
        figures += [Line(((x, 0), (x, tall)), "line"), head.at(x + _PAD, _PAD)]
    return Group(0, 0, across, tall, tuple(figures))


def _head(shown: Shown, at: int, stage: Row, needs: Cells, wide: float) -> Group:
    room, cells = wide - 2 * _PAD, stage.cells
    counted = str(at + 1)
    shift = width(counted, 11) + 7
    truth = bool(cells.get("moment_of_truth"))
    name = text_block(
        shown.name("stages", stage.id), room - shift - (20 if truth else 0), _NAME, 20, bold=True, beside=True
    )
    title: list[Figure] = [Words(0, 15, (counted,), 11, "ink-3", room=shift), name.at(shift, 0)]
    if truth:
        title.append(star(15).at(room - 15, 2))
    parts = [
        Group(0, 0, room, name.height, tuple(title)),
        text_block("Optional", room, 11, 15, "ink-3") if cells.get("optional") else Group(0, 0, 0, 0),
        text_block(cells.get("goal", ""), room, 12, 16.5, "ink-2", beside=True),
    ]
    reasons = reasons_of(needs, stage.id)
    said = [_reason(reason, room) for reason in reasons[:REASONS]]
    if len(reasons) > REASONS:
        said.append(text_block(f"and {len(reasons) - REASONS} more", room - 42, 11, 15, "ink-3").at(42, 0))
    return stacked([stacked(parts, 3), stacked(said, 4)], 9, room)


def reasons_of(needs: Cells, stage: str) -> list[str]:
    """Return why they choose us at a stage, each reason once."""
    said = (plain(need.cells.get("usp", "")).strip() for need in needs.placed.get((stage, ""), ()))
    return list(dict.fromkeys(reason for reason in said if reason))


def _reason(reason: str, room: float) -> Group:
    text = text_block(reason, room - 42, 11, 15, "ink-2", beside=True)
    mark = pill("USP", "ground", "ink", "edge")
    return Group(0, 0, room, max(text.height, 16), (mark, text.at(42, 0.5)))
