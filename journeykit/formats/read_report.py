"""What became of a file that was read into a table."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Literal

from journeykit.formats.advice import if_in_python
from journeykit.formats.sheets.header import PassedOverKind
from journeykit.formats.wording import counted, first_of
from journeykit.schema.values import shown

if TYPE_CHECKING:
    from journeykit.model.journey_map import JourneyMap

SHOWN = 30
SHOWN_NAMES = 12
SHOWN_PLACES = 6

FoundKind = Literal["same_name", "known_word", "by_cells", "as_said"]
"""How it was known which column one is; the first needs no explanation."""
ColumnKind = FoundKind | PassedOverKind
ProblemKind = Literal["not_taken", "computed", "above"]
"""A text was not taken or mended; it stood in a cell that journeykit fills anew; it is a title above the rows."""

_HOW: dict[ColumnKind, str] = {
    "same_name": "same name",
    "known_word": "known word",
    "by_cells": "by its cells",
    "as_said": "you said so",
}


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """One text that was not taken: its row in the file as a spreadsheet counts, its column, and why.

    ``line`` is 0 where it is about the whole file; ``sheet`` says which, if the file has several. ``kind`` says for
    programs what ``why`` says for people.
    """

    line: int
    column: str
    text: str
    why: str
    sheet: str = ""
    kind: ProblemKind = "not_taken"

    @property
    def computed(self) -> bool:
        """Whether it stood in a cell that journeykit fills anew whenever it writes: nothing of the map is lost."""
        return self.kind == "computed"

    def __str__(self) -> str:
        places = (self.sheet, f"line {self.line}" if self.line else "", self.column)
        where = ", ".join(filter(None, places))
        return f"{where}: {self.why}" if where else self.why


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """One column of a sheet: its header, the column of the table that it went to, and how that was known.

    ``column`` is empty where it was passed over; ``kind`` and ``passed_over`` say for what reason then, to programs
    and to people.

    >>> ReadColumn("Prio", "importance", "known_word").why, ReadColumn("Farbe", "", "computed", "It is blue.").why
    ('known word', 'It is blue.')
    """

    title: str
    column: str
    kind: ColumnKind
    passed_over: str = ""

    def __str__(self) -> str:
        return f"{quoted(self.title)} {self.told}"

    @property
    def why(self) -> str:
        """How its column was known, or why it was passed over."""
        return self.passed_over or _HOW[self.kind]

    @property
    def told(self) -> str:
        """What became of it, in words."""
        return f"→ {self.column} ({self.why})" if self.column else f"– passed over: {self.why}"


def told(problems: Sequence[ReadProblem], *, refused: bool = False) -> str:
    r"""Return problems as lines of text, the first of many; ``refused``: for their sake nothing was read.

    >>> told([ReadProblem(3, "", "x", "It is no task.")])
    '1 thing was mended or left out:\n  line 3: It is no task.'
    """
    count = counted(len(problems), "thing")
    was = "would have to be" if refused else "was" if len(problems) == 1 else "were"
    rest = [f"  and {_tally(problems[SHOWN:])}"] if len(problems) > SHOWN else []
    return "\n".join([f"{count} {was} mended or left out:", *(f"  {problem}" for problem in problems[:SHOWN]), *rest])


@dataclass(frozen=True, slots=True)
class ReadReport:
    """How many rows came in, how many were brought up to date, and what was not taken.

    ``columns`` says where each column of the sheet went, ``created`` by table the names of rows that were
    made because the sheet refers to them, ``source`` what was read and how, ``remarks`` what else one should know,
    ``table`` which table the rows went into, and ``map`` is the map it belongs to. ``header`` is the line in which
    the headers stand.
    """

    added: int
    updated: int
    problems: tuple[ReadProblem, ...] = ()
    columns: tuple[ReadColumn, ...] = field(default=(), compare=False)
    created: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), compare=False)
    source: tuple[str, ...] = field(default=(), compare=False)
    remarks: tuple[str, ...] = field(default=(), compare=False)
    table: str = field(default="", compare=False)
    header: int = field(default=0, compare=False)
    map: JourneyMap | None = field(default=None, compare=False)

    def __str__(self) -> str:
        parts = [counted(self.added, "row added", "rows added")]
        if self.updated:
            parts.append(counted(self.updated, "row updated", "rows updated"))
        guessed = any(found.column and found.kind != "same_name" for found in self.columns)
        # What is said of a column in the list of columns need not be said again.
        listed = {(self.header, found.title) for found in self.columns} if guessed else set()
        problems = [found for found in self.problems if (found.line, found.column) not in listed]
        columns = _aligned(self.columns, self.table) if guessed else []
        told = [*self.source, *columns, *_created(self.created), *self.remarks]
        if not problems:
            return "\n".join([", ".join(parts) + ".", *told])
        cells = all(problem.text and problem.column for problem in problems)
        count = counted(len(problems), *(("cell not taken", "cells not taken") if cells else ("problem", "problems")))
        alike = _alike(problems)
        hidden = [*chain(*alike[SHOWN:])]
        rest = [f"  and {_tally(hidden)}{if_in_python(' – all in .problems')}"] if hidden else []
        lines = [*(f"  {_once(found)}" for found in alike[:SHOWN]), *rest]
        if told:
            return "\n".join([", ".join(parts) + ".", *told, f"{count}:", *lines])
        return "\n".join([", ".join([*parts, count]) + ":", *lines])

    __repr__ = __str__


def quoted(title: str, longest: int = 40) -> str:
    r"""Return a header as a report quotes it: on one line, and kept apart if it runs from right to left.

    >>> quoted("Wichtigkeit\n(0-10)"), quoted("الأهمية") == "“\u2068الأهمية\u2069”"
    ('“Wichtigkeit (0-10)”', True)
    """
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in title).split())
    plain = plain if len(plain) <= longest else f"{plain[: longest - 1]}…"
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in plain):
        plain = f"\u2068{plain}\u2069"
    return f"“{plain}”"


def _aligned(columns: Sequence[ReadColumn], table: str) -> list[str]:
    """Return one line a column, so that the arrows stand below one another."""
    unknown = [found for found in columns if found.kind == "unknown"]
    # An export may have dozens of columns that are nobody's.
    together = unknown if len(unknown) > 2 else []
    shown = [found for found in columns if found not in together][: 2 * SHOWN]
    titles = [quoted(found.title) if found.title else "(no header)" for found in shown]
    widest = max(map(_width, titles), default=0)
    lines = [
        f"  {title}{' ' * (widest - _width(title))} {found.told}" for title, found in zip(titles, shown, strict=True)
    ]
    more = len(columns) - len(shown) - len(together)
    if more > 0:
        lines.append(f"  and {more} more{if_in_python(' in .columns')}")
    if together:
        names = first_of([quoted(found.title) for found in together], SHOWN_NAMES)
        lines.append(f"  {names} – passed over: {table} has no such columns.")
    return lines


def _width(text: str) -> int:
    """Return how many letters of a monospaced font a text takes."""
    return sum(
        0 if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf"
        else 2 if unicodedata.east_asian_width(letter) in "WF"
        else 1
        for letter in text
    )  # fmt: skip


def _created(created: Sequence[tuple[str, Sequence[str]]]) -> list[str]:
    lines = []
    for table, names in created:
        noun = table.removesuffix("s") if len(names) == 1 else table
        lines.append(f"{len(names):,} {noun} added: {first_of([*map(quoted, names)], SHOWN_NAMES)}.")
    return lines


def _alike(problems: Sequence[ReadProblem]) -> list[list[ReadProblem]]:
    """Return problems in order, those of one text in one column, refused for one reason, together."""
    found: dict[tuple[object, ...], list[ReadProblem]] = {}
    for place, problem in enumerate(problems):
        alike = (problem.sheet, problem.column, problem.text, problem.why) if problem.text and problem.column else place
        found.setdefault((alike,), []).append(problem)
    return list(found.values())


def _once(alike: Sequence[ReadProblem]) -> str:
    """Return what is said of problems that are the same but for their lines.

    >>> _once([ReadProblem(line, "level", "x", "“x” is no level.") for line in (2, 5, 9)])
    'line 2 and 2 more, level: “x” ×3 is no level.'
    """
    first, times = alike[0], f"×{len(alike):,}"
    if len(alike) == 1:
        return str(first)
    said = shown(first.text)
    why = first.why.replace(said, f"{said} {times}", 1)
    places = (first.sheet, f"line {first.line} and {len(alike) - 1:,} more", first.column)
    return f"{', '.join(filter(None, places))}: {why}"


def _tally(problems: Sequence[ReadProblem]) -> str:
    """Return how many there are and in which columns, those with the most first.

    >>> _tally([ReadProblem(2, "level", "x", "It is no level.", "Needs")] * 2000)
    '2,000 more (Needs, level: 2,000)'
    """
    places = Counter(", ".join(filter(None, (found.sheet, found.column))) for found in problems)
    most = [(place, count) for place, count in places.most_common(SHOWN_PLACES) if place and count > 1]
    listed = [f"{place}: {count:,}" for place, count in most]
    if most and places.total() > sum(count for _, count in most):
        listed.append("…")
    where = f" ({'; '.join(listed)})" if listed else ""
    return f"{len(problems):,} more{where}"
