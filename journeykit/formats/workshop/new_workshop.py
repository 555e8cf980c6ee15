"""Writing a guided workshop: a notebook that leads a room from an empty map to decisions."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeykit.errors import FileConflictError, InvalidArgumentError, UnreadableFileError
from journeykit.formats.advice import argument
from journeykit.formats.loading import read_map
from journeykit.formats.notebook.cells import as_code, notebook_text
from journeykit.formats.workshop.agenda import OwnStep, steps
from journeykit.formats.workshop.guide import Plan, cells_of, length
from journeykit.model.canonical import MAX_BYTES
from journeykit.model.journey_map import JourneyMap
from journeykit.model.whole_files import read_whole, replace_files

SUFFIX = ".ipynb"


@dataclass(frozen=True, slots=True)
class Workshop:
    """The notebook that was written: where, with how many steps, for how many minutes."""

    path: Path
    steps: int
    minutes: int

    def __str__(self) -> str:
        count = "1 step" if self.steps == 1 else f"{self.steps} steps"
        return (
            f"{self.path}: a workshop of {count}, {length(self.minutes)}. Open it in JupyterLab and go through it once."
        )

    __repr__ = __str__


def new_workshop(
    path: str | os.PathLike[str],
    *,
    template: str = "five-stage",
    variant: str = "",
    title: str = "",
    personas: Iterable[str] = (),
    agenda: str | Iterable[OwnStep] = "half-day",
    start: str = "",
    overwrite: bool = False,
    **fields: Any,
) -> Workshop:
    """Write a notebook that leads a room through a workshop: timed steps, questions to ask, grids to fill in.

    It is an ordinary notebook in English: change texts, times and cells as you like. Its map is kept, edit by edit, in
    ``name.journey.json`` beside it; the last cell saves what people take home, and shows the board as a picture.

    Parameters
    ----------
    path
        The notebook's file, ``….ipynb``, in a folder that is there.
    template, variant
        The stages the map begins with, as in `JourneyMap.from_template`.
    title
        The title of the workshop and of its map.
    personas
        Names of people who travel. They begin as assumptions.
    agenda
        ``"half-day"``, ``"two-hours"`` or ``"full-day"``. Or a list of steps: names of those there are (welcome,
        rules, personas, stages, feelings, break, lunch, good-and-bad, needs, usp, wall, priorities, to-be, missing,
        decisions, home), such names with other minutes as in ``("needs", 45)``, and steps of your own: dicts with
        ``title`` and ``minutes`` and, as you need them, ``views``, ``purpose``, ``points``, ``questions``, ``task``,
        ``done`` and ``hint``. A list without a step that saves gets one.
    start
        When it begins, such as ``"09:00"``: every step then has its time. Without it, its minutes only.
    overwrite
        Write over a notebook that is there; and go on with the map beside it, if there is one: title and personas
        are those of that map then.
    **fields
        More of the map's own fields: process, organisation, department, scope, period, language.

    Returns
    -------
    Workshop
        Where it is, how many steps and minutes it has.

    Raises
    ------
    FileConflictError
        There is such a notebook, or a map under the name that its map would have. Nothing was written.
    UnknownTemplateError, UnknownNameError
        There is no such template, variant, agenda, step or view; the message gives the nearest name.
    InvalidValueError
        The path does not end in ``.ipynb``, or a name, step, time or field is none.
    UnknownColumnError
        The map has no such field as one of ``**fields``.
    FileNotFoundError
        There is no such folder.

    Examples
    --------
    >>> import journeykit as jk, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     workshop = jk.new_workshop(f"{folder}/day.ipynb", title="Motor insurance", start="09:00")
    >>> workshop.steps, workshop.minutes
    (14, 210)

    One's own agenda takes what it needs of ours::

        vote = {"title": "Vote", "minutes": 10, "questions": ["Which three?"], "views": ["opportunity_plot"]}
        jk.new_workshop("needs.ipynb", agenda=["welcome", ("needs", 45), vote, "decisions"])
    """
    target = Path(path).expanduser()
    if not target.name.lower().endswith(SUFFIX) or len(target.name) == len(SUFFIX):
        raise InvalidArgumentError("new_workshop", "path", str(path), f"a name that ends in {SUFFIX}")
    # Made once here, too, so that what is wrong with it is said now and not in front of the room.
    begin = JourneyMap.from_template(template, title=title, variant=variant, **fields)
    for name in _names(personas):
        begin.personas.add(name=name, grade="assumption")
    own = target.with_name(f"{target.name[: -len(SUFFIX)]}.journey.json")
    # What it says is about the map that it will open.
    shown = read_map(own).journey if overwrite and own.is_file() else begin
    given = {"title": title, "variant": variant, **fields}
    held = {**begin.fields, "variant": variant}
    plan = Plan(
        stem=target.name[: -len(SUFFIX)],
        title=shown.title or begin.title,
        call=(as_code(template), *(f"{name}={as_code(held[name])}" for name in given if held[name])),
        personas=tuple(str(persona["name"]) for persona in shown.personas if persona.get("name")),
        stages=len(shown.stages),
        begun=tuple(persona["name"] for persona in begin.personas),
        steps=steps(agenda),
        start=_minute(start) if start else None,
    )
    _write(target, notebook_text(cells_of(plan)).encode(), own, overwrite)
    return Workshop(Path(path), len(plan.steps), sum(step.minutes for step in plan.steps))


def _names(personas: Iterable[str]) -> list[str]:
    if isinstance(personas, str):
        raise InvalidArgumentError("new_workshop", "personas", personas, f"a list of names, such as {[personas]!r}")
    names = list(personas)
    for name in names:
        if not str(name).strip():
            raise InvalidArgumentError("new_workshop", "personas", name, "a list of names, none of them empty")
    return names


def _minute(start: str) -> int:
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})", str(start), re.ASCII)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise InvalidArgumentError("new_workshop", "start", start, "a time of day, such as 09:00")
    return int(found[1]) * 60 + int(found[2])


def _write(target: Path, data: bytes, beside: Path, overwrite: bool) -> None:
    if not target.parent.is_dir():
        raise FileNotFoundError(f"There is no folder {target.parent}.")
    if os.path.lexists(target):
        if target.is_dir() or target.is_symlink():
            raise FileConflictError(f"{target.name} is a folder or a link to another place. Choose another name.")
        if _is_the_same(target, data):
            return
        if not overwrite:
            why = f"{target.name} is there already. To write over it, pass {argument('overwrite', True)}."
            raise FileConflictError(why)
    if os.path.lexists(beside) and not overwrite:
        raise FileConflictError(
            f"{beside.name} is there already, and the workshop would go on with that map. Choose another name for the "
            f"notebook or, to go on with it, pass {argument('overwrite', True)}."
        )
    replace_files({target: data})


def _is_the_same(target: Path, data: bytes) -> bool:
    try:
        return read_whole(target, MAX_BYTES) == data
    except UnreadableFileError:
        return False
