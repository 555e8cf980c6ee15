"""Forced colours: nothing is told by a fill alone. Reduced motion: nothing moves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.access.audit import faults
from tests.browser.access.conftest import OpenView
from tests.browser.access.states import REFUSED, TEXT, cell_at, go
from tests.browser.access.view_page import GROUPED, STAGES, TURNED, VIEWS, View

pytestmark = pytest.mark.browser

FORCED = {"forced_colors": "active"}

# Everything that draws a line around an element and is there in forced colours; fills and shadows are not.
LINES = """
element => ["", "::before", "::after"].map(part => {
  const style = getComputedStyle(element, part || null);
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = style;
  const shown = !part || style.content !== "none";
  const has_outline = outlineStyle !== "none" && shown;
  const outline = has_outline ? [outlineStyle, outlineWidth, outlineColor, outlineOffset].join(" ") : "";
  const sides = ["Top", "Right", "Bottom", "Left"].map(side => {
    const [line, width, colour] = ["Style", "Width", "Color"].map(each => style[`border${side}${each}`]);
    return line === "none" || !shown || width === "0px" ? "" : `${line} ${width} ${colour}`;
  });
  return [outline, ...sides].join(" | ");
}).join(" || ")
"""


def _lines(element: Locator) -> str:
    return str(element.evaluate(LINES))


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_focus_is_a_line_of_its_own(open_view: OpenView, view: View) -> None:
    page = open_view(view, browser=FORCED)
    cell = cell_at(page, TEXT[view])
    plain = _lines(cell)
    go(page, TEXT[view])
    focused = _lines(cell)
    width = cell.evaluate("cell => getComputedStyle(cell).outlineWidth")
    assert int(width.removesuffix("px")) >= 2
    page.grid.press("Tab")
    expect(cell).not_to_be_focused()
    active = _lines(cell)
    assert len({plain, focused, active}) == 3, "plain, focused and merely active look different"


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_cell_to_be_corrected_is_marked_by_a_line(open_view: OpenView, view: View) -> None:
    page = open_view(view, browser=FORCED)
    place, text = REFUSED[view]
    cell = cell_at(page, place)
    plain = _lines(cell)
    go(page, place)
    page.grid.keyboard.type(text)
    page.grid.press("Enter")
    expect(cell).to_have_attribute("aria-invalid", "true")
    focused = _lines(cell)
    # Where the cell has the focus its mark tells of the fault.
    expect(cell.locator("svg[data-state=error]")).to_be_visible()
    page.grid.press("Tab", "Tab")
    go(page, TEXT[view])
    assert len({plain, focused, _lines(cell)}) == 3


def test_a_range_is_marked_by_a_line_and_so_is_its_active_cell(open_view: OpenView) -> None:
    page = open_view(GROUPED, browser=FORCED)
    first = go(page, TEXT[GROUPED])
    plain, alone = _lines(page.grid.cell(3, "Stage")), _lines(first)
    page.grid.press("Shift+ArrowDown", "Shift+ArrowRight")
    expect(page.grid.selected()).to_have_count(4)
    cells = page.grid.selected().all()
    lines = [_lines(cell) for cell in cells]
    assert plain not in lines
    active = lines.pop(0)
    assert active not in lines
    assert int(first.evaluate("cell => getComputedStyle(cell).outlineWidth").removesuffix("px")) >= 2
    assert alone != lines[0]


@pytest.mark.parametrize("view", [STAGES, TURNED], ids=str)
def test_what_is_pressed_is_marked_by_a_line(open_view: OpenView, view: View) -> None:
    page = open_view(view, browser=FORCED)
    pressed = page.grid.around.locator('button[aria-pressed="true"]').first
    expect(pressed).to_be_visible()
    page.grid.around.evaluate("view => view.querySelector('[aria-pressed=true]').id = 'pressed'")
    button = page.grid.around.locator("#pressed")
    on = _lines(button)
    button.evaluate("button => button.setAttribute('aria-pressed', 'false')")
    page.paint()
    assert _lines(button) != on


def test_what_is_picked_in_a_list_is_marked_by_a_line(open_view: OpenView) -> None:
    page = open_view(GROUPED, browser=FORCED)
    go(page, ("n1", "level"))
    page.grid.press("F2", "ArrowDown")
    options = page.page.get_by_role("option")
    current = page.page.locator('[role="option"][data-current]')
    expect(current).to_have_count(1)
    others = {_lines(option) for option in options.all() if option.get_attribute("data-current") is None}
    assert _lines(current) not in others


def test_the_command_that_has_the_focus_is_marked_by_a_line(open_view: OpenView) -> None:
    page = open_view(GROUPED, browser=FORCED)
    go(page, TEXT[GROUPED])
    page.grid.press("Shift+F10", "ArrowDown")
    focused = page.grid.menu().locator(":focus")
    expect(focused).to_have_count(1)
    others = {_lines(item) for item in page.grid.menu().locator('[role="menuitem"]:not(:focus)').all()}
    assert _lines(focused) not in others


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_what_others_write_does_not_flash_for_those_who_ask_for_that(open_view: OpenView, view: View) -> None:
    page = open_view(view, browser={"reduced_motion": "reduce"})
    page.write(TEXT[view], "Theirs")
    expect(page.grid.grid.locator("[data-theirs]")).to_have_count(1)
    assert faults(page.grid.around, "motion") == []
    assert page.page.evaluate("() => document.getAnimations().length") == 0


def test_something_moves_for_all_others(open_view: OpenView) -> None:
    page = open_view(GROUPED)
    assert faults(page.grid.around, "motion") != []
