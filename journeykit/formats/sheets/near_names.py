"""The name that somebody may have meant, as a question."""

from __future__ import annotations

from collections.abc import Iterable

from journeykit.errors import nearest


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return the question for the nearest name, to stand behind a sentence; empty if none is alike.

    >>> did_you_mean("importence", ["satisfaction", "importance"]), did_you_mean("price", ["importance"])
    (' Did you mean importance?', '')
    """
    near = nearest(name, known)
    return f" Did you mean {near}?" if near else ""
