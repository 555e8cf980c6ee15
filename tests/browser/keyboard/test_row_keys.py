"""Navigation mode: moving, inserting and deleting rows."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard.two_grids import TwoGrids

pytestmark = pytest.mark.browser


def ids(*order: int) -> list[str]:
    return [f"n{number}" for number in order]


ALL = range(1, 13)


@pytest.mark.parametrize(
    ("key", "row", "order"),
    [
        ("Alt+Shift+ArrowDown", 4, (1, 2, 4, 3, *range(5, 13))),
        ("Alt+Shift+ArrowUp", 2, (1, 3, 2, *range(4, 13))),
    ],
)
def test_a_row_is_moved_and_keeps_the_focus(two: TwoGrids, key: str, row: int, order: tuple[int, ...]) -> None:
    grid = two.grid
    grid.go(3, "Level")
    grid.press(key)
    two.expect_column("id", ids(*order))
    grid.expect_at(row, "Level")
    grid.press("Control+z")
    two.expect_column("id", ids(*ALL))
    grid.expect_at(3, "Level")


@pytest.mark.parametrize(("key", "row"), [("Alt+Shift+ArrowUp", 1), ("Alt+Shift+ArrowDown", 12)])
def test_a_row_at_the_edge_stays(two: TwoGrids, key: str, row: int) -> None:
    two.grid.go(row, "Level")
    two.grid.press(key, key)
    two.grid.expect_at(row, "Level")
    two.expect_column("id", ids(*ALL))


@pytest.mark.parametrize(
    ("key", "rows", "order"),
    [
        ("Alt+Shift+ArrowDown", (4, 5), (1, 2, 5, 3, 4, *range(6, 13))),
        ("Alt+Shift+ArrowUp", (2, 3), (1, 3, 4, 2, *range(5, 13))),
    ],
)
def test_the_rows_of_a_range_are_moved_as_one_step(
    two: TwoGrids, key: str, rows: tuple[int, int], order: tuple[int, ...]
) -> None:
    grid = two.grid
    grid.select((3, "Level"), (4, "Importance"))
    grid.press(key)
    two.expect_column("id", ids(*order))
    grid.expect_range((rows[0], "Level"), (rows[1], "Importance"))
    grid.expect_at(rows[0], "Level")
    grid.press("Control+z")
    two.expect_column("id", ids(*ALL))


def test_a_row_is_inserted_below(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    # On keyboards of all kinds.
    for key in ("Control+Shift++", "Control+Shift+Equal", "Control+Shift+NumpadAdd"):
        grid.go(3, "Level")
        grid.press(key)
        grid.expect_count(13)
        grid.expect_at(4, "Statement")
        found = two.rows()
        assert [row["id"] for row in found[:3] + found[4:]] == ids(*ALL)
        grid.keyboard.type("New one")
        grid.press("Enter")
        assert two.rows()[3]["statement"] == "New one"
        grid.press("Control+z", "Control+z")
        two.expect_rows(before)


def test_as_many_rows_are_inserted_as_are_selected(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.select((3, "Level"), (5, "Importance"))
    grid.press("Control+Shift++")
    grid.expect_count(15)
    found = two.rows()
    assert [row["id"] for row in found[:5] + found[8:]] == ids(*ALL)
    expect(grid.focused()).to_have_count(1)
    assert grid.focused_row() == 6
    grid.press("Control+z")
    two.expect_rows(before)


def test_a_row_is_deleted(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    for key in ("Control+Shift+-", "Control+Shift+Minus", "Control+Shift+NumpadSubtract"):
        grid.go(3, "Level")
        grid.press(key)
        two.expect_column("id", ids(1, 2, *range(4, 13)))
        grid.expect_at(3, "Level")
        expect(grid.status()).to_contain_text("deleted.")
        expect(grid.announced()).to_contain_text("deleted.")
        grid.press("Control+z")
        two.expect_rows(before)


def test_the_rows_of_a_range_are_deleted_as_one_step(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.select((3, "Level"), (5, "Importance"))
    grid.press("Control+Shift+-")
    two.expect_column("id", ids(1, 2, *range(6, 13)))
    grid.expect_at(3, "Level")
    grid.expect_no_range()
    expect(grid.status()).to_contain_text("3 needs deleted.")
    grid.press("Control+z")
    two.expect_rows(before)


def test_the_last_row_leaves_the_focus_to_the_one_before(two: TwoGrids) -> None:
    two.grid.go(12, "Level")
    two.grid.press("Control+Shift+-")
    two.expect_column("id", ids(*range(1, 12)))
    two.grid.expect_at(11, "Level")
