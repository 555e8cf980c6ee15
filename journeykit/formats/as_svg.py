"""The board as SVG: vectors with text as text, to be put on a slide or a page."""

from __future__ import annotations

from collections.abc import Iterable

from journeykit.formats.format import Format, Written
from journeykit.formats.maker_mark import COMMENT
from journeykit.model.journey_map import JourneyMap


def write(
    journey: JourneyMap,
    personas: str | Iterable[str] | None = None,
    lanes: str | Iterable[str] | None = None,
    version: str = "both",
    dark: bool = False,
) -> Written:
    """Return the picture as a file; `board_picture` says what the options are."""
    from journeykit.formats.picture.board_svg import picture_of
    from journeykit.formats.picture.left_out import left_out

    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    picture = picture_of(contents, personas, lanes, version)
    return Written({"": picture.svg(dark).encode()}, picture.rows, left_out(picture.shown))


FORMAT = Format(
    "SVG",
    "map",
    (".svg",),
    write,
    options={"personas": "names", "lanes": "names", "version": "text", "dark": "flag"},
    mark=COMMENT,
)
