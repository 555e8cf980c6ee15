"""Space and Alt+Down: check boxes, and lists to choose from."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard.conftest import OpenGrids
from tests.browser.keyboard.two_grids import TwoGrids

pytestmark = pytest.mark.browser


def test_space_ticks_and_unticks_a_check_box(open_grids: OpenGrids) -> None:
    two = open_grids("stages", "needs")
    grid = two.grid
    grid.go(1, "Optional")
    grid.press("Space")
    two.expect_column("optional", [True, None, None, None, True])
    grid.expect_at(1, "Optional")
    grid.press("Space")
    two.expect_column("optional", [None, None, None, None, True])
    grid.expect_at(1, "Optional")
    grid.press("Control+z", "Control+z")
    two.expect_column("optional", [None, None, None, None, True])


def test_space_opens_a_list_of_several_and_picks_in_it(open_grids: OpenGrids) -> None:
    two = open_grids("personas", "needs")
    grid = two.grid
    grid.go(2, "Channels")
    grid.press("Space")
    expect(grid.editor("Channels")).to_be_focused()
    expect(grid.editor("Channels")).to_have_value("")
    expect(grid.option("App")).to_have_attribute("aria-selected", "true")
    picked = grid.page.get_by_role("option", selected=True)
    expect(picked).to_have_count(2)
    grid.press("Home", "ArrowDown", "Space")
    expect(picked).not_to_have_count(2)
    grid.press("Escape")
    grid.expect_at(2, "Channels")
    two.expect_column("channels", [["phone", "app", "agent"], ["app", "website"]])


@pytest.mark.parametrize("column", ["Stage", "Level"])
def test_alt_down_opens_the_list_and_keeps_it_open(two: TwoGrids, column: str) -> None:
    grid = two.grid
    before = two.rows()
    grid.go(2, column)
    grid.press("Alt+ArrowDown")
    expect(grid.editor(column)).to_be_focused()
    lines = grid.page.get_by_role("listbox", name=column, exact=True)
    expect(lines).to_be_visible()
    grid.press("Alt+ArrowDown")
    expect(lines).to_be_visible()
    two.expect_rows(before)
    grid.press("Escape")
    expect(lines).to_have_count(0)
    grid.expect_at(2, column)
    two.expect_rows(before)


@pytest.mark.parametrize(
    ("keys", "to", "level"),
    [
        ("ArrowDown Enter", (3, "Level"), "love_belonging"),
        ("ArrowUp Tab", (2, "D or B"), "physiological"),
        ("e s t Enter", (3, "Level"), "esteem"),
        ("e s t F2", (2, "Level"), "esteem"),
        ("e s t Shift+Tab", (2, "Persona"), "esteem"),
        ("e s t Escape", (2, "Level"), "safety"),
    ],
)
def test_keys_in_an_open_list(two: TwoGrids, keys: str, to: tuple[int, str], level: str) -> None:
    grid = two.grid
    grid.go(2, "Level")
    grid.press("Alt+ArrowDown", *keys.split())
    grid.expect_at(*to)
    assert two.column("level")[1] == level
