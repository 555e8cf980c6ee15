"""What is written on the curve: the customers' words, peaks and ends; what finds no place there stands under it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from journeykit.formats.picture.cards import SMALL, text_block
from journeykit.formats.picture.curve_words import LINE, Frame, Place, Wish, places_of
from journeykit.formats.picture.feelings import UNAWARE, Gap, Series
from journeykit.formats.picture.figures import NOTHING, Box, Figure, Group, Words, stacked
from journeykit.formats.picture.letters import width
from journeykit.formats.picture.marks import pill, point

if TYPE_CHECKING:
    from journeykit.formats.picture.curve import Plot

_WORD = 12.0


@dataclass(frozen=True, slots=True)
class Said:
    """What stands on the curve, and what in a strip under it."""

    figures: list[Figure]
    strip: Group


@dataclass(frozen=True, slots=True)
class _Point:
    number: int
    stage: int
    word: str
    tag: str
    bold: bool
    wish: Wish


def said_on(plot: Plot, gap: Gap | None) -> Said:
    """Return the words of a curve, those at a peak or an end before the others."""
    asked = sorted(_points(plot), key=lambda found: not found.tag)
    points = [
        (plot.x(number, stage), plot.y(felt))
        for number, one in enumerate(plot.series)
        for stage, felt in enumerate(one.felt)
        if felt is not None
    ]
    lines = [part for number in range(len(plot.series)) for part in plot.lines(number)]
    taken = []
    if gap:
        rule = plot.rule(gap)
        lines.append(rule._replace(x1=min(rule.x1, rule.x2), x2=max(rule.x1, rule.x2)))
        x, y = (rule.x1 + rule.x2) / 2, (rule.y1 + rule.y2) / 2
        taken.append(Frame(x - 14, y - 9, x + 14, y + 9))
    across = plot.columns.stages
    places = places_of([found.wish for found in asked], points, lines, across, taken)
    figures: list[Figure] = []
    left_over: list[_Point] = []
    for found, place in zip(asked, places, strict=True):
        if place:
            figures += _written(found, place)
        # What has a place has its tag there; a word may be too long for it.
        if found.word and not (place and place.word):
            left_over.append(replace(found, tag=""))
        if found.tag and not place:
            left_over.append(replace(found, word=""))
    left_over += _unwritten(plot)
    return Said(figures, _strip(plot, left_over))


def _points(plot: Plot) -> list[_Point]:
    versions = {one.version for one in plot.series}
    several = len({one.person.id for one in plot.series}) > 1
    found = []
    for number, one in enumerate(plot.series):
        as_is = one.version == "as_is"
        for stage in one.rated:
            word, tag = one.words[stage], one.tag(stage)
            if not word and not tag:
                continue
            wide = width(word, _WORD, as_is) + 4 if word else 0
            tagged = pill(tag).width + 2 if tag else 0
            up = not as_is or len(versions) == 1
            wish = Wish(plot.x(number, stage), plot.y(one.felt[stage]), wide, tagged, up, several and not tag)
            found.append(_Point(number, stage, word, tag, as_is, wish))
    return found


def _unwritten(plot: Plot) -> list[_Point]:
    """Return the words of those who do not notice; they have no point on the plot."""
    return [
        _Point(number, stage, one.words[stage], "", False, Wish(0, 0, 0, 0, up=True))
        for number, one in enumerate(plot.series)
        for stage, felt in enumerate(one.felt)
        if felt == UNAWARE and one.words[stage]
    ]


def _written(found: _Point, place: Place) -> list[Figure]:
    """Draw a word with its tag outside it, seen from the point."""
    frame, middle = place.frame, (place.frame.left + place.frame.right) / 2
    rows = [part for part, there in (("word", place.word), ("tag", place.tag)) if there]
    figures: list[Figure] = []
    for part in rows:
        at = rows.index(part)
        top = frame.bottom - LINE * (at + 1) if place.up else frame.top + LINE * at
        if part == "word":
            wide = width(found.word, _WORD, found.bold)
            x = _aligned(place, wide, middle)
            colour = "ink" if found.bold else "ink-2"
            line = Words(x, top + 12.3, (found.word,), _WORD, colour, found.bold, "middle", room=wide)
            # A line under a word would strike it out.
            figures += [Box(x - wide / 2 + 1, top + 2, wide - 2, 13, "ground"), line]
        else:
            mark = pill(found.tag)
            x = _aligned(place, mark.width, middle)
            figures.append(mark.at(x - mark.width / 2, top + (1 if place.up else 0)))
    return figures


def _aligned(place: Place, wide: float, middle: float) -> float:
    """Return the middle of a part: one that is moved aside still reaches its point."""
    if not place.shift:
        return middle
    return place.frame.right - wide / 2 if place.shift < 0 else place.frame.left + wide / 2


def _strip(plot: Plot, left_over: list[_Point]) -> Group:
    """Return the words and tags that found no place, stage by stage, each with the point it belongs to."""
    if not left_over:
        return NOTHING
    columns: list[Figure] = []
    tall = 0.0
    by_stage: dict[int, list[_Point]] = {}
    for found in sorted(left_over, key=lambda found: found.number):
        by_stage.setdefault(found.stage, []).append(found)
    for stage, wide in enumerate(plot.columns.widths):
        said = by_stage.get(stage, [])
        column = stacked([_line(plot.series[found.number], found, wide - 24) for found in said], 1)
        columns.append(column.at(plot.columns.starts[stage] + 12, 0))
        tall = max(tall, column.height)
    return Group(0, 0, plot.columns.stages, tall, tuple(columns))


def _line(one: Series, found: _Point, room: float) -> Group:
    # A tag looks like one here, too: nobody has said it.
    text = text_block(found.word, room - 18, SMALL, 16, "ink-2") if found.word else pill(found.tag)
    mark = point(one.person.place, 6, 8, one.version == "to_be", 0.62)
    return Group(0, 0, room, text.height, (mark, text.at(18, 0)))
