"""The board on a page without a kernel, used as a person uses it."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Keyboard, Locator, Page, expect

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


class BoardPage:
    """A page with one board between two fields of the page itself."""

    def __init__(self, page: Page, address: str, query: dict[str, Any]) -> None:
        self.page = page
        self.keyboard: Keyboard = page.keyboard
        self.around = page.locator(".cell").first
        self.map = self.around.get_by_role("grid", name="Journey board", exact=True)
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

    # Finding

    def row(self, row: str) -> Locator:
        """Return a row by its key."""
        return self.map.locator(f'.jk-brow[data-row="{row}"]')

    def cell(self, row: str, stage: str) -> Locator:
        """Return a cell; the head of the row where the stage is ""."""
        return self.row(row).locator(f'> [data-stage="{stage}"]')

    def stage(self, stage: str) -> Locator:
        """Return the head of a stage."""
        return self.cell("stages", stage)

    def item(self, item: str) -> Locator:
        """Return a note or need, wherever it lies."""
        return self.map.locator(f'[data-item="{item}"]')

    def cards(self, row: str, stage: str) -> Locator:
        """Return what lies in a cell."""
        return self.cell(row, stage).locator("[data-item]")

    def card(self, text: str) -> Locator:
        """Return the card that says just this."""
        said = self.page.locator("p").get_by_text(text, exact=True)
        return self.map.locator("[data-item]").filter(has=said)

    def focused(self) -> Locator:
        """Return what has the focus, if it is on the board."""
        return self.map.locator(":focus")

    def editor(self) -> Locator:
        """Return the field of the open editor."""
        return self.map.locator("[data-editing] :is(input, textarea)")

    def selected(self) -> Locator:
        """Return the cards that are selected."""
        return self.map.locator('[aria-current="true"]')

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """Return a button of the view, not of the map."""
        return self.around.get_by_role("button", name=name, exact=isinstance(name, str))

    def menu(self) -> Locator:
        return self.page.get_by_role("menu", name="Commands", exact=True)

    def command(self, name: str) -> Locator:
        """Return an entry of the open menu."""
        return self.menu().get_by_role("menuitem").filter(has=self.page.get_by_text(name, exact=True))

    def announced(self) -> Locator:
        """Return what a screen reader was told last."""
        return self.around.locator('[aria-live="polite"]')

    def status(self) -> Locator:
        return self.around.get_by_role("status").last

    # Doing

    def go(self, row: str, stage: str, item: str = "") -> Locator:
        """Put the focus on a cell or head, or on a card in it."""
        spot = self.cell(row, stage)
        spot = spot.locator(f'[data-item="{item}"]') if item else spot
        spot.focus()
        expect(spot).to_be_focused()
        return spot

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        for key in keys:
            self.keyboard.press(key)

    def write(self, text: str, end: str = "Enter") -> None:
        """Type into the editor that is open, or that typing opens, and end it."""
        self.keyboard.type(text)
        expect(self.editor()).to_be_focused()
        self.press(end)

    def choose(self, name: str) -> None:
        """Choose a command from the menu of the active spot."""
        self.press("Shift+F10")
        expect(self.menu()).to_be_visible()
        self.command(name).click()

    def paint(self) -> None:
        """Wait until what was asked for is painted, and what follows from its sizes too."""
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
        )

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
