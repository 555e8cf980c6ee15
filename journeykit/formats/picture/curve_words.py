"""Where the words of the curve stand: on the free side of the line, or nowhere if there is no room."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

CLEAR = 11
"""From a point to what is written there."""
LINE = 16
_RADIUS = 8
_BLOCKED = 10
"""What stands in the way: a line can be written over; a point, another word or the edge cannot."""
_SHIFTS = (0, -1, 1)
_REACH = 12
"""How far a word that is moved still reaches beyond its point."""

_MOST, _CROWD = 1_000, 150
"""So many words look for a place, among so many points: of a curve with more nobody could read them."""


class Frame(NamedTuple):
    """What a word takes."""

    left: float
    top: float
    right: float
    bottom: float


class Segment(NamedTuple):
    """A part of a line, from left to right or straight up and down."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Wish:
    """A word, or a tag such as "Peak", or both, that wants to stand at a point; their widths, 0 without one.

    A minor one stands where nothing else does, or not at all.
    """

    x: float
    y: float
    word: float
    tag: float
    up: bool
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a wish is granted: over or under its point, moved to a side or not, and with which of its parts."""

    up: bool
    shift: int
    word: bool
    tag: bool
    frame: Frame


def places_of(
    wishes: Sequence[Wish],
    points: Sequence[tuple[float, float]],
    lines: Sequence[Segment],
    width: float,
    already: Iterable[Frame] = (),
) -> list[Place | None]:
    """Return a place for each wish, or None; those that come first are the most important, and of thousands only they.

    >>> places_of([Wish(50, 50, 40, 0, up=True)], [(50, 50)], [], 100)[0].up
    True
    """
    taken = list(already)
    found: list[Place | None] = []
    points, lines = sorted(points), sorted(lines)
    longest = max((line.x2 - line.x1 for line in lines), default=0)
    for wish in wishes[:_MOST]:
        reach = max(wish.word, wish.tag) + _RADIUS
        left, right = wish.x - reach, wish.x + reach
        near = lines[bisect(lines, (left - longest,)) : bisect(lines, (right,))]
        around = points[bisect(points, (left,)) : bisect(points, (right,))]
        beside = [frame for frame in taken if frame.left < right and frame.right > left]
        place = None
        for way in (wish, replace(wish, word=0)):
            if way.word + way.tag > 0 and len(around) < _CROWD:
                place = place or _best(way, wish, around, near, width, beside)
        if place:
            taken.append(place.frame)
        found.append(place)
    return [*found, *(None for _ in wishes[_MOST:])]


def _best(
    way: Wish,
    wish: Wish,
    points: Sequence[tuple[float, float]],
    lines: Sequence[Segment],
    width: float,
    taken: Sequence[Frame],
) -> Place | None:
    best, least = None, 1 if wish.minor else _BLOCKED
    for shift in _SHIFTS:
        for up in (wish.up, not wish.up):
            frame = _frame(way, up, shift)
            cost = sum(_crosses(line, frame) for line in lines)
            cost += _BLOCKED * sum(_near(point, frame) for point in points if point != (wish.x, wish.y))
            cost += _BLOCKED * sum(_overlap(other, frame) for other in taken)
            cost += _BLOCKED * (frame.left < 0 or frame.right > width)
            if cost < least:
                best, least = Place(up, shift, way.word > 0, way.tag > 0, frame), cost
    return best


def _frame(wish: Wish, up: bool, shift: int) -> Frame:
    half = max(wish.word, wish.tag) / 2
    x = wish.x + shift * max(0, half - _REACH)
    height = LINE * ((wish.word > 0) + (wish.tag > 0))
    top = wish.y - CLEAR - height if up else wish.y + CLEAR
    return Frame(x - half, top, x + half, top + height)


def _crosses(line: Segment, frame: Frame) -> bool:
    left, right = max(line.x1, frame.left), min(line.x2, frame.right)
    if left > right:
        return False
    if line.x1 == line.x2:
        ends = line.y1, line.y2
    else:
        slope = (line.y2 - line.y1) / (line.x2 - line.x1)
        ends = line.y1 + (left - line.x1) * slope, line.y1 + (right - line.x1) * slope
    return max(ends) > frame.top and min(ends) < frame.bottom


def _near(point: tuple[float, float], frame: Frame) -> bool:
    x, y = point
    return frame.left - _RADIUS < x < frame.right + _RADIUS and frame.top - _RADIUS < y < frame.bottom + _RADIUS


def _overlap(one: Frame, other: Frame) -> bool:
    return one.left < other.right and one.right > other.left and one.top < other.bottom and one.bottom > other.top
