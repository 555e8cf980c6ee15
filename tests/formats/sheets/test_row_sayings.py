"""What a long table says of its rows besides the values: edits of it are said, and what is out of date stops nobody."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.formats import as_tidy_csv
from journeykit.formats.read_report import ReadProblem
from tests.formats.sheets.edited import long_table


@pytest.fixture
def motor() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.personas.add(id="p1", name="Ruth")
    m.personas.add(id="p2", name="Emre")
    m.needs.add(id="n1", stage="claims", persona="p1", statement="Be heard", importance=9, satisfaction=3)
    m.needs.add(id="n2", stage="research", statement="Be paid", importance=5, satisfaction=5)
    return m


def lines(journey: jk.JourneyMap) -> list[str]:
    return as_tidy_csv.write(journey).files[""].decode("utf-8-sig").splitlines()


def edited(journey: jk.JourneyMap, start: str, column: str, old: str, new: str) -> list[ReadProblem]:
    """Read the table after a replacement in the lines that begin so, of one column if it is given."""
    found = [line for line in lines(journey) if line.startswith(start) and f'"{column}"' in line]
    assert found
    assert all(old in line for line in found)
    return [*long_table(journey, *((line, line.replace(old, new, 1)) for line in found)).problems]


@pytest.mark.parametrize(
    ("column", "old", "new", "title"),
    [
        ("statement", "Be heard", "Be listened to", "name"),
        ("importance", "Claims", "Damages", "stage"),
        ("importance", "Claims", "Research", "stage"),
        ("importance", "Ruth", "Carla", "persona"),
        ("importance", '"Claims",2', '"Claims",1', "stage_number"),
        ("importance", '"n1",1', '"n1",first', "position"),
        ("importance", '"n1",1', '"n1",7', "position"),
        ("importance", "scale", "text", "kind"),
    ],
)
def test_an_edit_in_one_line_is_said_and_not_only_as_computed(motor, column, old, new, title):
    (problem,) = edited(motor, '"needs","n1"', column, old, new)
    assert (problem.column, problem.computed) == (title, False)
    assert "which stands here, was passed over. Change the value in the row's own line instead." in problem.why


@pytest.mark.parametrize(("old", "new", "title"), [("Claims", "Damages", "stage"), ("Ruth", "Carla", "persona")])
def test_an_edit_in_all_lines_of_a_row_is_said(motor, old, new, title):
    start = '"needs","n1"'
    found = [line for line in lines(motor) if line.startswith(start)]
    pairs = []
    for line in found:
        head, kind, rest = line.partition(',"statement"')
        pairs.append((line, line.replace(f'"{old}"', f'"{new}"', 1) if '"ref"' not in line else line))
        assert head or kind or rest
    problems = long_table(motor, *pairs).problems
    assert [(problem.column, problem.computed) for problem in problems] == [(title, False)]


def test_a_name_of_a_stage_in_its_only_line_is_said(motor):
    (problem,) = edited(motor, '"stages","claims"', "name", '"Claims"', '"Damages"')
    assert (problem.column, problem.text, problem.computed) == ("name", "Damages", False)


def test_a_persona_typed_where_there_is_none_is_said(motor):
    (problem,) = edited(motor, '"needs","n2"', "importance", '"Research",1,', '"Research",1,"Ruth"')
    assert (problem.column, problem.computed) == ("persona", False)


def test_edited_values_make_the_rest_out_of_date_and_stop_nobody(motor):
    for start, column, old, new in (
        ('"needs","n1"', "statement", '"long_text","Be heard"', '"long_text","Be listened to"'),
        ('"stages","claims"', "name", '"text","Claims"', '"text","Damages"'),
        ('"personas","p1"', "name", '"text","Ruth"', '"text","Carla"'),
        ('"needs","n1"', "stage", '"claims","Claims"', '"research","Research"'),
    ):
        kind = next(line for line in lines(motor) if line.startswith(start) and f'"{column}"' in line)
        if old not in kind:
            old, new = old.replace("long_text", "text"), new.replace("long_text", "text")
        problems = edited(motor, start, column, old, new)
        assert all(problem.computed for problem in problems), problems


def test_a_persona_taken_away_stops_nobody(motor):
    found = next(line for line in lines(motor) if line.startswith('"needs","n1"') and '"ref","p1"' in line)
    assert all(problem.computed for problem in long_table(motor, (f"{found}\n", "")).problems)


def test_columns_of_ones_own_and_cells_beside_all_columns_are_said(motor):
    whole = lines(motor)
    own = [f"{whole[0]},comment,", f"{whole[1]},,", f"{whole[2]},Ask Ruth,", f"{whole[3]},Really?,stray"]
    reading = as_tidy_csv.read({"": "\n".join([*own, *whole[4:]]).encode()})
    assert [str(problem) for problem in reading.problems] == [
        "line 3, comment: A long table has no column “comment”; 2 cells are passed over; the first is “Ask Ruth”.",
        "line 4: Column 14 has no header; 1 cell is passed over; the first is “stray”.",
    ]
    reading = as_tidy_csv.read({"": "\n".join([*whole[:2], f"{whole[2]},stray", *whole[3:]]).encode()})
    assert [str(problem) for problem in reading.problems] == [
        "line 3: Column 13 has no header; 1 cell is passed over; the first is “stray”."
    ]


def test_what_is_written_beside_a_field_of_the_map_is_said(motor):
    line = next(line for line in lines(motor) if '"_map"' in line and '"title"' in line)
    cells = line.split(",")
    (problem,) = long_table(motor, (line, ",".join([*cells[:3], "Anna's title", *cells[4:]]))).problems
    assert (problem.column, problem.text) == ("name", "Anna's title")


@pytest.mark.parametrize(("start", "column"), [('"_map"', "title"), ('"needs","n1"', "stage")])
def test_a_number_where_there_is_none_is_said(motor, start, column):
    line = next(line for line in lines(motor) if line.startswith(start) and f'"{column}"' in line)
    (problem,) = long_table(motor, (f"{line}\n", f"{line}7\n")).problems
    assert (problem.column, problem.text, problem.computed) == ("number", "7", False)


def test_a_file_that_was_cut_off_or_has_lost_its_fields_is_said(motor):
    whole = lines(motor)
    assert whole[-1].startswith('"_map"')
    reading = as_tidy_csv.read({"": "\n".join(whole[:-1]).encode()})
    why = "The last line, _map schema, is missing: rows and columns that stood before it may be, too."
    assert [problem.why for problem in reading.problems] == [why]
    reading = as_tidy_csv.read({"": "\n".join(line for line in whole if "_map" not in line).encode()})
    assert next(problem.why for problem in reading.problems).startswith("The lines of _map are missing: the map has no")
    first = [whole[0], whole[-1], *whole[1:-1]]
    assert as_tidy_csv.read({"": "\n".join(first).encode()}).problems == (), "lines may stand in any order"
