"""The journey board as static HTML."""

import pytest

import journeykit as jk
from journeykit.model.page import journey_page
from journeykit.model.page_tables import BESIDE
from tests.model.page_reader import MOMENT, contents_of, motor_map, only_table, read


@pytest.fixture
def motor():
    m = motor_map()
    m.personas.set(
        "nadia", segment="Young family", goals="One person\nFair price", grade="several_voices", sample_size=14
    )
    m.stages.set("claims", goal="Get paid", moment_of_truth=True)
    m.lanes.add(id="systems", name="Systems", prompt="Which systems help?", side="support")
    m.lanes.add(id="legal", name="Legal")
    m.notes.add(stage="Claims", lane="Doing", text="Calls\ntwice", channel="phone", grade="one_voice")
    m.notes.add(stage="Claims", lane="Goes badly", text="Waits", persona="Nadia")
    m.notes.add(stage="Research", lane="Thinking", text="Too many offers", persona="Otto")
    m.emotions.add(persona="Otto", stage="Claims", version="as_is", unaware=True)
    m.emotions.add(persona="Nadia", stage="Claims", version="as_is", score=-2, word="angry", note="Nobody answers")
    m.emotions.add(persona="Nadia", stage="Claims", version="to_be", score=1)
    [need] = m.needs.df.index[m.needs.df["statement"] == "Save time"]
    m.needs.set(need, usp="Eight minutes", usp_proof="Median of 2,140", rival="Price sites", grade="measured")
    return m


def board(m, *options):
    """Return the rows of the board by the first line of their heads."""
    *_, table = read(journey_page(contents_of(m), *options)).tables
    return {row[0].split("\n")[0]: row[1:] for row in table}


def test_the_board_has_stages_across_and_a_row_a_lane_in_the_order_of_the_wall(motor):
    rows = board(motor)
    assert list(rows) == [
        "Stage", "Goal", "Why they choose us", "Emotion (as is)", "Emotion (to be)",
        "Doing", "Thinking",
        "Line of interaction", "Touchpoints",
        "Line of visibility", "Business",
        "Line of internal interaction", "Systems",
        "Insight", "Needs", "Goes well", "Goes badly", "Improvements", "Open questions",
        "Without a side", "Legal",
    ]  # fmt: skip
    assert rows["Stage"] == ["1 Research", "2 Claims\n★ Moment of truth"]
    assert rows["Goal"] == ["", "Get paid"]


def test_a_lane_goes_where_its_side_is_and_a_line_only_where_there_is_something_below(motor):
    motor.lanes.set("legal", side="backstage")
    motor.lanes.set("touchpoints", side="insight")
    heads = list(board(motor))
    assert heads[heads.index("Line of visibility") :][:3] == ["Line of visibility", "Business", "Legal"]
    assert "Line of interaction" not in heads
    assert "Without a side" not in heads
    assert heads.index("Needs") < heads.index("Touchpoints") < heads.index("Goes well")


def test_notes_feelings_and_needs_stand_at_their_stages(motor):
    rows = board(motor)
    assert rows["Doing"] == ["", "Calls\ntwice (Phone, One voice)\n"]
    assert rows["Thinking"] == ["Otto: Too many offers\n", ""]
    assert rows["Goes badly"] == ["", "Nadia: Waits\n"]
    assert rows["Emotion (as is)"] == ["–", "Nadia: −2, Angry, Nobody answers\nOtto: does not notice\n"]
    assert rows["Emotion (to be)"] == ["–", "Nadia: +1\n"]
    level = "Know what happens next\nand when (Safety, D (deficit), opportunity 15)\n"
    assert rows["Needs"] == ["Nadia: Save time (Measured)\n", level]
    assert rows["Why they choose us"] == ["Eight minutes (Proof: Median of 2,140; Rival: Price sites)\n", ""]


def test_lanes_ask_their_question(motor):
    *_, table = read(journey_page(contents_of(motor))).tables
    assert "Systems\nWhich systems help?" in [row[0] for row in table]
    assert "Legal" in [row[0] for row in table]


def test_who_travels_stands_above(motor):
    cards, _ = read(journey_page(contents_of(motor))).tables
    assert cards == [
        ["Name", "Segment", "Quote", "Goals", "How we know", "People asked"],
        ["Nadia", "Young family", "Just tell me", "One person\nFair price", "Several voices", "14"],
        ["Otto", "", "", "", "", ""],
    ]


def test_the_board_of_one_persona_one_lane_and_one_version(motor):
    motor.needs.add(statement="Be left alone", stage="Claims", persona="Otto")
    cards, _ = read(journey_page(contents_of(motor), ["otto"], ["thinking", "doing"], "to_be")).tables
    assert [row[0] for row in cards] == ["Name", "Otto"]
    rows = board(motor, ["otto"], ["thinking", "doing"], "to_be")
    # The wall's order, whatever the order asked for; emotions and needs are always there.
    assert list(rows)[3:] == ["Emotion (to be)", "Doing", "Thinking", "Insight", "Needs"]
    assert rows["Thinking"] == ["Otto: Too many offers\n", ""]
    assert rows["Emotion (to be)"] == ["–", "–"]
    assert [need.split(" (")[0] for need in rows["Needs"][1].splitlines()[1:]] == ["and when", "Otto: Be left alone"]
    assert rows["Needs"][0] == "", "Nadia's own"
    assert "Otto" not in "".join("".join(cells) for cells in board(motor, ["nadia"]).values())


def test_what_has_no_place_is_not_lost(motor):
    motor.notes.add(text="Somewhere")
    motor.emotions.add(persona="otto", score=1)
    motor.stages.remove("research")
    html = journey_page(contents_of(motor)).html(MOMENT)
    lost = html.split("Without a place on the board:</p>")[1]
    assert [text in lost for text in ("Somewhere", "Too many offers", "+1", "Save time", "Calls")] == [True] * 4 + [
        False
    ]
    assert "Without a place" not in journey_page(contents_of(motor_map())).body


def test_a_board_without_stages_says_so_and_one_of_many_says_how_many_more():
    assert "There are no stages yet." in journey_page(contents_of(jk.JourneyMap())).body
    m = jk.JourneyMap(stages=[f"Stage {i}" for i in range(BESIDE + 7)])
    assert len(only_table(journey_page(contents_of(m)))[0]) == 1 + BESIDE
    assert "<p>Stages not shown here: 7.</p>" in journey_page(contents_of(m)).body
