"""What the editors of a cell can do beyond taking a value: grow, narrow, step, empty, and make what they refer to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, grid_in

pytestmark = pytest.mark.browser

TASKS = """
own = jk.columns
m.add_table(jk.table("tasks", [
    own.text("task"),
    own.multi_choice("teams", ["sales", "claims", "legal"], open=True),
    own.scale("weight", -2, 2),
    own.date("due"),
    own.number("cost"),
    own.flag("done"),
], title="Tasks", row_title="task"))
m.tasks.add(task="Call back");
""".strip()
TASKS_GRID = 'jk.TableGrid(m, "tasks")'

PICK = "(calendar, day) => { calendar.value = day; calendar.dispatchEvent(new Event('change', { bubbles: true })); }"


def _height(part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["height"]


def test_a_long_text_grows_while_it_is_written(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    before = notebook.sources()
    needs = grid_in(notebook, 2)
    editor = needs.open(1, "Why they choose us")
    heights = [_height(editor)]
    needs.keyboard.type("One person")
    for key, line in (("Shift+Enter", "from first call"), ("Alt+Enter", "to payment")):
        needs.press(key)
        needs.keyboard.type(line)
        heights.append(_height(editor))
    needs.keyboard.insert_text(", whatever happens in between and whoever has to be asked about it")
    heights.append(_height(editor))
    assert heights == sorted(set(heights)), "every line more makes it higher"
    assert editor.evaluate("field => field.scrollHeight <= field.clientHeight + 1"), "no line is out of sight"
    # Undo within the text is the field's own; how much it takes back at once is the browser's affair.
    whole = editor.input_value()
    needs.press("Control+z")
    expect(editor).not_to_have_value(whole)
    assert whole.startswith(editor.input_value())
    editor.fill("One person\nfrom first call\nto payment")
    assert _height(editor) == heights[2]
    needs.press("Enter")
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.usp.tolist()") == r"['One person\nfrom first call\nto payment']"
    needs.go(1, "Why they choose us")
    needs.press("F2", "Home", "Backspace", "Escape")
    needs.expect_text(1, "Why they choose us", "One person from first call to payment")
    assert notebook.sources()[:3] == before


def test_choices_are_taken_by_letters_digits_and_clicks(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, TASKS, NEEDS_GRID, TASKS_GRID])
    notebook.run_all()
    needs, tasks = grid_in(notebook, 3), grid_in(notebook, 4, "Tasks")
    options = needs.around.get_by_role("option")
    needs.go(1, "Level")
    needs.keyboard.type("est")
    expect(options).to_have_count(1)
    needs.press("Enter")
    needs.expect_text(1, "Level", "Esteem")
    needs.go(1, "Level")
    needs.press("Enter", "3")
    needs.expect_text(1, "Level", "Love and belonging")
    expect(needs.cell(1, "Level")).to_be_focused()
    needs.keyboard.type("luxury")
    expect(needs.around).to_contain_text("Nothing here is called “luxury”.")
    needs.press("Enter")
    needs.expect_error(1, "Level", "“luxury” is not one of")
    needs.press("Escape")
    needs.expect_no_error(1, "Level")
    needs.open(1, "Level")
    needs.option("Make it empty").click()
    needs.expect_text(1, "Level", "–")
    needs.open(1, "Level")
    expect(needs.option("Make it empty")).to_have_count(0)
    needs.press("Escape")

    # Several: Space ticks and stays there, Backspace takes the last away, Escape leaves all as it was.
    tasks.go(1, "Teams")
    tasks.press("Enter", "Space", "ArrowDown", "Space", "ArrowDown", "Space", "Backspace", "Tab")
    tasks.expect_text(1, "Teams", "SalesClaims")
    tasks.go(1, "Teams")
    tasks.press("Enter", "Backspace", "Backspace", "Escape")
    tasks.expect_text(1, "Teams", "SalesClaims")
    tasks.open(1, "Teams")
    tasks.option("Sales").click()
    tasks.press("F2")
    tasks.expect_text(1, "Teams", "Claims")
    tasks.expect_saved()
    read = "[m.needs.df.level.isna().tolist(), m.tasks.df.teams.tolist()]"
    assert notebook.add_and_run(read) == "[[True], [('claims',)]]"


def test_scales_are_stepped_typed_clicked_and_emptied(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, TASKS, NEEDS_GRID, TASKS_GRID])
    notebook.run_all()
    needs, tasks = grid_in(notebook, 3), grid_in(notebook, 4, "Tasks")
    for grid, column, low, high, steps in (
        (needs, "Importance", "0", "10", (("ArrowDown", "8"), ("ArrowLeft", "7"), ("ArrowUp", "8"))),
        (tasks, "Weight", "−2", "+2", (("ArrowRight", "−2"), ("ArrowUp", "−1"), ("ArrowUp", "0"), ("ArrowUp", "+1"))),
    ):
        grid.go(1, column)
        grid.press("F2")
        editor = grid.editor(column)
        for key, shown in (*steps, ("End", high), ("ArrowUp", high), ("Home", low), ("ArrowDown", low)):
            grid.press(key)
            expect(editor).to_have_value(shown)
        grid.press("Enter")
        grid.expect_text(1, column, low)
        # Nought is an answer; an empty scale is none.
        grid.go(1, column)
        grid.press("Enter", "Delete")
        expect(editor).to_have_value("")
        expect(editor).to_have_attribute("aria-valuetext", "empty")
        grid.press("Enter")
        grid.expect_text(1, column, "–")
        grid.go(1, column)
        grid.keyboard.type("+1" if column == "Weight" else "7")
        grid.press("Tab")
        grid.expect_text(1, column, "+1" if column == "Weight" else "7")
        grid.open(1, column)
        grid.pick_step(column, "0")
        grid.expect_text(1, column, "0")
        grid.open(1, column)
        grid.press("ArrowUp", "Escape")
        grid.expect_text(1, column, "0")
        grid.open(1, column)
        grid.button("Make it empty").click()
        grid.expect_text(1, column, "–")
        expect(grid.cell(1, column)).to_be_focused()
    tasks.type(1, "Weight", "+2")
    tasks.expect_saved()
    read = "[m.needs.df.importance.isna().tolist(), m.tasks.df.weight.tolist()]"
    assert notebook.add_and_run(read) == "[[True], [2]]"


def test_days_figures_and_ticks(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, TASKS, TASKS_GRID])
    notebook.run_all()
    tasks = grid_in(notebook, 2, "Tasks")
    for typed, day in (("2026-03-31", "2026-03-31"), ("1.4.2026", "2026-04-01")):
        tasks.type(1, "Due", typed)
        tasks.expect_text(1, "Due", day)
    # Picked in the browser's calendar, which is not part of the page and leaves the focus where it is.
    tasks.open(1, "Due")
    expect(tasks.button("Open the calendar")).to_be_visible()
    tasks.cell(1, "Due").locator("input[type=date]").evaluate(PICK, "2026-05-01")
    tasks.expect_text(1, "Due", "2026-05-01")
    for typed, figure in (("0,25", "0.25"), ("-3", "−3"), ("1e3", "1000")):
        tasks.type(1, "Cost", typed)
        tasks.expect_text(1, "Cost", figure)
    tasks.go(1, "Done")
    for key, answer in (("Space", "yes"), ("Enter", "no"), ("Space", "yes")):
        tasks.press(key)
        tasks.expect_text(1, "Done", answer)
    tasks.cell(1, "Done").locator("[data-box]").click()
    tasks.expect_text(1, "Done", "no")
    tasks.expect_saved()
    assert notebook.add_and_run("m.tasks.df[['due', 'cost', 'done']].astype(str).values.tolist()") == (
        "[['2026-05-01', '1000.0', 'False']]"
    )


def test_what_a_cell_refers_to_can_be_made_in_it(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    names = "[m.personas.df.name.tolist(), m.stages.df.name.tolist()[5:], m.needs.df.persona_name.isna().tolist()]"
    needs.go(1, "Persona")
    needs.keyboard.type("ott")
    needs.press("Enter")
    needs.expect_text(1, "Persona", "Otto")
    needs.go(1, "Persona")
    needs.keyboard.type("otto")
    expect(needs.option("New persona “otto”")).to_have_count(0)
    needs.press("Escape")
    # A name that is only typed and left makes nobody.
    needs.go(1, "Persona")
    needs.keyboard.type("Mia")
    needs.cell(1, "Rival").click()
    needs.expect_error(1, "Persona", "“Mia”")
    needs.go(1, "Persona")
    needs.press("Enter")
    expect(needs.option("New persona “Mia”")).to_be_visible()
    assert violations(needs.around) == []
    needs.press("Enter")
    needs.expect_text(1, "Persona", "Mia")
    needs.expect_no_error(1, "Persona")
    needs.expect_saved()
    assert notebook.add_and_run(names) == "[['Nadia', 'Otto', 'Mia'], [], [False]]"
    # One step back takes the person and the mention.
    needs.go(1, "Persona")
    needs.press("Control+z")
    needs.expect_text(1, "Persona", "Otto")
    needs.expect_saved()
    assert notebook.add_and_run(names) == "[['Nadia', 'Otto'], [], [False]]"
    needs.open(1, "Stage").fill("Farewell")
    needs.option("New stage “Farewell”").click()
    needs.expect_text(1, "Stage", "Farewell")
    expect(needs.cell(1, "Stage")).to_be_focused()
    needs.expect_saved()
    assert notebook.add_and_run(names) == "[['Nadia', 'Otto'], ['Farewell'], [False]]"
    needs.button("Undo").click()
    needs.expect_text(1, "Stage", "Claims")
    needs.button("Redo").click()
    needs.expect_text(1, "Stage", "Farewell")
    needs.button("Undo").click()
    needs.expect_text(1, "Stage", "Claims")
    needs.expect_saved()
    assert notebook.add_and_run(names) == "[['Nadia', 'Otto'], [], [False]]"
