"""The words of a board as a sheet, in all languages, and how a note stands in one line of a cell."""

from __future__ import annotations

import re
from functools import cache

from journeykit.formats.importing.words import normal, words
from journeykit.schema.tables import DEFAULT_LANES, STAGES
from journeykit.schema.values import fold

CORNER = STAGES.row_title.capitalize()
"""What stands above the stages in a board of ours."""

ABOUT = {fold(column.title): column for column in STAGES.columns if column.name not in (STAGES.label, "author")}
"""The stages' own columns, by title."""

SCORE_TITLE = re.compile(r"emotion (as is|to be)(?:: (.*))?", re.IGNORECASE)

FEELING = "feeling"
"""What a lane means whose cells may be scores."""

OTHER = "other"
"""What a lane means that is a lane for sure, and none of the default ones."""

_SIDES = {row: side for row, _, _, side in DEFAULT_LANES} | {FEELING: "customer"}
_OF_JOURNEYS = ("board", "journey", "journey map")
_MAX_LETTERS = 300
"""Nobody's title is longer than that; the rest of one is not looked at."""

_BULLET = re.compile(r"(?:[-*+]\s+)?\[[ xX]?\]\s+|[-*+‣▪–—●○◦►]\s+|[•·]\s*")


@cache
def _meanings() -> dict[str, str]:
    return words().boards | {normal(name): row for row, name, _, _ in DEFAULT_LANES}


def lane_meaning(title: str) -> str:
    """Return what a lane of this title is in whatever language: a default lane, "feeling", "other"; empty if unknown.

    >>> lane_meaning("Denken"), lane_meaning("行動"), lane_meaning("Gefühle"), lane_meaning("Music")
    ('thinking', 'doing', 'feeling', '')
    """
    return _meanings().get(normal(title[:_MAX_LETTERS]), "")


def side_of_lane(title: str) -> str:
    """Return the side of a blueprint on which a lane of this title stands; empty if nobody knows.

    >>> side_of_lane("Pensées"), side_of_lane("Music")
    ('customer', '')
    """
    return _SIDES.get(lane_meaning(title), "")


def is_lane(title: str) -> bool:
    """Tell whether a title is a word for what stands beside stages: it tells which way round a sheet stands."""
    return lane_meaning(title) != "" or fold(title) in ABOUT or SCORE_TITLE.fullmatch(title) is not None


def is_stages(title: str) -> bool:
    """Tell whether a title is a word for stages, in whatever language."""
    return normal(title[:_MAX_LETTERS]) in words().tables["stages"]


def is_title(title: str) -> bool:
    """Tell whether a title is one that boards have: it tells what separates the cells of a file."""
    return is_lane(title) or is_stages(title)


def is_corner(text: str) -> bool:
    """Tell whether what stands above the stages only says that stages, or lanes, are named there.

    >>> is_corner("Stage"), is_corner("Lane ↓ / Phase →"), is_corner("hello"), is_corner(";")
    (True, True, False, False)
    """
    pieces = [*filter(None, map(fold, re.split(r"[^\w ]+", text[:200])))]
    lanes = words().tables["lanes"]
    return bool(pieces) and all(piece in _OF_JOURNEYS or is_title(piece) or normal(piece) in lanes for piece in pieces)


def note_line(text: str) -> str:
    r"""Return a note's text as one line of a cell; `note_meant` takes off the bullet of one that begins with a bullet.

    >>> note_line("Takes a photo"), note_line("- and\n waits"), note_meant("• - and waits")
    ('Takes a photo', '• - and waits', '- and waits')
    """
    plain = one_line(text)
    return f"• {plain}" if _BULLET.match(plain + " ") else plain


def note_meant(line: str) -> str:
    """Return the note that a line of a cell is; empty for a bullet without a text."""
    plain = one_line(line)
    bullet = _BULLET.match(plain + " ")
    return plain[bullet.end() :] if bullet else plain


def one_line(text: str) -> str:
    """Return a text with every run of blanks and line breaks as one blank."""
    return " ".join(text.split())
