"""A notebook that is converted, or read where nothing runs, shows the text of its widgets, once."""

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter, MarkdownExporter

import journeykit as jk
from journeykit.model.page import needs_page
from journeykit.widgets.outputs import Place
from journeykit.widgets.still import VIEW, Stills
from tests.widgets.fakes import FakeClock

ROOT = Path(__file__).parents[2]
STATE = "application/vnd.jupyter.widget-state+json"
CELLS = [
    "import journeykit as jk\nm = jk.JourneyMap(stages=['Claims'], title='Motor')",
    "m.needs.add(id='n1', statement=chr(66) + 'e heard', stage='Claims');",
    "jk.NeedsGrid(m)",
    "m.needs.set('n1', statement=chr(66) + 'e seen');",
]
"""Their sources do not hold the text, so that it is counted in outputs only."""


@pytest.fixture
def own_kernel(tmp_path, monkeypatch):
    """Run kernels with this Python, with settings of their own."""
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        monkeypatch.setenv(name, str(folder))


def html_of(notebook):
    return HTMLExporter().from_notebook_node(notebook)[0]


class Saved:
    """Outputs as a notebook file keeps them, with a page that writes into it what it is told."""

    def __init__(self):
        self.data = {}

    def tell(self, display_id, html):
        bundle = {kind: data for kind, data in self.data[display_id].items() if kind != VIEW}
        self.data[display_id] = {**bundle, "text/html": html}

    def place(self):
        return Place("cell", "run")

    def publish(self, bundle, display_id, update):
        self.data[display_id] = bundle

    def at_cell_end(self, work):
        pass


def saved_notebook(live, state):
    """A notebook saved with a widget in it, before or after a page showed it live."""
    m = jk.JourneyMap(stages=["Claims"], title="Motor")
    m.needs.add(id="n1", statement="Be heard", stage="Claims")
    saved, clock = Saved(), FakeClock()
    stills = Stills(m.commit_path, saved, clock, tell=saved.tell)
    stills.show(needs_page)
    if live:
        stills.greet()
    m.needs.set("n1", statement="Be seen")
    clock.pass_by(1)
    widget = {"text/plain": "<NeedsGrid: 1 need>", VIEW: {"version_major": 2, "version_minor": 0, "model_id": "w1"}}
    outputs = [nbformat.v4.new_output("display_data", data) for data in (widget, *saved.data.values())]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("jk.NeedsGrid(m)", outputs=outputs)])
    if state:
        model = {"model_name": "AnyModel", "model_module": "anywidget", "model_module_version": "~0.11", "state": {}}
        notebook.metadata["widgets"] = {STATE: {"version_major": 2, "version_minor": 0, "state": {"w1": model}}}
    nbformat.validate(notebook)
    return notebook


@pytest.mark.parametrize("live", [True, False], ids=["seen", "unseen"])
@pytest.mark.parametrize("state", [True, False], ids=["with-state", "without-state"])
def test_a_saved_notebook_shows_what_was_typed(live, state):
    notebook = saved_notebook(live, state)
    html = html_of(notebook)
    assert html.count("Be seen") == 1
    assert "Be heard" not in html
    [table] = re.findall(r'<div class="jk-still" data-still="\w+">.*?</table>', html, re.DOTALL)
    assert "Be seen" in table, "the text is in the page itself; no script has to fetch anything"
    assert not re.search(r"https?://|<script|<link|<img", table)
    assert MarkdownExporter().from_notebook_node(notebook)[0].count("Be seen") == 1


@pytest.mark.parametrize("state", [True, False], ids=["with-state", "without-state"])
def test_a_notebook_run_unseen_shows_what_its_cells_have_made(state, tmp_path, own_kernel):
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code) for code in CELLS])
    client = NotebookClient(
        made,
        timeout=120,
        kernel_name="python3",
        store_widget_state=state,
        resources={"metadata": {"path": str(tmp_path)}},
    )
    # A loop of its own, closed at the end: one left open is a warning, which is an error here.
    with asyncio.Runner() as runner:
        runner.run(client.async_execute())
    assert [len(cell.outputs) for cell in made.cells] == [0, 0, 2, 0]
    widget, still = (output.data for output in made.cells[2].outputs)
    assert widget["text/plain"] == "A live view. What it showed stands below."
    assert "text/html" not in widget
    assert still[VIEW]["model_id"] == ""
    assert ("widgets" in made.metadata) == state
    html = html_of(made)
    assert html.count("Be seen") == 1
    assert "Be heard" not in html


def test_a_terminal_prints_a_widget_once(tmp_path):
    code = "import journeykit as jk\nfrom IPython.display import display\ndisplay(jk.NeedsGrid(jk.JourneyMap()))"
    command = [sys.executable, "-m", "IPython", "--no-banner", "--HistoryManager.enabled=False", "-c", code]
    env = os.environ | {"IPYTHONDIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "<NeedsGrid: 0 needs>"
