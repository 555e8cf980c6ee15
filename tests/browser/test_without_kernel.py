"""What a notebook shows of a map where no kernel runs: on code hosts, converted, reopened and not run."""

from __future__ import annotations

import html
import re

import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.lab import Lab
from tests.browser.motor_map import MAP, NEED, grid_in
from tests.browser.notebook_page import NotebookPage
from tests.browser.problems import Problems

pytestmark = pytest.mark.browser

NEEDS_VIEW = "jk.NeedsGrid(m)"
TYPED = '<b>Ä & "x"</b>'
HOSTILE = "<img src=x onerror=window.hurt=1><script>window.hurt=1</script>"
HOSTILE_NEED = f"m.needs.add(statement={HOSTILE!r}, stage='claims');"
TIME = re.compile(r"Motor insurance, as of \d+ \w+ \d{4}, \d\d:\d\d")


def _still(notebook: NotebookPage, cell: int) -> Locator:
    return notebook.output_area(cell).locator(".jk-still")


def test_what_is_typed_is_in_the_file_and_stays_readable(
    open_notebook: OpenNotebook, lab: Lab, problems: Problems
) -> None:
    notebook = open_notebook([MAP, NEED, HOSTILE_NEED, NEEDS_VIEW])
    notebook.run_all()
    needs = grid_in(notebook, 3)
    needs.type(1, "Statement", TYPED)
    notebook.expect_in_output(3, html.escape(TYPED))
    # Whoever has the map before them sees it once.
    still = _still(notebook, 3)
    expect(still).to_have_count(1)
    expect(still).to_be_hidden()
    expect(notebook.output_area(3).get_by_role("table")).to_have_count(0)
    view, beside = notebook.output_area(3).locator(".jp-OutputArea-child").all()
    assert view.bounding_box() == notebook.output_area(3).bounding_box()
    assert beside.bounding_box() is None
    notebook.save()
    page = HTMLExporter().from_filename(str(lab.root / notebook.path))[0]
    assert TYPED not in page
    assert html.unescape(page).count(TYPED) == 1
    assert len(TIME.findall(re.sub(r"<[^>]*>", "", page))) == 1
    lab.end_kernels()
    reopened = notebook.second_tab()
    # JupyterLab says so of every widget that was not run; README says what to do.
    expect(reopened.output_area(3)).to_contain_text("model not found")
    assert all("widget model not found" in problem for problem in problems)
    problems.clear()
    table = _still(reopened, 3)
    expect(table.get_by_role("rowheader", name=TYPED, exact=True)).to_be_visible()
    expect(table).to_contain_text(TIME)
    expect(table.get_by_role("rowheader", name=HOSTILE, exact=True)).to_be_visible()
    expect(table.locator("b, img, script, [onerror]")).to_have_count(0)
    assert reopened.page.evaluate("window.hurt") is None
    reopened.screenshot("reopened-without-a-kernel")


def test_a_map_shows_itself_and_runs_nothing(open_notebook: OpenNotebook) -> None:
    hostile = f"m.title = {HOSTILE!r}; m.stages.add(name={HOSTILE!r}); m.personas.add(name={HOSTILE!r});"
    notebook = open_notebook([MAP, NEED, HOSTILE_NEED, hostile, "m"])
    notebook.run_all()
    shown = notebook.output_area(4)
    expect(shown.get_by_role("heading", name=HOSTILE)).to_be_visible()
    expect(shown.get_by_role("rowheader", name="Know what happens next", exact=True)).to_be_visible()
    expect(shown.get_by_role("rowheader", name=HOSTILE, exact=True).first).to_be_visible()
    expect(shown.locator("img, script, iframe, [onerror]")).to_have_count(0)
    assert notebook.page.evaluate("window.hurt") is None
