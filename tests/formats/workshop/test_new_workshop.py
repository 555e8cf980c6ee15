"""A workshop's notebook is sound, runs from top to bottom, twice, and leaves what it says it leaves."""

from __future__ import annotations

import ast
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.errors import (
    FileConflictError,
    InvalidValueError,
    UnknownColumnError,
    UnknownNameError,
    UnknownTemplateError,
)
from journeykit.formats.workshop import agenda
from tests.formats.any_map import texts

PROJECTED = 45
AWKWARD = (
    'Claims "now" \\ {m} %s\n"""\'\'\'; import os  # 👩\u200d👧 שלום \u202e `x` $1$ <script>alert(1)</script> | [a](b)'
)


def read(path: Path) -> Any:
    made = nbformat.read(path, as_version=4)
    nbformat.validate(made)
    return made


def source(path: Path, cell: str) -> str:
    [found] = [known.source for known in read(path).cells if known.id == cell]
    return str(found)


def opened(path: Path) -> jk.JourneyMap:
    """Run the cell that opens the map, as a kernel in the notebook's folder does."""
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(path.parent)
        exec(source(path, "map").replace("print(m)", ""), names)
    found: jk.JourneyMap = names["m"]
    return found


@pytest.mark.parametrize("name", agenda.names())
@pytest.mark.parametrize("start", ["", "9:00"])
def test_the_notebook_is_sound_and_fit_for_a_projector(tmp_path, name, start):
    path = tmp_path / "day.ipynb"
    workshop = jk.new_workshop(path, agenda=name, start=start, title="Motor", personas=["Carla", "Ben"])
    made = read(path)
    ids = [cell.id for cell in made.cells]
    assert len(set(ids)) == len(ids)
    assert ids[:5] == ["title", "agenda", "before", "map", "welcome"]
    assert ids[-2:] == ["home", "home-save"]
    assert max(len(cell.source.splitlines()) for cell in made.cells) <= PROJECTED
    assert not [
        line for cell in made.cells if cell.cell_type == "code" for line in cell.source.splitlines() if len(line) > 120
    ]
    heads = [cell.source.splitlines()[0] for cell in made.cells if cell.cell_type == "markdown"]
    assert [head.count("#") for head in heads] == [1] + [2] * (len(heads) - 1)
    assert workshop.steps == len([head for head in heads if re.match(r"## \d", head)])
    times = re.findall(r"^\*(\d\d:\d\d) – (\d\d:\d\d) · ", "\n".join(cell.source for cell in made.cells), re.M)
    assert len(times) == (workshop.steps if start else 0)
    assert all(before[1] == after[0] for before, after in pairwise(times))
    table = source(path, "agenda").splitlines()
    assert len([line for line in table if re.match(r"\| \d", line)]) == workshop.steps + bool(start)
    assert not any(cell.get("outputs") for cell in made.cells)
    assert path.read_text("utf-8") == nbformat.writes(made) + "\n"


def test_the_same_words_give_the_same_file(tmp_path):
    one, two = tmp_path / "one" / "day.ipynb", tmp_path / "two" / "day.ipynb"
    for path in (one, two):
        path.parent.mkdir()
        jk.new_workshop(path, title="Motor", personas=["Carla"], agenda="full-day", start="08:30")
    assert one.read_bytes() == two.read_bytes()
    report = jk.new_workshop(one, title="Motor", personas=["Carla"], agenda="full-day", start="08:30")
    assert str(report).startswith(f"{one}: a workshop of 17 steps, 7 h 30 min.")


def test_the_map_begins_as_asked(tmp_path):
    path = tmp_path / "day.ipynb"
    fields: dict[str, Any] = {"organisation": "Havenmoor", "process": "Support", "language": "en"}
    jk.new_workshop(path, template="nine-stage", variant="fine-dining", title="Supper", personas=["Mia"], **fields)
    m = opened(path)
    assert [stage["id"] for stage in m.stages][2:6] == ["choose", "get", "use", "give"]
    assert [(persona["name"], persona["grade"]) for persona in m.personas] == [("Mia", "assumption")]
    assert (m.title, m.organisation, m.process, m.language) == ("Supper", "Havenmoor", "support", "en")
    assert m.decisions.spec.row_title == "decision"
    m.close()


def test_many_stages_are_said_to_take_longer(tmp_path):
    for template, many in (("nine-stage", True), ("five-stage", False)):
        path = tmp_path / f"{template}.ipynb"
        jk.new_workshop(path, template=template)
        assert ("9 stages take longer than the minutes below" in source(path, "before")) == many


def test_a_workshop_may_go_on_with_a_map_that_no_workshop_began(tmp_path):
    known = jk.JourneyMap(stages=["Quote", "Claims"], title="Motor")
    known.personas.add(name="Carla")
    jk.save(known, tmp_path / "day.journey.json")
    path = tmp_path / "day.ipynb"
    jk.new_workshop(path, personas=["Mia"], overwrite=True)
    assert source(path, "title").startswith("# Motor\n")
    assert "our customers' way with Carla, see" in " ".join(source(path, "title").split())
    m = opened(path)
    assert [stage["name"] for stage in m.stages] == ["Quote", "Claims"]
    assert [persona["name"] for persona in m.personas] == ["Carla"]
    m.decisions.add(decision="Answer within a day")
    m.close()
    again = opened(path)
    assert len(again.decisions) == 1
    again.close()


@example(AWKWARD, [AWKWARD, "Ben"], AWKWARD)
@example('"', ["'", "\\", "\n x"], "\ud800")
@given(title=texts, personas=st.lists(texts.filter(str.strip), max_size=4), scope=texts)
@settings(max_examples=60, deadline=None)
def test_names_stay_names_in_code_and_in_markdown(
    tmp_path_factory: pytest.TempPathFactory, title: str, personas: list[str], scope: str
) -> None:
    path = tmp_path_factory.mktemp("names") / "day.ipynb"
    jk.new_workshop(path, title=title, personas=personas, scope=scope, agenda=["personas"])
    tree = ast.parse(source(path, "map"))
    called = sorted({ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)})
    usual = ["jk.JourneyMap.from_template", "jk.open_map", "print"]
    assert called == sorted(usual + ["start.personas.add"] * bool(personas))
    expected = jk.JourneyMap.from_template("five-stage", title=title, scope=scope)
    for name in personas:
        expected.personas.add(name=name)
    m = opened(path)
    assert (m.title, m.scope) == (expected.title, expected.scope)
    assert [row["name"] for row in m.personas] == [row["name"] for row in expected.personas]
    m.close()
    head, blank, rest = source(path, "title").split("\n", 2)
    assert head.startswith("# ")
    assert blank == ""
    assert rest.startswith("**A workshop of")
    assert not re.search(r"(?<!\\)[`$\[]|<(?!/?span>)", head)


@pytest.mark.parametrize(
    "name", ["Tag 1.ipynb", 'it\'s "day".ipynb', "día 👩.ipynb", "a\nb.ipynb", "`x`.IPYNB", "a.b.ipynb"]
)
def test_the_notebooks_name_may_be_any(tmp_path, name):
    path = tmp_path / name
    jk.new_workshop(path)
    m = opened(path)
    m.title = "x"
    m.close()
    assert jk.load(tmp_path / f"{name[:-6]}.journey.json").title == "x"
    literals = [node.value for node in ast.walk(ast.parse(source(path, "home-save"))) if isinstance(node, ast.Constant)]
    endings = (".journey.json", ".xlsx", ".html", ".svg")
    assert {f"{name[:-6]}{ending}" for ending in endings} <= set(literals)


def test_steps_with_the_names_of_other_cells_do_not_clash(tmp_path):
    path = tmp_path / "day.ipynb"
    titles = ["Title", "Agenda", "Map", "Before", "Needs grid", "Home", "Home save"]
    own = [{"title": title, "minutes": 5, "views": ["board", "needs", "stages"]} for title in titles]
    jk.new_workshop(path, agenda=["needs", *own, "needs", "break", "break"])
    ids = [cell.id for cell in read(path).cells]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("given", "error", "why"),
    [
        ({"template": "fivestage"}, UnknownTemplateError, "Did you mean 'five-stage'"),
        ({"variant": "fine-dining"}, UnknownNameError, "no variant"),
        ({"agenda": "half"}, UnknownNameError, "Known: half-day, two-hours, full-day"),
        ({"organization": "x"}, UnknownColumnError, "Did you mean 'organisation'"),
        ({"personas": "Carla"}, InvalidValueError, r"such as \['Carla'\]"),
        ({"personas": ["Carla", " "]}, InvalidValueError, "none of them empty; it was ' '"),
        ({"personas": [5]}, InvalidValueError, "not a text"),
        ({"title": 5}, InvalidValueError, "not a text"),
        ({"start": "9"}, InvalidValueError, "start has to be a time of day, such as 09:00; it was '9'"),
        ({"start": "24:00"}, InvalidValueError, "a time of day"),
        ({"start": 9}, InvalidValueError, "a time of day"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_written(tmp_path, given, error, why):
    with pytest.raises(error, match=why):
        jk.new_workshop(tmp_path / "day.ipynb", **given)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["day", "day.json", ".ipynb", "day.ipynb.txt"])
def test_a_workshop_is_a_notebook(tmp_path, name):
    with pytest.raises(InvalidValueError, match=r"path has to be a name that ends in \.ipynb"):
        jk.new_workshop(tmp_path / name)
    with pytest.raises(FileNotFoundError, match="no folder"):
        jk.new_workshop(tmp_path / "there" / "day.ipynb")


def test_nothing_is_written_over_unasked(tmp_path):
    path, beside = tmp_path / "day.ipynb", tmp_path / "day.journey.json"
    jk.new_workshop(path)
    before = path.read_bytes()
    with pytest.raises(FileConflictError, match=r"day\.ipynb is there already"):
        jk.new_workshop(path, title="Other")
    assert path.read_bytes() == before
    jk.new_workshop(path, title="Other", overwrite=True)
    assert path.read_bytes() != before
    path.unlink()
    jk.save(jk.JourneyMap(title="Yesterday"), beside)
    with pytest.raises(FileConflictError, match="would go on with that map"):
        jk.new_workshop(path)
    assert not path.exists()
    jk.new_workshop(path, overwrite=True)
    assert jk.load(beside).title == "Yesterday"
    (tmp_path / "folder.ipynb").mkdir()
    (tmp_path / "link.ipynb").symlink_to(tmp_path / "elsewhere")
    for name in ("folder.ipynb", "link.ipynb"):
        with pytest.raises(FileConflictError, match="Choose another name"):
            jk.new_workshop(tmp_path / name, overwrite=True)
