"""Scores of tasks, 1 to 5, and scores of emotions, −2 to 2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from journeykit.schema.columns import Column, number

NEUTRAL = 3
"""The score of a task that is worth 0."""

OWN = number(
    "task_score",
    "Score of the task",
    "How this task feels, 1 to 5 as in Mermaid, at stages whose tasks differ; there, one without is not rated.",
    low=1,
    high=5,
)
"""A column of notes: the scores of tasks that their persona's emotion at the stage does not tell."""

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)


def number_in(text: str) -> float | None:
    """Return the number that a text is; a comma may stand for the point.

    >>> number_in(" 4 "), number_in("3,5"), number_in("four")
    (4.0, 3.5, None)
    """
    plain = text.strip().replace(",", ".")
    return float(plain) if _NUMBER.fullmatch(plain) else None


def is_score(value: float | None) -> bool:
    """Tell whether a number is a score of a task."""
    return value is not None and 1 <= value <= 5


def emotion_of(scores: Sequence[float]) -> int | None:
    """Return the emotion that tasks with these scores add up to: their mean in whole steps, halves towards neutral.

    >>> emotion_of([5, 3, 1]), emotion_of([5, 4]), emotion_of([1, 2]), emotion_of([])
    (0, 1, -1, None)
    """
    if not scores:
        return None
    mean = sum(scores) / len(scores) - NEUTRAL
    steps = int(abs(mean) + 0.5 - 1e-9)
    return steps if mean > 0 else -steps


def why(scores: Sequence[float], emotion: int | None) -> str:
    """Return what an emotion's note says if it is reckoned from differing scores.

    >>> why([5, 3, 1], 0), why([4, 4], 1)
    ("Mean of the tasks' scores: 5, 3, 1", '')
    """
    if emotion is None or all(score == emotion + NEUTRAL for score in scores):
        return ""
    return f"Mean of the tasks' scores: {', '.join(map(shown, scores[:50]))}"


def shown(score: float) -> str:
    """Return a score as a file has it.

    >>> shown(4.0), shown(3.5)
    ('4', '3.5')
    """
    return str(int(score)) if float(score).is_integer() else repr(float(score))


def own_score(value: object, column: Column | None) -> float | None:
    """Return the score that a note has of its own, if its table keeps such scores."""
    if column is None or column.kind not in ("number", "scale") or not isinstance(value, int | float):
        return None
    return float(value) if is_score(value) else None
