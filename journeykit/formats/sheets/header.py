"""Which column of a table each column of a sheet is, by the words in its header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal, NamedTuple

from journeykit.errors import UnreadableFileError, edit_distance, nearest
from journeykit.formats.sheets.sheet import Cell, is_blank, text_of
from journeykit.formats.wording import first_of
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold

ID = "id"
MAX_TITLES = 2_000
FIRST_ROWS = 10
"""Among so many rows that are not blank the header is looked for."""
MAX_LETTERS = 300
"""Nobody's header is longer than that; the rest of one is not looked at."""
TITLES_TOLD = 12

PassedOverKind = Literal["unknown", "misspelt", "second", "given", "unclear", "computed", "numbering"]
"""Why a column goes nowhere. Nothing is like its header; something is, almost; its column is taken from another; the
caller says so; it may be several columns; journeykit computes it; it numbers the rows."""


class Target(NamedTuple):
    """The column that a column of the file goes to; ``named`` if the file gives names of rows, not ids."""

    column: str
    named: bool = False


def targets(spec: TableSpec) -> dict[str, Target]:
    """Return what headers of a table mean: names, titles, and names of refs, in any case.

    >>> from journeykit.schema.tables import SCHEMA
    >>> targets(SCHEMA.table("needs"))["stage name"]
    Target(column='stage', named=True)
    """
    found = {ID: Target(ID)}
    for column in spec.columns:
        found.setdefault(fold(column.name), Target(column.name))
    for column in spec.refs:
        found.setdefault(fold(f"{column.name}_name"), Target(column.name, named=True))
    for column in spec.columns:
        found.setdefault(fold(column.title), Target(column.name))
        if column.kind == "ref":
            found.setdefault(fold(f"{column.title}_name"), Target(column.name, named=True))
    return found


class NoColumnError(UnreadableFileError):
    """None of a sheet's headers is a column of the table.

    ``advice`` says what would help; ``near`` which columns some of the headers almost are, ``unclear`` whether one may
    be several.
    """

    def __init__(
        self,
        spec: TableSpec,
        titles: Sequence[str],
        advice: str = "",
        near: Mapping[str, str] | None = None,
        *,
        unclear: bool = False,
    ) -> None:
        super().__init__(spec.name, titles, advice)
        self.spec, self.titles, self.advice = spec, tuple(titles), advice
        self.near, self.unclear = dict(near or {}), unclear

    def __str__(self) -> str:
        names = ", ".join(column.name for column in self.spec.columns if column.kind != "derived")
        said = f"No column of {self.spec.name} is among its headers ({told_titles(self.titles)}). There is: {names}."
        return f"{said} {self.advice}" if self.advice else said


def told_titles(titles: Sequence[str]) -> str:
    """Return headers in words: the first of many, and of each its beginning.

    >>> told_titles(["Prio", " ", "Farbe"])
    'Prio, Farbe'
    """
    return first_of([text[:40] for title in titles if (text := title.strip())], TITLES_TOLD)


class PassedOver(NamedTuple):
    """Why a column of a sheet goes nowhere: for programs, and in words, as they begin a sentence.

    ``done`` says what was done with it, where that need be said; ``near`` is the column that its header almost is.

    >>> str(PassedOver("misspelt", "needs has no such column", "it was passed over", "level"))
    'needs has no such column; it was passed over. Did you mean level?'
    """

    kind: PassedOverKind
    why: str
    done: str = ""
    near: str = ""

    @property
    def short(self) -> str:
        """Why, where it is plain that the column was passed over."""
        return f"{self.why}. Did you mean {self.near}?" if self.near else f"{self.why}."

    def __str__(self) -> str:
        return self._replace(why=f"{self.why}; {self.done}").short if self.done else self.short


@dataclass(frozen=True)
class Header:
    """Where each cell of a row goes: a target, or None where the file's column is passed over.

    ``ignored`` lists, by position, the headers that nothing in the table answers to, with the reason; ``computed``
    the derived columns of the table, which are passed over too.
    """

    places: tuple[Target | None, ...]
    ignored: Mapping[int, PassedOver]
    computed: Mapping[int, str] = field(default_factory=dict)


def match_header(spec: TableSpec, titles: Sequence[str]) -> Header:
    """Return where the columns under these headers go; computed ones are passed over in silence."""
    if len(titles) > MAX_TITLES:
        raise UnreadableFileError(f"It has {len(titles)} columns; a table of a journey map has a few.")
    known = targets(spec)
    places: list[Target | None] = []
    ignored: dict[int, PassedOver] = {}
    computed: dict[int, str] = {}
    for index, title in enumerate(titles):
        target = known.get(fold(title))
        if target is None:
            ignored[index] = _unknown(spec, title)
        elif target in places:
            why = f"{spec.name} has one column {target.column}, the file two"
            ignored[index] = PassedOver("second", why, "the second was passed over")
            target = None
        elif target.column != ID and spec.column(target.column).kind == "derived":
            computed[index] = target.column
            target = None
        places.append(target)
    return Header(tuple(places), ignored, computed)


def header_row(spec: TableSpec, rows: Sequence[list[Cell]]) -> int:
    """Return the index of a table's header: of the first rows the one with most of its headers; 0 if there is none.

    >>> from journeykit.schema.tables import SCHEMA
    >>> header_row(SCHEMA.table("needs"), [["As of May"], [], ["Statement", "Stage"], ["Importance", ""]])
    2
    """
    known = targets(spec)
    best, most = 0, -1
    for line, titles in first_rows(rows):
        hits = len({target for title in titles if (target := known.get(fold(title[:MAX_LETTERS])))})
        if hits > most:
            best, most = line - 1, hits
    return best


def first_rows(rows: Iterable[list[Cell]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows among which a header is looked for: the first that are not blank, by line, as texts."""
    filled = ((line, row) for line, row in enumerate(rows, start=1) if not is_blank(row))
    for line, row in islice(filled, FIRST_ROWS):
        yield line, [text_of(cell) for cell in islice(row, MAX_TITLES)]


def _unknown(spec: TableSpec, title: str) -> PassedOver:
    near = near_column(spec, title)
    why, done = f"{spec.name} has no such column", "it was passed over"
    return PassedOver("misspelt" if near else "unknown", why, done, near)


def near_column(spec: TableSpec, title: str) -> str:
    """Return the column whose name a header almost is; empty if it is none's. Half of a short word is another word.

    >>> from journeykit.schema.tables import SCHEMA
    >>> [near_column(SCHEMA.table("needs"), title) for title in ("Statment", "Stge", "Tags")]
    ['statement', 'stage', '']
    """
    plain = title.strip()
    near = nearest(plain, [column.name for column in spec.columns]) or ""
    return near if near and edit_distance(plain[:MAX_LETTERS].lower(), near) <= max(1, len(plain) // 4) else ""
