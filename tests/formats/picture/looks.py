"""What stands where on a picture, and what its SVG says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from journeykit.formats.picture.figures import Box, Figure, Group, Words
from journeykit.formats.picture.letters import width
from journeykit.formats.picture.wrapping import plain

SVG = "{http://www.w3.org/2000/svg}"


class Frame(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    says: str = ""

    def overlaps(self, other: Frame) -> bool:
        return (
            self.left < other.right - 0.1
            and self.right > other.left + 0.1
            and self.top < other.bottom - 0.1
            and self.bottom > other.top + 0.1
        )

    def holds(self, other: Frame) -> bool:
        return (
            self.left <= other.left + 0.5
            and self.top <= other.top + 0.5
            and self.right >= other.right - 0.5
            and self.bottom >= other.bottom - 0.5
        )


def lines_of(words: Words, x: float, y: float) -> Iterator[Frame]:
    """Yield what each line takes, from the top of its capitals to below its letters."""
    for at, line in enumerate(words.lines):
        wide = width(line, words.size, words.bold) + (width(words.tail, words.size) + 9 if words.tail else 0)
        left = x + words.x - {"start": 0.0, "middle": wide / 2, "end": wide}[words.anchor]
        base = y + words.y + at * words.leading
        yield Frame(left, base - words.size * 0.74, left + wide, base + words.size * 0.22, line)


def within(
    figures: tuple[Figure, ...], around: tuple[Frame, ...] = (), x: float = 0, y: float = 0
) -> Iterator[tuple[Words, Frame, tuple[Frame, ...]]]:
    """Yield every line with the groups it is in."""
    for figure in figures:
        if isinstance(figure, Group):
            left, top = x + figure.x, y + figure.y
            wide = figure.width or 1e9
            frame = Frame(left, top, left + wide, top + figure.height)
            inner = (*around, frame) if figure.height else around
            yield from within(figure.figures, inner, left, top)
        elif isinstance(figure, Words):
            for line in lines_of(figure, x, y):
                yield figure, line, around


def boxes(figures: tuple[Figure, ...], x: float = 0, y: float = 0) -> Iterator[tuple[Box | Words, Frame]]:
    """Yield every box and line in the order they are drawn."""
    for figure in figures:
        if isinstance(figure, Group):
            yield from boxes(figure.figures, x + figure.x, y + figure.y)
        elif isinstance(figure, Box):
            yield figure, Frame(x + figure.x, y + figure.y, x + figure.x + figure.width, y + figure.y + figure.height)
        elif isinstance(figure, Words):
            for line in lines_of(figure, x, y):
                yield figure, line


def texts(svg: str) -> list[str]:
    """Return what each text of an SVG says."""
    return ["".join(node.itertext()) for node in ET.fromstring(svg).iter(f"{SVG}text")]


def letters(text: object) -> str:
    """Return the letters of a text as far as they are seen; hyphens and spaces come and go where lines end."""
    said = "".join(letter for letter in plain(text) if unicodedata.category(letter) not in ("Cf", "Cc"))
    return re.sub(r"[\s-]+", "", said).casefold()
