"""Rows come, go and move, in every grid of the map at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, SECOND_NEED, STAGES_GRID, grid_in

pytestmark = pytest.mark.browser


def test_rows_from_python_appear_in_every_open_grid(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEEDS_GRID, NEEDS_GRID, STAGES_GRID])
    notebook.run_all()
    grids = [grid_in(notebook, 1), grid_in(notebook, 2)]
    stages = grid_in(notebook, 3, "Stages")
    notebook.add_and_run(NEED)
    for needs in grids:
        needs.expect_text(1, "Statement", "Know what happens next")
        needs.expect_text(1, "Stage", "Claims")
        needs.expect_text(1, "Opportunity", "15")
    notebook.add_and_run('m.stages.add(name="Farewell")')
    stages.expect_text(6, "Name", "Farewell")
    grids[0].type(1, "Statement", "Know who to call")
    grids[1].expect_text(1, "Statement", "Know who to call")
    # A stage's new name is at once the name in the needs.
    stages.type("Claims", "Name", "Damage")
    for needs in grids:
        needs.expect_text(1, "Stage", "Damage")
    stages.expect_saved()
    assert notebook.add_and_run("m.needs.df[['statement', 'stage_name']].values.tolist()") == (
        "[['Know who to call', 'Damage']]"
    )


def test_a_need_can_be_deleted_and_brought_back(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, SECOND_NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 3)
    needs.go(1, "Statement")
    needs.press("Control+Shift+-")
    needs.expect_text(1, "Statement", "Know what happens then")
    expect(needs.rows()).to_have_count(1)
    # The focus is in the row that took its place; so undo is one key away.
    expect(needs.cell(1, "Statement")).to_be_focused()
    needs.press("Control+z")
    needs.expect_text(1, "Statement", "Know what happens next")
    expect(needs.rows()).to_have_count(2)
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.statement.str[-4:].tolist()") == "['next', 'then']"
    needs.go(2, "Importance")
    needs.button("Delete need").click()
    expect(needs.rows()).to_have_count(1)
    expect(needs.status()).to_contain_text("Need “Know what happens then” deleted.")
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.statement.str[-4:].tolist()") == "['next']"
    needs.status().get_by_role("button", name="Undo").click()
    needs.expect_text(2, "Importance", "9")


def test_deleting_a_stage_that_needs_refer_to_asks_first(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, STAGES_GRID, NEEDS_GRID])
    notebook.run_all()
    stages, needs = grid_in(notebook, 2, "Stages"), grid_in(notebook, 3)
    question = stages.around.get_by_role("alertdialog", name="Delete the stage Claims?")
    stages.go("Claims", "Name")
    stages.press("Control+Shift+-")
    expect(question).to_contain_text("1 need stays behind without it.")
    expect(question.get_by_role("button", name="Keep")).to_be_focused()
    stages.press("Escape")
    expect(question).to_have_count(0)
    expect(stages.cell("Claims", "Name")).to_be_focused()
    # No letter typed at the question reaches JupyterLab or the grid.
    before = notebook.sources()
    stages.press("Control+Shift+-")
    expect(question.get_by_role("button", name="Keep")).to_be_focused()
    stages.press("b", "x", "d", "d")
    assert notebook.sources() == before
    question.get_by_role("button", name="Delete", exact=True).click()
    expect(stages.rows()).to_have_count(4)
    needs.expect_text(1, "Stage", "")
    stages.expect_saved()
    assert notebook.add_and_run("print(len(m.needs), m.needs.df.stage.isna().tolist())") == "1 [True]"
    stages.go(1, "Name")
    stages.press("Control+z")
    needs.expect_text(1, "Stage", "Claims")
    stages.go("Claims", "Name")
    stages.press("Control+Shift+-")
    question.get_by_role("button", name="Delete it too").click()
    needs.expect_count(0)
    expect(needs.around).to_contain_text("No needs yet.")
    stages.expect_saved()
    assert notebook.add_and_run("print(len(m.needs), len(m.stages))") == "0 4"


def test_a_row_is_moved_with_keys_and_buttons(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, STAGES_GRID])
    notebook.run_all()
    stages = grid_in(notebook, 1, "Stages")
    before = notebook.sources()
    stages.go("Claims", "Goal")
    stages.press("Alt+Shift+ArrowUp", "Alt+Shift+ArrowUp")
    stages.expect_text(3, "Name", "Claims")
    expect(stages.cell(3, "Goal")).to_be_focused()
    stages.button("Move stage down").click()
    stages.expect_text(4, "Name", "Claims")
    stages.expect_saved()
    assert notebook.sources() == before
    order = "['Awareness', 'Research', 'Purchase', 'Claims', 'Renewal']"
    assert notebook.add_and_run("m.stages.df.name.tolist()") == order
    stages.go("Awareness", "Name")
    stages.press("Control+Shift++")
    expect(stages.cell(2, "Name")).to_be_focused()
    stages.keyboard.type("Trigger")
    stages.press("Enter")
    stages.expect_saved()
    order = "['Awareness', 'Trigger', 'Research', 'Purchase', 'Claims', 'Renewal']"
    assert notebook.add_and_run("m.stages.df.name.tolist()") == order
