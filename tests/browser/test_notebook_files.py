"""Notebooks that carry a map or lead through a workshop, as JupyterLab opens, runs and saves them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

import journeykit as jk
from tests.browser.conftest import OpenCopy, OpenNotebook
from tests.browser.motor_map import grid_in
from tests.browser.notebook_page import NotebookPage

pytestmark = pytest.mark.browser

BEGIN = "import journeykit as jk\nm = jk.JourneyMap(stages=['Claims'], title='Motor')\nprint('begun')"
ODD = r"Motor *insurance* $1$ \(x\) \[y\] $$z$$ \begin{a}b\end{a} <b>more</b> & `so` _on_ #1 [a](b) \_ \\* ~~c~~"
SAVE = "jk.save(m, 'notebook.ipynb')"


def metadata(notebook: NotebookPage) -> list[str]:
    return list(notebook._act("return Object.keys(panel.model.sharedModel.metadata);"))


def answer(notebook: NotebookPage, command: str, button: str) -> None:
    """Choose a command of JupyterLab and press a button of what it asks."""
    notebook._act("app.commands.execute(given);", command)
    dialog = notebook.page.locator(".jp-Dialog")
    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_have_count(0)


def test_a_map_saved_into_the_open_notebook_is_there_after_reloading_it(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([BEGIN, SAVE])
    notebook.run_cell(0)
    notebook.save()
    notebook.run_cell(1)
    expect(notebook.output_area(1)).to_contain_text("Choose File › Reload Notebook from Disk now")
    answer(notebook, "docmanager:reload", "Reload")
    expect(notebook.output_area(0)).to_contain_text("begun")
    notebook._act(
        "while (!('journeykit' in panel.model.sharedModel.metadata)) await new Promise(d => setTimeout(d, 20));"
    )
    # The kernel has lived on; Jupyter's own save keeps the map, and the map's next one is no conflict.
    notebook.run_cell(0)
    notebook.save()
    again = jk.load(notebook.folder / "notebook.ipynb")
    assert again.title == "Motor"
    again.title = "Car"
    jk.save(again, notebook.folder / "notebook.ipynb")
    kept = json.loads((notebook.folder / "notebook.ipynb").read_text("utf-8"))
    assert kept["cells"][0]["outputs"][0]["text"] == ["begun\n"]


@pytest.mark.parametrize(("button", "kept"), [("Revert", True), ("Overwrite", False)])
def test_who_does_not_reload_is_asked_and_gets_what_the_warning_says(
    open_notebook: OpenNotebook, button: str, kept: bool
) -> None:
    notebook = open_notebook([BEGIN, SAVE])
    notebook.run_all()
    answer(notebook, "docmanager:save", button)
    notebook.expect_saved()
    assert ("journeykit" in metadata(notebook)) == kept
    assert ("journeykit" in nbformat.read(notebook.folder / "notebook.ipynb", as_version=4).metadata) == kept


def test_a_new_notebook_shows_the_map_it_carries(open_copy: OpenCopy, tmp_path: Path) -> None:
    m = jk.JourneyMap.from_template("five-stage", title=ODD)
    m.personas.add(name="Carla", quote="Just tell me.")
    jk.save(m, tmp_path / "motor.ipynb")
    notebook = open_copy(tmp_path / "motor.ipynb")
    notebook.run_all()
    expect(notebook.page.locator(".jp-RenderedMarkdown h1")).to_have_text(re.compile(re.escape(ODD)))
    at = {cell.id: index for index, cell in enumerate(nbformat.read(tmp_path / "motor.ipynb", as_version=4).cells)}
    grid_in(notebook, at["personas-view"], "Personas").expect_text("Carla", "Quote", "Just tell me.")
    expect(notebook.output_area(at["board-view"])).to_contain_text("Carla")


def test_a_workshop_runs_in_the_room_and_keeps_what_is_typed(open_copy: OpenCopy, tmp_path: Path) -> None:
    path = tmp_path / "day.ipynb"
    jk.new_workshop(path, title="Motor & <i>more</i>", personas=["Carla"], agenda="two-hours", start="09:00")
    notebook = open_copy(path)
    notebook.run_all()
    at = {cell.id: index for index, cell in enumerate(nbformat.read(path, as_version=4).cells)}
    expect(notebook.page.locator(".jp-RenderedMarkdown h1")).to_contain_text("Motor & <i>more</i>")
    hint = notebook.page.locator(".jp-Notebook .jp-Cell").nth(at["personas"]).locator("details")
    expect(hint.get_by_text("vote for the three")).to_be_hidden()
    hint.get_by_text("For the facilitator").click()
    expect(hint.get_by_text("vote for the three")).to_be_visible()
    personas = grid_in(notebook, at["personas-grid"], "Personas")
    personas.type("Carla", "Quote", "Just tell me.")
    personas.expect_text("Carla", "Quote", "Just tell me.")
    notebook.restart_kernel()
    notebook.run_all()
    assert len(jk.load(notebook.folder / "day.journey.json").personas) == 1
    grid_in(notebook, at["personas-grid"], "Personas").expect_text("Carla", "Quote", "Just tell me.")
