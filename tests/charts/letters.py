"""Where the letters of a picture stand: a box for each line, turned as the line is."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree as ET

from journeykit.charts.lettering import width
from tests.charts.drawn import SVG

Point = tuple[float, float]
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
MOVE = re.compile(r"(translate|rotate)\(([^)]*)\)")


@dataclass(frozen=True)
class Line:
    """A line of text: its corners, and where its first letter stands."""

    text: str
    corners: tuple[Point, ...]
    place: Point


Turn = tuple[float, float, float]
"""How a node stands: its place and its angle."""


def lines(root: ET.Element) -> list[Line]:
    """Return every line of a picture that has letters; one that is drawn twice in its place, for a halo, once."""
    found = {(line.text, line.place): line for line in _lines(root, (0.0, 0.0, 0.0)) if line.text.strip()}
    return list(found.values())


def _lines(node: ET.Element, stands: Turn) -> Iterator[Line]:
    for kind, given in MOVE.findall(node.get("transform", "")):
        numbers = [float(part) for part in given.split(",")]
        x, y, angle = stands
        stands = (
            (*_moved((numbers[0], numbers[1]), stands), angle) if kind == "translate" else (x, y, angle + numbers[0])
        )
    if node.tag == f"{SVG}text":
        if float(node.get("opacity", 1)) > 0:
            yield from _of(node, stands)
    else:
        for child in node:
            yield from _lines(child, stands)


def _of(node: ET.Element, stands: Turn) -> Iterator[Line]:
    size = float(node.attrib["font-size"].removesuffix("px"))
    bold = node.get("font-weight", "normal") not in ("normal", "400")
    down = 0.0
    for part in [node, *node]:
        down += float(part.get("dy", 0))
        if not part.text:
            continue
        wide = width(part.text, size, bold) / 1.04  # what `width` adds to be safe
        left = -ANCHORS[node.get("text-anchor", "start")] * wide
        # A pixel within the letters: lines may touch.
        low, high, first, last = down, down - size * 0.7, left + 1, left + wide - 1
        corners = tuple(_moved(at, stands) for at in ((first, high), (last, high), (last, low), (first, low)))
        yield Line(part.text, corners, _moved((left, down), stands))


def _moved(at: Point, stands: Turn) -> Point:
    """Return where a point of a node is in the picture."""
    x, y, angle = stands
    turn = math.radians(angle)
    return (x + at[0] * math.cos(turn) - at[1] * math.sin(turn), y + at[0] * math.sin(turn) + at[1] * math.cos(turn))


def overlapping(found: list[Line]) -> list[tuple[str, str]]:
    """Return the pairs of lines that run into each other."""
    return [(one.text, other.text) for one, other in combinations(found, 2) if not _apart(one.corners, other.corners)]


def _apart(one: tuple[Point, ...], other: tuple[Point, ...]) -> bool:
    """Return whether a straight line can be drawn between two boxes."""
    for box in (one, other):
        for (x1, y1), (x2, y2) in zip(box, box[1:] + box[:1], strict=True):
            away = (y2 - y1, x1 - x2)
            ones, others = ([x * away[0] + y * away[1] for x, y in corners] for corners in (one, other))
            if max(ones) <= min(others) or max(others) <= min(ones):
                return True
    return False
