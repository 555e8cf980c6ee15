"""From SVG to PNG and PDF, on this machine and with its fonts; what no font here can draw is told."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Any, Literal

from journeykit.errors import MissingExtraError, PictureError
from journeykit.formats.advice import if_in_python
from journeykit.formats.picture.scripts import font_of, needs_font
from journeykit.formats.picture.svg import picture_text

_JOINED = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\u0300-\u036f]")
_NO_LETTER = "\U0010fffd"
_MOST, _NAMED = 500, 8


def drawn(form: Literal["PNG", "PDF"], svg: str, scale: float = 1) -> tuple[bytes, tuple[str, ...]]:
    """Return an SVG as a file of another form, and what of it had to become simpler for that.

    Raises `MissingExtraError` without the package that draws, `PictureError` where it cannot.
    """
    convert = _converter(form)
    try:
        return _converted(convert, form, svg, scale), ()
    except (RuntimeError, ValueError):
        simpler = _JOINED.sub("", svg)
    try:
        return _converted(convert, form, simpler, scale), ("how letters are joined, such as emoji of several parts",)
    except (RuntimeError, ValueError):
        example = if_in_python(': jk.save(m, "board.svg")')
        raise PictureError(
            f"The board cannot be drawn as {form}: the package that draws stumbles over letters in its texts. "
            f"An SVG works{example}."
        ) from None


def undrawn(svg: str) -> tuple[str, ...]:
    """Tell of letters that no font of this machine has: where they should stand is an empty box.

    A letter is one of those if it looks like one that no font ever has.
    """
    unusual = sorted({letter for letter in html.unescape(picture_text(svg)) if needs_font(letter)})
    missing = [letter for letter in unusual[:_MOST] if not _is_drawn(letter)]
    if not missing:
        return ()
    more = f" and {len(missing) - _NAMED:,} more" if len(missing) > _NAMED else ""
    return (f"letters that no font on this machine has: {' '.join(missing[:_NAMED])}{more}",)


def _converter(form: str) -> Any:
    try:
        import vl_convert
    except ImportError:
        raise MissingExtraError("images", "vl-convert-python", f"Writing {form}") from None
    return vl_convert


def _converted(convert: Any, form: str, svg: str, scale: float) -> bytes:
    data: bytes = convert.svg_to_png(svg, scale=scale) if form == "PNG" else convert.svg_to_pdf(svg)
    return data


@lru_cache(maxsize=4_096)
def _is_drawn(letter: str) -> bool:
    fonts = font_of([letter])
    try:
        return _sample(letter, fonts) != _sample(_NO_LETTER, fonts)
    except (RuntimeError, ValueError):
        return False


def _sample(letter: str, fonts: str) -> bytes:
    text = f'<text x="2" y="18" font-size="16" font-family="{fonts}">{letter}</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="28" height="24">{text}</svg>'
    return _converted(_converter("PNG"), "PNG", svg, 1)
