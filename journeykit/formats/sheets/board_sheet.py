"""A board as a sheet, stages down and lanes across: whoever made it, and whichever way round it stands.

The first row names the lanes, the first column the stages; each line of a cell is a note. A row whose stage is empty
goes on with the stage above, as merged cells look in a file, and so does an empty title with the lane before. Beside
the lanes may stand the stages' own columns (Goal, Description, Moment of truth, Optional) and scores of emotions
(Emotion as is: Ruth, or any word for feelings over numbers). A title without cells that names a persona says whose
all that follows is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from journeykit.errors import UnreadableFileError
from journeykit.formats.read_report import ReadProblem, quoted
from journeykit.formats.sheets.board_grid import Grid, Spot, grid_of, is_turned
from journeykit.formats.sheets.board_titles import (
    Feeling,
    Range,
    are_scores,
    feeling_meant,
    is_sum,
    lane_meant,
    number_of,
    persona_meant,
)
from journeykit.formats.sheets.board_words import ABOUT, SCORE_TITLE, note_meant, one_line
from journeykit.formats.sheets.sheet import Sheet
from journeykit.schema.columns import Column
from journeykit.schema.reading import parse
from journeykit.schema.tables import EMOTIONS
from journeykit.schema.values import MAX_TEXT, Refusal, fold

MAX_LANES, MAX_NOTES = 500, 100_000
"""What is larger is no board."""

SCORE = EMOTIONS.column("score")
SCORES: Range = (-2, 2)


class BoardNote(NamedTuple):
    """One note, the line of the file it stands on, and the persona it is of (empty: everybody's)."""

    line: int
    stage: str
    lane: str
    text: str
    persona: str = ""


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

    ``corner`` stands above the stages, and ``titles`` behind it are those that say anything. ``remarks`` say what
    was taken for scores.
    """

    stages: list[str] = field(default_factory=list)
    lanes: list[str] = field(default_factory=list)
    personas: list[str] = field(default_factory=list)
    notes: list[BoardNote] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)
    about: dict[str, dict[str, Any]] = field(default_factory=dict)
    scores: list[BoardScore] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    corner: str = ""
    titles: int = 0


def board_of(
    sheet: Sheet,
    lanes: Iterable[str] = (),
    stages: Iterable[str] = (),
    personas: Iterable[str] = (),
    scale: Range | None = None,
) -> BoardSheet:
    r"""Return what a sheet of stages and lanes says.

    Parameters
    ----------
    sheet
        Its rows; blank ones are passed over.
    lanes, stages
        Names that a map has already. They help to see which way round the sheet stands.
    personas
        Names that a map has already: whose scores and notes these are. If there is one only, scores that name nobody
        are of that persona.
    scale
        The range that scores come from, if no title says it; by default −2 to 2.

    Raises
    ------
    UnreadableFileError
        It is empty, or larger than any board.

    Examples
    --------
    >>> board = board_of(Sheet([["Stage", "Doing"], ["Claims", "- Calls us\n- Takes a photo"]]))
    >>> board.stages, board.lanes, [note.text for note in board.notes]
    (['Claims'], ['Doing'], ['Calls us', 'Takes a photo'])
    >>> board = board_of(Sheet([["", "Kauf", "Nutzung"], ["Tun", "zahlt", "heizt"], ["Gefühl", "−1", "2"]]))
    >>> board.lanes, [score.score for score in board.scores]
    (['Tun'], [-1, 2])
    """
    reading = _BoardReading([*personas], scale)
    if sheet.unclosed:
        why = "A quote opens here that nothing closes; from here on each line was taken as a row."
        reading.problem(Spot("", sheet.unclosed, ""), why)
    grid = grid_of(sheet, reading.known, reading.problem)
    if is_turned(grid, {*map(fold, lanes)}, {*map(fold, stages)}):
        grid = grid._replace(rows=[list(spots) for spots in zip(*grid.rows, strict=True)])
    if len(grid.rows[0]) > MAX_LANES:
        raise UnreadableFileError(f"It has {len(grid.rows[0]):,} lanes; a board has at most {MAX_LANES}.")
    reading.read(grid)
    return reading.board


@dataclass
class _Titled:
    """What the cells under one title are: notes of a lane, a column of the stages, scores, or nothing that is taken."""

    title: str
    lane: str = ""
    about: Column | None = None
    feeling: Feeling | None = None
    persona: str = ""
    passed: bool = False


class _BoardReading:
    """Reads a grid that stands the right way round."""

    def __init__(self, personas: list[str], scale: Range | None) -> None:
        self.board = BoardSheet()
        self.known = {fold(name): name for name in personas if fold(name)}
        self._scale = scale
        self._only = next(iter(self.known.values())) if len(self.known) == 1 else ""
        self._scores: dict[tuple[str, str, str], int] = {}
        self._nameless: set[int] = set()

    def problem(self, spot: Spot, why: str) -> None:
        """Note what was not taken."""
        self.board.problems.append(ReadProblem(spot.line, spot.column, spot.text, why))

    def read(self, grid: Grid) -> None:
        """Read the rows under the header."""
        board, titles = self.board, self._titles(grid)
        board.corner, board.titles = _name(grid.rows[0][0]), sum(bool(titled.title) for titled in titles)
        board.lanes += dict.fromkeys(titled.lane for titled in titles if titled.lane)
        stage, whose = "", grid.persona
        for row in grid.rows[1:]:
            name = _name(row[0])
            said = next(filter(lambda spot: spot.text, row[1:]), None)
            if said is None and not grid.ours and (persona := persona_meant(name, self.known)):
                stage, whose = "", persona
                continue
            if not grid.ours and is_sum(name, [spot.text for spot in row[1:]]):
                self.problem(row[0], "It sums up the board; it was left out.")
                stage = ""
                continue
            stage = name or stage
            if not stage:
                if said:
                    self.problem(said, "It stands at no stage; it was left out.")
                continue
            if stage not in board.about:
                board.stages.append(stage)
                board.about[stage] = {}
            for index, (titled, spot) in enumerate(zip(titles, row[1:], strict=True)):
                if spot.text:
                    self._take(stage, index, titled, spot, whose)
        board.personas += dict.fromkeys(
            [titled.persona for titled in titles if titled.feeling and titled.persona]
            + [note.persona for note in board.notes if note.persona]
            + [score.persona for score in board.scores if score.persona]
        )

    def _titles(self, grid: Grid) -> list[_Titled]:
        """Return what the titles say; one that is empty says what the lane before it does."""
        titles: list[_Titled] = []
        persona = ""
        for index, spot in enumerate(grid.rows[0][1:], start=1):
            cells = [row[index] for row in grid.rows[1:]]
            titled = self._titled(_name(spot), spot, cells, persona, ours=grid.ours)
            persona = titled.persona if titled.passed and titled.persona else persona
            before = titles[-1] if titles else None
            first = next((cell for cell in cells if cell.text), None)
            if not titled.title and before and before.lane and first:
                titled = before
                if spot.line == grid.rows[0][0].line:
                    self.problem(first, f"Nothing names its lane; all of the column was taken for {before.lane}.")
            titles.append(titled)
        return titles

    def _titled(self, title: str, spot: Spot, cells: list[Spot], persona: str, *, ours: bool) -> _Titled:
        """Return what a title says over these cells, in the part of the board that is of a persona."""
        if score := SCORE_TITLE.fullmatch(title):
            scored = Feeling((score[2] or "").strip(), score[1].lower().replace(" ", "_"), None)
            return _Titled(title, feeling=scored, persona=scored.persona)
        if about := ABOUT.get(fold(title)):
            return _Titled(title, about=about)
        said = [cell for cell in cells if cell.text]
        if not said and not ours and (whose := persona_meant(title, self.known)):
            return _Titled(title, persona=whose, passed=True)
        if not ours and is_sum(title, [cell.text for cell in said]):
            self.problem(spot, "It sums up the board; it was left out.")
            return _Titled(title, passed=True)
        lane = lane_meant(title)
        # “Lane: Emotion” is a lane, whatever stands in it.
        feeling = feeling_meant(title, self.known) if lane == title else None
        if feeling is not None and are_scores(cell.text for cell in said):
            return self._felt(title, feeling, said, feeling.persona or persona)
        return _Titled(title, lane, persona=persona)

    def _felt(self, title: str, feeling: Feeling, said: list[Spot], persona: str) -> _Titled:
        """Return a title of scores; marks out of a range that nobody tells are not taken at all."""
        low, high = feeling.range or self._scale or SCORES
        marks = [mark for spot in said if (mark := number_of(spot.text)) is not None]
        if min(marks) < low or max(marks) > high:
            first = next(spot for spot in said if number_of(spot.text) is not None)
            why = f"{quoted(title)} has marks beyond {_told((low, high))}; none of them was taken."
            if feeling.range is None:
                why += f" A range in its title, as in {quoted(title + ' (1-5)')}, would spread them."
            self.problem(first, why)
            return _Titled(title, passed=True)
        between = sum(not _wanted(mark, (low, high)).is_integer() for mark in marks)
        self.board.remarks.append(f"{quoted(title)} was read as scores{_spread_over((low, high), between)}.")
        return _Titled(title, feeling=feeling._replace(range=(low, high)), persona=persona)

    def _take(self, stage: str, index: int, titled: _Titled, spot: Spot, whose: str) -> None:
        if titled.lane:
            self._notes(stage, titled.lane, spot, titled.persona or whose)
        elif titled.about:
            self._about(stage, titled.title, titled.about, spot)
        elif titled.feeling:
            self._score(stage, titled, titled.feeling, spot, titled.persona or whose)
        elif not titled.passed and index not in self._nameless:
            self._nameless.add(index)
            self.problem(spot, "Nothing names its lane; all that stands there was passed over.")

    def _notes(self, stage: str, lane: str, spot: Spot, persona: str) -> None:
        # A cell that quotes a line feed in a file of Windows has both marks.
        lines = spot.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        texts = filter(None, map(note_meant, lines))
        self.board.notes += [BoardNote(spot.line, stage, lane, text, persona) for text in texts]
        if len(self.board.notes) > MAX_NOTES:
            raise UnreadableFileError(f"It has more than {MAX_NOTES:,} notes.")

    def _about(self, stage: str, title: str, column: Column, spot: Spot) -> None:
        """Take a cell of the stage's own; the first that says something counts."""
        value = self._value(column, spot)
        if value != column.empty and self.board.about[stage].setdefault(column.name, value) != value:
            self._given(title, stage, spot)

    def _score(self, stage: str, titled: _Titled, feeling: Feeling, spot: Spot, persona: str) -> None:
        if feeling.range is not None:
            persona = persona or self._only
            mark = number_of(spot.text)
            if mark is not None and (feeling.range != SCORES or mark.is_integer()):
                spot = spot._replace(text=str(math.floor(_wanted(mark, feeling.range) + 0.5)))
        value = self._value(SCORE, spot)
        if value is None:
            return
        key = (stage, persona, feeling.version)
        if key not in self._scores:
            self.board.scores.append(BoardScore(spot.line, *key, value))
        if self._scores.setdefault(key, value) != value:
            self._given(titled.title, stage, spot)

    def _given(self, title: str, stage: str, spot: Spot) -> None:
        self.problem(spot, f"{title} of {stage} is given above already; this was left out.")

    def _value(self, column: Column, spot: Spot) -> Any:
        try:
            return parse(column, spot.text)
        except Refusal as refusal:
            self.problem(spot, refusal.why)
            return column.empty


def _wanted(mark: float, given: Range) -> float:
    """Return what a mark out of another range would be among scores, if there were any between the steps.

    >>> [_wanted(mark, (1, 5)) for mark in (1, 3, 5)]
    [-2.0, 0.0, 2.0]
    """
    low, high = given
    return SCORES[0] + (mark - low) / (high - low) * (SCORES[1] - SCORES[0])


def _spread_over(given: Range, between: int) -> str:
    if given == SCORES:
        return ""
    rounded = f"; {between} of the marks went to the next step" if between else ""
    return f": {_told(given)} was spread over {_told(SCORES)}{rounded}"


def _told(given: Range) -> str:
    return f"{given[0]:g} to {given[1]:g}".replace("-", "−")


def _name(spot: Spot) -> str:
    if len(spot.text) > MAX_TEXT // 2:
        raise UnreadableFileError(f"Line {spot.line} has a name of {len(spot.text):,} characters; that is no board.")
    return one_line(spot.text)
