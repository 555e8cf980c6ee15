"""Notes and needs are written where they stand: each way to begin one adds one, as one step."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.board.board_page import (
    AWARENESS,
    BUSINESS,
    CARLA,
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
from tests.browser.keyboard.input_method import InputMethod

pytestmark = pytest.mark.browser

TEXT = "Asks a friend"


def _at(board: BoardPage, *keys: str) -> None:
    board.go(THINKING, PURCHASE)
    board.press(*keys)


def _by_tool(board: BoardPage) -> None:
    _at(board)
    board.button("New note here").click()


def _by_menu(board: BoardPage) -> None:
    _at(board)
    board.choose("New note here")


WAYS: dict[str, tuple[Callable[[BoardPage], object], str]] = {
    "typing": (_at, PURCHASE),
    "Enter": (lambda board: _at(board, "Enter"), PURCHASE),
    "Space": (lambda board: _at(board, " "), PURCHASE),
    "insert": (lambda board: _at(board, "Control+Shift++"), PURCHASE),
    "double click": (lambda board: board.cell(THINKING, PURCHASE).dblclick(), PURCHASE),
    "the question": (lambda board: board.cell(THINKING, AWARENESS).locator(".jk-bask").click(), AWARENESS),
    "the tool": (_by_tool, PURCHASE),
    "the menu": (_by_menu, PURCHASE),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_way_adds_one(board: BoardPage, way: str) -> None:
    begin, stage = WAYS[way]
    before = board.held()
    begin(board)
    if way != "typing":
        expect(board.editor()).to_be_focused()
    board.write(TEXT)
    board.expect_texts(THINKING, stage, [TEXT])
    expect(board.card(TEXT)).to_be_focused()
    [added] = board.added("notes", before)
    assert {name: added.get(name) for name in ("lane", "stage", "text")} == {
        "lane": "l2", "stage": stage, "text": TEXT,
    }  # fmt: skip
    assert board.edits() == 1
    board.expect_undone(before)
    board.press("Control+y")
    board.expect_texts(THINKING, stage, [TEXT])


def test_several_in_a_cell_come_behind_the_active_one(board: BoardPage) -> None:
    board.go(DOING, CLAIMS, "o2")
    board.press("Control+Shift++")
    board.write("Sends it")
    board.expect_texts(DOING, CLAIMS, ["Photographs the damage", "Sends it", "Calls the hotline twice"])
    # Typing on a note begins another one; only Enter and F2 go into it.
    board.write("Waits")
    board.expect_texts(DOING, CLAIMS, ["Photographs the damage", "Sends it", "Waits", "Calls the hotline twice"])
    expect(board.card("Waits")).to_be_focused()
    # One begun on the cell itself comes last.
    board.go(DOING, CLAIMS)
    board.press("Enter")
    board.write("Gives up")
    board.expect_texts(
        DOING, CLAIMS, ["Photographs the damage", "Sends it", "Waits", "Calls the hotline twice", "Gives up"]
    )
    assert board.edits() == 3


@pytest.mark.parametrize("key", ["Enter", "F2", "double click"])
def test_a_note_is_edited_as_one_step(board: BoardPage, key: str) -> None:
    before = board.held()
    if key == "double click":
        board.item("o2").dblclick()
    else:
        board.go(DOING, CLAIMS, "o2")
        board.press(key)
    expect(board.editor()).to_have_value("Photographs the damage")
    board.press("End")
    board.write(" at once")
    expect(board.item("o2")).to_be_focused()
    assert board.find("notes", "o2") == {**before["notes"][1], "text": "Photographs the damage at once"}
    assert board.edits() == 1
    board.expect_undone(before)


def test_lines_tab_and_shift_tab(board: BoardPage) -> None:
    board.go(THINKING, AWARENESS)
    board.keyboard.type("One")
    board.press("Shift+Enter")
    board.write("Two", "Tab")
    board.expect_texts(THINKING, AWARENESS, ["One\nTwo"])
    expect(board.cell(THINKING, RESEARCH)).to_be_focused()
    board.write("Three", "Shift+Tab")
    expect(board.card("One Two")).to_be_focused()
    height = board.card("One Two").bounding_box()
    other = board.card("Three").bounding_box()
    assert height
    assert other
    assert height["height"] > other["height"] + 10, "two lines are shown as two"
    assert board.edits() == 2


def test_nothing_comes_of_escape_or_an_empty_text(board: BoardPage) -> None:
    before = board.held()
    cell = board.go(THINKING, AWARENESS)
    board.keyboard.type("No")
    board.press("Escape")
    expect(cell).to_be_focused()
    for text in ("", "   "):
        board.press("Enter")
        board.write(text)
        expect(cell).to_be_focused()
    board.go(DOING, CLAIMS, "o2")
    board.press("F2", "End")
    board.write("!", "Escape")
    expect(board.item("o2")).to_be_focused()
    board.keyboard.type("Another")
    board.press("Escape")
    expect(board.item("o2")).to_be_focused()
    board.expect_held(before)
    assert board.edits() == 0
    board.press("Control+z")
    expect(board.status()).to_contain_text("There is nothing to undo.")


def test_what_is_typed_is_kept_where_somebody_clicks_elsewhere(board: BoardPage) -> None:
    board.go(THINKING, PURCHASE)
    board.keyboard.type(TEXT)
    board.item("o1").click()
    board.expect_texts(THINKING, PURCHASE, [TEXT])
    expect(board.item("o1")).to_be_focused()
    board.press("F2", "End")
    board.keyboard.type("s")
    board.page.get_by_label("Below").click()
    expect(board.page.get_by_label("Below")).to_be_focused()
    board.expect_texts(DOING, AWARENESS, ["Hears about renewal dates from a colleagues"])
    assert board.edits() == 2


TEXTS = {
    "emoji": "👩‍👩‍👧 drive 🚗 to 🇦🇹",
    "right to left": "שירות מהיר וברור",
    "long": "Kraftfahrzeughaftpflicht " * 200,
    "one word": "W" * 400,
    "markup": "<img src=x onerror=alert(1)> & 'text'",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_any_text_is_kept_and_shown(board: BoardPage, kind: str) -> None:
    text = TEXTS[kind].strip()
    cell = board.go(THINKING, PURCHASE)
    board.press("Enter")
    board.editor().fill(text)
    width = cell.evaluate("cell => cell.clientWidth")
    board.press("Enter")
    board.expect_texts(THINKING, PURCHASE, [text])
    assert text in [note["text"] for note in board.held()["notes"]]
    words = board.cards(THINKING, PURCHASE).locator("> p")
    assert words.evaluate("p => p.scrollWidth <= p.clientWidth + 1"), "nothing stands out"
    assert cell.evaluate("cell => cell.clientWidth") == width
    direction = words.evaluate("p => getComputedStyle(p).direction")
    assert direction == ("rtl" if kind == "right to left" else "ltr")


def test_composing_adds_a_note_and_loses_no_character(either: BoardPage) -> None:
    board, method = either, InputMethod(either.page)
    board.go(THINKING, PURCHASE)
    method.compose("n", "に", "にほん")
    expect(board.editor()).to_be_focused()
    expect(board.editor()).to_have_value("にほん")
    for key, code in (("Enter", 13), ("Escape", 27), ("Process", 229)):
        method.key(key, code)
        expect(board.editor()).to_have_value("にほん")
    method.commit("日本")
    board.press("Enter")
    board.expect_texts(THINKING, PURCHASE, ["日本"])
    # A dead key on a note begins another one.
    method.key("Dead", 222)
    method.show("´")
    method.key("Process")
    method.commit("é")
    board.press("Enter")
    board.expect_texts(THINKING, PURCHASE, ["日本", "é"])
    assert board.edits() == 2


def test_a_need_is_made_and_edited(board: BoardPage) -> None:
    before = board.held()
    board.go(NEEDS, AWARENESS)
    board.press("End", "ArrowLeft", "Home", "ArrowRight")
    board.go(NEEDS, PURCHASE)
    board.press("Control+Shift++")
    board.write("Know the price at once")
    [added] = board.added("needs", before)
    assert (added["stage"], added["statement"]) == (PURCHASE, "Know the price at once")
    expect(board.item(added["id"])).to_be_focused()
    board.expect_undone(before)
    board.go(NEEDS, CLAIMS, "n1")
    board.press("F2", "End")
    board.write(" and when")
    assert board.find("needs", "n1")["statement"] == "Know what happens next and when"
    board.expect_undone(before)


def test_new_ones_are_about_the_only_person_shown(open_board: OpenBoard) -> None:
    board = open_board(options={"personas": [CARLA]})
    for row in (DOING, NEEDS, TOUCHPOINTS, BUSINESS):
        board.go(row, RENEWAL)
        board.press("Control+Shift++")
        board.write("Theirs?")
    held = board.held()
    assert [note.get("persona") for note in held["notes"][-3:]] == [CARLA, None, None]
    assert [need["persona"] for need in held["needs"] if need["statement"] == "Theirs?"] == [CARLA]


def test_nothing_is_written_where_the_map_is_read_only(open_board: OpenBoard) -> None:
    board = open_board(locked="A newer version has written this map.")
    before = board.held()
    for row, stage, item in ((DOING, CLAIMS, "o2"), (THINKING, PURCHASE, ""), ("stages", CLAIMS, ""), (DOING, "", "")):
        spot = board.go(row, stage, item)
        for key in ("x", "F2", "Delete", "Control+Shift++", "Control+Shift+-", "Alt+Shift+ArrowRight", "Control+x"):
            board.press(key)
            expect(spot).to_be_focused()
            expect(board.editor()).to_have_count(0)
    board.item("o2").dblclick()
    expect(board.editor()).to_have_count(0)
    board.expect_held(before)
    expect(board.map).to_have_attribute("aria-readonly", "true")
    board.page.evaluate("() => window.page.heard.splice(0)")
