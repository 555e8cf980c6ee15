"""Notes as cards: paper in their persona's colour, a dashed edge where somebody only assumes."""

from __future__ import annotations

from journeykit.formats.picture.colours import paper_of
from journeykit.formats.picture.figures import Box, Figure, Group, Words, in_rows, stacked
from journeykit.formats.picture.letters import width
from journeykit.formats.picture.marks import channel_mark, face, grade_mark
from journeykit.formats.picture.people import Person, person_of
from journeykit.formats.picture.shown import Shown
from journeykit.formats.picture.wrapping import lines_of
from journeykit.model.rows import Row

TEXT, LEADING = 13.0, 18.0
SMALL, SMALL_LEADING = 11.0, 16.0
PAD = 10.0
ASSUMED = "assumption"


def text_block(
    text: object,
    room: float,
    size: float = TEXT,
    leading: float = LEADING,
    colour: str = "ink",
    bold: bool = False,
    beside: bool = False,
) -> Group:
    """Return a text in as many lines as it needs, as a block of that height.

    ``beside`` a mark, or below a name, it begins there, whichever way it runs.
    """
    lines = lines_of(text, room, size, bold)
    if not lines:
        return Group(0, 0, room, 0)
    # Letters stand in the middle of their line.
    first = leading / 2 + size * 0.35
    words = Words(0, first, lines, size, colour, bold, leading=leading, room=room, turns=not beside)
    return Group(0, 0, room, leading * len(lines), (words,))


def labelled(mark: Group | None, label: str, room: float, colour: str = "ink-2", bold: bool = False) -> Group:
    """Return a mark with what it means beside it."""
    shift = mark.width + 4 if mark else 0.0
    wide = min(width(label, SMALL, bold), room - shift)
    lines = lines_of(label, wide + 0.1, SMALL, bold)
    block = text_block(label, wide + 0.1, SMALL, SMALL_LEADING, colour, bold, beside=True)
    wide = max((width(line, SMALL, bold) for line in lines), default=0.0)
    figures: list[Figure] = [block.at(shift, 0)]
    if mark:
        figures.insert(0, mark.at(0, (SMALL_LEADING - mark.height) / 2))
    return Group(0, 0, shift + wide, block.height, tuple(figures))


def whose(person: Person, room: float) -> Group:
    """Return who it is about."""
    return labelled(face(person.place, person.initial, 8.5 if len(person.initial) < 2 else 10.5), person.short, room)


def note_card(shown: Shown, people: dict[str, Person], note: Row, wide: float, where: str = "") -> Group:
    """Return a note as a card; ``where`` says where it belongs, if it does not stand there."""
    cells, room = note.cells, wide - 2 * PAD
    persona, channel, grade = (cells.get(key, "") for key in ("persona", "channel", "grade"))
    person = person_of(people, persona) if persona else None
    foot = []
    if person and (len(shown.personas) > 1 or persona not in shown.personas):
        foot.append(whose(person, room))
    if channel:
        foot.append(labelled(channel_mark(channel), shown.label("notes", "channel", channel), room))
    if grade:
        foot.append(labelled(grade_mark(grade), shown.label("notes", "grade", grade), room))
    text = text_block(cells.get("text", ""), room)
    if not text.height:
        text = text_block("Empty note", room, colour="ink-3")
    parts = [text, in_rows(foot, room, 10, 2)]
    if where:
        parts.insert(0, text_block(where, room, SMALL, SMALL_LEADING, "ink-3"))
    inner = stacked(parts, 5)
    paper = paper_of(person.place if person else -1)
    return Group(0, 0, wide, inner.height + 16, (_sheet(wide, inner.height + 16, paper, grade), inner.at(PAD, 8)))


def _sheet(wide: float, tall: float, paper: str, grade: str) -> Group:
    if grade == ASSUMED:
        # Not pinned down yet: no shadow.
        return Group(0, 0, wide, tall, (Box(0, 0, wide, tall, paper, "edge", 1, 3, dashed=True),))
    shadow = Box(0, 1, wide, tall, "line-2", radius=3)
    return Group(0, 0, wide, tall, (shadow, Box(0, 0, wide, tall, paper, "line", 1, 3)))
