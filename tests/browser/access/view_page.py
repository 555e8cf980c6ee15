"""A view on a page without a kernel: its grid, what somebody else does to the map, and what the kernel does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from tests.browser.grid_page import GridPage


@dataclass(frozen=True)
class View:
    """One of the views, and the table that its first grid shows."""

    name: str
    view: str
    table: str
    text: str
    """A column of texts."""
    options: str = "{}"
    """As JSON."""

    @property
    def noun(self) -> str:
        """What one row of the table is called."""
        return self.table.removesuffix("s")

    def __str__(self) -> str:
        return self.name


PERSONAS = View("personas", "persona-grid", "personas", "Segment")
TURNED = View("personas turned", "persona-grid", "personas", "Ben Okafor", '{"turned": true}')
STAGES = View("stages", "stage-grid", "stages", "Goal")
NEEDS = View("needs", "needs-grid", "needs", "Statement")
GROUPED = View("needs grouped", "needs-grid", "needs", "Statement", '{"group": "level", "sort": "opportunity"}')
TABLE = View("a table", "table-grid", "needs", "Statement")
VIEWS = (PERSONAS, TURNED, STAGES, GROUPED)


class ViewPage:
    """A page with one view, and between two fields of the page itself."""

    def __init__(self, page: Page, address: str, view: View, query: dict[str, Any]) -> None:
        self.page, self.view = page, view
        asked = {"view": view.view, "table": view.table, "options": view.options, "host": 1, **query}
        page.goto(f"{address}/index.html?{urlencode(asked)}")
        self.grid = GridPage(page.locator(".cell").first, view.table.title())
        expect(self.grid.around.locator(".jk-view")).to_be_visible()
        # Sizes have been heard, rows beyond those in sight are there.
        self.paint()

    def paint(self) -> None:
        """Wait until what was asked for is painted, and what follows from its sizes too."""
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
        )

    def frame(self) -> None:
        """Wait for one frame."""
        self.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    def clock_on(self, milliseconds: int) -> None:
        """Let time pass at once."""
        self.page.clock.run_for(milliseconds)

    def shade(self, shade: str) -> None:
        """Give the page another theme."""
        self.page.evaluate("light => document.body.dataset.jpThemeLight = light", str(shade == "light").lower())

    def enter(self) -> None:
        """Go to the first cell of the grid."""
        self.grid.grid.locator(".jk-cell").first.click(position={"x": 3, "y": 3})
        self.grid.press("Control+Home")
        expect(self.grid.grid.locator(".jk-cell").first).to_be_focused()

    # What somebody else does

    def theirs(self, what: str, *given: Any) -> Any:
        """Have somebody else do something to the map, by the name of the store's own method."""
        return self.page.evaluate("([what, given]) => window.page.other[what](...given)", [what, list(given)])

    def write(self, place: tuple[str, str], text: str, seen: int | None = None) -> None:
        """Have somebody else write into a cell of the view's table."""
        self.theirs("set_text", self.view.table, *place, text, seen)

    def move(self, row: str, by: int) -> None:
        """Have somebody else move a row past its neighbour, if it has one on that side."""
        self.page.evaluate(
            """([table, row, by]) => {
              const { ids } = window.page.other.table(table);
              const past = ids[ids.indexOf(row) + by];
              if (past) window.page.other.move_rows(table, [row], past, by);
            }""",
            [self.view.table, row, by],
        )

    def overwrite(self, place: tuple[str, str], mine: str, theirs: str) -> None:
        """Write into the active cell; somebody else, who has not seen it, writes there too."""
        seen = self.page.evaluate("() => window.page.other.seen")
        self.grid.keyboard.type(mine)
        self.grid.press("Enter")
        self.page.wait_for_function("() => window.page.store.status.pending === 0")
        self.write(place, theirs, seen)

    # What the kernel does

    def cut(self) -> None:
        """Have the kernel say nothing any more, for longer than anybody waits. The page's clock is turned."""
        self.page.evaluate("() => { window.page.wire.cut = true; }")
        self.clock_on(21_000)

    def end_kernel(self) -> None:
        """Have nothing reach the kernel any more."""
        self.page.evaluate("() => { window.page.wire.gone = true; window.page.store.knock(); }")
