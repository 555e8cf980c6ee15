"""Channels by stage: which are shown and in what order, who prefers them, and what the finding makes of it."""

import pytest

import journeykit as jk
from journeykit.charts.spec import taken_apart
from journeykit.errors import UnknownRowError

NOTES = (
    ("doing", "claims", "Calls the hotline", "phone", None),
    ("touchpoints", "claims", "Sends photos", "app", "p1"),
    ("touchpoints", "claims", "Sends the form", "Fax", "p2"),
    ("touchpoints", "search", "Meets a fair", "Trade fair", None),
    ("thinking", "search", "Would rather call", "phone", "p2"),
    ("touchpoints", "search", "Somebody comes", None, None),
    ("doing", "search", "Compares", None, None),
)


@pytest.fixture
def journey():
    m = jk.JourneyMap(title="Motor")
    for name in ("Search", "Claims", "Renewal"):
        m.stages.add(id=name.lower(), name=name)
    m.personas.add(id="p1", name="Nadia")
    m.personas.add(id="p2", name="Ben")
    for lane, stage, text, channel, persona in NOTES:
        m.notes.add(lane=lane, stage=stage, text=text, channel=channel, persona=persona)
    return m


def cells(chart):
    found = jk.charts.table(chart)
    return {(row["Channel"], row["Stage"]): row["Notes"] for _, row in found.iterrows() if row["Notes"]}


def channels(chart):
    return list(dict.fromkeys(jk.charts.table(chart)["Channel"]))


def hint(chart):
    """Return what an empty chart says."""
    return str(jk.charts.table(chart).loc[0, "To do"])


def says(chart):
    return chart.to_dict()["description"].partition(". ")[2]


def test_counts_notes_that_name_a_channel_with_what_they_say(journey):
    found = jk.charts.table(jk.charts.touchpoint_matrix(journey))
    assert found.columns.tolist() == ["Channel", "Stage", "Notes", "Which"]
    assert found[found["Notes"] > 0].values.tolist() == [
        ["App", "Claims", 1, "Sends photos"],
        ["Phone", "Search", 1, "Would rather call"],
        ["Phone", "Claims", 1, "Calls the hotline"],
        ["Fax", "Claims", 1, "Sends the form"],
        ["Trade fair", "Search", 1, "Meets a fair"],
    ]


def test_known_channels_stand_in_their_order_and_ones_own_behind_them_as_they_came(journey):
    assert channels(jk.charts.touchpoint_matrix(journey)) == ["App", "Phone", "Fax", "Trade fair"]
    journey.notes.add(lane="doing", stage="claims", text="Looks it up", channel="website")
    journey.notes.add(lane="doing", stage="claims", text="Drives there", channel="Bus")
    assert channels(jk.charts.touchpoint_matrix(journey)) == ["Website", "App", "Phone", "Fax", "Trade fair", "Bus"]


def test_finding_tells_the_most_used_the_bare_stage_and_touchpoints_without_channel(journey):
    assert says(jk.charts.touchpoint_matrix(journey)) == (
        "5 notes name 4 channels, most often Phone (2). None is named at Renewal; 1 frontstage note names no channel."
    )


def test_who_prefers_a_channel_is_told_and_what_is_preferred_but_missing_has_a_row(journey):
    journey.personas.set("p1", channels=["app", "chat"])
    journey.personas.set("p2", channels=["app", "Fax"])
    chart = jk.charts.touchpoint_matrix(journey)
    found = jk.charts.table(chart)
    assert dict(zip(found["Channel"], found["Preferred by"], strict=True)) == {
        "App": "Nadia, Ben", "Phone": "", "Chat": "Nadia", "Fax": "Ben", "Trade fair": "",
    }  # fmt: skip
    assert found[found["Channel"] == "Chat"]["Notes"].tolist() == [0, 0, 0]
    assert "; Chat is preferred but named nowhere; " in says(chart)


def test_many_who_prefer_a_channel_are_counted_where_their_names_do_not_fit(journey):
    journey.personas.set("p1", name="Wilhelmine Freifrau von Droste zu Hülshoff", channels=["app"])
    journey.personas.set("p2", channels=["app", "phone"])
    chart = jk.charts.touchpoint_matrix(journey)
    shown = [
        [row["aside"] for row in rows]
        for rows in taken_apart(chart.to_dict()).data.values()
        if rows and "aside" in rows[0] and "head" in rows[0]
    ]
    assert shown[0] == ["2 personas", "Ben", "", ""]
    whole = jk.charts.table(chart)["Preferred by"].tolist()[0]
    assert whole == "Wilhelmine Freifrau von Droste zu Hülshoff, Ben"


def test_of_a_persona_are_her_notes_everybodys_and_only_what_she_prefers(journey):
    journey.personas.set("p1", channels=["app", "email"])
    journey.personas.set("p2", channels=["Fax"])
    chart = jk.charts.touchpoint_matrix(journey, "Nadia")
    assert cells(chart) == {("App", "Claims"): 1, ("Phone", "Claims"): 1, ("Trade fair", "Search"): 1}
    assert channels(chart) == ["App", "Phone", "Email", "Trade fair"]
    assert set(jk.charts.table(chart)["Preferred by"]) == {"Nadia", ""}
    assert says(chart) == (
        "3 notes name 3 channels. None is named at Renewal; Email is preferred but named nowhere; "
        "1 frontstage note names no channel."
    )


def test_notes_of_no_stage_and_of_one_that_is_gone_lie_apart(journey):
    journey.stages.remove("search")
    journey.notes.add(lane="doing", text="Complains", channel="Fax")
    assert cells(jk.charts.touchpoint_matrix(journey)) == {
        ("App", "Claims"): 1, ("Phone", "Claims"): 1, ("Fax", "Claims"): 1,
        ("Phone", "No stage"): 1, ("Trade fair", "No stage"): 1, ("Fax", "No stage"): 1,
    }  # fmt: skip


def test_a_single_channel_is_named(journey):
    m = jk.JourneyMap(stages=["Claims"])
    m.notes.add(lane="touchpoints", stage="Claims", text="Calls", channel="phone")
    assert says(jk.charts.touchpoint_matrix(m)) == "1 note names a channel: Phone."
    m.notes.add(lane="business", stage="Claims", text="Calls back", channel="phone")
    m.notes.add(lane="business", stage="Claims", text="Waits")
    # Backstage notes need no channel.
    assert says(jk.charts.touchpoint_matrix(m)) == "2 notes name a channel: Phone."


def test_says_what_to_fill_in(journey):
    m = jk.JourneyMap()
    assert "Add stages first" in hint(jk.charts.touchpoint_matrix(m))
    m.stages.add(name="Claims")
    m.personas.add(id="p1", name="Nadia", channels=["app"])
    m.notes.add(lane="touchpoints", text="Without a channel")
    choose = "Choose one for each touchpoint in jk.JourneyBoard(m)."
    assert [hint(jk.charts.touchpoint_matrix(m, persona)) for persona in (None, "p1")] == [
        f"No note names a channel yet. {choose}",
        f"No note about Nadia or about everybody names a channel yet. {choose}",
    ]


def test_edits_change_rows_only(journey):
    journey.personas.set("p1", channels=["app"])
    before = taken_apart(jk.charts.touchpoint_matrix(journey).to_dict()).structure
    journey.notes.add(lane="doing", text="{{x}}", channel="datum.count === 0")
    journey.personas.set("p2", name="signal", channels=["[object]", "a.b"])
    journey.stages.set("search", name="width")
    assert taken_apart(jk.charts.touchpoint_matrix(journey).to_dict()).structure == before


def test_names_the_nearest_persona(journey):
    with pytest.raises(UnknownRowError, match="Nadia"):
        jk.charts.touchpoint_matrix(journey, "Nadja")
