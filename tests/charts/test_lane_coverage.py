"""Notes by lane and stage: hand-counted cells."""

import pytest

import journeykit as jk
from journeykit.charts.spec import taken_apart
from journeykit.errors import InvalidValueError, UnknownNameError, UnknownRowError


@pytest.fixture
def journey():
    m = jk.JourneyMap(title="Motor")
    for name in ("Search", "Claims"):
        m.stages.add(id=name.lower(), name=name)
    for lane in m.lanes.df.index:
        if lane not in ("doing", "thinking", "touchpoints"):
            m.lanes.remove(lane)
    m.personas.add(id="p1", name="Nadia")
    m.personas.add(id="p2", name="Ben")
    m.notes.add(lane="doing", stage="claims", text="Calls\nthe hotline", persona="p1")
    m.notes.add(lane="doing", stage="claims", text="Waits")
    m.notes.add(lane="thinking", stage="search", text="Who helps?", persona="p2")
    return m


def cells(chart):
    found = jk.charts.table(chart)
    return {(row["Lane"], row["Stage"]): row["Notes"] for _, row in found.iterrows() if row["Notes"]}


def hint(chart):
    """Return what an empty chart says."""
    return str(jk.charts.table(chart).loc[0, "To do"])


def says(chart):
    return chart.to_dict()["description"].partition(". ")[2]


def test_every_lane_with_every_stage_in_their_orders(journey):
    journey.lanes.move("touchpoints", before="doing")
    journey.stages.move("claims", before="search")
    found = jk.charts.table(jk.charts.lane_coverage(journey))
    assert found.columns.tolist() == ["Lane", "Stage", "Notes", "Which"]
    assert found["Lane"].tolist() == [lane for lane in ("Touchpoints", "Doing", "Thinking") for _ in range(2)]
    assert found["Stage"].tolist() == ["Claims", "Search"] * 3


def test_counts_with_their_texts(journey):
    found = jk.charts.table(jk.charts.lane_coverage(journey))
    assert found.values.tolist() == [
        ["Doing", "Search", 0, ""],
        ["Doing", "Claims", 2, "Calls the hotline · Waits"],
        ["Thinking", "Search", 1, "Who helps?"],
        ["Thinking", "Claims", 0, ""],
        ["Touchpoints", "Search", 0, ""],
        ["Touchpoints", "Claims", 0, ""],
    ]


def test_finding_counts_notes_and_empty_places(journey):
    # Both stages lack two lanes: neither the most.
    assert says(jk.charts.lane_coverage(journey)) == "3 notes; 4 of 6 places are empty."
    journey.notes.add(lane="touchpoints", stage="claims", text="Hotline")
    assert says(jk.charts.lane_coverage(journey)) == "4 notes; 3 of 6 places are empty, most at Search."
    for lane, stage in (("doing", "search"), ("touchpoints", "search")):
        journey.notes.add(lane=lane, stage=stage, text="Something")
    assert says(jk.charts.lane_coverage(journey)) == "6 notes; 1 of 6 places is empty."
    journey.notes.add(lane="thinking", stage="claims", text="At last")
    assert says(jk.charts.lane_coverage(journey)) == "7 notes; no lane is empty at any stage."


def test_notes_of_a_lane_that_is_gone_have_a_row_of_their_own(journey):
    journey.lanes.remove("thinking")
    chart = jk.charts.lane_coverage(journey)
    assert cells(chart) == {("Doing", "Claims"): 2, ("No lane", "Search"): 1}
    # The row fills no place of the wall.
    assert says(chart) == "3 notes; 3 of 4 places are empty, most at Search."


def test_of_a_persona_are_her_notes_and_everybodys(journey):
    chart = jk.charts.lane_coverage(journey, "Nadia")
    assert cells(chart) == {("Doing", "Claims"): 2}
    assert chart.to_dict()["description"].startswith("Notes by lane and stage of Nadia · Motor. ")
    assert cells(jk.charts.lane_coverage(journey, "p2")) == {("Doing", "Claims"): 1, ("Thinking", "Search"): 1}


def test_notes_of_no_stage_and_of_one_that_is_gone_lie_apart(journey):
    assert set(jk.charts.table(jk.charts.lane_coverage(journey))["Stage"]) == {"Search", "Claims"}
    journey.notes.add(lane="touchpoints", text="Somewhere")
    journey.stages.remove("search")
    assert cells(jk.charts.lane_coverage(journey)) == {
        ("Doing", "Claims"): 2, ("Thinking", "No stage"): 1, ("Touchpoints", "No stage"): 1,
    }  # fmt: skip


def test_edits_change_rows_only(journey):
    before = taken_apart(jk.charts.lane_coverage(journey).to_dict()).structure
    journey.notes.add(lane="touchpoints", stage="claims", text="{{x}}")
    journey.notes.add(lane="touchpoints", text="Somewhere")
    journey.stages.set("claims", name="datum.count")
    journey.lanes.set("doing", name="a.b['c']")
    journey.lanes.add(name="Another")
    assert taken_apart(jk.charts.lane_coverage(journey).to_dict()).structure == before


def test_says_what_to_fill_in():
    m = jk.JourneyMap()
    assert "Add stages and lanes first" in hint(jk.charts.lane_coverage(m))
    m.stages.add(name="Claims")
    assert "Nobody has written a note yet" in hint(jk.charts.lane_coverage(m))


def test_refuses_what_is_not_there(journey):
    with pytest.raises(UnknownRowError, match="Nadia"):
        jk.charts.lane_coverage(journey, "Nadja")
    with pytest.raises(UnknownNameError, match="slide"):
        jk.charts.lane_coverage(journey, size="slid")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match=r"lane_coverage\(m\)"):
        jk.charts.lane_coverage("Motor")  # type: ignore[arg-type]
