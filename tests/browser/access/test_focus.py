"""The focus stays on its cell whatever happens around it, and the cell stays in sight."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.access.audit import faults
from tests.browser.access.conftest import OpenView
from tests.browser.access.states import TEXT, cell_at, go
from tests.browser.access.view_page import GROUPED, NEEDS, PERSONAS, STAGES, TURNED, VIEWS, View, ViewPage

pytestmark = pytest.mark.browser

Happening = Callable[[ViewPage, str, str], Any]
"""What somebody else does, given the row and the column of the focus."""

EFFORT = {"name": "effort", "kind": "scale", "title": "Effort", "low": 0, "high": 5, "step": 1, "custom": True}


def _column_added(page: ViewPage, _row: str, _column: str) -> None:
    change = {"kind": "column_added", "table": page.view.table, "column": EFFORT, "at": 0, "values": {}}
    page.theirs("commit", [change])


HAPPENINGS: dict[str, Happening] = {
    "its text is another": lambda page, row, column: page.write((row, column), "Theirs"),
    "its text is emptied": lambda page, row, column: page.write((row, column), ""),
    "a row comes above": lambda page, _row, _column: page.theirs("add_row", page.view.table, {}, None),
    "a row comes below": lambda page, row, _column: page.theirs("add_row", page.view.table, {}, row),
    "it moves up": lambda page, row, _column: page.move(row, -1),
    "it moves down": lambda page, row, _column: page.move(row, 1),
    "the row above goes": lambda page, row, _column: page.page.evaluate(
        """([table, row]) => {
          const { other } = window.page;
          const { ids } = other.table(table);
          const above = ids[ids.indexOf(row) - 1];
          if (above) other.remove_rows(table, [above]);
        }""",
        [page.view.table, row],
    ),
    "a column comes": _column_added,
    "a stage is renamed": lambda page, _row, _column: page.theirs("set_text", "stages", "s4", "name", "Damage"),
    "a persona comes": lambda page, _row, _column: page.theirs("add_row", "personas", {"name": "Aiko"}, None),
    "the theme is another": lambda page, _row, _column: page.shade("dark"),
    "the kernel goes": lambda page, _row, _column: page.end_kernel(),
}


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_through_what_others_do(open_view: OpenView, view: View) -> None:
    page = open_view(view)
    row, column = place = TEXT[view]
    cell = go(page, place)
    for what, happen in HAPPENINGS.items():
        happen(page, row, column)
        page.page.wait_for_function("() => window.page.store.status.pending === 0")
        page.paint()
        assert cell.evaluate("cell => cell === document.activeElement"), what
        assert faults(page.grid.grid, "structure") == [], what
        assert faults(page.grid.grid, "covered") == [], what


@pytest.mark.parametrize("view", [PERSONAS, TURNED, STAGES, GROUPED], ids=str)
def test_in_a_window_that_gets_smaller_and_larger(open_view: OpenView, view: View) -> None:
    page = open_view(view)
    cell = go(page, TEXT[view])
    for width, height in ((700, 600), (320, 500), (1280, 900)):
        page.page.set_viewport_size({"width": width, "height": height})
        page.paint()
        expect(cell).to_be_focused()
        # Where the page is scrolled to is the host's affair.
        cell.evaluate("cell => cell.closest('.jk-scroll').scrollIntoView()")
        assert faults(page.grid.grid, "covered") == []


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_in_an_open_editor_through_what_others_do(open_view: OpenView, view: View) -> None:
    page = open_view(view)
    row, column = place = TEXT[view]
    go(page, place)
    page.grid.keyboard.type("Half a sen")
    editor = page.grid.grid.locator("[data-editing] :focus")
    for what, happen in HAPPENINGS.items():
        happen(page, row, column)
        page.paint()
        assert editor.count() == 1, what
        expect(editor).to_have_value("Half a sen")
    page.grid.keyboard.type("tence")
    expect(editor).to_have_value("Half a sentence")


def test_far_down_while_rows_come_go_and_move_above(open_view: OpenView) -> None:
    page = open_view(NEEDS, sample="many", rows=300)
    grid = page.grid
    grid.go(1, "Level")
    grid.press("Control+ArrowDown", *["PageUp"] * 5)
    page.paint()
    row = grid.focused_row()
    cell = cell_at(page, (f"n{row}", "level"))
    ids = [f"n{number}" for number in range(1, row - 1)]
    happenings: tuple[Callable[[], Any], ...] = (
        lambda: page.theirs("add_row", "needs", {"statement": "Many lines " * 60}, None),
        lambda: page.theirs("remove_rows", "needs", ids[::2]),
        lambda: page.move(f"n{row}", -1),
        lambda: page.theirs("remove_rows", "needs", ids[1::2]),
    )
    for happen in happenings:
        happen()
        page.paint()
        expect(cell).to_be_focused()
        assert faults(grid.grid, "covered") == []
        assert faults(grid.grid, "structure") == []


def test_on_a_row_that_finds_its_place_again(open_view: OpenView) -> None:
    page = open_view(GROUPED)
    grid = page.grid
    cell = go(page, ("n1", "importance"))
    before = grid.focused_row()
    grid.keyboard.type("1")
    grid.press("Enter", "ArrowUp")
    page.theirs("set_value", "needs", "n1", "level", "esteem")
    expect(cell).to_be_focused()
    # Elsewhere it settles; the focus is where it was sent, and nowhere else.
    grid.press("ArrowDown")
    expect(grid.focused()).to_have_count(1)
    there = grid.focused().get_attribute("data-column"), grid.focused().locator("..").get_attribute("data-row")
    page.clock_on(2_000)
    expect(cell_at(page, (str(there[1]), str(there[0])))).to_be_focused()
    assert faults(grid.grid, "covered") == []
    assert grid.grid.locator('[data-row="n1"]').get_attribute("aria-rowindex") != str(before + 1)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_what_takes_the_place_of_a_cell_that_goes_has_the_focus(open_view: OpenView, view: View) -> None:
    page = open_view(view)
    row, _ = place = TEXT[view]
    go(page, place)
    page.theirs("remove_rows", view.table, [row])
    expect(cell_at(page, place)).to_have_count(0)
    expect(page.grid.focused()).to_have_count(1)
    assert faults(page.grid.grid, "structure") == []


def test_the_last_row_gives_the_focus_to_the_way_to_add_one(open_view: OpenView) -> None:
    page = open_view(PERSONAS)
    go(page, ("p1", "segment"))
    page.theirs("remove_rows", "personas", ["p1", "p2"])
    expect(page.grid.button("Add a persona")).to_be_focused()


# In the page: so many keys would take too long to come from outside, and the grid does not ask who has pressed them.
WALK = """
async ways => {
  const found = [];
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  for (const [name, times] of ways) {
    const [key, ctrlKey] = [name.replace("Control+", ""), name.startsWith("Control+")];
    for (let done = 0; done < times; done++) {
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true }));
      // As fast as a key repeats that is held down.
      if (done % 2 === 0 || done === times - 1) await painted();
      else continue;
      const faults = window.audit.covered(document.activeElement.closest('[role="grid"]'));
      found.push(...faults.map(each => `${name}: ${each}`));
    }
  }
  return found;
}
"""
SIZES = [(1280, 900), (640, 600), (320, 600)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("view", [GROUPED, TURNED, STAGES], ids=str)
def test_it_is_never_covered_on_its_way(open_view: OpenView, view: View, size: tuple[int, int]) -> None:
    page = open_view(view, size, sample="many" if view is GROUPED else "full", rows=200)
    grid = page.grid
    page.enter()
    assert faults(grid.grid, "covered") == []
    columns, down = int(grid.grid.get_attribute("aria-colcount") or 0), grid.count() - 1
    ways = [("ArrowRight", columns), ("ArrowDown", down), ("ArrowLeft", columns), ("ArrowUp", down)]
    ways += [("PageDown", 4), ("End", 1), ("PageUp", 4), ("Control+End", 1), ("Home", 1)]
    assert page.page.evaluate(WALK, ways) == []


@pytest.mark.parametrize("view", [GROUPED, TURNED], ids=str)
def test_it_is_not_covered_where_tab_brings_it_back(open_view: OpenView, view: View) -> None:
    page = open_view(view, (640, 600), sample="many" if view is GROUPED else "full", rows=200)
    grid = page.grid
    page.enter()
    grid.press("ArrowDown", "ArrowDown", "ArrowRight", "Tab")
    scroller = grid.around.locator(".jk-scroll").first
    for left, top in ((500, 5_000), (500, 30), (30, 0)):
        scroller.evaluate("(element, to) => element.scrollTo(...to)", [left, top])
        page.paint()
        grid.press("Shift+Tab")
        expect(grid.focused()).to_have_count(1)
        page.paint()
        assert faults(grid.grid, "covered") == []
        grid.press("Tab")


BOXES: dict[str, tuple[str, Callable[[ViewPage], Any]]] = {
    "menu": ('[role="menu"]', lambda page: page.grid.press("Shift+F10")),
    "box for what to paste": ('[role="dialog"]', lambda page: page.grid.button("Paste").first.click()),
    "question": ('[role="alertdialog"]', lambda page: page.grid.press("Control+Shift+-")),
}


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_it_goes_into_a_box_and_comes_back(open_view: OpenView, view: View, box: str) -> None:
    part, open_box = BOXES[box]
    page = open_view(view)
    cell = go(page, TEXT[view])
    open_box(page)
    opened = page.page.locator(part)
    expect(opened.locator(":focus")).to_have_count(1)
    expect(opened).to_have_accessible_name(re.compile("."))
    page.grid.press("Escape")
    expect(opened).to_have_count(0)
    expect(cell).to_be_focused()
    assert faults(page.grid.grid, "structure") == []


def test_it_goes_to_the_buttons_of_a_conflict_and_comes_back(open_view: OpenView) -> None:
    page = open_view(GROUPED)
    cell = go(page, TEXT[GROUPED])
    page.overwrite(TEXT[GROUPED], mine="Mine", theirs="Theirs")
    expect(cell).to_have_attribute("data-state", "conflict")
    page.grid.press("ArrowUp")
    expect(cell).to_be_focused()
    expect(cell).to_have_accessible_description(re.compile("Esc keeps theirs · Tab to the buttons"))
    page.grid.press("Tab")
    expect(page.grid.note().locator(":focus")).to_have_count(1)
    page.grid.press("Enter")
    expect(cell).to_be_focused()
    expect(cell).not_to_have_attribute("data-state", "conflict")
