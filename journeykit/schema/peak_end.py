"""What of a journey is remembered: its peak and its end. Pure functions; the browser has the first two."""

from __future__ import annotations

from collections.abc import Sequence

Scores = Sequence[float | None]
"""The scores of one persona by stage, −2 to 2; None where nobody rated."""


def peak(scores: Scores) -> int | None:
    """Return the place furthest from neutral: of equals the worse, then the later.

    None where there are fewer than two scores, or all are neutral.

    >>> peak([-2, 0, None, 2, 1]), peak([2, 1, 2]), peak([0, 0]), peak([2])
    (0, 2, None, None)
    """
    rated = _rated(scores)
    found = max(rated, key=lambda at: (abs(rated[at]), -rated[at], at), default=None)
    return found if found is not None and rated[found] and len(rated) > 1 else None


def end(scores: Scores) -> int | None:
    """Return the last place with a score; None where there are fewer than two.

    >>> end([-2, 1, None]), end([1, None])
    (1, None)
    """
    rated = _rated(scores)
    return max(rated) if len(rated) > 1 else None


def peak_end(scores: Scores) -> float | None:
    """Return the mean of peak and end, −2 to 2; None without a score.

    Of one score, or of neutral ones, it is that score. Source: D. Kahneman et al., "When More Pain Is Preferred to
    Less" (1993).

    >>> peak_end([1, 2, 2, -1, -2, 0, 1.5, 2, -1]), peak_end([1]), peak_end([0, 0]), peak_end([None])
    (-1.5, 1.0, 0.0, None)
    """
    rated = _rated(scores)
    if not rated:
        return None
    furthest = max(rated.values(), key=lambda score: (abs(score), -score))
    return (furthest + rated[max(rated)]) / 2


def _rated(scores: Scores) -> dict[int, float]:
    return {at: score for at, score in enumerate(scores) if score is not None}
