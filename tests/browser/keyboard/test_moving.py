"""Navigation mode: the keys that lead from cell to cell and out of the grid."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard.conftest import OpenGrids
from tests.browser.keyboard.two_grids import TwoGrids

pytestmark = pytest.mark.browser

FIRST, LAST, USP = "Statement", "How we know", "Why they choose us"
"""The first and the last column of the needs; and one that is filled in rows 5, 7, 9 and 10 only."""

# How many of the rows drawn stand in the grid's window.
IN_SIGHT = """
rows => {
  const { bottom } = rows[0].closest(".jk-scroll").getBoundingClientRect();
  return rows.filter(row => row.getBoundingClientRect().bottom <= bottom).length;
}
"""


def test_an_arrow_moves_by_one_cell(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(2, "Stage")
    for key, row, column in (
        ("ArrowDown", 3, "Stage"), ("ArrowRight", 3, "Persona"), ("ArrowUp", 2, "Persona"), ("ArrowLeft", 2, "Stage"),
    ):  # fmt: skip
        grid.press(key)
        grid.expect_at(row, column)


def test_arrows_stop_at_the_edges(two: TwoGrids) -> None:
    for row, column, keys in (
        (1, FIRST, ("ArrowUp", "ArrowLeft")),
        (2, FIRST, ("ArrowLeft",)),
        (2, LAST, ("ArrowRight",)),
        (12, LAST, ("ArrowDown", "ArrowRight")),
    ):
        two.grid.go(row, column)
        for key in keys:
            two.grid.press(key)
            two.grid.expect_at(row, column)


@pytest.mark.parametrize(
    ("key", "column", "rows"),
    [
        ("Control+ArrowDown", "Stage", (1, 11, 12)),
        ("Control+ArrowUp", "Stage", (12, 11, 1)),
        ("Control+ArrowDown", USP, (1, 5, 7, 9, 10, 12, 12)),
        ("Control+ArrowUp", USP, (12, 10, 9, 7, 5, 1, 1)),
        ("Control+ArrowDown", "Rival", (1, 12)),
    ],
)
def test_ctrl_and_an_arrow_jump_up_and_down_to_the_edge_of_data(
    two: TwoGrids, key: str, column: str, rows: tuple[int, ...]
) -> None:
    two.grid.go(rows[0], column)
    for row in rows[1:]:
        two.grid.press(key)
        two.grid.expect_at(row, column)


@pytest.mark.parametrize(
    ("key", "columns"),
    [
        ("Control+ArrowRight", (FIRST, "Opportunity", LAST, LAST)),
        ("Control+ArrowLeft", (LAST, "Opportunity", FIRST, FIRST)),
        ("Control+ArrowRight", ("Proof", LAST)),
        ("Control+ArrowLeft", ("Proof", "Opportunity")),
    ],
)
def test_ctrl_and_an_arrow_jump_sideways_to_the_edge_of_data(two: TwoGrids, key: str, columns: tuple[str, ...]) -> None:
    two.grid.go(1, columns[0])
    for column in columns[1:]:
        two.grid.press(key)
        two.grid.expect_at(1, column)


def test_home_and_end_lead_to_the_ends_of_the_row(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(3, "Level")
    for key, column in (("Home", FIRST), ("Home", FIRST), ("End", LAST), ("End", LAST)):
        grid.press(key)
        grid.expect_at(3, column)


def test_ctrl_home_and_ctrl_end_lead_to_the_ends_of_all_rows(open_grids: OpenGrids) -> None:
    two = open_grids(sample="many", rows=1000)
    two.grid.go(2, "Level")
    two.grid.press("Control+End")
    two.grid.expect_at(1000, LAST)
    two.grid.press("Control+Home")
    two.grid.expect_at(1, FIRST)


def test_page_down_and_page_up_move_by_what_is_in_sight(open_grids: OpenGrids) -> None:
    two = open_grids(sample="many", rows=200)
    grid = two.grid
    grid.go(1, "Level")
    in_sight = grid.rows().evaluate_all(IN_SIGHT)
    grid.press("PageDown")
    expect(grid.cell(1, "Level")).not_to_be_focused()
    there = grid.focused_row()
    assert in_sight / 2 < there <= in_sight + 1
    grid.expect_at(there, "Level")
    grid.press("PageUp")
    grid.expect_at(1, "Level")
    grid.press("PageUp")
    grid.expect_at(1, "Level")
    grid.press("Control+End", "PageDown")
    grid.expect_at(200, LAST)


def test_tab_leaves_the_grid_and_comes_back_to_the_same_cell(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(2, "Level")
    grid.press("Tab")
    expect(grid.focused()).to_have_count(0)
    grid.press("Shift+Tab")
    grid.expect_at(2, "Level")
    grid.press("Shift+Tab")
    expect(grid.focused()).to_have_count(0)
    grid.press("Tab")
    grid.expect_at(2, "Level")
    two.expect_passed("Tab", "Shift+Tab", "Shift+Tab", "Tab")


def test_tab_leads_through_both_grids_and_stops_once_in_each(two: TwoGrids) -> None:
    stops = {"needs": 0, "stages": 0}
    two.page.get_by_label("Above").focus()
    below = two.page.get_by_label("Below")
    for _ in range(40):
        two.page.keyboard.press("Tab")
        for name, grid in (("needs", two.grid), ("stages", two.other)):
            stops[name] += grid.focused().count()
        if below.evaluate("field => field === document.activeElement"):
            break
    expect(below).to_be_focused()
    assert stops == {"needs": 1, "stages": 1}
    assert set(two.passed()) == {"Tab"}


LEFT_TO_THE_HOST = (
    "Control+s", "Control+Shift+C", "Shift+Enter", "Control+Enter", "Alt+Enter", "Control+f", "Control+b"
)  # fmt: skip


def test_keys_without_a_meaning_here_are_left_to_the_host(two: TwoGrids) -> None:
    two.grid.go(2, "Level")
    for key in LEFT_TO_THE_HOST:
        two.grid.press(key)
    two.expect_passed(*LEFT_TO_THE_HOST)
    two.grid.expect_at(2, "Level")
