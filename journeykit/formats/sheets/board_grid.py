"""The cells of a board from its header on: where that stands, and which way round."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import takewhile, zip_longest
from typing import NamedTuple

from journeykit.errors import UnreadableFileError
from journeykit.formats.read_report import ProblemKind
from journeykit.formats.sheets.board_titles import feeling_meant, is_persona, persona_meant
from journeykit.formats.sheets.board_words import ABOUT, CORNER, is_lane, is_stages, one_line
from journeykit.formats.sheets.sheet import Sheet, is_blank, text_of
from journeykit.schema.tables import STAGES
from journeykit.schema.values import MAX_TEXT, fold

MAX_ROWS, MAX_CELLS = 20_000, 400_000
"""What is larger is no board."""

ABOVE = "It stands above the board; it was passed over."

_OURS = [fold(CORNER), *ABOUT]
_ALWAYS = fold(STAGES.column("moment_of_truth").title)
"""Boards of ours have it beside the goals, even if it is empty."""


class Spot(NamedTuple):
    """A cell and where it stands in the file."""

    text: str
    line: int
    column: str


Tell = Callable[[Spot, str, ProblemKind], None]
"""Is told of a cell that is not taken, why, and of what kind that is."""


class Grid(NamedTuple):
    """Rows of one width, the header first, and the persona that stands above them, if one does.

    ``ours``: journeykit wrote it, so each title means what it says.
    """

    rows: list[list[Spot]]
    persona: str
    ours: bool


def grid_of(sheet: Sheet, personas: Collection[str], problem: Tell) -> Grid:
    """Return the rows from the header on, without what stands to the left of the stages; ``problem`` is told the rest.

    Raises
    ------
    UnreadableFileError
        It is empty, or larger than any board.
    """
    rows = {line: row for line, row in enumerate(sheet.rows, start=1) if not is_blank(row)}
    if not rows:
        raise UnreadableFileError("The file is empty.")
    width = max(map(len, rows.values()))
    if len(rows) > MAX_ROWS or len(rows) * width > MAX_CELLS:
        raise UnreadableFileError(f"It has {len(rows):,} rows and {width:,} columns; that is no board.")
    texts = {line: ["" if text.isspace() else text for text in map(text_of, row)] for line, row in rows.items()}
    head = [*texts][header_of([*texts.values()])]
    titles = [one_line(text) for text in texts[head]]
    titles += [""] * (width - len(titles))
    left = _stage_column(titles, [row for line, row in texts.items() if line >= head])
    for title in filter(None, titles[:left]):
        problem(Spot(title, head, title), "It stands before the stages; it was passed over.", "not_taken")
    titles = [title or f"column {number}" for number, title in enumerate(titles, start=1)]
    persona, outer = "", _left([*texts.values()])
    grid: list[list[Spot]] = []
    for line, row in texts.items():
        if line >= head:
            spots = [Spot(text, line, title) for title, text in zip_longest(titles, row, fillvalue="")]
            grid.append(spots[left:])
        elif whose := _persona_of(row, outer, personas):
            persona = whose
        else:
            problem(Spot(", ".join(filter(None, row)), line, ""), ABOVE, "above")
    first = [*takewhile(_OURS.__contains__, (fold(spot.text) for spot in grid[0]))]
    return Grid(grid, persona, ours=first[:2] == _OURS[:2] and _ALWAYS in first)


def name_of(spot: Spot) -> str:
    """Return the name of a stage, lane or persona that a cell is; raise `UnreadableFileError` if it is too long."""
    if len(spot.text) > MAX_TEXT // 2:
        raise UnreadableFileError(f"Line {spot.line} has a name of {len(spot.text):,} characters; that is no board.")
    return one_line(spot.text)


def header_of(rows: Sequence[Sequence[str]]) -> int:
    """Return which row names what stands below it: the first of several cells, or a fuller one under it.

    Above the stages may stand what several of them have in common, or whose journey it is.

    >>> header_of([["Our way"], ["", "Before", "", "After"], ["", "Seek", "Buy", "Use"], ["Doing", "a", "b", "c"]])
    2
    """
    head = next((place for place, row in enumerate(rows) if _count(row) > 1), 0)
    left = _left(rows)
    while head + 2 < len(rows) and _stands_above(rows[head], rows[head + 1], left):
        head += 1
    return head


def _stands_above(row: Sequence[str], below: Sequence[str], left: int) -> bool:
    """Tell whether a row of several cells is no header, but stands above one."""
    if _paired(row, left):
        return _count(below) > 1
    corner = below[left] if left < len(below) else ""
    fuller = _count(below[left + 1 :]) > _count(row[left + 1 :])
    return fuller and (not corner or is_stages(corner)) and not is_lane(corner)


def _left(rows: Sequence[Sequence[str]]) -> int:
    """Return the first column with anything in it."""
    return min((next(place for place, text in enumerate(row) if text) for row in rows if any(row)), default=0)


def _paired(row: Sequence[str], left: int) -> str:
    """Return the name of a persona that stands beside a word for personas, and nothing else in the row."""
    said = [one_line(text) for text in row[left:] if text]
    beside = len(said) == 2 and all(row[left : left + 2])
    return said[1] if beside and is_persona(said[0]) else ""


def _count(row: Sequence[str]) -> int:
    """Return how many different texts a row has: one that is merged over several cells may stand in each."""
    return len({one_line(text) for text in row} - {""})


def _persona_of(row: Sequence[str], left: int, personas: Collection[str]) -> str:
    said = [*filter(None, map(one_line, row))]
    return persona_meant(said[0], personas) if len(said) == 1 else _paired(row, left)


def _stage_column(titles: list[str], rows: list[list[str]]) -> int:
    """Return where the stages stand: under a word for them near the left, else the first column with anything in it."""
    said = next((index for index, title in enumerate(titles[:3]) if is_stages(title)), None)
    if said is not None:
        return said
    return _left(rows)


def is_turned(grid: Grid, lanes: Collection[str], stages: Collection[str]) -> bool:
    """Tell whether the lanes stand down and the stages across. ``lanes`` and ``stages``: known names, folded."""
    across = [one_line(spot.text) for spot in grid.rows[0]]
    down = [one_line(row[0].text) for row in grid.rows[1:]]
    if grid.ours or [*map(fold, across[:2])] == _OURS[:2]:
        return False

    def of_lanes(titles: list[str]) -> int:
        return _hits(titles, lambda title: fold(title) in lanes or is_lane(title) or feeling_meant(title) is not None)

    def of_stages(titles: list[str]) -> int:
        return _hits(titles, lambda title: fold(title) in stages)

    return of_lanes(down) + of_stages(across[1:]) > of_lanes(across[1:]) + of_stages(down)


def _hits(titles: list[str], known: Callable[[str], bool]) -> int:
    return sum(known(title) for title in {*titles} - {""})
