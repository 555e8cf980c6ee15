"""The marks of the board, as paths: a shape says what it is, colour only says whose."""

from __future__ import annotations

from journeykit.formats.picture.colours import hue_of
from journeykit.formats.picture.figures import Box, Figure, Group, Shape, Words
from journeykit.formats.picture.letters import width

PERSONA_SHAPES = (
    "M7 0A7 7 0 1 1-7 0 7 7 0 1 1 7 0Z",
    "M-6.2-6.2H6.2V6.2H-6.2Z",
    "M0-7.8 7.8 5.8H-7.8Z",
    "M0-8.2 8.2 0 0 8.2-8.2 0Z",
    "M-3.8-6.6H3.8L7.6 0 3.8 6.6H-3.8L-7.6 0Z",
    "M-2.6-7.2H2.6V-2.6H7.2V2.6H2.6V7.2H-2.6V2.6H-7.2V-2.6H-2.6Z",
)
"""Circle, square, triangle, diamond, hexagon, cross: about equally heavy around nought."""
STAR = "m8 1.8 1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.5l-3.8 2.1.7-4.3-3.1-3 4.3-.6Z"
CLOSED_EYE = "M2 6.5c3.4 4 8.6 4 12 0M8 9.6v2.6M4.4 8.7 3 10.8M11.6 8.7l1.4 2.1"
_LEVELS = {
    "physiological": (
        "M3.5 1.5h13a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-13a2 2 0 0 1 2-2Z",
        "M8 14V6h2.6a2.4 2.4 0 0 1 0 4.8H8",
    ),
    "safety": (
        "M10 .8 18.5 3.6V10c0 4.6-3.4 7.6-8.5 9.4C4.9 17.6 1.5 14.6 1.5 10V3.6Z",
        "M12.4 7.2C11.8 6.3 11 6 10 6 8.6 6 7.6 6.7 7.6 7.9c0 2.7 4.9 1.2 4.9 4 0 1.2-1 2-2.5 2-1.2 0-2.2-.5-2.7-1.5",
    ),
    "love_belonging": ("M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z", "M8 6v8h4.3"),
    "esteem": (
        (
            "M11.1.9 19.1 8.9a1.5 1.5 0 0 1 0 2.2l-8 8a1.5 1.5 0 0 1-2.2 0l-8-8"
            "a1.5 1.5 0 0 1 0-2.2l8-8a1.5 1.5 0 0 1 2.2 0Z"
        ),
        "M12.3 6H8v8h4.3M8 9.9h3.7",
    ),
    "self_actualization": ("M5.4 1.7h9.2L19.2 10l-4.6 8.3H5.4L.8 10Z", "M6.9 14 10 6l3.1 8M8 11.3h4"),
}
"""Maslow's levels: a shape, and a letter in it."""
_CHANNELS = {
    "website": "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM2.5 8h11M8 2.5c4 3.5 4 7.5 0 11-4-3.5-4-7.5 0-11",
    "app": "M6 1.8h4a1.5 1.5 0 0 1 1.5 1.5v9.4a1.5 1.5 0 0 1-1.5 1.5H6a1.5 1.5 0 0 1-1.5-1.5V3.3A1.5 1.5 0 0 1 6 1.8Z"
    "M7.3 12h1.4",
    "phone": "M3 3.5 5.3 2.5l1.6 3-1.5 1.3a7 7 0 0 0 3.8 3.8l1.3-1.5 3 1.6-1 2.3C8 14.5 1.5 8 3 3.5Z",
    "email": "M2 4h12v8.5H2ZM2 4.5l6 4.5 6-4.5",
    "letter": "M2 4h12v8.5H2ZM2 4.5l6 4.5 6-4.5",
    "branch": "M2.5 7.5V13.5h11V7.5M1.5 7.5l1.5-5h10l1.5 5ZM6.5 13.5V10h3v3.5",
    "agent": "M8 2.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2ZM2.8 13.8c.4-3 2.4-4.6 5.2-4.6s4.8 1.6 5.2 4.6",
    "chat": "M2.5 3h11v8h-6L4.5 13.5V11h-2Z",
    "social_media": "M11.5 2.5v4M4.5 8 11.5 4.5M4.5 8l7 3.5M4.5 8h.1M11.5 4.5h.1M11.5 11.5h.1",
    "advertising": "M2.5 6.5v3H5l6 3.5V3L5 6.5ZM13.3 6.5v3",
}
_RING = "M6 1.3a4.7 4.7 0 1 0 0 9.4 4.7 4.7 0 0 0 0-9.4Z"
_GRADES = {
    "assumption": Shape("M1.5 1.5h9v9h-9Z", 0, 0, 1, "", "assumed", 1.4, dashed=True),
    "one_voice": Shape(_RING, 0, 0, 1, "", "known", 1.4),
    "several_voices": Shape(_RING, 0, 0, 1, "", "known", 1.4),
    "measured": Shape("M6 .7a5.3 5.3 0 1 0 0 10.6A5.3 5.3 0 0 0 6 .7Z", 0, 0, 1, "known"),
}
"""How we know: the mark fills up with what we know."""


def grade_mark(grade: str) -> Group | None:
    """Return the mark of a grade, 12 pixels square; nothing for one that is not known."""
    if grade not in _GRADES:
        return None
    figures: list[Figure] = [_GRADES[grade]]
    if grade == "several_voices":
        figures.append(Shape("M6 1.3a4.7 4.7 0 0 0 0 9.4Z", 0, 0, 1, "known"))
    return Group(0, 0, 12, 12, tuple(figures))


def level_mark(level: str, side: float = 20) -> Group | None:
    """Return the mark of one of Maslow's levels: deficit needs are filled, the being need is outlined."""
    if level not in _LEVELS:
        return None
    shape, letter = _LEVELS[level]
    scale = side / 20
    being = level == "self_actualization"
    outline = Shape(shape, 0, 0, scale, "", "being", 1.6) if being else Shape(shape, 0, 0, scale, "deficit")
    written = Shape(letter, 0, 0, scale, "", "being" if being else "on-deficit", 1.7)
    return Group(0, 0, side, side, (outline, written))


def channel_mark(channel: str) -> Group | None:
    """Return the picture of a channel, 13 pixels square; nothing for a channel of one's own."""
    if channel not in _CHANNELS:
        return None
    return Group(0, 0, 13, 13, (Shape(_CHANNELS[channel], 0, 0, 13 / 16, "", "ink-2", 1.3),))


def star(side: float = 16) -> Group:
    """Return the mark of a moment of truth."""
    return Group(0, 0, side, side, (Shape(STAR, 0, 0, side / 16, "ink"),))


def closed_eye(colour: str, side: float = 16) -> Group:
    """Return the mark of what somebody does not notice."""
    return Group(0, 0, side, side, (Shape(CLOSED_EYE, 0, 0, side / 16, "", colour, 1.4),))


def point(place: int, x: float, y: float, hollow: bool = False, scale: float = 1, ground: str = "ground") -> Shape:
    """Return a persona's point, centred on x, y: full for what is, hollow for what is to be."""
    path = PERSONA_SHAPES[max(place, 0) % len(PERSONA_SHAPES)]
    if hollow:
        return Shape(path, x, y, scale * 0.82, ground, hue_of(place), 2.6)
    return Shape(path, x, y, scale, hue_of(place), ground, 2)


def face(place: int, initials: str, radius: float) -> Group:
    """Return a persona as a disc with initials."""
    side, size = 2 * radius, max(round(radius * 0.8, 1), 11)
    disc = Shape(PERSONA_SHAPES[0], radius, radius, radius / 7, hue_of(place))
    if not initials:
        return Group(0, 0, side, side, (disc,))
    letters = Words(radius, radius + size * 0.36, (initials,), size, "on-persona", True, "middle", room=side)
    return Group(0, 0, side, side, (disc, letters))


def pill(text: str, fill: str = "ink-2", colour: str = "ground", edge: str = "", size: float = 11) -> Group:
    """Return a short word in a box of its own."""
    wide = width(text, size, bold=True) + 10
    box = Box(0, 0, wide, 16, fill, edge, 1, 3)
    return Group(0, 0, wide, 16, (box, Words(wide / 2, 11.8, (text,), size, colour, True, "middle", room=wide - 4)))
