"""What a map holds and its board has no place for: notes at no stage or lane, needs and emotions at no stage."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.formats.picture.cards import note_card, text_block, whose
from journeykit.formats.picture.feelings import Feelings, word_of
from journeykit.formats.picture.figures import NOTHING, Box, Figure, Group, Line, Words, in_rows, stacked
from journeykit.formats.picture.needs import need_chip
from journeykit.formats.picture.people import Person, person_of
from journeykit.formats.picture.shown import Cells, Shown
from journeykit.formats.picture.wrapping import plain
from journeykit.model.page_cells import number_text
from journeykit.model.rows import Row

_PAD, _CARD, _GAP = 12.0, 216.0, 8.0
_TITLE, _DETAIL = "Without a place on the board", "No stage or lane that is there"


def loose_part(
    shown: Shown, people: dict[str, Person], notes: Cells, needs: Cells, feelings: Feelings, across: float
) -> Group:
    """Return what has no place, to stand below the board."""
    wide = min(_CARD, across - 2 * _PAD)
    cards = [note_card(shown, people, note, wide, _where(shown, note)) for note in notes.loose]
    cards += [need_chip(shown, people, need, wide) for need in needs.loose]
    cards += [_emotion(shown, people, row, wide) for row in feelings.loose]
    if not cards:
        return NOTHING
    inner = in_rows(cards, across - 2 * _PAD + 1, _GAP, _GAP)
    figures: list[Figure] = [
        Box(0, 0, across, inner.height + 46, "ground"),
        Line(((0, 0.5), (across, 0.5)), "line-2"),
        Words(_PAD, 18, (_TITLE,), 11, "ink-2", True, room=across - 2 * _PAD, tail=_DETAIL, tail_colour="ink-3"),
        inner.at(_PAD, 32),
    ]
    return Group(0, 0, across, inner.height + 46, tuple(figures))


def _where(shown: Shown, note: Row) -> str:
    """Return the lane or stage that a note does have."""
    named = (
        shown.name(table, row)
        for table, column in (("lanes", "lane"), ("stages", "stage"))
        if (row := note.cells.get(column, "")) in shown.contents.tables[table].by_id
    )
    return " · ".join(named)


def _emotion(shown: Shown, people: dict[str, Person], row: Row, wide: float) -> Group:
    """Return what somebody feels, in words."""
    room = wide - 2 * _GAP
    parts = [text_block(", ".join(_said(shown, row)), room, 12, 16.5)]
    if persona := row.cells.get("persona", ""):
        parts.insert(0, whose(person_of(people, persona), room))
    inner = stacked(parts, 4)
    tall = inner.height + 14
    return Group(0, 0, wide, tall, (Box(0, 0, wide, tall, "sunk", "line-2", 1, 3), inner.at(_GAP, 7)))


def _said(shown: Shown, row: Row) -> Iterator[str]:
    cells = row.cells
    if (stage := cells.get("stage", "")) in shown.contents.tables["stages"].by_id:
        yield shown.name("stages", stage)
    if cells.get("version"):
        yield shown.label("emotions", "version", cells["version"]).lower()
    if cells.get("unaware"):
        yield "does not notice"
    if "score" in cells:
        yield number_text(cells["score"], signed=True)
    if "word" in cells:
        yield word_of(shown, row)
    if "note" in cells:
        yield plain(cells["note"])
