"""Undo and redo, in the grid and from code."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, grid_in

pytestmark = pytest.mark.browser

FIGURES = "m.needs.df[['importance', 'satisfaction']].values.tolist()"


def test_undo_takes_the_last_edit_back_in_grid_and_frame(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.type(1, "Importance", "4")
    needs.expect_text(1, "Opportunity", "5")
    needs.press("Control+z")
    needs.expect_text(1, "Importance", "9")
    needs.expect_text(1, "Opportunity", "15")
    expect(needs.status()).to_contain_text("Undone.")
    expect(needs.announced()).to_have_text("Undone.")
    needs.expect_saved()
    assert notebook.add_and_run(FIGURES) == "[[9, 3]]"
    needs.go(1, "Statement")
    needs.press("Control+Shift+z")
    needs.expect_text(1, "Importance", "4")
    needs.press("Control+z")
    needs.expect_text(1, "Importance", "9")
    needs.press("Control+y")
    needs.expect_text(1, "Importance", "4")
    needs.button("Undo").click()
    needs.expect_text(1, "Importance", "9")
    needs.button("Redo").click()
    needs.expect_text(1, "Importance", "4")
    needs.expect_saved()
    assert notebook.add_and_run(FIGURES) == "[[4, 3]]"
    # Nothing is left to be done again.
    needs.go(1, "Statement")
    needs.press("Control+y")
    expect(needs.status()).to_contain_text("There is nothing to redo.")


def test_undo_in_a_grid_takes_back_ones_own_edits_only(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.go(1, "Statement")
    needs.press("Control+z")
    expect(needs.status()).to_contain_text("There is nothing to undo.")
    needs.expect_text(1, "Statement", "Know what happens next")
    needs.type(1, "Importance", "4")
    needs.type(1, "Satisfaction", "2")
    needs.expect_text(1, "Opportunity", "6")
    notebook.add_and_run("m.needs.set(m.needs.df.index[0], importance=1)")
    needs.expect_text(1, "Importance", "1")
    needs.go(1, "Statement")
    needs.press("Control+z")
    needs.expect_text(1, "Satisfaction", "3")
    needs.expect_text(1, "Importance", "1")
    # My own importance was overwritten since, so taking it back would take back somebody else's.
    needs.press("Control+z")
    expect(needs.status()).to_contain_text("Nothing was changed: somebody else has written there since.")
    needs.expect_text(1, "Importance", "1")
    assert notebook.add_and_run(FIGURES) == "[[1, 3]]"


def test_code_can_take_back_what_was_typed(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.type(1, "Importance", "4")
    needs.expect_saved()
    notebook.add_and_run("m.undo()")
    needs.expect_text(1, "Importance", "9")
    notebook.add_and_run("m.redo()")
    needs.expect_text(1, "Importance", "4")
    assert notebook.add_and_run(FIGURES) == "[[4, 3]]"
