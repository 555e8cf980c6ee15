"""The way to the kernel breaks or falls silent while people type."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import NEEDS_GRID, grid_in
from tests.browser.outages.later import expect_connected, hurry
from tests.browser.outages.proxy import Proxy
from tests.browser.outages.record import BOUND, HEARD, Record
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

CELLS = [BOUND, HEARD, NEEDS_GRID]


def test_a_clean_cut(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_all()
    grid, record = grid_in(notebook, 2), Record(notebook.folder)
    record.type(grid, "Before 1", "Before 2")
    record.expect_safe(grid)
    proxy.cut()
    during = [*record.type(grid, "During 1", "During 2", "During 3"), record.add_row(grid, "A need of its own")]
    record.expect_marked(grid, during)
    record.check(grid)
    hurry(notebook, 11)
    expect(grid.status()).to_contain_text(re.compile(r"Cut off since \d\d:\d\d\. Your edits are kept here\."))
    proxy.heal()
    expect_connected(notebook)
    record.type(grid, "After 1", "After 2")
    record.expect_safe(grid)
    record.expect_in_map(notebook)


def test_silent_for_4_seconds(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_all()
    grid, record = grid_in(notebook, 2), Record(notebook.folder)
    record.type(grid, "Before 1")
    record.expect_safe(grid)
    record.type(grid, "Just before")
    proxy.silence()
    begin = notebook.page.evaluate("performance.now()")
    during = record.type(grid, "During 1", "During 2")
    record.expect_marked(grid, during)
    record.check(grid)
    # The time is the situation: whatever gives up after less must show here.
    notebook.page.wait_for_function("begin => performance.now() > begin + 4_000", arg=begin)
    record.expect_marked(grid, during)
    proxy.heal()
    record.type(grid, "After 1")
    record.expect_safe(grid)
    record.expect_in_map(notebook)


def test_what_is_lost_on_the_way_is_sent_again_and_taken_once(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_all()
    grid, record = grid_in(notebook, 2), Record(notebook.folder)
    record.type(grid, "Before 1")
    record.expect_safe(grid)
    # These arrive, but the page cannot know it.
    proxy.silence("down")
    heard = record.type(grid, "Heard 1", "Heard 2")
    wait_until(lambda: record.heard().total() == 3, "the map to hear what the page is not told of")
    record.expect_marked(grid, heard)
    proxy.silence()
    record.expect_marked(grid, [*record.type(grid, "Lost 1", "Lost 2"), record.add_row(grid, "A need of its own")])
    record.expect_marked(grid, heard)
    record.check(grid)
    proxy.cut()
    proxy.heal()
    expect_connected(notebook)
    record.type(grid, "After 1")
    hurry(notebook, 6)
    record.expect_safe(grid)
    record.expect_in_map(notebook)
