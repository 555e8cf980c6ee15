"""The commands, through a shell."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

import nbformat
import openpyxl
import pytest

import journeykit as jk
from journeykit.formats import FORMATS
from journeykit.formats.loading import read_map
from tests.cli.conftest import HEAT_PUMP


def test_a_workshop_notebook_is_begun_from_a_template(shell):
    code, out, _ = shell('journeykit new --template nine-stage --persona "Ruth" --title "A night out" x.ipynb')
    assert code == 0
    assert "x.ipynb" in out
    notebook = nbformat.read(shell.folder / "x.ipynb", as_version=4)
    nbformat.validate(notebook)
    text = "\n".join(cell.source for cell in notebook.cells)
    assert "nine-stage" in text
    assert "Ruth" in text


@pytest.mark.parametrize("name", ["x.journey.json", "x.xlsx", "x.tidy.csv", "a folder"])
def test_a_map_is_begun_in_any_format(shell, name):
    code, _, _ = shell(
        f'journeykit new --template nine-stage --variant fine-dining --title Inn --persona Ruth "{name}"'
    )
    assert code == 0
    m = jk.load(shell.folder / name)
    assert [stage["name"] for stage in m.stages][2:5] == ["Choose", "Get", "Use"]
    assert (m.title, [persona["name"] for persona in m.personas]) == ("Inn", ["Ruth"])


def test_what_is_there_is_not_written_over_unasked(shell):
    shell("journeykit new --title One x.journey.json")
    code, out, err = shell("journeykit new --title Two x.journey.json")
    assert (code, out) == (2, "")
    assert err.startswith("journeykit: x.journey.json holds another map")
    assert jk.load(shell.folder / "x.journey.json").title == "One"
    assert shell("journeykit new --force --title Two x.journey.json")[0] == 0
    assert jk.load(shell.folder / "x.journey.json").title == "Two"


def test_a_map_goes_through_every_format_that_carries_it_whole(shell):
    whole = [form for form in FORMATS if form.read is not None and form.whole and form.carries == "map"]
    before = "heat pump.journey.json"
    for at, form in enumerate(whole):
        name = f"step {at}{form.suffixes[0] if form.suffixes else ''}"
        code, _, err = shell(f'journeykit convert "{before}" "{name}"')
        assert (code, err) == (0, ""), form.name
        before = name
    code, out, _ = shell(f'journeykit diff "heat pump.journey.json" "{before}"')
    assert (code, out) == (0, "No differences\n")


def test_what_a_format_leaves_behind_is_printed(shell):
    code, out, _ = shell('journeykit convert "heat pump.journey.json" wall.board.csv')
    assert code == 0
    assert "not carried: 12 needs\n" in out
    assert "not carried: 5 pieces of evidence\n" in out


def test_a_list_of_ones_own_becomes_a_map(shell):
    (shell.folder / "liste.csv").write_text(
        "Bedürfnis;Phase;Wichtigkeit\nGehört werden;Schaden;9\nSchnell sein;Schaden;zehn\n", "utf-8"
    )
    code, out, _ = shell("journeykit convert --into needs liste.csv x.journey.json")
    assert code == 0
    assert "“Wichtigkeit” " in out
    assert "line 3" in out
    assert jk.load(shell.folder / "x.journey.json").needs.df["stage_name"].tolist() == ["Schaden", "Schaden"]


def test_a_header_and_a_sheet_may_be_named(shell):
    (shell.folder / "list.csv").write_text("Wish;Mood\nBe heard;9\nBe paid;ten\n", "utf-8")
    line = "journeykit convert --into needs list.csv x.journey.json --column Wish=statement --column Mood=importance"
    assert shell(f"{line} --strict") == (
        2,
        "",
        (
            "journeykit: list.csv: nothing was written. 1 thing would have to be mended or left out:\n"
            "  line 3, importance: “ten” is not a whole number from 0 to 10; "
            "--value 'importance:ten=…' says what it is.\n"
        ),
    )
    assert not (shell.folder / "x.journey.json").exists()
    assert shell(line)[0] == 0
    assert jk.load(shell.folder / "x.journey.json").needs.df["importance"].tolist()[0] == 9


def test_marks_of_another_range_are_spread_as_the_report_advises(said):
    Path("list.csv").write_text("Wunsch;Wichtigkeit\n" + "".join(f"N{n};{n}\n" for n in range(1, 6)), "utf-8")
    code, out, _ = said("journeykit convert --into needs list.csv x.journey.json")
    assert (code, "--scale importance=1-5" in out) == (0, True)
    code, out, _ = said("journeykit convert --into needs list.csv y.journey.json --scale importance=1-5")
    assert (code, "importance: 1 to 5 was spread over 0 to 10" in out) == (0, True)
    assert jk.load("y.journey.json").needs.df["importance"].tolist()[::4] == [0, 10]


def test_a_word_is_taken_for_what_one_says_it_stands_for(said):
    Path("list.csv").write_text("Wunsch;Wichtigkeit\na;hoch\nb;9\n", "utf-8")
    code, out, _ = said("journeykit convert --into needs list.csv x.journey.json --column Wichtigkeit=importance")
    assert (code, "--value 'importance:hoch=…' says what it is." in out) == (0, True)
    line = "journeykit convert --into needs list.csv y.journey.json --column Wichtigkeit=importance"
    assert said(f"{line} --value importance:hoch=8")[0] == 0
    assert jk.load("y.journey.json").needs.df["importance"].tolist() == [8, 9]


def test_check_says_what_is_missing_and_tells_the_shell(shell):
    code, out, _ = shell('journeykit check "heat pump.journey.json"')
    assert code == 1
    assert out.splitlines() == [problem.message for problem in jk.check(jk.load(HEAT_PUMP))]
    code, out, _ = shell('journeykit check "heat pump.journey.json" dangling_reference')
    assert (code, out) == (0, "heat pump.journey.json: nothing is missing.\n")
    code, _, err = shell('journeykit check "heat pump.journey.json" dangling')
    assert code == 2
    assert "dangling_reference" in err


def test_diff_says_what_is_different_and_tells_the_shell(shell):
    m = jk.load(HEAT_PUMP)
    m.title = "Heat pump"
    jk.save(m, shell.folder / "later.journey.json")
    code, out, _ = shell('journeykit diff "heat pump.journey.json" later.journey.json')
    assert code == 1
    assert "title" in out
    assert shell("journeykit diff later.journey.json later.journey.json")[:2] == (0, "No differences\n")


@pytest.fixture
def edited(said):
    """Make a workbook in which somebody has judged a need anew, so that what is computed from it is out of date."""
    m = jk.JourneyMap(stages=["Claims"])
    m.needs.add(statement="Be heard", stage="claims", level="safety", importance=9, satisfaction=3, usp="We ring back")
    jk.save(m, "edited.xlsx")
    book = openpyxl.load_workbook("edited.xlsx")
    sheet = book["Needs"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, titles["Importance"]).value = 7
    sheet.cell(2, titles["Opportunity"]).value = 15
    book.save("edited.xlsx")
    assert [problem.computed for problem in read_map("edited.xlsx").problems] == [True]
    return jk.load("edited.xlsx")


def test_a_cell_that_is_computed_anew_is_no_problem_of_a_map(said, edited):
    jk.save(edited, "same.journey.json")
    assert said("journeykit check edited.xlsx") == (0, "edited.xlsx: nothing is missing.\n", "")
    assert said("journeykit diff edited.xlsx same.journey.json") == (0, "No differences\n", "")
    code, out, err = said("journeykit convert edited.xlsx x.tidy.csv --strict")
    assert (code, "mended" in out, err) == (0, False, "")


def test_what_had_to_be_mended_counts_only_where_everything_is_asked_for(said):
    m = jk.JourneyMap(stages=["Claims"])
    jk.save(m, "motor")
    needs = Path("motor/needs.csv")
    head = needs.read_text("utf-8-sig").splitlines()[0]
    titles = head.replace('"', "").split(",")
    row = {"id": "n1", "statement": "Be heard", "importance": "99"}
    needs.write_text(f"{head}\n{','.join(row.get(title, '') for title in titles)}\n", "utf-8")
    code, out, err = said("journeykit check motor")
    assert (code, "“99” is not a whole number" in out, err) == (1, True, "")
    code, out, err = said("journeykit check motor dangling_reference")
    assert (code, out) == (0, "motor: nothing is missing.\n")
    assert err.startswith("motor: 1 thing was mended or left out:\n")
    assert said("journeykit check motor unreadable_value")[0] == 1


def test_the_lists_say_what_there_is(shell):
    _, out, _ = shell("journeykit formats")
    assert len(out.splitlines()) == len(FORMATS)
    assert "written, charts=true|false|NAME, version=TEXT" in out
    _, out, _ = shell("journeykit templates")
    assert [line.split()[0] for line in out.splitlines()] == jk.templates.names()
    assert shell("journeykit templates no such thing")[:2] == (1, "")


def test_its_version_can_be_asked_for(shell):
    assert shell("journeykit --version") == (0, f"journeykit {version('journeykit')}\n", "")


def test_a_folder_is_called_one_and_a_name_given_twice_is_one_person(said):
    code, out, _ = said("journeykit new --persona Ruth --persona ruth --persona Emre there")
    assert (code, out.splitlines()[0]) == (0, "there/: 15 rows saved, one CSV a table.")
    assert [persona["name"] for persona in jk.load("there").personas] == ["Ruth", "Emre"]


def test_help_says_what_each_command_does(shell):
    code, out, _ = shell("journeykit --help")
    assert code == 0
    assert all(command in out for command in ("new", "convert", "check", "diff", "formats", "templates"))
    assert shell("journeykit")[0] == 2


def test_whoever_reads_only_the_first_line_gets_no_complaint(shell):
    code, out, err = shell('journeykit check "heat pump.journey.json" | head -1')
    assert (code, err) == (0, "")
    assert out.count("\n") == 1


def test_it_runs_as_a_module_too(shell):
    assert shell(f"'{sys.executable}' -m journeykit templates aida")[:2] == (
        0,
        "aida  AIDA: Attention, Interest, Desire, Action\n",
    )
