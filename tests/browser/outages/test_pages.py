"""Several pages on one map, or one after the other, while what they say does not arrive."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import NEEDS_GRID, grid_in
from tests.browser.notebook_page import NotebookPage
from tests.browser.outages.later import expect_connected, hurry
from tests.browser.outages.proxy import Proxy
from tests.browser.outages.record import BOUND, HEARD, Record
from tests.browser.tabs import Tabs

pytestmark = pytest.mark.browser

CELLS = [BOUND, HEARD, NEEDS_GRID]


def test_one_page_is_cut_off_and_another_goes_on(open_notebook: OpenNotebook, proxy: Proxy, elsewhere: Tabs) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_all()
    mine, record = grid_in(notebook, 2), Record(notebook.folder)
    notebook.save()
    other = NotebookPage(notebook.lab, elsewhere, notebook.path, notebook.artefacts)
    theirs = grid_in(other, 2)
    record.type(mine, "Mine before")
    record.type(theirs, "Theirs before")
    record.expect_safe(mine)
    record.expect_safe(theirs)
    proxy.cut()
    mine.type(1, "Statement", "Mine, later")
    waiting = record.type(mine, "Mine during 1", "Mine during 2")
    record.expect_marked(mine, waiting)
    # Who is not cut off goes on, even in the same cell.
    theirs.type(1, "Statement", "Theirs, meanwhile")
    others = record.type(theirs, "Theirs during 1", "Theirs during 2")
    theirs.expect_saved()
    record.check(mine, waiting)
    record.check(theirs, others)
    proxy.heal()
    expect_connected(notebook)
    hurry(notebook, 6)
    record.type(mine, "Mine after")
    record.type(theirs, "Theirs after")
    record.expect_safe(mine)
    record.expect_safe(theirs)
    for grid in (mine, theirs):
        expect(grid.cell(1, "Statement")).to_contain_text("Mine, later")
    # The last one stays; the other one is told and can take the text back.
    theirs.go(1, "Statement")
    expect(theirs.note()).to_contain_text("You had “Theirs, meanwhile”.")
    theirs.note().get_by_role("button", name="Bring mine back").click()
    mine.expect_text(1, "Statement", "Theirs, meanwhile")
    record.expect_in_map(other)


def test_a_page_is_loaded_anew_with_edits_that_wait(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_all()
    grid, record = grid_in(notebook, 2), Record(notebook.folder)
    record.type(grid, "Before 1")
    record.expect_safe(grid)
    notebook.save()
    proxy.silence("down")
    record.expect_marked(grid, record.type(grid, "Heard and not answered"))
    proxy.strand()
    record.expect_marked(grid, record.type(grid, "Lost 1", "Lost 2"))
    record.check(grid)
    grid.go(12, "Statement")
    grid.keyboard.type("Half typed")
    proxy.heal()
    notebook.tabs.do_not_keep()
    notebook.reload()
    grid = grid_in(notebook, 2)
    record.expect_safe(grid)
    grid.expect_text(12, "Statement", "Half typed")
    record.type(grid, "After 1")
    record.expect_safe(grid)
    record.expect_in_map(notebook)


def duplicate(notebook: NotebookPage) -> Page:
    """Open JupyterLab in a tab that begins with a copy of what this one has stored, as a duplicate does."""
    with notebook.page.expect_popup() as opened:
        notebook.page.evaluate("address => void window.open(address)", notebook.tabs.address())
    notebook.tabs.wait_for_lab(opened.value)
    return opened.value


def test_a_tab_is_duplicated_with_edits_that_wait(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_all()
    first, record = grid_in(notebook, 2), Record(notebook.folder)
    record.type(first, "Before 1")
    record.expect_safe(first)
    notebook.save()
    proxy.strand()
    waiting = record.type(first, "Waiting 1", "Waiting 2")
    record.expect_marked(first, waiting)
    twin = NotebookPage(notebook.lab, notebook.tabs, notebook.path, notebook.artefacts, duplicate(notebook))
    second = grid_in(twin, 2)
    # It is somebody else: it does not send what the first one has still to send, and numbers its own edits.
    record.type(second, "In the twin")
    second.expect_saved()
    waiting += record.type(first, "In the first")
    record.expect_marked(first, waiting)
    assert record.heard() == Counter(["Before 1", "In the twin"])
    # The copy offers what it found, as nobody could know whether the first one is still there.
    for edit in waiting[:2]:
        second.go(edit.row, edit.column)
        expect(second.note()).to_contain_text("Typed before the page was loaded anew")
    proxy.heal()
    expect_connected(notebook)
    hurry(notebook, 6)
    record.expect_safe(first)
    # They have reached the map from the first one: there is nothing more to offer.
    for edit in waiting[:2]:
        second.expect_no_error(edit.row, edit.column)
    record.expect_safe(second)
    record.expect_in_map(twin)
