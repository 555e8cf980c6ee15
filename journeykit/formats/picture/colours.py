"""The colours of a picture by name, on a light ground and on a dark one: those of the board, and no others."""

from __future__ import annotations

from collections.abc import Mapping

from journeykit.charts.theme import ASSUMED, BEING, DARK, DEFICIT, EDGE, INK, INK_2, INK_3, LINE, LINE_2, PERSONAS, SUNK

_BOTH: dict[str, tuple[str, str]] = {
    "ground": ("#ffffff", "#212121"),
    "ink": (INK, DARK[INK]),
    "ink-2": (INK_2, DARK[INK_2]),
    "ink-3": (INK_3, DARK[INK_3]),
    "line": (LINE, DARK[LINE]),
    "line-2": (LINE_2, DARK[LINE_2]),
    "edge": (EDGE, DARK[EDGE]),
    "sunk": (SUNK, DARK[SUNK]),
    "side-frontstage": ("#fafbfb", "#212325"),
    "side-backstage": ("#f4f5f7", "#1d1e20"),
    "side-support": ("#eef0f2", "#191a1c"),
    **{f"persona-{at}": (hue, DARK[hue]) for at, hue in enumerate(PERSONAS, 1)},
    "on-persona": ("#ffffff", "#14171a"),
    "paper": ("#ffffff", "#2f3135"),
    "paper-1": ("#e9f3fa", "#223643"),
    "paper-2": ("#fdf0e6", "#40301f"),
    "paper-3": ("#e6f5ef", "#1f3a31"),
    "paper-4": ("#f9ecf4", "#3c2a36"),
    "paper-5": ("#fbf3dc", "#3a321c"),
    "paper-6": ("#e6e9ec", "#3f444a"),
    "paper-7": ("#f1f3f4", "#34373b"),
    "deficit": (DEFICIT, DARK[DEFICIT]),
    "being": (BEING, DARK[BEING]),
    "on-deficit": ("#ffffff", "#10211b"),
    "assumed": (ASSUMED, "#f3975a"),
    "known": (PERSONAS[0], DARK[PERSONAS[0]]),
    "bar": ("#7a838d", "#7f8892"),
    "bar-high": ("#2f3740", "#dfe3e7"),
    "bar-track": ("#e4e7ea", "#3a3e43"),
}
LIGHT: Mapping[str, str] = {name: light for name, (light, _) in _BOTH.items()}
NIGHT: Mapping[str, str] = {name: dark for name, (_, dark) in _BOTH.items()}

HUES = len(PERSONAS)


def hue_of(place: int) -> str:
    """Return the colour of a persona by their place in the table; the seventh and every further one are grey.

    >>> hue_of(0), hue_of(11)
    ('persona-1', 'persona-7')
    """
    return f"persona-{min(max(place, 0), HUES - 1) + 1}"


def paper_of(place: int) -> str:
    """Return the paper of a persona's notes; what has no persona stands on plain paper.

    >>> paper_of(0), paper_of(-1)
    ('paper-1', 'paper')
    """
    return "paper" if place < 0 else f"paper-{min(place, HUES - 1) + 1}"
