"""Random histories: what people, lines, kernels and time do, as plain lists that JSON can hold."""

from __future__ import annotations

import errno
import random
from typing import Any

Action = tuple[Any, ...]

PEOPLE = ("ana", "ben", "cem")
COLUMNS = ("statement", "statement", "usp", "rival")
FATES = ("arrives", "arrives", "arrives", "is lost", "comes twice", "is copied for later")

SAVED: Action = ("saved",)
"""The map has a file before anything happens. …"""
IN_MEMORY: Action = ("in memory",)
"""… Or it never has one: what a kernel has forgotten, nobody brings back."""
EDITS = {
    "type": 8, "begin": 2, "title": 1, "add": 2, "remove": 1, "move": 1, "undo": 2, "redo": 1, "notebook": 1,
    "react": 1, "time": 3,
}  # fmt: skip
THEMES: dict[str, dict[str, int]] = {
    # Every history has one. What neither a theme nor EDITS names does not happen.
    "bad line": {"carry": 14, "flow": 1},
    "quarrels": {
        "type": 6, "title": 0, "add": 0, "remove": 4, "undo": 5, "redo": 0, "restart": 1, "run_cell": 1,
        "carry": 16,
    },
    "cuts": {"cut": 2, "join": 2, "carry": 5, "flow": 2},
    "outages": {"outage": 1, "mend": 1, "carry": 5, "flow": 2},
    "restarts": {"restart": 2, "run_cell": 3, "reload": 1, "carry": 8, "flow": 2},
    "no file": {"restart": 1, "carry": 8, "flow": 2},
    "deaths": {"kill_soon": 3, "restart": 1, "run_cell": 3, "carry": 6, "flow": 4},
    "take-overs": {"take_over": 1, "restart": 1, "run_cell": 2, "reload": 1, "carry": 8, "flow": 2},
    "disk in trouble": {"trouble": 3, "reload": 1, "restart": 1, "run_cell": 1, "carry": 6, "flow": 3},
    "reloads": {"reload": 2, "carry": 8, "flow": 2},
    "tabs": {"type": 14, "reload": 1, "duplicate": 2, "carry": 8, "flow": 1},
    "everything": {
        "cut": 1, "join": 1, "outage": 1, "mend": 1, "restart": 1, "kill_soon": 1, "run_cell": 2, "take_over": 1,
        "reload": 1, "trouble": 1, "duplicate": 1, "carry": 8, "flow": 2,
    },
}  # fmt: skip


def random_history(seed: int, theme: str = "") -> list[Action]:
    """Return the actions of a history. Each is complete in itself, so that any may be left out."""
    draw = random.Random(seed)
    theme = theme or draw.choice(list(THEMES))
    weights = {**EDITS, **THEMES[theme]}
    happenings = draw.choices(list(weights), list(weights.values()), k=draw.randint(10, 45))
    people = PEOPLE[: 1 if theme == "tabs" else draw.choice((2, 2, 3))]
    # Somebody's second tab does something too, if there is one by then.
    actors = (*people, f"{people[0]}2") if "duplicate" in weights else people
    # Who quarrels does so about one cell.
    rows, columns = (1, COLUMNS[:1]) if theme == "quarrels" else (5, COLUMNS)
    begin = [IN_MEMORY] if theme == "no file" else [SAVED] if draw.random() < 0.3 else []
    return [*begin, *(("arrive", who) for who in people)] + [
        action for number, name in enumerate(happenings) for action in _one(draw, name, number, actors, rows, columns)
    ]


def _one(
    draw: random.Random, name: str, number: int, people: tuple[str, ...], rows: int, columns: tuple[str, ...]
) -> list[Action]:
    who, row = draw.choice(people), draw.randrange(rows)
    match name:
        case "type":
            # Few cells, so that people meet.
            return [("type", who, row, draw.choice(columns), f"{who}-{number}")]
        case "begin":
            return [("begin", who, row, draw.choice(columns))]
        case "title" | "add":
            return [(name, who, f"{who}-{number}")]
        case "notebook":
            return [("notebook", row, draw.choice(columns), f"notebook-{number}")]
        case "react":
            return [("react", draw.choice(columns), f"reaction-{number}")]
        case "remove":
            return [("remove", who, row)]
        case "move":
            return [("move", who, row, draw.choice((-1, 1)))]
        case "restart":
            return [("restart", draw.random() < 0.5, draw.random() < 0.7)]
        case "trouble":
            return [("trouble", draw.choice((errno.ENOSPC, errno.EIO, 0)))]
        case "kill_soon":
            return [("kill_soon", draw.choice((1, 2, 3, 4, 6, 9, 15)), draw.random() < 0.5, draw.random() < 0.7)]
        case "undo" | "redo" | "join" | "run_cell":
            return [(name, who)]
        case "reload":
            return [("reload", who, draw.random() < 0.5)]
        case "cut":
            return [("cut", who, draw.choice(("loses", "loses", "holds")))]
        case "duplicate":
            return [("duplicate", people[0], f"{people[0]}2")]
        case "carry":
            way = draw.choice(("up", "down"))
            return [("carry", who, way, draw.choice((1, 1, 2, 5)), draw.choice(FATES)) for _ in range(2)]
        case "time":
            return [("time", draw.choice((20, 60, 300, 2_000, 5_000, 12_000)))]
        case "outage":
            return [("outage", draw.choice(("loses", "holds")))]
        case _:
            return [(name,)]
