"""What is shown belongs to the reader: persons, colours, what is looked for, the width, and presenting."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.board.board_page import BEN, BUSINESS, CLAIMS, DOING, PURCHASE, THINKING, BoardPage
from tests.browser.board.conftest import OpenBoard

pytestmark = pytest.mark.browser


def _passed_by(board: BoardPage) -> set[str | None]:
    return {card.get_attribute("data-item") for card in board.map.locator('[data-found="found"]').all()}


def test_persons_are_shown_and_hidden(board: BoardPage) -> None:
    people = board.around.get_by_role("toolbar").get_by_role("group", name="Personas")
    ben = people.get_by_role("button", name="Ben", exact=True)
    board.go(DOING, CLAIMS, "o2")
    ben.click()
    expect(ben).to_have_attribute("aria-pressed", "false")
    expect(board.item("o3")).to_have_count(0)
    expect(board.item("n7")).to_have_count(0)
    expect(board.item("o4")).to_be_visible()
    expect(board.status()).to_contain_text("6 cards of others hidden")
    # Whose they are goes without saying now.
    expect(board.item("o2").get_by_text("Carla")).to_have_count(0)
    board.load()
    expect(board.item("o3")).to_have_count(0)
    board.around.get_by_role("toolbar").get_by_role("button", name="Ben", exact=True).click()
    expect(board.item("o3")).to_be_visible()
    expect(board.item("o3").get_by_text("Ben")).to_be_visible()
    assert board.edits() == 0


def test_what_is_asked_for_goes_before_what_is_remembered(open_board: OpenBoard) -> None:
    board = open_board(options={"personas": [BEN], "lanes": ["l1", "l4"], "version": "to_be"})
    expect(board.item("o3")).to_be_visible()
    expect(board.item("o2")).to_have_count(0)
    expect(board.row(THINKING)).to_have_count(0)
    expect(board.button("To be")).to_have_attribute("aria-pressed", "true")


def test_colours(board: BoardPage) -> None:
    colour = board.around.get_by_label("Colour notes by")
    paper = "note => getComputedStyle(note).backgroundColor + getComputedStyle(note).borderLeftStyle"
    by_person = [board.item(note).evaluate(paper) for note in ("o2", "o3", "o4")]
    assert len(set(by_person)) == 3
    colour.select_option("grade")
    board.paint()
    by_grade = [board.item(note).evaluate(paper) for note in ("o1", "o2", "o3")]
    assert len(set(by_grade)) == 3
    colour.select_option("")
    board.paint()
    assert len({board.item(note).evaluate(paper) for note in ("o2", "o3", "o4")}) == 1
    board.load()
    expect(board.around.get_by_label("Colour notes by")).to_have_value("")


def test_finding(either: BoardPage) -> None:
    board = either
    field = board.around.get_by_label("Find in notes and needs")
    field.fill("HOTLINE")
    expect(board.around.locator(".jk-bfound")).to_have_text("1 found")
    assert _passed_by(board) == {"o3"}
    expect(board.item("o2")).to_have_attribute("data-found", "passed")
    field.press("Enter")
    expect(board.item("o3")).to_be_focused()
    field.fill("now")
    expect(board.around.locator(".jk-bfound")).to_have_text("3 found")
    seen = []
    for _ in range(4):
        field.press("Enter")
        expect(board.focused()).to_have_attribute("data-found", "found")
        seen.append(board.focused().get_attribute("data-item"))
        expect(board.focused()).to_be_in_viewport(ratio=0.5)
    assert len(set(seen)) == 3
    assert seen[0] == seen[3], "and round again"
    field.focus()
    field.press("Escape")
    expect(field).to_have_value("")
    expect(board.map.locator("[data-found]")).to_have_count(0)
    field.press("Escape")
    expect(board.focused()).to_have_attribute("data-item", str(seen[3]))
    grade = board.around.get_by_label("How we know")
    grade.select_option("measured")
    assert _passed_by(board) == {"n1", "n7", "n10"}
    field.fill("tonight")
    assert _passed_by(board) == {"n7"}
    field.fill("zzz")
    expect(board.around.locator(".jk-bfound")).to_have_text("none found")
    field.press("Enter")
    assert board.edits() == 0


@pytest.mark.parametrize("size", [(1400, 1300), (700, 1300)], ids=str)
def test_fit_to_width(open_board: OpenBoard, size: tuple[int, int]) -> None:
    board = open_board(size)
    fits = "element => element.scrollWidth <= element.clientWidth + 1"
    scroller = board.around.locator(".jk-bscroll")
    fit = board.button("Fit to width")
    is_narrow = size[0] < 1000
    assert scroller.evaluate(fits) != is_narrow
    fit.click()
    expect(fit).to_have_attribute("aria-pressed", "true")
    board.paint()
    assert scroller.evaluate(fits)
    right = board.stage("s5").bounding_box()
    assert right
    assert right["x"] + right["width"] <= size[0]
    # It is edited and dragged as ever.
    board.item("o2").dblclick()
    board.write("!")
    box, to = board.item("o2").bounding_box(), board.cell(BUSINESS, PURCHASE).bounding_box()
    assert box
    assert to
    board.page.mouse.move(box["x"] + 20, box["y"] + 8)
    board.page.mouse.down()
    board.page.mouse.move(to["x"] + 30, to["y"] + 10, steps=3)
    board.page.mouse.up()
    board.expect_texts(BUSINESS, PURCHASE, ["Photographs the damage!"])
    fit.click()
    board.paint()
    assert scroller.evaluate(fits) != is_narrow


def test_presenting(either: BoardPage) -> None:
    board = either
    size = "note => parseFloat(getComputedStyle(note).fontSize)"
    before = board.item("o2").evaluate(size)
    board.go(DOING, CLAIMS, "o2")
    board.button("Present").click()
    view = board.around.locator(".jk-view")
    expect(board.around.get_by_role("toolbar")).to_have_count(0)
    expect(board.item("o2")).to_be_focused()
    room = board.page.viewport_size
    box = view.bounding_box()
    assert room
    assert box
    assert (box["width"], box["height"]) == (room["width"], room["height"])
    assert board.item("o2").evaluate(size) > before
    # Keys stay with the board.
    board.press("ArrowDown", "b", "Escape")
    expect(board.item("o3")).to_be_focused()
    expect(board.around.get_by_role("toolbar")).to_have_count(0)
    board.press("Escape")
    expect(board.around.get_by_role("toolbar")).to_be_visible()
    expect(board.item("o3")).to_be_focused()
    assert board.item("o2").evaluate(size) == before
    board.button("Present").click()
    board.button("End the presentation").click()
    expect(board.around.get_by_role("toolbar")).to_be_visible()
    expect(board.focused()).to_have_count(1)
    assert board.edits() == 0
