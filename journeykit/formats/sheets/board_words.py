"""The words of a board as a sheet: what its titles mean, and how a note stands in one line of a cell."""

from __future__ import annotations

import re

from journeykit.schema.tables import DEFAULT_LANES, STAGES
from journeykit.schema.values import fold

CORNER = STAGES.row_title.capitalize()
"""What stands above the stages in a board of ours."""

ABOUT = {fold(column.title): column for column in STAGES.columns if column.name not in (STAGES.label, "author")}
"""The stages' own columns, by title."""

STAGE_WORDS = frozenset({
    "stage", "stages", "phase", "phases", "step", "steps", "journey stage", "journey phase", "journey step", "station",
    "phasen", "stufe", "schritt", "etappe", "étape", "étapes", "fase", "fases", "etapa", "etapas",
})  # fmt: skip
"""What people write above their stages, folded."""

LANE_WORDS = frozenset({
    *(fold(name) for _, name, _, _ in DEFAULT_LANES), *ABOUT, "does", "do", "action", "actions", "activity",
    "activities", "customer action", "customer actions", "user action", "user actions", "tasks", "thinks", "think",
    "thoughts", "feeling", "feelings", "feels", "emotion", "emotions", "touchpoint", "touch point", "touch points",
    "channel", "channels", "backstage", "frontstage", "front stage", "back stage", "support processes", "systems",
    "internal processes", "pain", "pains", "pain point", "pain points", "problems", "barriers", "gains", "highlights",
    "positive", "positives", "negative", "negatives", "opportunity", "opportunities", "ideas", "improvement",
    "solutions", "questions", "needs", "expectations", "goals", "metrics", "kpis", "owner",
    "handeln", "handlungen", "aktivitäten", "tun", "denken", "gedanken", "fühlen", "gefühle", "emotionen",
    "kontaktpunkte", "berührungspunkte", "kanäle", "schmerzpunkte", "probleme", "chancen", "ideen", "verbesserungen",
    "fragen", "bedürfnisse", "ziele", "actions du client", "pensées", "émotions", "points de contact",
    "points de douleur", "opportunités", "idées", "acciones", "pensamientos", "emociones", "puntos de contacto",
    "oportunidades", "dolores",
})  # fmt: skip
"""What people call lanes, folded: it tells which way round a sheet stands."""

SCORE_TITLE = re.compile(r"emotion (as is|to be)(?:: (.*))?", re.IGNORECASE)

_CORNER_WORDS = STAGE_WORDS | LANE_WORDS | {"lane", "lanes", "swimlane", "swimlanes", "journey", "journey map", "board"}

_BULLET = re.compile(r"(?:[-*+]\s+)?\[[ xX]?\]\s+|[-*+‣▪–—●○◦►]\s+|[•·]\s*")
_LANE = "Lane: "


def score_title(version: str, persona: str) -> str:
    """Return the title of the scores that a persona's emotions have, in one version.

    >>> score_title("as_is", "Ruth")
    'Emotion as is: Ruth'
    """
    said = f"Emotion {version.replace('_', ' ')}"
    return f"{said}: {persona}" if persona else said


def is_corner(text: str) -> bool:
    """Tell whether what stands above the stages only says that stages, or lanes, are named there.

    >>> is_corner("Stage"), is_corner("Lane ↓ / Phase →"), is_corner("hello"), is_corner(";")
    (True, True, False, False)
    """
    words = [*filter(None, map(fold, re.split(r"[^\w ]+", text[:200])))]
    return bool(words) and all(word in _CORNER_WORDS for word in words)


def lane_title(name: str) -> str:
    """Return a lane's name as a title that means nothing else; `lane_meant` reads it.

    >>> lane_title("Doing"), lane_title("Goal"), lane_meant("Lane: Goal"), lane_meant("Lane: Fast")
    ('Doing', 'Lane: Goal', 'Goal', 'Lane: Fast')
    """
    return _LANE + name if _is_taken(name) else name


def lane_meant(title: str) -> str:
    """Return the name of the lane that a title stands for."""
    return title.removeprefix(_LANE) if _is_taken(title) else title


def _is_taken(title: str) -> bool:
    while title.startswith(_LANE):
        title = title.removeprefix(_LANE)
    return fold(title) in ABOUT or SCORE_TITLE.fullmatch(title) is not None


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
