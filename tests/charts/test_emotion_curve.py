"""The emotion curve against numbers worked out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

import journeykit as jk
from journeykit.charts.spec import taken_apart
from journeykit.errors import UnknownNameError, UnknownRowError


@pytest.fixture
def m():
    made = jk.JourneyMap(stages=["Research", "Buy", "Wait", "Use"], title="Motor")
    carla, ben = made.personas.add(id="c", name="Carla"), made.personas.add(id="b", name="Ben")
    for stage, score, word in (("Research", 1, "curious"), ("Buy", 2, ""), ("Wait", -2, "Forgotten"), ("Use", 0, "")):
        made.emotions.add(persona=carla, stage=stage, version="as_is", score=score, word=word)
    for stage, score in (("Wait", 1), ("Use", 2)):
        made.emotions.add(persona=carla, stage=stage, version="to_be", score=score)
    made.emotions.add(persona=ben, stage="Research", version="as_is", unaware=True)
    made.emotions.add(persona=ben, stage="Wait", version="as_is", score=-1, note="No letter")
    return made


def finding(chart):
    return chart.description.partition(". ")[2]


def test_each_line_has_a_row_at_each_stage_and_nothing_is_put_into_gaps(m):
    table = jk.charts.table(jk.charts.emotion_curve(m))
    assert table.columns.tolist() == ["Persona", "Version", "Stage", "Score", "Word", "Answer", "Mark", "Note"]
    found = table.groupby(["Persona", "Version"], sort=False)["Score"].apply(lambda scores: scores.tolist())
    nothing = pd.NA
    assert found.to_dict() == {
        ("Carla", "as is"): [1, 2, -2, 0],
        ("Carla", "to be"): [nothing, nothing, 1, 2],
        ("Ben", "as is"): [nothing, nothing, -1, nothing],
    }
    assert table["Stage"].tolist() == ["Research", "Buy", "Wait", "Use"] * 3
    ben = table[table["Persona"] == "Ben"]
    assert ben["Answer"].tolist() == ["does not notice", "not rated", "rated", "not rated"]
    assert ben["Note"].tolist() == ["", "", "No letter", ""]


def test_peak_and_end_are_those_of_today_where_there_are_several_scores(m):
    table = jk.charts.table(jk.charts.emotion_curve(m))
    marked = table[table["Mark"] != ""][["Persona", "Version", "Stage", "Mark"]].values.tolist()
    assert marked == [
        ["Carla", "as is", "Wait", "peak"],
        ["Carla", "as is", "Use", "end"],
    ]
    goal = jk.charts.table(jk.charts.emotion_curve(m, version="to_be"))
    assert goal[goal["Mark"] != ""]["Mark"].tolist() == ["peak and end"]


def test_the_finding_names_the_lowest_the_remembered_and_the_farthest_to_go(m):
    assert finding(jk.charts.emotion_curve(m)) == (
        "Lowest at Wait (−2, Carla); peak–end Carla −1, Ben −1; the farthest to go is at Wait (+3, Carla)."
    )
    assert finding(jk.charts.emotion_curve(m, "Carla", "as_is")) == "Lowest at Wait (−2); peak–end −1."
    m.emotions.add(persona="Ben", stage="Buy", version="as_is", score=-2)
    assert finding(jk.charts.emotion_curve(m, version="as_is")) == (
        "Lowest at Buy and Wait (−2, Carla and Ben); peak–end Carla −1, Ben −1.5."
    )


def test_who_only_does_not_notice_has_a_line_without_a_score(m):
    m.emotions.remove(*[emotion["id"] for emotion in m.emotions if emotion["score"] is not None])
    chart = jk.charts.emotion_curve(m)
    assert finding(chart) == "Nobody has given a score yet."
    assert jk.charts.table(chart)["Answer"].tolist() == ["does not notice", *["not rated"] * 3]


def test_a_line_breaks_where_nobody_rated_and_runs_in_the_order_of_the_map(m):
    m.emotions.remove(*[emotion["id"] for emotion in m.emotions if emotion["stage"] == "buy"])
    m.stages.move("Use", before="Research")
    apart = taken_apart(jk.charts.emotion_curve(m, "Carla", "as_is").to_dict())
    [curve] = [
        layer for layer in apart.spec["layer"] if layer.get("layer", [{}])[0].get("mark", {}).get("type") == "line"
    ]
    line, rows = curve["layer"][0], apart.data[curve["data"]["name"]]
    assert [(row["at"], row["stage"], row["score"]) for row in rows] == [
        (0, "Use", 0), (1, "Research", 1), (2, "Buy", None), (3, "Wait", -2),
    ]  # fmt: skip
    assert "interpolate" not in line["mark"], "straight segments"
    assert line["encoding"]["order"]["field"] == "at"


def test_a_single_line_bears_the_customers_words(m):
    def said(chart):
        return {row.get("said") for rows in taken_apart(chart.to_dict()).data.values() for row in rows}

    assert {"curious", "Forgotten\npeak"} <= said(jk.charts.emotion_curve(m, "Carla", "as_is"))
    assert "curious" not in said(jk.charts.emotion_curve(m))


def test_points_at_one_place_are_labelled_once(m):
    m.emotions.add(persona="Ben", stage="Use", version="as_is", score=0)
    rows = [row for rows in taken_apart(jk.charts.emotion_curve(m).to_dict()).data.values() for row in rows]
    assert [row["said"] for row in rows if "said" in row] == ["peak", "end", "peak"]


def test_rows_of_deleted_personas_and_of_nobody_are_told(m):
    m.personas.remove("Ben")
    m.emotions.add(stage="Use", version="as_is", score=1)
    people = jk.charts.table(jk.charts.emotion_curve(m))["Persona"].unique().tolist()
    assert people == ["Carla", "A deleted persona", "Nobody in particular"]


def test_an_empty_chart_says_what_to_do():
    assert "Add stages first" in jk.charts.table(jk.charts.emotion_curve(jk.JourneyMap())).to_string()
    only_stages = jk.charts.emotion_curve(jk.JourneyMap(stages=["Buy"]))
    assert "No stage is rated yet" in jk.charts.table(only_stages).to_string()


@pytest.mark.parametrize(
    ("options", "error", "near"),
    [
        ({"persona": "Karla"}, UnknownRowError, "Did you mean 'Carla'"),
        ({"version": "as is"}, UnknownNameError, "Did you mean 'as_is'"),
        ({"size": "slides"}, UnknownNameError, "Did you mean 'slide'"),
    ],
)
def test_a_wrong_name_names_the_right_one(m, options, error, near):
    with pytest.raises(error, match=near):
        jk.charts.emotion_curve(m, **options)


def test_scores_to_become_are_told_of_where_today_has_none():
    m = jk.JourneyMap(stages=["Buy", "Use"])
    m.personas.add(name="Ben")
    m.emotions.add(persona="Ben", stage="Buy", version="as_is", unaware=True)
    m.emotions.add(persona="Ben", stage="Use", version="to_be", score=1)
    assert finding(jk.charts.emotion_curve(m)).startswith("Lowest at Use (+1)")


def test_ratings_of_a_stage_that_is_gone_are_told_of(m):
    m.stages.remove("Wait")
    assert finding(jk.charts.emotion_curve(m, "Carla", "as_is")) == (
        "Lowest at Use (0); peak–end +1; 1 rating belongs to no stage."
    )


def test_nothing_is_lowest_where_all_is_alike():
    m = jk.JourneyMap(stages=["Buy", "Use"])
    m.personas.add(name="Ben")
    for stage in ("Buy", "Use"):
        m.emotions.add(persona="Ben", stage=stage, version="as_is", score=1)
        m.emotions.add(persona="Ben", stage=stage, version="to_be", score=2)
    assert (
        finding(jk.charts.emotion_curve(m)) == "+1 wherever it is rated; peak–end +1; the way to go is +1 everywhere."
    )
