"""The journey board as a picture: drawn by us as vectors, with text as text; the same map gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeykit.errors import InvalidArgumentError, PictureError
from journeykit.formats.picture.cards import text_block
from journeykit.formats.picture.colours import LIGHT, NIGHT
from journeykit.formats.picture.columns import columns_of
from journeykit.formats.picture.curve import curve
from journeykit.formats.picture.feelings import feelings_in
from journeykit.formats.picture.figures import Box, Figure, Group, Line, stacked
from journeykit.formats.picture.finding import NO_STAGES, finding_of
from journeykit.formats.picture.heading import heading, title_of
from journeykit.formats.picture.key import key
from journeykit.formats.picture.lanes import lanes as lane_rows
from journeykit.formats.picture.loose import loose_part
from journeykit.formats.picture.people import people_of
from journeykit.formats.picture.shown import Shown, needs_in, notes_in, shown_of
from journeykit.formats.picture.stage_heads import stage_heads
from journeykit.formats.picture.svg import picture_svg
from journeykit.model.contents import Contents

MARGIN = 32.0
MAX_ROWS = 5_000
"""Nobody reads so many, and drawing more takes longer than anybody waits."""
MAX_CELLS = 8_000
"""So many places where a stage and a lane meet."""
_EMPTY = 712.0
"""How wide a board without stages is."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the board, laid out: what is drawn where, and what it says to those who do not see it."""

    drawing: Group
    shown: Shown
    title: str
    finding: str
    rows: int
    """How many rows of the map are in it."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels, margins included."""
        return self.drawing.width, self.drawing.height

    def svg(
        self,
        dark: bool = False,
        view: tuple[float, float, float, float] | None = None,
        size: tuple[float, float] | None = None,
    ) -> str:
        """Return the picture as SVG; ``view`` is how much of the paper is seen, ``size`` how large that is."""
        check_dark(dark)
        return picture_svg(
            self.drawing.figures,
            view or (0, 0, *self.size),
            size or self.size,
            NIGHT if dark else LIGHT,
            self.title,
            self.finding,
            language_of(self.shown.contents),
        )


def board_svg(
    contents: Contents,
    *,
    personas: str | Iterable[str] | None = None,
    lanes: str | Iterable[str] | None = None,
    version: str | None = "both",
    dark: bool = False,
) -> str:
    """Return the board of a map as SVG.

    Parameters
    ----------
    contents
        What the map holds.
    personas, lanes
        Ids or exact names, or a single one; all by default.
    version
        "as_is", "to_be" or "both".
    dark
        Whether it is for a dark ground.

    Raises
    ------
    UnknownRowError, AmbiguousNameError, UnknownNameError
        There is no such persona, lane or version, or there are several.

    Examples
    --------
    >>> board_svg(Contents())[:39]
    '<svg xmlns="http://www.w3.org/2000/svg"'
    """
    return picture_of(contents, personas, lanes, version).svg(dark)


def picture_of(
    contents: Contents,
    personas: str | Iterable[str] | None = None,
    lanes: str | Iterable[str] | None = None,
    version: str | None = "both",
    most: int | None = None,
    what: str = "picture",
) -> Picture:
    """Return the board of a map, laid out; `board_svg` says what the options are.

    ``most`` rows are drawn, if it is fewer than `MAX_ROWS`; ``what`` is the name of the picture that shows no more.
    """
    shown = shown_of(contents, personas, lanes, version)
    notes, needs = notes_in(shown), needs_in(shown)
    _check_size(shown, notes.hidden + needs.hidden, MAX_ROWS if most is None else most, what)
    people = people_of(shown)
    feelings = feelings_in(shown, people)
    columns = columns_of(shown, notes, needs)
    across = max(columns.across, _EMPTY)
    bands: list[Group] = []
    if shown.stages:
        bands.append(stage_heads(shown, needs, columns))
        bands.append(_ruled(curve(shown, feelings, columns)))
        bands += lane_rows(shown, people, notes, needs, columns)
    else:
        bands.append(text_block(NO_STAGES, across - 24, 13, 40, "ink-3").at(12, 0))
    bands.append(loose_part(shown, people, notes, needs, feelings, across))
    bands.append(_key_band(key(shown, feelings, across - 24), across))
    board = stacked(bands, 0, across)
    head = heading(shown, people, across)
    top = MARGIN + head.height + 20
    frame = Box(MARGIN - 1, top - 1, across + 2, board.height + 2, "", "line-2", 1, 6)
    figures: tuple[Figure, ...] = (head.at(MARGIN, MARGIN), board.at(MARGIN, top), frame)
    drawing = Group(0, 0, across + 2 * MARGIN, top + board.height + MARGIN, figures)
    title = f"Journey board: {title_of(shown)}"
    rows = len(shown.stages) + len(shown.personas) + len(shown.lanes)
    parts = (("notes", notes.hidden), ("needs", needs.hidden), ("emotions", feelings.hidden))
    rows += sum(len(contents.tables[table]) - hidden for table, hidden in parts)
    return Picture(drawing, shown, title, finding_of(shown, feelings), rows)


def can_be_drawn(contents: Contents) -> bool:
    """Tell whether the whole board of a map is small enough for a picture."""
    tables = contents.tables
    rows = sum(len(tables[name]) for name in ("personas", "stages", "lanes", "notes", "needs", "emotions"))
    return rows <= MAX_ROWS and len(tables["stages"]) * len(tables["lanes"]) <= MAX_CELLS


def check_dark(dark: object) -> None:
    """Raise `InvalidValueError` unless it is said clearly whether the ground is dark."""
    if not isinstance(dark, bool):
        raise InvalidArgumentError("The picture of the board", "dark", dark, "True or False")


def language_of(contents: Contents) -> str:
    """Return the map's language where it is written as languages are.

    >>> language_of(Contents())
    ''
    """
    said = str(contents.fields.get("language") or "").strip()
    parts = said.split("-")
    fits = all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts)
    return said if fits and 2 <= len(parts[0]) <= 3 and parts[0].isalpha() else ""


def _check_size(shown: Shown, hidden: int, most: int, what: str) -> None:
    """Refuse a board that is too large, before the work begins; raise `PictureError` that says what would do."""
    tables, people = shown.contents.tables, {*shown.personas}
    count = len(shown.stages) + len(people) + len(shown.lanes) + len(tables["notes"]) + len(tables["needs"]) - hidden
    count += sum(shown.everybody or row.cells.get("persona") in people for row in tables["emotions"])
    cells = len(shown.stages) * len(shown.lanes)
    if count > most or cells > MAX_CELLS:
        said = f"{count:,} rows of the map" if count > most else f"{cells:,} places for notes"
        limit = most if count > most else MAX_CELLS
        larger = f" An SVG shows up to {MAX_ROWS:,}." if most < count <= MAX_ROWS else ""
        raise PictureError(
            f"The board has {said} on it, and a {what} shows {limit:,} at most.{larger} Name the personas or lanes to "
            'be shown, such as personas=["Ruth"] or lanes=["Doing"]. An .html page says all of it in words, an .xlsx '
            "workbook in tables."
        )


def _ruled(group: Group) -> Group:
    rule = Line(((0, group.height), (group.width, group.height)), "line")
    return Group(0, 0, group.width, group.height, (*group.figures, rule))


def _key_band(marks: Group, across: float) -> Group:
    tall = marks.height + 24
    ground = (Box(0, 0, across, tall, "sunk", radius=6), Box(0, 0, across, tall - 8, "sunk"))
    rule = Line(((0, 0.5), (across, 0.5)), "line-2")
    return Group(0, 0, across, tall, (*ground, rule, marks.at(12, 12)))
