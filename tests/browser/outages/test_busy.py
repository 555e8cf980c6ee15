"""A cell computes while people type, and very many edits come at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import NEEDS_GRID, grid_in
from tests.browser.notebook_page import NotebookPage
from tests.browser.outages.later import hurry
from tests.browser.outages.proxy import Proxy
from tests.browser.outages.record import BOUND, HEARD, Record
from tests.browser.outages.store import flood
from tests.browser.tabs import Tabs, act
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

CELLS = [BOUND, HEARD, NEEDS_GRID]
BUSY = """
m.needs.set(m.needs.df.index[0], statement="Written by the cell")
while not Path("enough").exists():
    sum(range(1_000))
""".strip()
FLOOD = 6_000
"""The server passes on 1,000 messages a second."""


def begin_cell(notebook: NotebookPage, index: int) -> None:
    """Run a cell without waiting for its end."""
    run = "panel.content.activeCellIndex = given; panel.content.deselectAll();"
    act(notebook.page, run + "void app.commands.execute('notebook:run-cell');", index)


def test_a_cell_computes_and_edits_flood_in(open_notebook: OpenNotebook, proxy: Proxy) -> None:
    notebook = open_notebook([*CELLS, BUSY])
    for cell in range(len(CELLS)):
        notebook.run_cell(cell)
    grid, record = grid_in(notebook, 2), Record(notebook.folder)
    record.type(grid, "Before 1")
    record.expect_safe(grid)
    begin_cell(notebook, len(CELLS))
    # JupyterLab has a thread for what widgets say: they are answered while the cell runs, and after it has spoken.
    grid.expect_text(1, "Statement", "Written by the cell")
    record.type(grid, "During 1", "During 2")
    record.expect_safe(grid)
    texts = [f"Flood {number}" for number in range(FLOOD)]
    flood(grid, texts)
    record.type(grid, "During 3")
    wait_until(
        lambda: texts[FLOOD // 20] in record.all_heard(), "the first of the flood to be taken while the cell runs"
    )
    (notebook.folder / "enough").touch()
    expect(grid.status()).not_to_contain_text("waiting", timeout=60_000)
    record.expect_safe(grid)
    heard = record.all_heard()
    assert {heard[text] for text in texts} == {1}
    record.type(grid, "After 1")
    record.expect_safe(grid)
    record.expect_in_map(notebook)
    shown = notebook.add_and_run("print(*m.needs.df.usp, sep=', ')")
    assert shown == ", ".join(texts[-12:])


def test_edits_wait_for_the_cell_where_there_is_no_thread_for_them(
    open_notebook: OpenNotebook, tabs: Tabs, proxy: Proxy
) -> None:
    # As in hosts that know no such threads.
    tabs.do_not_keep()
    act(tabs.first(), "app.serviceManager.kernels.commsOverSubshells = 'disabled';")
    notebook = open_notebook([*CELLS, BUSY])
    for cell in range(len(CELLS)):
        notebook.run_cell(cell)
    grid, record = grid_in(notebook, 2), Record(notebook.folder)
    record.type(grid, "Before 1")
    record.expect_safe(grid)
    begin_cell(notebook, len(CELLS))
    grid.expect_text(1, "Statement", "Written by the cell")
    during = record.type(grid, "During 1", "During 2")
    hurry(notebook, 11)
    expect(grid.status()).to_contain_text("Your edits are kept here.")
    record.expect_marked(grid, during)
    record.check(grid)
    (notebook.folder / "enough").touch()
    notebook.expect_idle()
    record.type(grid, "After 1")
    record.expect_safe(grid)
    record.expect_in_map(notebook)
