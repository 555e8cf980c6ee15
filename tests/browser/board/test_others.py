"""Keys stay with the board, and so does the focus, whatever others do; what they write is there at once."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.board.board_page import AWARENESS, BUSINESS, CLAIMS, DOING, PURCHASE, THINKING, BoardPage
from tests.browser.board.conftest import OpenBoard

pytestmark = pytest.mark.browser

SPOTS = {
    "a note": (DOING, CLAIMS, "o2"),
    "a cell": (THINKING, PURCHASE, ""),
    "a stage": ("stages", CLAIMS, ""),
    "a lane": (DOING, "", ""),
    "a point": ("emotion", CLAIMS, ""),
}
# JupyterLab would act upon each of them.
OF_THE_HOST = (
    *"abcvxzmyrdjki0", *"ABCVXZMYRDJKI", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp",
    "PageDown", "Shift+ArrowUp", "Shift+ArrowDown", "Shift+Home", "Shift+End", "Enter", "Control+a",
    "Delete", "Backspace", " ", "Control+z", "Control+y", "Control+c", "Control+x", "Control+v",
    "Control+Shift+ArrowUp", "Control+Shift+ArrowDown", "Control+Shift+-", "Control+Shift+m", "Alt+Shift+ArrowUp",
)  # fmt: skip
LEFT_TO_IT = ("Control+s", "Control+Shift+c", "Shift+Enter", "Control+Enter", "Alt+Enter", "F1")


@pytest.mark.parametrize(("spot", "shadow"), [*((spot, "") for spot in SPOTS), ("a note", "1")])
def test_keys_are_kept_from_the_host(open_board: OpenBoard, spot: str, shadow: str) -> None:
    board = open_board(shadow=shadow)
    row, stage, item = SPOTS[spot]
    for key in OF_THE_HOST:
        element = board.cell(row, stage)
        element = element.locator(f'[data-item="{item}"]') if item else element
        if element.count() == 0:
            # It was deleted, and comes back.
            board.press("Control+z")
        element.focus()
        board.press(key)
        for _ in range(3):
            if board.around.locator("[data-editing], [data-lifted], [role=alertdialog]").count():
                board.press("Escape")
        board.expect_passed()


def test_shortcuts_of_the_host_are_left_to_it(either: BoardPage) -> None:
    board = either
    before = board.held()
    board.go(DOING, CLAIMS, "o2")
    for key in LEFT_TO_IT:
        board.page.evaluate("addEventListener('keydown', event => event.preventDefault(), { once: true })")
        board.press(key)
        passed = board.page.evaluate("() => window.page.heard.splice(0)")
        assert passed == [key], key
    board.expect_held(before)


HAPPENINGS: dict[str, Callable[[BoardPage], object]] = {
    "its text is another": lambda board: board.theirs("set_text", "notes", "o2", "text", "Theirs"),
    "its text is emptied": lambda board: board.theirs("set_text", "notes", "o2", "text", ""),
    "a note comes above": lambda board: board.theirs("add_row", "notes", {"lane": "l1", "stage": CLAIMS}, None),
    "a note comes below": lambda board: board.theirs("add_row", "notes", {"lane": "l1", "stage": CLAIMS}, "o2"),
    "it goes to another stage": lambda board: board.theirs("set_value", "notes", "o2", "stage", PURCHASE),
    "it goes to another lane": lambda board: board.theirs("set_value", "notes", "o2", "lane", "l2"),
    "another note goes": lambda board: board.theirs("remove_rows", "notes", ["o3"]),
    "a stage comes": lambda board: board.theirs("add_row", "stages", {"name": "Quote"}, "s1"),
    "its stage moves": lambda board: board.theirs("move_rows", "stages", ["s3"], "s2", -1),
    "a stage goes": lambda board: board.theirs("remove_rows", "stages", ["s5"]),
    "a lane comes": lambda board: board.theirs("add_row", "lanes", {"name": "Saying", "side": "customer"}, None),
    "its lane is another's side": lambda board: board.theirs("set_value", "lanes", "l2", "side", "support"),
    "a persona comes": lambda board: board.theirs("add_row", "personas", {"name": "Aiko"}, None),
    "it is felt otherwise": lambda board: board.theirs("set_value", "emotions", "m4", "score", 1),
    "the theme is another": lambda board: board.shade("dark"),
}


@pytest.mark.parametrize("state", ["on a note", "in an editor", "in a new note", "lifted"])
def test_the_focus_stays_through_what_others_do(either: BoardPage, state: str) -> None:
    board = either
    board.go(DOING, CLAIMS, "o2")
    if state == "in an editor":
        board.press("F2")
    elif state == "in a new note":
        board.press("Control+Shift++")
    elif state == "lifted":
        board.press(" ")
    if state.startswith("in"):
        board.editor().fill("Half a sen")
    for what, happen in HAPPENINGS.items():
        if state == "in an editor" and what.startswith("it goes"):
            continue
        happen(board)
        board.paint()
        board.page.wait_for_function("() => window.page.store.status.pending === 0")
        if state.startswith("in"):
            assert board.editor().count() == 1, what
            expect(board.editor(), what).to_be_focused()
            expect(board.editor()).to_have_value("Half a sen")
        else:
            expect(board.item("o2"), what).to_be_focused()
        stops = board.map.locator('[tabindex="0"]')
        assert stops.count() == (0 if state.startswith("in") else 1), what


def test_what_is_typed_into_a_note_that_is_taken_elsewhere_is_kept(board: BoardPage) -> None:
    board.go(DOING, CLAIMS, "o2")
    board.press("F2", "Control+a")
    board.keyboard.type("Half a sen")
    board.theirs("set_value", "notes", "o2", "stage", PURCHASE)
    board.paint()
    if board.editor().count():
        board.press("Enter")
    board.expect_texts(DOING, PURCHASE, ["Half a sen"])
    expect(board.item("o2")).to_be_focused()


@pytest.mark.parametrize("gone", ["its note", "its stage", "its lane"])
def test_what_takes_the_place_of_what_goes_has_the_focus(board: BoardPage, gone: str) -> None:
    board.go(DOING, CLAIMS, "o2")
    table, row = {"its note": ("notes", "o2"), "its stage": ("stages", "s4"), "its lane": ("lanes", "l1")}[gone]
    board.theirs("remove_rows", table, [row])
    expect(board.focused()).to_have_count(1)
    if gone == "its note":
        expect(board.item("o3")).to_be_focused()
    expect(board.map.locator('[tabindex="0"]')).to_have_count(1)
    # A note of a stage or lane that is gone is not lost.
    if gone != "its note":
        expect(board.row("loose").locator('[data-item="o2"]')).to_be_visible()


def test_what_others_write_is_there_at_once(board: BoardPage) -> None:
    board.theirs("set_text", "notes", "o2", "text", "Takes a film")
    expect(board.card("Takes a film")).to_have_attribute("data-theirs", re.compile("."))
    board.theirs("set_text", "stages", "s4", "name", "Damage")
    expect(board.stage(CLAIMS)).to_contain_text("Damage")
    board.theirs("set_text", "lanes", "l1", "name", "Acts")
    expect(board.cell(DOING, "")).to_contain_text("Acts")
    board.theirs("set_value", "stages", "s1", "moment_of_truth", True)
    expect(board.stage(AWARENESS).locator(".jk-bstar")).to_be_visible()
    board.theirs("set_text", "needs", "n7", "usp", "Five minutes")
    expect(board.stage(PURCHASE)).to_contain_text("Five minutes")
    board.theirs("set_text", "personas", "p2", "name", "Otto Weiss")
    expect(board.item("o3")).to_contain_text("Otto")


def _overwrite(board: BoardPage) -> None:
    """Mine is saved; somebody else, who has not seen it, writes there too."""
    seen = board.page.evaluate("() => window.page.other.seen")
    board.go(DOING, CLAIMS, "o2")
    board.press("F2", "Control+a")
    board.write("Mine")
    board.page.wait_for_function("() => window.page.store.status.pending === 0")
    board.theirs("set_text", "notes", "o2", "text", "Theirs", seen)
    expect(board.item("o2")).to_have_attribute("data-state", "conflict")


@pytest.mark.parametrize("answer", ["Bring mine back", "Keep theirs"])
def test_what_was_overwritten_is_brought_back(either: BoardPage, answer: str) -> None:
    board = either
    _overwrite(board)
    expect(board.item("o2")).to_contain_text("Theirs")
    expect(board.item("o2")).to_contain_text("Ben changed this.")
    expect(board.item("o2")).to_have_accessible_name(re.compile("changed by somebody else"))
    expect(board.announced()).to_contain_text("Ben changed what you wrote")
    board.press("Tab")
    board.expect_passed("Tab")
    expect(board.item("o2").locator(":focus")).to_have_count(1)
    board.item("o2").get_by_role("button", name=answer).focus()
    board.press("Enter")
    expect(board.item("o2")).not_to_have_attribute("data-state", "conflict")
    wait = "Mine" if answer == "Bring mine back" else "Theirs"
    expect(board.item("o2").locator("> p")).to_have_text(wait)
    assert board.find("notes", "o2")["text"] == wait
    expect(board.item("o2")).to_be_focused()


def test_while_i_write_i_am_told_of_what_they_write(board: BoardPage) -> None:
    board.go(DOING, CLAIMS, "o2")
    board.press("F2", "Control+a")
    board.keyboard.type("Mine")
    board.theirs("set_text", "notes", "o2", "text", "Theirs")
    told = "Ben changed this to “Theirs” while you type. Enter keeps yours, Escape takes theirs."
    expect(board.around.locator("[data-note]")).to_have_text(told)
    expect(board.announced()).to_contain_text(told)
    board.press("Escape")
    expect(board.item("o2").locator("> p")).to_have_text("Theirs")
    board.press("F2", "Control+a")
    board.keyboard.type("Mine")
    board.theirs("set_text", "notes", "o2", "text", "Once more")
    expect(board.around.locator("[data-note]")).to_be_visible()
    board.press("Enter")
    expect(board.item("o2").locator("> p")).to_have_text("Mine")
    assert board.find("notes", "o2")["text"] == "Mine"


def test_a_note_whose_lane_goes_while_it_is_written_is_not_lost(board: BoardPage) -> None:
    board.go(BUSINESS, CLAIMS)
    board.keyboard.type("Asks an expert")
    board.theirs("remove_rows", "lanes", ["l4"])
    board.paint()
    if board.editor().count():
        board.press("Enter")
    expect(board.around).to_contain_text("Asks an expert")


def test_unsaved_notes_are_marked(board: BoardPage) -> None:
    board.page.evaluate("() => { window.page.wire.cut = true; }")
    board.go(THINKING, PURCHASE)
    board.keyboard.type("Asks a friend")
    board.press("Enter")
    expect(board.card("Asks a friend")).to_have_attribute("data-state", "pending")
    expect(board.card("Asks a friend")).to_have_accessible_name(re.compile("waiting to be saved"))
    expect(board.card("Asks a friend")).to_contain_text("Waiting")
