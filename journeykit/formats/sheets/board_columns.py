"""What stands under each title of a board: notes of a lane, a column of the stages, scores, or nothing to take."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass

from journeykit.formats.read_report import quoted
from journeykit.formats.sheets.board_grid import Grid, Spot, name_of
from journeykit.formats.sheets.board_titles import (
    Feeling,
    Range,
    are_scores,
    feeling_meant,
    is_footnote,
    is_sum,
    lane_meant,
    names_personas,
    number_of,
    persona_meant,
)
from journeykit.formats.sheets.board_words import ABOUT, SCORE_TITLE
from journeykit.schema.columns import Column
from journeykit.schema.values import fold

SCORES: Range = (-2, 2)
BELOW = "It is a note below the board; it was passed over."
SUM = "It sums up the board; it was left out."


@dataclass
class Titled:
    """What the cells under one title are: notes of a lane, a column of the stages, scores, or nothing that is taken."""

    title: str
    lane: str = ""
    about: Column | None = None
    feeling: Feeling | None = None
    persona: str = ""
    passed: bool = False
    names: bool = False
    """Its cells say whose the rest of their rows is."""


class TitlesOfBoard:
    """Reads the titles of a grid. ``personas``: names that are known, folded; ``scale``: where scores come from."""

    def __init__(self, personas: Collection[str], scale: Range | None, problem: Callable[[Spot, str], None]) -> None:
        self._personas, self._scale, self._problem = personas, scale, problem
        self.remarks: list[str] = []
        """What was taken for scores."""

    def read(self, grid: Grid) -> list[Titled]:
        """Return what the titles say; one that is empty says what the lane before it does."""
        titles: list[Titled] = []
        persona = ""
        for index, spot in enumerate(grid.rows[0][1:], start=1):
            cells = [row[index] for row in grid.rows[1:]]
            titled = self._titled(name_of(spot), spot, cells, persona, ours=grid.ours)
            persona = titled.persona if titled.passed and titled.persona else persona
            before = titles[-1] if titles else None
            first = next((cell for cell in cells if cell.text), None)
            if not titled.title and before and before.lane and first:
                titled = before
                if spot.line == grid.rows[0][0].line:
                    self._problem(first, f"Nothing names its lane; all of the column was taken for {before.lane}.")
            titles.append(titled)
        return titles

    def _titled(self, title: str, spot: Spot, cells: list[Spot], persona: str, *, ours: bool) -> Titled:
        """Return what a title says over these cells, in the part of the board that is of a persona."""
        if score := SCORE_TITLE.fullmatch(title):
            scored = Feeling((score[2] or "").strip(), score[1].lower().replace(" ", "_"), None)
            return Titled(title, feeling=scored, persona=scored.persona)
        if about := ABOUT.get(fold(title)):
            return Titled(title, about=about)
        said = [cell for cell in cells if cell.text]
        if not said and not ours and (whose := persona_meant(title, self._personas)):
            return Titled(title, persona=whose, passed=True)
        if not said and not ours and is_footnote(title):
            self._problem(spot, BELOW)
            return Titled(title, passed=True)
        if not ours and is_sum(title, [cell.text for cell in said]):
            self._problem(spot, SUM)
            return Titled(title, passed=True)
        if not ours and names_personas(title, [cell.text for cell in said], self._personas):
            return Titled(title, names=True, passed=True)
        lane = lane_meant(title)
        # “Lane: Emotion” is a lane, whatever stands in it.
        feeling = feeling_meant(title, self._personas) if lane == title else None
        if feeling is not None and are_scores(cell.text for cell in said):
            return self._felt(title, feeling, said, feeling.persona or persona)
        return Titled(title, lane, persona=persona)

    def _felt(self, title: str, feeling: Feeling, said: list[Spot], persona: str) -> Titled:
        """Return a title of scores; marks out of a range that nobody tells are not taken at all."""
        given = feeling.range or self._scale or SCORES
        marks = [mark for spot in said if (mark := number_of(spot.text)) is not None]
        if min(marks) < min(given) or max(marks) > max(given):
            first = next(spot for spot in said if number_of(spot.text) is not None)
            why = f"{quoted(title)} has marks beyond {_told(given)}; none of them was taken."
            if feeling.range is None:
                why += f" A range in its title, as in {quoted(title + ' (1-5)')}, would spread them."
            self._problem(first, why)
            return Titled(title, passed=True)
        between = sum(not _wanted(mark, given).is_integer() for mark in marks)
        self.remarks.append(f"{quoted(title)} was read as scores{_spread_over(given, between)}.")
        return Titled(title, feeling=feeling._replace(range=given), persona=persona)


def score_text(text: str, feeling: Feeling) -> str:
    """Return a cell as the score it stands for, spread over the range of scores; what is no number as it is.

    >>> score_text("4", Feeling("", "as_is", (1, 5))), score_text("±0", Feeling("", "as_is", SCORES))
    ('1', '0')
    """
    mark = number_of(text) if feeling.range is not None else None
    if mark is None or feeling.range is None or feeling.range == SCORES and not mark.is_integer():
        return text
    return str(math.floor(_wanted(mark, feeling.range) + 0.5))


def _wanted(mark: float, given: Range) -> float:
    """Return what a mark out of another range would be among scores, if there were any between the steps.

    >>> [_wanted(mark, (1, 5)) for mark in (1, 3, 5)]
    [-2.0, 0.0, 2.0]
    """
    low, high = given
    return SCORES[0] + (mark - low) / (high - low) * (SCORES[1] - SCORES[0])


def _spread_over(given: Range, between: int) -> str:
    if given == SCORES:
        return f" from {_told(SCORES)}"
    rounded = f"; {between} of the marks went to the next step" if between else ""
    return f": {_told(given)} was spread over {_told(SCORES)}{rounded}"


def _told(given: Range) -> str:
    return f"{given[0]:g} to {given[1]:g}".replace("-", "−")
