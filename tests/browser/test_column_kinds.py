"""Every kind of column edited once, in a table and columns of the user's own."""

from __future__ import annotations

import ast

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.lab import Lab
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, grid_in
from tests.browser.notebook_page import NotebookPage

pytestmark = pytest.mark.browser

TASKS = """
own = jk.columns
m.add_table(jk.table("tasks", [
    own.text("task"),
    own.long_text("remarks"),
    own.choice("effort", ["small", "medium", "large"], ordered=True),
    own.multi_choice("teams", ["sales", "claims", "legal"], open=True),
    own.scale("weight", -2, 2),
    own.number("cost", "Cost in EUR", low=0),
    own.flag("done"),
    own.date("due"),
    own.link("ticket"),
    own.ref("stage", to="stages"),
], title="Tasks", row_title="task"))
m.tasks.add(task="Call back within the hour");
"""
TASKS_GRID = 'jk.TableGrid(m, "tasks")'

FILLED_IN = {
    "task": "Call back within two hours",
    "remarks": "At night, too",
    "effort": "medium",
    "teams": ("sales", "legal", "night shift"),
    "weight": -1,
    "cost": 1200.5,
    "done": True,
    "due": "2026-03-31",
    "ticket": "https://example.org/t/17",
    "stage": "claims",
}


def test_every_kind_of_column_is_edited_with_the_keyboard(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, TASKS, TASKS_GRID])
    notebook.run_all()
    tasks = grid_in(notebook, 2, "Tasks")
    tasks.go(1, "Task")
    tasks.keyboard.type("Call back within two hours")
    tasks.press("Tab")
    tasks.keyboard.type("At night, too")
    tasks.press("Tab", "Enter", "ArrowDown", "Enter")
    expect(tasks.cell(1, "Effort")).to_be_focused()
    tasks.press("Tab", "Shift+Tab")  # out of the grid and back to the same cell
    expect(tasks.cell(1, "Effort")).to_be_focused()
    tasks.press("ArrowRight", "Enter", "Space", "ArrowDown", "ArrowDown", "Space")
    tasks.keyboard.type("night shift")
    tasks.press("Enter", "Tab")
    tasks.keyboard.type("-1")
    tasks.press("Tab")
    tasks.keyboard.type("1200,5")
    tasks.press("Tab", "Space", "ArrowRight")
    tasks.keyboard.type("31.3.2026")
    tasks.press("Tab")
    tasks.keyboard.type("https://example.org/t/17")
    tasks.press("Tab")
    tasks.keyboard.type("cla")
    tasks.press("Enter")
    expect(tasks.cell(1, "Stage")).to_be_focused()
    tasks.expect_saved()
    assert _first_task(notebook) == FILLED_IN


def test_every_kind_of_column_is_edited_with_the_mouse(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, TASKS, TASKS_GRID])
    notebook.run_all()
    tasks = grid_in(notebook, 2, "Tasks")
    # Where text has to be typed, the mouse opens the field and a click elsewhere hands it in.
    tasks.open(1, "Task").fill("Call back within two hours")
    tasks.open(1, "Remarks").fill("At night, too")
    tasks.choose(1, "Effort", "Medium")
    tasks.open(1, "Teams")
    tasks.option("Sales").click()
    tasks.option("Legal").click()
    tasks.editor("Teams").fill("night shift")
    tasks.option("Use “night shift”").click()
    tasks.open(1, "Weight")
    tasks.pick_step("Weight", "−1")
    tasks.open(1, "Cost in EUR").fill("1200,5")
    tasks.cell(1, "Done").locator("[data-box]").click()
    tasks.open(1, "Due").fill("31.3.2026")
    tasks.open(1, "Ticket").fill("https://example.org/t/17")
    tasks.choose(1, "Stage", "Claims")
    tasks.expect_text(1, "Teams", "SalesLegalnight shift")
    tasks.expect_saved()
    assert _first_task(notebook) == FILLED_IN


def test_every_kind_of_column_can_be_made_empty(open_notebook: OpenNotebook) -> None:
    filled = f"m.tasks.set(m.tasks.df.index[0], **{FILLED_IN!r})"
    notebook = open_notebook([MAP, TASKS, filled, TASKS_GRID])
    notebook.run_all()
    tasks = grid_in(notebook, 3, "Tasks")
    tasks.go(1, "Task")
    for column in ("Task", "Remarks", "Effort", "Teams", "Weight", "Cost in EUR", "Done", "Due", "Ticket", "Stage"):
        expect(tasks.cell(1, column)).to_be_focused()
        tasks.press("Delete", "ArrowRight")
    tasks.expect_saved()
    assert _first_task(notebook) == {
        "task": "", "remarks": "", "effort": None, "teams": (), "weight": None, "cost": None, "done": False,
        "due": None, "ticket": "", "stage": None,
    }  # fmt: skip


def _first_task(notebook: NotebookPage) -> dict[str, object]:
    row = ast.literal_eval(notebook.add_and_run("print(next(iter(m.tasks)))"))
    return {name: value for name, value in row.items() if name not in ("id", "author")}


def test_what_a_kind_does_not_take_is_refused_at_its_cell(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, TASKS, TASKS_GRID])
    notebook.run_all()
    tasks = grid_in(notebook, 2, "Tasks")
    for column, typed, why in (
        ("Weight", "3", "“3” is not a whole number from −2 to 2."),
        ("Cost in EUR", "much", "“much” is not a number"),
        ("Due", "31.2.2026", "is not a day such as 2026-03-31."),
        ("Ticket", "javascript:alert(1)", "is not an address that begins with https://, http:// or mailto:."),
    ):
        tasks.type(1, column, typed)
        tasks.expect_error(1, column, why)
        # The text is still there to be corrected.
        tasks.go(1, column)
        tasks.press("F2")
        expect(tasks.editor(column)).to_have_value(typed)
        tasks.press("Escape")
    assert _first_task(notebook)["ticket"] == ""


def test_a_link_is_followed_and_not_edited_by_clicking_on_it(open_notebook: OpenNotebook, lab: Lab) -> None:
    address = f"{lab.url}/api/status"
    notebook = open_notebook([MAP, TASKS, f"m.tasks.set(m.tasks.df.index[0], ticket={address!r});", TASKS_GRID])
    notebook.run_all()
    tasks = grid_in(notebook, 3, "Tasks")
    link = tasks.cell(1, "Ticket").get_by_role("link")
    notebook.page.evaluate("window.clicks = []; addEventListener('click', event => clicks.push(event), true)")
    for click in (link.click, link.dblclick):
        with notebook.page.context.expect_page() as opened:
            click()
        opened.value.wait_for_load_state()
        assert opened.value.url == address
        assert opened.value.evaluate("window.opener") is None
        opened.value.close()
        notebook.page.bring_to_front()
        expect(tasks.editor("Ticket")).to_have_count(0)
    # The second click of a double click opens nothing.
    assert notebook.page.evaluate("clicks.map(click => click.defaultPrevented)") == [False, False, True]
    # Beside the link the cell opens like any other.
    box = tasks.cell(1, "Ticket").bounding_box()
    assert box
    tasks.cell(1, "Ticket").dblclick(position={"x": box["width"] - 4, "y": box["height"] - 4})
    expect(tasks.editor("Ticket")).to_have_value(address)


def test_a_column_of_ones_own_stands_in_the_needs(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    notebook.add_and_run('m.needs.add_column(jk.columns.text("owner"))')
    expect(needs.header("Owner")).to_be_visible()
    needs.type(1, "Owner", "Claims team")
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.owner.tolist()") == "['Claims team']"
    notebook.add_and_run('m.needs.remove_column("owner")')
    expect(needs.header("Owner")).to_have_count(0)
