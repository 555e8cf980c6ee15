"""Who feels what at each stage: a series for every persona and version that has an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from journeykit.formats.picture.people import Person, person_of
from journeykit.formats.picture.shown import Shown
from journeykit.formats.picture.wrapping import plain
from journeykit.model.rows import Row
from journeykit.schema.peak_end import end, peak

UNAWARE: Literal["unaware"] = "unaware"
Felt: TypeAlias = float | Literal["unaware"] | None
"""A score; that the customer does not notice; or that nobody has said."""


@dataclass(frozen=True)
class Series:
    """What one person feels in one version, stage by stage."""

    person: Person
    version: str
    felt: tuple[Felt, ...]
    words: tuple[str, ...]

    def score(self, at: int) -> float | None:
        """Return the score at a stage, if it has one."""
        felt = self.felt[at] if 0 <= at < len(self.felt) else None
        return None if felt is None or isinstance(felt, str) else felt

    @cached_property
    def rated(self) -> list[int]:
        """The stages that have a score."""
        return [at for at in range(len(self.felt)) if self.score(at) is not None]

    @cached_property
    def end(self) -> int | None:
        """The last stage with a score, where there are several."""
        return end([self.score(at) for at in range(len(self.felt))])

    @cached_property
    def peak(self) -> int | None:
        """The stage furthest from neutral, where there are several."""
        return peak([self.score(at) for at in range(len(self.felt))])

    def tag(self, at: int) -> str:
        """Return "Peak", "End", both or nothing."""
        if self.peak == at:
            return "Peak and end" if self.end == at else "Peak"
        return "End" if self.end == at else ""


@dataclass(slots=True)
class Feelings:
    """The series that a curve shows, and the answers for which it has no place."""

    series: list[Series] = field(default_factory=list)
    loose: list[Row] = field(default_factory=list)
    hidden: int = 0

    @property
    def unaware(self) -> bool:
        """Whether somebody does not notice a stage."""
        return any(UNAWARE in one.felt for one in self.series)


def feelings_in(shown: Shown, people: dict[str, Person]) -> Feelings:
    """Return what is felt by those who are shown; the first answer of its kind counts."""
    places = {stage.id: at for at, stage in enumerate(shown.stages)}
    answers: dict[tuple[str, str], dict[int, Row]] = {}
    found = Feelings()
    for row in shown.contents.tables["emotions"]:
        whose, stage, version = (row.cells.get(key, "") for key in ("persona", "stage", "version"))
        if not shown.everybody and whose not in shown.personas:
            found.hidden += 1
        elif stage not in places or version not in ("as_is", "to_be") or _felt(row) is None:
            if _says(row):
                found.loose.append(row)
        elif version not in shown.versions:
            found.hidden += 1
        elif places[stage] in answers.setdefault((whose, version), {}):
            found.loose.append(row)
        else:
            answers[whose, version][places[stage]] = row
    strangers = [whose for whose, _ in answers if whose not in people]
    for whose in dict.fromkeys([*shown.personas, *strangers]):
        for version in shown.versions:
            if cells := answers.get((whose, version)):
                found.series.append(_series(shown, person_of(people, whose), version, cells))
    return found


def _series(shown: Shown, person: Person, version: str, cells: dict[int, Row]) -> Series:
    rows = [cells.get(at) for at in range(len(shown.stages))]
    felt = tuple(None if row is None else _felt(row) for row in rows)
    words = tuple("" if row is None else word_of(shown, row) for row in rows)
    return Series(person, version, felt, words)


def word_of(shown: Shown, row: Row) -> str:
    """Return the customer's word, in one line, with a capital."""
    said = " ".join(plain(row.cells.get("word", "")).split())
    label = shown.label("emotions", "word", said)
    return label[:1].upper() + label[1:]


def _felt(row: Row) -> Felt:
    if row.cells.get("unaware"):
        return UNAWARE
    score = row.cells.get("score")
    return score if isinstance(score, int | float) else None


def _says(row: Row) -> bool:
    return any(row.cells.get(key) not in (None, "", False) for key in ("score", "word", "unaware", "note"))


@dataclass(frozen=True, slots=True)
class Gap:
    """The difference between as is and to be at one stage."""

    stage: int
    low: float
    high: float
    first: int
    second: int
    """Which series."""


def widest_gap(series: Sequence[Series]) -> Gap | None:
    """Return where as is and to be of the first person lie furthest apart; the first of equals."""
    whose = series[0].person.id if series else ""
    by_version = {one.version: at for at, one in reversed(list(enumerate(series))) if one.person.id == whose}
    if len(by_version) < 2:
        return None
    first, second = by_version["as_is"], by_version["to_be"]
    widest: Gap | None = None
    for stage in range(len(series[first].felt)):
        low, high = series[first].score(stage), series[second].score(stage)
        if low is None or high is None or low == high:
            continue
        if widest is None or abs(high - low) > abs(widest.high - widest.low):
            widest = Gap(stage, low, high, first, second)
    return widest


def slots(series: Sequence[Series]) -> list[list[float]]:
    """Return how many places each point stands aside, so that points of one height stand side by side."""
    stages = len(series[0].felt) if series else 0
    found = [[0.0] * stages for _ in series]
    for stage in range(stages):
        heights: dict[Felt, list[int]] = {}
        for at, one in enumerate(series):
            if one.felt[stage] is not None:
                heights.setdefault(one.felt[stage], []).append(at)
        for group in heights.values():
            for place, at in enumerate(group):
                found[at][stage] = place - (len(group) - 1) / 2
    return found


def segments(one: Series) -> Iterator[int]:
    """Yield the stages from which a line runs to the next: nothing is drawn over a stage without a score."""
    rated = set(one.rated)
    yield from (at for at in sorted(rated) if at + 1 in rated)


def beside(series: Sequence[Series]) -> list[dict[int, int]]:
    """Return for each part of each line how many earlier ones run exactly there: later ones are drawn beside them."""
    seen: dict[tuple[int, tuple[Felt, ...]], int] = {}
    found = []
    for one in series:
        counts = {}
        for stage in segments(one):
            part = stage, one.felt[stage : stage + 2]
            counts[stage] = seen.get(part, 0)
            seen[part] = counts[stage] + 1
        found.append(counts)
    return found
