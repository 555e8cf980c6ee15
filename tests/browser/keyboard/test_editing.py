"""Edit mode: how an edit begins, ends, and what the keys of text do meanwhile."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard.two_grids import TwoGrids

pytestmark = pytest.mark.browser

TEXT = "Be insured from tonight"
ROW = 7
CARET = "field => [field.selectionStart, field.selectionEnd]"


@pytest.mark.parametrize("key", ["Enter", "F2"])
def test_enter_and_f2_edit_with_the_caret_at_the_end(two: TwoGrids, key: str) -> None:
    grid = two.grid
    grid.go(ROW, "Statement")
    grid.press(key)
    editor = grid.editor("Statement")
    expect(editor).to_be_focused()
    expect(editor).to_have_value(TEXT)
    assert editor.evaluate(CARET) == [len(TEXT), len(TEXT)]
    grid.press("Escape")


def test_a_printable_key_replaces_what_is_there(two: TwoGrids) -> None:
    grid = two.grid
    for typed in ("x", "X", "5", "=", "/", "?", "'"):
        grid.go(ROW, "Statement")
        grid.keyboard.type(typed)
        expect(grid.editor("Statement")).to_have_value(typed)
        grid.keyboard.type("yz")
        expect(grid.editor("Statement")).to_have_value(f"{typed}yz")
        grid.press("Enter")
        grid.expect_text(ROW, "Statement", f"{typed}yz")
    assert two.column("statement")[ROW - 1] == "'yz"


def test_a_printable_key_in_a_computed_cell_does_nothing(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.go(ROW, "Opportunity")
    grid.press("x", "5", "Enter", "F2", "Space", "Delete", "Backspace")
    grid.expect_at(ROW, "Opportunity")
    expect(grid.grid.locator("input, textarea")).to_have_count(0)
    two.expect_rows(before)


@pytest.mark.parametrize(
    ("key", "to"),
    [("Enter", (8, "Rival")), ("F2", (7, "Rival")), ("Tab", (7, "How we know")), ("Shift+Tab", (7, "Proof"))],
)
def test_keys_that_commit_and_where_they_lead(two: TwoGrids, key: str, to: tuple[int, str]) -> None:
    grid = two.grid
    grid.go(ROW, "Rival")
    grid.keyboard.type("Alpina")
    grid.press(key)
    grid.expect_at(*to)
    expect(grid.grid.locator("input, textarea")).to_have_count(0)
    assert two.column("rival")[ROW - 1] == "Alpina"


def test_tab_goes_on_over_the_end_of_the_row(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(2, "Statement")
    grid.press("F2", "Shift+Tab")
    grid.expect_at(1, "How we know")
    grid.press("F2", "Tab")
    grid.expect_at(2, "Statement")
    grid.go(12, "Rival")
    grid.press("F2", "Enter")
    grid.expect_at(12, "Rival")


def test_escape_takes_the_edit_back(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.go(ROW, "Statement")
    grid.keyboard.type("Something else")
    grid.press("Escape")
    grid.expect_at(ROW, "Statement")
    grid.expect_text(ROW, "Statement", TEXT)
    grid.press("F2")
    grid.keyboard.type(" at last")
    grid.press("Escape")
    grid.expect_text(ROW, "Statement", TEXT)
    two.expect_rows(before)
    # Nothing was done, so there is nothing to undo.
    grid.press("Control+z")
    two.expect_rows(before)


@pytest.mark.parametrize("key", ["Shift+Enter", "Alt+Enter"])
def test_a_new_line_in_edit_mode_which_navigation_mode_leaves_to_the_host(two: TwoGrids, key: str) -> None:
    grid = two.grid
    grid.go(1, "Proof")
    grid.press(key)
    grid.expect_at(1, "Proof")
    two.expect_passed(key)
    grid.keyboard.type("One")
    grid.press(key)
    grid.keyboard.type("two")
    expect(grid.editor("Proof")).to_have_value("One\ntwo")
    grid.press("Enter")
    assert two.column("usp_proof")[0] == "One\ntwo"


MOVEMENTS = (
    ("ArrowLeft ArrowLeft", 21, 21),
    ("ArrowLeft ArrowRight", 23, 23),
    ("ArrowUp", 0, 0),
    ("Home ArrowDown", 23, 23),
    ("Home ArrowRight", 1, 1),
    ("Home End", 23, 23),
    ("Control+ArrowLeft", 16, 16),
    ("Control+ArrowLeft Control+ArrowLeft Control+ArrowRight", 15, 15),
    ("Control+Home", 0, 0),
    ("Home Control+End", 23, 23),
    ("Shift+ArrowLeft Shift+ArrowLeft", 21, 23),
    ("Shift+ArrowUp", 0, 23),
    ("Shift+Home", 0, 23),
    ("Home Shift+End", 0, 23),
    ("Home Shift+ArrowRight", 0, 1),
    ("Home Shift+ArrowDown", 0, 23),
    ("Control+Shift+ArrowLeft", 16, 23),
    ("Control+Shift+Home", 0, 23),
    ("Home Control+Shift+End", 0, 23),
    ("Control+a", 0, 23),
)
"""What is pressed after F2, and from where to where the text is selected then."""


def test_movements_move_the_caret_and_select_text(two: TwoGrids) -> None:
    grid = two.grid
    editor = grid.editor("Statement")
    for keys, start, end in MOVEMENTS:
        grid.go(ROW, "Statement")
        grid.press("F2", *keys.split())
        expect(editor).to_be_focused()
        assert editor.evaluate(CARET) == [start, end], keys
        grid.expect_no_range()
        grid.press("Escape")


DELETIONS = (
    ("Backspace", "Be insured from tonigh"),
    ("Home Delete", "e insured from tonight"),
    ("Control+Backspace", "Be insured from "),
    ("Control+a Delete", ""),
    ("Control+a Backspace", ""),
    ("Space", "Be insured from tonight "),
    ("Home Space", " Be insured from tonight"),
)


def test_delete_backspace_and_space_act_on_the_text(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    editor = grid.editor("Statement")
    for keys, text in DELETIONS:
        grid.go(ROW, "Statement")
        grid.press("F2", *keys.split())
        expect(editor).to_be_focused()
        expect(editor).to_have_value(text)
        grid.press("Escape")
    two.expect_rows(before)


def test_keys_of_ranges_and_rows_do_nothing_to_the_map_from_an_editor(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.go(ROW, "Statement")
    grid.press("F2")
    for key in ("Control+d", "Control+r", "Control+Shift+-", "Control+Shift++", "Alt+Shift+ArrowUp", "Control+Space"):
        grid.press(key)
        expect(grid.editor("Statement")).to_be_focused()
    two.expect_rows(before)
    grid.expect_no_range()
    grid.press("Escape")
    two.expect_rows(before)
    two.passed()


def test_ctrl_z_and_ctrl_y_undo_and_redo_typing_not_the_map(two: TwoGrids) -> None:
    grid = two.grid
    grid.type(1, "Rival", "Alpina")
    before = two.rows()
    grid.go(ROW, "Rival")
    grid.press("F2")
    editor = grid.editor("Rival")
    grid.keyboard.type("Bora")
    grid.press("Control+z")
    expect(editor).to_have_value("")
    for again in ("Control+y", "Control+Shift+z"):
        grid.press(again)
        expect(editor).to_have_value("Bora")
        grid.press("Control+z")
        expect(editor).to_have_value("")
    expect(editor).to_be_focused()
    grid.press("Escape")
    two.expect_rows(before)


def test_copy_cut_and_paste_in_an_editor_are_those_of_text(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.go(ROW, "Statement")
    grid.press("F2", "Control+Shift+ArrowLeft", "Control+c")
    assert two.page.evaluate("navigator.clipboard.readText()") == "tonight"
    grid.press("End", "Control+v")
    editor = grid.editor("Statement")
    expect(editor).to_have_value(f"{TEXT}tonight")
    grid.press("Control+a", "Control+x")
    expect(editor).to_have_value("")
    two.expect_rows(before)
    grid.press("Control+v", "Control+v", "Enter")
    assert two.column("statement")[ROW - 1] == f"{TEXT}tonight" * 2
    assert two.column("statement")[ROW:] == [row["statement"] for row in before[ROW:]]


def test_leaving_with_the_mouse_commits(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(ROW, "Rival")
    grid.keyboard.type("Alpina")
    grid.go(2, "Level")
    assert two.column("rival")[ROW - 1] == "Alpina"
    grid.go(ROW, "Rival")
    grid.keyboard.type("Bora")
    two.other.go(1, "Goal")
    two.expect_column("rival", [None] * (ROW - 1) + ["Bora"] + [None] * 5)
    two.page.get_by_label("Below").focus()


def test_keys_that_an_editor_leaves_to_the_host(two: TwoGrids) -> None:
    grid = two.grid
    keys = ("Control+s", "Control+Shift+C", "Control+f")
    for column in ("Statement", "Level", "Importance"):
        grid.go(ROW, column)
        grid.press("F2", *keys)
        expect(grid.editor(column)).to_be_focused()
        two.expect_passed(*keys)
        grid.press("Escape")
