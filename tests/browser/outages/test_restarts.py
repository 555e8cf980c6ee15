"""The kernel or the whole server begins anew while people type."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import NEEDS_GRID, grid_in
from tests.browser.outages.later import hurry_until
from tests.browser.outages.proxy import Proxy
from tests.browser.outages.record import BOUND, HEARD, UNBOUND, Record
from tests.browser.tabs import act

pytestmark = pytest.mark.browser

KERNEL_GONE = re.compile(r"Kernel gone since \d\d:\d\d\. Your edits are kept here\. Run the cells again\.")
CELLS = [BOUND, HEARD, NEEDS_GRID]


def test_the_kernel_is_restarted(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_all()
    grid, record = grid_in(notebook, 2), Record(notebook.folder)
    record.type(grid, "Before 1", "Before 2")
    record.expect_safe(grid)
    record.type(grid, "Just before")
    notebook.restart_kernel()
    gone = record.type(grid, "While it was gone 1", "While it was gone 2")
    record.expect_marked(grid, gone)
    expect(grid.status()).to_contain_text(KERNEL_GONE)
    record.check(grid)
    notebook.run_all()
    grid = grid_in(notebook, 2)
    record.type(grid, "After 1")
    record.expect_safe(grid)
    record.expect_in_map(notebook)


def test_the_kernel_of_a_map_without_a_file_is_restarted(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook([UNBOUND, HEARD, NEEDS_GRID])
    notebook.run_all()
    grid, record = grid_in(notebook, 2), Record(notebook.folder)
    record.type(grid, "Before 1")
    record.expect_safe(grid)
    notebook.restart_kernel()
    gone = record.type(grid, "While it was gone 1", "While it was gone 2")
    record.expect_marked(grid, gone)
    notebook.run_all()
    # It is another map now. What did not reach the first one is offered, one text after the other.
    grid = grid_in(notebook, 2)
    for edit in gone:
        expect(grid.status()).to_contain_text(f"“{edit.text}”")
        grid.status().get_by_role("button", name="Let it go").click()
    # What did reach it is kept.
    expect(grid.status()).to_contain_text("jk.recover()")
    assert notebook.add_and_run("print(*jk.load(jk.recover().path.iloc[0]).needs.df.rival)").split() == ["Before", "1"]
    record.forget()
    record.type(grid, "After 1")
    record.expect_safe(grid)


def test_the_server_is_restarted(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook(CELLS)
    notebook.run_all()
    grid, record = grid_in(notebook, 2), Record(notebook.folder)
    record.type(grid, "Before 1")
    record.expect_safe(grid)
    record.type(grid, "Just before")
    notebook.lab.end()
    record.expect_marked(grid, record.type(grid, "While it was gone 1", "While it was gone 2"))
    record.check(grid)
    notebook.lab.start()
    record.expect_marked(grid, record.type(grid, "Without a kernel 1"))
    gone = "return !panel.sessionContext.session?.kernel;"
    hurry_until(notebook, lambda: bool(act(notebook.page, gone)), "JupyterLab to miss the kernel")
    record.expect_marked(grid, record.type(grid, "Without a kernel 2"))
    expect(grid.status()).to_contain_text(KERNEL_GONE)
    act(notebook.page, "await panel.sessionContext.changeKernel({name: 'python3'});")
    notebook.run_all()
    grid = grid_in(notebook, 2)
    record.type(grid, "After 1")
    record.expect_safe(grid)
    record.expect_in_map(notebook)
