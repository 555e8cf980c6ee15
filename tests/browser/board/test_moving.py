"""Notes and needs are moved with keys and by the menu: each time one step, and what is selected goes together."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.board.board_page import (
    AWARENESS,
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

pytestmark = pytest.mark.browser

PHOTO, CALL, COVERED = "Photographs the damage", "Calls the hotline twice", "Am I still covered?"


def test_lifted_carried_and_dropped(either: BoardPage) -> None:
    board = either
    before = board.held()
    board.go(DOING, CLAIMS, "o2")
    board.press(" ")
    expect(board.item("o2")).to_have_attribute("data-lifted", "")
    expect(board.announced()).to_have_text("Lifted. Arrows move, Space drops, Escape puts back.")
    board.press("ArrowDown")
    board.expect_texts(DOING, CLAIMS, [CALL, PHOTO])
    board.press("ArrowDown", "ArrowRight")
    board.expect_texts(DOING, CLAIMS, [CALL])
    board.expect_texts(THINKING, RENEWAL, [PHOTO])
    expect(board.item("o2")).to_be_focused()
    # In the map it lies where it lay.
    board.expect_held(before)
    board.press(" ")
    expect(board.map.locator("[data-lifted]")).to_have_count(0)
    expect(board.item("o2")).to_be_focused()
    assert board.find("notes", "o2") == {**before["notes"][1], "lane": "l2", "stage": RENEWAL}
    assert board.edits() == 1
    expect(board.status()).to_contain_text("1 note moved to Thinking · Renewal.")
    board.expect_undone(before)
    expect(board.item("o2")).to_be_focused()
    board.expect_texts(DOING, CLAIMS, [PHOTO, CALL])


def test_escape_puts_back_and_enter_drops(board: BoardPage) -> None:
    before = board.held()
    board.go(DOING, CLAIMS, "o3")
    board.press(" ", "ArrowLeft", "ArrowLeft", "ArrowDown", "Escape")
    expect(board.item("o3")).to_be_focused()
    board.expect_texts(DOING, CLAIMS, [PHOTO, CALL])
    board.expect_held(before)
    expect(board.announced()).to_have_text(re.compile("Put back"))
    assert board.edits() == 0
    # Letters, Delete and the like mean nothing to what is held.
    board.press(" ", "x", "Delete", "Control+a", "ArrowUp", "Enter")
    board.expect_texts(DOING, CLAIMS, [CALL, PHOTO])
    assert board.edits() == 1
    board.press(" ", " ")
    assert board.edits() == 1, "dropped where it lay, nothing has changed"


def test_carried_to_the_edges_and_over_every_lane(board: BoardPage) -> None:
    board.go(DOING, AWARENESS, "o1")
    board.press(" ", "ArrowLeft", "ArrowUp")
    board.expect_texts(DOING, AWARENESS, ["Hears about renewal dates from a colleague"])
    seen = []
    for _ in range(6):
        board.press("ArrowDown")
        board.paint()
        seen.append(board.item("o1").locator('xpath=ancestor::*[@role="row"]').get_attribute("data-row"))
    assert seen == [THINKING, TOUCHPOINTS, BUSINESS, BUSINESS, BUSINESS, BUSINESS], "over the lines, never into needs"
    for _ in range(5):
        board.press("ArrowRight")
    board.press("Enter")
    moved = board.find("notes", "o1")
    assert (moved["lane"], moved["stage"]) == ("l4", RENEWAL)


def test_several_are_carried_together(board: BoardPage) -> None:
    before = board.held()
    board.go(DOING, CLAIMS, "o2")
    board.press("Shift+ArrowDown", "Shift+ArrowDown")
    expect(board.selected()).to_have_count(3)
    board.press(" ")
    expect(board.announced()).to_have_text(re.compile("3 notes lifted"))
    board.press("ArrowDown", "ArrowLeft", " ")
    held = board.held()
    placed = {note["id"]: (note["lane"], note["stage"]) for note in held["notes"]}
    assert len({placed[note] for note in ("o2", "o3", "o4")}) == 1
    row, stage = placed["o2"]
    board.expect_texts(f"lane:{row}", stage, [PHOTO, CALL, COVERED])
    assert board.edits() == 1
    board.expect_undone(before)


STEPS = {
    "ArrowLeft": (DOING, PURCHASE, [CALL], [PHOTO]),
    "ArrowRight": (DOING, RENEWAL, [CALL], [PHOTO]),
    "ArrowDown": (DOING, CLAIMS, [CALL, PHOTO], [CALL, PHOTO]),
}


@pytest.mark.parametrize("key", STEPS)
def test_moved_at_once(board: BoardPage, key: str) -> None:
    row, stage, left, there = STEPS[key]
    before = board.held()
    board.go(DOING, CLAIMS, "o2")
    board.press(f"Alt+Shift+{key}")
    board.expect_texts(DOING, CLAIMS, left)
    board.expect_texts(row, stage, there)
    expect(board.item("o2")).to_be_focused()
    assert board.edits() == 1
    board.expect_undone(before)
    expect(board.item("o2")).to_be_focused()


def test_moved_at_once_past_the_end_of_a_cell_into_the_next_lane(board: BoardPage) -> None:
    before = board.held()
    board.go(DOING, CLAIMS, "o3")
    board.press("Alt+Shift+ArrowDown")
    board.expect_texts(THINKING, CLAIMS, [CALL, COVERED])
    board.press("Alt+Shift+ArrowUp")
    board.expect_texts(DOING, CLAIMS, [PHOTO, CALL])
    # At the edge nothing moves and nothing changes.
    board.go(DOING, AWARENESS, "o1")
    board.press("Alt+Shift+ArrowLeft", "Alt+Shift+ArrowUp")
    expect(board.item("o1")).to_be_focused()
    assert board.edits() == 2
    board.press("Control+z")
    board.expect_undone(before)


def test_moved_by_the_menu(board: BoardPage) -> None:
    before = board.held()
    board.go(DOING, CLAIMS, "o3")
    board.choose("Move note to…")
    dialog = board.page.get_by_role("dialog", name="Move this note to")
    lane = dialog.get_by_label("Lane")
    expect(lane).to_be_focused()
    board.press("Escape")
    expect(board.item("o3")).to_be_focused()
    board.expect_held(before)
    board.choose("Move note to…")
    lane.select_option("Business")
    dialog.get_by_label("Stage").select_option(index=1)
    dialog.get_by_role("button", name="Move").click()
    expect(dialog).to_have_count(0)
    expect(board.item("o3")).to_be_focused()
    assert board.find("notes", "o3") == {**before["notes"][2], "lane": "l4", "stage": RESEARCH}
    assert board.edits() == 1
    board.expect_undone(before)


def test_needs_stay_in_their_lane(board: BoardPage) -> None:
    before = board.held()
    board.go(NEEDS, PURCHASE, "n7")
    board.press(" ", "ArrowUp", "ArrowUp", "ArrowRight", "Enter")
    assert board.find("needs", "n7")["stage"] == CLAIMS
    expect(board.item("n7")).to_be_focused()
    board.expect_undone(before)
    board.go(NEEDS, PURCHASE, "n7")
    board.choose("Move need to…")
    dialog = board.page.get_by_role("dialog", name="Move this need to")
    expect(dialog.get_by_label("Lane")).to_have_count(0)
    dialog.get_by_label("Stage").select_option(index=0)
    board.press("Enter")
    assert board.find("needs", "n7")["stage"] == AWARENESS
    board.expect_undone(before)


def test_what_has_no_place_gets_one(board: BoardPage) -> None:
    loose = board.row("loose needs")
    expect(loose.locator("[data-item]")).to_have_count(1)
    loose.locator("[data-item]").focus()
    board.press("Alt+Shift+ArrowUp")
    expect(loose).to_have_count(0)
    expect(board.item("n12")).to_be_focused()
    assert board.find("needs", "n12")["stage"] == AWARENESS


def test_selecting(board: BoardPage) -> None:
    board.item("o2").click()
    board.item("o4").click(modifiers=["Control"])
    expect(board.selected()).to_have_count(2)
    expect(board.announced()).to_have_text("2 notes selected.")
    board.item("o2").click(modifiers=["Control"])
    expect(board.selected()).to_have_count(1)
    # Notes and needs are not meant together.
    board.item("n1").click(modifiers=["Control"])
    expect(board.selected()).to_have_count(1)
    expect(board.item("n1")).to_have_attribute("aria-current", "true")
    board.press("Escape")
    expect(board.selected()).to_have_count(0)
    board.go(DOING, CLAIMS, "o2")
    board.press("Control+a")
    expect(board.selected()).to_have_count(3)
    board.press("Control+a")
    expect(board.selected()).to_have_count(5)
    before = board.held()
    board.press("Delete")
    expect(board.status()).to_contain_text("5 notes deleted.")
    board.expect_undone(before)
