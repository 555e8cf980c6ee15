"""The command line as people use it: through a shell, by its installed name."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import openpyxl
import pytest

import journeykit as jk
from journeykit.cli import main
from journeykit.formats import FORMATS, saving
from journeykit.formats.format import Format, OptionKind, Written
from journeykit.formats.loading import read_map

ROOT = Path(__file__).parents[1]
HEAT_PUMP = ROOT / "examples" / "heat_pump.journey.json"


@pytest.fixture
def shell(tmp_path):
    """Return a shell in a folder of its own, with the heat pump in it: a line in, code, output and errors out."""
    shutil.copy(HEAT_PUMP, tmp_path / "heat pump.journey.json")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def run(line: str) -> tuple[int, str, str]:
        done = subprocess.run(
            ["/bin/sh", "-c", line],
            cwd=tmp_path,
            env=os.environ | {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "COLUMNS": "100"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stdout, done.stderr

    run.folder = tmp_path  # type: ignore[attr-defined]
    return run


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


def test_options_of_a_format_are_passed_on(shell):
    code, _, _ = shell("journeykit convert 'heat pump.journey.json' x.tidy.csv -o 'delimiter=;'")
    assert code == 0
    assert ";" in (shell.folder / "x.tidy.csv").read_text("utf-8-sig").splitlines()[0]
    code, _, err = shell("journeykit convert 'heat pump.journey.json' y.tidy.csv -o delimeter=,")
    assert code == 2
    assert "Did you mean 'delimiter'?" in err


def test_options_may_be_numbers(shell):
    assert shell("journeykit convert 'heat pump.journey.json' half.png -o scale=0.5")[0] == 0
    assert shell("journeykit convert 'heat pump.journey.json' whole.png -o scale=1")[0] == 0
    half, whole = ((shell.folder / name).read_bytes()[16:20] for name in ("half.png", "whole.png"))
    assert abs(int.from_bytes(whole) - 2 * int.from_bytes(half)) <= 2


@pytest.fixture
def said(tmp_path, monkeypatch, capsys):
    """Return the command line without a shell, for what is tried many times: a line in, code, output and errors out."""
    monkeypatch.chdir(tmp_path)

    def run(line: str) -> tuple[int, str, str]:
        code = main(shlex.split(line)[1:])
        return code, *capsys.readouterr()

    return run


def test_what_is_called_as_a_flag_or_number_is_a_name_where_names_are_taken(said):
    m = jk.JourneyMap(stages=["Claims"])
    for name in ("5", "true"):
        m.lanes.add(name=name)
    for name in ("No", "Yes", "7"):
        m.personas.add(name=name, quote=f"{name} said it")
    m.notes.add(stage="claims", lane="5", text="five")
    jk.save(m, "motor.journey.json")
    assert said("journeykit convert motor.journey.json no.svg -o personas=No -o lanes=true")[0] == 0
    text = Path("no.svg").read_text("utf-8")
    assert ("No said it" in text, "Yes said it" in text) == (True, False)
    assert said("journeykit convert motor.journey.json seven.board.csv -o persona=7")[0] == 0
    assert said("journeykit convert motor.journey.json five.mmd -o lane=5")[0] == 0
    assert "five" in Path("five.mmd").read_text("utf-8")


def test_flags_are_said_in_words(said):
    shutil.copy(HEAT_PUMP, "x.journey.json")
    drawn = []
    for value in ("No", "gaps"):
        assert said(f"journeykit convert x.journey.json x.html --force -o charts={value}")[0] == 0
        drawn.append(Path("x.html").read_text("utf-8").count("<details"))
    assert drawn[0] < drawn[1]
    light, dark = Path("light.svg"), Path("dark.svg")
    assert said("journeykit convert x.journey.json light.svg -o dark=no")[0] == 0
    assert said("journeykit convert x.journey.json dark.svg -o dark=True")[0] == 0
    assert light.read_bytes() != dark.read_bytes()


def test_the_options_of_a_format_that_is_new_need_no_word_of_the_command_line(said, monkeypatch):
    given: dict[str, Any] = {}

    def write(journey, depth=1, *, deep=False, among=()):
        given.update(depth=depth, deep=deep, among=among)
        return Written({"": b"x"}, 0)

    kinds: dict[str, OptionKind] = {"depth": "number", "deep": "flag", "among": "names"}
    monkeypatch.setattr(saving, "FORMATS", (*FORMATS, Format("Toy", "map", (".toy",), write, options=kinds)))
    jk.save(jk.JourneyMap(), "m.journey.json")
    assert said("journeykit convert m.journey.json x.toy -o depth=2 -o deep=yes -o among=1 -o among=no")[0] == 0
    assert given == {"depth": 2, "deep": True, "among": ["1", "no"]}


def test_a_list_of_ones_own_becomes_a_map(shell):
    (shell.folder / "liste.csv").write_text(
        "Bedürfnis;Phase;Wichtigkeit\nGehört werden;Schaden;9\n;Schaden;zehn\n", "utf-8"
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
            "  line 3, importance: “ten” is not a whole number from 0 to 10.\n"
        ),
    )
    assert not (shell.folder / "x.journey.json").exists()
    assert shell(line)[0] == 0
    assert jk.load(shell.folder / "x.journey.json").needs.df["importance"].tolist()[0] == 9


def test_marks_of_another_range_are_spread_as_the_report_advises(said):
    Path("list.csv").write_text("Wunsch;Wichtigkeit\n" + "".join(f"N{n};{n}\n" for n in range(1, 6)), "utf-8")
    code, out, _ = said("journeykit convert --into needs list.csv x.journey.json")
    assert (code, "--scale importance=1-5 would spread them" in out) == (0, True)
    code, out, _ = said("journeykit convert --into needs list.csv y.journey.json --scale importance=1-5")
    assert (code, "importance: 1 to 5 was spread over 0 to 10" in out) == (0, True)
    assert jk.load("y.journey.json").needs.df["importance"].tolist()[::4] == [0, 10]


def test_an_option_may_be_given_several_times(shell):
    line = "journeykit convert 'heat pump.journey.json' x.svg -o personas='Ruth Lindqvist'"
    assert shell(line)[0] == 0
    one = (shell.folder / "x.svg").read_text("utf-8")
    assert shell(f"{line} -o personas='Emre Kaya' --force")[0] == 0
    assert "Kaya" not in one
    assert "Kaya" in (shell.folder / "x.svg").read_text("utf-8")


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
    Path("motor/needs.csv").write_text("id,statement,importance\nn1,Be heard,99\n", "utf-8")
    code, out, err = said("journeykit check motor")
    assert (code, "“99” is not a whole number" in out, err) == (1, True, "")
    code, out, err = said("journeykit check motor dangling_reference")
    assert (code, out) == (0, "motor: nothing is missing.\n")
    assert err.startswith("motor: 1 thing was mended or left out:\n")
    assert said("journeykit check motor unreadable_value")[0] == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("journeykit check nowhere.journey.json", "nowhere.journey.json: No such file or directory."),
        ("journeykit check /", "/: It holds no table of a journey map, such as stages or needs."),
        ("journeykit new --template nine-stge x.journey.json", "Did you mean 'nine-stage'?"),
        ("journeykit new nowhere/x.journey.json", "nowhere: There is no such folder."),
        ("journeykit new ''", "A file needs a name."),
        ("journeykit new -", "Maps are files"),
        (
            "journeykit convert 'heat pump.journey.json' x.xlsx --sheet One",
            "--column, --scale and --sheet are for lists",
        ),
        (
            "journeykit new --agenda two-hours x.xlsx",
            "--agenda and --start are for notebooks (.ipynb), not for x.xlsx.",
        ),
        (
            "journeykit convert 'heat pump.journey.json' x.tidy.csv -o delimiter=xx",
            "a comma, a semicolon or a tab; it was 'xx'.",
        ),
        (
            "journeykit convert 'heat pump.journey.json' x.tidy.csv -o overwrite=true",
            "tidy CSV has no option 'overwrite'.",
        ),
        (
            "journeykit convert 'heat pump.journey.json' x.tidy.csv -o path=x",
            "tidy CSV has no option 'path'. Known: delim",
        ),
        (
            "journeykit convert 'heat pump.journey.json' x.ipynb -o there=x",
            "Notebook has no option 'there', nor any other.",
        ),
        (
            "journeykit convert 'heat pump.journey.json' x.png -o scale=big",
            "scale has to be a number, such as 2 or 0.5; it",
        ),
        ("journeykit convert 'heat pump.journey.json' x.png -o scale=0", "such as 2 for a sharp screen; it was 0."),
        (
            "journeykit convert 'heat pump.journey.json' x.svg -o dark=maybe",
            "dark has to be true or false; it was 'maybe'.",
        ),
        (
            "journeykit convert 'heat pump.journey.json' x.mmd -o lane=a -o lane=b",
            "lane has to be one value; it was 'a, b'.",
        ),
        (
            "echo a > list.csv; journeykit check list.csv",
            "list.csv holds one table. Make a map of it, TABLE being stages",
        ),
        ("touch x.xlsx; journeykit convert 'heat pump.journey.json' x.xlsx", "To write over it, pass --force."),
        ("journeykit convert 'heat pump.journey.json' x.docx", "no file format '.docx'"),
        (
            "journeykit convert 'heat pump.journey.json' x.csv",
            "A map cannot be saved as .csv, which holds one table. Choose",
        ),
        ("journeykit convert 'heat pump.journey.json' x.svg -o version", "name=value"),
        ("echo x > x.svg; journeykit check x.svg", "no map can be read out of SVG"),
        ("echo '{}' > x.json; journeykit check x.json", "not a journey map"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(shell, line, said):
    code, out, err = shell(line)
    assert (code, out) == (2, "")
    assert err.startswith("journeykit: ")
    assert said in err
    assert err.count("\n") == 1


PYTHON = re.compile(
    r"""jk\.|\bm\.[a-z]|[=:,] ?[{(\[]|\.(problems|columns)\b|(?<!-o )\b\w+=(True|False|None|['"])|new_workshop"""
    r"""|(?<![-\w])(overwrite|into|sheet|columns|scales)=|\b(None|True|False)\b"""
)
"""What only means something in Python."""


def _files_of_all_kinds():
    """Put files beside one another that bring out the command line's refusals and advice."""
    shutil.copy(HEAT_PUMP, "hp.journey.json")
    m = jk.load("hp.journey.json")
    newer = Path("hp.journey.json").read_text("utf-8").replace('"schema": "1.0"', '"schema": "9.0"')
    Path("newer.journey.json").write_text(newer, "utf-8")
    nbformat.write(nbformat.v4.new_notebook(), "plain.ipynb")
    for name in ("book.xlsx", "c.mmd", "hp.svg", "folder"):
        jk.save(m, name)
    Path("broken.journey.json").write_text("{", "utf-8")
    Path("folder/notes.csv").write_text("id,text,weather\nn1,a,b\nn1,c,d\n", "utf-8")
    book = openpyxl.load_workbook("book.xlsx")
    book.save("theirs.xlsx")
    jk.save(jk.JourneyMap(stages=["Claims"]), "other.journey.json")
    m.title = "Mine"
    jk.save(m, "mine.journey.json")
    theirs = jk.load("hp.journey.json")
    theirs.title = "Theirs"
    jk.save(theirs, "theirs.journey.json")
    many = "".join(f"N{n};{n % 5 + 1};much{n};z\n" for n in range(50))
    Path("list.csv").write_text(f"Wish;Prio;Satisfaction;Farbe\n{many}", "utf-8")
    Path("mood.csv").write_text("ID;Wish;Mood;Prio\n1;a;3;70%\n2;b;9;3/7\n3;c;5;-\n", "utf-8")
    Path("foreign.csv").write_text("Foo;Bar\nx;y\nz;y\n", "utf-8")
    wide = ";".join(f"Spalte {n}" for n in range(90))
    Path("wide.csv").write_text(f"Wish;{wide}\na{';b' * 90}\n", "utf-8")
    Path("stages.csv").write_text("Wish;Phase\n" + "".join(f"a{n};p{n}\n" for n in range(5_100)), "utf-8")


TRIED = """
check newer.journey.json
check plain.ipynb
check list.csv
check hp.svg
check broken.journey.json
check folder
check book.xlsx nonsense
check .
check hp.docx
diff newer.journey.json hp.journey.json
convert hp.journey.json x.csv
convert hp.journey.json x.docx
convert hp.journey.json x.html -o charts=gps
convert hp.journey.json x.html -o version=bath
convert hp.journey.json x.png -o scale=500
convert hp.journey.json x.png -o scale=0.0001
convert hp.journey.json x.png -o scale=-1
convert hp.journey.json x.svg -o dark=maybe
convert hp.journey.json x.svg -o personas=Nobody
convert hp.journey.json x.pdf -o paper=A9
convert hp.journey.json y.pdf -o paper=A4
convert hp.journey.json x.md -o title=x
convert hp.journey.json x.tidy.csv -o delimiter=xx
convert newer.journey.json newer2.journey.json
convert newer.journey.json newer.xlsx
convert hp.journey.json other.journey.json
convert mine.journey.json theirs.journey.json
convert hp.journey.json theirs.xlsx
convert other.journey.json book.xlsx
convert other.journey.json c.mmd
convert other.journey.json hp.svg
convert other.journey.json folder
convert folder x.journey.json --strict
convert list.csv a.journey.json --into needs
convert list.csv x.journey.json --into needs --strict
convert list.csv x.journey.json --into nonsense
convert list.csv x.journey.json --into needs --sheet Two
convert list.csv x.journey.json --into needs --scale importance=5-1
convert list.csv x.journey.json --into needs --scale importance=high
convert list.csv x.journey.json --into needs --scale statement=1-5
convert list.csv x.journey.json --into needs --scale nonsense=1-5
convert list.csv x.journey.json --into needs --column Prio=nonsense
convert list.csv x.journey.json --into needs --column Prio=opportunity
convert list.csv x.journey.json --into needs --column Prio=importance --column Farbe=importance
convert list.csv x.journey.json --into needs --column Nonsense=importance
convert mood.csv b.journey.json --into needs
convert foreign.csv x.journey.json --into needs
convert foreign.csv x.journey.json --into stages
convert wide.csv c.journey.json --into needs
convert stages.csv d.journey.json --into needs
convert book.xlsx e.journey.json --into needs
convert book.xlsx x.journey.json --into needs --sheet Nonsense
new --start 25:00 x.ipynb
new --agenda nonsense x.ipynb
new --template nonsense x.ipynb
new --variant nonsense x.ipynb
new --persona '' x.ipynb
new plain.ipynb
new theirs.ipynb
new other.journey.json
new nowhere/x.journey.json
new nowhere/x.ipynb
formats
""".strip().splitlines()


def test_nobody_at_the_command_line_is_told_to_write_python(said):
    _files_of_all_kinds()
    advice = set()
    for line in TRIED:
        _, out, err = said(f"journeykit {line}")
        assert not (found := PYTHON.search(out + err)), f"{line}: {found}\n{out}{err}"
        assert "  " not in err.replace("\n  ", "\n"), line
        advice.update(re.findall(r"(--[a-z]+|-o)(?= |[.]$)", out + err))
    assert advice >= {"--force", "--column", "--scale", "--sheet", "--into", "-o"}


def test_the_lists_say_what_there_is(shell):
    _, out, _ = shell("journeykit formats")
    assert len(out.splitlines()) == len(FORMATS)
    assert "written, charts=true|false|NAME, version=TEXT" in out
    _, out, _ = shell("journeykit templates")
    assert [line.split()[0] for line in out.splitlines()] == jk.templates.names()
    assert shell("journeykit templates no such thing")[:2] == (1, "")


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
