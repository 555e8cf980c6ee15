"""The stage grid in a page: what stands in its cells, and what the kernel holds of it."""

from __future__ import annotations

import ast
import re
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.grid_page import GridPage, RowKey
from tests.browser.motor_map import grid_in
from tests.browser.notebook_page import NotebookPage
from tests.browser.tabs import act

STAGES = "jk.StageGrid(m)"

# Three notes of one cell, none of them like another, and one that is none of its business.
THREE_NOTES = """
doing = dict(stage="claims", lane="doing")
m.notes.add(**doing, id="o1", text="Calls the hotline", author="ana", channel="phone", grade="measured",
            persona="Nadia")
m.notes.add(**doing, id="o2", text="Takes a photo", author="ben", channel="app")
m.notes.add(**doing, id="o3", text="Waits for the tow truck", author="ana", grade="assumption", persona="Otto")
m.notes.add(stage="claims", lane="thinking", id="o4", text="Who pays for this?", author="ana")
before = m.copy();
""".strip()

DOING = "[m.notes.df.lane == 'doing']"
ALL = ("id", "text", "author", "channel", "grade", "persona_name")


def stages_in(notebook: NotebookPage, cell: int) -> GridPage:
    return grid_in(notebook, cell, "Stages")


def lines(stages: GridPage, row: RowKey, lane: str) -> Locator:
    """Return the notes that stand in a cell."""
    return stages.cell(row, lane).get_by_role("listitem")


def fields(stages: GridPage) -> Locator:
    """Return the fields of the editor of notes, one a line."""
    return stages.grid.get_by_role("textbox")


def about(stages: GridPage) -> Locator:
    """Return the box for what a note says beside its text."""
    return stages.grid.get_by_role("group", name="About this note", exact=True)


def read(notebook: NotebookPage, table: str, *columns: str, of: str = "") -> list[Any]:
    """Return rows of a frame in the kernel; for a single column its values."""
    frame = f"m.{table}.df{of}.reset_index()[{list(columns)!r}].astype(object)"
    rows = ast.literal_eval(notebook.add_and_run(f"print({frame}.where(lambda f: f.notna(), None).values.tolist())"))
    return [row[0] for row in rows] if len(columns) == 1 else [tuple(row) for row in rows]


FEELINGS = ("stage", "version", "score", "word", "unaware")


def expect_feeling(stages: GridPage, row: RowKey, column: str, shown: str | re.Pattern[str]) -> None:
    """Wait until a score looks like this: what is there and not in sight is left out."""
    expect(stages.cell(row, column)).to_have_text(shown, use_inner_text=True)


def pick(stages: GridPage, row: RowKey, column: str, answer: str) -> None:
    """Double-click a score and click on an answer."""
    cell = stages.cell(row, column)
    cell.dblclick()
    stages.grid.get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}")).click()
    expect(cell).to_be_focused()


def run_aside(notebook: NotebookPage, code: str) -> None:
    """Run code without a cell, so that the focus stays where it is."""
    act(notebook.page, "await panel.sessionContext.session.kernel.requestExecute({code: given}).done;", code)
