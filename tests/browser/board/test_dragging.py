"""Cards, stages and lanes are dragged: with a mouse, with a finger, several at once, and given up with Escape."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.board.board_page import (
    BUSINESS,
    CLAIMS,
    DOING,
    NEEDS,
    PURCHASE,
    RENEWAL,
    RESEARCH,
    THINKING,
    TOUCHPOINTS,
    BoardPage,
)
from tests.browser.board.conftest import OpenBoard
from tests.browser.waiting import wait_for

pytestmark = pytest.mark.browser

PHOTO, CALL, COVERED = "Photographs the damage", "Calls the hotline twice", "Am I still covered?"


def _point(part: Locator, across: float = 0.5, down: float = 0.5) -> tuple[float, float]:
    box = part.bounding_box()
    assert box
    return box["x"] + across * box["width"], box["y"] + down * box["height"]


def _hold(board: BoardPage, part: Locator, to: tuple[float, float], across: float = 0.5, down: float = 0.3) -> None:
    """Press on a part and lead it somewhere, without letting go."""
    board.page.mouse.move(*_point(part, across, down))
    board.page.mouse.down()
    board.page.mouse.move(*to, steps=4)
    board.paint()


def _drag(board: BoardPage, part: Locator, to: tuple[float, float], across: float = 0.5, down: float = 0.3) -> None:
    _hold(board, part, to, across, down)
    board.page.mouse.up()
    expect(board.around.locator(".jk-ghost, .jk-drop")).to_have_count(0)


def test_within_a_cell(board: BoardPage) -> None:
    before = board.held()
    _drag(board, board.item("o3"), _point(board.item("o2"), down=0.1))
    board.expect_texts(DOING, CLAIMS, [CALL, PHOTO])
    expect(board.item("o3")).to_be_focused()
    assert board.edits() == 1
    board.expect_undone(before)
    board.expect_texts(DOING, CLAIMS, [PHOTO, CALL])


@pytest.mark.parametrize("place", [(DOING, PURCHASE), (THINKING, CLAIMS), (TOUCHPOINTS, RESEARCH), (BUSINESS, RENEWAL)])
def test_to_another_cell(either: BoardPage, place: tuple[str, str]) -> None:
    board = either
    before = board.held()
    _drag(board, board.item("o2"), _point(board.cell(*place), down=0.9))
    expect(board.cards(*place).last).to_have_attribute("data-item", "o2")
    expect(board.item("o2")).to_be_focused()
    assert board.edits() == 1
    board.expect_undone(before)


def test_while_it_is_dragged_the_place_is_marked_and_the_map_is_as_it_was(board: BoardPage) -> None:
    before = board.held()
    _hold(board, board.item("o2"), _point(board.cell(BUSINESS, PURCHASE)))
    ghost, mark = board.around.locator(".jk-ghost"), board.around.locator(".jk-drop")
    expect(ghost).to_be_visible()
    expect(mark).to_be_visible()
    cell, line = board.cell(BUSINESS, PURCHASE).bounding_box(), mark.bounding_box()
    assert cell
    assert line
    assert cell["x"] <= line["x"] <= cell["x"] + cell["width"]
    assert cell["y"] <= line["y"] <= cell["y"] + cell["height"]
    board.expect_held(before)
    # A note does not go among the needs, nor beside the board.
    for part in (board.cell(NEEDS, PURCHASE), board.stage(CLAIMS), board.page.get_by_label("Above")):
        board.page.mouse.move(*_point(part), steps=2)
        board.paint()
        expect(mark).to_be_hidden()
    board.page.mouse.up()
    expect(ghost).to_have_count(0)
    board.expect_held(before)
    assert board.edits() == 0


def test_escape_gives_it_up(either: BoardPage) -> None:
    board = either
    before = board.held()
    _hold(board, board.item("o2"), _point(board.cell(BUSINESS, PURCHASE)))
    board.press("Escape")
    expect(board.around.locator(".jk-ghost, .jk-drop")).to_have_count(0)
    board.page.mouse.up()
    board.expect_held(before)
    expect(board.announced()).to_have_text("Put back.")
    assert board.edits() == 0


def test_several_go_together(board: BoardPage) -> None:
    before = board.held()
    board.item("o2").click()
    board.item("o4").click(modifiers=["Control"])
    expect(board.selected()).to_have_count(2)
    _hold(board, board.item("o4"), _point(board.cell(BUSINESS, RESEARCH)))
    expect(board.around.locator(".jk-ghost")).to_have_attribute("data-count", "2")
    board.page.mouse.up()
    board.expect_texts(BUSINESS, RESEARCH, [PHOTO, COVERED])
    expect(board.item("o4")).to_be_focused()
    assert board.edits() == 1
    board.expect_undone(before)
    board.expect_texts(THINKING, CLAIMS, [COVERED])


def test_a_click_that_trembles_is_a_click(board: BoardPage) -> None:
    x, y = _point(board.item("o2"))
    board.page.mouse.move(x, y)
    board.page.mouse.down()
    board.page.mouse.move(x + 2, y + 2)
    board.page.mouse.up()
    expect(board.item("o2")).to_be_focused()
    expect(board.around.locator(".jk-ghost")).to_have_count(0)
    assert board.edits() == 0


def test_it_scrolls_along_at_the_edges(open_board: OpenBoard) -> None:
    board = open_board((800, 700), sample="wide")
    scroller = board.around.locator(".jk-bscroll")
    scroller.scroll_into_view_if_needed()
    box = scroller.bounding_box()
    assert box
    card = board.map.locator(".jk-bnote").first
    card.scroll_into_view_if_needed()
    left = "element => element.scrollLeft"
    start = scroller.evaluate(left)
    x, y = _point(card)
    _hold(board, card, (box["x"] + box["width"] - 6, y))
    # The pointer rests there.
    wait_for(lambda: scroller.evaluate("element => element.scrollLeft > 400"), True)
    board.page.mouse.move(x, y)
    board.paint()
    rest = scroller.evaluate(left)
    board.paint()
    assert scroller.evaluate(left) == rest > start
    board.press("Escape")
    board.page.mouse.up()


def test_a_stage_is_dragged_by_its_head(board: BoardPage) -> None:
    before = board.held()
    _drag(board, board.stage(PURCHASE), _point(board.stage("s1"), across=0.2))
    wait_for(lambda: [stage["id"] for stage in board.held()["stages"]], ["s3", "s1", "s2", "s4", "s5"])
    expect(board.stage(PURCHASE)).to_be_focused()
    expect(board.row("stages").locator("[data-stage]").first).to_have_attribute("data-stage", PURCHASE)
    board.expect_undone(before)
    _drag(board, board.stage(PURCHASE), _point(board.cell(BUSINESS, RENEWAL), across=0.8))
    wait_for(lambda: [stage["id"] for stage in board.held()["stages"]], ["s1", "s2", "s4", "s5", "s3"])
    board.expect_undone(before)


def test_a_lane_dragged_over_a_line_changes_its_side(board: BoardPage) -> None:
    before = board.held()
    _drag(board, board.cell(THINKING, ""), _point(board.row(BUSINESS), across=0.05, down=0.8))
    wait_for(lambda: board.find("lanes", "l2")["side"], "backstage")
    rows = board.map.locator('.jk-brow[data-row^="lane:"]')
    expect(rows).to_have_count(4)
    assert [row.get_attribute("data-row") for row in rows.all()] == [DOING, TOUCHPOINTS, BUSINESS, THINKING]
    expect(board.cell(THINKING, "")).to_be_focused()
    assert board.edits() == 1
    board.expect_undone(before)
    # Within a side it is only the order.
    _drag(board, board.cell(THINKING, ""), _point(board.row(DOING), across=0.05, down=0.2))
    wait_for(lambda: [lane["id"] for lane in board.held()["lanes"]], ["l2", "l1", "l3", "l4"])
    assert board.find("lanes", "l2")["side"] == "customer"
    board.expect_undone(before)


FINGERS = {"has_touch": True, "is_mobile": True}


class Finger:
    """One finger on the page."""

    def __init__(self, board: BoardPage) -> None:
        self._board = board
        self._browser = board.page.context.new_cdp_session(board.page)

    def touch(self, kind: str, *points: tuple[float, float]) -> None:
        """Tell the browser where it is now."""
        where = [{"x": x, "y": y} for x, y in points]
        self._browser.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})

    def lead(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Move from one point to another."""
        for part in (0.2, 0.5, 0.8, 1.0):
            self.touch("touchMove", (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
            self._board.paint()


def test_a_finger_that_rests_lifts_a_card(open_board: OpenBoard) -> None:
    board = open_board((1000, 1300), FINGERS)
    before = board.held()
    finger = Finger(board)
    board.item("o2").scroll_into_view_if_needed()
    start, end = _point(board.item("o2")), _point(board.cell(THINKING, PURCHASE))
    finger.touch("touchStart", start)
    expect(board.around.locator(".jk-ghost")).to_be_visible()
    finger.lead(start, end)
    finger.touch("touchEnd")
    board.expect_texts(THINKING, PURCHASE, [PHOTO])
    assert board.edits() == 1
    board.button("Undo").first.tap()
    board.expect_held(before)


def test_a_finger_that_wipes_scrolls(open_board: OpenBoard) -> None:
    board = open_board((390, 700), FINGERS)
    before = board.held()
    finger = Finger(board)
    card = board.item("o1")
    card.scroll_into_view_if_needed()
    start = _point(card)
    finger.touch("touchStart", start)
    finger.lead(start, (start[0] - 200, start[1]))
    expect(board.around.locator(".jk-ghost")).to_have_count(0)
    finger.touch("touchEnd")
    board.expect_held(before)
    assert board.around.locator(".jk-bscroll").evaluate("element => element.scrollLeft") > 0
