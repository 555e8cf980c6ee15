"""The kernel or the whole server begins anew while people type."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEEDS_GRID, grid_in
from tests.browser.notebook_page import NotebookPage
from tests.browser.outages.later import expect_connected, put_forward, put_forward_until, take_clock
from tests.browser.outages.proxy import Proxy
from tests.browser.outages.record import HEARD, NEEDS, Record
from tests.browser.tabs import act

pytestmark = pytest.mark.browser

CELLS = [MAP, NEEDS, HEARD, NEEDS_GRID]


def test_the_kernel_is_restarted(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_all()
    grid, record = grid_in(notebook, 3), Record(notebook.folder)
    record.type(grid, "Before 1")
    record.expect_safe(grid)
    take_clock(notebook)
    notebook.restart_kernel()
    record.expect_marked(grid, record.type(grid, "While it was gone 1", "While it was gone 2"))
    put_forward(notebook, 11)
    print(grid.status().inner_text())
    notebook.run_all()
    grid = grid_in(notebook, 3)
    notebook.screenshot("restarted")
    print(grid.status().inner_text())


def test_the_server_is_restarted(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_all()
    grid, record = grid_in(notebook, 3), Record(notebook.folder)
    record.type(grid, "Before 1")
    record.expect_safe(grid)
    take_clock(notebook)
    notebook.lab.stop()
    record.expect_marked(grid, record.type(grid, "While it was gone 1", "While it was gone 2"))
    notebook.lab.start()
    record.expect_marked(grid, record.type(grid, "No kernel 1"))
    for i in range(60):
        put_forward(notebook, 1)
        notebook.page.wait_for_timeout(50)
        if i % 10 == 9:
            print(i, act(notebook.page, "const k = panel.sessionContext.session?.kernel; return [k?.id, k?.connectionStatus, k?.status, panel.sessionContext.kernelDisplayStatus]"))
            if i%20 == 9: notebook.screenshot(f"server-restarted-{i}")
    print(grid.status().inner_text())
