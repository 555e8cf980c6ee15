"""What cannot be done, and in which words it is said."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import nbformat
import openpyxl
import pytest

import journeykit as jk
from tests.cli.conftest import HEAT_PUMP


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
            "--column, --scale, --sheet and --value are for lists",
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
convert list.csv x.journey.json --into needs --value satisfaction:much1
convert list.csv x.journey.json --into needs --value satisfaction:much1=most
convert list.csv x.journey.json --into needs --value statement:much1=5
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
    assert advice >= {"--force", "--column", "--scale", "--value", "--sheet", "--into", "-o"}
