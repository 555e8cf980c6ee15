"""The map that a Mermaid journey tells of: stages, notes of the customer's doing, personas and how they feel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from journeykit.errors import UnreadableFileError
from journeykit.formats.map_draft import MapDraft
from journeykit.formats.mermaid.scores import NEUTRAL, OWN, emotion_of, why
from journeykit.formats.mermaid.statements import Chart, Section, Task
from journeykit.formats.mermaid.wording import ANOTHER, OF_STAGE, UNRATED, meant, section_meant, task_meant
from journeykit.formats.read_report import ReadProblem
from journeykit.model.declared import Declared, schema_with
from journeykit.model.journey_map import JourneyMap
from journeykit.schema.tables import DEFAULT_LANES
from journeykit.schema.values import Refusal
from journeykit.schema.wire import column_to_wire

MAX_PERSONAS, MAX_EMOTIONS, MAX_SHARES = 500, 50_000, 100_000
"""So many actors, emotions that they may have, and parts that they take in tasks; more would fill the memory."""

NOBODY = ""
"""Stands for the persona of tasks without actors, where a file names none at all."""


@dataclass
class _Note:
    """A note of a stage: what each actor's task says; without actors it is everybody's."""

    line: int
    text: str
    scores: dict[str, float | None]
    score: float | None = None

    def __post_init__(self) -> None:
        self.everybody = not self.scores

    @property
    def one_score(self) -> float | None:
        """The score that all its actors give, if it is one."""
        found = {*self.scores.values()} if self.scores else {self.score}
        return found.pop() if len(found) == 1 else None


@dataclass
class _Stage:
    """A section: its notes, and what it says of itself."""

    name: str
    line: int
    notes: list[_Note] = field(default_factory=list)
    ratings: dict[str, float | None] = field(default_factory=dict)


def journey_of(chart: Chart) -> tuple[JourneyMap, list[ReadProblem]]:
    """Return the map, and what was mended or left out.

    Of several tasks at one stage the emotion is the mean; a task that differs from it keeps its score in a column
    of its own, so that nothing is lost.
    """
    personas = [*dict.fromkeys(name for part in chart.statements if isinstance(part, Task) for name in _actors(part))]
    stages = [*_stages(chart, personas)]
    shares = sum(len(part.said.actors) for part in chart.statements if isinstance(part, Task))
    if len(personas) > MAX_PERSONAS or len(stages) * len(personas) > MAX_EMOTIONS or shares > MAX_SHARES:
        raise UnreadableFileError(f"It has {len(personas):,} actors in {len(stages):,} sections; that is no journey.")
    return _MapReading(chart, personas).journey(stages)


def _actors(task: Task) -> list[str]:
    return [*dict.fromkeys(filter(None, map(meant, task.said.actors)))]


def _stages(chart: Chart, personas: list[str]) -> Iterator[_Stage]:
    """Yield the sections; tasks before the first stand in one without a name."""
    stage: _Stage | None = None
    for part in chart.statements:
        if isinstance(part, Section):
            if stage:
                yield stage
            stage = _Stage(section_meant(part.name), part.line)
        else:
            stage = stage or _Stage("", part.line)
            _take(stage, part, personas)
    if stage:
        yield stage


def _take(stage: _Stage, task: Task, personas: list[str]) -> None:
    """Take a task: a rating of the stage, a note, or more actors of the note before."""
    # Of a mark and a score that somebody has changed since, the score counts.
    score = None if UNRATED in task.marks and task.said.score == NEUTRAL else task.said.score
    actors = _actors(task)
    if OF_STAGE in task.marks:
        stage.ratings |= dict.fromkeys(actors or [NOBODY], score)
        return
    text = task_meant(task.said.name)
    last = stage.notes[-1] if stage.notes else None
    joins = last and actors and last.scores and last.text == text and not {*actors} & {*last.scores}
    if joins and ANOTHER not in task.marks and last:
        last.scores |= dict.fromkeys(actors, score)
    else:
        last = _Note(task.line, text, dict.fromkeys(actors, score), score)
        stage.notes.append(last)
    last.everybody = not actors or len(personas) > 1 and len(last.scores) == len(personas)


class _MapReading:
    def __init__(self, chart: Chart, personas: list[str]) -> None:
        self._chart, self._problems = chart, [*chart.problems]
        wire = {key: value for key, value in column_to_wire(OWN).items() if key not in ("name", "custom")}
        self._schema = schema_with({"notes": Declared(None, {OWN.name: {**wire, "after": "grade"}})})
        self._personas = personas
        self._ids: dict[str, str | None] = {NOBODY: None}
        self._own = False
        self._draft = MapDraft(self._schema)

    def journey(self, stages: list[_Stage]) -> tuple[JourneyMap, list[ReadProblem]]:
        """Return the map of the stages."""
        draft = self._draft
        try:
            draft.set("title", meant(self._chart.title))
        except Refusal as refusal:
            self._problems.append(ReadProblem(0, "", self._chart.title, refusal.why))
        for _, name, _, _ in DEFAULT_LANES:
            draft.add_lane(name)
        for name in self._personas:
            self._ids[name] = draft.add("personas", {"name": name}, name)
        for stage in stages:
            self._stage(stage)
        if not self._own:
            draft.without_column("notes", OWN.name)
        return draft.journey(), self._problems

    def _stage(self, stage: _Stage) -> None:
        row = self._draft.add("stages", {"name": stage.name}, stage.name)
        emotions: dict[str, int | None] = {}
        uneven: set[str] = set()
        for who in self._personas or [NOBODY]:
            scores = [*_scores(stage, who)]
            reckoned = None if who in stage.ratings else emotion_of(scores)
            emotions[who] = reckoned if who not in stage.ratings else emotion_of(_rated(stage.ratings[who]))
            self._emotion(row, who, emotions[who], why(scores, reckoned))
            even = all(_tells(emotions[who], score) for score in scores)
            uneven |= set() if even and (not scores or _all_rated(stage, who)) else {who}
        if NOBODY in stage.ratings and self._personas:
            self._emotion(row, NOBODY, emotion_of(_rated(stage.ratings[NOBODY])), "")
        # What a note for everybody says is said of each of them.
        if uneven and any(note.everybody and note.one_score is not None for note in stage.notes):
            uneven |= {*emotions}
        for note in stage.notes:
            self._note(row, note, {*emotions}, uneven)

    def _emotion(self, stage: str, who: str, emotion: int | None, why: str) -> None:
        if emotion is not None:
            cells = {"persona": self._ids[who], "stage": stage, "version": "as_is", "score": emotion, "note": why}
            self._draft.add("emotions", cells)

    def _note(self, stage: str, note: _Note, everybody: set[str], uneven: set[str]) -> None:
        """Add a note for everybody, if one score or the emotions tell it; else one for each actor.

        Where the scores of an actor's tasks are ``uneven``, or some are not rated, each is kept: the emotion may be
        edited, and a note without a score is one that nobody has rated.
        """
        scores = note.scores or dict.fromkeys(sorted(everybody), note.score)
        told = all(score is None for who, score in scores.items() if who in uneven)
        if note.everybody and (told or len({*scores.values()}) == 1):
            self._add(stage, note, None, None if told else note.one_score)
            return
        for who, score in scores.items():
            self._add(stage, note, who, score if who in uneven else None)

    def _add(self, stage: str, note: _Note, who: str | None, own: float | None) -> None:
        cells = {"lane": DEFAULT_LANES[0][0], "stage": stage, "text": note.text, OWN.name: own}
        self._own = self._own or own is not None
        self._draft.add("notes", cells | ({"persona": self._ids[who]} if who else {}))


def _scores(stage: _Stage, who: str) -> Iterator[float]:
    """Yield the scores that a persona's tasks have at a stage, those of everybody among them."""
    for note in stage.notes:
        score = note.scores.get(who) if note.scores else note.score
        if score is not None:
            yield score


def _all_rated(stage: _Stage, who: str) -> bool:
    return None not in [
        note.scores[who] if note.scores else note.score for note in stage.notes if not note.scores or who in note.scores
    ]


def _rated(score: float | None) -> list[float]:
    return [] if score is None else [score]


def _tells(emotion: int | None, score: float | None) -> bool:
    return score is None or emotion is not None and score == emotion + NEUTRAL
