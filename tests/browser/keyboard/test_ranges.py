"""Navigation mode: ranges, with the keyboard and with the mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.grid_page import Corner
from tests.browser.keyboard.conftest import OpenGrids
from tests.browser.keyboard.two_grids import TwoGrids

pytestmark = pytest.mark.browser

FIRST, LAST = "Statement", "How we know"
START = (5, "Level")


@pytest.mark.parametrize(
    ("key", "to"),
    [
        ("Shift+ArrowDown", (6, "Level")),
        ("Shift+ArrowUp", (4, "Level")),
        ("Shift+ArrowLeft", (5, "Persona")),
        ("Shift+ArrowRight", (5, "D or B")),
        ("Shift+Home", (5, FIRST)),
        ("Shift+End", (5, LAST)),
        ("Control+Shift+ArrowDown", (11, "Level")),
        ("Control+Shift+ArrowUp", (1, "Level")),
        ("Control+Shift+ArrowLeft", (5, FIRST)),
        ("Control+Shift+ArrowRight", (5, "Why they choose us")),
        ("Control+Shift+Home", (1, FIRST)),
        ("Control+Shift+End", (12, LAST)),
    ],
)
def test_shift_and_a_movement_extend_a_range(two: TwoGrids, key: str, to: Corner) -> None:
    grid = two.grid
    expect(grid.grid).to_have_attribute("aria-multiselectable", "true")
    grid.go(*START)
    grid.expect_no_range()
    grid.press(key)
    grid.expect_range(START, to)
    # What the range leads to is in sight, the active cell need not be.
    expect(grid.cell(*to)).to_be_in_viewport(ratio=0.9)
    expect(grid.cell(*START)).to_be_focused()


def test_shift_and_page_keys_extend_a_range_by_a_page(open_grids: OpenGrids) -> None:
    two = open_grids(sample="many", rows=200)
    grid = two.grid
    grid.go(1, "Level")
    grid.press("PageDown")
    expect(grid.cell(1, "Level")).not_to_be_focused()
    page = grid.focused_row()
    grid.press("Control+Home")
    grid.go(1, "Level")
    grid.press("Shift+PageDown")
    grid.expect_range((1, "Level"), (page, "Level"))
    expect(grid.cell(1, "Level")).to_be_focused()
    grid.press("Shift+PageUp")
    grid.expect_no_range()


def test_a_range_grows_shrinks_and_turns_around_its_active_cell(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(*START)
    grid.press("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight")
    grid.expect_range(START, (7, "D or B"))
    grid.press("Shift+ArrowUp", "Shift+ArrowLeft")
    grid.expect_range(START, (6, "Level"))
    grid.press("Shift+ArrowUp")
    grid.expect_no_range()
    grid.press("Shift+ArrowUp", "Shift+ArrowLeft")
    grid.expect_range(START, (4, "Persona"))
    grid.expect_at(*START)


def test_a_range_stops_at_the_edges(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(11, LAST)
    grid.press("Shift+ArrowRight")
    grid.expect_no_range()
    grid.press("Shift+ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown")
    grid.expect_range((11, LAST), (12, LAST))


def test_what_a_range_leads_to_comes_in_sight(open_grids: OpenGrids) -> None:
    two = open_grids(sample="many", rows=200)
    grid = two.grid
    grid.go(1, FIRST)
    grid.press("Control+Shift+End")
    expect(grid.cell(200, LAST)).to_be_in_viewport(ratio=0.9)
    expect(grid.cell(200, LAST)).to_have_attribute("aria-selected", "true")
    # The active cell keeps the focus although it is far away.
    assert grid.focused_row() == 1
    grid.press("Control+Shift+Home")
    grid.expect_no_range()
    expect(grid.cell(1, FIRST)).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize(
    ("key", "corners"),
    [
        ("Control+a", ((1, FIRST), (12, LAST))),
        ("Shift+Space", ((5, FIRST), (5, LAST))),
        ("Control+Space", ((1, "Level"), (12, "Level"))),
    ],
)
def test_all_cells_a_row_or_a_column_with_a_key(two: TwoGrids, key: str, corners: tuple[Corner, Corner]) -> None:
    grid = two.grid
    grid.go(*START)
    grid.press(key)
    grid.expect_range(*corners)
    grid.expect_at(*START)


def test_shift_space_and_ctrl_space_take_all_rows_and_columns_of_a_range(two: TwoGrids) -> None:
    grid = two.grid
    grid.select(START, (6, "Importance"))
    grid.press("Shift+Space")
    grid.expect_range((5, FIRST), (6, LAST))
    grid.press("Escape")
    grid.select(START, (6, "Importance"))
    grid.press("Control+Space")
    grid.expect_range((1, "Level"), (12, "Importance"))


def test_a_row_a_column_and_all_with_the_mouse(two: TwoGrids) -> None:
    grid = two.grid
    grid.number(3).click()
    grid.expect_range((3, FIRST), (3, LAST))
    assert grid.focused_row() == 3
    grid.header("Stage").click()
    grid.expect_range((1, "Stage"), (12, "Stage"))
    expect(grid.focused()).to_have_count(1)
    grid.corner().click()
    grid.expect_range((1, FIRST), (12, LAST))
    expect(grid.focused()).to_have_count(1)


def test_shift_and_a_click_extend_a_range(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(*START)
    grid.cell(7, "Stage").click(modifiers=["Shift"])
    grid.expect_range(START, (7, "Stage"))
    grid.expect_at(*START)
    # From the active cell, not from the end of the range before.
    grid.cell(4, "Importance").click(modifiers=["Shift"])
    grid.expect_range(START, (4, "Importance"))
    grid.press("Shift+ArrowUp")
    grid.expect_range(START, (3, "Importance"))
    grid.expect_at(*START)


def test_dragging_selects_a_range(two: TwoGrids) -> None:
    grid = two.grid
    grid.drag((2, "Stage"), (4, "Level"))
    grid.expect_range((2, "Stage"), (4, "Level"))
    grid.expect_at(2, "Stage")
    grid.drag((9, "Importance"), (8, "Level"))
    grid.expect_range((9, "Importance"), (8, "Level"))
    grid.expect_at(9, "Importance")
    assert two.page.evaluate("String(getSelection())") == "", "no text is selected by the way"


def test_a_plain_movement_or_escape_ends_the_range(two: TwoGrids) -> None:
    grid = two.grid
    for key, row, column in (
        ("ArrowDown", 6, "Level"), ("ArrowLeft", 5, "Persona"), ("Home", 5, FIRST), ("Control+End", 12, LAST),
        ("Escape", 5, "Level"),
    ):  # fmt: skip
        grid.select(START, (7, "Importance"))
        grid.press(key)
        grid.expect_no_range()
        grid.expect_at(row, column)


def test_a_click_ends_the_range(two: TwoGrids) -> None:
    grid = two.grid
    grid.select(START, (7, "Importance"))
    grid.cell(6, "Importance").click()
    grid.expect_no_range()
    grid.expect_at(6, "Importance")


def test_an_edit_begins_in_the_active_cell_of_a_range(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.select((5, FIRST), (6, "Importance"))
    grid.press("F2")
    expect(grid.editor(FIRST)).to_be_focused()
    expect(grid.cell(5, FIRST).locator("textarea, input")).to_have_count(1)
    grid.press("Escape")
    grid.select((5, FIRST), (6, "Importance"))
    grid.keyboard.type("Stay")
    expect(grid.editor(FIRST)).to_have_value("Stay")
    grid.press("Escape")
    two.expect_rows(before)


def test_how_much_is_selected_is_said(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(*START)
    grid.press("Shift+ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight")
    expect(grid.announced()).to_contain_text("2 rows by 3 columns selected.")
    expect(two.other.announced()).to_have_text("")


def test_ranges_of_two_grids_are_apart(two: TwoGrids) -> None:
    two.grid.select(START, (6, "Importance"))
    two.other.select((1, "Name"), (2, "Goal"))
    two.other.press("Escape")
    two.other.expect_no_range()
    two.grid.go(*START)
    two.grid.expect_no_range()


def test_a_range_stays_on_its_cells_when_rows_come_and_go(two: TwoGrids) -> None:
    grid = two.grid
    grid.select((5, "Level"), (6, "Importance"))
    two.page.evaluate("() => window.page.other.add_row('needs', { statement: 'From somebody else' }, null)")
    grid.expect_count(13)
    grid.expect_range((6, "Level"), (7, "Importance"))
    grid.expect_at(6, "Level")
    two.page.evaluate("() => window.page.other.remove_rows('needs', ['n1', 'n2'])")
    grid.expect_count(11)
    grid.expect_range((4, "Level"), (5, "Importance"))
    grid.expect_at(4, "Level")
