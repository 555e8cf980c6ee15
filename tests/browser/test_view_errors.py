"""What goes wrong in a view stays in the view: the notebook and the other grids go on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, STAGES_GRID, grid_in
from tests.browser.problems import Problems

pytestmark = pytest.mark.browser

RISKS = 'm.add_table(jk.table("risks", [jk.columns.text("risk")]))\njk.TableGrid(m, "risks")'


def test_a_table_that_goes_away_leaves_a_sentence(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, RISKS, NEEDS_GRID])
    notebook.run_all()
    grid_in(notebook, 2, "Risks")
    notebook.add_and_run('m.remove_table("risks")')
    expect(notebook.output_area(2)).to_contain_text("This map has no table “risks”.")
    needs = grid_in(notebook, 3)
    needs.type(1, "Importance", "4")
    needs.expect_saved()
    # Undone, the table is there again.
    notebook.add_and_run("m.undo(); m.undo()")
    grid_in(notebook, 2, "Risks")


def test_a_widget_that_was_closed_does_not_harm_the_others(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, f"stages = {STAGES_GRID}\nstages", NEEDS_GRID])
    notebook.run_all()
    grid_in(notebook, 2, "Stages")
    notebook.add_and_run("stages.close()")
    expect(notebook.output_area(2).get_by_role("grid")).to_have_count(0)
    needs = grid_in(notebook, 3)
    needs.type(1, "Importance", "4")
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.importance.tolist()") == "[4]"


def test_a_notebook_opened_without_its_kernel_is_filled_again_by_running_it(
    open_notebook: OpenNotebook, problems: Problems
) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    grid_in(notebook, 2)
    notebook.save()
    notebook.restart_kernel()
    notebook.reload()
    # What stands there is the widget manager's own sentence: nothing of ours is left to run.
    expect(notebook.output_area(2)).to_contain_text("model not found")
    assert all("widget model not found" in problem for problem in problems)
    problems.clear()
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.type(1, "Importance", "4")
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.importance.tolist()") == "[4]"


def test_a_kernel_that_starts_again_leaves_the_typed_text_in_sight(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.type(1, "Statement", "Know who to call")
    needs.expect_saved()
    notebook.restart_kernel()
    expect(needs.cell(1, "Statement")).to_contain_text("Know who to call")
    needs.type(1, "Rival", "Alpina")
    expect(needs.status()).to_contain_text("1 edit waiting")
    expect(needs.status()).to_contain_text("Kernel gone since", timeout=30_000)
    # The notebook itself goes on.
    assert notebook.run_cell(0) == ""
    notebook.run_cell(1)
    notebook.run_cell(2)
    needs = grid_in(notebook, 2)
    needs.expect_text(1, "Statement", "Know what happens next")
    needs.type(1, "Importance", "4")
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.importance.tolist()") == "[4]"
