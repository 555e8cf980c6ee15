"""How a picture lies on a page: as large as fits, in the middle, with a margin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journeykit.formats.advice import argument
from journeykit.formats.picture.board_svg import MARGIN
from journeykit.formats.picture.cards import SMALL

POINTS = 0.75
"""Points of a pixel."""
LONGEST = 14_400.0
"""Points of a page's side that readers of PDF can show."""
_MARGIN = 28.0
_LEGIBLE = 4.0
"""Points below which nobody reads letters."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page in points, and how much of the picture's plane it shows."""

    size: tuple[float, float]
    view: tuple[float, float, float, float]
    scale: float
    """Points of a pixel of the picture."""


def own_page(picture: tuple[float, float]) -> Page:
    """Return a page of the picture's own size, smaller where no page is so large.

    >>> own_page((1600, 800)).size
    (1200.0, 600.0)
    """
    scale = min(POINTS, LONGEST / max(picture))
    return Page((picture[0] * scale, picture[1] * scale), (0, 0, *picture), scale)


def page_on(paper: tuple[float, float], picture: tuple[float, float]) -> Page:
    """Return a page of a paper, turned the way on which the picture is larger.

    >>> page_on((841.89, 595.28), (1600, 900)).size, page_on((841.89, 595.28), (900, 1600)).size
    ((841.89, 595.28), (595.28, 841.89))
    """
    # The picture has a margin of its own, the page another one: only one counts.
    wide, tall = picture[0] - 2 * MARGIN, picture[1] - 2 * MARGIN
    sizes = (paper, paper[::-1])
    scales = [min((x - 2 * _MARGIN) / wide, (y - 2 * _MARGIN) / tall) for x, y in sizes]
    (x, y), scale = max(zip(sizes, scales, strict=True), key=lambda turned: turned[1])
    view = (MARGIN - (x / scale - wide) / 2, MARGIN - (y / scale - tall) / 2, x / scale, y / scale)
    return Page((x, y), view, scale)


def too_small(paper: str, papers: Mapping[str, tuple[float, float]], picture: tuple[float, float]) -> tuple[str, ...]:
    """Tell whether letters become too small to be read on a paper, and which one would do."""
    points = {name: SMALL * page_on(size, picture).scale for name, size in papers.items()}
    if points[paper] >= _LEGIBLE:
        return ()
    better = next(
        (argument("paper", name) for name, high in points.items() if high >= _LEGIBLE), "a page of its own size"
    )
    return (f"letters that can be read: the smallest are {points[paper]:.1f} points high on {paper}; try {better}",)
