"""Needs as chips: the level by letter and shape, D or B, how large the opportunity is, why they choose us."""

from __future__ import annotations

from journeykit.formats.picture.cards import ASSUMED, SMALL, SMALL_LEADING, labelled, text_block, whose
from journeykit.formats.picture.figures import Box, Group, Words, in_rows, stacked
from journeykit.formats.picture.letters import width
from journeykit.formats.picture.marks import grade_mark, level_mark, pill
from journeykit.formats.picture.people import Person, person_of
from journeykit.formats.picture.shown import Shown
from journeykit.model.page_cells import number_text
from journeykit.model.rows import Row
from journeykit.schema.scores import need_kind, opportunity

ACT = 12
"""From here on an opportunity is worth acting on."""
_MOST = 20
_BAR = 28.0
_PAD = 8.0
_TEXT, _LEADING = 12.0, 16.5


def need_chip(shown: Shown, people: dict[str, Person], need: Row, wide: float) -> Group:
    """Return a need as a chip."""
    cells = need.cells
    level, persona, grade = (cells.get(key, "") for key in ("level", "persona", "grade"))
    mark = level_mark(level)
    left = _PAD + (28 if mark else 0)
    room = wide - left - _PAD
    text = text_block(cells.get("statement", ""), room, _TEXT, _LEADING)
    if not text.height:
        text = text_block("Empty need", room, _TEXT, _LEADING, "ink-3")
    foot = []
    if persona and (len(shown.personas) > 1 or persona not in shown.personas):
        foot.append(whose(person_of(people, persona), room))
    if kind := need_kind(level):
        foot.append(_bold(kind))
    score = opportunity(cells.get("importance"), cells.get("satisfaction"))
    if score is not None:
        foot.append(_opportunity(score))
    if grade:
        foot.append(labelled(grade_mark(grade), shown.label("needs", "grade", grade), room))
    if str(cells.get("usp", "")).strip():
        foot.append(pill("USP", "", "ink", "edge"))
    inner = stacked([text, in_rows(foot, room, 8, 3)], 4)
    tall = max(inner.height, 20 if mark else 0) + 14
    edge = "edge" if grade == ASSUMED else "line-2"
    sheet = Box(0, 0, wide, tall, "sunk", edge, 1, 3, dashed=grade == ASSUMED)
    marks = (mark.at(_PAD, 7),) if mark else ()
    return Group(0, 0, wide, tall, (sheet, *marks, inner.at(left, 7)))


def _bold(text: str) -> Group:
    wide = width(text, SMALL, bold=True)
    return Group(0, 0, wide, SMALL_LEADING, (Words(0, 12, (text,), SMALL, "ink-2", True, room=wide),))


def _opportunity(score: float) -> Group:
    """Return an opportunity as a number and a bar; from 12 on both are dark, the number is bold."""
    high = score >= ACT
    said = number_text(score)
    wide = width(said, SMALL, bold=True)
    words = Words(0, 12, (said,), SMALL, "ink" if high else "ink-2", high, room=wide)
    track = Box(wide + 5, 6, _BAR, 4, "bar-track", radius=2)
    long = max(_BAR * min(max(score / _MOST, 0), 1), 0)
    bar = Box(wide + 5, 6, long, 4, "bar-high" if high else "bar", radius=2)
    return Group(0, 0, wide + 5 + _BAR, SMALL_LEADING, (words, track, bar))
