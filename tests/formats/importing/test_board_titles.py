"""Titles of a board that are no lanes of their own: feelings, words for the map's lanes, sums, personas, headings."""

from __future__ import annotations

import pytest

import journeykit as jk
from tests.formats.importing.theirs import read, rows

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
        "3 scores added, 3 of them nobody's: no title says whose.",
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
    assert [row["text"] for row in report.map.notes if row["lane"] == "emotion"] == ["🙂", "😐", "😡"]


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
    read(tmp_path, ";Suche;Kauf\nTun;a;b\nDenken;;\nKundin;ruth;\n", n.notes)
    assert {(row["persona"], row["text"]) for row in n.notes} == {("ruth", "a"), (None, "b")}


def test_headings_of_lanes_above_them_are_nobodys_names(tmp_path):
    text = ";Kunde;;Wir;\nPhase;Tun;Denken;Systeme;Kanäle\nKauf;a;b;c;d\nNutzung;e;f;g;h\n"
    report = read(tmp_path, text, "map")
    assert report.map is not None
    assert rows(report.map.lanes, "name") == [("Tun",), ("Denken",), ("Systeme",), ("Kanäle",)]
    assert (len(report.map.personas), report.source[1]) == (0, "Passed over above it: “Kunde, Wir”.")


def test_notes_below_a_board_are_no_lanes(tmp_path):
    report = read(tmp_path, WAY + "Quelle: Interviews 2026;;;\n* n = 12;;;\n", "board")
    assert report.map is not None
    assert rows(report.map.lanes, "name") == [("Tun",), ("Denken",)]
    assert [problem.why for problem in report.problems] == ["It is a note below the board; it was passed over."] * 2
