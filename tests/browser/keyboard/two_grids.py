"""Two grids of one map on a page without a kernel: one is used, the other must not notice."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.browser.grid_page import GridPage
from tests.browser.waiting import wait_for, wait_until

HELD = """
table => {
  const { store, other } = window.page;
  const read = from => from.table(table).ids.map(id => {
    const cells = Object.entries(from.table(table).row(id).cells).filter(([, value]) => value !== "" && value !== null);
    return { id, ...Object.fromEntries(cells) };
  });
  // What somebody else's store has, has reached the map.
  const settled = store.status.pending === 0 && JSON.stringify(read(store)) === JSON.stringify(read(other));
  return settled ? read(store) : null;
}
"""

Row = dict[str, Any]


class TwoGrids:
    """A page with two grids; ``grid`` is the one to be used."""

    def __init__(self, page: Page, address: str, dom: str, used: str, other: str, sample: dict[str, Any]) -> None:
        self.page, self.table, self.other_table = page, used, other
        query = {"table": f"{used},{other}", "host": 1, **({"shadow": 1} if dom == "shadow" else {}), **sample}
        page.goto(f"{address}/index.html?{urlencode(query)}")
        self.grid, self.other = (
            GridPage(page.locator(".cell").nth(at), table.title()) for at, table in enumerate((used, other))
        )
        for grid in (self.grid, self.other):
            grid.expect_ready()
        self._other_rows = self.rows(other)

    # What the map holds

    def rows(self, table: str | None = None) -> list[Row]:
        """Wait until the map has every edit; return the rows of a table, without their empty cells."""
        read = "the map to have every edit"
        return wait_until(lambda: self.page.evaluate(HELD, table or self.table), read, seconds=5)

    def column(self, name: str) -> list[Any]:
        """Return what the map holds in a column of the grid's table; None for an empty cell."""
        return [row.get(name) for row in self.rows()]

    def expect_column(self, name: str, values: list[Any]) -> None:
        """Wait until the map holds these values in a column."""
        wait_for(lambda: self.column(name), values)

    def expect_rows(self, rows: list[Row]) -> None:
        """Wait until the map holds these rows in the grid's table."""
        wait_for(self.rows, rows)

    def put(self, row: int, **cells: Any) -> None:
        """Write into the map as somebody else, so that it is no step of one's own to undo."""
        self.page.evaluate(
            """([table, at, cells]) => {
              const { other } = window.page;
              for (const [name, value] of Object.entries(cells)) {
                other.set_value(table, other.table(table).ids[at], name, value);
              }
            }""",
            [self.table, row - 1, cells],
        )
        wait_for(lambda: self.rows()[row - 1] | cells == self.rows()[row - 1], True)

    # What a host would have acted upon

    def passed(self) -> list[str]:
        """Return the keys and clipboard events that have reached the page untaken, and forget them."""
        return list(self.page.evaluate("() => window.page.heard.splice(0)"))

    def expect_passed(self, *events: str) -> None:
        """Check that just these have been left to the host."""
        passed = self.passed()
        if passed != list(events):
            raise AssertionError(f"left to the host: {passed}; that should be {list(events)}")

    def check_the_rest(self) -> None:
        """Check that nothing was left to the host but what the test has asked for, and the other grid is as it was."""
        self.expect_passed()
        wait_for(lambda: self.rows(self.other_table), self._other_rows)
        expect(self.other.focused()).to_have_count(0)
        self.other.expect_no_range()
