"""What became of a change: applied, with what it found; or refused, with the reason and the place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from journeykit.model.changes import Change
from journeykit.model.rows import Row, Stamp

Trace = Row | Stamp | Mapping[str, Row] | None


@dataclass(frozen=True, slots=True)
class Refused:
    """One change that was not taken: where, why, and what the cell holds."""

    index: int
    code: str
    why: str
    table: str = ""
    row: str = ""
    column: str = ""
    value: Any = None
    given: Any = None


class ChangesRefused(Exception):
    """Nothing of an op was applied; ``errors`` says why, change by change."""

    def __init__(self, errors: list[Refused]) -> None:
        super().__init__("; ".join(error.why for error in errors))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Applied:
    """A change as it was applied, what it found and left, and how to take it back at once.

    What is found and left is a row, the stamp of a field, or, for columns and tables, all their rows.
    """

    change: Change
    found: Trace
    left: Trace
    restore: Callable[[], object]


def roll_back(done: Iterable[Applied]) -> None:
    """Take applied changes back, last first."""
    for applied in reversed(list(done)):
        applied.restore()
