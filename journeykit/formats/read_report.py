"""What became of a file that was read into a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 30


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """One text that was not taken: its row in the file as a spreadsheet counts, its column, and why.

    ``line`` is 0 where it is about the whole file; ``sheet`` says which, if the file has several.
    """

    line: int
    column: str
    text: str
    why: str
    sheet: str = ""

    def __str__(self) -> str:
        places = (self.sheet, f"line {self.line}" if self.line else "", self.column)
        where = ", ".join(filter(None, places))
        return f"{where}: {self.why}" if where else self.why


def told(problems: Sequence[ReadProblem]) -> str:
    r"""Return problems as lines of text, the first of many.

    >>> told([ReadProblem(3, "", "x", "It is no task.")])
    '1 thing was mended or left out:\n  line 3: It is no task.'
    """
    more = len(problems) - SHOWN
    head = "1 thing was" if len(problems) == 1 else f"{len(problems):,} things were"
    rest = [f"  and {more:,} more"] if more > 0 else []
    return "\n".join([f"{head} mended or left out:", *(f"  {problem}" for problem in problems[:SHOWN]), *rest])


@dataclass(frozen=True, slots=True)
class ReadReport:
    """How many rows came in, how many were brought up to date, and what was not taken."""

    added: int
    updated: int
    problems: tuple[ReadProblem, ...] = ()

    def __str__(self) -> str:
        parts = [_counted(self.added, "row added", "rows added")]
        if self.updated:
            parts.append(_counted(self.updated, "row updated", "rows updated"))
        if not self.problems:
            return ", ".join(parts) + "."
        cells = all(problem.text and problem.column for problem in self.problems)
        words = ("cell not taken", "cells not taken") if cells else ("problem", "problems")
        parts.append(_counted(len(self.problems), *words))
        more = len(self.problems) - SHOWN
        rest = [f"  and {more} more in .problems"] if more > 0 else []
        return "\n".join([", ".join(parts) + ":", *(f"  {problem}" for problem in self.problems[:SHOWN]), *rest])

    __repr__ = __str__


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
