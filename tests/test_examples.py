"""What people paste or open first works: every notebook of the examples, and the README's ten lines."""

from __future__ import annotations

import asyncio
import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pytest
from nbclient import NotebookClient

import journeykit as jk
from journeykit.formats import FORMATS

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "examples").glob("*.ipynb"))
FIRST_SESSION = ROOT / "examples" / "first_session.ipynb"
JOURNEY_BOARD = ROOT / "examples" / "journey_board.ipynb"
CHARTS_GALLERY = ROOT / "examples" / "charts_gallery.ipynb"
IN_AND_OUT = ROOT / "examples" / "in_and_out.ipynb"
HEAT_PUMP = ROOT / "examples" / "heat_pump.journey.json"
PROJECTED = 45
"""Lines of code that a projector shows at once."""

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])


class Executed(NamedTuple):
    """A notebook that was run from top to bottom, and the folder it was run in."""

    notebook: Any
    folder: Path

    def outputs(self, cell: str) -> list[Any]:
        [found] = [known.outputs for known in self.notebook.cells if known.id == cell]
        return list(found)

    def html(self, cell: str) -> str:
        return "".join(output.data.get("text/html", "") for output in self.outputs(cell))


@pytest.fixture(scope="module")
def execute(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Executed]]:
    """Run a notebook with this Python, with settings of its own; once, however often it is asked for."""
    done: dict[Path, Executed] = {}

    def executed(path: Path) -> Executed:
        if path not in done:
            notebook, folder = nbformat.read(path, as_version=4), tmp_path_factory.mktemp(path.stem)
            shutil.copy(HEAT_PUMP, folder)
            client = NotebookClient(
                notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
            )
            # A loop of its own, closed at the end: one left open is a warning, which is an error here.
            with asyncio.Runner() as runner:
                runner.run(client.async_execute())
            done[path] = Executed(notebook, folder)
        return done[path]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
        patch.setenv("PYTHONPATH", str(ROOT))
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield executed


@pytest.fixture
def session(execute: Callable[[Path], Executed]) -> Executed:
    return execute(FIRST_SESSION)


@each_notebook
def test_example_runs_from_top_to_bottom(path, execute):
    outputs = [output for cell in execute(path).notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "error"]
    views = [out for out in outputs if "application/vnd.jupyter.widget-view+json" in out.get("data", {})]
    assert views, "an example shows a live view"


@each_notebook
def test_example_is_stored_without_outputs(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells)
    assert "widgets" not in notebook.metadata
    assert "invented" in notebook.cells[0].source, "example data say that they are invented"


@each_notebook
def test_example_can_be_read_from_a_projector(path):
    cells = nbformat.read(path, as_version=4).cells
    longest = max(len(cell.source.splitlines()) for cell in cells)
    assert longest <= PROJECTED


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("who", ["Personas", "Carla Meier", "Ben Okafor", "Telling the same story three times"]),
        ("way-grid", ["Stages", "Photographs the damage", "does not notice", "Delighted"]),
        ("needs-grid", ["Needs", "Be insured from tonight", "Quote to policy in eight minutes"]),
    ],
)
def test_the_table_beside_each_grid_shows_what_came_later(session, cell, what):
    assert "jk-still" in session.html(cell)
    assert [text for text in what if text not in session.html(cell)] == []


def test_the_session_fills_a_map_that_holds_together(session):
    m = jk.load(session.folder / "motor.journey.json")
    assert (len(m.personas), len(m.stages), len(m.notes), len(m.needs)) == (2, 5, 30, 10)
    assert jk.check(m, "dangling_reference", "unreadable_value", "duplicate_row", "row_without_name") == []
    carla = m.evidence.df[m.evidence.df["persona_name"] == "Carla Meier"]
    asked = carla[carla["source"].isin(["focus_group", "questionnaire"])]
    assert asked["n"].sum() == m.personas["carla"]["sample_size"], "the figures of a story agree"
    notes = m.notes.df
    assert set(notes["stage_name"]) == {stage["name"] for stage in m.stages}
    assert set(notes["lane_name"]) == {lane["name"] for lane in m.lanes}
    assert notes["channel"].notna().any()
    assert set(notes["grade"].dropna()) == {"assumption", "one_voice", "several_voices", "measured"}
    assert [emotion["stage"] for emotion in m.emotions if emotion["unaware"]] == ["awareness"]


def test_the_session_finds_where_to_act(session):
    m = jk.load(session.folder / "motor.journey.json")
    top = m.needs.df.nlargest(3, "opportunity")
    assert top["opportunity"].tolist() == [16, 15, 14]
    shown, board = session.outputs("frames-cells")
    assert top["statement"].iloc[0] in shown.data["text/html"]
    assert "Four and a half days to the first answer" in board.data["text/html"]


def test_the_session_finds_what_is_missing(session):
    m = jk.load(session.folder / "motor.journey.json")
    [printed] = session.outputs("missing-check")
    assert printed.text.splitlines() == [problem.message for problem in jk.check(m)]
    kinds = {problem.kind for problem in jk.check(m)}
    assert kinds == {
        "stage_without_need",
        "need_without_stage",
        "need_without_level",
        "need_without_judgement",
        "need_without_usp",
        "persona_without_evidence",
    }


def test_the_session_goes_home_as_a_table_and_as_a_file(session):
    [same] = session.outputs("home-save")
    assert same.data["text/plain"] == "True"
    m = jk.load(session.folder / "motor.journey.json")
    with (session.folder / "needs.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["statement"] for row in rows] == m.needs.df["statement"].tolist()
    assert [row["stage_name"] for row in rows] == m.needs.df["stage_name"].fillna("").tolist()
    page = session.html("home-page")
    assert [need["statement"] for need in m.needs if need["statement"] not in page] == []


def test_the_session_can_be_saved_again_but_not_over_another_day(session, tmp_path):
    [save] = [cell.source for cell in session.notebook.cells if cell.id == "home-save"]
    file = tmp_path / "motor.journey.json"
    again = f"import journeykit as jk\nm = jk.JourneyMap(title='Motor')\n{save}\nm.title = 'Car'\n{save}"
    assert python(again, tmp_path).returncode == 0, "the same map, twice in one session"
    before = file.read_bytes()
    another = python(again, tmp_path)
    assert "FileConflictError: motor.journey.json holds another map" in another.stderr
    assert file.read_bytes() == before


def test_the_board_can_be_read_without_a_kernel_and_as_a_frame(execute):
    board = execute(JOURNEY_BOARD)
    shown = [
        "Ruth Lindqvist",
        "★ Moment of truth",
        "Line of visibility",
        "Forgotten",
        "does not notice",
        "opportunity 16",
    ]
    assert "jk-still" in board.html("board-view")
    assert [text for text in shown if text not in board.html("board-view")] == []
    top, gaps, wall = board.outputs("frames")
    assert "Know who comes when, without ringing" in top.data["text/html"]
    assert gaps.data["text/plain"].splitlines()[2].split() == ["Ruth", "Lindqvist", "Waiting", "-2", "1", "3"]
    assert "Seven weeks without a word from us\nThe hotline cannot look into the grant file" in wall.data["text/html"]


def test_the_files_do_what_the_text_says_of_them(execute):
    files = execute(IN_AND_OUT)

    def text(cell: str) -> str:
        said = (output.get("text") or output.get("data", {}).get("text/plain", "") for output in files.outputs(cell))
        return "".join(said)

    assert text("list-report").startswith("3 rows added.")
    assert "“Bedürfnisstufe”      → level" in text("list-report")
    assert "There is no “Erster Winter” among the stages. Did you mean First winter?" in text("list-report")
    assert "1 lane added: “Rumours”." in text("wall-read")
    assert "line 4: " in text("mermaid-read")
    assert "line 4: " in text("mermaid-strict")
    [picture] = files.outputs("picture")
    assert picture.data["image/svg+xml"].startswith("<svg")
    assert text("workbook-diff").startswith("1 difference\n")
    assert text("notebook-map") == "True"
    assert "damaged at line" in text("stranger-cut")
    assert "nothing is missing" in text("shell-run")
    assert "satisfaction 3 → 9" in text("shell-run")
    made = {path.name for path in (files.folder / "in_and_out").iterdir()}
    forms = {f"heat_pump{form.suffixes[0]}" for form in FORMATS if form.suffixes and form.carries == "map"}
    assert forms - made == {"heat_pump.ipynb"}, "the other formats are all shown"


def test_what_the_text_says_comes_back_whole_does(execute):
    files = execute(IN_AND_OUT)
    table = next(cell.source for cell in files.notebook.cells if cell.id == "formats")
    whole = {line.split("`")[1] for line in table.splitlines() if line.endswith("| whole |") and "`" in line}
    assert whole == {form.suffixes[0] for form in FORMATS if form.read and form.whole and form.suffixes}


@pytest.mark.parametrize(
    ("cell", "live", "what"),
    [
        ("live-grid", "StageGrid", "Seven weeks without a word from us"),
        ("live-curve", "LiveChart emotion_curve", "Lowest at Waiting and Installation"),
        ("live-needs", "NeedsGrid", "Know that the bill will hold"),
        ("live-own", "LiveChart how_well_met", "Know that the bill will hold"),
    ],
)
def test_the_last_part_of_the_gallery_is_live(execute, cell, live, what):
    gallery = execute(CHARTS_GALLERY)
    [source] = [known.source for known in gallery.notebook.cells if known.id == cell]
    assert all(word in source for word in live.split())
    views = [out for out in gallery.outputs(cell) if "application/vnd.jupyter.widget-view+json" in out.data]
    assert views
    assert what in gallery.html(cell), "and there is a table of it for who has no kernel"


def test_the_gallery_leaves_the_map_as_it_is(execute):
    gallery = execute(CHARTS_GALLERY)
    assert (gallery.folder / HEAT_PUMP.name).read_bytes() == HEAT_PUMP.read_bytes()


@pytest.mark.skipif(not find_spec("vl_convert"), reason="the extra `images` is not installed")
def test_the_gallery_makes_its_pictures_without_a_network(execute):
    gallery = execute(CHARTS_GALLERY)
    cells = [cell for cell in gallery.notebook.cells if cell.id.endswith("-chart") or cell.id.startswith("compose-")]
    assert len(cells) == len(jk.charts.__all__) + 2, "dark and table included, and four of one's own composing"
    for cell in cells:
        [picture] = cell.outputs
        assert "image/png" in picture.data, cell.id
        assert "cdn" not in str(picture.data.get("text/html", "")), cell.id
    assert (gallery.folder / "curve.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_gallery_runs_without_the_extra_for_pictures(tmp_path):
    cells = {cell.id: cell.source for cell in nbformat.read(CHARTS_GALLERY, as_version=4).cells}
    shutil.copy(HEAT_PUMP, tmp_path)
    missing = "import sys\nsys.modules['vl_convert'] = None\n"
    done = python(missing + cells["map"] + "\n" + cells["slide-save"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert "the extra “images” is not installed" in done.stdout
    assert not (tmp_path / "curve.svg").exists()


def test_the_lines_of_the_readme_work_as_pasted_and_write_over_nothing(tmp_path):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len([line for line in code.splitlines() if line.strip()]) <= 10
    assert "overwrite=True" not in text
    jk.save(jk.JourneyMap(title="Yesterday"), tmp_path / "motor.journey.json")
    done = python(code + code, tmp_path)
    assert done.returncode == 0, done.stderr
    assert jk.load(tmp_path / "motor.journey.json").title == "Yesterday"


def python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
