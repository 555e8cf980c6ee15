"""The board on a page without a kernel, used as a person uses it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.browser.board.board_view import BoardView
from tests.browser.waiting import wait_for, wait_until

# All tables of the map, once what somebody else's store has is the same.
HELD = """
() => {
  const { store, other } = window.page;
  const read = from => Object.fromEntries(from.schema.tables.map(({ name }) => [name, from.table(name).ids.map(id => {
    const cells = Object.entries(from.table(name).row(id).cells)
      .filter(([, value]) => value !== "" && value !== null && value !== false);
    return { id, ...Object.fromEntries(cells.sort()) };
  })]));
  const settled = store.status.pending === 0 && JSON.stringify(read(store)) === JSON.stringify(read(other));
  return settled ? read(store) : null;
}
"""

Row = dict[str, Any]
Held = dict[str, list[Row]]

AWARENESS, RESEARCH, PURCHASE, CLAIMS, RENEWAL = STAGES = ("s1", "s2", "s3", "s4", "s5")
DOING, THINKING, TOUCHPOINTS, BUSINESS = LANES = ("lane:l1", "lane:l2", "lane:l3", "lane:l4")
NEEDS = "needs"
CARLA, BEN = "p1", "p2"


class BoardPage(BoardView):
    """A page with one board between two fields of the page itself."""

    def __init__(self, page: Page, address: str, query: dict[str, Any]) -> None:
        super().__init__(page.locator(".cell").first)
        options = query.pop("options", None)
        asked = {"view": "journey-board", "host": 1, **query}
        if options:
            asked["options"] = json.dumps(options)
        self._address = f"{address}/index.html?{urlencode(asked)}"
        if page.url.startswith(address):
            # What another test has chosen to look at is not chosen here.
            page.evaluate("localStorage.clear()")
        self.load()

    def load(self) -> None:
        """Open the page, or open it anew."""
        self.page.goto(self._address)
        expect(self.around.locator(".jk-view")).to_be_visible()
        self.paint()

    def shade(self, shade: str) -> None:
        """Give the page another theme."""
        self.page.evaluate("light => document.body.dataset.jpThemeLight = light", str(shade == "light").lower())

    # What the map holds

    def held(self) -> Held:
        """Wait until the map has every edit; return all its tables, without their empty cells."""
        return wait_until(lambda: self.page.evaluate(HELD), "the map to have every edit", seconds=5)

    def added(self, table: str, before: Held) -> list[Row]:
        """Return the rows that were not there before."""
        known = {row["id"] for row in before[table]}
        return [row for row in self.held()[table] if row["id"] not in known]

    def expect_held(self, held: Held) -> None:
        """Wait until the map holds just this; only what differs is told."""

        def different() -> dict[str, Any]:
            now = self.held()
            return {
                f"{name} as {place}": [row for row in rows if row not in others[name]] or [row["id"] for row in rows]
                for place, tables, others in (("found", now, held), ("wanted", held, now))
                for name, rows in tables.items()
                if rows != others[name]
            }

        wait_for(different, {})

    def find(self, table: str, row: str) -> Row:
        """Return one row of the map."""
        return next(each for each in self.held()[table] if each["id"] == row)

    def edits(self) -> int:
        """Return how many times something was changed here."""
        return int(self.page.evaluate("() => window.page.store.edits"))

    def expect_texts(self, row: str, stage: str, texts: list[str]) -> None:
        """Wait until a cell has just these cards, in this order."""
        expect(self.cards(row, stage).locator("> p")).to_have_text(texts)

    def expect_undone(self, before: Held) -> None:
        """Take back the last step, and check that the map is as it was."""
        self.press("Control+z")
        self.expect_held(before)

    # What somebody else does

    def theirs(self, what: str, *given: Any) -> Any:
        """Have somebody else do something to the map, by the name of the store's own method."""
        return self.page.evaluate("([what, given]) => window.page.other[what](...given)", [what, list(given)])

    # What a host would have acted upon

    def expect_passed(self, *events: str) -> None:
        """Check that just these keys and clipboard events have been left to the host, and forget them."""
        passed = list(self.page.evaluate("() => window.page.heard.splice(0)"))
        if passed != list(events):
            raise AssertionError(f"left to the host: {passed}; that should be {list(events)}")
