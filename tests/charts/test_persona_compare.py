"""Personas beside each other, against numbers worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import journeykit as jk
from journeykit.charts.persona_values import beside
from journeykit.charts.spec import taken_apart
from journeykit.errors import InvalidValueError, UnknownNameError

NOTHING = pd.NA


@pytest.fixture
def m():
    made = jk.JourneyMap(stages=["Research", "Buy", "Claims"], title="Motor")
    for row, name in (("c", "Carla Rossi"), ("d", "Dev Anand"), ("e", "Eva")):
        made.personas.add(id=row, name=name)
    for persona, scores in (("c", (1, 2, -2)), ("d", (1, None, 1)), ("e", (-1, None, 0))):
        for stage, score in zip(made.stages.df.index, scores, strict=True):
            if score is not None:
                made.emotions.add(persona=persona, stage=stage, version="as_is", score=score)
    made.emotions.add(persona="d", stage="Buy", version="as_is", unaware=True)
    made.emotions.add(persona="d", stage="Claims", version="to_be", score=2)
    need = made.needs.add
    need(statement="Be called", stage="Claims", persona="c", importance=9, satisfaction=3)
    need(statement="Be paid", stage="Claims", importance=6, satisfaction=6)
    need(statement="Be told", stage="Claims", persona="d", importance=8)
    need(statement="Compare", stage="Research", persona="e", importance=5, satisfaction=5)
    return made


def finding(chart):
    return chart.description.partition(". ")[2]


def rows(chart, *names):
    """Return the first data set that has these fields, as rows of them."""
    data = taken_apart(chart.to_dict()).data.values()
    found = next(rows for rows in data if rows and set(names) <= set(rows[0]))
    return [tuple(row[name] for name in names) for row in found]


def test_ratings_by_stage_and_persona_with_who_has_none(m):
    table = jk.charts.table(jk.charts.persona_compare(m))
    assert table.columns.tolist() == ["Persona", "Stage", "Score", "Answer"]
    assert table.values.tolist() == [
        ["Carla Rossi", "Research", 1, "rated"],
        ["Dev Anand", "Research", 1, "rated"],
        ["Eva", "Research", -1, "rated"],
        ["Carla Rossi", "Buy", 2, "rated"],
        ["Dev Anand", "Buy", NOTHING, "does not notice"],
        ["Eva", "Buy", NOTHING, "not rated"],
        ["Carla Rossi", "Claims", -2, "rated"],
        ["Dev Anand", "Claims", 1, "rated"],
        ["Eva", "Claims", 0, "rated"],
    ]


def test_ratings_of_how_it_should_become(m):
    chart = jk.charts.persona_compare(m, version="to_be")
    table = jk.charts.table(chart).dropna(subset=["Score"])
    assert table.values.tolist() == [["Dev Anand", "Claims", 2, "rated"]]
    assert chart.description.startswith("How each persona feels, as it should become · Motor. ")


@pytest.mark.parametrize(
    ("measure", "title", "expected"),
    [
        # 9 and everybody's 6; everybody's 6 and 8; everybody's 6.
        ("importance", "Mean importance", [(7.5, 2), (7.0, 2), (6.0, 1)]),
        # 3 and 6; the need of Dev has no satisfaction.
        ("satisfaction", "Mean satisfaction", [(4.5, 2), (6.0, 1), (6.0, 1)]),
        # 9 + 6 = 15 and 6; 6; 6.
        ("opportunity", "Mean opportunity", [(10.5, 2), (6.0, 1), (6.0, 1)]),
    ],
)
def test_means_are_over_her_needs_and_those_of_everybody(m, measure, title, expected):
    table = jk.charts.table(jk.charts.persona_compare(m, measure=measure))
    assert table.columns.tolist() == ["Persona", "Stage", title, "Needs"]
    claims = table[table["Stage"] == "Claims"]
    assert list(zip(claims[title], claims["Needs"], strict=True)) == expected
    carla = table[(table["Persona"] == "Carla Rossi") & (table["Stage"] == "Research")]
    assert carla[[title, "Needs"]].values.tolist() == [[NOTHING, 0]]


def test_the_rule_goes_from_the_lowest_to_the_highest_and_the_widest_is_marked(m):
    found = rows(jk.charts.persona_compare(m), "stage", "low", "high", "widest", "says")
    assert found == [("Research", -1, 1, False, ""), ("Claims", -2, 1, True, "3 steps\napart")]


def test_marks_at_the_same_height_stand_side_by_side(m):
    chart = jk.charts.persona_compare(m)
    aside = {row[:2]: row[2] for row in rows(chart, "persona", "stage", "aside")}
    carla, dev = aside["Carla Rossi", "Research"], aside["Dev Anand", "Research"]
    assert carla == -dev < 0
    assert dev - carla > 110**0.5
    assert aside["Eva", "Research"] == aside["Carla Rossi", "Claims"] == 0


def test_eight_who_feel_alike_are_all_seen():
    m = jk.JourneyMap(stages=["Use"])
    for number in range(8):
        m.emotions.add(persona=m.personas.add(name=f"P {number}"), stage="Use", version="as_is", score=1)
    places = [aside for (aside,) in rows(jk.charts.persona_compare(m), "aside")]
    assert len(set(places)) == 8
    assert max(places) < 104 / 2


@given(st.lists(st.floats(0, 100), max_size=12), st.floats(1, 30))
def test_marks_that_would_touch_never_share_a_lane(heights, reach):
    found = beside(heights, reach)
    for one, (lane, _) in enumerate(found):
        for other, (beside_it, _) in enumerate(found[:one]):
            assert abs(heights[one] - heights[other]) >= reach or lane != beside_it


def test_marks_that_do_not_touch_stay_where_they_are():
    assert beside([0, 6, 30], reach=5) == [(0.0, 1)] * 3
    assert beside([0, 4, 8], reach=5) == [(-1.0, 3), (0.0, 3), (1.0, 3)]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12), st.floats(1, 30))
def test_lanes_are_centred(heights, reach):
    assert sum(lane for lane, _ in beside(heights, reach)) == 0


def test_the_finding_names_the_widest_difference_and_what_is_missing(m):
    assert finding(jk.charts.persona_compare(m)) == (
        "The personas differ most at Claims (3 steps apart): Dev Anand highest, Carla Rossi lowest. "
        "1 place not noticed; 1 of 9 not rated."
    )
    assert finding(jk.charts.persona_compare(m, measure="opportunity")) == (
        "The personas differ most at Claims (4.5 points apart): Carla Rossi highest, Dev Anand and Eva lowest. "
        "5 of 9 without such a need."
    )


def test_the_finding_under_a_tie_names_all(m):
    m.emotions.add(persona="e", stage="Buy", version="as_is", score=-1)
    assert finding(jk.charts.persona_compare(m)).startswith(
        "The personas differ most at Buy and Claims (3 steps apart each). 1 place"
    )


def test_the_finding_where_there_is_nothing_to_compare():
    m = jk.JourneyMap(stages=["Use"])
    m.emotions.add(persona=m.personas.add(name="Carla"), stage="Use", version="as_is", score=1)
    assert finding(jk.charts.persona_compare(m)) == "There is one persona; a second makes a comparison."
    m.personas.add(name="Dev")
    assert finding(jk.charts.persona_compare(m)) == ("No stage has values of two personas yet. 1 of 2 not rated.")
    m.emotions.add(persona="Dev", stage="Use", version="as_is", score=1)
    assert finding(jk.charts.persona_compare(m)) == "No difference at 1 stage that can be compared."


def test_personas_of_one_name_are_told_apart():
    m = jk.JourneyMap(stages=["Use"])
    for row, score in (("a", 1), ("b", -1)):
        m.personas.add(id=row, name="Ana")
        m.emotions.add(persona=row, stage="Use", version="as_is", score=score)
    assert finding(jk.charts.persona_compare(m)) == (
        "The personas differ most at Use (2 steps apart): Ana (A1) highest, Ana (A2) lowest."
    )


def test_many_ties_are_said_in_the_finding_only():
    m = jk.JourneyMap(stages=["A", "B", "C", "D"])
    carla, dev = m.personas.add(name="Carla"), m.personas.add(name="Dev")
    for stage in "ABC":
        m.emotions.add(persona=carla, stage=stage, version="as_is", score=1)
        m.emotions.add(persona=dev, stage=stage, version="as_is", score=0)
    assert [says for (says,) in rows(jk.charts.persona_compare(m), "says")] == ["1 step\napart"] * 3
    for persona, score in ((carla, 1), (dev, 0)):
        m.emotions.add(persona=persona, stage="D", version="as_is", score=score)
    chart = jk.charts.persona_compare(m)
    assert rows(chart, "widest", "says") == [(True, "")] * 4
    assert finding(chart) == "The personas differ most at A, B and 2 more (1 step apart each)."


def test_who_belongs_to_no_persona_is_told_and_no_stage_is_no_difference(m):
    m.personas.remove("e")
    m.needs.add(statement="Somewhere", persona="c", importance=10, satisfaction=0)
    m.needs.add(statement="Anywhere", persona="d", importance=1, satisfaction=1)
    assert finding(jk.charts.persona_compare(m)).endswith("2 ratings of deleted personas left out.")
    chart = jk.charts.persona_compare(m, measure="importance")
    assert finding(chart).startswith("The personas differ most at Claims (0.5 points apart)")
    assert finding(chart).endswith("1 need of a deleted persona left out.")
    assert "No stage" in jk.charts.table(chart)["Stage"].tolist()


def test_the_first_of_two_ratings_for_one_place_counts(m):
    # Two copies of a map, put together, may hold such a pair; here the second comes by a deleted stage.
    claims = m.stages.df.index[2]
    m.emotions.add(persona="c", version="as_is", score=2)
    m.stages.remove(claims)
    table = jk.charts.table(jk.charts.persona_compare(m))
    loose = table[(table["Persona"] == "Carla Rossi") & (table["Stage"] == "No stage")]
    assert loose["Score"].tolist() == [-2]


def test_what_is_missing_is_asked_for(m):
    def hint(chart):
        return jk.charts.table(chart)["To do"][0]

    assert "Add stages and personas" in hint(jk.charts.persona_compare(jk.JourneyMap(stages=["Use"])))
    m.emotions.remove(*m.emotions.df.index)
    assert "rated how it is today" in hint(jk.charts.persona_compare(m))
    m.needs.remove(*m.needs.df.index)
    assert "has an opportunity yet" in hint(jk.charts.persona_compare(m, measure="opportunity"))
    assert "has a satisfaction yet" in hint(jk.charts.persona_compare(m, measure="satisfaction"))


def test_wrong_options_are_named(m):
    with pytest.raises(UnknownNameError, match="Did you mean 'satisfaction'"):
        jk.charts.persona_compare(m, measure="satisfacton")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError, match="as_is"):
        jk.charts.persona_compare(m, version="asis")
    with pytest.raises(UnknownNameError):
        jk.charts.persona_compare(m, version="both")
    with pytest.raises(InvalidValueError):
        jk.charts.persona_compare(m.emotions)


@pytest.mark.parametrize("measure", ["emotion", "opportunity"])
def test_a_new_value_and_a_new_persona_leave_the_chart_as_it_is(m, measure):
    before = taken_apart(jk.charts.persona_compare(m, measure=measure).to_dict()).structure
    m.emotions.add(persona="e", stage="Buy", version="as_is", score=2)
    m.needs.add(statement="More", stage="Buy", persona="e", importance=1, satisfaction=1)
    m.personas.add(name="Fay")
    assert taken_apart(jk.charts.persona_compare(m, measure=measure).to_dict()).structure == before
