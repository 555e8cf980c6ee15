"""Sheets of stages and lanes, whichever way round, as notes."""

from __future__ import annotations

import pandas as pd
import pytest

import journeykit as jk
from journeykit.errors import UnknownNameError, UnknownTableError, UnreadableFileError
from journeykit.formats.importing.board_fit import board_fit
from journeykit.formats.saving import save
from journeykit.formats.sheets.sheet import Sheet
from journeykit.formats.table_reading import read_table
from tests.formats.importing.theirs import read, rows, workbook

BOARD = """\
Phase;Handeln;Denken;Wo drückt der Schuh?
Informieren;sucht im Netz;Was kostet das?;"zu viel Text
Fachwörter"
Kaufen;ruft an;Hoffentlich klappt es;- Warteschleife
"""


def notes(m):
    called = {
        "stage": {row["id"]: row["name"] for row in m.stages},
        "lane": {row["id"]: row["name"] for row in m.lanes},
    }
    return sorted((called["stage"][row["stage"]], called["lane"][row["lane"]], row["text"]) for row in m.notes)


def turned(text: str) -> pd.DataFrame:
    table = [line.split(";") for line in text.replace('"', "").replace("Text\nFach", "Text\\nFach").splitlines()]
    across = [[cell.replace("\\n", "\n") for cell in column] for column in zip(*table, strict=True)]
    return pd.DataFrame(across[1:], columns=across[0])


def test_a_board_into_a_fresh_map(tmp_path):
    report = read(tmp_path, BOARD, "notes")
    m = report.map
    assert m is not None
    assert (report.added, report.problems) == (7, ())
    assert str(report) == (
        "7 rows added.\n"
        "Read as a board: 2 stages, 3 lanes.\n"
        "2 stages added: “Informieren”, “Kaufen”.\n"
        "3 lanes added: “Handeln”, “Denken”, “Wo drückt der Schuh?”."
    )
    assert rows(m.lanes, "name") == [("Handeln",), ("Denken",), ("Wo drückt der Schuh?",)]
    assert len(notes(m)) == 7
    assert ("Kaufen", "Wo drückt der Schuh?", "Warteschleife") in notes(m)


@pytest.mark.parametrize("into", ["notes", "map", "table"])
def test_a_board_is_known_by_its_looks(tmp_path, into):
    m = jk.JourneyMap(stages=["Informieren", "Kaufen"])
    report = read(tmp_path, BOARD, {"notes": "notes", "map": m, "table": m.notes}[into])
    made = report.map if report.map is not None else m
    assert report.table == "notes"
    assert len(made.notes) == 7
    assert rows(made.stages, "name") == [("Informieren",), ("Kaufen",)]


def test_a_turned_board_is_the_same_board(tmp_path):
    m = jk.JourneyMap(stages=["Informieren", "Kaufen"])
    n = m.copy()
    read(tmp_path, BOARD, m.notes)
    report = read_table(turned(BOARD), n.notes)
    assert report.added == 7
    assert notes(n) == notes(m)


def test_stages_and_lanes_there_are_found_by_name_and_others_are_made_and_said(tmp_path):
    m = jk.JourneyMap(stages=["Research", "Claims"])
    lanes = len(m.lanes)
    report = read(tmp_path, ";RESEARCH;claims;New one\nDoing;Reads;Calls;x\nthinking;Hm;;y\nMusic;a;b;\n", m)
    assert report.created == (("stages", ("New one",)), ("lanes", ("Music",)))
    assert len(m.lanes) == lanes + 1
    assert rows(m.notes, "stage", "lane")[:2] == [("research", "doing"), ("research", "thinking")]


def test_reading_a_board_again_adds_only_what_is_new(tmp_path):
    m = jk.JourneyMap()
    read(tmp_path, BOARD, m.notes)
    before = m.copy()
    report = read(tmp_path, BOARD, m.notes)
    assert (report.added, report.remarks) == (
        0,
        ("Lanes of the map: “Handeln” as Doing, “Denken” as Thinking.", "7 notes were there already."),
    )
    assert m == before
    assert read(tmp_path, BOARD.replace("ruft an", "kommt vorbei"), m.notes).added == 1


def test_a_board_is_one_step_to_undo(tmp_path):
    m = jk.JourneyMap()
    before = m.copy()
    read(tmp_path, BOARD, m.notes)
    m.undo()
    assert m == before


def test_a_board_of_ones_own_comes_back(tmp_path):
    m = jk.JourneyMap(stages=["Research", "Claims"])
    m.personas.add(name="Ruth")
    m.notes.add(stage="claims", lane="doing", text="Calls")
    m.emotions.add(persona="Ruth", stage="claims", version="as_is", score=-2)
    m.stages.set("claims", goal="Be paid")
    save(m, tmp_path / "own.board.csv")
    report = read_table(tmp_path / "own.board.csv", "notes")
    made = report.map
    assert made is not None
    assert notes(made) == [("Claims", "Doing", "Calls")]
    assert [row["score"] for row in made.emotions] == [-2]
    assert rows(made.stages, "name", "goal") == [("Research", ""), ("Claims", "Be paid")]


def test_what_the_map_says_otherwise_is_kept_and_told(tmp_path):
    m = jk.JourneyMap(stages=["Claims"])
    m.stages.set("claims", goal="Be paid")
    report = read(tmp_path, "Stage;Goal;Doing\nClaims;Be heard;Calls\n", m.notes)
    assert [problem.why for problem in report.problems] == ["Claims has another goal already, which was kept."]
    assert m.stages["claims"]["goal"] == "Be paid"


def test_titles_of_a_board_get_other_names_or_are_left_out(tmp_path):
    m = jk.JourneyMap()
    read(tmp_path, BOARD, m.notes, columns={"handeln": "Doing", "Denken": None})
    assert {row["lane"] for row in m.notes} == {"doing", next(r["id"] for r in m.lanes if r["name"].startswith("Wo "))}
    with pytest.raises(UnknownNameError, match=r"no header 'Dencken'\. Did you mean 'Denken'"):
        read(tmp_path, BOARD, m.notes, columns={"Dencken": "Thinking"})


def test_a_board_among_other_sheets(tmp_path):
    path = workbook(
        tmp_path / "x.xlsx",
        Personas=[["Name", "Ziele"], ["Ruth", "Wärme"]],
        Reise=[["Customer Journey"], [], ["Phase", "Tun", "Gefühle"], ["Kauf", "ruft an\nwartet", "Ärger"]],
    )
    report = read_table(path, "notes")
    assert report.source[1].startswith("The sheet “Reise” was read")
    assert report.map is not None
    assert [row["text"] for row in report.map.notes] == ["ruft an", "wartet", "Ärger"]


@pytest.mark.parametrize(
    "sheet",
    [
        [["Name", "Goal", "Description"], ["Claims", "Be paid", "x"], ["Research", "Know", "y"]],
        [["Statement", "Stage", "Importance"], ["Be heard", "Claims", 3]],
        [["Doing"], ["Calls"]],
        [[]],
        [["a"]],
    ],
)
def test_lists_are_no_boards(sheet):
    m = jk.JourneyMap(stages=["Research", "Claims"])
    assert board_fit(Sheet(sheet), m.commit_path.contents) == 0


def test_a_title_above_a_board_is_no_problem(tmp_path):
    report = read(tmp_path, "Unsere Reise 2026;;;\n" + BOARD, "notes")
    assert report.problems == ()
    assert report.source[1] == "Passed over above it: “Unsere Reise 2026”."


def test_a_turned_board_in_another_language(tmp_path):
    m = jk.JourneyMap()
    report = read(tmp_path, ",认知,考虑\n用户行为,看广告,比较\n想法,好,贵\n痛点,无,慢\n", m)
    assert report.created == (("stages", ("认知", "考虑")),)
    assert {row["lane"] for row in m.notes} == {"doing", "thinking", "negative"}


def test_a_board_whose_words_nobody_knows_is_one_if_notes_are_asked_for(tmp_path):
    report = read(tmp_path, ";Alfa;Beta\nFoo;x;y\nBar;z;\n", "notes")
    assert report.created == (("stages", ("Foo", "Bar")), ("lanes", ("Alfa", "Beta")))


@pytest.mark.parametrize("into", ["notes", "map"])
def test_a_lane_over_several_lines_and_a_stage_that_is_repeated(tmp_path, into):
    m = jk.JourneyMap()
    report = read(
        tmp_path, ";Recherche;Kauf\nTun;liest;\n;fragt;zahlt\nDenken;hm;ok\n", m if into == "map" else m.notes
    )
    assert (report.added, report.table) == (5, "notes")
    n = jk.JourneyMap()
    read(tmp_path, "Stage,Doing,Thinking\nA,x,y\nA,z,w\n", n if into == "map" else n.notes)
    assert rows(n.stages, "name") == [("A",)]
    assert sorted(row["text"] for row in n.notes) == ["w", "x", "y", "z"]


NEEDS = "Need;Stage;Importance\nWarm;Buy;9\nFast;Buy;3\n"


def test_a_fresh_map_may_be_asked_for_without_a_table(tmp_path):
    report = read(tmp_path, BOARD, "map")
    assert (report.table, report.source[0]) == ("notes", "Read as a board: 2 stages, 3 lanes.")
    needs = read(tmp_path, NEEDS, "map")
    assert (needs.table, needs.added, needs.source) == ("needs", 2, ("Read as needs.",))
    assert needs.map is not None
    assert rows(needs.map.stages, "name") == [("Buy",)]


def test_a_board_may_be_asked_for(tmp_path):
    report = read(tmp_path, NEEDS.replace("Need;", ";"), "board")
    assert report.source[0].startswith("Read as a board")
    with pytest.raises(UnreadableFileError, match="It is no board: a board has stages"):
        read(tmp_path, "Need\nWarm\nFast\n", "board")


@pytest.mark.parametrize(("said", "near"), [("bord", "board"), ("maps", "map"), ("need", "needs")])
def test_what_is_no_table_is_told_what_there_is(tmp_path, said, near):
    with pytest.raises(UnknownTableError, match=rf"Did you mean '{near}'\?.*board, map"):
        read(tmp_path, BOARD, said)
