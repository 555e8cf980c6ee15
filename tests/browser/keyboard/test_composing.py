"""Text from an input method: it begins an edit, loses no character, and its keys are not the grid's."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard.input_method import TAKEN, InputMethod
from tests.browser.keyboard.two_grids import TwoGrids

pytestmark = pytest.mark.browser

ROW = 7


def statement(two: TwoGrids) -> str:
    return str(two.column("statement")[ROW - 1])


def test_composing_begins_an_edit_and_loses_no_character(two: TwoGrids) -> None:
    grid, method = two.grid, InputMethod(two.page)
    grid.go(ROW, "Statement")
    method.compose("n", "に", "にh", "にほ", "にほn", "にほん")
    editor = grid.editor("Statement")
    expect(editor).to_be_focused()
    expect(editor).to_have_value("にほん")
    method.commit("日本")
    expect(editor).to_have_value("日本")
    method.compose("g", "ご")
    method.commit("語")
    expect(editor).to_have_value("日本語")
    grid.press("Enter")
    grid.expect_at(ROW + 1, "Statement")
    grid.expect_text(ROW, "Statement", "日本語")
    assert statement(two) == "日本語"


def test_keys_of_a_composition_do_not_end_the_edit(two: TwoGrids) -> None:
    grid, method = two.grid, InputMethod(two.page)
    before = two.rows()
    editor = grid.editor("Statement")
    for key, code in (("Enter", 13), ("Escape", 27), ("F2", 113), ("Enter", TAKEN), ("Process", TAKEN)):
        grid.go(ROW, "Statement")
        method.compose("か", "かん")
        method.key(key, code)
        expect(editor).to_be_focused()
        expect(editor).to_have_value("かん")
        method.commit("漢")
        expect(editor).to_have_value("漢")
        two.expect_rows(before)
        grid.press("Escape")
        grid.expect_at(ROW, "Statement")
    two.expect_rows(before)


def test_keys_of_a_composition_do_not_move_in_a_list(two: TwoGrids) -> None:
    grid, method = two.grid, InputMethod(two.page)
    grid.go(ROW, "Level")
    method.compose("e", "es")
    editor = grid.editor("Level")
    expect(editor).to_have_value("es")
    current = editor.get_attribute("aria-activedescendant")
    for key in ("ArrowDown", "ArrowUp", "Enter", "Backspace", " "):
        method.key(key)
        expect(editor).to_be_focused()
        expect(editor).to_have_value("es")
        assert editor.get_attribute("aria-activedescendant") == current, key
    method.commit("est")
    grid.press("Enter")
    assert two.column("level")[ROW - 1] == "esteem"


def test_a_composition_given_up_leaves_the_editor_empty(two: TwoGrids) -> None:
    grid, method = two.grid, InputMethod(two.page)
    grid.go(ROW, "Statement")
    method.compose("か")
    method.show("")
    editor = grid.editor("Statement")
    expect(editor).to_be_focused()
    expect(editor).to_have_value("")
    grid.press("Escape")
    grid.expect_text(ROW, "Statement", "Be insured from tonight")


def test_composing_where_nothing_can_be_written_does_nothing(two: TwoGrids) -> None:
    grid, method = two.grid, InputMethod(two.page)
    before = two.rows()
    grid.go(ROW, "Opportunity")
    method.key("Process")
    method.key("Dead", 222)
    grid.expect_at(ROW, "Opportunity")
    expect(grid.grid.locator("input, textarea")).to_have_count(0)
    two.expect_rows(before)


def test_composing_in_the_middle_of_a_text(two: TwoGrids) -> None:
    grid, method = two.grid, InputMethod(two.page)
    grid.go(ROW, "Statement")
    grid.press("F2", "Control+ArrowLeft")
    method.compose("い", "いま")
    method.commit("今 ")
    grid.press("Enter")
    assert statement(two) == "Be insured from 今 tonight"


def test_a_dead_key_that_composes(two: TwoGrids) -> None:
    """As macOS and Linux tell it: the accent is shown, and the letter joins it."""
    grid, method = two.grid, InputMethod(two.page)
    grid.go(ROW, "Statement")
    method.key("Dead", 222)
    method.show("´")
    expect(grid.editor("Statement")).to_have_value("´")
    method.key("Process")
    method.commit("é")
    expect(grid.editor("Statement")).to_have_value("é")
    grid.keyboard.type("t")
    grid.press("Enter")
    assert statement(two) == "ét"


def test_a_dead_key_that_waits_for_its_letter(two: TwoGrids) -> None:
    """As Windows tells it: nothing is shown until the letter comes, with the accent on it."""
    grid, method = two.grid, InputMethod(two.page)
    grid.go(ROW, "Statement")
    method.key("Dead", 222)
    expect(grid.editor("Statement")).to_have_value("")
    method.key("é", 69, text="é")
    method.key("Dead", 222)
    method.key("ê", 69, text="ê")
    expect(grid.editor("Statement")).to_have_value("éê")
    grid.press("Enter")
    assert statement(two) == "éê"
