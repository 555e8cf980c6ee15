"""The sheets that say a map's fields and what it declares: what people change in them is taken, or said."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.formats import as_tidy_csv
from tests.formats.sheets.edited import folder, long_table, said


@pytest.fixture
def motor() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Claims"], title="Motor")
    m.needs.add_column(jk.columns.text("owner", "Owner of it", "Who?"))
    m.needs.add_column(jk.columns.flag("legal"))
    m.add_table(jk.table("risks", [jk.columns.text("risk")], title="Risks"))
    m.needs.add(id="n1", stage="claims", statement="Be heard", owner="Eva")
    return m


def test_conflict_markers_in_the_fields_are_said(motor):
    both = '<<<<<<< HEAD\n"title","Motor A"\n=======\n"title","Motor B"\n>>>>>>> x\n'
    reading = folder(motor, ("_map.csv", '"title","Motor"\n', both))
    assert reading.journey.title == "Motor B"
    told = "\n".join(said(reading))
    assert "title stands in several lines; “Motor B”, the last, was taken and not “Motor A”." in told
    for marker in ("<<<<<<< HEAD", "=======", ">>>>>>> x"):
        assert f"{marker}: A map has no such field; nothing stands in it." in told


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('"title","Motor"', '"title","Motor', "Letters follow the quote that closes a cell here"),
        ('"title","Motor"', '"title","Motor","Ruth was here"', "“Ruth was here” stands in no column of _map"),
        ('"title","Motor"', '"title","Motor"\n,"stray"', "“stray” is the value of no field"),
        ('"title"', '"titel"', "A map has no such field; it is kept. Did you mean title?"),
        ('"scope",', '"skope",', "A map has no such field; nothing stands in it. Did you mean scope?"),
        ("field,value\n", "", "Its header is missing: field, value."),
        ("field,value", '"field","what"', "_map has no such column"),
        ("field,value", "Notes of May\nfield,value", "“Notes of May” stands above the headers"),
    ],
)
def test_what_is_none_of_the_fields_is_said(motor, old, new, why):
    assert any(why in line for line in said(folder(motor, ("_map.csv", old, new)))), said(
        folder(motor, ("_map.csv", old, new))
    )


def test_columns_moved_are_read_by_their_headers(motor):
    rows = [line.split(",") for line in own_lines(motor, "_columns.csv")]
    moved = "\n".join(",".join([*row[:4], row[5], row[4], *row[6:]]) for row in rows)
    reading = folder(motor, ("_columns.csv", "\n".join(own_lines(motor, "_columns.csv")), moved))
    assert reading.problems == ()
    assert reading.journey == motor


def test_declarations_that_stand_twice_are_said(motor):
    twice = '"Owner of it","Who?"'
    line = next(line for line in own_lines(motor, "_columns.csv") if '"owner"' in line)
    other = line.replace(twice, '"Eva","Who?"')
    reading = folder(motor, ("_columns.csv", line, f"{line}\n{line}\n{other}"))
    assert [problem.text and problem.why for problem in reading.problems] == [
        "needs.owner is declared in several lines; this one was taken, and not title “Owner of it” from above."
    ]
    line = next(line for line in own_lines(motor, "_tables.csv") if '"risks"' in line)
    reading = folder(motor, ("_tables.csv", line, line + "\n" + line.replace('"Risks"', '"Threats"')))
    assert "title “Risks” from above" in str(reading.problems[0])


def test_declarations_of_nothing_and_places_that_are_not_there_are_said(motor):
    reading = folder(motor, ("_tables.csv", '"risks"', ""))
    assert any(line.startswith("_tables.csv, line 2, table: The line names no table; ") for line in said(reading))
    reading = folder(motor, ("_columns.csv", '"legal","owner"', '"legal","onwer"'))
    assert said(reading) == [
        "_columns.csv, after: needs.legal is to stand after “onwer”, and there is no such column. It stands at the end."
    ]


def test_what_a_declaration_cannot_have_is_said(motor):
    line = next(line for line in own_lines(motor, "_columns.csv") if '"legal"' in line)
    reading = folder(motor, ("_columns.csv", line, f"{line}x"))
    assert said(reading) == ["_columns.csv, words: needs.legal cannot have words “x”; it was not taken."]
    reading = folder(motor, ("_tables.csv", '"risks"', 'Notes of May\n"risks"'))
    assert said(reading) == ["_tables.csv, table: “Notes of May” is named, and nothing is declared of it."]


def test_lines_of_a_long_table_are_said_as_those_of_the_folder(motor):
    assert "name no" not in "".join(said(long_table(motor)))
    text = as_tidy_csv.write(motor).files[""].decode()
    line = next(line for line in text.splitlines() if '"_map"' in line and '"title"' in line)
    twice = line.replace(f'"{motor.id}"', '"x"').replace("Motor", "Car")
    (problem,) = long_table(motor, (f"{line}\n", f"{line}\n{twice}\n")).problems
    assert "“Car”, the last, was taken and not “Motor”" in problem.why
    (problem,) = long_table(motor, (f"{line}\n", f'{line}\n"needs","n1",,,,,,,,"stray",,\n')).problems
    assert problem.why == "The line names no column; “stray” was passed over."
    declared = next(line for line in text.splitlines() if '"_tables"' in line and '"title"' in line)
    assert "titel" in "".join(said(long_table(motor, (declared, declared.replace('"title"', '"titel"')))))


def own_lines(journey: jk.JourneyMap, name: str) -> list[str]:
    from journeykit.formats import as_csv_folder

    return as_csv_folder.write(journey).files[name].decode("utf-8-sig").splitlines()
