"""Forced colours: nothing is told by a fill alone. Reduced motion: nothing moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.access.audit import faults
from tests.browser.access.test_looks import FORCED, LINES
from tests.browser.board.board_page import CLAIMS, DOING, PURCHASE, THINKING, BoardPage
from tests.browser.board.conftest import OpenBoard

pytestmark = pytest.mark.browser

SPOTS = {
    "a note": (DOING, CLAIMS, "o2"),
    "a need": ("needs", CLAIMS, "n5"),
    "a cell": (THINKING, PURCHASE, ""),
    "a stage": ("stages", CLAIMS, ""),
    "a lane": (DOING, "", ""),
    "a point": ("emotion", CLAIMS, "p1 as_is"),
}


def _lines(board: BoardPage, row: str, stage: str, item: str) -> str:
    spot = board.cell(row, stage)
    return str((spot.locator(f'[data-item="{item}"]') if item else spot).evaluate(LINES))


def test_focus_is_a_line_of_its_own(open_board: OpenBoard) -> None:
    board = open_board((1400, 1300), FORCED)
    for what, spot in SPOTS.items():
        plain = _lines(board, *spot)
        part = board.go(*spot)
        board.go(*spot)
        assert _lines(board, *spot) != plain, what
        width = part.evaluate("part => getComputedStyle(part).outlineWidth")
        assert float(width.removesuffix("px")) >= 2, what


def test_what_is_selected_lifted_or_found_is_marked_by_a_line(open_board: OpenBoard) -> None:
    board = open_board((1400, 1300), FORCED)
    plain = _lines(board, DOING, CLAIMS, "o3")
    board.item("o2").click()
    board.item("o3").click(modifiers=["Control"])
    board.go("stages", CLAIMS)
    expect(board.selected()).to_have_count(2)
    selected = _lines(board, DOING, CLAIMS, "o3")
    assert selected != plain
    board.go(DOING, CLAIMS, "o2")
    board.press("Escape")
    field = board.around.get_by_label("Find in notes and needs")
    field.fill("hotline")
    expect(board.item("o3")).to_have_attribute("data-found", "found")
    assert _lines(board, DOING, CLAIMS, "o3") != _lines(board, DOING, CLAIMS, "o2")


def test_what_is_pressed_is_marked_by_a_line(open_board: OpenBoard) -> None:
    board = open_board((1400, 1300), FORCED)
    on = board.around.get_by_role("button", name="As is", exact=True)
    off = board.around.get_by_role("button", name="To be", exact=True)
    expect(on).to_have_attribute("aria-pressed", "true")
    assert on.evaluate(LINES) != off.evaluate(LINES)


def test_assumed_is_dashed_and_nothing_else_is(open_board: OpenBoard) -> None:
    for browser in ({}, FORCED):
        board = open_board((1400, 1300), browser)
        dashed = board.map.locator("[data-item]").evaluate_all(
            """all => all.filter(one => [one, ...one.querySelectorAll("*")].some(part =>
                 /dashed/.test(getComputedStyle(part).borderTopStyle))).map(one => one.dataset.item)"""
        )
        assert sorted(dashed) == ["n11", "n8", "o1"]


def test_nothing_moves_for_those_who_ask_for_that(open_board: OpenBoard) -> None:
    board = open_board((1400, 1300), {"reduced_motion": "reduce"})
    board.theirs("set_text", "notes", "o2", "text", "Theirs")
    expect(board.map.locator("[data-theirs]")).to_have_count(1)
    board.go(DOING, CLAIMS, "o2")
    board.press(" ", "ArrowDown", " ")
    assert faults(board.around, "motion") == []
    assert board.page.evaluate("() => document.getAnimations().length") == 0
