"""What of a map's sheets was mended or could not be taken: each with its sheet, line and column as people see them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journeykit.formats.read_report import ProblemKind, ReadProblem

MOST_PROBLEMS = 100_000
"""So many are told of one table; the rest is counted."""
MOST_NEAREST = 100
"""For so many of a table a nearest name is looked for."""

PlaceOf = Callable[[str, int, str], tuple[str, int]]
"""Gives, for a table, a line of its sheet and a column, the sheet and the line in which people find that."""


class MapProblems:
    """Collects problems; they come out table by table, each table's from its first line to its last.

    ``ours``: journeykit wrote the file, so what it always writes and is not there has been lost.

    >>> problems = MapProblems(lambda table, line, column: (f"{table}.csv", line))
    >>> problems.add("needs", 3, "importance", "x", "“x” is no number.")
    >>> problems.add("needs", 2, "level", "y", "“y” is no level.")
    >>> [str(problem) for problem in problems.all()]
    ['needs.csv, line 2, level: “y” is no level.', 'needs.csv, line 3, importance: “x” is no number.']
    """

    def __init__(self, place: PlaceOf, *, ours: bool = False) -> None:
        self._place, self.ours = place, ours
        self._found: dict[str, list[ReadProblem]] = {}
        self._more: dict[str, int] = {}

    def add(self, table: str, line: int, column: str, text: str, why: str, kind: ProblemKind = "not_taken") -> None:
        """Note one; ``line`` is that of the table's sheet, 0 for all of it."""
        found = self._found.setdefault(table, [])
        if len(found) >= MOST_PROBLEMS:
            self._more[table] = self._more.get(table, 0) + 1
            return
        sheet, shown = self._place(table, line, column)
        found.append(ReadProblem(shown, column, text, why, sheet, kind))

    def room(self, table: str) -> bool:
        """Tell whether there is time to find out the nearest name for another one of this table."""
        return len(self._found.get(table, ())) < MOST_NEAREST

    def all(self, tables: Iterable[str] = ()) -> tuple[ReadProblem, ...]:
        """Return what was noted, in the order of the tables."""
        told: list[ReadProblem] = []
        for table in dict.fromkeys([*tables, *self._found]):
            if not (found := self._found.get(table)):
                continue
            told += sorted(found, key=lambda problem: problem.line)
            if more := self._more.get(table):
                why = f"{more:,} more cells or rows were mended or do not fit; what does not fit is kept."
                told.append(ReadProblem(0, "", "", why, found[0].sheet))
        return tuple(told)
