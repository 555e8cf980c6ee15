"""What is typed before, while and after a page is loaded anew."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, grid_in

pytestmark = pytest.mark.browser


def test_what_is_typed_after_a_reload_or_in_another_tab_is_in_the_file(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, "jk.NeedsGrid(m)"])
    notebook.run_all()
    grid_in(notebook, 2).type(1, "Statement", "Before")
    notebook.expect_in_output(2, "Before")
    notebook.save()
    notebook.reload()
    grid_in(notebook, 2).type(1, "Statement", "After the reload")
    notebook.expect_in_output(2, "After the reload")
    notebook.save()
    other = notebook.second_tab()
    grid_in(other, 2).type(1, "Statement", "In another tab")
    other.expect_in_output(2, "In another tab")
    notebook.expect_in_output(2, "In another tab")


def test_what_is_being_typed_as_the_page_goes_is_in_the_map(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, "jk.NeedsGrid(m)", "jk.StageGrid(m)"])
    notebook.run_all()
    notebook.save()
    needs = grid_in(notebook, 2)
    needs.open(1, "Statement").fill("Typed and not yet stored")
    notebook.reload()
    grid_in(notebook, 2).expect_text(1, "Statement", "Typed and not yet stored")
    grid_in(notebook, 3, "Stages").go(1, "Doing")
    notebook.page.keyboard.type("Sees a poster")
    notebook.reload()
    expect(grid_in(notebook, 3, "Stages").cell(1, "Doing")).to_contain_text("Sees a poster")
    assert notebook.add_and_run("print(*m.needs.df.statement, *m.notes.df.text, sep=', ')") == (
        "Typed and not yet stored, Sees a poster"
    )
