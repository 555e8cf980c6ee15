"""The command line as people use it: through a shell, by its installed name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import journeykit as jk
from journeykit.formats import FORMATS

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
    code, _, err = shell(f"{line} --strict")
    assert (code, "“ten”" in err) == (2, True)
    assert not (shell.folder / "x.journey.json").exists()
    assert shell(line)[0] == 0
    assert jk.load(shell.folder / "x.journey.json").needs.df["importance"].tolist()[0] == 9


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


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("journeykit check nowhere.journey.json", "nowhere.journey.json: No such file or directory."),
        ("journeykit check /", "It holds no table of a journey map"),
        ("journeykit new --template nine-stge x.journey.json", "Did you mean 'nine-stage'?"),
        ("journeykit new nowhere/x.journey.json", "nowhere: There is no such folder."),
        ("journeykit new ''", "A file needs a name."),
        ("journeykit new -", "Maps are files"),
        ("journeykit convert 'heat pump.journey.json' x.xlsx --sheet One", "--column and --sheet are for lists"),
        (
            "journeykit new --agenda two-hours x.xlsx",
            "--agenda and --start are for notebooks (.ipynb), not for x.xlsx.",
        ),
        ("journeykit convert 'heat pump.journey.json' x.tidy.csv -o delimiter=xx", "not by 'xx'"),
        ("echo a > list.csv; journeykit check list.csv", "journeykit convert --into needs"),
        ("touch x.xlsx; journeykit convert 'heat pump.journey.json' x.xlsx", "To write over it, use --force."),
        ("journeykit convert 'heat pump.journey.json' x.docx", "no file format '.docx'"),
        ("journeykit convert 'heat pump.journey.json' x.csv", "A .csv holds one table. "),
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


def test_the_lists_say_what_there_is(shell):
    _, out, _ = shell("journeykit formats")
    assert len(out.splitlines()) == len(FORMATS)
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
