"""Names of rows that stand in other tables: none gets lost without a word."""

from __future__ import annotations

import pytest

import journeykit as jk
from tests.formats.sheets.edited import folder, long_table, said, workbook


@pytest.fixture
def motor() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.personas.add(id="p1", name="Ruth")
    m.personas.add(id="p2", name="Emre")
    m.needs.add(id="n1", stage="claims", persona="p1", statement="Be heard")
    m.needs.add(id="n2", stage="research", persona="p1", statement="Be paid")
    m.notes.add(id="k1", stage="claims", lane="doing", persona="p1", text="Calls")
    m.notes.add(id="k2", stage="claims", lane="doing", persona="p2", text="Waits")
    return m


def gone(rows: str, tables: str) -> str:
    return f"There is no “Ruth” among the personas any more; {rows} only the id p1 ({tables})."


def test_names_of_a_row_that_is_gone_are_said(motor):
    row = next(line for line in folder_line(motor, "personas.csv") if line.startswith('"p1"'))
    all_three = gone("3 rows that name it keep", "notes, needs")
    assert said(folder(motor, ("personas.csv", f"{row}\n", ""))) == [f"notes.csv, line 2, persona_name: {all_three}"]
    reading = workbook(motor, lambda book: book["Personas"].delete_rows(2))
    assert said(reading) == [f"Notes, line 2, persona: {all_three}"]
    assert [need["persona"] for need in reading.journey.needs] == ["p1", "p1"]
    motor.needs.remove("n2")
    motor.notes.remove("k1")
    lines = [(f"{line}\n", "") for line in tidy_lines(motor) if line.startswith('"personas","p1"')]
    (problem,) = [problem for problem in long_table(motor, *lines).problems if not problem.computed]
    assert problem.why == gone("1 row that names it keeps", "needs")


def test_a_map_whose_rows_were_gone_before_it_was_written_says_nothing(motor):
    motor.personas.remove("p1")
    for reading in (folder(motor), long_table(motor), workbook(motor, lambda book: None)):
        assert reading.problems == ()
        assert reading.journey == motor


def test_another_name_in_the_column_of_names_is_said_where_others_show_the_right_one(motor):
    (problem,) = folder(motor, ("notes.csv", '"Ruth"', '"Carla"')).problems
    why = "“Carla” is none of the personas; p1, the id beside it, is “Ruth”, and the id counts."
    assert str(problem) == f"notes.csv, line 2, persona_name: {why} Write the name in place of the id."
    (problem,) = folder(motor, ("notes.csv", '"p1","Ruth"', '"p1",')).problems
    why = "No name stands here; p1, the id beside it, is “Ruth”, and the id counts. Empty the id too if none is meant."
    assert str(problem) == f"notes.csv, line 2, persona_name: {why}"


def test_another_name_in_the_only_table_that_shows_one_is_said(motor):
    motor.notes.remove("k1")
    (problem,) = folder(motor, ("needs.csv", '"Ruth"', '"Carla"')).problems
    assert problem.why.endswith("If it was called so before, nothing is lost. So in 2 rows, this is the first.")


def test_a_row_renamed_in_its_own_table_is_nothing_to_speak_of(motor):
    reading = folder(motor, ("personas.csv", '"Ruth"', '"Carla"'))
    assert reading.problems == ()
    assert reading.journey.personas["p1"]["name"] == "Carla"


def test_a_row_that_gets_a_name_is_nothing_to_speak_of(motor):
    motor.personas.set("p1", name="")
    reading = folder(motor, ("personas.csv", '"p1",', '"p1","Ruth"'))
    assert reading.problems == ()
    assert reading.journey.personas["p1"]["name"] == "Ruth"


def test_two_names_of_one_row_are_both_said(motor):
    reading = folder(motor, ("notes.csv", '"Ruth"', '"Carla"'), ("needs.csv", '"Ruth"', '"Anna"'))
    assert sorted(problem.text for problem in reading.problems) == ["Anna", "Carla"]


def folder_line(journey: jk.JourneyMap, name: str) -> list[str]:
    from journeykit.formats import as_csv_folder

    return as_csv_folder.write(journey).files[name].decode("utf-8-sig").splitlines()


def tidy_lines(journey: jk.JourneyMap) -> list[str]:
    from journeykit.formats import as_tidy_csv

    return as_tidy_csv.write(journey).files[""].decode("utf-8-sig").splitlines()
