"""The emotion curve: the heaviest line of the picture, full width, directly under the stages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from journeykit.formats.picture.cards import text_block
from journeykit.formats.picture.colours import hue_of
from journeykit.formats.picture.columns import LEFT, Columns
from journeykit.formats.picture.curve_said import said_on
from journeykit.formats.picture.curve_words import Segment
from journeykit.formats.picture.feelings import (
    UNAWARE,
    Feelings,
    Felt,
    Gap,
    Series,
    beside,
    slots,
    widest_gap,
)
from journeykit.formats.picture.figures import Figure, Group, Line, Words, in_rows
from journeykit.formats.picture.letters import width
from journeykit.formats.picture.marks import closed_eye, pill, point
from journeykit.formats.picture.shown import Shown
from journeykit.model.page_cells import number_text

_ABOVE, _SPAN, _BELOW, _STRIP = 50.0, 200.0, 52.0, 40.0
"""Over the highest score, from there to the lowest, under it, and what nobody notices."""
_PITCH = 24.0
_BESIDE = (0.0, -4.0, 4.0)
"""A line that would hide another one is drawn so far beside it."""
_LEVELS = 12
_PAD = 12.0


@dataclass(frozen=True)
class Plot:
    """Where on the paper of the curve everything stands; stages begin at 0."""

    series: list[Series]
    aside: list[list[float]]
    pitch: float
    columns: Columns
    top: float
    low: float
    high: float

    def x(self, number: int, stage: int) -> float:
        """Return where a point stands across."""
        return self.columns.starts[stage] + self.columns.widths[stage] / 2 + self.aside[number][stage] * self.pitch

    def y(self, felt: Felt) -> float:
        """Return where a score stands."""
        if felt == UNAWARE:
            return self.bottom + _STRIP / 2
        score = felt if isinstance(felt, int | float) else 0
        return self.top + (self.high - score) / (self.high - self.low) * _SPAN

    @property
    def bottom(self) -> float:
        """Where the plot ends, and what nobody notices begins."""
        return self.top + _SPAN + _BELOW

    def lines(self, number: int) -> list[Segment]:
        """Return the line of a series in parts, from stage to stage."""
        one, found = self.series[number], []
        for at, before in self.beside[number].items():
            by = _BESIDE[before % len(_BESIDE)]
            ends = self.y(one.felt[at]) + by, self.y(one.felt[at + 1]) + by
            found.append(Segment(self.x(number, at), ends[0], self.x(number, at + 1), ends[1]))
        return found

    @cached_property
    def beside(self) -> list[dict[int, int]]:
        """How many lines run where a line does, by its stages."""
        return beside(self.series)

    @cached_property
    def levels(self) -> list[int]:
        """The scores that have a line of their own, from the lowest up."""
        low, high = round(self.low), round(self.high)
        return list(range(low, high + 1, max(-(-(high - low) // _LEVELS), 1)))

    def rule(self, gap: Gap) -> Segment:
        """Return the line from point to point of the widest gap."""
        x1, x2 = self.x(gap.first, gap.stage), self.x(gap.second, gap.stage)
        return Segment(x1, self.y(gap.low), x2, self.y(gap.high))


def curve(shown: Shown, feelings: Feelings, columns: Columns) -> Group:
    """Return the curve beside its axis."""
    across, stages = columns.across, columns.stages
    title = Words(_PAD, 24, ("Emotion",), 13, "ink", True, room=LEFT - 2 * _PAD)
    if not feelings.series:
        words = "Nobody has said yet how it feels." if shown.personas else "Who travels? Add a persona."
        asks = text_block(words, stages - 2 * _PAD, 13, 18, "ink-3").at(LEFT + _PAD, 10)
        return Group(0, 0, across, 40, (title, asks))
    legend = _legend(shown, feelings.series, stages - 2 * _PAD)
    column = shown.contents.schema.table("emotions").column("score")
    scores = [felt for one in feelings.series for felt in one.felt if isinstance(felt, int | float)]
    low, high = min([column.low or -2, *scores]), max([column.high or 2, *scores])
    most = max(len(feelings.series), 1)
    pitch = min(_PITCH, (min(columns.widths) - _PITCH) / most)
    plot = Plot(feelings.series, slots(feelings.series), pitch, columns, legend.height + 10 + _ABOVE, low, high)
    gap = widest_gap(feelings.series)
    said = said_on(plot, gap)
    tall = plot.bottom + (_STRIP if feelings.unaware else 0)
    figures: list[Figure] = [*_levels(plot, feelings.unaware), *_lines(plot), *_gap(plot, gap)]
    figures += [*_points(plot, feelings), *said.figures]
    if said.strip.height:
        figures += [Line(((0, tall), (stages, tall)), "line"), said.strip.at(0, tall + 8)]
    legend = legend.at(LEFT + _PAD, 10)
    axis = _axis(shown, plot, feelings.unaware, tall if said.strip.height else 0)
    tall += said.strip.height + 16 if said.strip.height else 0
    figures.append(Line(((0, 0), (0, tall)), "line"))
    field = Group(LEFT, 0, stages, tall, tuple(figures))
    return Group(0, 0, across, tall, (title, *axis, field, legend))


def _levels(plot: Plot, unaware: bool) -> list[Figure]:
    across = plot.columns.stages
    levels: list[Figure] = []
    for score in plot.levels:
        y = plot.y(score)
        levels.append(Line(((0, y), (across, y)), "line" if score else "line-2"))
    if unaware:
        levels.append(Line(((0, plot.bottom), (across, plot.bottom)), "line"))
    return levels


def _axis(shown: Shown, plot: Plot, unaware: bool, strip: float) -> list[Figure]:
    """Write the words and numbers of the scores; under them what has a row of its own."""
    column = shown.contents.schema.table("emotions").column("score")
    words = column.words if len(column.words) == len(plot.levels) else ()
    found: list[Figure] = []
    for at, score in enumerate(plot.levels):
        y = plot.y(score) + 4
        found.append(Words(LEFT - _PAD, y, (number_text(score, True),), 11, "ink-2", True, "end", room=24))
        if words:
            found.append(Words(LEFT - _PAD - 26, y, (words[at],), 11, "ink-2", False, "end", room=LEFT - 50))
    if unaware:
        y = plot.y(UNAWARE)
        found.append(Words(LEFT - _PAD - 22, y + 4, ("Does not notice",), 11, "ink-2", False, "end", room=LEFT - 46))
        found.append(closed_eye("ink-2", 15).at(LEFT - _PAD - 15, y - 7))
    if strip:
        found.append(Words(LEFT - _PAD, strip + 20, ("In their words",), 11, "ink-2", False, "end", room=LEFT - 24))
    return found


def _lines(plot: Plot) -> list[Figure]:
    """Draw the lines, what is to be under what is; a line that is not broken is one."""
    found: list[Figure] = []
    for number in sorted(range(len(plot.series)), key=lambda at: plot.series[at].version != "to_be"):
        one = plot.series[number]
        dotted, run = one.version == "to_be", list[tuple[float, float]]()
        for x1, y1, x2, y2 in plot.lines(number):
            if run and run[-1] != (x1, y1):
                found.append(Line(tuple(run), hue_of(one.person.place), 2.5 if dotted else 3, dotted))
                run = []
            run = [*run, (x2, y2)] if run else [(x1, y1), (x2, y2)]
        if run:
            found.append(Line(tuple(run), hue_of(one.person.place), 2.5 if dotted else 3, dotted))
    return found


def _gap(plot: Plot, gap: Gap | None) -> list[Figure]:
    if gap is None:
        return []
    x1, y1, x2, y2 = plot.rule(gap)
    said = pill(number_text(gap.high - gap.low, True), "ground", "ink-2", size=11)
    middle = said.at((x1 + x2) / 2 - said.width / 2, (y1 + y2) / 2 - 8)
    return [Line(((x1, y1), (x2, y2)), "edge", 1.5), middle]


def _points(plot: Plot, feelings: Feelings) -> list[Figure]:
    found: list[Figure] = []
    for number, one in enumerate(feelings.series):
        for stage, felt in enumerate(one.felt):
            x, y = plot.x(number, stage), plot.y(felt)
            if felt == UNAWARE:
                found.append(closed_eye(hue_of(one.person.place), 18).at(x - 9, y - 9))
            elif felt is not None:
                found.append(point(one.person.place, x, y, one.version == "to_be"))
    return found


def _legend(shown: Shown, series: list[Series], room: float) -> Group:
    """Say whose lines they are, and what solid and dotted mean."""
    people = list(dict.fromkeys(one.person for one in series))
    only = people[0] if len(people) == 1 else None
    entries = []
    for person in people:
        mark = point(person.place, 6, 9, scale=0.75)
        entries.append(_entry(mark, 12, person.name, room))
    for version in (known for known in shown.versions if any(one.version == known for one in series)):
        colour = hue_of(only.place) if only else "ink-2"
        dotted = version == "to_be"
        figures: list[Figure] = [Line(((1, 9), (29, 9)), colour, 2.5 if dotted else 3, dotted)]
        if only:
            figures.append(point(only.place, 15, 9, dotted, 0.72))
        label = shown.label("emotions", "version", version)
        entries.append(_entry(Group(0, 0, 30, 18, tuple(figures)), 30, label, room))
    return in_rows(entries, room, 20, 0)


def _entry(mark: Figure, wide: float, label: str, room: float) -> Group:
    text = text_block(label, min(width(label, 11) + 1, room - wide - 6), 11, 18, "ink-2", beside=True)
    return Group(0, 0, wide + 6 + text.width, text.height, (mark, text.at(wide + 6, 0)))
