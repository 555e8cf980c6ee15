"""The harness itself, on a notebook that has nothing to do with journeykit."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import chromium
from tests.browser.conftest import OpenNotebook
from tests.browser.notebook_page import CellError
from tests.browser.problems import Problems

pytestmark = pytest.mark.browser

SLIDER = """
import ipywidgets
slider = ipywidgets.IntSlider(3, 0, 10, description="Need")
slider
"""


def test_cells_run_and_a_widget_answers(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(["1 + 1", SLIDER])
    notebook.run_all()
    assert notebook.cell_output(0) == "2"
    handle = notebook.output_area(1).get_by_role("slider")
    handle.press("ArrowRight")
    expect(handle).to_have_attribute("aria-valuenow", "4.0")
    assert notebook.add_and_run("print(slider.value)") == "4"
    assert notebook.cell_count() == 3


def test_a_failing_cell_fails_the_test(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(["1 / 0"])
    with pytest.raises(CellError, match="division by zero"):
        notebook.run_all()


def test_reload_and_second_tab_share_the_kernel(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([SLIDER])
    notebook.run_all()
    expect(notebook.output_area(0).get_by_role("slider")).to_be_visible()
    notebook.save()
    notebook.reload()
    mine = notebook.output_area(0).get_by_role("slider")
    expect(mine).to_have_attribute("aria-valuenow", "3.0")
    other = notebook.second_tab().output_area(0).get_by_role("slider")
    other.press("ArrowRight")
    expect(mine).to_have_attribute("aria-valuenow", "4.0")
    assert notebook.add_and_run("slider.value") == "4"


def test_theme_switches_and_is_back_for_the_next_test(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(["1"])
    expect(notebook.page.locator("body")).to_have_attribute("data-jp-theme-light", "true")
    notebook.theme("dark")


def test_a_missing_chromium_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "NAMES", ())
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    with pytest.raises(FileNotFoundError, match=r'`apt install chromium`.* pytest -m "not browser"'):
        chromium.find_chromium(str(tmp_path / "none-of-its-own"))


def test_an_error_in_the_page_is_caught(open_notebook: OpenNotebook, problems: Problems) -> None:
    notebook = open_notebook(["1"])
    notebook.page.evaluate("setTimeout(() => { throw new Error('of our own'); })")
    notebook.page.evaluate("fetch('http://example.org/map').catch(() => {})")
    notebook.page.evaluate("console.error('journeykit: broken')")
    assert len(problems) == 3, problems
    problems.clear()
