"""Where the labels of points can stand so that none covers another, a point, or runs out of the plot.

Labels are placed one after the other, the most important first, each at the best place that is still free. What is
taken is kept as a picture of the plot, a whole row of pixels in one number, after C. Kittivorawong, D. Moritz,
K. Wongsuphasawat and J. Heer, "Fast and Flexible Overlap Detection for Chart Labeling with Occupancy Bitmap" (2020).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, cos, floor, hypot, radians, sin

Line = tuple[float, float, float, float]
"""From x, y to x, y."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_BESIDE = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
"""Directions in which a label may stand beside its point, the best first: right, left, above, below, aslant."""
_AWAY = (14, 24, 36, 50, 66, 84)
"""How far from its point a label with a leader line may stand, in pixels."""
_AROUND = (0, 180, 30, 330, 150, 210, 60, 300, 120, 240, 90, 270)
"""In which directions it may then stand, in degrees."""
_ASIDE = 0.7
"""How much of a point's radius a label aslant of it keeps away to each side."""
_GAP = 3.0
_AIR = 1.0
"""Kept free around every label."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label to be placed, and its point: where it is, how large; all in pixels from the left top of the plot."""

    x: float
    y: float
    radius: float
    shapes: tuple[tuple[float, float], ...] = ()
    """Width and height of its text, written in one way or another, the best first; none for a point without label."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: its box, which end of it is towards its point, and the line that leads there."""

    left: float
    top: float
    shape: int
    """Which of the label's shapes stands there."""
    align: str
    """Left, right or center: the side of the box from which its text is written."""
    leader: Line | None = None


def label_places(
    labels: Sequence[Label], width: int, height: int, *, taken: Sequence[Box] = (), avoid: Sequence[Line] = ()
) -> list[Place | None]:
    """Return a place for each label, or None where there is no room for it.

    Parameters
    ----------
    labels
        The points with their labels, the most important first.
    width, height
        The plot, in pixels: every label stands within it.
    taken
        Boxes that no label may cover.
    avoid
        Lines that no label crosses if it can stand as near elsewhere.

    Returns
    -------
    list of Place or None
        One for each label, in their order. The same labels are always given the same places.

    Examples
    --------
    >>> first, second = Label(50, 50, 5, ((40, 12),)), Label(56, 50, 5, ((40, 12),))
    >>> [place.align for place in label_places([first, second], 200, 100)]
    ['right', 'left']
    >>> label_places([Label(50, 50, 5, ((400, 12),))], 200, 100)
    [None]
    """
    picture, lines = _Picture(width, height), _Picture(width, height)
    for label in labels:
        picture.fill_disc(label.x, label.y, label.radius + _AIR)
    for box in taken:
        picture.fill(*box)
    for line in avoid:
        lines.fill_line(line)
    found: list[Place | None] = []
    for label in labels:
        place = _first_free(label, picture, lines)
        if place is not None:
            left, top, right, bottom = box_of(label, place)
            picture.fill(left - _AIR, top - _AIR, right + _AIR, bottom + _AIR)
            if place.leader:
                picture.fill_line(place.leader)
        found.append(place)
    return found


def box_of(label: Label, place: Place) -> Box:
    """Return the box of a label at its place."""
    wide, high = label.shapes[place.shape]
    return place.left, place.top, place.left + wide, place.top + high


def _first_free(label: Label, picture: _Picture, lines: _Picture) -> Place | None:
    """Return the best place that is free: beside the point if there is one, across no line if there is one as near."""
    for ring in _rings(label):
        crossing = None
        for place in ring:
            box = box_of(label, place)
            if not picture.is_free(*box) or place.leader and picture.is_crossed(_clear_of_its_point(place.leader)):
                continue
            if lines.is_free(*box):
                return place
            crossing = crossing or place
        if crossing:
            return crossing
    return None


def _rings(label: Label) -> Iterator[Iterator[Place]]:
    """Yield the places of a label, first those beside its point, then those farther and farther away."""
    shapes = range(len(label.shapes))
    for shape in shapes:
        # Its best shape a little away is better than a worse one beside the point.
        yield _beside(label, shape)
        yield _farther(label, shape, _AWAY[:2])
    for near in (_AWAY[2:4], _AWAY[4:]):
        for shape in shapes:
            yield _farther(label, shape, near)


def _beside(label: Label, shape: int) -> Iterator[Place]:
    """Yield the places beside a point, the best first."""
    for across, down in _BESIDE:
        away = label.radius + _GAP if 0 in (across, down) else label.radius * _ASIDE + _GAP
        yield _place(label, shape, label.x + across * away, label.y + down * away, across, down)


def _farther(label: Label, shape: int, distances: Sequence[float]) -> Iterator[Place]:
    """Yield the places farther off, the nearest first, each with its leader line."""
    for distance in distances:
        for angle in _AROUND:
            dx, dy = cos(radians(angle)), -sin(radians(angle))
            start, end = label.radius + _AIR, label.radius + distance
            x, y = label.x + dx * end, label.y + dy * end
            across, down = (round(dx * 1.2), 0) if abs(dx) > 0.4 else (0, round(dy))
            leader = (label.x + dx * start, label.y + dy * start, x - dx, y - dy)
            yield _place(label, shape, x + across * _GAP, y + down * _GAP, across, down, leader)


def _place(label: Label, shape: int, x: float, y: float, across: int, down: int, leader: Line | None = None) -> Place:
    """Return the place of a box that begins at x, y and lies in the direction given."""
    wide, high = label.shapes[shape]
    left, top = x - wide * (1 - across) / 2, y - high * (1 - down) / 2
    return Place(left, top, shape, ("right", "center", "left")[across + 1], leader)


def _clear_of_its_point(leader: Line) -> Line:
    """Return the line without its beginning, which lies in the air around its own point."""
    x, y, to_x, to_y = leader
    part = min(2.5 / max(hypot(to_x - x, to_y - y), 1.0), 1.0)
    return x + (to_x - x) * part, y + (to_y - y) * part, to_x, to_y


class _Picture:
    """Which pixels are taken: one number a row, one bit a pixel."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows = [0] * height

    def is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Return whether a box lies within the picture and covers nothing in it."""
        if left < 0 or top < 0 or right > self.width or bottom > self.height:
            return False
        bits = _bits(floor(left), ceil(right))
        return not any(row & bits for row in self.rows[floor(top) : ceil(bottom)])

    def is_crossed(self, line: Line) -> bool:
        """Return whether a line meets what is taken."""
        return any(self.rows[y] >> x & 1 for x, y in self._pixels(line))

    def fill(self, left: float, top: float, right: float, bottom: float) -> None:
        """Take the pixels of a box, as far as it lies within the picture."""
        bits = _bits(max(floor(left), 0), min(ceil(right), self.width))
        for y in range(max(floor(top), 0), min(ceil(bottom), self.height)):
            self.rows[y] |= bits

    def fill_disc(self, x: float, y: float, radius: float) -> None:
        """Take the pixels of a disc."""
        for row in range(max(floor(y - radius), 0), min(ceil(y + radius), self.height)):
            off = max(abs(row + 0.5 - y) - 0.5, 0.0)
            half = max(radius * radius - off * off, 0.0) ** 0.5
            self.fill(x - half, row, x + half, row + 1)

    def fill_line(self, line: Line) -> None:
        """Take the pixels of a line."""
        for x, y in self._pixels(line):
            self.rows[y] |= 1 << x

    def _pixels(self, line: Line) -> Iterator[tuple[int, int]]:
        x, y, to_x, to_y = line
        steps = max(ceil(max(abs(to_x - x), abs(to_y - y)) * 2), 1)
        for step in range(steps + 1):
            at_x, at_y = int(x + (to_x - x) * step / steps), int(y + (to_y - y) * step / steps)
            if 0 <= at_x < self.width and 0 <= at_y < self.height:
                yield at_x, at_y


def _bits(left: int, right: int) -> int:
    return (1 << right) - (1 << left) if right > left else 0
