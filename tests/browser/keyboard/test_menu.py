"""The menu of a cell and the toolbar: every command, for hosts that swallow keys and for fingers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard.two_grids import TwoGrids

pytestmark = pytest.mark.browser

COMMANDS = [
    "Edit", "Cut", "Copy", "Copy with titles", "Paste", "Fill down", "Fill right", "Clear", "New need below",
    "Duplicate need", "Move need up", "Move need down", "Delete need", "Select row", "Select column", "Select all",
    "Undo", "Redo",
]  # fmt: skip

IMPORTANCE = [9, 9, 8, 8, 8, 7, 10, 6, 6, 7, 5, None]


def open_menu(two: TwoGrids, row: int, column: str) -> None:
    two.grid.go(row, column)
    two.grid.press("Shift+F10")
    expect(two.grid.menu()).to_be_visible()


def names(two: TwoGrids) -> list[str]:
    return [text.strip() for text in two.grid.menu().locator("[role=menuitem] > span").all_inner_texts()]


WAYS: dict[str, Callable[[TwoGrids], object]] = {
    "Shift+F10": lambda two: two.grid.press("Shift+F10"),
    "Menu key": lambda two: two.grid.press("ContextMenu"),
    "right click": lambda two: two.grid.cell(3, "Level").click(button="right"),
    "toolbar": lambda two: two.grid.button("More commands").click(),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_menu_opens_lists_every_command_and_closes(two: TwoGrids, way: str) -> None:
    grid = two.grid
    grid.go(3, "Level")
    WAYS[way](two)
    expect(grid.menu()).to_be_visible()
    assert names(two) == COMMANDS
    expect(grid.command("Edit")).to_be_focused()
    expect(two.page.get_by_role("menu")).to_have_count(1)
    grid.press("Escape")
    expect(grid.menu()).to_have_count(0)
    if way == "toolbar":
        expect(grid.button("More commands")).to_be_focused()
        grid.press("Enter")
        grid.command("Select row").click()
    grid.expect_at(3, "Level")


def test_a_right_click_on_a_head_is_for_all_its_cells(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(1, "Importance")
    # The active cell is one of them, and yet no more than that was selected.
    grid.header("Importance").click(button="right")
    expect(grid.menu()).to_be_visible()
    grid.expect_range((1, "Importance"), (12, "Importance"))
    grid.press("Escape", "Escape")
    grid.go(3, "Statement")
    grid.number(3).click(button="right")
    expect(grid.command("Delete need")).to_be_visible()
    grid.expect_range((3, "Statement"), (3, "How we know"))
    # The row of a number is meant, not the one that was active.
    grid.press("Escape", "Escape")
    grid.number(5).click(button="right")
    grid.expect_range((5, "Statement"), (5, "How we know"))
    grid.press("Escape")


def test_a_right_click_elsewhere_goes_there_and_one_in_the_range_keeps_it(two: TwoGrids) -> None:
    grid = two.grid
    grid.select((3, "Level"), (5, "Importance"))
    grid.cell(4, "Importance").click(button="right")
    expect(grid.menu()).to_be_visible()
    grid.expect_range((3, "Level"), (5, "Importance"))
    grid.press("Escape")
    grid.expect_at(3, "Level")
    grid.expect_range((3, "Level"), (5, "Importance"))
    grid.cell(8, "Stage").click(button="right")
    expect(grid.menu()).to_be_visible()
    grid.expect_no_range()
    grid.press("Escape")
    grid.expect_at(8, "Stage")


def test_arrows_home_end_and_letters_move_in_the_menu(two: TwoGrids) -> None:
    grid = two.grid
    open_menu(two, 3, "Level")
    for key, name in (
        ("ArrowDown", "Cut"), ("ArrowUp", "Edit"), ("ArrowUp", "Redo"), ("ArrowDown", "Edit"), ("End", "Redo"),
        ("Home", "Edit"), ("c", "Cut"), ("c", "Copy"), ("c", "Copy with titles"), ("c", "Clear"), ("c", "Cut"),
        ("s", "Select row"), ("q", "Select row"),
    ):  # fmt: skip
        grid.press(key)
        expect(grid.command(name)).to_be_focused()
    grid.press("Escape")


@pytest.mark.parametrize("key", ["Escape", "Tab", "Shift+Tab"])
def test_escape_and_tab_close_the_menu(two: TwoGrids, key: str) -> None:
    grid = two.grid
    before = two.rows()
    open_menu(two, 3, "Level")
    grid.press("ArrowDown", key)
    expect(grid.menu()).to_have_count(0)
    grid.expect_at(3, "Level")
    two.expect_rows(before)


def test_a_click_elsewhere_closes_the_menu(two: TwoGrids) -> None:
    open_menu(two, 3, "Level")
    two.page.get_by_label("Below").click()
    expect(two.grid.menu()).to_have_count(0)
    expect(two.page.get_by_label("Below")).to_be_focused()


def test_the_windows_menu_key_opens_no_second_menu(two: TwoGrids) -> None:
    """Windows asks for the host's menu as the key is released, when ours is open already."""
    open_menu(two, 3, "Level")
    two.grid.command("Edit").dispatch_event("contextmenu", {"bubbles": True, "composed": True, "cancelable": True})
    two.expect_passed()
    expect(two.page.get_by_role("menu")).to_have_count(1)
    two.grid.press("Escape")


def test_in_edit_mode_the_menu_is_the_browsers(two: TwoGrids) -> None:
    grid = two.grid
    for key in ("Shift+F10", "ContextMenu"):
        grid.go(3, "Statement")
        grid.press("F2", key)
        expect(grid.editor("Statement")).to_be_focused()
        expect(grid.menu()).to_have_count(0)
        grid.press("Escape")
    assert set(two.passed()) <= {"contextmenu"}


@pytest.mark.parametrize(
    ("command", "column", "values"),
    [
        ("Clear", "importance", [9, None, *IMPORTANCE[2:]]),
        ("Cut", "importance", [9, None, *IMPORTANCE[2:]]),
        ("Delete need", "importance", [9, *IMPORTANCE[2:]]),
        ("Duplicate need", "importance", [9, 9, *IMPORTANCE[1:]]),
        ("New need below", "importance", [9, 9, None, *IMPORTANCE[2:]]),
        ("Move need up", "id", ["n2", "n1", *(f"n{number}" for number in range(3, 13))]),
        ("Move need down", "id", ["n1", "n3", "n2", *(f"n{number}" for number in range(4, 13))]),
        ("Fill right", "satisfaction", [0, 9, 2, 3, 4, 3, 10, 3, 3, 7, 3, None]),
    ],
)
def test_commands_that_change_the_map(two: TwoGrids, command: str, column: str, values: list[object]) -> None:
    grid = two.grid
    before = two.rows()
    open_menu(two, 2, "Satisfaction" if command == "Fill right" else "Importance")
    # Nothing refers to this need, so it is deleted without a question.
    grid.command(command).click()
    expect(grid.menu()).to_have_count(0)
    two.expect_column(column, values)
    expect(grid.focused()).to_have_count(1)
    grid.press("Shift+F10")
    grid.command("Undo").press("Enter")
    two.expect_rows(before)
    grid.press("Shift+F10")
    grid.command("Redo").press("Space")
    two.expect_column(column, values)


def test_commands_that_select_edit_and_copy(two: TwoGrids) -> None:
    grid = two.grid
    open_menu(two, 3, "Stage")
    grid.command("Select row").click()
    grid.expect_range((3, "Statement"), (3, "How we know"))
    open_menu(two, 3, "Stage")
    grid.command("Select column").click()
    grid.expect_range((1, "Stage"), (12, "Stage"))
    open_menu(two, 3, "Stage")
    grid.command("Select all").click()
    grid.expect_range((1, "Statement"), (12, "How we know"))
    open_menu(two, 3, "Stage")
    grid.command("Copy").click()
    expect(grid.status()).to_contain_text("1 cell copied.")
    assert two.page.evaluate("navigator.clipboard.readText()").removesuffix("\r\n") == "Renewal"
    open_menu(two, 3, "Stage")
    grid.command("Copy with titles").click()
    expect(grid.status()).to_contain_text("copied")
    assert two.page.evaluate("navigator.clipboard.readText()").removesuffix("\r\n") == "Stage\r\nRenewal"
    open_menu(two, 3, "Stage")
    grid.command("Copy").click()
    open_menu(two, 4, "Stage")
    grid.command("Fill down").click()
    assert two.column("stage")[3] == "s5"
    open_menu(two, 5, "Stage")
    grid.command("Paste").click()
    two.expect_column("stage", ["s4", "s2", "s5", "s5", "s5", *two.column("stage")[5:]])
    open_menu(two, 3, "Stage")
    grid.command("Edit").click()
    expect(grid.editor("Stage")).to_be_focused()
    grid.press("Escape")


def test_the_toolbar_copies_and_pastes(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(2, "Importance")
    grid.button("Copy").click()
    assert two.page.evaluate("navigator.clipboard.readText()").removesuffix("\r\n") == "9"
    grid.go(3, "Importance")
    grid.button(re.compile("^Paste$")).click()
    two.expect_column("importance", [9, 9, 9, *IMPORTANCE[3:]])


def test_where_buttons_may_not_read_the_clipboard_a_field_takes_the_paste(two: TwoGrids) -> None:
    grid = two.grid
    two.page.evaluate("navigator.clipboard.writeText('1\\t2')")
    # As in a frame without the permission.
    two.page.evaluate(
        "() => { navigator.clipboard.read = async () => { throw new DOMException('no', 'NotAllowedError'); }; }"
    )
    grid.go(2, "Importance")
    grid.button(re.compile("^Paste$")).click()
    box = grid.around.get_by_role("dialog", name="Paste")
    field = box.get_by_role("textbox")
    expect(field).to_be_focused()
    grid.press("Escape")
    expect(box).to_have_count(0)
    grid.expect_at(2, "Importance")
    grid.button(re.compile("^Paste$")).click()
    expect(field).to_be_focused()
    grid.press("Control+v")
    expect(box).to_have_count(0)
    two.expect_column("importance", [9, 1, *IMPORTANCE[2:]])
    grid.expect_at(2, "Importance")
    grid.expect_range((2, "Importance"), (2, "Satisfaction"))
