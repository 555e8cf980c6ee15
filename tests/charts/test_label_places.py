"""Labels that keep clear of each other, of points and of the edge, wherever the points are."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from journeykit.charts.label_places import Box, Label, Place, box_of, label_places

WIDE, HIGH = 400, 260


@st.composite
def labels(draw):
    found = []
    for _ in range(draw(st.integers(1, 25))):
        x, y = draw(st.integers(0, WIDE)), draw(st.integers(0, HIGH))
        wide, high = draw(st.floats(5, 150)), draw(st.sampled_from((13.0, 26.0)))
        shapes = ((wide, high), (wide / 2, 13.0)) if draw(st.booleans()) else ((wide, high),)
        found.append(Label(x, y, draw(st.floats(2, 15)), shapes))
    return found


boxes = st.lists(
    st.tuples(st.integers(0, WIDE - 60), st.integers(0, HIGH - 13)).map(lambda at: (*at, at[0] + 60, at[1] + 13)),
    max_size=3,
)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def covers(box: Box, label: Label) -> bool:
    """Return whether a box covers a point's disc."""
    x, y = min(max(label.x, box[0]), box[2]), min(max(label.y, box[1]), box[3])
    return hypot(x - label.x, y - label.y) < label.radius


def along(leader: Box) -> list[tuple[float, float]]:
    x, y, to_x, to_y = leader
    return [(x + (to_x - x) * part / 40, y + (to_y - y) * part / 40) for part in range(41)]


def placed(found: list[Label], taken: list[Box]) -> list[tuple[Label, Place]]:
    places = label_places(found, WIDE, HIGH, taken=taken)
    return [(label, place) for label, place in zip(found, places, strict=True) if place]


@given(labels(), boxes)
def test_no_label_covers_another_a_point_or_what_is_taken(found, taken):
    where = [box_of(*pair) for pair in placed(found, taken)]
    assert not [pair for pair in combinations(where, 2) if overlap(*pair)]
    assert not [(box, label) for box in where for label in found if covers(box, label)]
    assert not [(box, other) for box in where for other in taken if overlap(box, other)]


@given(labels())
def test_every_label_is_inside_the_plot(found):
    for label, place in placed(found, []):
        left, top, right, bottom = box_of(label, place)
        assert left >= 0
        assert top >= 0
        assert right <= WIDE
        assert bottom <= HIGH


@given(labels())
def test_the_same_labels_always_get_the_same_places(found):
    assert label_places(found, WIDE, HIGH) == label_places(list(found), WIDE, HIGH)


@given(labels())
def test_leader_lines_run_through_no_label(found):
    where = placed(found, [])
    for _, place in where:
        for x, y in along(place.leader) if place.leader else []:
            assert not [
                (left, top)
                for left, top, right, bottom in (box_of(*pair) for pair in where)
                if left < x < right and top < y < bottom
            ]


@given(labels())
def test_leader_lines_run_through_no_other_point(found):
    for label, place in placed(found, []):
        others = [other for other in found if (other.x, other.y) != (label.x, label.y)]
        for x, y in along(place.leader) if place.leader else []:
            inside = [other for other in others if hypot(x - other.x, y - other.y) < other.radius - 0.5]
            # Where points lie upon each other a line begins within all of them.
            assert not [o for o in inside if hypot(o.x - label.x, o.y - label.y) > label.radius + o.radius + 4]


@given(labels())
def test_the_first_label_stands_beside_its_point_wherever_it_fits(found):
    lonely = found[:1]
    [place] = label_places(lonely, WIDE + 400, HIGH + 200)
    assert place is not None
    shifted = Label(lonely[0].x + 200, lonely[0].y + 100, lonely[0].radius, lonely[0].shapes)
    [middle] = label_places([shifted], WIDE + 400, HIGH + 200)
    assert middle is not None
    assert (middle.leader, middle.shape, middle.align) == (None, 0, "left")


def at(x: float, y: float, wide: float = 40) -> Label:
    return Label(x, y, 5, ((wide, 12),))


def test_at_the_right_edge_a_label_stands_at_the_left():
    [place] = label_places([at(395, 100)], WIDE, HIGH)
    assert place is not None
    assert place.align == "right"
    assert place.left + 40 == 395 - 5 - 3


def test_the_more_important_label_has_the_first_choice():
    upper, lower = at(100, 100), at(100, 110)
    for order in ([upper, lower], [lower, upper]):
        first, second = label_places(order, WIDE, HIGH)
        assert first is not None
        assert second is not None
        assert (first.align, second.align) == ("left", "right")


def test_a_shorter_way_to_write_it_is_taken_where_the_longer_has_no_room():
    label = Label(50, 20, 5, ((90, 26), (30, 12)))
    [place] = label_places([label], 100, 40)
    assert place is not None
    assert place.shape == 1


def test_a_label_that_has_no_room_beside_its_point_gets_a_line_that_leads_there():
    hedge = [Label(100 + 22 * x, 100 + 22 * y, 6) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]
    *_, place = label_places([*hedge, at(100, 100)], WIDE, HIGH)
    assert place is not None
    assert place.leader is not None
    x, y, to_x, to_y = place.leader
    assert 5 < hypot(x - 100, y - 100) < 7 < 18 < hypot(to_x - 100, to_y - 100)
    left, top, right, bottom = box_of(at(100, 100), place)
    assert left - 6 < to_x < right + 6
    assert top - 6 < to_y < bottom + 6


def test_without_any_room_there_is_no_label():
    assert label_places([at(50, 50, wide=500)], WIDE, HIGH) == [None]
    assert label_places([Label(50, 50, 5)], WIDE, HIGH) == [None]
    crowd = [Label(x, y, 9, ((60, 12),)) for x in range(0, 120, 12) for y in range(0, 120, 12)]
    assert label_places(crowd, 120, 120) == [None] * 100


def test_a_line_to_be_avoided_is_not_crossed_where_the_label_can_stand_elsewhere():
    [plain] = label_places([at(100, 100)], WIDE, HIGH)
    [avoiding] = label_places([at(100, 100)], WIDE, HIGH, avoid=[(120, 0, 120, 260)])
    assert plain is not None
    assert avoiding is not None
    assert (plain.align, avoiding.align) == ("left", "right")
    fenced = [(60.0 + x, 0.0, 60.0 + x, 260.0) for x in range(0, 90, 3)]
    [crossing] = label_places([at(100, 100)], WIDE, HIGH, avoid=fenced)
    assert crossing == plain
