"""Keys in a grid in JupyterLab, and what of them arrives in Python; `keyboard` has every key one by one."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, SECOND_NEED, grid_in

pytestmark = pytest.mark.browser

# In JupyterLab's command mode each of these changes the notebook or leaves the cell.
LAB_KEYS = ("a", "b", "x", "c", "v", "z", "m", "y", "r", "d", "d", "i", "i", "0", "0", "j", "k", "Shift+M", "Shift+L")


def test_letters_at_a_button_never_reach_jupyterlab(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    before = notebook.sources()
    needs = grid_in(notebook, 2)
    needs.type(1, "Importance", "4")
    undo = needs.button("Undo")
    undo.click()
    needs.expect_text(1, "Importance", "9")
    expect(undo).to_be_focused()
    for key in LAB_KEYS:
        needs.press(key)
        assert notebook.sources() == before, key
    needs.press("ArrowRight", "Enter")
    needs.expect_text(1, "Importance", "4")
    needs.press("ArrowDown", "ArrowUp", "x")
    assert notebook.sources() == before


def test_keys_that_would_merge_cells_stay_in_the_grid(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID, "'after'"])
    notebook.run_all()
    before = notebook.sources()
    needs = grid_in(notebook, 2)
    for key, column in (("Control+Backspace", "Importance"), ("Control+Delete", "Satisfaction")):
        needs.go(1, column)
        needs.press(key)
        needs.expect_text(1, column, "–")
        assert notebook.sources() == before, key
    needs.go(1, "Statement")
    needs.press("Control+Shift+M", "Control+Shift+Backspace", "Control+Shift+Delete", "Control+ArrowUp")
    # In an editor the first takes a word, and the others do nothing.
    needs.press("F2", "Control+Backspace", "Control+Shift+M")
    expect(needs.editor("Statement")).to_have_value("Know what happens ")
    needs.press("Enter")
    needs.button("Undo").click()
    needs.expect_text(1, "Statement", "Know what happens next")
    needs.press("Control+Backspace", "Control+Delete", "Control+Shift+M")
    assert notebook.sources() == before
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df[['importance', 'satisfaction']].isna().values.tolist()") == "[[True, True]]"
    # Outside a grid Lab does merge cells with them.
    notebook.go_to_cell(3)
    needs.press("Control+Backspace")
    assert notebook.cell_count() == len(before)


def test_shift_enter_in_a_cell_runs_the_notebook_cell(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, f"runs = globals().get('runs', 0) + 1\n{NEEDS_GRID}", "runs"])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.go(1, "Statement")
    needs.press("Shift+Enter")
    notebook.expect_idle()
    assert notebook.add_and_run("runs") == "2"


def test_typing_replaces_and_doubles_no_letter(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.go(1, "Statement")
    needs.keyboard.type("xylophone")
    expect(needs.editor("Statement")).to_have_value("xylophone")
    needs.press("Enter")
    needs.expect_text(1, "Statement", "xylophone")
    # Enter and F2 keep the text, the caret stands at its end.
    needs.go(1, "Statement")
    needs.press("F2")
    needs.keyboard.type(" solo")
    needs.press("F2")
    needs.expect_text(1, "Statement", "xylophone solo")
    expect(needs.cell(1, "Statement")).to_be_focused()
    needs.press("Enter")
    needs.keyboard.type("!")
    needs.press("Escape")
    needs.expect_text(1, "Statement", "xylophone solo")
    expect(needs.cell(1, "Statement")).to_be_focused()
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.statement.tolist()") == "['xylophone solo']"


def test_enter_goes_down_and_tab_goes_on(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, SECOND_NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 3)
    needs.type(1, "Importance", "1", end="Enter")
    expect(needs.cell(2, "Importance")).to_be_focused()
    needs.keyboard.type("2")
    needs.press("Tab")
    expect(needs.cell(2, "Satisfaction")).to_be_focused()
    needs.keyboard.type("3")
    needs.press("Shift+Tab")
    expect(needs.cell(2, "Importance")).to_be_focused()
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df[['importance', 'satisfaction']].values.tolist()") == "[[1, 3], [2, 3]]"


def test_enter_at_the_last_row_and_tab_over_the_end(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, SECOND_NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 3)
    needs.type(2, "Rival", "Alpina", end="Enter")
    expect(needs.cell(2, "Rival")).to_be_focused()
    needs.press("Home")
    expect(needs.cell(2, "Statement")).to_be_focused()
    needs.keyboard.type("Know more")
    needs.press("Shift+Tab")
    expect(needs.cell(1, "How we know")).to_be_focused()
    needs.press("Enter", "ArrowDown", "Tab")
    expect(needs.cell(2, "Statement")).to_be_focused()
    needs.press("Control+End")
    expect(needs.cell(2, "How we know")).to_be_focused()
    needs.press("ArrowRight", "ArrowDown")
    expect(needs.cell(2, "How we know")).to_be_focused()
    needs.press("Control+Home", "ArrowLeft", "ArrowUp")
    expect(needs.cell(1, "Statement")).to_be_focused()
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.statement.tolist()") == "['Know what happens next', 'Know more']"


def test_a_hundred_quick_edits_all_arrive(open_notebook: OpenNotebook) -> None:
    filled = f"with m.batch():\n    for _ in range(100):\n        {NEED}"
    notebook = open_notebook([MAP, filled, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    typed = [number % 11 for number in range(100)]
    needs.go(1, "Importance")
    for number in typed:
        needs.keyboard.type(str(number))
        needs.keyboard.press("Enter")
    expect(needs.cell(100, "Importance")).to_be_focused()
    needs.expect_saved()
    assert notebook.add_and_run("print(m.needs.df.importance.tolist())") == str(typed)


def test_delete_empties_a_cell(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.go(1, "Importance")
    needs.press("Delete")
    needs.expect_text(1, "Opportunity", "")
    needs.go(1, "Statement")
    needs.press("Backspace")
    needs.expect_text(1, "Statement", "")
    needs.expect_saved()
    read = "print(m.needs.df.statement.tolist(), m.needs.df.importance.isna().tolist())"
    assert notebook.add_and_run(read) == "[''] [True]"


def test_a_text_may_have_several_lines(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.go(1, "Why they choose us")
    needs.keyboard.type("One person")
    needs.press("Shift+Enter")
    needs.keyboard.type("from first call to payment")
    needs.press("Enter")
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.usp.tolist()") == r"['One person\nfrom first call to payment']"
    height = needs.cell(1, "Why they choose us").bounding_box()
    assert height
    assert height["height"] > 40, "two lines need more room than one"
