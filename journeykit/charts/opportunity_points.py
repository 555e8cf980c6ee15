"""Needs as points of the plane of importance and satisfaction, with their labels and the lines of one opportunity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import pandas as pd

from journeykit.charts.label_places import Box, Label, Place, label_places
from journeykit.charts.lettering import cut, one_line, width, wrapped
from journeykit.charts.part import Part
from journeykit.charts.stage_axis import NOWHERE
from journeykit.charts.theme import Size
from journeykit.schema.tables import GRADES, MASLOW

HIGH = 12
"""From here on an opportunity is high."""
KINDS = ("Deficit need", "Being need", "Deficit and being needs", "No level")
_DEFICIT, _BEING, BOTH, _NEITHER = range(4)
_GUIDES = {10: "10 · worth a look", 12: "12 · high", 15: "15 · extreme"}
_LABEL = 12
"""The widest line of a label, as a multiple of the size of its letters."""
_SLACK = 1.16
"""A browser without the fonts of the theme falls back on one that is as much wider: labels keep clear there, too."""
_OF_A_LABEL = ("dx", "dy", "from_x", "from_y", "to_x", "to_y")


@dataclass(slots=True)
class Point:
    """One or more needs judged alike."""

    importance: int
    satisfaction: int
    opportunity: int
    count: int
    kind: int
    """Which of `KINDS`."""
    assumed: int
    """How many of them rest on assumption."""
    first: str
    needs: str
    stages: str
    area: float = 0.0
    label: str = ""
    align: str = "left"
    """Which end of the label is towards the point."""
    offsets: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_OF_A_LABEL, 0.0))
    """Where label and leader line stand, in pixels from the point."""

    @property
    def ringed(self) -> bool:
        """Whether most of them are assumed."""
        return 2 * self.assumed >= self.count


@dataclass(frozen=True, slots=True)
class Guide:
    """A line of one opportunity, in points, and how far from its end its score is written, in pixels."""

    importance: float
    satisfaction: float
    importance_to: float
    satisfaction_to: float
    away: float
    says: str


def plot(size: Size) -> tuple[int, int]:
    """Return width and height of the plane, in pixels."""
    return round(size.stage * 5.8), round(size.plot * 1.4)


def margin(size: Size) -> int:
    """Return the room for labels at the right of the plane, in pixels."""
    return round((_LABEL * _SLACK + 2) * size.small)


def around(size: Size) -> float:
    """Return how far around its mark a ring lies, in pixels."""
    return size.small * 0.36


def needs_of(part: Part, rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row a need as the table tells it: the highest opportunity first, those without one last."""
    stages, personas = part.names("stages"), part.names("personas")
    levels = {entry.value: entry.label for entry in MASLOW}
    grades = {entry.value: entry.label for entry in GRADES}
    found = pd.DataFrame(
        {
            "need": [one_line(text, 300) or row for row, text in zip(rows.index, rows["statement"], strict=True)],
            "stage": [stages.get(stage, NOWHERE) for stage in rows["stage"]],
            "persona": [_whose(personas, persona) for persona in rows["persona"]],
            "level": [levels.get(level, "") for level in rows["level"]],
            "kind": [kind if kind in ("D", "B") else "" for kind in rows["kind"]],
            "importance": rows["importance"].tolist(),
            "satisfaction": rows["satisfaction"].tolist(),
            "opportunity": rows["opportunity"].tolist(),
            "grade": [grades.get(grade, "") for grade in rows["grade"]],
        }
    )
    numbers = ["importance", "satisfaction", "opportunity"]
    found = found.astype({**dict.fromkeys(found.columns, "str"), **dict.fromkeys(numbers, "Int64")})
    return found.sort_values("opportunity", ascending=False, kind="stable", na_position="last", ignore_index=True)


def _whose(personas: dict[str, str], persona: object) -> str:
    if not isinstance(persona, str) or not persona:
        return "Everybody"
    return personas.get(persona, "A deleted persona")


def points_of(needs: pd.DataFrame, size: Size) -> list[Point]:
    """Return the points of the needs that are judged, with their labels; the highest opportunity first."""
    alike: dict[tuple[int, int], list[dict[str, Any]]] = {}
    rows: list[dict[str, Any]] = needs.dropna(subset=["opportunity"]).to_dict("records")  # type: ignore[assignment]
    for row in rows:
        alike.setdefault((row["importance"], row["satisfaction"]), []).append(row)
    points = [_point(*place, found) for place, found in alike.items()]
    # A number fits into the least of several; between two rows of the largest a label fits.
    least, most = (size.small * 1.65) ** 2, (plot(size)[1] / 10 - _leading(size) - 4) ** 2
    grow = min(size.point / 2, (most - least) / max(max((point.count for point in points), default=0) - 2, 1))
    for point in points:
        point.area = round(least + (point.count - 2) * grow if point.count > 1 else size.point * 1.2, 1)
    _label(points, size)
    return points


def _point(importance: int, satisfaction: int, rows: Sequence[dict[str, Any]]) -> Point:
    kinds = {row["kind"] for row in rows}
    kind = BOTH if {"D", "B"} <= kinds else _DEFICIT if "D" in kinds else _BEING if "B" in kinds else _NEITHER
    return Point(
        int(importance),
        int(satisfaction),
        int(rows[0]["opportunity"]),
        len(rows),
        kind,
        sum(row["grade"] == GRADES[0].label for row in rows),
        rows[0]["need"],
        " · ".join(one_line(row["need"], 120) for row in rows[:8]) + (" · …" if len(rows) > 8 else ""),
        one_line(", ".join(dict.fromkeys(row["stage"] for row in rows)), 300),
    )


def guides(points: Iterable[Point], size: Size) -> list[Guide]:
    """Return the lines of one opportunity: from no satisfaction up to the edge, where the score stands.

    A score of c lies at satisfaction = 2 · importance − c, up to where both are c; from 10 on that is the edge.
    """
    edge = {point.satisfaction: _radius(point, size) for point in points if point.importance == 10}
    return [
        Guide(score / 2, 0.0, 10.0, 20.0 - score, max(2.0, edge.get(20 - score, 0.0)) + 6, says)
        for score, says in _GUIDES.items()
    ]


def _label(points: Sequence[Point], size: Size) -> None:
    """Give each point its label, where there is room for it."""
    (wide, high), leading = plot(size), _leading(size)
    texts = [_texts(point, size) for point in points]
    labels = [
        Label(
            x=point.importance * wide / 10,
            y=high - point.satisfaction * high / 10,
            radius=_radius(point, size),
            shapes=tuple(
                (_SLACK * max(width(line, size.small) for line in lines), leading * len(lines)) for lines in ways
            ),
        )
        for point, ways in zip(points, texts, strict=True)
    ]
    lines = guides(points, size)
    taken = [_end_of(guide, size) for guide in lines]
    avoid = [
        (line.importance * wide / 10, float(high), float(wide), high - line.satisfaction_to * high / 10)
        for line in lines
    ]
    places = label_places(labels, wide + margin(size), high, taken=taken, avoid=avoid)
    for point, label, place, ways in zip(points, labels, places, texts, strict=True):
        if place is not None:
            point.label, point.align = "\n".join(ways[place.shape]), place.align
            point.offsets = _offsets(label, place, leading)


def _end_of(guide: Guide, size: Size) -> Box:
    """Return the box of a line's score."""
    wide, high = plot(size)
    middle, half = high - guide.satisfaction_to * high / 10, _leading(size) / 2
    return wide, middle - half, wide + guide.away + _SLACK * width(guide.says, size.small), middle + half


def _radius(point: Point, size: Size) -> float:
    """Return how far a mark reaches with its ring and edge."""
    return sqrt(point.area) / 2 + 1 + (around(size) if point.ringed else 0)


def _leading(size: Size) -> int:
    return round(size.small * 1.2)


def _texts(point: Point, size: Size) -> list[list[str]]:
    """Return the label of a point in two lines and in one: its first need, and how many more there are."""
    room, more = _LABEL * size.small, f" +{point.count - 1}" if point.count > 1 else ""
    two = (wrapped(point.first, room * part, size.small, lines=2) for part in (0.5, 0.6, 0.7, 0.8, 0.9))
    whole = [lines for lines in two if not lines[-1].endswith("…")]
    found = [
        whole[0] if whole else wrapped(point.first, room, size.small, lines=2),
        [cut(point.first, room, size.small)],
    ]
    for lines in found:
        if more:
            lines[-1] = f"{cut(lines[-1], room - width(more, size.small), size.small)}{more}"
    return found if len(found[0]) > 1 else found[1:]


def _offsets(label: Label, place: Place, leading: int) -> dict[str, float]:
    """Return where a label's first line begins, and from where to where its leader line goes."""
    wide, _ = label.shapes[place.shape]
    along = {"left": 0.0, "center": wide / 2, "right": wide}[place.align]
    x, y, to_x, to_y = place.leader or (label.x, label.y, label.x, label.y)
    where = (
        place.left + along - label.x,
        place.top + leading / 2 - label.y,
        x - label.x,
        y - label.y,
        to_x - label.x,
        to_y - label.y,
    )
    return {name: round(number, 1) for name, number in zip(_OF_A_LABEL, where, strict=True)}
