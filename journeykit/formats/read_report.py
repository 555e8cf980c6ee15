"""What became of a file that was read into a table."""

from __future__ import annotations

from dataclasses import dataclass

SHOWN = 30


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """One text that was not taken: its row in the file as a spreadsheet counts, its column, and why."""

    line: int
    column: str
    text: str
    why: str

    def __str__(self) -> str:
        where = f"line {self.line}, {self.column}" if self.column else f"line {self.line}"
        return f"{where}: {self.why}"


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
