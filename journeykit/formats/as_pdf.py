"""The board as PDF: one page, of its own size or of a paper's, with text as text."""

from __future__ import annotations

from collections.abc import Iterable

from journeykit.errors import UnknownNameError
from journeykit.formats.format import Format, Written
from journeykit.formats.maker_mark import PDF_COMMENT
from journeykit.model.journey_map import JourneyMap

PAPERS = {
    "A4": (841.89, 595.28),
    "A3": (1190.55, 841.89),
    "A2": (1683.78, 1190.55),
    "A1": (2383.94, 1683.78),
    "A0": (3370.39, 2383.94),
}
"""Long and short side in points."""
MAX_ROWS = 1_500
"""So many rows take two seconds."""


def write(
    journey: JourneyMap,
    personas: str | Iterable[str] | None = None,
    lanes: str | Iterable[str] | None = None,
    version: str = "both",
    dark: bool = False,
    paper: str | None = None,
) -> Written:
    """Return the picture as a file of one page; `board_picture` says what the other options are.

    ``paper`` is "A4" to "A0"; the page is turned the way on which the picture is larger. None for a page of the
    picture's own size.
    """
    from journeykit.formats.picture.board_svg import language_of, picture_of
    from journeykit.formats.picture.drawing import drawn, undrawn
    from journeykit.formats.picture.left_out import left_out
    from journeykit.formats.picture.page import own_page, page_on, too_small
    from journeykit.formats.picture.pdf_objects import in_order

    if paper is not None and paper not in PAPERS:
        raise UnknownNameError("A PDF", "paper", paper, list(PAPERS))
    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    picture = picture_of(contents, personas, lanes, version, MAX_ROWS, "PDF")
    page = own_page(picture.size) if paper is None else page_on(PAPERS[paper], picture.size)
    svg = picture.svg(dark, page.view, page.size)
    data, simpler = drawn("PDF", svg)
    data = in_order(data, picture.title, language_of(contents))
    small = () if paper is None else too_small(paper, PAPERS, picture.size)
    return Written({"": data}, picture.rows, (*left_out(picture.shown), *simpler, *undrawn(svg), *small))


FORMAT = Format(
    "PDF",
    "map",
    (".pdf",),
    write,
    options={"personas": "names", "lanes": "names", "version": "text", "dark": "flag", "paper": "text"},
    mark=PDF_COMMENT,
)
