"""Opportunities against numbers worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

import journeykit as jk
from journeykit.charts.opportunity_points import guides, margin, needs_of, plot, points_of
from journeykit.charts.part import part_of
from journeykit.charts.spec import taken_apart
from journeykit.charts.theme import size_named
from journeykit.errors import AmbiguousNameError, UnknownNameError, UnknownRowError
from journeykit.schema.scores import opportunity

SIZE = size_named("notebook")


@pytest.fixture
def m():
    made = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    made.personas.add(id="c", name="Carla")
    made.personas.add(id="d", name="Dev")
    add = made.needs.add
    add(statement="Know what is next", stage="Claims", importance=9, satisfaction=3, level="safety", persona="Carla")
    add(statement="Feel taken seriously", stage="Claims", importance=7, satisfaction=5, level="esteem", persona="Dev")
    add(
        statement="Grow", stage="Research", importance=7, satisfaction=5, level="self_actualization", grade="assumption"
    )
    add(statement="Compare", stage="Research", importance=4, satisfaction=8)
    add(statement="Pay once", stage="Research", importance=8)
    return made


def finding(chart):
    return chart.description.partition(". ")[2]


def points(m, size=SIZE):
    part = part_of("opportunity_plot", m, ["stages", "personas", "needs"])
    return points_of(needs_of(part, part["needs"]), size)


def test_every_need_is_in_the_table_the_highest_opportunity_first(m):
    table = jk.charts.table(jk.charts.opportunity_plot(m))
    told = ["Need", "Stage", "Persona", "Level", "D or B", "Importance", "Satisfaction", "Opportunity", "How we know"]
    assert table.columns.tolist() == told
    nothing = pd.NA
    assert table.values.tolist() == [
        ["Know what is next", "Claims", "Carla", "Safety", "D", 9, 3, 15, ""],
        ["Feel taken seriously", "Claims", "Dev", "Esteem", "D", 7, 5, 9, ""],
        ["Grow", "Research", "Everybody", "Self-actualization", "B", 7, 5, 9, "Assumption"],
        ["Compare", "Research", "Everybody", "", "", 4, 8, 4, ""],
        ["Pay once", "Research", "Everybody", "", "", 8, nothing, nothing, ""],
    ]


def test_needs_judged_alike_are_one_point(m):
    found = points(m)
    assert [(p.importance, p.satisfaction, p.opportunity, p.count, p.assumed) for p in found] == [
        (9, 3, 15, 1, 0),
        (7, 5, 9, 2, 1),
        (4, 8, 4, 1, 0),
    ]
    assert [p.kind for p in found] == [0, 2, 3]
    assert [p.ringed for p in found] == [False, True, False]
    assert found[1].needs == "Feel taken seriously · Grow"
    assert found[1].label.endswith("+1")


def test_the_ring_says_that_most_are_assumed(m):
    m.needs.add(statement="Third", importance=7, satisfaction=5, grade="measured")
    assert [p.ringed for p in points(m)] == [False, False, False]


def test_marks_grow_with_the_number_of_their_needs():
    m = jk.JourneyMap(stages=["Use"])
    for score, count in ((2, 1), (4, 2), (6, 5), (8, 40)):
        for number in range(count):
            m.needs.add(statement=f"Need {number}", importance=score, satisfaction=score)
    areas = [point.area for point in sorted(points(m), key=lambda point: point.count)]
    assert areas == sorted(areas)
    assert len(set(areas)) == 4
    row = plot(SIZE)[1] / 10
    # Two rows of the largest leave room for a line of text.
    assert row - areas[-1] ** 0.5 > SIZE.small


@pytest.mark.parametrize("size", ["notebook", "slide"])
def test_the_lines_are_where_the_opportunity_is_their_score(m, size):
    for guide, score in zip(guides(points(m), size_named(size)), (10, 12, 15), strict=True):
        assert guide.says.startswith(f"{score} ")
        assert (guide.importance, guide.satisfaction) == (score / 2, 0)
        assert (guide.importance_to, guide.satisfaction_to) == (10, 20 - score)
        for part in range(11):
            importance = guide.importance + (guide.importance_to - guide.importance) * part / 10
            satisfaction = guide.satisfaction_to * part / 10
            assert opportunity(importance, satisfaction) == pytest.approx(score)


def test_a_lines_score_keeps_off_the_mark_at_its_end(m):
    plain = guides(points(m), SIZE)[2].away
    m.needs.add(statement="At the end of 15", importance=10, satisfaction=5, grade="assumption")
    assert guides(points(m), SIZE)[2].away > plain + 5


def test_labels_stand_in_the_picture_where_they_are_said_to(m):
    wide, high = plot(SIZE)
    for point in points(m):
        assert point.label
        across = point.importance * wide / 10 + point.offsets["dx"]
        down = high - point.satisfaction * high / 10 + point.offsets["dy"]
        assert 0 < across < wide + margin(SIZE)
        assert 0 < down < high


def test_the_finding_names_the_highest_and_counts_those_that_are_high(m):
    assert finding(jk.charts.opportunity_plot(m)) == (
        "“Know what is next” is the highest opportunity (15); 1 of 4 needs reaches 12 or more. "
        "1 need without a judgement."
    )
    m.needs.add(statement="Be called", importance=9, satisfaction=3)
    assert finding(jk.charts.opportunity_plot(m)) == (
        "“Know what is next” and “Be called” are the highest opportunities (15); 2 of 5 needs reach 12 or more. "
        "1 need without a judgement."
    )
    for number in range(2):
        m.needs.add(statement=f"More {number}", importance=9, satisfaction=3)
    assert finding(jk.charts.opportunity_plot(m)).startswith("4 needs share the highest opportunity (15); 4 of 7")


def test_the_finding_of_one_need_and_of_none_that_is_high(m):
    assert finding(jk.charts.opportunity_plot(m, "Carla", stage="Claims")) == (
        "“Know what is next” has an opportunity of 15."
    )
    assert finding(jk.charts.opportunity_plot(m, stage="Research")) == (
        "“Grow” is the highest opportunity (9); none of 2 needs reaches 12 or more. 1 need without a judgement."
    )


def test_the_finding_says_how_many_points_have_no_label():
    m = jk.JourneyMap(stages=["Use"])
    for importance in range(11):
        for satisfaction in range(11):
            text = f"A need that takes its room {importance} {satisfaction}"
            m.needs.add(statement=text, importance=importance, satisfaction=satisfaction)
    labelled = [point for point in points(m) if point.label]
    assert 10 < len(labelled) < 121
    assert labelled[0].opportunity == 20
    assert finding(jk.charts.opportunity_plot(m)).endswith(f" {len(labelled)} of 121 points labelled.")


def test_of_one_persona_are_her_needs_and_those_of_everybody(m):
    chart = jk.charts.opportunity_plot(m, "Dev")
    assert jk.charts.table(chart)["Need"].tolist() == ["Feel taken seriously", "Grow", "Compare", "Pay once"]
    assert chart.description.startswith("Opportunities of Dev · Motor. ")


def test_at_one_stage_are_its_needs_only(m):
    m.needs.add(statement="Somewhere", importance=5, satisfaction=5)
    chart = jk.charts.opportunity_plot(m, stage="Claims")
    assert jk.charts.table(chart)["Need"].tolist() == ["Know what is next", "Feel taken seriously"]
    assert chart.description.startswith("Opportunities at Claims · Motor. ")
    with pytest.raises(UnknownRowError, match="Did you mean 'Claims'"):
        jk.charts.opportunity_plot(m, stage="Claim")
    m.stages.add(name="Claims")
    with pytest.raises(AmbiguousNameError):
        jk.charts.opportunity_plot(m, stage="Claims")


def test_rows_that_point_to_nothing_are_told_as_such(m):
    m.personas.remove("d")
    m.stages.remove(next(stage["id"] for stage in m.stages if stage["name"] == "Claims"))
    table = jk.charts.table(jk.charts.opportunity_plot(m))
    [row] = table[table["Need"] == "Feel taken seriously"][["Persona", "Stage"]].values.tolist()
    assert row == ["A deleted persona", "No stage"]


def test_what_is_missing_is_asked_for():
    m = jk.JourneyMap(stages=["Use"])
    assert "No need is written down" in jk.charts.table(jk.charts.opportunity_plot(m))["To do"][0]
    m.needs.add(statement="Be heard", importance=8)
    assert "both importance and satisfaction" in jk.charts.table(jk.charts.opportunity_plot(m))["To do"][0]


def test_wrong_options_are_named(m):
    with pytest.raises(UnknownNameError, match="slide"):
        jk.charts.opportunity_plot(m, size="slid")  # type: ignore[arg-type]
    with pytest.raises(UnknownRowError, match="Carla"):
        jk.charts.opportunity_plot(m, "Karla")


def test_a_new_judgement_leaves_the_chart_as_it_is(m):
    before = taken_apart(jk.charts.opportunity_plot(m).to_dict()).structure
    m.needs.add(statement="New", importance=10, satisfaction=0, grade="assumption", level="self_actualization")
    assert taken_apart(jk.charts.opportunity_plot(m).to_dict()).structure == before
