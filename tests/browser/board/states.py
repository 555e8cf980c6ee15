"""Every state that a board can be in, one after the other, so that each can be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import expect

from tests.browser.board.board_page import BUSINESS, CLAIMS, DOING, NEEDS, PURCHASE, THINKING, BoardPage

EDITED = {
    "a note": (DOING, CLAIMS, "o2"),
    "a need": (NEEDS, CLAIMS, "n1"),
    "a stage": ("stages", CLAIMS, ""),
    "a lane": (DOING, "", ""),
    "a score": ("emotion", CLAIMS, "p1 as_is"),
}


def in_use(board: BoardPage) -> Iterator[str]:
    """What comes and goes while somebody works on a board."""
    board.go(DOING, CLAIMS, "o2")
    yield "idle"
    yield from _meant_together(board)
    yield from _boxes(board)
    yield from _editing(board)
    yield from _looking(board)
    yield from _beside(board)
    yield from _settling(board)
    yield from _presenting(board)


def _meant_together(board: BoardPage) -> Iterator[str]:
    board.press("Shift+ArrowDown")
    expect(board.selected()).to_have_count(2)
    yield "selected"
    board.press(" ")
    expect(board.map.locator("[data-lifted]")).to_have_count(2)
    yield "lifted"
    board.press("Escape", "Escape")
    expect(board.selected()).to_have_count(0)


def _boxes(board: BoardPage) -> Iterator[str]:
    board.go(DOING, CLAIMS, "o2")
    board.press("Shift+F10")
    expect(board.menu()).to_be_visible()
    yield "menu"
    board.command("Move note to…").click()
    dialog = board.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    yield "asked where to"
    board.press("Escape")
    expect(dialog).to_have_count(0)
    board.go("stages", CLAIMS)
    board.press("Delete")
    expect(board.around.get_by_role("alertdialog")).to_be_visible()
    yield "asked before deleting"
    board.press("Escape")
    expect(board.around.get_by_role("alertdialog")).to_have_count(0)


def _editing(board: BoardPage) -> Iterator[str]:
    for what, spot in EDITED.items():
        board.go(*spot)
        board.press("F2")
        expect(board.map.locator("[data-editing] :focus")).to_have_count(1)
        yield f"editing {what}"
        board.press("Escape")
        expect(board.map.locator("[data-editing]")).to_have_count(0)
    goal, question = "[data-goes=goal]", "[data-goes=prompt]"
    for part in (board.stage(PURCHASE).locator(goal), board.cell(DOING, "").locator(question)):
        part.dblclick()
        expect(board.editor()).to_be_focused()
        yield "editing a goal or question"
        board.press("Escape")
    board.go(BUSINESS, PURCHASE)
    board.press("Enter")
    expect(board.editor()).to_be_focused()
    yield "a new note"
    board.press("Escape")


def _looking(board: BoardPage) -> Iterator[str]:
    field = board.around.get_by_label("Find in notes and needs")
    field.fill("now")
    expect(board.map.locator("[data-found=found]")).to_have_count(3)
    yield "finding"
    field.fill("")
    board.around.get_by_label("Colour notes by").select_option("grade")
    board.around.get_by_role("button", name="Both", exact=True).click()
    board.go(THINKING, "")
    board.press(" ")
    yield "coloured by grade, both versions, a lane folded"
    board.press(" ")
    board.around.get_by_label("Colour notes by").select_option("persona")
    board.button("Show the curve as a table").click()
    expect(board.map.locator(".jk-curve-table").first).to_be_visible()
    yield "the curve as a table"
    board.button("Show the curve as a table").click()
    board.around.get_by_role("button", name="As is", exact=True).click()
    board.button("Fit to width").click()
    board.paint()
    yield "fitted"
    board.button("Fit to width").click()


def _beside(board: BoardPage) -> Iterator[str]:
    panel = board.around.get_by_role("complementary")
    for what, spot in EDITED.items():
        board.go(*spot)
        board.press("Alt+ArrowDown")
        expect(panel.locator(":focus")).to_have_count(1)
        yield f"details of {what}"
        board.press("Escape")
        expect(panel).to_have_count(0)
    board.button("Carla Meier: details").click()
    expect(panel.locator(":focus")).to_have_count(1)
    yield "details of a persona"
    for key in ("Enter", "Escape"):
        board.press(key)
    yield "details after an edit"
    board.button("Details").first.click()
    if panel.count():
        panel.get_by_role("button", name="Close").click()
    expect(panel).to_have_count(0)


def _settling(board: BoardPage) -> Iterator[str]:
    seen = board.page.evaluate("() => window.page.other.seen")
    board.go(DOING, CLAIMS, "o2")
    board.press("F2", "Control+a")
    board.write("Mine")
    board.page.wait_for_function("() => window.page.store.status.pending === 0")
    board.theirs("set_text", "notes", "o2", "text", "Theirs", seen)
    expect(board.item("o2")).to_have_attribute("data-state", "conflict")
    yield "overwritten"
    board.item("o2").get_by_role("button", name="Keep theirs").click()
    board.go(DOING, CLAIMS, "o2")
    board.press("F2")
    board.theirs("set_text", "notes", "o2", "text", "Theirs again")
    expect(board.around.locator("[data-note]")).to_be_visible()
    yield "contested"
    board.press("Escape")
    board.go("emotion", CLAIMS, "p1 as_is")
    board.keyboard.type("99")
    board.press("Enter")
    expect(board.around.locator("[data-note]")).to_contain_text("is not")
    yield "refused"
    board.press("Escape")


def _presenting(board: BoardPage) -> Iterator[str]:
    board.button("Present").click()
    expect(board.around.get_by_role("toolbar")).to_have_count(0)
    board.paint()
    yield "presenting"
    board.around.get_by_role("button", name=re.compile("End the presentation")).click()
    expect(board.around.get_by_role("toolbar")).to_be_visible()
