"""What personas are called where there is little room: a first name, initials."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.formats.picture.shown import Shown
from journeykit.model.short_names import UNKNOWN, initials, short_initials, short_names

GONE, NOBODY = "A deleted persona", "Nobody in particular"
GREY = 6


@dataclass(frozen=True, slots=True)
class Person:
    """A persona as marks and labels name them; ``place`` gives colour and shape, ``initial`` fits into a small face."""

    id: str
    name: str
    short: str
    initials: str
    initial: str
    place: int


def people_of(shown: Shown) -> dict[str, Person]:
    """Return everybody in the map, by id; a first name is short for a name as long as nobody shares it."""
    names = {row: shown.name("personas", row) for row in shown.places}
    called = list(names.values())
    marks = zip(called, short_names(called), initials(called), short_initials(called), strict=True)
    return {row: Person(row, *mark, shown.places[row]) for row, mark in zip(names, marks, strict=True)}


def person_of(people: dict[str, Person], persona: str) -> Person:
    """Return a persona; who has been deleted, and nobody in particular, are grey."""
    if persona in people:
        return people[persona]
    name = GONE if persona else NOBODY
    return Person(persona, name, name, UNKNOWN, UNKNOWN, GREY)
