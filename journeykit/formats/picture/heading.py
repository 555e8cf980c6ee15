"""The head of a picture: what the map is called, what it is about, who travels."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.formats.picture.cards import SMALL, SMALL_LEADING, labelled, text_block
from journeykit.formats.picture.figures import NOTHING, Figure, Group, Words, in_rows, stacked
from journeykit.formats.picture.marks import face, grade_mark, point
from journeykit.formats.picture.people import Person
from journeykit.formats.picture.shown import Shown
from journeykit.formats.picture.wrapping import plain
from journeykit.model.page_cells import label_of, number_text

UNTITLED = "Journey map without a title"
_ABOUT = ("organisation", "department", "process", "scope", "period")
_CARD, _GAP = 300.0, 32.0
_FACE = 20.0
_WANTS = (("goals", "Wants"), ("frustrations", "Fears"))
_QUOTES = "“”„\"«»‚‘' "


def heading(shown: Shown, people: dict[str, Person], wide: float) -> Group:
    """Return the title with the personas beside it, or below where there are many."""
    shown_people = [people[row] for row in shown.personas]
    if shown_people and len(shown_people) <= 2 and wide >= 1_000:
        room = wide * (0.42 if len(shown_people) == 1 else 0.34)
        title, cards = _title(shown, room), _cards(shown, shown_people, wide - room - _GAP)
        return Group(0, 0, wide, max(title.height, cards.height), (title, cards.at(room + _GAP, 0)))
    return stacked([_title(shown, wide), _cards(shown, shown_people, wide)], 22, wide)


def title_of(shown: Shown) -> str:
    """Return what the map is called."""
    return " ".join(plain(shown.contents.fields.get("title") or "").split()) or UNTITLED


def _title(shown: Shown, room: float) -> Group:
    fields = shown.contents.fields
    about = []
    for name in _ABOUT:
        column = shown.contents.schema.field(name)
        said = plain(fields.get(name) or "").replace("\n", " ").strip()
        if said:
            about.append(label_of(column, said))
    return stacked(
        [
            text_block(title_of(shown), room, 26, 32, bold=True, beside=True),
            text_block(" · ".join(about), min(room, 760), 13, 19, "ink-2", beside=True),
            text_block(_counts(shown), room, 12, 18, "ink-3"),
        ],
        4,
        room,
    )


def _counts(shown: Shown) -> str:
    """Say how much there is."""
    said = []
    for table in ("stages", "notes", "needs"):
        spec, count = shown.contents.schema.table(table), len(shown.contents.tables[table])
        if count:
            said.append(f"{count:,} {spec.row_title if count == 1 else spec.title.lower()}")
    return " · ".join(said)


def _cards(shown: Shown, people: list[Person], wide: float) -> Group:
    if not people:
        return NOTHING
    columns = max(min(len(people), int((wide + _GAP) // (_CARD + _GAP))), 1)
    # Rows of about the same length.
    columns = -(-len(people) // -(-len(people) // columns))
    room = (wide - _GAP * (columns - 1)) / columns
    return in_rows([_card(shown, person, room) for person in people], wide + 1, _GAP, 18)


def _card(shown: Shown, person: Person, wide: float) -> Group:
    left = 2 * _FACE + 12
    room = wide - left
    who, said = list(_who(shown, person, room)), list(_said(shown, person, room))
    if said and room >= 380:
        part = room * 0.42
        who, said = list(_who(shown, person, part)), list(_said(shown, person, room - part - 20))
        beside = stacked(said, 4)
        name = stacked(who, 1)
        inner = Group(0, 0, room, max(name.height, beside.height), (name, beside.at(part + 20, 2)))
    else:
        inner = stacked([stacked(who, 1), stacked(said, 4)], 6, room)
    disc = face(person.place, person.initials, _FACE).at(0, 1)
    tall = max(inner.height, 2 * _FACE + 2)
    return Group(0, 0, wide, tall, (disc, inner.at(left, (tall - inner.height) / 2)))


def _who(shown: Shown, person: Person, room: float) -> Iterator[Group]:
    """Yield the name with the point of the curve, the segment, and how the persona is known."""
    cells = shown.contents.tables["personas"].by_id[person.id].cells
    name = text_block(person.name, room - 18, 14, 19, bold=True, beside=True)
    mark = point(person.place, 6, 9.5, scale=0.72)
    yield Group(0, 0, room, name.height, (mark, name.at(18, 0)))
    yield text_block(cells.get("segment", ""), room, 12, 17, "ink-2", beside=True)
    grade, asked = cells.get("grade", ""), cells.get("sample_size")
    said = [shown.label("personas", "grade", grade)] if grade else []
    if asked:
        said.append(f"n = {number_text(asked)}")
    if said:
        yield labelled(grade_mark(grade), " · ".join(said), room)


def _said(shown: Shown, person: Person, room: float) -> Iterator[Group]:
    """Yield the quote, what the persona wants and what they fear."""
    cells = shown.contents.tables["personas"].by_id[person.id].cells
    quote = plain(cells.get("quote", "")).strip(_QUOTES)
    if quote:
        yield text_block(f"“{quote}”", room, 13, 18.5, beside=True)
    for column, word in _WANTS:
        text = text_block(cells.get(column, ""), room - 44, 12, 17, "ink-2", beside=True)
        if text.height:
            label = Words(0, 12.5, (word,), SMALL, "ink-3", room=42)
            figures: tuple[Figure, ...] = (label, text.at(44, 0))
            yield Group(0, 0, room, max(text.height, SMALL_LEADING), figures)
