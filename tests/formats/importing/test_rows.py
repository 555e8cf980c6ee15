"""What becomes of rows: made, found by name, left out; one step to undo."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.errors import UnreadableFileError
from journeykit.formats.importing import new_rows
from tests.formats.importing.theirs import NEEDS, passed, read, rows


def test_reading_is_one_step_to_undo_with_all_that_was_made_for_it(tmp_path):
    m = jk.JourneyMap()
    before = m.copy()
    assert read(tmp_path, NEEDS, m.needs).created == (("stages", ("Schaden", "Beratung")), ("personas", ("Ruth",)))
    m.undo()
    assert m == before


def test_in_a_map_with_stages_an_unknown_one_is_a_problem_and_the_rest_is_taken(tmp_path):
    m = jk.JourneyMap(stages=["Research", "Claims"])
    report = read(tmp_path, "Anliegen;Phase;Persona\na;Claims;Ana\nb;Klaims;ana\n", m.needs)
    assert [problem.why for problem in report.problems] == [
        "There is no “Klaims” among the stages. Did you mean Claims?"
    ]
    assert report.created == (("personas", ("Ana",)),)
    assert rows(m.needs, "statement", "stage", "persona") == [("a", "claims", "ana"), ("b", None, "ana")]


def test_persons_and_stages_of_a_name_are_filled_in_and_not_doubled(tmp_path):
    m = jk.JourneyMap()
    read(tmp_path, NEEDS, m.needs)
    m.personas.set("ruth", quote="Old", goals="Stay warm")
    report = read(tmp_path, "Name;Zitat;Ziele;Zielgruppe\nRUTH;New;;Owners\nTom;Hm;;\n", m.personas)
    assert (report.added, report.updated) == (1, 1)
    assert "1 row was found by name and filled in." in report.remarks
    assert m.personas["ruth"]["name"] == "RUTH"
    assert rows(m.personas, "name", "quote", "goals", "segment") == [
        ("RUTH", "New", "Stay warm", "Owners"), ("Tom", "Hm", "", ""),
    ]  # fmt: skip


def test_two_rows_of_one_name_in_a_sheet_are_two_rows(tmp_path):
    m = jk.JourneyMap()
    m.personas.add(name="Ruth")
    assert read(tmp_path, "Name;Zitat\nRuth;a\nRuth;b\n", m.personas).added == 1
    assert rows(m.personas, "name", "quote") == [("Ruth", "a"), ("Ruth", "b")]


@pytest.mark.parametrize(
    "line", [";Summe;;;;17;7;", "Gesamt;;;;;17;7;", "Durchschnitt:;;;;;8,5;3,5;", ";TOTAL;;;;17;7;"]
)
def test_totals_below_are_no_rows_and_their_cells_no_problems(tmp_path, line):
    m = jk.JourneyMap()
    report = read(tmp_path, NEEDS.replace(";Summe;;;;17;7;", line), m.needs)
    assert len(m.needs) == 2
    assert [problem.why for problem in report.problems if problem.line > 1] == ["It is a total, not a need."]


def test_a_need_that_is_called_like_a_total_is_a_need(tmp_path):
    m = jk.JourneyMap()
    read(tmp_path, "Anliegen;Phase;Prio\na;Schaden;3\nGesamt;Schaden;4\n", m.needs)
    assert rows(m.needs, "statement") == [("a",), ("Gesamt",)]


def test_a_row_of_which_nothing_is_left_is_told_with_the_reasons(tmp_path):
    m = jk.JourneyMap(stages=["Claims"])
    report = read(tmp_path, f"Anliegen;Phase;Prio\n{'x' * 100_001};Klaims;much\na;;\n ; ;\n", m.needs)
    assert [(problem.line, problem.column) for problem in report.problems] == [
        (2, ""), (2, "statement"), (2, "stage"), (2, "importance"),
    ]  # fmt: skip
    assert len(m.needs) == 1


def test_too_many_names_are_no_stages(tmp_path, monkeypatch):
    monkeypatch.setattr(new_rows, "MAX_MADE", 3)
    m = jk.JourneyMap()
    with pytest.raises(UnreadableFileError, match="more than 3 stages; is that column another one"):
        read(tmp_path, "Anliegen;Phase\n" + "".join(f"a;p{n}\n" for n in range(5)), m.needs)
    assert m == jk.JourneyMap()


def test_bad_rows_never_lose_good_ones(tmp_path):
    lines = [f"need {n};{'Sicherheit' if n % 3 else 'Sichrheit'};{n % 10 if n % 7 else 'viel'}" for n in range(200)]
    m = jk.JourneyMap()
    report = read(tmp_path, "Anliegen;Maslow;Prio\n" + "\n".join(lines) + "\n", m.needs)
    assert report.added == 200
    bad = [(n + 2, column) for n in range(200) for column, by in (("level", 3), ("importance", 7)) if n % by == 0]
    assert [(problem.line, problem.column) for problem in report.problems] == bad
    assert all(problem.why for problem in report.problems)


def test_a_fresh_map_keeps_no_lanes_but_those_of_the_sheet(tmp_path):
    report = read(tmp_path, "Text;Lane;Phase\na;Doing;Kauf\nb;Musik;Kauf\n", "notes")
    assert report.map is not None
    assert rows(report.map.lanes, "name", "side") == [("Doing", "customer"), ("Musik", None)]


def test_inside_a_batch_it_belongs_to_the_batch(tmp_path):
    m = jk.JourneyMap()
    with m.batch():
        read(tmp_path, NEEDS, m.needs)
        m.needs.add(statement="One more")
    m.undo()
    assert len(m.needs) == len(m.stages) == 0


def test_the_running_numbers_of_two_lists_are_not_one_list(tmp_path):
    m = jk.JourneyMap()
    report = read(tmp_path, "ID;Anliegen\n1;a\n2;b\n", m.needs)
    assert passed(report) == {"ID": "it numbers the rows; columns={'ID': 'id'} would take it."}
    assert read(tmp_path, "ID;Bedürfnis\n1;c\n2;d\n", m.needs).added == 2
    assert rows(m.needs, "statement") == [("a",), ("b",), ("c",), ("d",)]
    read(tmp_path, "ID;Anliegen\n1;e\n", m.needs, columns={"ID": "id"})
    assert m.needs["1"]["statement"] == "e"
    assert read(tmp_path, "ID;Statement\n1;f\n", m.needs).updated == 1


GROUPED = """\
Phase;Bedürfnis;Wichtigkeit
Kauf;;
;schnell;9
;billig;8
Zwischensumme;;17

Nutzung;;
;warm;7
Gesamt;;24
Ø;;8
Quelle: Umfrage 2025;;
"""


def test_headings_of_groups_are_given_to_their_rows_and_totals_are_none(tmp_path):
    report = read(tmp_path, GROUPED, "needs")
    assert report.map is not None
    assert rows(report.map.needs, "statement", "stage", "importance") == [
        ("schnell", "kauf", 9), ("billig", "kauf", 8), ("warm", "nutzung", 7),
    ]  # fmt: skip
    assert rows(report.map.stages, "name") == [("Kauf",), ("Nutzung",)]
    assert "stage: taken from headings above the rows: “Kauf”, “Nutzung”." in str(report)
    assert [(problem.line, problem.text, problem.why) for problem in report.problems] == [
        (5, "Zwischensumme, 17", "It is a total, not a need."),
        (9, "Gesamt, 24", "It is a total, not a need."),
        (10, "Ø, 8", "It is a total, not a need."),
        (11, "Quelle: Umfrage 2025", "It is a note below the list, not a need."),
    ]


def test_totals_and_sources_below_a_list_are_no_rows_however_many(tmp_path):
    below = "Mittelwert;8,5\nAnzahl;2\nØ;8\nSumme gesamt;17\nn=12;\n\n* Quelle: Umfrage;\n"
    report = read(tmp_path, "Need;Importance\nA;9\nB;8\n" + below, "needs")
    assert report.map is not None
    assert rows(report.map.needs, "statement", "importance") == [("A", 9), ("B", 8)]
    assert [problem.line for problem in report.problems] == [4, 5, 6, 7, 8, 10]


@pytest.mark.parametrize("word", ["Subtotal", "小計", "Sous-total", "Промежуточный итог", "Mezisoučet"])
def test_a_subtotal_amid_a_list_is_no_row_in_any_language(tmp_path, word):
    report = read(tmp_path, f"Need;Importance\nA;9\n{word};9\nB;8\n", "needs")
    assert report.map is not None
    assert rows(report.map.needs, "statement") == [("A",), ("B",)]


def test_a_row_amid_a_list_may_be_called_as_a_total_is(tmp_path):
    report = read(tmp_path, "Need;Importance\nAnzahl;9\nB;8\nC;8\nD;8\n", "needs")
    assert report.map is not None
    assert rows(report.map.needs, "statement") == [("Anzahl",), ("B",), ("C",), ("D",)]
    report = read(tmp_path, "Need\n* Be heard\n* Rest\n", "needs")
    assert report.map is not None
    assert len(report.map.needs) == 2


@pytest.mark.parametrize(
    ("text", "into", "left"),
    [
        ("Type,Text,Created by,Frame\nsticky,Calls,Ana,Claims\nsticky,,Anna,Claims\n", "notes", "note has no text"),
        ("Need;Importance;Stage\nWarm;8;Use\n;9;Buy\n", "needs", "need has no statement"),
        ("Name;Grade\nRuth;Annahme\n;Annahme\n", "personas", "persona has no name"),
    ],
)
def test_rows_that_say_nothing_are_left_out_and_told(tmp_path, text, into, left):
    report = read(tmp_path, text, into)
    assert (report.added, [problem.line for problem in report.problems if problem.line > 1]) == (1, [3])
    assert report.problems[-1].why == f"This {left}; the row was left out."


def test_a_row_without_a_name_that_says_something_is_kept(tmp_path):
    report = read(tmp_path, "Name;Quote\nRuth;Rest\n;How much?\n", "personas")
    assert (report.added, report.problems) == (2, ())
    report = read(tmp_path, "id;Statement;Importance\nn1;;9\n", "needs")
    assert (report.added, report.problems) == (1, ())


def test_a_frame_of_a_whiteboard_is_no_note(tmp_path):
    text = "Type,Text,Parent frame\nframe,Buy,\nsticky,Calls,Buy\nsticky,Buy,Claims\nsticky,Waits,\n"
    report = read(tmp_path, text, "notes")
    assert report.map is not None
    assert rows(report.map.notes, "text", "stage") == [("Calls", "buy"), ("Buy", "claims"), ("Waits", None)]
    assert [problem.line for problem in report.problems if problem.line > 1] == [2]
