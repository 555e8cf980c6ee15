"""A grid in a page, used as a person uses it: found by its name, its cells by row and column title."""

from __future__ import annotations

import re

from playwright.sync_api import Keyboard, Locator, Page, expect

from tests.browser.waiting import wait_for

RowKey = int | str
"""The how-manieth row of data, from 1; or a text that stands in the row."""

Corner = tuple[RowKey, str]
"""A cell as one corner of a range: its row and the title of its column."""

SAVED = re.compile(r"memory, \d\d:\d\d|Saved \d\d:\d\d")
"""What the status line says when no edit waits; while one does, it counts those instead."""

CELL = '[role="gridcell"], [role="rowheader"]'

# Of the rows drawn, the one nearest to the middle of the grid as it stands on the page.
IN_THE_MIDDLE = """
rows => {
  let box = rows[0].parentElement;
  while (box.scrollHeight <= box.clientHeight + 1 || getComputedStyle(box).overflowY === "visible") {
    box = box.parentElement;
  }
  const { top, height } = box.getBoundingClientRect();
  const middle = top + height / 2;
  return rows.findIndex(row => row.getBoundingClientRect().bottom > middle);
}
"""


# Of cells, the rows and columns as they are counted for screen readers.
PLACES = """
cells => cells.map(cell => [
  Number(cell.closest('[role="row"]').ariaRowIndex), Number(cell.ariaColIndex),
])
"""


class GridPage:
    """The grid of one table; ``scope`` is the page or the output area it stands in."""

    def __init__(self, scope: Locator, table: str) -> None:
        self.grid = scope.get_by_role("grid", name=table, exact=True)
        # The table's toolbar, status line and announcements stand beside the grid, in the same output.
        self.around = scope
        self.page: Page = scope.page
        self.keyboard: Keyboard = scope.page.keyboard

    # Finding

    def header(self, column: str) -> Locator:
        """Return the head of the column of that title; one with a middle dot has it in the title."""
        return self.grid.get_by_role("columnheader", name=re.compile(rf"^{re.escape(column)}\b(?!.* · )"))

    def rows(self) -> Locator:
        """Return the rows of data that are drawn; the others have no element."""
        return self.grid.get_by_role("row").filter(has=self.grid.page.locator(CELL))

    def row(self, key: RowKey) -> Locator:
        """Return one row of data."""
        if isinstance(key, str):
            return self.rows().filter(has_text=key)
        heads = self._heads()
        return self.grid.locator(f'[role="row"][aria-rowindex="{heads + key}"]')

    def _heads(self) -> int:
        return self.grid.get_by_role("row").filter(has=self.grid.page.get_by_role("columnheader")).count()

    def cell(self, row: RowKey, column: str) -> Locator:
        """Return the cell of that row under the column of that title."""
        return self.row(row).locator(f':is({CELL})[aria-colindex="{self._place(column)}"]')

    def _place(self, column: str) -> int:
        place = self.header(column).get_attribute("aria-colindex")
        assert place, f"The head of {column} has no aria-colindex."
        return int(place)

    def number(self, row: int) -> Locator:
        """Return what stands before a row: its number, or its head."""
        return self.row(row).locator(".jk-number")

    def corner(self) -> Locator:
        """Return where the heads of the columns and the numbers of the rows meet."""
        return self.grid.locator(".jk-headrow .jk-number")

    def outline(self) -> Locator:
        """Return, from top to bottom, the headings of groups and the rows' own heads."""
        return self.grid.locator('[role="rowheader"], [role="row"] > [role="gridcell"]:only-child')

    def count(self) -> int:
        """Return how many rows of data the grid says it has, drawn or not."""
        return int(self.grid.get_attribute("aria-rowcount") or 0) - self._heads()

    def focused(self) -> Locator:
        """Return the cell that has the focus."""
        return self.grid.locator(f":is({CELL}):focus, :is({CELL}):has(:focus)")

    def selected(self) -> Locator:
        """Return the cells of the range that are drawn; none while only one cell is active."""
        return self.grid.locator(f':is({CELL})[aria-selected="true"]')

    def focused_row(self) -> int:
        """Return which row of data the focus is in, from 1."""
        return self._number(self.focused().locator('xpath=ancestor-or-self::*[@role="row"]'))

    def row_in_the_middle(self) -> int:
        """Return which row of data stands in the middle of what is in sight."""
        middle = self.rows().evaluate_all(IN_THE_MIDDLE)
        return self._number(self.rows().nth(middle))

    def _number(self, row: Locator) -> int:
        return int(row.get_attribute("aria-rowindex") or 0) - self._heads()

    def editor(self, column: str) -> Locator:
        """Return the open editor; it bears the column's title."""
        return self.grid.locator("input, textarea").and_(self.grid.get_by_label(column, exact=True))

    def option(self, label: str) -> Locator:
        """Return an entry of the list that is open."""
        return self.around.page.get_by_role("option", name=re.compile(rf"^{re.escape(label)}(?!\w)"))

    def menu(self) -> Locator:
        """Return the menu of commands of a cell."""
        return self.page.get_by_role("menu", name="Commands", exact=True)

    def command(self, name: str) -> Locator:
        """Return an entry of the open menu of commands."""
        return self.menu().get_by_role("menuitem").filter(has=self.page.get_by_text(name, exact=True))

    def note(self) -> Locator:
        """Return the box at a cell that says what is wrong there."""
        return self.around.locator("[data-note]")

    def announced(self) -> Locator:
        """Return what a screen reader was told last."""
        return self.around.locator('[aria-live="polite"]')

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """Return a button beside the grid."""
        return self.around.get_by_role("button", name=name)

    def status(self) -> Locator:
        """Return the line that says what is saved and what is not."""
        return self.around.get_by_role("status")

    # Doing

    def go(self, row: RowKey, column: str) -> Locator:
        """Click on a cell; it has the focus then."""
        cell = self.cell(row, column)
        cell.click()
        expect(cell).to_be_focused()
        return cell

    def type(self, row: RowKey, column: str, text: str, end: str = "Enter") -> None:
        """Go to a cell and type over what it holds, then press ``end``."""
        self.go(row, column)
        self.keyboard.type(text)
        self.keyboard.press(end)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        for key in keys:
            self.keyboard.press(key)

    def select(self, first: Corner, last: Corner) -> None:
        """Click on one corner of a range and, with Shift, on the other."""
        self.go(*first)
        self.cell(*last).click(modifiers=["Shift"])
        self.expect_range(first, last)

    def drag(self, first: Corner, last: Corner) -> None:
        """Press the mouse on one cell, lead it to another and let go there."""
        self.cell(*first).hover()
        self.page.mouse.down()
        self.cell(*last).hover()
        self.page.mouse.up()

    def open(self, row: RowKey, column: str) -> Locator:
        """Double-click a cell; its editor is open then."""
        self.cell(row, column).dblclick()
        editor = self.editor(column)
        expect(editor).to_be_focused()
        return editor

    def choose(self, row: RowKey, column: str, label: str) -> None:
        """Open a cell's list with the mouse and click on an entry of it."""
        self.open(row, column)
        self.option(label).click()
        expect(self.cell(row, column)).to_be_focused()

    def pick_step(self, column: str, step: str) -> None:
        """Click on a step of the scale whose editor is open."""
        steps = self.around.get_by_role("radiogroup", name=column, exact=True)
        steps.get_by_role("radio", name=step, exact=True).click()
        expect(self.editor(column)).to_have_count(0)

    def clear(self, row: RowKey, column: str) -> None:
        """Empty a cell."""
        self.go(row, column)
        self.press("Delete")

    def add_row(self) -> None:
        """Add a row at the end with the button beside the grid."""
        before = self.count()
        self.around.locator(".jk-add, .jk-empty .jk-main").click()
        self.expect_count(before + 1)

    # Looking

    def expect_count(self, count: int) -> None:
        """Wait until the grid says it has so many rows of data, drawn or not."""
        expect(self.grid).to_have_attribute("aria-rowcount", str(self._heads() + count))

    def expect_ready(self) -> None:
        """Wait until the grid and its heads are there."""
        expect(self.grid).to_be_visible()
        expect(self.grid.get_by_role("columnheader").first).to_be_visible()

    def expect_at(self, row: int, column: str) -> None:
        """Wait until a cell has the focus; it is in sight, and the only place in the grid that Tab reaches."""
        cell = self.cell(row, column)
        expect(cell).to_be_focused()
        expect(self.grid.locator('[tabindex="0"]')).to_have_count(1)
        expect(cell).to_have_attribute("tabindex", "0")
        expect(cell).to_be_in_viewport(ratio=0.9)

    def expect_range(self, one: Corner, other: Corner) -> None:
        """Wait until exactly the cells between two corners are selected."""
        (top, bottom), (left, right) = (
            sorted(ends)
            for ends in (
                (self._row_index(one[0]), self._row_index(other[0])),
                (self._place(one[1]), self._place(other[1])),
            )
        )
        wanted = [[row, column] for row in range(top, bottom + 1) for column in range(left, right + 1)]
        wait_for(lambda: sorted(self.selected().evaluate_all(PLACES)), wanted)

    def expect_no_range(self) -> None:
        """Wait until no cell is selected: there is the active cell alone."""
        expect(self.selected()).to_have_count(0)

    def _row_index(self, row: RowKey) -> int:
        return row + self._heads() if isinstance(row, int) else int(self.row(row).get_attribute("aria-rowindex") or 0)

    def expect_saved(self) -> None:
        """Wait until the map has every edit made here; there must have been one."""
        expect(self.status()).to_contain_text(SAVED)

    def expect_error(self, row: RowKey, column: str, why: str) -> None:
        """Wait until a cell is marked as not taken, with the reason at it."""
        cell = self.cell(row, column)
        expect(cell).to_have_attribute("aria-invalid", "true")
        expect(cell).to_have_accessible_description(re.compile(re.escape(why)))

    def expect_no_error(self, row: RowKey, column: str) -> None:
        """Wait until a cell is no longer marked as not taken."""
        expect(self.cell(row, column)).not_to_have_attribute("aria-invalid", "true")

    def expect_text(self, row: RowKey, column: str, text: str | re.Pattern[str]) -> None:
        """Wait until a cell shows exactly this text."""
        expect(self.cell(row, column)).to_have_text(text)
