"""What a picture is made of before it is written down: boxes, lines, shapes and words, as plain values.

Places are pixels from the left top of the group something stands in. Colours are names out of `colours`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``dashed`` says that what it holds is assumed, and nothing else."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    thick: float = 1
    radius: float = 0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, or several joined; ``dotted`` lines say how it should become."""

    points: tuple[tuple[float, float], ...]
    colour: str
    thick: float = 1
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, drawn at a place and so many times its size; ``thick`` is that of its edge before it is scaled."""

    path: str
    x: float
    y: float
    scale: float = 1
    fill: str = ""
    edge: str = ""
    thick: float = 1
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text; ``y`` is where the letters of the first one stand, ``leading`` from each to the next.

    ``room`` is how wide a line may become: nothing else stands there. ``tail`` goes on behind a single line, plain.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    colour: str = "ink"
    bold: bool = False
    anchor: Anchor = "start"
    leading: float = 0
    room: float = 0
    turns: bool = True
    """Whether a text from right to left stands at the right end of its room."""
    tail: str = ""
    tail_colour: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that move together; ``width`` and ``height`` are what they take."""

    x: float
    y: float
    width: float
    height: float
    figures: tuple[Figure, ...] = ()

    def at(self, x: float, y: float) -> Group:
        """Return the group at another place."""
        return replace(self, x=x, y=y)


Figure: TypeAlias = Box | Line | Shape | Words | Group
NOTHING = Group(0, 0, 0, 0)


def stacked(parts: list[Group], gap: float = 0, width: float = 0) -> Group:
    """Return groups one below the other; those without height are left out.

    >>> stacked([Group(0, 0, 40, 10), NOTHING, Group(0, 0, 60, 20)], gap=5).height
    35.0
    """
    y = 0.0
    placed: list[Group] = []
    for part in parts:
        if part.height:
            y += gap if placed else 0
            placed.append(part.at(part.x, y))
            y += part.height
    return Group(0, 0, max([width, *(part.x + part.width for part in placed)]), y, tuple(placed))


def in_rows(parts: list[Group], room: float, gap: float, between: float) -> Group:
    """Return groups one after the other, in as many rows as they need.

    >>> in_rows([Group(0, 0, 40, 10)] * 3, 100, 8, 2).height
    22.0
    """
    x, y, tall, placed = 0.0, 0.0, 0.0, []
    for part in parts:
        if x and x + part.width > room:
            x, y, tall = 0.0, y + tall + between, 0.0
        placed.append(part.at(x, y))
        x, tall = x + part.width + gap, max(tall, part.height)
    return Group(0, 0, max((part.x + part.width for part in placed), default=0), y + tall, tuple(placed))


def walk(figures: tuple[Figure, ...], x: float = 0, y: float = 0) -> Iterator[tuple[float, float, Figure]]:
    """Yield every figure with where its group stands on the picture; groups come before what they hold."""
    for figure in figures:
        yield x, y, figure
        if isinstance(figure, Group):
            yield from walk(figure.figures, x + figure.x, y + figure.y)
