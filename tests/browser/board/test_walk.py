"""From an empty board to a finished map with the keyboard alone. In JupyterLab: test_journey_board.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.board.conftest import OpenBoard
from tests.browser.board.walk import make_a_map

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("dom", ["light", "shadow"])
def test_from_an_empty_board_to_a_finished_map(open_board: OpenBoard, dom: str) -> None:
    board = open_board((1400, 900), sample="bare", shadow="1" if dom == "shadow" else "")
    expect(board.around).to_contain_text("No stages yet.")
    board.page.get_by_label("Above").focus()
    make_a_map(board)
    held = board.held()
    assert [stage["goal"] for stage in held["stages"]] == [
        "Compare without fear", "Get help at once", "Stay well covered",
    ]  # fmt: skip
    assert [stage.get("moment_of_truth", False) for stage in held["stages"]] == [False, True, False]
    assert [note["text"] for note in held["notes"]] == [
        "Photographs the damage", "Calls the hotline", "Compares prices", "Price calculator",
    ]  # fmt: skip
    assert [(felt["score"], felt["word"]) for felt in held["emotions"]] == [
        (-1, "unsure"), (-2, "angry"), (1, "satisfied"),
    ]  # fmt: skip
    assert [(need["level"], need["importance"], need["satisfaction"]) for need in held["needs"]] == [
        ("safety", 9, 3), ("love_belonging", 7, 2),
    ]  # fmt: skip
    passed = board.page.evaluate("() => window.page.heard.splice(0)")
    assert set(passed) <= {"Tab", "Shift+Tab"}
