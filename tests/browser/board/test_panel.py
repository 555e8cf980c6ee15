"""Beside the board: every column of what is active, written with the grids' own editors."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.board.board_page import BUSINESS, CLAIMS, DOING, NEEDS, PURCHASE, BoardPage
from tests.browser.board.conftest import OpenBoard

pytestmark = pytest.mark.browser

SUBJECTS = {
    "note": ((DOING, CLAIMS, "o2"), "notes", "o2", "text"),
    "need": ((NEEDS, CLAIMS, "n1"), "needs", "n1", "statement"),
    "stage": (("stages", CLAIMS, ""), "stages", "s4", "name"),
    "lane": ((DOING, "", ""), "lanes", "l1", "name"),
    "emotion": (("emotion", CLAIMS, "p1 as_is"), "emotions", "m4", "score"),
}


def _panel(board: BoardPage) -> Locator:
    return board.around.get_by_role("complementary")


def _field(board: BoardPage, column: str) -> Locator:
    return _panel(board).locator(f'[data-field="{column}"]')


@pytest.mark.parametrize("noun", SUBJECTS)
def test_it_opens_and_closes_by_key(board: BoardPage, noun: str) -> None:
    spot, _, _, column = SUBJECTS[noun]
    part = board.go(*spot)
    board.press("Alt+ArrowDown")
    expect(_panel(board)).to_have_accessible_name(re.compile(noun, re.IGNORECASE))
    expect(_field(board, column)).to_be_focused()
    # What it is about is not under it.
    one, other = part.bounding_box(), _panel(board).bounding_box()
    assert one
    assert other
    assert one["x"] + one["width"] / 2 <= other["x"]
    board.press("Escape")
    expect(_panel(board)).to_have_count(0)
    expect(part).to_be_focused()
    assert board.edits() == 0


@pytest.mark.parametrize("noun", ["note", "need", "stage", "lane"])
def test_what_is_written_there_is_on_the_board(either: BoardPage, noun: str) -> None:
    board = either
    spot, table, row, column = SUBJECTS[noun]
    before = board.held()
    part = board.go(*spot)
    board.press("Alt+ArrowDown", "Enter", "Control+a")
    board.keyboard.type("Something else")
    board.press("Enter")
    expect(part).to_contain_text("Something else")
    assert board.find(table, row)[column] == "Something else"
    assert board.edits() == 1
    board.press("Control+z")
    board.expect_held(before)
    # And what is written on the board is there.
    board.press("Escape")
    board.theirs("set_text", table, row, column, "Theirs")
    board.press("Alt+ArrowDown")
    expect(_field(board, column)).to_contain_text("Theirs")


def test_every_column_of_a_note(board: BoardPage) -> None:
    board.go("lane:l2", CLAIMS, "o4")
    board.press("Alt+ArrowDown")
    for column, text in (("persona", "Ben"), ("channel", "App"), ("grade", "Measured")):
        _field(board, column).focus()
        board.keyboard.type(text)
        board.press("Enter")
        expect(_field(board, column)).to_contain_text(text)
    note = board.find("notes", "o4")
    assert (note["persona"], note["channel"], note["grade"]) == ("p2", "app", "measured")
    expect(board.item("o4")).to_have_accessible_name(re.compile("for Ben Okafor, App, Measured"))
    # To another place.
    _field(board, "stage").focus()
    board.keyboard.type("Purch")
    board.press("Enter")
    expect(board.cell("lane:l2", PURCHASE).locator('[data-item="o4"]')).to_be_visible()
    assert board.edits() == 4


def test_the_judgements_of_a_need(board: BoardPage) -> None:
    board.go(NEEDS, PURCHASE, "n8")
    board.press("Alt+ArrowDown")
    for column, text in (("importance", "10"), ("satisfaction", "2")):
        _field(board, column).focus()
        board.keyboard.type(text)
        board.press("Enter")
    expect(board.item("n8")).to_have_accessible_name(re.compile("opportunity 18, act"))


def test_it_follows_what_is_active(board: BoardPage) -> None:
    board.go(DOING, CLAIMS, "o2")
    board.button("Details").last.click()
    expect(_field(board, "text")).to_contain_text("Photographs the damage")
    board.item("o3").click()
    expect(_field(board, "text")).to_contain_text("Calls the hotline twice")
    board.stage(PURCHASE).click()
    expect(_field(board, "name")).to_contain_text("Purchase")
    board.button("Carla Meier: details").click()
    expect(_field(board, "quote")).to_contain_text("I only notice my insurer")
    # What goes away leaves no panel about nothing.
    board.item("o3").click()
    board.theirs("remove_rows", "notes", ["o3"])
    expect(_field(board, "text")).to_contain_text("Photographs the damage")


def test_what_is_being_typed_there_is_not_lost(board: BoardPage) -> None:
    board.go(DOING, CLAIMS, "o2")
    board.press("Alt+ArrowDown", "Enter", "End")
    board.keyboard.type(" at once")
    board.item("o3").click()
    expect(board.item("o2").locator("> p")).to_have_text("Photographs the damage at once")
    board.press("Alt+ArrowDown")
    if _panel(board).count() == 0:
        board.press("Alt+ArrowDown")
    board.go(BUSINESS, CLAIMS)
    expect(board.focused()).to_have_count(1)


def test_its_buttons(board: BoardPage) -> None:
    before = board.held()
    board.go(DOING, CLAIMS, "o2")
    board.press("Alt+ArrowDown")
    _panel(board).get_by_role("button", name="Duplicate").click()
    board.expect_texts(DOING, CLAIMS, ["Photographs the damage", "Photographs the damage", "Calls the hotline twice"])
    [added] = board.added("notes", before)
    expect(board.item(added["id"])).to_be_focused()
    _panel(board).get_by_role("button", name="Delete note").click()
    board.expect_texts(DOING, CLAIMS, ["Photographs the damage", "Calls the hotline twice"])
    _panel(board).get_by_role("button", name="Close").click()
    expect(board.focused()).to_have_count(1)


def test_where_it_is_narrow_it_is_a_sheet(open_board: OpenBoard) -> None:
    board = open_board((390, 800))
    part = board.go(DOING, CLAIMS, "o2")
    board.press("Alt+ArrowDown")
    expect(_field(board, "text")).to_be_focused()
    box = _panel(board).bounding_box()
    assert box
    assert box["width"] >= 350
    assert box["height"] <= 800
    board.press("Escape")
    expect(part).to_be_focused()
    expect(part).to_be_in_viewport()
