"""The board in a view, used as a person uses it; on a page without a kernel or in the output of a cell."""

from __future__ import annotations

import re

from playwright.sync_api import Keyboard, Locator, Page, expect


class BoardView:
    """A board; ``scope`` is the part of the page it stands in."""

    def __init__(self, scope: Locator) -> None:
        self.around = scope
        self.page: Page = scope.page
        self.keyboard: Keyboard = scope.page.keyboard
        self.map = scope.get_by_role("grid", name="Journey board", exact=True)

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
