"""Three walks with the keyboard alone: step by step where the focus is, that it can be seen, and what is said."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.grid_page import GridPage
from tests.browser.motor_map import MAP, NEED, SECOND_NEED, grid_in
from tests.browser.notebook_page import NotebookPage
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

EMPTY = 'import journeykit as jk\nm = jk.JourneyMap(title="Motor insurance")'
MOST_STOPS = 12
"""So many times one presses Tab at most to get to a grid from outside its view."""

# What is wrong with how the focused element can be seen; "" if it has a ring, is in sight and nothing lies over it.
LOOK = """
element => {
  // The ring of an editor is that of its cell, and that of an empty table goes around what is in sight of it.
  const ringed = element.closest("[data-editing]") ?? (element.matches(".jk-table") ? element.parentElement : element);
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(ringed);
  const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  if (!outlined && !/ 2px inset/.test(boxShadow)) return `no ring: ${outlineStyle} ${outlineWidth}, ${boxShadow}`;
  const { left, top, right, bottom } = ringed.getBoundingClientRect();
  const root = element.getRootNode();
  const covered = [[left + 2, top + 2], [right - 3, top + 2], [left + 2, bottom - 3], [right - 3, bottom - 3]].filter(
    point => {
      const there = root.elementFromPoint(...point);
      return there !== ringed && !ringed.contains(there);
    },
  );
  return covered.length > 0 ? `covered at ${covered}, of ${[left, top, right, bottom]}` : "";
}
"""


class Walk:
    """Somebody who has no mouse, on the way through a notebook."""

    def __init__(self, notebook: NotebookPage) -> None:
        self._notebook, self._page = notebook, notebook.page

    @property
    def focus(self) -> Locator:
        """What has the focus, if it is in a view."""
        return self._page.locator(".jk :focus")

    def begin(self, cell: int, grid: GridPage) -> None:
        """Go with Tab from a cell of the notebook into the grid of its view."""
        self._notebook.go_to_cell(cell)
        for _ in range(MOST_STOPS):
            self._page.keyboard.press("Tab")
            if self.focus.count() > 0:
                self.expect_seen()
            inside = "grid => grid.contains(document.activeElement)"
            if grid.grid.evaluate(inside):
                return
        raise AssertionError(f"{MOST_STOPS} times Tab do not lead to the grid.")

    def press(self, *keys: str, to: Locator) -> None:
        """Press keys; the focus is on ``to`` then, and can be seen there."""
        for key in keys:
            self._page.keyboard.press(key)
        expect(to).to_be_focused()
        self.expect_seen()

    def type(self, text: str, into: Locator) -> None:
        """Write; what is written goes into ``into``."""
        self._page.keyboard.type(text)
        expect(into).to_be_focused()
        self.expect_seen()

    def expect_seen(self) -> None:
        """Wait until the focus has a ring around it that nothing covers; scrolling takes a moment."""
        seen: list[str] = []

        def is_seen() -> bool:
            seen.append(self.focus.evaluate(LOOK))
            return seen[-1] == ""

        try:
            wait_until(is_seen, "the ring", seconds=3)
        except TimeoutError:
            html = self.focus.evaluate("element => element.outerHTML.slice(0, 200)")
            raise AssertionError(f"{seen[-1]}: {html}") from None


def _expect_said(grid: GridPage, text: str | re.Pattern[str]) -> None:
    expect(grid.announced().first).to_have_text(text)


def test_make_a_persona(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([EMPTY, "jk.PersonaGrid(m)"])
    notebook.run_all()
    personas = GridPage(notebook.output_area(1), "Personas")
    expect(personas.grid).to_be_visible()
    walk = Walk(notebook)
    walk.begin(1, personas)
    walk.press("Tab", to=personas.button("Add a persona").first)
    walk.press("Enter", to=personas.cell(1, "Name"))
    walk.type("Nadia Weber", into=personas.editor("Name"))
    walk.press("Tab", to=personas.cell(1, "Segment"))
    _expect_said(personas, "Saved.")
    walk.type("Young family", into=personas.editor("Segment"))
    walk.press("Tab", to=personas.cell(1, "Quote"))
    walk.type("Just tell me what happens next.", into=personas.editor("Quote"))
    walk.press("Enter", to=personas.cell(1, "Quote"))
    walk.press("End", "ArrowLeft", to=personas.cell(1, "How we know"))
    walk.press("F2", to=personas.editor("How we know"))
    walk.press("ArrowDown", "Enter", to=personas.cell(1, "How we know"))
    _expect_said(personas, "Saved.")
    # A number that is none is told, and the focus stays for it to be corrected.
    walk.press("ArrowRight", to=personas.cell(1, "People asked"))
    walk.type("many", into=personas.editor("People asked"))
    walk.press("Enter", to=personas.cell(1, "People asked"))
    _expect_said(personas, re.compile("“many” is not"))
    walk.type("6", into=personas.editor("People asked"))
    walk.press("Enter", to=personas.cell(1, "People asked"))
    personas.expect_no_error(1, "People asked")
    # Out again, by the way one came.
    walk.press("Shift+Tab", to=personas.around.get_by_role("toolbar", name="Personas tools").locator("[tabindex='0']"))
    read = "print(m.personas.df[['name', 'segment', 'quote', 'sample_size']].astype(object).values.tolist())"
    assert notebook.add_and_run(read) == "[['Nadia Weber', 'Young family', 'Just tell me what happens next.', 6]]"


def test_fill_six_cells_of_needs_and_choose_a_level(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED + SECOND_NEED, "jk.NeedsGrid(m)"])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    walk = Walk(notebook)
    walk.begin(2, needs)
    expect(needs.cell(1, "Statement")).to_be_focused()
    walk.press("End", "ArrowLeft", "ArrowLeft", "ArrowLeft", to=needs.cell(1, "Why they choose us"))
    for column in ("Why they choose us", "Proof", "Rival"):
        walk.type(f"{column} 1", into=needs.editor(column))
        if column != "Rival":
            walk.press("Tab", to=needs.cell(1, "Proof" if column == "Why they choose us" else "Rival"))
    walk.press("Enter", to=needs.cell(2, "Rival"))
    _expect_said(needs, "Saved.")
    # The three below are filled from these, as one step.
    walk.press("Shift+ArrowLeft", "Shift+ArrowLeft", to=needs.cell(2, "Rival"))
    _expect_said(needs, "1 row by 3 columns selected.")
    walk.press("Control+d", to=needs.cell(2, "Rival"))
    _expect_said(needs, "3 cells filled.")
    walk.press("Home", "ArrowRight", "ArrowRight", "ArrowRight", to=needs.cell(2, "Level"))
    walk.press("Alt+ArrowDown", to=needs.editor("Level"))
    expect(needs.page.get_by_role("listbox").get_by_role("option", selected=True)).to_contain_text("Safety")
    walk.press("ArrowDown", to=needs.editor("Level"))
    expect(needs.editor("Level")).to_have_attribute("aria-activedescendant", re.compile("."))
    walk.press("Enter", to=needs.cell(2, "Level"))
    needs.expect_text(2, "Level", re.compile("Love and belonging"))
    _expect_said(needs, "Saved.")
    walk.press("Escape", "Control+Home", to=needs.cell(1, "Statement"))
    read = "print(m.needs.df[['usp', 'usp_proof', 'rival', 'level']].values.tolist())"
    filled = ["Why they choose us 1", "Proof 1", "Rival 1"]
    assert notebook.add_and_run(read) == str([[*filled, "safety"], [*filled, "love_belonging"]])


def test_move_a_stage_and_undo_it(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, "jk.StageGrid(m)"])
    notebook.run_all()
    stages = grid_in(notebook, 1, "Stages")
    names = "print(m.stages.df.name.tolist())"
    before = notebook.add_and_run(names)
    walk = Walk(notebook)
    walk.begin(1, stages)
    expect(stages.cell("Awareness", "Stage")).to_be_focused()
    walk.press("ArrowDown", to=stages.cell("Research", "Stage"))
    walk.press("Alt+Shift+ArrowDown", to=stages.cell("Research", "Stage"))
    assert stages.focused_row() == 3
    _expect_said(stages, re.compile("moved"))
    walk.press("Control+z", to=stages.cell("Research", "Stage"))
    assert stages.focused_row() == 2
    _expect_said(stages, "Undone.")
    # Once more by the menu, which has every command for those whose host keeps the keys.
    walk.press("Shift+F10", to=stages.menu().get_by_role("menuitem").first)
    walk.press("m", "m", to=stages.command("Move stage down"))
    walk.press("Enter", to=stages.cell("Research", "Stage"))
    assert stages.focused_row() == 3
    _expect_said(stages, re.compile("moved"))
    walk.press("Shift+Tab", "Home", to=stages.button("Undo").first)
    walk.press("Enter", to=stages.button("Undo").first)
    _expect_said(stages, "Undone.")
    walk.press("Tab", to=stages.cell("Research", "Stage"))
    assert stages.focused_row() == 2
    assert notebook.add_and_run(names) == before
