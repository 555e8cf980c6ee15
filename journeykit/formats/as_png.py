"""The board as PNG: pixels, for where vectors cannot go."""

from __future__ import annotations

import math
from collections.abc import Iterable

from journeykit.errors import InvalidArgumentError, PictureError
from journeykit.formats.advice import argument
from journeykit.formats.format import Format, Written
from journeykit.formats.maker_mark import PNG_CHUNK
from journeykit.model.journey_map import JourneyMap

MAX_PIXELS = 100_000_000
"""As many as a large poster has; drawing them takes 400 MB."""
MAX_ROWS = 1_500
"""So many rows take two seconds."""


def write(
    journey: JourneyMap,
    personas: str | Iterable[str] | None = None,
    lanes: str | Iterable[str] | None = None,
    version: str = "both",
    dark: bool = False,
    scale: float = 2,
) -> Written:
    """Return the picture as a file, ``scale`` times as large as its SVG; `board_picture` says what the others are."""
    from journeykit.formats.picture.board_svg import picture_of
    from journeykit.formats.picture.drawing import drawn, undrawn
    from journeykit.formats.picture.left_out import left_out

    _check(scale)
    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    picture = picture_of(contents, personas, lanes, version, MAX_ROWS, "PNG")
    width, height = (side * scale for side in picture.size)
    if width * height > MAX_PIXELS:
        fits = math.floor(scale * math.sqrt(MAX_PIXELS / (width * height)) * 100) / 100
        raise PictureError(
            f"The picture would have {width:,.0f} × {height:,.0f} pixels, and a PNG has {MAX_PIXELS:,} at most. "
            f"{argument('scale', fits)} fits; an SVG or PDF has no such limit, and fewer lanes or personas make it "
            "smaller."
        )
    if min(width, height) < 1:
        has_to_be = "large enough to leave something of the picture, which has its own size at 1"
        raise InvalidArgumentError("PNG", "scale", scale, has_to_be)
    svg = picture.svg(dark)
    data, simpler = drawn("PNG", svg, scale)
    return Written({"": data}, picture.rows, (*left_out(picture.shown, language=False), *simpler, *undrawn(svg)))


def _check(scale: object) -> None:
    if isinstance(scale, bool) or not isinstance(scale, int | float) or not 0 < scale < math.inf:
        raise InvalidArgumentError("PNG", "scale", scale, "a number above 0, such as 2 for a sharp screen")


FORMAT = Format(
    "PNG",
    "map",
    (".png",),
    write,
    options={"personas": "names", "lanes": "names", "version": "text", "dark": "flag", "scale": "number"},
    mark=PNG_CHUNK,
)
