"""Nothing to find in any state of the board: axe, small targets, things that stand out, stops for Tab."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import COLOURS, violations
from tests.browser.board.audit import looks
from tests.browser.board.board_page import CLAIMS, DOING, BoardPage
from tests.browser.board.conftest import OpenBoard
from tests.browser.board.states import in_use

pytestmark = pytest.mark.browser

# Colours on their way from one to another are none that anybody reads.
STILL = {"reduced_motion": "reduce"}


class Looks(dict[str, list[str]]):
    """What is wrong, state by state."""

    def look(self, board: BoardPage, state: str) -> None:
        """Look for all in light, and for colours in dark."""
        self[state] = [*violations(board.around), *looks(board)]
        board.shade("dark")
        self[f"{state}, dark"] = violations(board.around, COLOURS)
        board.shade("light")

    def expect_none(self) -> None:
        """Check that nothing was found; what was, is told by its state."""
        faults = [f"{state}: {fault}" for state, found in self.items() for fault in found]
        assert not faults, "\n".join(["", *faults])


def _forget(board: BoardPage) -> None:
    """What passes to the host is looked at elsewhere."""
    board.page.evaluate("() => window.page.heard.splice(0)")


def test_in_use(open_board: OpenBoard) -> None:
    board, found = open_board((1400, 1300), STILL), Looks()
    for state in in_use(board):
        found.look(board, state)
    _forget(board)
    found.expect_none()


SIZES: dict[str, tuple[tuple[int, int], dict[str, Any]]] = {
    "at 200 %": ((640, 450), {"device_scale_factor": 2}),
    "narrow": ((320, 700), {}),
    "fingers": ((390, 800), {"has_touch": True, "is_mobile": True}),
}


@pytest.mark.parametrize("size", SIZES)
def test_in_little_room(open_board: OpenBoard, size: str) -> None:
    viewport, kind = SIZES[size]
    board = open_board(viewport, STILL | kind)
    found = Looks()
    for state in in_use(board):
        found[state] = looks(board)
        if state in ("idle", "details of a note", "presenting"):
            found[state] += violations(board.around)
    _forget(board)
    found.expect_none()


def test_targets_for_fingers(open_board: OpenBoard) -> None:
    board = open_board((1000, 1300), STILL | {"has_touch": True, "is_mobile": True})
    board.item("o2").tap()
    board.button("Details").first.tap()
    low = board.around.locator(".jk-button:visible, select:visible, input:visible").evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 39.5).map(one => one.outerHTML.slice(0, 80))"
    )
    assert not low, "\n".join(low)


@pytest.mark.parametrize("sample", ["bare", "empty", "long", "wide"])
def test_other_maps(open_board: OpenBoard, sample: str) -> None:
    board, found = open_board((1400, 900), STILL, sample=sample), Looks()
    found.look(board, sample)
    board.page.set_viewport_size({"width": 320, "height": 700})
    board.paint()
    found[f"{sample}, narrow"] = looks(board)
    found.expect_none()


def test_read_only(open_board: OpenBoard) -> None:
    board, found = open_board((1400, 1300), STILL, locked="A newer version has written this map."), Looks()
    expect(board.status()).to_contain_text("A newer version")
    board.go(DOING, CLAIMS, "o2")
    board.press("Shift+F10")
    expect(board.menu()).to_be_visible()
    found.look(board, "read-only, with its menu")
    board.press("Escape", "Alt+ArrowDown")
    found.look(board, "read-only, with details")
    _forget(board)
    found.expect_none()


def test_in_a_shadow_root(open_board: OpenBoard) -> None:
    board, found = open_board((1400, 1300), STILL, shadow=1), Looks()
    for state in in_use(board):
        if state in ("idle", "menu", "editing a score", "details of a need", "overwritten", "presenting"):
            found.look(board, state)
    _forget(board)
    found.expect_none()
