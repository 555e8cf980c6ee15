"""Two thousand rows: every one can be reached and edited, though few are drawn."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEEDS_GRID, grid_in

pytestmark = pytest.mark.browser

MANY = """
with m.batch():
    for number in range(1, 2001):
        m.needs.add(stage="claims", statement=f"Need {number}", importance=number % 11)
""".strip()


def test_the_last_of_many_rows_is_reached_and_edited(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, MANY, NEEDS_GRID])
    notebook.viewport(1400, 1200)
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.expect_count(2000)
    needs.go(1, "Importance")
    needs.press("Control+End")
    expect(needs.cell(2000, "How we know")).to_be_focused()
    expect(needs.cell(2000, "How we know")).to_be_in_viewport(ratio=0.95)
    needs.press("Home")
    expect(needs.cell(2000, "Statement")).to_be_focused()
    needs.expect_text(2000, "Statement", "Need 2000")
    needs.keyboard.type("The very last")
    needs.press("Enter")
    needs.expect_text(2000, "Statement", "The very last")
    # One page up the rows follow on each other without a gap, and the focus is on one of them.
    needs.press("PageUp")
    expect(needs.focused()).to_be_in_viewport(ratio=0.95)
    assert 1980 < needs.focused_row() < 2000
    needs.press("ArrowUp", "Tab")
    expect(needs.focused()).to_have_count(0)
    needs.press("Shift+Tab")
    needs.press("Control+Home")
    expect(needs.cell(1, "Statement")).to_be_focused()
    expect(needs.cell(1, "Statement")).to_be_in_viewport(ratio=0.95)
    needs.type(1, "Statement", "The very first")
    needs.expect_text(1, "Statement", "The very first")
    assert needs.rows().count() < 60
    needs.expect_saved()
    read = "print(len(m.needs), *m.needs.df.statement.iloc[[0, 1, 1998, 1999]], sep='|')"
    assert notebook.add_and_run(read) == "2000|The very first|Need 2|Need 1999|The very last"


def test_the_page_scrolls_to_the_cell_that_has_the_focus(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, MANY, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.go(1, "Statement")
    needs.press("Control+End")
    expect(needs.cell(2000, "How we know")).to_be_focused()
    expect(needs.cell(2000, "How we know")).to_be_in_viewport(ratio=0.95)
    needs.press("Control+Home")
    expect(needs.cell(1, "Statement")).to_be_focused()
    expect(needs.cell(1, "Statement")).to_be_in_viewport(ratio=0.95)


def test_a_wheel_brings_rows_that_can_be_edited(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, MANY, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.go(1, "Statement")
    needs.page.mouse.wheel(0, 20_000)
    expect(needs.rows().filter(has_text="Need 500")).to_have_count(0)
    expect(needs.rows().nth(5)).to_be_in_viewport()
    # The focused row stays drawn, so keys still go where the focus was.
    expect(needs.cell(1, "Statement")).to_be_focused()
    number = needs.row_in_the_middle()
    assert number > 100
    needs.type(number, "Statement", "In the middle")
    needs.expect_text(number, "Statement", "In the middle")
    needs.expect_saved()
    read = f"print(*m.needs.df.statement.iloc[{number - 2}:{number + 1}], sep='|')"
    assert notebook.add_and_run(read) == f"Need {number - 1}|In the middle|Need {number + 1}"
