"""One task of a Mermaid journey, ``name: score: actor, actor``, read as its author meant it."""

from __future__ import annotations

from dataclasses import dataclass, field

from journeykit.formats.mermaid.scores import is_score, number_in, shown
from journeykit.schema.values import shown as quoted


@dataclass
class TaskLine:
    """A task: its name and actors as they stand, its score if it has a valid one; and what was mended."""

    name: str
    score: float | None = None
    actors: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)


def task_of(text: str) -> TaskLine:
    """Return the task of a line.

    >>> task_of("Open app at 10:30: 4: Me")
    TaskLine(name='Open app at 10:30', score=4.0, actors=['Me'], mended=['Mermaid ends the name at the first colon.'])
    """
    fields = text.split(":")
    if len(fields) == 1:
        return TaskLine(
            text.strip(), mended=["It has no score, which Mermaid needs; it was taken as a task not rated."]
        )
    place = _score_place(fields)
    if place is None:
        why = f"{quoted(fields[-1].strip())} is no score from 1 to 5; the line was taken as a task not rated."
        return TaskLine(text.strip(), mended=[why])
    task = TaskLine(":".join(fields[:place]).strip())
    if not task.name:
        task.mended.append("It has no name, which Mermaid needs; its score was taken as the stage's.")
    if place > 1:
        task.mended.append("Mermaid ends the name at the first colon.")
    _read_score(task, fields[place])
    if len(fields) > place + 1:
        _read_actors(task, fields[place + 1 :])
    return task


def is_complete(text: str) -> bool:
    """Tell whether a text is a whole task, so that what follows it may be a comment.

    >>> is_complete("Call us: 4"), is_complete("Call us")
    (True, False)
    """
    task = task_of(text)
    return bool(task.name) and task.score is not None and not task.mended


def _score_place(fields: list[str]) -> int | None:
    """Return which field is the score: where Mermaid has it, unless a later one fits and names hold colons."""
    last = len(fields) - 1
    places = {1: [1], 2: [1, 2]}.get(last, [last - 1, last, 1])
    numbers = {place: number_in(fields[place]) for place in places}
    for fits in (is_score, lambda value: value is not None):
        for place in places:
            if fits(numbers[place]):
                return place
    # With actors behind it, or nothing, it is the place of a score even if none stands there.
    return 1 if last == 2 or not fields[1].strip() else last - 1 if last > 2 else None


def _read_score(task: TaskLine, text: str) -> None:
    value = number_in(text)
    if not is_score(value):
        said = quoted(text.strip()) if text.strip() else "Nothing"
        task.mended.append(f"{said} is no score from 1 to 5; the task was taken as not rated.")
        return
    task.score = value
    if value is not None and "," in text:
        task.mended.append(f"Mermaid writes {shown(value)} with a point.")


def _read_actors(task: TaskLine, fields: list[str]) -> None:
    if len(fields) > 1:
        task.mended.append(
            "Mermaid drops what follows a colon behind the actors; it was taken for more of their names."
        )
    names = [name.strip() for name in ":".join(fields).split(",")]
    if not all(names):
        task.mended.append("An actor has no name; it was left out.")
    task.actors = [*dict.fromkeys(filter(None, names))]
