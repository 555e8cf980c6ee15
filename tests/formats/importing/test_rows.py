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
    report = read(tmp_path, "Anliegen;Phase;Prio\n;Klaims;much\na;;\n ; ;\n", m.needs)
    assert [(problem.line, problem.column) for problem in report.problems] == [(2, ""), (2, "stage"), (2, "importance")]
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
