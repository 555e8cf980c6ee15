"""A table grid of the needs, filled in by hand while the DataFrame follows."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, grid_in

pytestmark = pytest.mark.browser

READ = "print(*m.needs.df.iloc[0][['statement', 'stage_name', 'level', 'kind', 'opportunity']], sep='|')"


def test_what_is_typed_is_in_the_frame(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 1)
    needs.add_row()
    # The new row waits for its text; the whole of it without the mouse.
    expect(needs.cell(1, "Statement")).to_be_focused()
    needs.keyboard.type("Know what happens next")
    needs.press("Tab")
    needs.keyboard.type("cla")
    needs.press("Tab", "ArrowRight", "Alt+ArrowDown")
    expect(needs.option("Physiological")).to_be_visible()
    needs.press("ArrowDown", "Enter")
    needs.expect_text(1, "Level", "Safety")
    needs.expect_text(1, "D or B", "D")
    needs.press("ArrowRight", "ArrowRight")
    needs.keyboard.type("9")
    needs.press("Tab")
    needs.expect_text(1, "Opportunity", "")
    needs.keyboard.type("3")
    needs.press("Enter")
    needs.expect_text(1, "Opportunity", "15")
    needs.expect_saved()
    assert notebook.add_and_run(READ) == "Know what happens next|Claims|safety|D|15"


def test_what_is_chosen_with_the_mouse_is_in_the_frame(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 1)
    needs.add_row()
    needs.open(1, "Statement").fill("Become a better driver")
    needs.choose(1, "Stage", "Awareness")
    needs.expect_text(1, "Statement", "Become a better driver")
    needs.choose(1, "Level", "Self-actualization")
    needs.expect_text(1, "D or B", "B")
    needs.open(1, "Importance")
    needs.pick_step("Importance", "4")
    needs.open(1, "Satisfaction")
    needs.pick_step("Satisfaction", "8")
    needs.expect_text(1, "Opportunity", "4")
    needs.expect_saved()
    assert notebook.add_and_run(READ) == "Become a better driver|Awareness|self_actualization|B|4"


def test_deficit_being_and_unknown_follow_the_level(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.expect_text(1, "D or B", "D")
    needs.choose(1, "Level", "Self-actualization")
    needs.expect_text(1, "D or B", "B")
    needs.clear(1, "Level")
    needs.expect_text(1, "D or B", "")
    needs.expect_text(1, "Level", "–")
    needs.expect_saved()
    read = "print(m.needs.df.level.isna().tolist(), m.needs.df.kind.isna().tolist())"
    assert notebook.add_and_run(read) == "[True] [True]"


def test_importance_99_is_refused_at_its_cell(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.type(1, "Importance", "99")
    needs.expect_error(1, "Importance", "“99” is not a whole number from 0 to 10.")
    expect(needs.note()).to_contain_text("“99” is not a whole number from 0 to 10.")
    expect(needs.note()).to_contain_text("The map still holds 9.")
    expect(needs.status()).to_contain_text("1 cell to correct")
    # What was typed is not lost, and what is computed from the column still rests on the old value.
    expect(needs.cell(1, "Importance")).to_contain_text("99")
    needs.expect_text(1, "Opportunity", "15")
    assert notebook.add_and_run("m.needs.df.importance.tolist()") == "[9]"
    needs.type(1, "Importance", "10")
    needs.expect_no_error(1, "Importance")
    expect(needs.status()).not_to_contain_text("to correct")
    needs.expect_text(1, "Opportunity", "17")
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.importance.tolist()") == "[10]"


def test_a_refused_text_can_be_given_up(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.type(1, "Importance", "99")
    needs.expect_error(1, "Importance", "“99” is not")
    expect(needs.cell(1, "Importance")).to_be_focused()
    needs.press("Escape")
    needs.expect_no_error(1, "Importance")
    needs.expect_text(1, "Importance", "9")
    expect(needs.cell(1, "Importance")).to_be_focused()
    needs.type(1, "Satisfaction", "much")
    needs.expect_error(1, "Satisfaction", "“much” is not a whole number from 0 to 10.")
    needs.note().get_by_role("button", name="Keep 3").click()
    needs.expect_no_error(1, "Satisfaction")
    needs.expect_text(1, "Satisfaction", "3")
    expect(needs.cell(1, "Satisfaction")).to_be_focused()
    # Correcting begins with the text that was refused.
    needs.type(1, "Satisfaction", "33")
    needs.press("F2")
    expect(needs.editor("Satisfaction")).to_have_value("33")
    needs.press("Backspace", "Enter")
    needs.expect_no_error(1, "Satisfaction")
    needs.press("F2", "Backspace")
    needs.keyboard.type("5")
    needs.press("Enter")
    needs.expect_text(1, "Opportunity", "13")
    # Painted at once; the kernel has it a moment later.
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df[['importance', 'satisfaction']].values.tolist()") == "[[9, 5]]"
