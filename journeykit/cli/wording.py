"""What messages say in Python, as one says it in a shell; and what is typed there, as Python takes it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Mapping
from typing import Any

from journeykit.errors import JourneyError, OneTableError
from journeykit.formats.advice import ANY

_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)
_RANGE = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)\s*(?:-|–|\.\.)\s*([-+]?\d+(?:\.\d+)?)\s*", re.ASCII)


def as_typed(name: str, value: object) -> str:
    """Return what to type for an argument that a message advises.

    >>> as_typed("overwrite", True), as_typed("scale", 1.5), as_typed("sheet", ANY)
    ('--force', '-o scale=1.5', '--sheet NAME')
    >>> as_typed("columns", {"Mein Wert": "level", "x": None})
    "--column 'Mein Wert=level' --column x="
    >>> as_typed("scales", {"importance": (1, 5)})
    '--scale importance=1-5'
    >>> as_typed("values", {"importance": {"high": 8}})
    '--value importance:high=8'
    """
    match name:
        case "overwrite":
            return "--force"
        case "columns":
            return _each("--column", value, "HEADER=COLUMN", lambda column: column or "")
        case "scales":
            return _each("--scale", value, "COLUMN=LOW-HIGH", lambda ends: f"{ends[0]:g}-{ends[1]:g}")
        case "values":
            return _each("--value", value, "COLUMN:TEXT=VALUE", dict)
        case "sheet" | "into":
            return f"--{name} {'NAME' if value is ANY else shlex.quote(str(value))}"
    plain = "VALUE" if value is ANY else str(value).lower() if isinstance(value, bool) else str(value)
    return f"-o {shlex.quote(f'{name}={plain}')}"


def _each(option: str, value: object, pattern: str, text: Any) -> str:
    if not isinstance(value, Mapping):
        return f"{option} {pattern}"
    pairs: list[tuple[object, object]] = []
    for name, one in value.items():
        pairs += [(f"{name}:{word}", meant) for word, meant in one.items()] if text is dict else [(name, text(one))]
    return " ".join(f"{option} {shlex.quote(f'{name}={one}')}" for name, one in pairs)


def refusal(problem: JourneyError | OSError) -> str:
    """Return an error in words; those of the system without their number."""
    if isinstance(problem, OneTableError):
        make = f"journeykit convert --into TABLE {shlex.quote(problem.name)} NEW.journey.json"
        return f"{problem.name} holds one table. Make a map of it, TABLE being stages, personas, needs, …: {make}"
    if isinstance(problem, OSError) and not isinstance(problem, JourneyError) and problem.filename is not None:
        return f"{problem.filename}: {problem.strerror}."
    return str(problem)


def pair(text: str, what: str, example: str) -> tuple[str, str]:
    """Return what stands before and behind the first equals sign.

    >>> pair("version=to_be", "An option", "dark=true")
    ('version', 'to_be')
    """
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise JourneyError(f"{what} is given as name=value, such as {example}, not {text!r}.")
    return name, value


def ends(text: str) -> tuple[float, float]:
    """Return the lowest and the highest mark of a range.

    >>> ends("1-5"), ends("-2..2"), ends("0.5 - 3")
    ((1, 5), (-2, 2), (0.5, 3))
    """
    found = _RANGE.fullmatch(text)
    if not found:
        raise JourneyError(f"--scale takes the lowest and the highest mark, such as importance=1-5, not {text!r}.")
    low, high = (float(end) if "." in end else int(end) for end in found.groups())
    return low, high


def meanings(texts: Iterable[str]) -> dict[str, dict[str, object]]:
    """Return, by column, what words stand for.

    >>> meanings(["importance:very high=9", "importance:low=2.5", "level:ok=safety"])
    {'importance': {'very high': 9, 'low': 2.5}, 'level': {'ok': 'safety'}}
    """
    found: dict[str, dict[str, object]] = {}
    for text in texts:
        column, colon, rest = text.partition(":")
        word, sign, value = rest.rpartition("=")
        if not (column and colon and sign):
            raise JourneyError(f"--value is given as COLUMN:TEXT=VALUE, such as importance:high=8, not {text!r}.")
        number = _NUMBER.fullmatch(value)
        found.setdefault(column, {})[word] = (float(value) if "." in value else int(value)) if number else value
    return found
