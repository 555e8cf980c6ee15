"""What `jk.check` finds, at the stage it is about."""

from typing import Any

import pytest

import journeykit as jk
from journeykit.charts.gaps import KINDS
from journeykit.charts.spec import taken_apart
from journeykit.errors import InvalidValueError, UnknownNameError
from journeykit.model.document import from_document, to_document

WHOLE: dict[str, Any] = {"level": "safety", "importance": 9, "satisfaction": 3, "usp": "We call back"}


@pytest.fixture
def journey():
    """Return a map that lacks nothing."""
    m = jk.JourneyMap(title="Motor")
    for name in ("Search", "Claims"):
        m.stages.add(id=name.lower(), name=name)
        m.needs.add(id=f"n_{name.lower()}", statement=f"Be heard at {name}", stage=name.lower(), **WHOLE)
    m.personas.add(id="p1", name="Nadia")
    m.evidence.add(id="e1", persona="p1", finding="Waits for days")
    return m


def cells(chart):
    found = jk.charts.table(chart)
    return {(row["Gap"], row["Stage"]): row["Found"] for _, row in found.iterrows() if row["Found"]}


def hint(chart):
    """Return what an empty chart says."""
    return str(jk.charts.table(chart).loc[0, "To do"])


def says(chart):
    return chart.to_dict()["description"].partition(". ")[2]


def test_every_kind_that_check_finds_has_a_name(journey):
    with pytest.raises(UnknownNameError) as refused:
        jk.check(journey, "nothing of the kind")
    assert list(KINDS) == list(refused.value.known)


def test_each_gap_lies_at_the_stage_of_its_row(journey):
    journey.stages.add(id="renewal", name="Renewal")
    journey.needs.set("n_claims", level=None, satisfaction=None, usp=None)
    journey.needs.set("n_search", usp=None)
    assert cells(jk.charts.gaps(journey)) == {
        ("Stage without need", "Renewal"): 1,
        ("Need without level", "Claims"): 1,
        ("Need without judgement", "Claims"): 1,
        ("Need without USP note", "Claims"): 1,
        ("Need without USP note", "Search"): 1,
    }


def test_kinds_stand_in_the_order_of_check_and_only_those_found(journey):
    journey.needs.set("n_claims", level=None, usp=None)
    journey.stages.add(name="")
    journey.personas.add(name="Ben")
    found = jk.charts.table(jk.charts.gaps(journey))
    assert list(dict.fromkeys(found["Gap"])) == [
        "Row without a name", "Stage without need", "Need without level", "Need without USP note",
        "Persona without evidence",
    ]  # fmt: skip


def test_tells_what_check_says(journey):
    journey.needs.set("n_claims", level=None)
    found = jk.charts.table(jk.charts.gaps(journey))
    assert found.columns.tolist() == ["Gap", "Stage", "Found", "Which"]
    assert found[found["Found"] > 0].values.tolist() == [
        ["Need without level", "Claims", 1, "The need “Be heard at Claims” has no Maslow level."]
    ]


def test_what_belongs_to_no_stage_lies_apart(journey):
    journey.needs.set("n_claims", usp=None)
    assert set(jk.charts.table(jk.charts.gaps(journey))["Stage"]) == {"Search", "Claims"}
    journey.needs.set("n_claims", usp="We call back")
    journey.personas.add(name="Ben")
    journey.needs.add(statement="Save money", **WHOLE)
    journey.notes.add(lane="doing", stage="search", persona="p1", text="Calls")
    journey.stages.remove("search")
    assert cells(jk.charts.gaps(journey)) == {
        ("Points to what is gone", "Not at a stage"): 2,
        ("Need without stage", "Not at a stage"): 1,
        ("Persona without evidence", "Not at a stage"): 1,
    }


def test_a_row_that_points_to_a_persona_that_is_gone_lies_at_its_stage(journey):
    journey.notes.add(lane="doing", stage="search", persona="p1", text="Calls")
    journey.personas.remove("p1")
    assert cells(jk.charts.gaps(journey)) == {
        ("Points to what is gone", "Search"): 1,
        ("Points to what is gone", "Not at a stage"): 1,  # the evidence
    }


def test_a_table_of_ones_own_has_its_stage_under_whatever_name(journey):
    own = [jk.columns.text("risk"), jk.columns.ref("where", to="stages"), jk.columns.ref("need", to="needs")]
    journey.add_table(jk.table("risks", own))
    journey.risks.add(risk="Late", where="claims", need="n_search")
    journey.needs.remove("n_search")
    assert cells(jk.charts.gaps(journey)) == {
        ("Points to what is gone", "Claims"): 1,
        ("Stage without need", "Search"): 1,
    }


def test_values_that_do_not_fit_lie_at_their_stage(journey):
    document = to_document(journey)
    document["tables"]["needs"]["rows"]["n_claims"]["cells"]["importance"] = "very"
    found = cells(jk.charts.gaps(from_document(document)))
    assert found[("Value that does not fit", "Claims")] == 1


@pytest.mark.parametrize(
    ("lacking", "finding"),
    [
        ({"n_claims": ["level"]}, "1 gap: “Need without level” at Claims."),
        ({"n_claims": ["level"], "n_search": ["level"]}, "2 gaps, all of them “Need without level”."),
        (
            {"n_claims": ["level", "usp"], "n_search": ["usp"]},
            "3 gaps, most often “Need without USP note” (2). Most at Claims (2).",
        ),
        (
            {"n_claims": ["level", "usp", "importance"], "n_search": ["usp", "level", "importance"]},
            "6 gaps of 3 kinds.",
        ),
        (
            {"n_claims": ["level", "usp"]},
            "2 gaps of 2 kinds, all at Claims.",
        ),
        (
            {"n_claims": ["level", "usp", "importance"], "n_search": ["level", "usp"]},
            "5 gaps, most often “Need without level” and “Need without USP note” (2 each). Most at Claims (3).",
        ),
    ],
)
def test_finding(journey, lacking, finding):
    for need, columns in lacking.items():
        journey.needs.set(need, **dict.fromkeys(columns))
    assert says(jk.charts.gaps(journey)) == finding


def test_a_map_without_gaps_is_told_so(journey):
    chart = jk.charts.gaps(journey)
    assert says(chart) == "No gaps: jk.check finds nothing."
    whole = "Every stage has a need, and every need its stage, level, judgement and USP note."
    assert jk.charts.table(chart).to_dict("list") == {"Found": [whole]}


def test_an_empty_map_has_no_gaps_to_be_glad_of():
    chart = jk.charts.gaps(jk.JourneyMap())
    assert says(chart) == "Nothing to show yet."
    assert "Add stages and needs first" in hint(chart)


def test_gaps_of_a_map_without_stages():
    m = jk.JourneyMap()
    m.needs.add(statement="Be heard", **WHOLE)
    chart = jk.charts.gaps(m)
    assert cells(chart) == {("Need without stage", "Not at a stage"): 1}
    assert says(chart) == "1 gap: “Need without stage”."


def test_edits_change_rows_only(journey):
    journey.needs.set("n_claims", level=None)
    before = taken_apart(jk.charts.gaps(journey).to_dict()).structure
    journey.needs.set("n_search", usp=None, statement="{{x}}")
    journey.personas.add(name="datum.count")
    journey.stages.set("search", name="a['b']")
    assert taken_apart(jk.charts.gaps(journey).to_dict()).structure == before


def test_refuses_what_is_no_map(journey):
    with pytest.raises(InvalidValueError, match=r"jk\.charts\.gaps\(m\)"):
        jk.charts.gaps(journey.needs.df)
    with pytest.raises(UnknownNameError, match="slide"):
        jk.charts.gaps(journey, size="slid")  # type: ignore[arg-type]
