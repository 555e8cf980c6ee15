"""Navigation mode: emptying, filling, undo and redo."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard.two_grids import TwoGrids

pytestmark = pytest.mark.browser

IMPORTANCE = [9, 9, 8, 8, 8, 7, 10, 6, 6, 7, 5, None]
SATISFACTION = [0, 2, 2, 3, 4, 3, 10, 3, 3, 7, 3, None]


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_delete_and_backspace_empty_a_cell(two: TwoGrids, key: str) -> None:
    two.grid.go(2, "Importance")
    two.grid.press(key)
    two.expect_column("importance", [9, None, *IMPORTANCE[2:]])
    two.grid.expect_at(2, "Importance")
    two.grid.press("Control+z")
    two.expect_column("importance", IMPORTANCE)


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_delete_and_backspace_empty_a_range_as_one_step(two: TwoGrids, key: str) -> None:
    grid = two.grid
    before = two.rows()
    grid.select((2, "Importance"), (4, "Satisfaction"))
    grid.press(key)
    two.expect_column("importance", [9, None, None, None, *IMPORTANCE[4:]])
    two.expect_column("satisfaction", [0, None, None, None, *SATISFACTION[4:]])
    expect(grid.status()).to_contain_text("6 cells cleared.")
    expect(grid.announced()).to_contain_text("6 cells cleared.")
    grid.expect_range((2, "Importance"), (4, "Satisfaction"))
    grid.press("Control+z")
    two.expect_rows(before)


def test_a_range_with_computed_cells_is_emptied_around_them(two: TwoGrids) -> None:
    grid = two.grid
    grid.select((3, "Level"), (3, "Opportunity"))
    grid.press("Delete")
    two.expect_column("importance", [9, 9, None, *IMPORTANCE[3:]])
    assert two.column("level")[2] is None
    assert two.column("satisfaction")[2] is None
    expect(grid.cell(3, "Opportunity")).not_to_have_attribute("aria-invalid", "true")


def test_an_undo_button_follows_what_was_cleared(two: TwoGrids) -> None:
    grid = two.grid
    grid.select((2, "Importance"), (3, "Satisfaction"))
    grid.press("Delete")
    expect(grid.status()).to_contain_text("4 cells cleared.")
    grid.status().get_by_role("button", name="Undo").click()
    two.expect_column("importance", IMPORTANCE)
    two.expect_column("satisfaction", SATISFACTION)
    expect(grid.focused()).to_have_count(1)


def test_ctrl_d_fills_a_range_down_from_its_first_row(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.select((5, "Importance"), (8, "Satisfaction"))
    grid.press("Control+d")
    two.expect_column("importance", [*IMPORTANCE[:4], 8, 8, 8, 8, *IMPORTANCE[8:]])
    two.expect_column("satisfaction", [*SATISFACTION[:4], 4, 4, 4, 4, *SATISFACTION[8:]])
    expect(grid.status()).to_contain_text(re.compile(r"\d cells filled\."))
    expect(grid.announced()).to_contain_text(re.compile(r"\d cells filled\."))
    grid.expect_range((5, "Importance"), (8, "Satisfaction"))
    grid.press("Control+z")
    two.expect_rows(before)


def test_ctrl_d_takes_the_value_above_a_single_cell(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(7, "Level")
    grid.press("Control+d")
    grid.expect_text(7, "Level", "Love and belonging")
    assert two.column("level")[6] == two.column("level")[5] == "love_belonging"
    grid.expect_at(7, "Level")
    grid.go(1, "Level")
    grid.press("Control+d")
    grid.expect_text(1, "Level", "Safety")


def test_ctrl_r_fills_a_range_to_the_right_from_its_first_column(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.select((5, "Importance"), (6, "Satisfaction"))
    grid.press("Control+r")
    two.expect_column("satisfaction", [*SATISFACTION[:4], 8, 7, *SATISFACTION[6:]])
    two.expect_column("importance", IMPORTANCE)
    expect(grid.status()).to_contain_text("2 cells filled.")
    grid.press("Control+z")
    two.expect_rows(before)


def test_ctrl_r_takes_the_value_left_of_a_single_cell(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(5, "Satisfaction")
    grid.press("Control+r")
    two.expect_column("satisfaction", [*SATISFACTION[:4], 8, *SATISFACTION[5:]])
    grid.expect_at(5, "Satisfaction")


@pytest.mark.parametrize("again", ["Control+y", "Control+Shift+z"])
def test_undo_and_redo_with_keys_are_announced(two: TwoGrids, again: str) -> None:
    grid = two.grid
    grid.type(2, "Importance", "3")
    two.expect_column("importance", [9, 3, *IMPORTANCE[2:]])
    grid.press("Control+z")
    two.expect_column("importance", IMPORTANCE)
    expect(grid.announced()).to_contain_text("Undone.")
    grid.press(again)
    two.expect_column("importance", [9, 3, *IMPORTANCE[2:]])
    expect(grid.announced()).to_contain_text("Done again.")


def test_undo_and_redo_reach_what_was_done_in_the_other_grid(two: TwoGrids) -> None:
    grid, stages = two.grid, two.other
    grid.type(2, "Importance", "3")
    two.expect_column("importance", [9, 3, *IMPORTANCE[2:]])
    stages.go(1, "Goal")
    stages.press("Control+z")
    two.expect_column("importance", IMPORTANCE)
    expect(stages.announced()).to_contain_text("Undone.")
    stages.expect_at(1, "Goal")
    stages.press("Control+y")
    two.expect_column("importance", [9, 3, *IMPORTANCE[2:]])
    expect(stages.announced()).to_contain_text("Done again.")
    grid.go(2, "Importance")


def test_saved_is_said_after_an_edit(two: TwoGrids) -> None:
    two.grid.type(2, "Importance", "3")
    expect(two.grid.announced()).to_contain_text("Saved.")
