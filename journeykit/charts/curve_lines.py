"""The lines of an emotion curve: who feels what at each stage, and which points are remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from journeykit.charts.lettering import one_line
from journeykit.charts.part import Part
from journeykit.charts.stage_axis import StageAxis
from journeykit.charts.theme import PERSONAS
from journeykit.schema.peak_end import end, peak
from journeykit.schema.tables import EMOTIONS, VERSIONS

VERSION_NAMES = {entry.value: entry.label.lower() for entry in VERSIONS}


@dataclass(frozen=True, slots=True)
class Line:
    """What one persona feels in one version; ``scores`` has None where nobody rated."""

    persona: str
    called: str
    version: str
    hue: int
    """Which of the theme's persona colours it has."""
    scores: tuple[int | None, ...]

    @property
    def rated(self) -> list[int]:
        """The places that have a score."""
        return [at for at, score in enumerate(self.scores) if score is not None]

    @property
    def last(self) -> int | None:
        """The last place that has a score."""
        return max(self.rated, default=None)

    def score(self, at: int) -> int:
        """Return the score of a place that has one."""
        score = self.scores[at]
        assert score is not None, "asked of rated places only"
        return score


def lines_of(part: Part, axis: StageAxis, versions: Sequence[str]) -> list[Line]:
    """Return a line for each persona and version with at least one answer, in the order of the personas."""
    names, found = part.names("personas"), []
    cells = _cells(part)
    personas = [part.persona] if part.persona else [*names, *_strangers(part)]
    for hue, persona in enumerate(personas):
        at = list(names).index(persona) if persona in names else hue
        for version in versions:
            scores = [cells.get((persona, stage, version)) for stage in axis.frame["stage"]]
            if any(cell is not None for cell in scores):
                numbers = tuple(None if cell is None else cell.score for cell in scores)
                called = names.get(persona, "Nobody in particular" if not persona else "A deleted persona")
                found.append(Line(persona, called, version, min(at, len(PERSONAS) - 1), numbers))
    return found


def astray_in(part: Part, axis: StageAxis, versions: Sequence[str]) -> int:
    """Return how many answers belong to no stage of the axis."""
    places, asked = axis.places, part.persona
    return sum(
        stage not in places and version in versions and asked in (None, persona)
        for persona, stage, version in _cells(part)
    )


def points_of(part: Part, axis: StageAxis, lines: Sequence[Line]) -> pd.DataFrame:
    """Return one row a line and stage, also where nobody rated.

    Columns: line, person (id), persona, version, hue, at, stage, score (missing for none), word, unaware, rated, mark
    (peak, end, or both; of how it is today, if that is shown at all), above and side (where a label is free of the
    line), dodge (0 to 1: where within its stage, so that points alike are all seen), note.
    """
    cells, rows = _cells(part), []
    marked = "as_is" if any(line.version == "as_is" for line in lines) else "to_be"
    stages = list(zip(axis.frame["at"], axis.frame["stage"], axis.frame["name"], strict=True))
    for number, line in enumerate(lines):
        for at, stage, name in stages:
            cell, score = cells.get((line.persona, stage, line.version)), line.scores[at]
            ends = (("peak", peak(line.scores)), ("end", end(line.scores))) if line.version == marked else ()
            above, side = _free_side(line.scores, at)
            rows.append(
                {
                    "line": number,
                    "person": line.persona,
                    "persona": line.called,
                    "version": VERSION_NAMES[line.version],
                    "hue": line.hue,
                    "at": at,
                    "stage": name,
                    "score": score,
                    "word": cell.word if cell else "",
                    "unaware": bool(cell and cell.unaware),
                    "rated": "rated" if score is not None else _UNSCORED[bool(cell and cell.unaware)],
                    "mark": " and ".join(what for what, place in ends if place == at),
                    "above": above,
                    "side": side,
                    "dodge": _dodge([other.scores[at] for other in lines], number),
                    "note": cell.note if cell else "",
                }
            )
    columns = [
        "line",
        "person",
        "persona",
        "version",
        "hue",
        "at",
        "stage",
        "score",
        "word",
        "unaware",
        "rated",
        "mark",
    ]
    frame = pd.DataFrame(rows, columns=[*columns, "above", "side", "dodge", "note"])
    return frame.astype({"score": "Int64", "unaware": "bool", "above": "bool"})


_UNSCORED = {True: "does not notice", False: "not rated"}


@dataclass(frozen=True, slots=True)
class _Cell:
    score: int | None
    word: str
    unaware: bool
    note: str


def _cells(part: Part) -> dict[tuple[str, str, str], _Cell]:
    """Return what is felt, by persona, stage and version; the first row of its kind counts."""
    words = {entry.value: entry.label.lower() for entry in EMOTIONS.column("word").choices}
    found: dict[tuple[str, str, str], _Cell] = {}
    for row in part["emotions"].to_dict("records"):
        unaware, score = bool(row["unaware"]), row["score"]
        number = None if unaware or pd.isna(score) else int(score)
        if number is None and not unaware:
            continue
        word = one_line(row["word"], 40)
        cell = _Cell(number, words.get(word, word), unaware, one_line(row["note"], 300))
        found.setdefault((_id(row["persona"]), _id(row["stage"]), _id(row["version"])), cell)
    return found


def _id(value: object) -> str:
    return value if isinstance(value, str) else ""


def _strangers(part: Part) -> Iterator[str]:
    """Yield who feels something but is not among the personas: nobody in particular, and who has been deleted."""
    known = set(part["personas"].index)
    yield from dict.fromkeys(row for row in map(_id, part["emotions"]["persona"]) if row not in known)


def _dodge(scores: Sequence[int | None], number: int) -> float:
    """Return where a line's point stands within its stage: in the middle, or side by side with those of one height."""
    alike = [other for other, score in enumerate(scores) if score is not None and score == scores[number]]
    if len(alike) < 2:
        return 0.5
    return round(0.5 + (alike.index(number) - (len(alike) - 1) / 2) * min(0.11, 0.8 / len(alike)), 4)


def _free_side(scores: Sequence[int | None], at: int) -> tuple[bool, str]:
    """Return where a point's label is free of the line: whether above, and how the text is aligned to the point.

    Over a top and under a bottom; on a slope above the line, on the side to which it is lower.
    """
    score = scores[at]
    before, after = (scores[beside] if 0 <= beside < len(scores) else None for beside in (at - 1, at + 1))
    if score is None:
        return True, "center"
    came = 0 if before is None else score - before
    goes = 0 if after is None else after - score
    if came * goes > 0:
        return True, "right" if goes > 0 else "left"
    return came >= 0 >= goes, "center"
