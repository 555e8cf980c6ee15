"""What an emotion curve finds, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from journeykit.charts.curve_lines import VERSION_NAMES, Line
from journeykit.charts.lettering import one_line
from journeykit.charts.wording import counted
from journeykit.schema.peak_end import peak_end

_NAMED = 2
"""So many are named; of more it is said how many there are."""


def curve_finding(points: pd.DataFrame, lines: Sequence[Line], astray: int = 0) -> str:
    """Return where it is lowest, what will be remembered, and where the way to the goal is longest.

    ``astray`` ratings belong to no stage of the map: they are told of, for the curve has no place for them.
    """
    today = [line for line in lines if line.version == "as_is" and line.rated] or list(lines)
    several = len({line.persona for line in lines}) > 1
    said = [_lowest(points, today, several), _remembered(today, several), _farthest(points, several)]
    if astray:
        said.append(f"{counted(astray, 'rating belongs', 'ratings belong')} to no stage")
    return f"{'; '.join(part for part in said if part)}."


def _lowest(points: pd.DataFrame, lines: Sequence[Line], several: bool) -> str:
    scores = [(line.score(at), at, line) for line in lines for at in line.rated]
    if not scores:
        return "Nobody has given a score yet"
    low = min(score for score, _, _ in scores)
    if len(scores) > 1 and low == max(score for score, _, _ in scores):
        return f"{_signed(low)} wherever it is rated"
    found = [(at, line.called) for score, at, line in scores if score == low]
    stages = dict(zip(points["at"], points["stage"], strict=True))
    places = _few([stages[at] for at in sorted({at for at, _ in found})], "stages")
    who = f", {_few([called for _, called in found], 'personas')}" if several else ""
    return f"Lowest at {places} ({_signed(low)}{who})"


def _remembered(lines: Sequence[Line], several: bool) -> str:
    scores = [(line.called, score) for line in lines if (score := peak_end(line.scores)) is not None]
    if not several or not scores:
        return f"peak–end {_signed(scores[0][1])}" if scores else ""
    if len(scores) <= _NAMED:
        return f"peak–end {', '.join(f'{_short(called)} {_signed(score)}' for called, score in scores)}"
    low, high = (pick(score for _, score in scores) for pick in (min, max))
    return f"peak–end {_signed(low)} for all" if low == high else f"peak–end from {_signed(low)} to {_signed(high)}"


def _farthest(points: pd.DataFrame, several: bool) -> str:
    """Say where today is farthest below how it should become."""
    scored = points.dropna(subset="score")
    today, goal = (scored[scored["version"] == name] for name in VERSION_NAMES.values())
    both = today.merge(goal, on=["person", "at", "stage", "persona"], suffixes=("", "_to_be"))
    gaps = both["score_to_be"] - both["score"]
    if gaps.empty or gaps.max() <= 0:
        return ""
    widest = both[gaps == gaps.max()]
    if len(both) > 1 and len(widest) == len(both):
        return f"the way to go is {_signed(gaps.max())} everywhere"
    who = f", {_few(widest['persona'], 'personas')}" if several else ""
    return f"the farthest to go is at {_few(widest['stage'], 'stages')} ({_signed(gaps.max())}{who})"


def _few(names: Iterable[str], noun: str) -> str:
    told = list(dict.fromkeys(names))
    return " and ".join(map(_short, told)) if len(told) <= _NAMED else f"{len(told)} {noun}"


def _short(name: str) -> str:
    return one_line(name, 40)


def _signed(number: float) -> str:
    return f"{number:+g}".replace("-", "−") if number else "0"
