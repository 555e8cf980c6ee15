"""The emotion curve of a picture: the same points, gaps, peaks and words as on the board."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.formats.picture.board_svg import board_svg, picture_of
from journeykit.formats.picture.curve_words import Frame, Segment, Wish, places_of
from journeykit.formats.picture.feelings import UNAWARE, Felt, Series, feelings_in, segments, slots, widest_gap
from journeykit.formats.picture.figures import Group, Line, Shape, walk
from journeykit.formats.picture.marks import PERSONA_SHAPES
from journeykit.formats.picture.people import Person, people_of
from tests.formats.picture.boards import BOARDS, picture
from tests.formats.picture.looks import texts, within

ANN, BEN = Person("ann", "Ann", "Ann", "A", "A", 0), Person("ben", "Ben", "Ben", "B", "B", 1)


def series(*felt: Felt, version: str = "as_is", person: Person = ANN) -> Series:
    return Series(person, version, felt, ("",) * len(felt))


@pytest.mark.parametrize(
    ("felt", "peak", "end"),
    [
        ((1, -2, 2), 1, 2),
        ((2, -1, 2), 2, 2),
        ((1, None, UNAWARE, -1, None), 3, 3),
        ((0, 0), None, 1),
        ((2,), None, None),
        ((), None, None),
    ],
)
def test_peak_and_end(felt, peak, end):
    assert (series(*felt).peak, series(*felt).end) == (peak, end)


def test_nothing_is_drawn_over_a_stage_without_a_score():
    assert list(segments(series(1, 0, None, 1, UNAWARE, 2, 2))) == [0, 5]


def test_points_of_one_height_stand_side_by_side():
    assert slots([series(1, 2), series(1, 1), series(1, None)]) == [[-1, 0], [0, 0], [1, 0]]


def test_the_widest_gap_is_that_of_the_first_person():
    gap = widest_gap([series(0, -2), series(2, 1, version="to_be"), series(-2, 2, person=BEN)])
    assert gap is not None
    assert (gap.stage, gap.low, gap.high) == (1, -2, 1)
    assert widest_gap([series(0, -2), series(0, -2, version="to_be")]) is None
    assert widest_gap([series(0), series(2, version="to_be", person=BEN)]) is None


def test_as_is_is_solid_and_full_to_be_dotted_and_hollow():
    m = BOARDS["one_stage"]()
    m.stages.add(name="Next")
    who = m.personas.df.index[0]
    m.emotions.add(persona=who, stage="Next", version="as_is", score=2)
    for stage in ("Only", "Next"):
        m.emotions.add(persona=who, stage=stage, version="to_be", score=0)
    figures = [figure for _, _, figure in walk(picture_of(m.commit_path.contents, version="both").drawing.figures)]
    lines = [line for line in figures if isinstance(line, Line) and line.colour == "persona-1"]
    assert {(line.dotted, line.thick) for line in lines} == {(False, 3), (True, 2.5)}
    points = [shape for shape in figures if isinstance(shape, Shape) and shape.path == PERSONA_SHAPES[0]]
    assert {"persona-1", "ground"} <= {shape.fill for shape in points}


def test_words_without_room_stand_under_the_curve():
    found = texts(picture("crowded").svg())
    assert found.count("Some word") == 12 * 3 * 2
    assert "In their words" in found
    assert "In their words" not in texts(picture("one_stage").svg())


def test_people_past_the_sixth_are_grey():
    figures = [figure for _, _, figure in walk(picture("crowded").drawing.figures)]
    hues = {line.colour for line in figures if isinstance(line, Line)}
    assert {f"persona-{at}" for at in range(1, 8)} <= hues
    assert "persona-8" not in hues


def test_scores_off_the_scale_still_stand_on_the_plot():
    m = BOARDS["one_stage"]()
    rows = m.commit_path.contents.tables["emotions"]
    row = next(iter(rows))
    rows.put(row.with_cell("score", 7, None, row.born))
    drawn = picture_of(m.commit_path.contents)
    assert "+7" in texts(drawn.svg())


@settings(max_examples=50)
@given(st.lists(st.lists(st.sampled_from([None, UNAWARE, -2, -1, 0, 1, 2]), min_size=4, max_size=4), max_size=8))
def test_words_never_cover_points_or_each_other(felt):
    m = jk.JourneyMap(stages=list("ABCD"))
    with m.batch():
        for at, scores in enumerate(felt):
            who = m.personas.add(name=f"Person {at}")
            for stage, score in zip("ABCD", scores, strict=True):
                if score is not None:
                    cells = {"unaware": True} if score == UNAWARE else {"score": score}
                    m.emotions.add(persona=who, stage=stage, version="as_is", word="somewhat worried", **cells)
    drawn = picture_of(m.commit_path.contents)
    said = sum(score is not None for scores in felt for score in scores)
    lines = [line for _, line, _ in within(drawn.drawing.figures) if line.says == "Somewhat worried"]
    assert len(lines) == said
    middles = [
        (x + shape.x, y + shape.y)
        for x, y, shape in walk(drawn.drawing.figures)
        if isinstance(shape, Shape) and shape.path in PERSONA_SHAPES and shape.scale == 1
    ]
    covered = [
        (x, y) for (x, y), line in product(middles, lines) if line.left < x < line.right and line.top < y < line.bottom
    ]
    assert covered == []
    assert not any(one.overlaps(other) for at, one in enumerate(lines) for other in lines[:at])


def test_a_word_gives_way():
    first, second = Wish(50, 50, 40, 0, up=True), Wish(60, 50, 40, 0, up=True)
    places = places_of([first, second], [(50, 50), (60, 50)], [], 120)
    assert [place and place.up for place in places] == [True, False]
    assert places_of([first], [(50, 50)], [], 30) == [None]
    minor = Wish(50, 50, 40, 0, up=True, minor=True)
    assert places_of([minor], [(50, 50)], [Segment(0, 20, 100, 80), Segment(0, 80, 100, 20)], 100) == [None]
    below = places_of([first], [(50, 50)], [], 100, [Frame(0, 0, 100, 49)])
    assert [place and place.up for place in below] == [False]


def test_a_board_without_scores_keeps_its_persona():
    m = jk.JourneyMap(stages=["Only"])
    m.personas.add(name="Ann")
    found = texts(board_svg(m.commit_path.contents))
    assert "Nobody has said yet how it feels." in found
    shown = picture_of(m.commit_path.contents).shown
    assert feelings_in(shown, people_of(shown)).series == []
    assert isinstance(picture_of(m.commit_path.contents).drawing, Group)
