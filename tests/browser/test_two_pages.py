"""One map, several pages: a reload, a second tab, a second view, a kernel that starts again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, SECOND_NEED, STAGES_GRID, grid_in

pytestmark = pytest.mark.browser


def test_a_reload_shows_everything_again(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.type(1, "Statement", "Know who to call")
    needs.expect_saved()
    notebook.save()
    notebook.reload()
    needs = grid_in(notebook, 2)
    needs.expect_text(1, "Statement", "Know who to call")
    needs.expect_text(1, "Opportunity", "15")
    # The page has come back as the one it was: its last edit can still be undone.
    needs.go(1, "Statement")
    needs.press("Control+z")
    needs.expect_text(1, "Statement", "Know what happens next")
    needs.type(1, "Importance", "10")
    needs.expect_text(1, "Opportunity", "17")
    needs.expect_saved()
    read = "m.needs.df[['statement', 'importance']].values.tolist()"
    assert notebook.add_and_run(read) == "[['Know what happens next', 10]]"


def test_a_reload_amid_an_edit_loses_nothing_confirmed(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, SECOND_NEED, NEEDS_GRID])
    notebook.run_all()
    notebook.save()
    needs = grid_in(notebook, 3)
    needs.type(1, "Rival", "Alpina")
    needs.type(2, "Rival", "Donau")
    needs.type(1, "Importance", "99")
    needs.go(1, "Why they choose us")
    needs.keyboard.type("One person from first call")
    notebook.reload()
    needs = grid_in(notebook, 3)
    needs.expect_text(1, "Rival", "Alpina")
    needs.expect_text(2, "Rival", "Donau")
    needs.expect_text(1, "Importance", "9")
    needs.expect_no_error(1, "Importance")
    needs.type(1, "Why they choose us", "One person")
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df[['rival', 'usp']].values.tolist()") == (
        "[['Alpina', 'One person'], ['Donau', '']]"
    )


def test_an_edit_in_one_tab_shows_in_the_other(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    mine = grid_in(notebook, 2)
    mine.type(1, "Statement", "Know who to call")
    mine.expect_saved()
    notebook.save()
    other = notebook.second_tab()
    theirs = grid_in(other, 2)
    theirs.expect_text(1, "Statement", "Know who to call")
    theirs.type(1, "Satisfaction", "8")
    mine.expect_text(1, "Satisfaction", "8")
    mine.expect_text(1, "Opportunity", "10")
    mine.type(1, "Rival", "Alpina")
    theirs.expect_text(1, "Rival", "Alpina")
    # Undo takes back one's own: the other's text stays.
    theirs.go(1, "Statement")
    theirs.press("Control+z")
    theirs.expect_text(1, "Satisfaction", "3")
    mine.expect_text(1, "Satisfaction", "3")
    mine.expect_text(1, "Rival", "Alpina")
    other.add_and_run(NEED.replace("next", "then"))
    mine.expect_text(2, "Statement", "Know what happens then")
    theirs.expect_text(2, "Statement", "Know what happens then")


def test_who_is_typing_is_not_disturbed_by_another_tab(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    notebook.save()
    mine, theirs = grid_in(notebook, 2), grid_in(notebook.second_tab(), 2)
    mine.go(1, "Statement")
    mine.keyboard.type("Know who")
    theirs.type(1, "Statement", "Know when")
    theirs.type(1, "Importance", "8")
    mine.expect_text(1, "Importance", "8")
    expect(mine.editor("Statement")).to_be_focused()
    mine.keyboard.type(" to call")
    mine.press("Enter")
    for grid in (mine, theirs):
        expect(grid.cell(1, "Statement")).to_contain_text("Know who to call")
    # The other is told, and can take the text back.
    theirs.go(1, "Statement")
    expect(theirs.note()).to_contain_text("You had “Know when”.")
    theirs.note().get_by_role("button", name="Bring mine back").click()
    expect(mine.cell(1, "Statement")).to_contain_text("Know when")
    theirs.expect_saved()
    assert notebook.add_and_run("m.needs.df.statement.tolist()") == "['Know when']"


def test_a_row_deleted_elsewhere_gives_back_the_text_being_typed(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, SECOND_NEED, NEEDS_GRID])
    notebook.run_all()
    notebook.save()
    mine, theirs = grid_in(notebook, 3), grid_in(notebook.second_tab(), 3)
    mine.go(1, "Rival")
    mine.keyboard.type("Alpina")
    theirs.go(1, "Statement")
    theirs.press("Control+Shift+-")
    mine.expect_count(1)
    expect(mine.editor("Rival")).to_have_count(0)
    expect(mine.status()).to_contain_text("Kept from a deleted row: “Alpina”")
    # The focus stays in the grid; what is typed next goes into a row that is there.
    expect(mine.cell(1, "Rival")).to_be_focused()
    mine.expect_text(1, "Statement", "Know what happens then")
    mine.keyboard.type("Donau")
    mine.press("Enter")
    theirs.expect_text(1, "Rival", "Donau")
    mine.status().get_by_role("button", name="Let it go").click()
    expect(mine.status()).not_to_contain_text("Alpina")
    assert notebook.add_and_run("m.needs.df.rival.tolist()") == "['Donau']"


def test_two_views_of_one_grid_are_in_step(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, f"grid = {NEEDS_GRID}\ngrid", "grid", STAGES_GRID])
    notebook.run_all()
    first, second = grid_in(notebook, 2), grid_in(notebook, 3)
    first.type(1, "Statement", "Know who to call")
    second.expect_text(1, "Statement", "Know who to call")
    # Going away with its cell, a view takes nothing with it.
    notebook.delete_cell(2)
    second = grid_in(notebook, 2)
    second.type(1, "Importance", "4")
    second.expect_saved()
    assert notebook.add_and_run("m.needs.df.importance.tolist()") == "[4]"
