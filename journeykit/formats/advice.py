"""What messages advise to pass: said as one writes it in Python, unless who shows them words it otherwise.

A message names the argument and its value; the command line, whose people write no Python, brings its own words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Wording = Callable[[str, object], str]
"""Makes words of an argument's name and value; the value is `ANY` where it is only about the name. A table to read
into is given by its name."""


class _Any:
    def __repr__(self) -> str:
        return "…"


ANY = _Any()
"""Whatever one likes; within a value, too."""


def in_python(name: str, value: object) -> str:
    """Return an argument as it stands in a call.

    >>> in_python("columns", {"Wert": "satisfaction"})
    "columns={'Wert': 'satisfaction'}"
    >>> in_python("into", "needs")
    'into=m.needs'
    >>> in_python("sheet", ANY)
    'sheet='
    """
    if name == "into":
        return f"into=m.{value}"
    return f"{name}=" if value is ANY else f"{name}={value!r}"


_WORDING: ContextVar[Wording] = ContextVar("wording", default=in_python)


def argument(name: str, value: object = ANY) -> str:
    """Return what to pass, in the words of whoever shows the message.

    >>> argument("overwrite", True)
    'overwrite=True'
    """
    return _WORDING.get()(name, value)


def if_in_python(text: str) -> str:
    """Return what helps those only who have the objects at hand; nothing for others.

    >>> if_in_python(" – all in .problems")
    ' – all in .problems'
    """
    return text if _WORDING.get() is in_python else ""


@contextmanager
def worded(by: Wording) -> Iterator[None]:
    """Let all advice that is given meanwhile be worded otherwise.

    >>> with worded(lambda name, value: f"--{name}"):
    ...     argument("overwrite", True)
    '--overwrite'
    """
    before = _WORDING.set(by)
    try:
        yield
    finally:
        _WORDING.reset(before)
