"""A board as a sheet, stages down and lanes across: whoever made it, and whichever way round it stands.

The first row names the lanes, the first column the stages; each line of a cell is a note. A row whose stage is empty
goes on with the stage above, as merged cells look in a file, and so does an empty title with the lane before. Beside
the lanes may stand the stages' own columns (Goal, Description, Moment of truth, Optional) and scores of emotions
(Emotion as is: Ruth, or any word for feelings over numbers). A title without cells that names a persona says whose
all that follows is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from journeykit.errors import UnreadableFileError
from journeykit.formats.read_report import ProblemKind, ReadProblem
from journeykit.formats.sheets.board_columns import BELOW, SUM, Titled, TitlesOfBoard, score_text
from journeykit.formats.sheets.board_grid import Grid, Spot, grid_of, is_turned, name_of
from journeykit.formats.sheets.board_titles import Feeling, Range, is_footnote, is_sum, persona_in, persona_meant
from journeykit.formats.sheets.board_words import note_meant
from journeykit.formats.sheets.sheet import Sheet
from journeykit.schema.columns import Column
from journeykit.schema.reading import parse
from journeykit.schema.tables import EMOTIONS
from journeykit.schema.values import Refusal, fold

MAX_LANES, MAX_NOTES = 500, 100_000
"""What is larger is no board."""

SCORE = EMOTIONS.column("score")


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
    for line, why in sheet.told():
        reading.problem(Spot("", line, ""), why)
    grid = grid_of(sheet, reading.known, reading.problem)
    if is_turned(grid, {*map(fold, lanes)}, {*map(fold, stages)}):
        grid = grid._replace(rows=[list(spots) for spots in zip(*grid.rows, strict=True)])
    if len(grid.rows[0]) > MAX_LANES:
        raise UnreadableFileError(f"It has {len(grid.rows[0]):,} lanes; a board has at most {MAX_LANES}.")
    reading.read(grid)
    return reading.board


class _BoardReading:
    """Reads a grid that stands the right way round."""

    def __init__(self, personas: list[str], scale: Range | None) -> None:
        self.board = BoardSheet()
        self.known = {fold(name): name for name in personas if fold(name)}
        self._titles = TitlesOfBoard(self.known, scale, self.problem)
        self._only = next(iter(self.known.values())) if len(self.known) == 1 else ""
        self._scores: dict[tuple[str, str, str], int] = {}
        self._nameless: set[int] = set()

    def problem(self, spot: Spot, why: str, kind: ProblemKind = "not_taken") -> None:
        """Note what was not taken."""
        self.board.problems.append(ReadProblem(spot.line, spot.column, spot.text, why, kind=kind))

    def read(self, grid: Grid) -> None:
        """Read the rows under the header."""
        board, titles = self.board, self._titles.read(grid)
        board.corner, board.titles = name_of(grid.rows[0][0]), sum(bool(titled.title) for titled in titles)
        board.lanes += dict.fromkeys(titled.lane for titled in titles if titled.lane)
        stage, whose = "", grid.persona
        for row in grid.rows[1:]:
            name = name_of(row[0])
            said = next(filter(lambda spot: spot.text, row[1:]), None)
            if said is None and not grid.ours and (persona := persona_meant(name, self.known)):
                stage, whose = "", persona
                continue
            if said is None and not grid.ours and is_footnote(name):
                self.problem(row[0], BELOW)
                continue
            if not grid.ours and is_sum(name, [spot.text for spot in row[1:]]):
                self.problem(row[0], SUM)
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
            named = [name_of(spot) for titled, spot in zip(titles, row[1:], strict=True) if titled.names and spot.text]
            persona = persona_in(named[0]) if named else whose
            for index, (titled, spot) in enumerate(zip(titles, row[1:], strict=True)):
                if spot.text:
                    self._take(stage, index, titled, spot, persona)
        board.remarks = self._titles.remarks
        board.personas += dict.fromkeys(
            [titled.persona for titled in titles if titled.feeling and titled.persona]
            + [note.persona for note in board.notes if note.persona]
            + [score.persona for score in board.scores if score.persona]
        )

    def _take(self, stage: str, index: int, titled: Titled, spot: Spot, whose: str) -> None:
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

    def _score(self, stage: str, titled: Titled, feeling: Feeling, spot: Spot, persona: str) -> None:
        if feeling.range is not None:
            persona = persona or self._only
        value = self._value(SCORE, spot._replace(text=score_text(spot.text, feeling)))
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
