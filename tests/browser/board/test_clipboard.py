"""Cards on the clipboard: what they say, and what they are on this board; tables of others go along the stages."""

from __future__ import annotations

from pathlib import Path

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
    BoardPage,
    Row,
)
from tests.browser.keyboard.test_clipboard import HTML, copied, lay

pytestmark = pytest.mark.browser

CALC = Path(__file__).parents[1] / "clipboards" / "calc.html"
PHOTO, CALL = "Photographs the damage", "Calls the hotline twice"


def _about(note: Row) -> Row:
    return {name: value for name, value in note.items() if name not in ("id", "lane", "stage", "author")}


def test_a_copy_keeps_what_a_note_is(either: BoardPage) -> None:
    board = either
    before = board.held()
    board.go(DOING, CLAIMS, "o2")
    board.press("Control+c")
    expect(board.status()).to_contain_text("1 note copied.")
    assert copied(board.page).strip() == PHOTO
    assert board.page.evaluate(HTML) == [[PHOTO]]
    board.go(BUSINESS, RENEWAL)
    board.press("Control+v")
    [added] = board.added("notes", before)
    assert (added["lane"], added["stage"]) == ("l4", RENEWAL)
    assert _about(added) == _about(before["notes"][1])
    expect(board.item(added["id"])).to_be_focused()
    expect(board.announced()).to_contain_text("1 note pasted.")
    assert board.edits() == 1
    board.expect_undone(before)


def test_cut_and_paste_moves_several(board: BoardPage) -> None:
    before = board.held()
    board.go(DOING, CLAIMS, "o2")
    board.press("Shift+ArrowDown", "Control+x")
    expect(board.cards(DOING, CLAIMS)).to_have_count(0)
    expect(board.status()).to_contain_text("2 notes cut.")
    assert copied(board.page).split() == f"{PHOTO} {CALL}".split()
    expect(board.cell(DOING, CLAIMS)).to_be_focused()
    board.go(THINKING, CLAIMS, "o4")
    board.press("Control+v")
    board.expect_texts(THINKING, CLAIMS, ["Am I still covered?", PHOTO, CALL])
    expect(board.selected()).to_have_count(2)
    assert [_about(note) for note in board.added("notes", before)] == [_about(note) for note in before["notes"][1:3]]
    assert board.edits() == 2
    board.press("Control+z")
    board.expect_undone(before)


def test_a_cell_is_copied_with_all_its_notes(board: BoardPage) -> None:
    board.go(DOING, CLAIMS)
    board.press("Control+c")
    expect(board.status()).to_contain_text("2 notes copied.")
    board.go(BUSINESS, AWARENESS)
    board.press("Control+v")
    board.expect_texts(BUSINESS, AWARENESS, [PHOTO, CALL])


def test_lines_of_others_become_notes(board: BoardPage) -> None:
    before = board.held()
    lay(board.page, "- Opens the app\r\n• Reads\r\n\r\nCloses it\r\n")
    board.go(DOING, CLAIMS, "o2")
    board.press("Control+v")
    board.expect_texts(DOING, CLAIMS, [PHOTO, "Opens the app", "Reads", "Closes it", CALL])
    assert all(note.get("persona") is None for note in board.added("notes", before))
    expect(board.selected()).to_have_count(3)
    assert board.edits() == 1
    board.expect_undone(before)


def test_a_table_goes_along_the_stages(board: BoardPage) -> None:
    before = board.held()
    lay(board.page, "a\tb\tc\td\r\ne\t\tg\th\r\n")
    board.go(BUSINESS, PURCHASE)
    board.press("Control+v")
    board.expect_texts(BUSINESS, PURCHASE, ["a", "e"])
    board.expect_texts(BUSINESS, CLAIMS, ["b"])
    board.expect_texts(BUSINESS, RENEWAL, ["c", "g"])
    expect(board.status()).to_contain_text("5 notes pasted. 2 cells beyond Renewal left out.")
    assert board.edits() == 1
    board.expect_undone(before)


def test_a_table_of_calc(board: BoardPage) -> None:
    lay(board.page, "whatever", CALC.read_text("utf-8"))
    board.go(BUSINESS, AWARENESS)
    board.press("Control+v")
    board.expect_texts(BUSINESS, AWARENESS, ["31.03.2026", "a long text a long text a long text", "merged", "end"])
    board.expect_texts(BUSINESS, RESEARCH, ["WAHR", "a bold red word"])
    expect(board.cards(BUSINESS, PURCHASE)).to_have_count(4)
    expect(board.card("<br>")).to_be_visible()


def test_lines_within_a_note_survive(board: BoardPage) -> None:
    board.go(BUSINESS, AWARENESS)
    board.keyboard.type("One")
    board.press("Shift+Enter")
    board.write('Two "and" more')
    board.press("Control+c")
    expect(board.status()).to_contain_text("1 note copied.")
    board.go(BUSINESS, RENEWAL)
    board.press("Control+v")
    board.expect_texts(BUSINESS, RENEWAL, ['One\nTwo "and" more'])
    # And with their own neighbours from elsewhere, as a spreadsheet gives them.
    lay(board.page, "one", "<table><tr><td>x<br>y</td></tr><tr><td>z</td></tr></table>")
    board.go(BUSINESS, PURCHASE)
    board.press("Control+v")
    board.expect_texts(BUSINESS, PURCHASE, ["x\ny", "z"])


def test_needs_keep_what_they_are_and_become_notes_by_their_words(board: BoardPage) -> None:
    before = board.held()
    board.go(NEEDS, CLAIMS, "n5")
    board.press("Control+c")
    board.go(NEEDS, PURCHASE)
    board.press("Control+v")
    [added] = board.added("needs", before)
    assert _about(added) == _about(before["needs"][4])
    assert added["stage"] == PURCHASE
    board.go(BUSINESS, PURCHASE)
    board.press("Control+v")
    [note] = board.added("notes", before)
    assert note["text"] == "Stay mobile while the car is in repair"
    assert note["persona"] == CARLA
    board.press("Control+z")
    board.expect_undone(before)


def test_heads_take_names(board: BoardPage) -> None:
    before = board.held()
    lay(board.page, "Quote\r\nSign\r\n")
    board.go("stages", RESEARCH)
    board.press("Control+v")
    names = [stage["name"] for stage in board.held()["stages"]]
    assert names == ["Awareness", "Research", "Quote", "Sign", "Purchase", "Claims", "Renewal"]
    assert board.edits() == 1
    expect(board.status()).to_contain_text("2 stages added.")
    board.expect_undone(before)
    lay(board.page, "Repair\tReturn")
    board.go("stages", CLAIMS)
    board.press("Control+v")
    assert [stage["name"] for stage in board.held()["stages"]][4:6] == ["Repair", "Return"]
    board.expect_undone(before)
    lay(board.page, "Feeling\nFearing")
    board.go(DOING, "")
    board.press("Control+v")
    lanes = board.added("lanes", before)
    assert [(lane["name"], lane["side"]) for lane in lanes] == [("Feeling", "customer"), ("Fearing", "customer")]
    board.expect_undone(before)


def test_the_tools_and_a_duplicate(board: BoardPage) -> None:
    before = board.held()
    board.go(DOING, CLAIMS, "o2")
    board.choose("Copy")
    expect(board.item("o2")).to_be_focused()
    board.go(BUSINESS, CLAIMS)
    board.choose("Paste")
    board.expect_texts(BUSINESS, CLAIMS, [PHOTO])
    expect(board.cards(BUSINESS, CLAIMS).first).to_be_focused()
    board.expect_undone(before)
    board.go(DOING, CLAIMS, "o2")
    board.choose("Duplicate note")
    board.expect_texts(DOING, CLAIMS, [PHOTO, PHOTO, CALL])
    [added] = board.added("notes", before)
    assert _about(added) == _about(before["notes"][1])
    expect(board.item(added["id"])).to_be_focused()
    board.expect_undone(before)


def test_nothing_to_paste_is_said(board: BoardPage) -> None:
    before = board.held()
    lay(board.page, " \n ")
    board.go(BUSINESS, CLAIMS)
    board.press("Control+v")
    expect(board.status()).to_contain_text("There is no text to paste.")
    board.expect_held(before)
