"""Fingers: they select, edit and get at every command, and targets are large."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.access.audit import faults
from tests.browser.access.conftest import OpenView
from tests.browser.access.states import TEXT, cell_at, in_use
from tests.browser.access.view_page import GROUPED, VIEWS, View, ViewPage

pytestmark = pytest.mark.browser

FINGERS = {"has_touch": True, "is_mobile": True}
PHONE = (390, 800)


def _tap(page: ViewPage, part: Locator) -> None:
    part.tap(position={"x": 8, "y": 8})
    page.paint()


def test_a_tap_selects_and_another_one_edits(open_view: OpenView) -> None:
    page = open_view(GROUPED, PHONE, FINGERS)
    cell = cell_at(page, TEXT[GROUPED])
    _tap(page, cell)
    expect(cell).to_be_focused()
    expect(page.grid.grid.locator("[data-editing]")).to_have_count(0)
    _tap(page, cell)
    expect(page.grid.editor("Statement")).to_be_focused()
    # Beside the text, but in the cell: the editor stays.
    _tap(page, cell)
    expect(page.grid.editor("Statement")).to_be_focused()
    # Three quick taps mark the text.
    page.grid.press("End")
    page.grid.keyboard.type(" now")
    page.grid.press("Enter")
    expect(cell).to_contain_text("Know what happens next now")


def test_a_tap_elsewhere_ends_an_edit_and_keeps_it(open_view: OpenView) -> None:
    page = open_view(GROUPED, PHONE, FINGERS)
    cell, other = cell_at(page, TEXT[GROUPED]), cell_at(page, ("n2", "statement"))
    for _ in range(2):
        _tap(page, cell)
    page.grid.keyboard.type(" now")
    _tap(page, other)
    expect(other).to_be_focused()
    expect(cell).to_contain_text("now")
    expect(page.grid.grid.locator("[data-editing]")).to_have_count(0)


@pytest.mark.parametrize("way", ["button", "long touch"])
def test_every_command_is_at_hand(open_view: OpenView, way: str) -> None:
    page = open_view(GROUPED, PHONE, FINGERS)
    cell = cell_at(page, TEXT[GROUPED])
    _tap(page, cell)
    if way == "button":
        page.grid.button("More commands").tap()
    else:
        _touch_long(page, cell)
    expect(page.grid.menu()).to_be_visible()
    assert faults(page.grid.around, "targets") == []
    assert faults(page.grid.around, "reflow") == []
    page.grid.command("Clear").tap()
    expect(cell).to_have_text("")
    expect(cell).to_be_focused()
    page.grid.button("Undo").tap()
    expect(cell).to_contain_text("Know what happens next")


def _touch_long(page: ViewPage, cell: Locator) -> None:
    """A finger that stays: phones ask for a context menu then. Headless on a desktop nothing does, so the test asks."""
    box = cell.bounding_box()
    assert box
    cell.dispatch_event("contextmenu", {"clientX": box["x"] + 20, "clientY": box["y"] + 10, "button": 0})


def test_a_corner_is_dragged_to_select_more(open_view: OpenView) -> None:
    page = open_view(GROUPED, PHONE, FINGERS)
    cell = cell_at(page, TEXT[GROUPED])
    _tap(page, cell)
    handle = page.grid.grid.locator(".jk-handle:visible")
    expect(handle).to_have_count(1)
    box, to = handle.bounding_box(), cell_at(page, ("n2", "statement")).bounding_box()
    assert box
    assert to
    assert min(box["width"], box["height"]) >= 24
    _drag(page, (box["x"] + 16, box["y"] + 16), (to["x"] + 20, to["y"] + to["height"] / 2))
    expect(page.grid.selected()).to_have_count(2)
    expect(cell).to_be_focused()


def _drag(page: ViewPage, start: tuple[float, float], end: tuple[float, float]) -> None:
    session = page.page.context.new_cdp_session(page.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        where = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": where})

    touch("touchStart", start)
    for part in (0.3, 0.6, 1.0):
        touch("touchMove", (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
        page.paint()
    touch("touchEnd")


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_targets_are_large(open_view: OpenView, view: View) -> None:
    page = open_view(view, PHONE, FINGERS)
    page.enter()
    low = page.grid.around.get_by_role("button").evaluate_all(
        "all => all.filter(button => button.matches('.jk-button') && button.getBoundingClientRect().height < 40)"
        ".map(button => button.textContent || button.ariaLabel)"
    )
    assert low == []
    for state in in_use(page):
        assert [*faults(page.grid.around, "targets"), *faults(page.grid.around, "reflow")] == [], state
