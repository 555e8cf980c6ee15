"""A board as a sheet, stages down and lanes across: whoever made it, and whichever way round it stands.

The first row names the lanes, the first column the stages; each line of a cell is a note. A row whose stage is empty
goes on with the stage above, as merged cells look in a file, and so does an empty title with the lane before. Beside
the lanes may stand the stages' own columns (Goal, Description, Moment of truth, Optional) and scores of emotions
(Emotion as is: Ruth).
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, NamedTuple

from journeykit.errors import UnreadableFileError
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.board_words import (
    ABOUT,
    CORNER,
    LANE_WORDS,
    SCORE_TITLE,
    STAGE_WORDS,
    lane_meant,
    note_meant,
    one_line,
)
from journeykit.formats.sheets.sheet import Sheet, is_blank, text_of
from journeykit.schema.columns import Column
from journeykit.schema.reading import parse
from journeykit.schema.tables import EMOTIONS
from journeykit.schema.values import MAX_TEXT, Refusal, fold

MAX_LANES, MAX_ROWS, MAX_CELLS, MAX_NOTES = 500, 20_000, 400_000, 100_000
"""What is larger is no board."""


class BoardNote(NamedTuple):
    """One note, and the line of the file it stands on."""

    line: int
    stage: str
    lane: str
    text: str


class BoardScore(NamedTuple):
    """How a stage feels to a persona (empty: not said whom), in one version."""

    line: int
    stage: str
    persona: str
    version: str
    score: int


@dataclass
class BoardSheet:
    """What a board says. Stages, lanes and personas are told apart by name; ``about`` has the stages' own cells.

    ``corner`` stands above the stages, and ``titles`` behind it are those that say anything.
    """

    stages: list[str] = field(default_factory=list)
    lanes: list[str] = field(default_factory=list)
    personas: list[str] = field(default_factory=list)
    notes: list[BoardNote] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    about: dict[str, dict[str, Any]] = field(default_factory=dict)
    scores: list[BoardScore] = field(default_factory=list)
    corner: str = ""
    titles: int = 0


def board_of(sheet: Sheet, lanes: Iterable[str] = (), stages: Iterable[str] = ()) -> BoardSheet:
    r"""Return what a sheet of stages and lanes says.

    Parameters
    ----------
    sheet
        Its rows; blank ones are passed over.
    lanes, stages
        Names that a map has already. They help to see which way round the sheet stands.

    Raises
    ------
    UnreadableFileError
        It is empty, or larger than any board.

    Examples
    --------
    >>> board = board_of(Sheet([["Stage", "Doing"], ["Claims", "- Calls us\n- Takes a photo"]]))
    >>> board.stages, board.lanes, [note.text for note in board.notes]
    (['Claims'], ['Doing'], ['Calls us', 'Takes a photo'])
    """
    reading = _BoardReading()
    for line, why in sheet.told():
        reading.problem(_Spot("", line, ""), why)
    grid = _grid(sheet, reading)
    if _turned(grid, LANE_WORDS | {*map(fold, lanes)}, {*map(fold, stages)}):
        grid = [list(spots) for spots in zip(*grid, strict=True)]
    if len(grid[0]) > MAX_LANES:
        raise UnreadableFileError(f"It has {len(grid[0]):,} lanes; a board has at most {MAX_LANES}.")
    reading.read(grid)
    return reading.board


class _Spot(NamedTuple):
    """A cell and where it stands in the file."""

    text: str
    line: int
    column: str


class _Titled:
    """What the cells under one title are: notes of a lane, a column of the stages, or scores of emotions."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.about: Column | None = ABOUT.get(fold(self.title))
        score = SCORE_TITLE.fullmatch(self.title)
        self.version = score[1].lower().replace(" ", "_") if score else ""
        self.persona = (score[2] or "").strip() if score else ""
        self.lane = "" if self.about or score else lane_meant(self.title)


class _BoardReading:
    """Reads a grid that stands the right way round."""

    def __init__(self) -> None:
        self.board = BoardSheet()
        self._scores: dict[tuple[str, str, str], int] = {}
        self._nameless: set[int] = set()

    def problem(self, spot: _Spot, why: str) -> None:
        """Note what was not taken."""
        self.board.problems.append(ReadProblem(spot.line, spot.column, spot.text, why))

    def read(self, grid: list[list[_Spot]]) -> None:
        """Read the rows under the header."""
        board, titles = self.board, self._titles(grid)
        board.corner, board.titles = _name(grid[0][0]), sum(bool(titled.title) for titled in titles)
        board.lanes += dict.fromkeys(titled.lane for titled in titles if titled.lane)
        board.personas += dict.fromkeys(titled.persona for titled in titles if titled.persona)
        stage = ""
        for row in grid[1:]:
            stage = _name(row[0]) or stage
            if not stage:
                spot = next(filter(lambda spot: spot.text, row), None)
                if spot:
                    self.problem(spot, "It stands at no stage; it was left out.")
                continue
            if stage not in board.about:
                board.stages.append(stage)
                board.about[stage] = {}
            for index, (titled, spot) in enumerate(zip(titles, row[1:], strict=True)):
                if spot.text:
                    self._take(stage, index, titled, spot)

    def _titles(self, grid: list[list[_Spot]]) -> list[_Titled]:
        """Return what the titles say; one that is empty says what the lane before it does."""
        titles: list[_Titled] = []
        for index, spot in enumerate(grid[0][1:], start=1):
            titled = _Titled(_name(spot))
            before = titles[-1] if titles else None
            if not titled.title and before and before.lane and any(row[index].text for row in grid):
                titled = before
                first = next(row[index] for row in grid if row[index].text)
                if spot.line == grid[0][0].line:
                    self.problem(first, f"Nothing names its lane; all of the column was taken for {before.lane}.")
            titles.append(titled)
        return titles

    def _take(self, stage: str, index: int, titled: _Titled, spot: _Spot) -> None:
        if titled.lane:
            self._notes(stage, titled.lane, spot)
        elif titled.title:
            self._value(stage, titled, spot)
        elif index not in self._nameless:
            self._nameless.add(index)
            self.problem(spot, "Nothing names its lane; all that stands there was passed over.")

    def _notes(self, stage: str, lane: str, spot: _Spot) -> None:
        # A cell that quotes a line feed in a file of Windows has both marks.
        lines = spot.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        texts = filter(None, map(note_meant, lines))
        self.board.notes += [BoardNote(spot.line, stage, lane, text) for text in texts]
        if len(self.board.notes) > MAX_NOTES:
            raise UnreadableFileError(f"It has more than {MAX_NOTES:,} notes.")

    def _value(self, stage: str, titled: _Titled, spot: _Spot) -> None:
        """Take a cell that is no note; the first that says something counts."""
        column = titled.about or EMOTIONS.column("score")
        try:
            value = parse(column, spot.text)
        except Refusal as refusal:
            self.problem(spot, refusal.why)
            return
        if value == column.empty:
            return
        if titled.about:
            known = self.board.about[stage].setdefault(column.name, value)
        else:
            key = (stage, titled.persona, titled.version)
            if key not in self._scores:
                self.board.scores.append(BoardScore(spot.line, *key, value))
            known = self._scores.setdefault(key, value)
        if known != value:
            self.problem(spot, f"{titled.title} of {stage} is given above already; this was left out.")


def _name(spot: _Spot) -> str:
    if len(spot.text) > MAX_TEXT // 2:
        raise UnreadableFileError(f"Line {spot.line} has a name of {len(spot.text):,} characters; that is no board.")
    return one_line(spot.text)


def _grid(sheet: Sheet, reading: _BoardReading) -> list[list[_Spot]]:
    """Return the rows from the header on, all of one width, without what stands to the left of the stages."""
    rows = {line: row for line, row in enumerate(sheet.rows, start=1) if not is_blank(row)}
    if not rows:
        raise UnreadableFileError("The file is empty.")
    width = max(map(len, rows.values()))
    if len(rows) > MAX_ROWS or len(rows) * width > MAX_CELLS:
        raise UnreadableFileError(f"It has {len(rows):,} rows and {width:,} columns; that is no board.")
    texts = {line: ["" if text.isspace() else text for text in map(text_of, row)] for line, row in rows.items()}
    head = next((line for line, row in texts.items() if sum(map(bool, row)) > 1), next(iter(texts)))
    titles = [one_line(text) for text in texts[head]]
    titles += [""] * (width - len(titles))
    left = _stage_column(titles, [row for line, row in texts.items() if line >= head])
    for title in filter(None, titles[:left]):
        reading.problem(_Spot(title, head, title), "It stands before the stages; it was passed over.")
    titles = [title or f"column {number}" for number, title in enumerate(titles, start=1)]
    grid: list[list[_Spot]] = []
    for line, row in texts.items():
        spots = [_Spot(text, line, title) for title, text in zip_longest(titles, row, fillvalue="")]
        if line < head:
            spot = next(spot for spot in spots if spot.text)
            reading.problem(spot._replace(column=""), "It stands above the board; it was passed over.")
        else:
            grid.append(spots[left:])
    return grid


def _stage_column(titles: list[str], rows: list[list[str]]) -> int:
    """Return where the stages stand: under a word for them near the left, else the first column with anything in it."""
    said = next((index for index, title in enumerate(titles[:3]) if fold(title) in STAGE_WORDS), None)
    if said is not None:
        return said
    return min(next(index for index, text in enumerate(row) if text) for row in rows)


def _turned(grid: list[list[_Spot]], lanes: Container[str], stages: Container[str]) -> bool:
    """Tell whether the lanes stand down and the stages across. A board of ours has the goals beside the stages."""
    across = [fold(spot.text) for spot in grid[0]]
    down = [fold(row[0].text) for row in grid[1:]]
    if across[0] == fold(CORNER) and across[1:2] == [next(iter(ABOUT))]:
        return False

    def hits(names: Iterable[str], known: Container[str]) -> int:
        return sum(name in known for name in {*names} - {""})

    return hits(down, lanes) + hits(across[1:], stages) > hits(across[1:], lanes) + hits(down, stages)
