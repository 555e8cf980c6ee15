"""The board as static HTML."""

import pytest

import journeykit as jk
from journeykit.model.page import board_page, map_page
from journeykit.model.page_tables import MAX_ITEMS
from tests.model.page_reader import MOMENT, contents_of, motor_map, only_table, read


@pytest.fixture
def motor():
    return motor_map()


@pytest.fixture
def board(motor):
    motor.stages.set("claims", goal="Get paid", moment_of_truth=True)
    motor.notes.add(stage="Claims", lane="Doing", text="Calls\ntwice", channel="phone", grade="one_voice")
    motor.notes.add(stage="Claims", lane="Doing", text="Waits", persona="Nadia")
    motor.notes.add(stage="Research", lane="Thinking", text="Too many offers", persona="Otto")
    motor.emotions.add(persona="Otto", stage="Claims", version="as_is", unaware=True)
    motor.emotions.add(persona="Nadia", stage="Claims", version="as_is", score=-2, word="angry", note="Nobody answers")
    motor.emotions.add(persona="Nadia", stage="Claims", version="to_be", score=1)
    return motor


def test_the_board_has_stages_down_lanes_across_and_a_line_a_note(board):
    head, research, claims = only_table(board_page(contents_of(board)))
    assert head == ["Stage", "Goal", "Moment of truth", "Doing", "Thinking", "Emotion (as is)", "Emotion (to be)"]
    assert research == ["Research", "", "", "", "Otto: Too many offers\n", "", ""]
    feels = "Nadia: −2, Angry, Nobody answers\nOtto: does not notice\n"
    assert claims == [
        "Claims",
        "Get paid",
        "Yes",
        "Calls\ntwice (Phone, One voice)\nNadia: Waits\n",
        "",
        feels,
        "Nadia: +1\n",
    ]


def test_the_board_of_one_persona_and_one_lane(board):
    head, _, claims = only_table(board_page(contents_of(board), ["nadia"], ["doing"], "to_be"))
    assert head == ["Stage", "Goal", "Moment of truth", "Doing", "Emotion (to be)"]
    assert claims == ["Claims", "Get paid", "Yes", "Calls\ntwice (Phone, One voice)\nNadia: Waits\n", "Nadia: +1\n"]
    head, *_ = only_table(board_page(contents_of(board), ["otto"], ["doing"]))
    assert head == ["Stage", "Goal", "Moment of truth", "Doing", "Emotion (as is)"]

    def felt(persona):
        return only_table(board_page(contents_of(board), [persona], version="as_is"))[2][-1]

    assert felt("otto") == "Otto: does not notice\n"
    assert felt("nadia") == "Nadia: −2, Angry, Nobody answers\n"


def test_personas_are_called_by_their_first_word_where_it_is_theirs_alone(board):
    board.personas.set("nadia", name="Nadia Meier")
    assert "<bdi>Nadia</bdi>: <bdi>Waits</bdi>" in board_page(contents_of(board)).body
    assert "<bdi>Nadia</bdi>: −2" in board_page(contents_of(board)).body
    board.personas.set("otto", name="Nadia Weber")
    assert "<bdi>Nadia Meier</bdi>: <bdi>Waits</bdi>" in board_page(contents_of(board)).body


def test_notes_without_a_place_are_not_lost(board):
    board.notes.add(text="Somewhere")
    board.stages.remove("research")
    html = board_page(contents_of(board)).html(MOMENT)
    assert "Notes at no stage or lane:" in html
    assert "Somewhere" in html
    assert "Too many offers" in html


def test_emotions_without_a_place_are_not_lost(board):
    board.emotions.add(persona="otto", stage="claims", score=1)
    board.emotions.add(persona="otto", version="to_be", word="curious")
    board.emotions.add(score=-1)
    for page in (board_page(contents_of(board)), map_page(contents_of(board))):
        unplaced = page.body.split("neither as is nor to be:</p>")[1].split("</ul>")[0]
        assert [line.split("<li>")[1] for line in unplaced.split("</li>")[:-1]] == [
            "<bdi>Otto</bdi>: +1 <em>(<bdi>Claims</bdi>)</em>",
            "<bdi>Otto</bdi>: <bdi>Curious</bdi> <em>(<bdi>To be</bdi>)</em>",
            "−1",
        ]
    assert "neither" not in board_page(contents_of(board), ["nadia"]).body


def test_a_crowded_cell_says_how_many_more():
    m = jk.JourneyMap(stages=["Claims"])
    m.notes.extend({"stage": "claims", "lane": "doing", "text": f"note {i}"} for i in range(1_500))
    [_, claims] = only_table(board_page(contents_of(m)))
    assert claims[1].endswith(f"note {MAX_ITEMS - 1}\nand 1,400 more\n")


def test_the_whole_map_in_one_page(board):
    fields = {"Process": "Support", "Scope": "Retail", "Period": "2026"}
    board.set(process="support", scope="Retail", period="2026", language="en", organisation=" ")
    board.evidence.add(finding="Calls rise")
    board.add_table(jk.table("risks", [jk.columns.text("risk")]))
    board.risks.add(risk="Hail")
    html = map_page(contents_of(board)).html(MOMENT)
    assert "<h3><bdi>Motor insurance</bdi></h3>" in html
    about = " · ".join(f"<bdi>{name}</bdi>: <bdi>{said}</bdi>" for name, said in fields.items())
    assert f"<p>{about}</p>" in html
    assert "<p>As of 22 Nov 2026, 14:32</p>" in html
    parts = [html.index(f"<h4><bdi>{part}</bdi></h4>") for part in ("Personas", "Stages", "Needs", "Evidence")]
    assert parts == sorted(parts)
    assert "Also in this map: <bdi>Risks</bdi> (1)." in html
    _, stages, _, evidence = read(map_page(contents_of(board))).tables
    assert stages[0][-2:] == ["Emotion (as is)", "Emotion (to be)"]
    assert stages[2][-1] == "Nadia: +1\n"
    assert evidence[1] == ["Calls rise"]
