"""The curve: points are dragged, stepped and typed; gaps, peaks and what nobody notices; a table as its twin."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.board.board_page import AWARENESS, BEN, CARLA, CLAIMS, PURCHASE, RENEWAL, RESEARCH, BoardPage
from tests.browser.board.conftest import OpenBoard

pytestmark = pytest.mark.browser

EMOTION = "emotion"
ITEM = f"{CARLA} as_is"


def _point(board: BoardPage, stage: str, item: str = ITEM) -> Locator:
    return board.cell(EMOTION, stage).locator(f'[data-item="{item}"]')


def _felt(board: BoardPage, stage: str, persona: str = CARLA, version: str = "as_is") -> tuple[object, object]:
    for row in board.held()["emotions"]:
        if (row["stage"], row["persona"], row["version"]) == (stage, persona, version):
            return row.get("score"), row.get("word")
    return None, None


def test_points_say_what_they_are(board: BoardPage) -> None:
    point = _point(board, CLAIMS)
    expect(point).to_have_accessible_name("Claims, Carla Meier, as is")
    expect(point).to_have_attribute("aria-valuenow", "-2")
    expect(point).to_have_attribute("aria-valuetext", re.compile("angry.*peak", re.IGNORECASE))
    expect(_point(board, AWARENESS)).to_have_attribute("aria-valuetext", re.compile("does not notice", re.IGNORECASE))
    expect(_point(board, PURCHASE, f"{BEN} as_is")).to_have_attribute("data-felt", "none")
    expect(_point(board, RENEWAL)).to_have_attribute("aria-valuetext", re.compile("end", re.IGNORECASE))


def test_a_point_is_dragged_and_given_up(either: BoardPage) -> None:
    board = either
    before = board.held()
    box, other = _point(board, PURCHASE).bounding_box(), _point(board, CLAIMS).bounding_box()
    assert box
    assert other
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    low = other["y"] + other["height"] / 2
    board.page.mouse.move(x, y)
    board.page.mouse.down()
    board.page.mouse.move(x, low, steps=4)
    expect(_point(board, PURCHASE)).to_have_attribute("aria-valuenow", "-2")
    board.press("Escape")
    board.page.mouse.up()
    board.expect_held(before)
    expect(_point(board, PURCHASE)).to_have_attribute("aria-valuenow", "1")
    board.page.mouse.move(x, y)
    board.page.mouse.down()
    # As far as the scale goes, however far the pointer.
    board.page.mouse.move(x, low + 400, steps=4)
    board.page.mouse.up()
    assert _felt(board, PURCHASE) == (-2, "relieved")
    expect(_point(board, PURCHASE)).to_be_focused()
    assert board.edits() == 1
    board.expect_undone(before)
    expect(_point(board, PURCHASE)).to_have_attribute("aria-valuenow", "1")


def test_a_point_is_stepped_with_the_arrows(either: BoardPage) -> None:
    board = either
    before = board.held()
    board.go(EMOTION, RESEARCH, ITEM)
    board.press("ArrowUp", "ArrowUp")
    assert _felt(board, RESEARCH) == (1, "overwhelmed")
    board.press("ArrowUp", "ArrowUp", "ArrowUp")
    assert _felt(board, RESEARCH)[0] == 2
    board.press("Control+ArrowRight")
    expect(_point(board, PURCHASE)).to_be_focused()
    board.press("ArrowDown")
    assert _felt(board, PURCHASE)[0] == 0
    board.press("Escape")
    expect(board.cell(EMOTION, PURCHASE)).to_be_focused()
    board.press("ArrowDown")
    expect(board.focused()).to_have_attribute("data-stage", PURCHASE)
    for _ in range(board.edits()):
        board.press("Control+z")
    board.expect_held(before)


def test_a_score_is_typed_with_its_word(board: BoardPage) -> None:
    before = board.held()
    item = f"{BEN} as_is"
    board.go(EMOTION, RESEARCH, item)
    board.keyboard.type("-1 annoyed")
    board.press("Enter")
    assert _felt(board, RESEARCH, BEN) == (-1, "annoyed")
    expect(_point(board, RESEARCH, item)).to_be_focused()
    assert board.edits() == 1
    board.press("Delete")
    assert _felt(board, RESEARCH, BEN) == (None, None)
    board.press("Control+z")
    board.expect_undone(before)
    # What is none is told, and the focus stays for it to be corrected.
    board.go(EMOTION, RESEARCH, item)
    board.keyboard.type("99")
    board.press("Enter")
    expect(board.around.locator("[data-note]")).to_contain_text("“99” is not a whole number from −2 to 2.")
    expect(_point(board, RESEARCH, item)).to_be_focused()
    board.press("Escape")
    expect(board.around.locator("[data-note]")).to_have_count(0)
    board.expect_held(before)


def test_an_answer_is_clicked(board: BoardPage) -> None:
    before = board.held()
    _point(board, RESEARCH).dblclick()
    answers = board.map.get_by_role("radiogroup")
    expect(answers).to_be_visible()
    answers.get_by_role("radio", name=re.compile("Does not notice")).click()
    expect(_point(board, RESEARCH)).to_have_attribute("data-felt", "unaware")
    expect(_point(board, RESEARCH)).to_be_focused()
    assert board.find("emotions", "m2")["unaware"] is True
    board.expect_undone(before)


def test_a_gap_stays_a_gap(board: BoardPage) -> None:
    lines = board.row(EMOTION).locator(f'[data-line="{ITEM}"]:visible')
    count = lines.count()
    board.go(EMOTION, PURCHASE, ITEM)
    board.press("Delete")
    expect(_point(board, PURCHASE)).to_have_attribute("data-felt", "none")
    expect(lines).to_have_count(count - 2)
    assert all(line.evaluate("line => line.localName") == "line" for line in lines.all()), "straight"


def test_versions(board: BoardPage) -> None:
    expect(board.row(EMOTION).locator('[data-item$="to_be"]')).to_have_count(0)
    board.around.get_by_role("button", name="Both", exact=True).click()
    item = f"{CARLA} to_be"
    board.go(EMOTION, CLAIMS, item)
    board.keyboard.type("1 calm")
    board.press("Enter")
    assert _felt(board, CLAIMS, CARLA, "to_be") == (1, "calm")
    assert _felt(board, CLAIMS) == (-2, "angry")
    board.around.get_by_role("button", name="To be", exact=True).click()
    expect(_point(board, CLAIMS)).to_have_count(0)
    expect(_point(board, CLAIMS, item)).to_be_visible()


def test_the_table_is_its_twin(open_board: OpenBoard) -> None:
    board = open_board(options={"personas": [CARLA]})
    before = board.held()
    board.go(EMOTION, "")
    board.press("Enter")
    row = f"{EMOTION} {ITEM}"
    expect(board.row(row).get_by_role("gridcell")).to_have_count(5)
    expect(board.cell(row, CLAIMS)).to_contain_text(re.compile("−2.*Angry.*Peak"))
    expect(board.cell(row, AWARENESS)).to_contain_text(re.compile("does not notice", re.IGNORECASE))
    board.go(row, CLAIMS)
    board.keyboard.type("2 glad")
    board.press("Enter")
    expect(board.cell(row, CLAIMS)).to_contain_text(re.compile(r"\+2.*Glad"))
    assert _felt(board, CLAIMS) == (2, "glad")
    board.expect_undone(before)
    board.go(EMOTION, "")
    board.press("Enter")
    expect(board.row(row)).to_have_count(0)
    expect(_point(board, CLAIMS)).to_be_visible()
    expect(board.cell(EMOTION, "")).to_be_focused()


def test_the_only_curve_is_written_from_its_cells(open_board: OpenBoard) -> None:
    board = open_board(options={"personas": [BEN]})
    board.go(EMOTION, RESEARCH)
    board.keyboard.type("1")
    board.press("Enter")
    assert _felt(board, RESEARCH, BEN) == (1, None)
    expect(board.focused()).to_have_count(1)
