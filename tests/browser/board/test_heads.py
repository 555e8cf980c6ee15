"""Stages and lanes in place: added, named, moved, folded and deleted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.board.board_page import (
    AWARENESS,
    BUSINESS,
    CLAIMS,
    DOING,
    LANES,
    NEEDS,
    PURCHASE,
    RENEWAL,
    RESEARCH,
    STAGES,
    THINKING,
    TOUCHPOINTS,
    BoardPage,
)
from tests.browser.waiting import wait_for

pytestmark = pytest.mark.browser

HEADS = "stages"


def _stages(board: BoardPage) -> list[str]:
    return [stage["name"] for stage in board.held()["stages"]]


def _lanes(board: BoardPage) -> list[str]:
    """The lanes as they are shown, by name."""
    return [head.strip() for head in board.map.locator('.jk-brow[data-row^="lane:"] .jk-bhead b').all_inner_texts()]


def _lines(board: BoardPage) -> list[str]:
    return board.map.locator(".jk-bline b").all_inner_texts()


def test_a_stage_is_added_to_the_right_and_named(either: BoardPage) -> None:
    board = either
    board.go(HEADS, RESEARCH)
    board.press("Control+Shift++")
    expect(board.editor()).to_be_focused()
    board.write("Quote")
    assert _stages(board) == ["Awareness", "Research", "Quote", "Purchase", "Claims", "Renewal"]
    expect(board.focused()).to_contain_text("Quote")
    expect(board.map.get_by_role("columnheader")).to_have_count(7)
    # Each row has a cell for it.
    for row in (*LANES, NEEDS):
        expect(board.row(row).get_by_role("gridcell")).to_have_count(6)
    board.go(DOING, CLAIMS)
    board.button("New stage").click()
    board.write("Afterwards")
    assert _stages(board)[-1] == "Afterwards"


@pytest.mark.parametrize("way", ["F2", "Enter", "typing", "double click", "menu"])
def test_a_stage_is_renamed(board: BoardPage, way: str) -> None:
    before = board.held()
    board.go(HEADS, PURCHASE)
    if way == "double click":
        board.stage(PURCHASE).get_by_text("Purchase").dblclick()
    elif way == "menu":
        board.choose("Rename")
    elif way != "typing":
        board.press(way)
    if way != "typing":
        expect(board.editor()).to_have_value("Purchase")
        board.press("Control+a")
    board.write("Sign up")
    expect(board.stage(PURCHASE)).to_be_focused()
    assert board.find("stages", PURCHASE) == {**before["stages"][2], "name": "Sign up"}
    assert board.edits() == 1
    board.expect_undone(before)


def test_goals_and_questions_are_written_in_place(board: BoardPage) -> None:
    before = board.held()
    board.stage(PURCHASE).get_by_text("Buy fast and without doubt").dblclick()
    expect(board.editor()).to_have_value("Buy fast and without doubt")
    board.press("Control+a")
    board.write("Feel safe")
    assert board.find("stages", PURCHASE)["goal"] == "Feel safe"
    expect(board.stage(PURCHASE)).to_be_focused()
    board.cell(THINKING, "").get_by_text("What does the customer think?").dblclick()
    board.press("Control+a")
    board.write("What goes through their head?")
    assert board.find("lanes", "l2")["prompt"] == "What goes through their head?"
    expect(board.cell(THINKING, AWARENESS)).to_contain_text("What goes through their head?")
    board.go(THINKING, "")
    board.press("F2")
    expect(board.editor()).to_have_value("Thinking")
    board.press("Control+a")
    board.write("Thoughts")
    assert board.find("lanes", "l2")["name"] == "Thoughts"
    board.press("Control+z", "Control+z")
    board.expect_undone(before)


def test_the_star(board: BoardPage) -> None:
    before = board.held()
    board.go(HEADS, PURCHASE)
    board.press(" ")
    expect(board.stage(PURCHASE).locator(".jk-bstar")).to_contain_text("Moment of truth")
    assert board.find("stages", PURCHASE)["moment_of_truth"] is True
    board.expect_undone(before)
    board.choose("Moment of truth")
    expect(board.stage(PURCHASE).locator(".jk-bstar")).to_be_visible()
    board.choose("No moment of truth")
    board.expect_held(before)


def test_stages_move_with_keys(board: BoardPage) -> None:
    before = board.held()
    board.go(HEADS, PURCHASE)
    board.press("Alt+Shift+ArrowLeft", "Alt+Shift+ArrowLeft", "Alt+Shift+ArrowLeft")
    assert [stage["id"] for stage in board.held()["stages"]] == [PURCHASE, AWARENESS, RESEARCH, CLAIMS, RENEWAL]
    expect(board.stage(PURCHASE)).to_be_focused()
    assert board.edits() == 2
    board.press("Control+z")
    board.expect_undone(before)
    board.go(HEADS, CLAIMS)
    board.choose("Move stage right")
    assert [stage["id"] for stage in board.held()["stages"]] == [AWARENESS, RESEARCH, PURCHASE, RENEWAL, CLAIMS]
    # The cards go with it.
    expect(board.row(DOING).locator("[data-stage]").last.locator("[data-item]")).to_have_count(2)


def test_a_lane_moves_over_a_line_and_back(either: BoardPage) -> None:
    board = either
    before = board.held()
    assert _lines(board) == ["Line of interaction", "Line of visibility", "Insight", "Without a side"][:3]
    board.go(THINKING, "")
    board.press("Alt+Shift+ArrowDown")
    assert board.find("lanes", "l2")["side"] == "frontstage"
    assert _lanes(board) == ["Doing", "Thinking", "Touchpoints", "Business"]
    expect(board.cell(THINKING, "")).to_be_focused()
    board.press("Alt+Shift+ArrowDown")
    assert _lanes(board) == ["Doing", "Touchpoints", "Thinking", "Business"]
    board.press("Alt+Shift+ArrowDown", "Alt+Shift+ArrowDown", "Alt+Shift+ArrowDown")
    assert board.find("lanes", "l2")["side"] == "support"
    assert "Line of internal interaction" in _lines(board)
    assert board.edits() == 5
    for _ in range(5):
        board.press("Alt+Shift+ArrowUp")
    wait_for(lambda: board.find("lanes", "l2")["side"], "customer")
    assert _lanes(board) == ["Doing", "Thinking", "Touchpoints", "Business"]
    for _ in range(9):
        board.press("Control+z")
    board.expect_undone(before)


def test_a_lane_is_added_below_on_the_same_side(board: BoardPage) -> None:
    board.go(DOING, "")
    board.press("Control+Shift++")
    board.write("Feeling")
    assert _lanes(board) == ["Doing", "Feeling", "Thinking", "Touchpoints", "Business"]
    [added] = [lane for lane in board.held()["lanes"] if lane["name"] == "Feeling"]
    assert added["side"] == "customer"
    expect(board.focused()).to_contain_text("Feeling")
    # It has cells to write into.
    board.press("ArrowRight", "Enter")
    board.write("Curious")
    expect(board.card("Curious")).to_be_focused()


@pytest.mark.parametrize("answer", ["Keep", "Delete", "Delete them too"])
def test_deleting_a_stage_asks(board: BoardPage, answer: str) -> None:
    before = board.held()
    board.go(HEADS, CLAIMS)
    board.press("Delete")
    question = board.around.get_by_role("alertdialog", name="Delete the stage Claims?")
    expect(question.get_by_role("button", name="Keep")).to_be_focused()
    expect(question).to_contain_text(re.compile("3 notes.*stay behind without a stage"))
    question.get_by_role("button", name=answer, exact=True).click()
    expect(question).to_have_count(0)
    expect(board.focused()).to_have_count(1)
    held = board.held()
    if answer == "Keep":
        board.expect_held(before)
        expect(board.stage(CLAIMS)).to_be_focused()
        return
    assert "s4" not in {stage["id"] for stage in held["stages"]}
    expect(board.stage(RENEWAL)).to_be_focused()
    left = {note["id"] for note in held["notes"]}
    if answer == "Delete":
        assert left == {"o1", "o2", "o3", "o4", "o5"}
        expect(board.row("loose").locator('[data-item="o2"]')).to_be_visible()
    else:
        assert left == {"o1", "o5"}
    assert board.edits() == 1
    board.expect_undone(before)
    expect(board.item("o2")).to_be_visible()


def test_deleting_a_lane_asks_and_an_empty_one_goes_at_once(board: BoardPage) -> None:
    before = board.held()
    board.go(BUSINESS, "")
    board.press("Delete")
    expect(board.row(BUSINESS)).to_have_count(0)
    expect(board.status()).to_contain_text("Lane “Business” deleted.")
    expect(board.focused()).to_have_count(1)
    board.expect_undone(before)
    board.go(DOING, "")
    board.press("Delete")
    question = board.around.get_by_role("alertdialog", name="Delete the lane Doing?")
    expect(question.get_by_role("button", name="Keep")).to_be_focused()
    board.press("Escape")
    expect(question).to_have_count(0)
    expect(board.cell(DOING, "")).to_be_focused()
    board.press("Delete")
    question.get_by_role("button", name="Delete them too").click()
    expect(board.row(DOING)).to_have_count(0)
    assert {note["id"] for note in board.held()["notes"]} == {"o4", "o5"}
    board.expect_undone(before)


def test_deleting_notes_and_needs(board: BoardPage) -> None:
    before = board.held()
    board.go(DOING, CLAIMS, "o2")
    board.press("Delete")
    board.expect_texts(DOING, CLAIMS, ["Calls the hotline twice"])
    expect(board.item("o3")).to_be_focused()
    expect(board.status()).to_contain_text("Note “Photographs the damage” deleted.")
    board.press("Backspace")
    expect(board.cell(DOING, CLAIMS)).to_be_focused()
    board.press("Control+z")
    board.expect_undone(before)
    # Evidence hangs on this one.
    board.go(NEEDS, CLAIMS, "n1")
    board.press("Delete")
    question = board.around.get_by_role("alertdialog")
    question.get_by_role("button", name="Delete", exact=True).click()
    expect(board.item("n1")).to_have_count(0)
    expect(board.focused()).to_have_count(1)
    assert board.held()["evidence"][0].get("need") is None
    board.expect_undone(before)


def test_lanes_fold_and_are_remembered(board: BoardPage) -> None:
    board.go(DOING, "")
    board.press(" ")
    expect(board.cell(DOING, "")).to_have_attribute("aria-expanded", "false")
    expect(board.item("o2")).to_have_count(0)
    expect(board.cell(DOING, CLAIMS)).to_have_text("2 notes")
    expect(board.cell(DOING, CLAIMS)).to_have_accessible_name("Doing, Claims: 2 notes")
    # Arrows walk through it cell by cell, and nothing is written there.
    board.press("ArrowRight")
    expect(board.cell(DOING, AWARENESS)).to_be_focused()
    board.press("ArrowDown")
    expect(board.cell(THINKING, AWARENESS)).to_be_focused()
    board.press("ArrowUp", "x")
    expect(board.editor()).to_have_count(0)
    board.cell(THINKING, "").get_by_role("button", name="Fold Thinking").click()
    expect(board.cell(THINKING, "")).to_have_attribute("aria-expanded", "false")
    board.load()
    expect(board.cell(DOING, "")).to_have_attribute("aria-expanded", "false")
    board.go(TOUCHPOINTS, "")
    board.choose("Fold the other lanes")
    expect(board.map.locator("[data-folded]")).not_to_have_count(2)
    expect(board.item("o5")).to_be_visible()
    board.choose("Unfold all lanes")
    expect(board.map.locator("[data-folded]")).to_have_count(0)
    expect(board.item("o2")).to_be_visible()
    assert board.edits() == 0


def test_empty_lanes_are_hidden(board: BoardPage) -> None:
    board.go(DOING, CLAIMS, "o2")
    board.choose("Hide empty lanes")
    expect(board.row(BUSINESS)).to_have_count(0)
    assert _lanes(board) == ["Doing", "Thinking", "Touchpoints"]
    expect(board.item("o2")).to_be_focused()
    # What somebody else writes there brings it back.
    board.theirs("add_row", "notes", {"lane": "l4", "stage": PURCHASE, "text": "Checks the risk"})
    expect(board.row(BUSINESS)).to_be_visible()
    expect(board.item("o2")).to_be_focused()
    board.choose("Show empty lanes")
    expect(board.map.locator('.jk-brow[data-row^="lane:"]')).to_have_count(len(LANES))
    assert board.row(HEADS).locator("[data-stage]").count() == len(STAGES)
