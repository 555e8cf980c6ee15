"""Agendas of a workshop: steps with their minutes, their questions, and what stands below them. Data, no code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from journeykit.errors import InvalidValueError, UnknownNameError
from journeykit.formats.notebook.cells import as_markdown
from journeykit.formats.workshop.views import VIEWS
from journeykit.ids import slug, slug_id

MAX_STEPS = 100
LONGEST = 24 * 60
_CLOSING = "home"
_LISTS = ("views", "questions", "points")


@dataclass(frozen=True, slots=True)
class Step:
    """One step; its texts are Markdown."""

    name: str
    title: str
    minutes: int
    views: tuple[str, ...] = ()
    purpose: str = ""
    points: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    task: str = ""
    done: str = ""
    hint: str = ""


_KEYS = tuple(field.name for field in fields(Step) if field.name != "name")

OwnStep = str | Sequence[str | int] | Mapping[str, Any]
"""A step we have, by name; one with other minutes; or one of one's own."""


def names() -> list[str]:
    """Return the names of the agendas there are.

    >>> names()
    ['half-day', 'two-hours', 'full-day']
    """
    return list(_data("agendas"))


def steps(agenda: str | Iterable[OwnStep]) -> tuple[Step, ...]:
    """Return the steps of an agenda, by its name or as given; the last one takes the results home.

    Raises
    ------
    UnknownNameError
        There is no such agenda, step, view or key; the message gives the nearest name.
    InvalidValueError
        A step has no title or no whole minutes.

    Examples
    --------
    >>> sum(step.minutes for step in steps("half-day"))
    210
    >>> own = steps(["welcome", ("needs", 45), {"title": "Vote", "minutes": 10, "questions": ["Which three?"]}])
    >>> [(step.name, step.minutes) for step in own]
    [('welcome', 15), ('needs', 45), ('vote', 10), ('home', 5)]
    """
    if isinstance(agenda, str):
        known = _data("agendas")
        if agenda not in known:
            raise UnknownNameError("journeykit", "agenda", agenda, list(known))
        return tuple(_known(name, minutes) for name, minutes in known[agenda]["steps"])
    if isinstance(agenda, Mapping) or not isinstance(agenda, Iterable):
        why = f"agenda is one of {', '.join(_data('agendas'))}, or a list of steps."
        raise InvalidValueError("new_workshop", "agenda", agenda, why)
    given = [*islice(agenda, MAX_STEPS + 1)]
    if len(given) > MAX_STEPS:
        raise InvalidValueError("new_workshop", "agenda", agenda, f"an agenda has {MAX_STEPS} steps at most.")
    if not given:
        raise InvalidValueError("new_workshop", "agenda", agenda, "an agenda has one step at least.")
    found = [_step(step, number) for number, step in enumerate(given, start=1)]
    if not any("save" in step.views for step in found):
        found.append(_known(_CLOSING))
    return tuple(found)


def _step(given: object, number: int) -> Step:
    if isinstance(given, str):
        return _known(given)
    if isinstance(given, tuple | list) and len(given) == 2 and isinstance(given[0], str):
        return _known(given[0], _minutes(given[1], number))
    if isinstance(given, Mapping):
        return _own(given, number)
    raise _fault(
        number, given, 'a step is a name such as "needs", ("needs", 45), or a dict with title, minutes and more.'
    )


def _known(name: str, minutes: int | None = None) -> Step:
    known = _data("steps")
    if name not in known:
        raise UnknownNameError("journeykit", "step of a workshop", name, list(known))
    texts: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in known[name].items()}
    step = Step(name, **texts)
    return step if minutes is None else replace(step, minutes=minutes)


def _own(given: Mapping[str, Any], number: int) -> Step:
    """Return a step of one's own; its texts are plain, so Markdown in them shows as it is."""
    for key in given:
        if key not in _KEYS:
            raise UnknownNameError(f"Step {number} of the agenda", "key", key, _KEYS)
    if "title" not in given or "minutes" not in given:
        raise _fault(number, given, "a step has a title and minutes at least.")
    texts: dict[str, Any] = {key: _texts(key, value, number) for key, value in given.items() if key != "minutes"}
    for view in texts.get("views", ()):
        if view not in VIEWS:
            raise UnknownNameError(f"Step {number} of the agenda", "view", view, list(VIEWS))
    if not texts["title"]:
        raise _fault(number, given["title"], "the title is empty.")
    title = str(given["title"])
    name = slug_id(title, "step") if slug(title) else f"step-{number}"
    return Step(name, minutes=_minutes(given["minutes"], number), **texts)


def _texts(key: str, value: object, number: int) -> str | tuple[str, ...]:
    if key not in _LISTS:
        if not isinstance(value, str):
            raise _fault(number, value, f"{key} is a text.")
        return as_markdown(value)
    several = [value] if isinstance(value, str) or not isinstance(value, Iterable) else [*value]
    texts = tuple(text for text in several if isinstance(text, str))
    if len(texts) < len(several):
        raise _fault(number, value, f"{key} is a list of texts.")
    return texts if key == "views" else tuple(as_markdown(text) for text in texts)


def _minutes(value: object, number: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LONGEST:
        raise _fault(number, value, f"minutes is a whole number from 1 to {LONGEST}.")
    return value


def _fault(number: int, value: object, why: str) -> InvalidValueError:
    return InvalidValueError("new_workshop", "agenda", value, f"step {number}: {why}")


@cache
def _data(name: str) -> dict[str, Any]:
    import tomllib  # not needed to import the package, only to write a workshop

    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
