"""What each persona has at each stage: a rating, or the mean over her needs; and where marks of one stage stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from journeykit.charts.part import Part
from journeykit.charts.stage_axis import placed
from journeykit.charts.wording import counted

RATED, UNNOTICED, MISSING = "rated", "does not notice", "not rated"


@dataclass(frozen=True, slots=True)
class Value:
    """What one persona has at one stage; the number is None where there is none."""

    number: float | None
    answer: str = RATED
    needs: int = 0
    """How many needs it is the mean of."""


@dataclass(frozen=True, slots=True)
class Values:
    """The values of all personas, by persona and stage (empty for no stage)."""

    by_place: Mapping[tuple[str, str], Value]
    left_out: str
    """What belongs to none of the personas, in words; empty if there is nothing."""

    def at(self, persona: str, stage: str) -> Value:
        """Return the value of a persona at a stage."""
        return self.by_place.get((persona, stage), Value(None, MISSING))

    @property
    def loose(self) -> bool:
        """Whether some belong to no stage."""
        return any(stage == "" for _, stage in self.by_place)


def ratings(part: Part, version: str) -> Values:
    """Return how each persona feels; of rows for one and the same place the first counts."""
    rows, found, strangers = part["emotions"], dict[tuple[str, str], Value](), list[object]()
    rows = rows[rows["version"] == version]
    cells = zip(rows["persona"], placed(rows, part["stages"].index), rows["score"], rows["unaware"], strict=True)
    for persona, stage, score, unaware in cells:
        if pd.isna(score) and not unaware:
            continue
        if persona not in part["personas"].index:
            strangers.append(persona)
            continue
        value = Value(None, UNNOTICED) if unaware else Value(float(score))
        found.setdefault((persona, stage), value)
    return Values(found, _left_out(strangers, "rating"))


def means(part: Part, column: str) -> Values:
    """Return the mean of a column over each persona's needs and those of everybody; a missing value counts nothing."""
    rows = part["needs"].dropna(subset=[column])
    numbers, strangers = dict[tuple[str, str], list[float]](), list[object]()
    personas = list(part["personas"].index)
    for whose, stage, number in zip(rows["persona"], placed(rows, part["stages"].index), rows[column], strict=True):
        of_everybody = not isinstance(whose, str) or not whose
        if not of_everybody and whose not in personas:
            strangers.append(whose)
        for persona in personas if of_everybody else [whose] if whose in personas else []:
            numbers.setdefault((persona, stage), []).append(float(number))
    found = {place: Value(sum(of) / len(of), RATED, len(of)) for place, of in numbers.items()}
    return Values(found, _left_out(strangers, "need"))


def _left_out(strangers: Sequence[object], what: str) -> str:
    """Say how many values belong to no persona, and to one that is no longer there.

    >>> _left_out([None, "gone", "gone"], "rating")
    '1 rating of nobody in particular and 2 of deleted personas'
    """
    gone = sum(isinstance(persona, str) and persona != "" for persona in strangers)
    nobody = len(strangers) - gone
    said = [f"{counted(nobody, what)} of nobody in particular"] if nobody else []
    if gone:
        many = str(gone) if nobody else counted(gone, what)
        said.append(f"{many} of {'a deleted persona' if gone == 1 else 'deleted personas'}")
    return " and ".join(said)


def beside(heights: Sequence[float], reach: float) -> list[tuple[float, int]]:
    """Return for each mark how many lanes it is moved aside, and of how many its group is.

    Marks nearer than ``reach`` to the next one are a group: they stand side by side, in their order.

    >>> beside([10, 90, 12], reach=5)
    [(-0.5, 2), (0.0, 1), (0.5, 2)]
    """
    found = dict[int, tuple[float, int]]()
    for group in _groups(heights, reach):
        for lane, mark in enumerate(sorted(group)):
            found[mark] = (lane - (len(group) - 1) / 2, len(group))
    return [found[mark] for mark in range(len(heights))]


def _groups(heights: Sequence[float], reach: float) -> Iterator[list[int]]:
    group = list[int]()
    for mark in sorted(range(len(heights)), key=lambda mark: heights[mark]):
        if group and heights[mark] - heights[group[-1]] >= reach:
            yield group
            group = []
        group.append(mark)
    if group:
        yield group
