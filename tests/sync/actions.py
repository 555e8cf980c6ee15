"""Random histories: what people, lines, kernels and time do, as plain lists that JSON can hold."""

from __future__ import annotations

import random
from typing import Any

Action = tuple[Any, ...]

PEOPLE = ("ana", "ben", "cem")
COLUMNS = ("statement", "statement", "usp", "rival")
FATES = ("arrives", "arrives", "arrives", "is lost", "comes twice", "is copied for later")

THEMES: dict[str, dict[str, int]] = {
    # Every history draws one of these; what a theme does not name happens with weight 0.
    "bad line": {"carry": 14, "flow": 1},
    "cuts": {"cut": 2, "join": 2, "carry": 5, "flow": 2},
    "outages": {"outage": 1, "mend": 1, "carry": 5, "flow": 2},
    "restarts": {"restart": 1, "carry": 8, "flow": 2},
    "reloads": {"reload": 2, "duplicate": 1, "carry": 8, "flow": 2},
    "everything": {
        "cut": 1, "join": 1, "outage": 1, "mend": 1, "restart": 1, "reload": 1, "duplicate": 1, "carry": 8, "flow": 2,
    },
}  # fmt: skip
EDITS = {
    "type": 8, "begin": 2, "title": 1, "add": 2, "remove": 1, "move": 1, "undo": 2, "redo": 1, "notebook": 1, "time": 3,
}  # fmt: skip


def random_history(seed: int) -> list[Action]:
    """Return the actions of a history. Each is complete in itself, so that any may be left out."""
    draw = random.Random(seed)
    weights = {**EDITS, **draw.choice(list(THEMES.values()))}
    happenings = draw.choices(list(weights), list(weights.values()), k=draw.randint(10, 45))
    people = PEOPLE[: draw.choice((2, 2, 3))]
    return [("arrive", who) for who in people] + [
        action for number, name in enumerate(happenings) for action in _one(draw, name, number, people)
    ]


def _one(draw: random.Random, name: str, number: int, people: tuple[str, ...]) -> list[Action]:
    who, row = draw.choice(people), draw.randrange(5)
    match name:
        case "type":
            # Few cells, so that people meet.
            return [("type", who, row, draw.choice(COLUMNS), f"{who}-{number}")]
        case "begin":
            return [("begin", who, row, draw.choice(COLUMNS))]
        case "title" | "add":
            return [(name, who, f"{who}-{number}")]
        case "notebook":
            return [("notebook", row, draw.choice(COLUMNS), f"notebook-{number}")]
        case "remove":
            return [("remove", who, row)]
        case "move":
            return [("move", who, row, draw.choice((-1, 1)))]
        case "undo" | "redo" | "reload" | "join":
            return [(name, who)]
        case "cut":
            return [("cut", who, draw.choice(("loses", "loses", "holds")))]
        case "duplicate":
            return [("duplicate", who, f"{who}-copy-{number}")]
        case "carry":
            way = draw.choice(("up", "down"))
            return [("carry", who, way, draw.choice((1, 1, 2, 5)), draw.choice(FATES)) for _ in range(2)]
        case "time":
            return [("time", draw.choice((20, 60, 300, 2_000, 5_000, 12_000)))]
        case "outage":
            return [("outage", draw.choice(("loses", "holds")))]
        case _:
            return [(name,)]
