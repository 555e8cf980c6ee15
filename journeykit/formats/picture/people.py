"""What personas are called where there is little room: a first name, initials."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from journeykit.formats.picture.shown import Shown

GONE, NOBODY = "A deleted persona", "Nobody in particular"
GREY = 6


@dataclass(frozen=True, slots=True)
class Person:
    """A persona as marks and labels name them; ``place`` gives colour and shape."""

    id: str
    name: str
    short: str
    initials: str
    place: int

    @property
    def initial(self) -> str:
        """What fits into a small face."""
        return self.initials if self.initials.isdecimal() else self.initials[:1]


def people_of(shown: Shown) -> dict[str, Person]:
    """Return everybody in the map, by id; a first name is short for a name as long as nobody shares it."""
    names = {row: shown.name("personas", row) for row in shown.places}
    firsts = Counter(name.split()[0] for name in names.values())
    return {
        row: Person(
            row,
            name,
            first if firsts[first := name.split()[0]] == 1 else name,
            _initials(name),
            shown.places[row],
        )
        for row, name in names.items()
    }


def person_of(people: dict[str, Person], persona: str) -> Person:
    """Return a persona; who has been deleted, and nobody in particular, are grey."""
    if persona in people:
        return people[persona]
    name = GONE if persona else NOBODY
    return Person(persona, name, name, "?", GREY)


def _initials(name: str) -> str:
    """Return the first letters of the first and the last name; a number tells people apart by itself.

    >>> _initials("Ruth Lindqvist"), _initials("emre"), _initials("Person 12"), _initials("(?)")
    ('RL', 'E', '12', '?')
    """
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    if words[-1].isdecimal() and len(words[-1]) < 3:
        return words[-1]
    ends = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0] for word in ends).upper()[:2]
