"""A map that nobody may write: keys still move and copy, the others do nothing, and none of them leaks."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard.conftest import OpenGrids

pytestmark = pytest.mark.browser

WHY = "Another kernel writes this file."
WRITING = (
    "x", "X", "5", "Space", "Enter", "F2", "Alt+ArrowDown", "Delete", "Backspace", "Control+Backspace", "Control+z",
    "Control+y", "Control+Shift+Z", "Control+d", "Control+r", "Control+x", "Control+v", "Alt+Shift+ArrowUp",
    "Alt+Shift+ArrowDown", "Control+Shift++", "Control+Shift+-", "b", "d", "d",
)  # fmt: skip


def test_keys_that_write_do_nothing_and_reach_nobody(open_grids: OpenGrids) -> None:
    two = open_grids(locked=WHY)
    grid = two.grid
    before = two.rows()
    expect(grid.grid).to_have_attribute("aria-readonly", "true")
    for column in ("Statement", "Level", "Importance", "Opportunity"):
        grid.go(3, column)
        grid.press(*WRITING)
        expect(grid.grid.locator("input, textarea")).to_have_count(0)
        expect(two.page.get_by_role("listbox")).to_have_count(0)
        grid.expect_at(3, column)
    two.expect_passed()
    two.expect_rows(before)


def test_a_check_box_stays_as_it_is(open_grids: OpenGrids) -> None:
    two = open_grids("stages", "needs", locked=WHY)
    two.grid.go(1, "Optional")
    two.grid.press("Space", "Enter", "F2")
    two.expect_column("optional", [None, None, None, None, True])
    two.grid.expect_at(1, "Optional")


def test_moving_selecting_and_copying_go_on(open_grids: OpenGrids) -> None:
    two = open_grids(locked=WHY)
    grid = two.grid
    grid.go(3, "Stage")
    grid.press("ArrowDown", "Shift+ArrowDown", "Shift+ArrowRight", "Control+c")
    grid.expect_range((4, "Stage"), (5, "Persona"))
    expect(grid.status()).to_contain_text("4 cells copied.")
    assert two.page.evaluate("navigator.clipboard.readText()").startswith("Research\tCarla Meier\r\n")
    grid.press("Shift+F10")
    expect(grid.command("Copy")).not_to_have_attribute("aria-disabled", "true")
    for name in ("Edit", "Cut", "Paste", "Clear", "Delete 2 needs", "Undo"):
        expect(grid.command(name)).to_have_attribute("aria-disabled", "true")
    grid.press("Escape")
