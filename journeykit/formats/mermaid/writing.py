"""A map as a Mermaid journey: sections, tasks with scores and actors; and what of the map it has no place for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from journeykit.formats.losses import HISTORY, IDS, left_behind, unfit, unknown_parts
from journeykit.formats.mermaid.scores import NEUTRAL, OWN, emotion_of, own_score, shown, why
from journeykit.formats.mermaid.statements import MAX_LINE
from journeykit.formats.mermaid.wording import ANOTHER, OF_STAGE, UNRATED, Wording, meant, task_meant
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.schema.tables import DEFAULT_LANES

NOBODY = ""

Scores = dict[str, float | None]
"""By persona (`NOBODY` for none) the score of a task, if anybody has rated it."""


@dataclass
class _Task:
    """Notes that are one task to Mermaid: the same words, of several personas."""

    name: str
    scores: Scores
    joins: bool


class ChartWriting:
    """The text of a map's chart, with the notes of one lane as tasks."""

    def __init__(self, contents: Contents, lane: str) -> None:
        self._contents, self._lane = contents, lane
        self._wording, self._counts = Wording(), Counter[str]()
        self._left = contents.copy()
        spec = contents.schema.table("notes")
        self._own = spec.column(OWN.name) if OWN.name in spec else None
        self._personas = self._actors()
        self._emotions = self._felt()
        self._notes = self._placed()
        self._acting = self._all_acting()
        self._rated = {*self._told_apart()}

    def text(self) -> str:
        """Return the chart."""
        title = self._wording.title(self._contents.fields.get("title", ""))
        lines = ["journey", *([f"    title {title}"] if title else [])]
        for number, row in enumerate(self._contents.tables["stages"]):
            name = self._wording.section(row.cells.get("name", ""))
            # Tasks before the first section stand in one without a name.
            bare = not name and not number
            tasks = [*self._stage(row, "–" if bare else name or row.id)]
            if not bare or not tasks:
                lines.append(f"    section {name or row.id}")
                self._counts["named"] += not name
            lines += tasks
        return "\n".join(lines) + "\n"

    @property
    def rows(self) -> int:
        """How many notes, emotions and personas stand in the chart, once it is written."""
        return sum(map(len, self._notes.values())) + len(self._emotions) + len(self._acting)

    def _actors(self) -> dict[str, str]:
        """Map personas to names of actors, told apart, in the order in which Mermaid sorts them."""
        rows, taken, names = self._contents.tables["personas"], set[str](), dict[str, str]()
        self._told_by_id = set[str]()
        for row in rows:
            own = self._wording.actor(rows.name_of(row.id))
            name = own or row.id
            if not own or meant(name) in taken:
                self._told_by_id.add(row.id)
            while meant(name) in taken:
                name = f"{name} ({row.id})"
            taken.add(meant(name))
            names[row.id] = name
        return dict(sorted(names.items(), key=lambda item: item[1]))

    def _felt(self) -> dict[tuple[str, str], int]:
        """Return the scores of the version as is, by stage and persona."""
        felt: dict[tuple[str, str], int] = {}
        for row in self._contents.tables["emotions"]:
            stage, who = row.cells.get("stage") or "", row.cells.get("persona") or NOBODY
            if row.cells.get("version") != "as_is":
                self._drop("emotions", row, "of the version to be, or of none")
            elif stage not in self._contents.tables["stages"].by_id or who and who not in self._personas:
                self._drop("emotions", row, "without a stage or persona that is there")
            elif "score" not in row.cells:
                self._drop("emotions", row, "without a score")
            elif (stage, who) in felt:
                self._drop("emotions", row, "beside another of the same persona and stage")
            else:
                felt[stage, who] = row.cells["score"]
        return felt

    def _placed(self) -> dict[str, list[tuple[Row, str]]]:
        """Return the lane's notes by stage, with their names as tasks."""
        placed: dict[str, list[tuple[Row, str]]] = {row.id: [] for row in self._contents.tables["stages"]}
        for row in self._contents.tables["notes"]:
            who = row.cells.get("persona") or NOBODY
            if row.cells.get("lane") != self._lane:
                self._drop("notes", row, "in other lanes or none")
            elif row.cells.get("stage") not in placed:
                self._drop("notes", row, "at no stage")
            elif who and who not in self._personas:
                self._drop("notes", row, "of a persona that is not there")
            elif not task_meant(row.cells.get("text") or ""):
                self._drop("notes", row, "without text")
            elif len(row.cells["text"]) > MAX_LINE // 2:
                self._drop("notes", row, "longer than a line may be")
            else:
                placed[row.cells["stage"]].append((row, self._wording.task(row.cells["text"])))
        return placed

    def _all_acting(self) -> set[str]:
        """Return the personas that stand in the chart: those with notes or emotions, all if a note is for everybody."""
        found = {row.cells.get("persona") or NOBODY for notes in self._notes.values() for row, _ in notes}
        return ({*self._personas} if NOBODY in found else found) | {who for _, who in self._emotions} - {NOBODY}

    def _told_apart(self) -> Iterator[tuple[str, str]]:
        """Yield stages and personas of which a task has a score of its own: there, one without is not rated."""
        for stage, notes in self._notes.items():
            for row, _ in notes:
                if own_score(row.cells.get(OWN.name), self._own) is not None:
                    who = row.cells.get("persona")
                    yield from ((stage, one) for one in ([who] if who else self._personas or [NOBODY]))

    def _drop(self, table: str, row: Row, why: str) -> None:
        self._counts[f"{table} {why}"] += 1
        self._left.tables[table].drop(row.id)

    def _stage(self, stage: Row, name: str) -> Iterator[str]:
        """Yield the lines of a stage: its tasks, then what of its emotions they do not tell, as tasks of its name."""
        written: dict[str, list[float]] = {}
        before = ""
        for task in self._tasks(stage.id):
            another = task.name == before
            before = task.name
            for score, actors in _by_score(task.scores, self._personas):
                marks = [ANOTHER] * another + [UNRATED] * (score is None)
                another = False
                yield from self._line(marks, task.name, score, actors)
                self._counts["unrated"] += score is None
                for who in actors:
                    written.setdefault(who, []).extend([] if score is None else [score])
        for who in [*self._personas, NOBODY]:
            emotion, scores = self._emotions.get((stage.id, who)), written.get(who, [])
            if emotion_of(scores) != emotion:
                marks = [OF_STAGE, *([UNRATED] if emotion is None else [])]
                score = None if emotion is None else float(emotion + NEUTRAL)
                yield from self._line(marks, self._wording.task(name), score, [who])
            elif said := why(scores, emotion):
                self._explain(stage.id, who, said)

    def _line(self, marks: list[str], name: str, score: float | None, actors: list[str]) -> Iterator[str]:
        if marks:
            yield f"      %% {'; '.join(marks)}"
        names = [self._personas[who] for who in actors if who]
        rated = shown(NEUTRAL if score is None else score)
        yield f"      {name}: {rated}{': ' if names else ''}{', '.join(names)}"

    def _explain(self, stage: str, who: str, said: str) -> None:
        """Let go of a note on an emotion that reading writes again."""
        rows = self._left.tables["emotions"]
        for row in rows:
            if (row.cells.get("stage"), row.cells.get("persona") or NOBODY, row.cells.get("note")) == (
                stage,
                who,
                said,
            ):
                rows.put(replace(row, cells={key: value for key, value in row.cells.items() if key != "note"}))
                return

    def _tasks(self, stage: str) -> Iterator[_Task]:
        """Yield notes one after the other as one task if they say the same of different personas, but not of all."""
        tasks: list[_Task] = []
        run: list[_Task] = []
        places: Counter[str] = Counter()
        for row, name in self._notes[stage]:
            who = row.cells.get("persona") or NOBODY
            own = own_score(row.cells.get(OWN.name), self._own)
            scores = {one: self._score(stage, one, own) for one in ([who] if who else self._personas or [NOBODY])}
            if not who or run and run[0].name != name:
                run, places = [], Counter()
            self._counts["everybody"] += not who and len(self._personas) == 1
            # The first task that lacks the persona, so that read and written again they are the same.
            if places[who] < len(run):
                run[places[who]].scores |= scores
            else:
                tasks.append(_Task(name, scores, joins=bool(who)))
                run += tasks[-1:] if who else []
            places[who] += 1
        for task in tasks:
            if task.joins and len(task.scores) == len(self._acting) > 1:
                yield from (_Task(task.name, {who: score}, joins=True) for who, score in task.scores.items())
            else:
                yield task

    def _score(self, stage: str, who: str, own: float | None) -> float | None:
        emotion = self._emotions.get((stage, who))
        told = own is not None or emotion is None or (stage, who) in self._rated
        return own if told or emotion is None else float(emotion + NEUTRAL)

    def lost(self) -> tuple[str, ...]:
        """Return what the chart does not carry; to be asked when the text is written."""
        left, rows = self._left, [row for table in self._contents.tables.values() for row in table]
        for row in [*left.tables["lanes"]]:
            if tuple(row.cells.get(key) for key in ("name", "prompt", "side")) in _DEFAULT:
                left.tables["lanes"].drop(row.id)
        for row in [*left.tables["personas"]]:
            if row.id in self._acting:
                kept = {key: value for key, value in row.cells.items() if key != "name"}
                left.tables["personas"].put(replace(row, cells=kept))
        carried = {
            "personas": (),
            "stages": ("name",),
            "notes": ("lane", "stage", "persona", "text", *([OWN.name] if self._own else [])),
            "emotions": ("persona", "stage", "version", "score"),
        }
        counted = self._counts
        named = {table: [key for key in counted if key.startswith(table)] for table in ("notes", "emotions")}
        return (
            *left_behind(left, carried, ["title"]),
            *(_told(counted[key], table, key) for table, keys in named.items() for key in keys),
            *_unrated(counted["unrated"]),
            *_said(counted["named"], "stage without a name, which is called by its id"),
            *_said(counted["everybody"], "note for everybody, which with one persona is that persona's"),
            *_said(
                len(self._told_by_id & self._acting), "persona as named: with no name, or another's, the id tells who"
            ),
            *self._wording.lost(),
            *([IDS] if rows else []),
            HISTORY,
            *unfit(rows),
            *unknown_parts(self._contents),
        )


_DEFAULT = {lane[1:] for lane in DEFAULT_LANES}


def _by_score(scores: Scores, names: dict[str, str]) -> list[tuple[float | None, list[str]]]:
    """Group personas by score, best first, the unrated last; each group in the order of names."""
    groups: dict[float | None, list[str]] = {}
    for who in sorted(scores, key=lambda who: names.get(who, "")):
        groups.setdefault(scores[who], []).append(who)
    return sorted(groups.items(), key=lambda group: (group[0] is None, -(group[0] or 0)))


def _told(count: int, table: str, key: str) -> str:
    what = key.removeprefix(table)
    return f"{count:,} {table.removesuffix('s') if count == 1 else table}{what}"


def _unrated(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    whose = "1 task" if count == 1 else f"{count:,} tasks"
    return (f"that nobody has rated {whose}: Mermaid needs a score, so 3 stands there, after a comment that says so",)


def _said(count: int, what: str) -> tuple[str, ...]:
    noun, _, rest = what.partition(" ")
    return (f"{count:,} {noun if count == 1 else noun + 's'} {rest}",) if count else ()
