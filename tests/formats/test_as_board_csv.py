from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

import journeykit as jk
from journeykit.errors import JourneyWarning, UnreadableFileError
from journeykit.formats.as_board_csv import FORMAT, read, recognises, write
from journeykit.formats.loading import load
from journeykit.formats.saving import save
from journeykit.formats.sheets.board_words import one_line
from tests.formats.any_map import maps
from tests.formats.how_many import FEW, MAPS

HEAT_PUMP = Path(__file__).parents[2] / "examples" / "heat_pump.journey.json"


@pytest.fixture
def motor() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"])
    m.stages.set("claims", goal="Be paid", moment_of_truth=True)
    for name in ("Ruth", "Emre"):
        m.personas.add(id=name.lower(), name=name)
    m.notes.add(stage="claims", lane="doing", text="Calls us")
    m.notes.add(stage="claims", lane="doing", text="- takes\na photo", persona="ruth")
    m.notes.add(stage="claims", lane="doing", text="Waits", persona="emre")
    m.emotions.add(persona="emre", stage="claims", version="as_is", score=-2)
    m.emotions.add(persona="ruth", stage="research", version="to_be", score=1)
    return m


def test_a_board_is_stages_down_and_lanes_across(motor):
    lines = write(motor).files[""].decode("utf-8-sig").split("\n")
    assert lines[0] == (
        '"Stage","Goal","Moment of truth","Emotion to be: Ruth","Emotion as is: Emre","Doing","Thinking","Touchpoints",'
        '"Business","Goes well","Goes badly","Improvements","Open questions"'
    )
    assert lines[1] == '"Research",,,1,,,,,,,,,'
    assert lines[2:5] == ['"Claims","Be paid","yes",,-2,"Calls us', "• - takes a photo", 'Waits",,,,,,,']


def test_a_board_is_read_again(motor):
    again = read(write(motor).files)
    assert again.problems == ()
    m = again.journey
    assert m.stages["claims"]["goal"] == "Be paid"
    assert m.stages["claims"]["moment_of_truth"] is True
    assert [note["text"] for note in m.notes] == ["Calls us", "- takes a photo", "Waits"]
    assert [(row["persona"], row["stage"], row["version"], row["score"]) for row in m.emotions] == [
        ("ruth", "research", "to_be", 1), ("emre", "claims", "as_is", -2),
    ]  # fmt: skip
    assert m.lanes["thinking"]["prompt"] == "What does the customer think?"
    assert [lane["side"] for lane in m.lanes] == [lane["side"] for lane in motor.lanes]


@pytest.mark.parametrize("text", ["hello", "hello\nyou\n", "hello,world\n", "," * 1000, ";\n;\n"])
def test_what_is_no_board_is_refused(text):
    with pytest.raises(UnreadableFileError, match=r"It is no board: .* names no stages"):
        read({"": text.encode()})


@pytest.mark.parametrize("text", ["Stage\nClaims\n", "Lane ↓ / Phase →,Doing\n", "Q3,Doing\nClaims,Calls us\n"])
def test_a_board_may_have_little_in_it(text):
    reading = read({"": text.encode()})
    assert reading.problems == ()
    assert len(reading.journey.stages) == text.count("Claims")


def test_a_board_of_one_persona(motor):
    written = write(motor, persona="Ruth")
    text = written.files[""].decode("utf-8-sig")
    assert "Waits" not in text
    assert "Calls us" in text
    assert "Emre" not in text
    assert "1 note of other personas" in written.lost
    assert "1 emotion of other personas" in written.lost


def test_what_is_left_behind_is_counted(motor):
    motor.title = "Motor"
    motor.personas.add(name="Ida", segment="Parents")
    motor.stages.add(id="again", name="Claims")
    motor.notes.add(stage="claims", text="In no lane")
    motor.notes.add(stage="claims", lane="doing", text=" ")
    motor.emotions.add(stage="claims", score=1)
    motor.emotions.add(stage="claims", persona="ruth", version="as_is", unaware=True)
    motor.lanes.set("doing", prompt="What happens?")
    motor.add_table(jk.table("risks", [jk.columns.text("risk")])).add(risk="Nobody answers")
    motor.notes.add_column(jk.columns.flag("legal"))
    motor.notes.set(motor.notes.add(stage="claims", lane="doing", text="Sues", channel="letter"), legal=True)
    assert write(motor).lost == (
        "the map's title",
        "of 1 persona: name, segment",
        "of 1 lane: question",
        "of 2 notes: persona, channel, legal",
        "of 1 emotion: does not notice",
        "1 row",
        "1 note as written: line breaks and runs of blanks are one blank each",
        "1 note at no stage or in no lane",
        "1 note without text",
        "1 emotion without a stage, persona or version that is there",
        "1 emotion without a score",
        "2 stages as named: on a board names are of one line and differ",
        "the ids of rows",
        "the revisions of cells and the map's lineage, which merging copies needs",
    )


def test_the_example_loses_nothing_that_is_on_its_board():
    m = load(HEAT_PUMP)
    again = read(write(m).files).journey
    assert again.board_df().equals(m.board_df())
    assert write(again).files == write(m).files


def test_titles_that_lanes_may_have_too():
    m = jk.JourneyMap(stages=["Claims"])
    for name in ("Goal", "Optional", "Emotion as is: Ruth", "Lane: Goal", "Stage", "doing"):
        m.lanes.add(name=name)
        m.notes.add(stage="claims", lane=name, text=f"in {name}")
    again = read(write(m).files).journey
    assert [lane["name"] for lane in again.lanes] == [lane["name"] for lane in m.lanes]
    assert again.board_df().equals(m.board_df())


def test_numbers_in_a_lane_called_feelings_stay_notes():
    m = jk.JourneyMap(stages=["Claims"])
    for name, text in (("Emotion", "2"), ("Gefühle", "good"), ("Lane: Mood", "x"), ("Persona: Ida", ""), ("Sum", "3")):
        m.lanes.add(name=name)
        m.notes.add(stage="claims", lane=name, text=text)
    m.stages.add(name="Persona: Ruth")
    header = write(m).files[""].decode().splitlines()[0]
    assert '"Lane: Emotion"' in header
    assert '"Gefühle"' in header
    again = read(write(m).files).journey
    assert [lane["name"] for lane in again.lanes] == [lane["name"] for lane in m.lanes]
    assert [stage["name"] for stage in again.stages] == ["Claims", "Persona: Ruth"]
    assert again.board_df().equals(m.board_df())


def test_a_board_of_somebody_else_may_have_scores():
    m = read({"": b"Stage,Doing,Thinking,Emotion\nBuy,a,b,2\nUse,c,d,-1\n"}).journey
    assert [(row["stage"], row["score"]) for row in m.emotions] == [("buy", 2), ("use", -1)]
    assert [lane["name"] for lane in m.lanes] == ["Doing", "Thinking"]


def test_a_board_found_under_another_name_is_a_board(motor, tmp_path):
    save(motor, tmp_path / "motor.board.csv", delimiter=";")
    (tmp_path / "motor.board.csv").rename(tmp_path / "motor.board (1).csv")
    assert len(load(tmp_path / "motor.board (1).csv").notes) == 3
    save(motor.stages, tmp_path / "stages.csv")
    with pytest.raises(UnreadableFileError, match=r"jk\.read_table"):
        load(tmp_path / "stages.csv")
    assert not recognises(b"")
    assert not recognises(b"PK\x03\x04")


def test_a_sheet_from_somebody_else_tells_what_was_passed_over(tmp_path):
    path = tmp_path / "their.board.csv"
    path.write_bytes("Unsere Reise;;\n;Suche;Schaden\nHandlungen;• liest;\nChancen;;anrufen\n;;weg\n".encode("cp1252"))
    with pytest.warns(JourneyWarning, match=r"1 thing .*\n  line 1: It stands above") as caught:
        m = load(path)
    assert len(caught) == 1
    with pytest.raises(UnreadableFileError, match="line 1"):
        load(path, strict=True)
    assert [lane["name"] for lane in m.lanes] == ["Handlungen", "Chancen"]
    assert [stage["name"] for stage in m.stages] == ["Suche", "Schaden"]
    assert [note["text"] for note in m.notes] == ["liest", "anrufen", "weg"]


def test_a_note_longer_than_a_cell_is_left_out_and_reported():
    reading = read({"": b'Stage,Doing\nClaims,"' + b"x" * 100_001 + b'\nshort"\n'})
    assert [note["text"] for note in reading.journey.notes] == ["short"]
    assert [problem.line for problem in reading.problems] == [2]
    with pytest.raises(UnreadableFileError, match="characters"):
        read({"": b"Stage,Doing\n" + b"x" * 100_001 + b",a\n"})


@given(journey=maps())
@settings(max_examples=MAPS, deadline=None)
def test_the_board_of_any_map_comes_back(journey: jk.JourneyMap):
    written = write(journey)
    reading = read(written.files)
    assert reading.problems == ()
    again = reading.journey
    assert len(again.stages) == len(journey.stages)
    assert len(again.lanes) == len(journey.lanes)
    assert write(again).files == written.files
    assert jk.check(again, "dangling_reference", "unreadable_value") == []
    placed = [note for note in journey.notes if note["stage"] in journey.stages.df.index]
    placed = [note for note in placed if note["lane"] in journey.lanes.df.index and one_line(note["text"])]
    assert sorted(one_line(note["text"]) for note in placed) == sorted(note["text"] for note in again.notes)
    if not any(what.startswith(("1 stage as", "2 stages as", "3 stages as")) for what in written.lost):
        assert [stage["name"] for stage in again.stages] == [stage["name"] for stage in journey.stages]
        assert [stage["optional"] for stage in again.stages] == [stage["optional"] for stage in journey.stages]


@given(journey=maps())
@settings(max_examples=FEW, deadline=None)
def test_a_board_with_semicolons_is_the_same_board(journey: jk.JourneyMap):
    assert read(write(journey, delimiter=";").files).journey == read(write(journey).files).journey


def test_the_format_is_in_the_list():
    assert FORMAT.claims("Motor.BOARD.csv")
    assert not FORMAT.claims("motor.csv")
