"""The head of every view: title, process, scope and period of the map, edited where they stand."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Keyboard, Locator, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenNotebook
from tests.browser.grid_page import SAVED
from tests.browser.motor_map import MAP, NEED
from tests.browser.notebook_page import NotebookPage

pytestmark = pytest.mark.browser

GRIDS = ("jk.PersonaGrid(m)", "jk.StageGrid(m)", "jk.NeedsGrid(m)", 'jk.TableGrid(m, "needs")')

READ = "[m.title, m.process, m.scope, m.period]"


class Header:
    """The head of the view in the output of a cell."""

    def __init__(self, notebook: NotebookPage, cell: int) -> None:
        self.area = notebook.output_area(cell)
        self.keyboard: Keyboard = notebook.page.keyboard
        expect(self.area.get_by_role("grid").first).to_be_visible()

    def field(self, title: str) -> Locator:
        """Return a field that is not being edited."""
        return self.area.get_by_role("button", name=re.compile(rf"^{title}: "))

    def editor(self, title: str) -> Locator:
        """Return the editor of a field."""
        return self.area.locator("input, textarea").and_(self.area.get_by_label(title, exact=True))

    def option(self, label: str) -> Locator:
        return self.area.get_by_role("option", name=label)

    def open(self, title: str) -> Locator:
        """Click on a field; its editor has the focus then."""
        self.field(title).click()
        expect(self.editor(title)).to_be_focused()
        return self.editor(title)

    def expect_field(self, title: str, text: str) -> None:
        """Wait until a field says this."""
        expect(self.field(title)).to_have_accessible_name(f"{title}: {text}, edit")

    def expect_saved(self) -> None:
        """Wait until the map has every edit made here; there must have been one."""
        expect(self.area.get_by_role("status")).to_contain_text(SAVED)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keyboard.press(key)


def test_each_grid_edits_the_head_of_all_with_the_mouse(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, *GRIDS])
    notebook.run_all()
    personas, stages, needs, table = (Header(notebook, cell) for cell in range(2, 6))
    everywhere = (personas, stages, needs, table)

    personas.open("Title").fill("Motor, claims first")
    # A click elsewhere hands it in.
    personas.open("Period").fill("Spring 2026")
    for header in everywhere:
        header.expect_field("Title", "Motor, claims first")

    stages.open("Scope").fill("Private cars in Austria")
    stages.open("Process")
    stages.option("Onboarding").click()
    stages.expect_field("Process", "Onboarding")
    for header in everywhere:
        header.expect_field("Process", "Onboarding")
        header.expect_field("Scope", "Private cars in Austria")
        header.expect_field("Period", "Spring 2026")
    stages.expect_saved()
    assert notebook.add_and_run(READ) == (
        "['Motor, claims first', 'onboarding', 'Private cars in Austria', 'Spring 2026']"
    )

    # A word of one's own, typed and then clicked on.
    needs.open("Process").fill("From damage to payment")
    needs.option("Use “From damage to payment”").click()
    table.expect_field("Process", "From damage to payment")
    table.open("Process")
    table.option("Make it empty").click()
    needs.expect_field("Process", "empty")
    table.open("Scope").fill("")
    table.field("Title").click()
    personas.expect_field("Scope", "empty")
    table.expect_saved()
    assert notebook.add_and_run(READ) == "['Motor, claims first', None, '', 'Spring 2026']"


def test_the_head_is_edited_with_keys_alone(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, *GRIDS])
    notebook.run_all()
    before = notebook.sources()
    everywhere = [Header(notebook, cell) for cell in range(2, 6)]
    header = everywhere[1]
    header.field("Title").focus()
    # Letters at a field are nobody's commands, least of all JupyterLab's.
    header.press("b", "x", "d", "d", "ArrowDown")
    expect(header.field("Title")).to_be_focused()
    header.press("Enter")
    expect(header.editor("Title")).to_have_value("Motor insurance")
    header.keyboard.type(" in Graz")
    header.press("Escape")
    expect(header.field("Title")).to_be_focused()
    header.expect_field("Title", "Motor insurance")
    header.press("F2", "Control+a")
    header.keyboard.type("Claims")
    header.press("Tab")
    expect(header.field("Process")).to_be_focused()
    header.press("Enter")
    header.keyboard.type("ren")
    header.press("Enter")
    header.expect_field("Process", "Renewal")
    expect(header.field("Process")).to_be_focused()
    header.press("Enter")
    header.keyboard.type("Settling")
    header.press("Tab")
    header.expect_field("Process", "Settling")
    expect(header.field("Scope")).to_be_focused()
    header.press("Space")
    header.keyboard.type("Cars")
    header.press("Enter", "Tab", "Enter")
    header.keyboard.type("2026")
    header.press("Shift+Tab")
    expect(header.field("Scope")).to_be_focused()
    header.expect_field("Period", "2026")
    # Emptied, the title asks for one. What was cut is text, not a cell of the notebook.
    header.press("Shift+Tab", "Shift+Tab", "Enter", "Control+a", "Control+x", "Enter")
    expect(header.field("Title")).to_be_focused()
    for other in everywhere:
        other.expect_field("Title", "Name this map")
    header.expect_saved()
    assert notebook.add_and_run(READ) == "['', 'Settling', 'Cars', '2026']"
    header.field("Title").focus()
    header.press("Control+z")
    header.expect_field("Title", "Claims")
    header.press("Control+z")
    header.expect_field("Period", "empty")
    header.press("Control+y")
    header.expect_field("Period", "2026")
    for number, other in enumerate(everywhere):
        other.field("Scope").focus()
        other.press("Enter", "Control+a")
        other.keyboard.type(f"Scope {number}")
        other.press("Enter")
        expect(other.field("Scope")).to_be_focused()
        for each in everywhere:
            each.expect_field("Scope", f"Scope {number}")
    header.expect_saved()
    assert notebook.add_and_run(READ) == "['Claims', 'Settling', 'Scope 3', '2026']"
    assert notebook.sources()[:6] == before


def test_axe_finds_nothing_in_the_head(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(["import journeykit as jk\nm = jk.JourneyMap()", "jk.PersonaGrid(m)"])
    notebook.run_all()
    header = Header(notebook, 1)
    header.expect_field("Title", "Name this map")
    assert violations(header.area) == [], "empty"
    header.open("Title")
    assert violations(header.area) == [], "writing the title"
    header.open("Process")
    expect(header.area.get_by_role("listbox", name="Process")).to_be_visible()
    assert violations(header.area) == [], "choosing the process"
