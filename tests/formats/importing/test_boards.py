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
        "2 stages added: Informieren, Kaufen.\n"
        "3 lanes added: Handeln, Denken, Wo drückt der Schuh?."
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


WAY = ";Recherche;Kauf;Nutzung\nTun;liest;zahlt;heizt\nDenken;hm;teuer?;schön\n"


def felt(m):
    """Return stage, persona, version and score of each emotion, as people call them."""
    called = {row["id"]: row["name"] for table in (m.stages, m.personas) for row in table}
    return [(called[row["stage"]], called.get(row["persona"], ""), row["version"], row["score"]) for row in m.emotions]


def test_a_row_of_feelings_holds_scores_and_no_notes(tmp_path):
    report = read(tmp_path, WAY + "Gefühl;2;-1;1\n", "map")
    assert report.map is not None
    assert felt(report.map) == [("Recherche", "", "as_is", 2), ("Kauf", "", "as_is", -1), ("Nutzung", "", "as_is", 1)]
    assert rows(report.map.lanes, "name", "side") == [("Tun", "customer"), ("Denken", "customer")]
    assert (report.added, report.problems) == (6, ())
    assert report.remarks == (
        "“Gefühl” was read as scores from −2 to 2.",
        "3 scores added.",
        "3 of them are nobody's: no title says whose.",
    )


@pytest.mark.parametrize(
    ("title", "whose", "version"),
    [
        ("Emotion: Emre", "Emre", "as_is"),
        ("Gefühl (RUTH)", "Ruth", "as_is"),
        ("Stimmung Ruth", "Ruth", "as_is"),
        ("Emotionen künftig", "", "to_be"),
        ("Stimmung: Soll, Ruth", "Ruth", "to_be"),
        ("Emotion (Kurve)", "", "as_is"),
    ],
)
def test_a_title_of_scores_says_whose_and_when(tmp_path, title, whose, version):
    m = jk.JourneyMap()
    for name in ("Ruth", "Ida"):
        m.personas.add(name=name)
    read(tmp_path, WAY + f"{title};2;;1\n", m)
    assert felt(m) == [("Recherche", whose, version, 2), ("Nutzung", whose, version, 1)]


def test_scores_that_name_nobody_are_of_the_only_persona_of_the_map(tmp_path):
    m = jk.JourneyMap()
    m.personas.add(name="Ruth")
    report = read(tmp_path, WAY + "Gefühl;2;-1;1\n", m)
    assert {whose for _, whose, _, _ in felt(m)} == {"Ruth"}
    assert report.remarks[-1] == "3 scores added."


def test_scores_of_nobody_in_particular_come_in_once(tmp_path):
    m = jk.JourneyMap()
    read(tmp_path, WAY + "Gefühl;2;-1;1\n", m)
    report = read(tmp_path, WAY + "Gefühl;2;0;1\n", m)
    assert [row["score"] for row in m.emotions] == [2, -1, 1]
    assert [problem.why for problem in report.problems] == ["There is a score at Kauf already, which was kept."]


@pytest.mark.parametrize(
    ("title", "marks", "scores"),
    [
        ("Stimmung (1-5)", "1;3;5", [-2, 0, 2]),
        ("Stimmung 1–10", "1;10;5", [-2, 2, 0]),
        ("Gefühl (-2 bis +2)", "-2;±0;+2", [-2, 0, 2]),
        ("Emotion [0…100]", "0;75;100", [-2, 1, 2]),
    ],
)
def test_the_range_in_a_title_is_spread_over_that_of_scores(tmp_path, title, marks, scores):
    report = read(tmp_path, WAY + f"{title};{marks}\n", "map")
    assert report.map is not None
    assert [row["score"] for row in report.map.emotions] == scores
    assert report.problems == ()


def test_marks_beyond_the_range_are_not_taken_by_halves(tmp_path):
    text = WAY + "Gefühl;1;2;5\n"
    why = (
        "“Gefühl” has marks beyond −2 to 2; none of them was taken. "
        "A range in its title, as in “Gefühl (1-5)”, would spread them."
    )
    report = read(tmp_path, text, "map")
    assert report.map is not None
    assert (len(report.map.emotions), len(report.map.notes)) == (0, 6)
    assert [(problem.line, problem.why) for problem in report.problems] == [(4, why)]
    spread = read(tmp_path, text, "map", scales={"score": (1, 5)})
    assert spread.map is not None
    assert [row["score"] for row in spread.map.emotions] == [-2, -1, 2]


def test_what_is_no_score_among_scores_is_told_and_texts_stay_notes(tmp_path):
    report = read(tmp_path, WAY + "Gefühl;2;gut;1\nEmotion;🙂;😐;😡\n", "map")
    assert report.map is not None
    assert [row["score"] for row in report.map.emotions] == [2, 1]
    assert [(problem.line, problem.text) for problem in report.problems] == [(4, "gut")]
    assert [text for _, lane, text in notes(report.map) if lane == "Emotion"] == ["😐", "😡", "🙂"]


def test_titles_are_found_to_be_lanes_of_the_map_and_that_is_said(tmp_path):
    m = jk.JourneyMap()
    report = read(tmp_path, WAY + "Probleme;zu viel;;\nÄrgernisse;;;kalt\nMusik;la;;\n", m)
    assert report.created[1] == ("lanes", ("Ärgernisse", "Musik"))
    assert report.remarks == ("Lanes of the map: “Tun” as Doing, “Denken” as Thinking, “Probleme” as Goes badly.",)
    assert rows(m.lanes, "name", "side")[-2:] == [("Ärgernisse", "insight"), ("Musik", None)]
    assert {row["lane"] for row in m.notes} >= {"doing", "thinking", "negative"}


def test_a_lane_that_a_title_names_is_not_taken_for_another_title(tmp_path):
    m = jk.JourneyMap()
    report = read(tmp_path, WAY + "Doing;reads;pays;heats\n", m)
    assert report.created[1] == ("lanes", ("Tun",))


def test_a_sum_below_a_board_is_no_lane(tmp_path):
    report = read(tmp_path, WAY + "Summe;1;5;7\nØ;2,5;;3\n", "map")
    assert report.map is not None
    assert rows(report.map.lanes, "name") == [("Tun",), ("Denken",)]
    assert [(problem.line, problem.why) for problem in report.problems] == [
        (4, "It sums up the board; it was left out."), (5, "It sums up the board; it was left out."),
    ]  # fmt: skip
    straight = read(tmp_path, "Phase;Tun;Denken\nKauf;zahlt;hm\nGesamt;1;1\n", "map")
    assert straight.map is not None
    assert rows(straight.map.stages, "name") == [("Kauf",)]


def test_the_fuller_of_two_headers_names_the_stages(tmp_path):
    above = "Unsere Reise;;;;\n;Vorher;;Nachher;\n"
    report = read(tmp_path, above + ";Suchen;Kaufen;Nutzen;Kündigen\nHandlungen;a;b;c;d\nProbleme;;;e;\n", "map")
    assert report.map is not None
    assert rows(report.map.stages, "name") == [("Suchen",), ("Kaufen",), ("Nutzen",), ("Kündigen",)]
    assert (report.added, report.problems) == (5, ())
    assert report.source[1] == "Passed over above it: “Unsere Reise”, “Vorher, Nachher”."


BLOCKS = """\
;Awareness;Research;Purchase
Persona: Ruth;;;
Doing;a;b;c
Thinking;d;;f
Emotion;1;;2
Persona: Emre;;;
Doing;g;h;i
Thinking;j;k;
Emotion;;-1;
"""


@pytest.mark.parametrize("into", ["map", "notes"])
def test_a_board_with_a_part_for_each_persona(tmp_path, into):
    report = read(tmp_path, BLOCKS, into)
    m = report.map
    assert m is not None
    assert dict(report.created)["personas"] == ("Ruth", "Emre")
    assert rows(m.lanes, "name") == [("Doing",), ("Thinking",)]
    assert {(row["persona"], row["text"]) for row in m.notes} == {
        *(("ruth", text) for text in "abcdf"), *(("emre", text) for text in "ghijk"),
    }  # fmt: skip
    assert felt(m) == [
        ("Awareness", "Ruth", "as_is", 1), ("Research", "Emre", "as_is", -1), ("Purchase", "Ruth", "as_is", 2),
    ]  # fmt: skip
    again = read(tmp_path, BLOCKS, m)
    assert (again.added, again.created, len(m.emotions)) == (0, (), 3)


def test_parts_of_personas_with_the_stages_down_and_names_that_the_map_has(tmp_path):
    m = jk.JourneyMap()
    for name in ("Ruth", "Emre"):
        m.personas.add(id=name.lower(), name=name)
    read(tmp_path, "Phase;Tun;Denken\nRUTH;;\nKauf;a;b\nNutzung;c;d\nNutzertyp: Emre;;\nKauf;e;f\n", m)
    assert rows(m.stages, "name") == [("Kauf",), ("Nutzung",)]
    assert {(row["persona"], row["text"]) for row in m.notes} == {
        *(("ruth", text) for text in "abcd"), *(("emre", text) for text in "ef"),
    }  # fmt: skip


@pytest.mark.parametrize("above", ["Persona: Ruth;;;\n", "Persona;Ruth;;\n"])
def test_a_board_below_a_persona_is_of_that_persona(tmp_path, above):
    report = read(tmp_path, above + WAY + "Gefühl;2;-1;1\n", "map")
    assert report.map is not None
    assert {row["persona"] for row in (*report.map.notes, *report.map.emotions)} == {"ruth"}
    assert report.problems == ()


def test_a_column_of_personas_says_whose_its_rows_are(tmp_path):
    text = "Phase;Persona;Tun;Gefühl\nKauf;Ruth;a;2\nKauf;Emre;b;-1\nNutzung;alle;c;0\n"
    m = read(tmp_path, text, "board").map
    assert m is not None
    assert {(row["persona"], row["text"]) for row in m.notes} == {("ruth", "a"), ("emre", "b"), (None, "c")}
    assert {score[:2] for score in felt(m)} == {("Kauf", "Ruth"), ("Kauf", "Emre"), ("Nutzung", "")}
    assert rows(m.lanes, "name") == [("Tun",)]
    n = jk.JourneyMap()
    n.personas.add(id="ruth", name="Ruth")
    read(tmp_path, ";Suche;Kauf\nTun;a;b\nKundin;ruth;\n", n)
    assert {(row["persona"], row["text"]) for row in n.notes} == {("ruth", "a"), (None, "b")}


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
