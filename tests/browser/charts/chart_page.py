"""A live chart on a page without a kernel: the test is the kernel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.charts.chart_view import ChartView
from tests.browser.waiting import wait_for


class ChartPage(ChartView):
    """A page with one live chart, between two fields of the page itself."""

    def __init__(self, page: Page, address: str, theme: str = "light") -> None:
        self.page = page
        page.goto(f"{address}/index.html?theme={theme}")
        super().__init__(page.locator("main"))
        self.scroller = self.chart.locator(".jk-chart-scroll")
        self.tip = self.chart.locator(".jk-chart-tip")
        self.above = page.get_by_label("Above")
        self.below = page.get_by_label("Below")
        expect(self.chart).to_be_visible()
        page.evaluate("() => page.shown")

    # The kernel

    @property
    def sent(self) -> list[dict[str, Any]]:
        """What the chart has said so far."""
        return list(self.page.evaluate("() => page.sent"))

    @property
    def name(self) -> str:
        """What this showing of the chart calls itself."""
        return str(self.sent[0]["page"])

    def hear(self, *messages: Mapping[str, Any]) -> None:
        """Have the chart hear messages, one right after the other."""
        self.page.evaluate("messages => page.hear(...messages)", [dict(message) for message in messages])

    def draw(self, drawing: Mapping[str, Any]) -> None:
        """Have the chart hear a drawing, and wait until it is seen."""
        self.hear(drawing)
        expect(self.picture).to_have_attribute("aria-label", str(drawing["says"]))
        self.settle()

    def redraw(self, n: int, **news: Any) -> None:
        """Have the chart hear what has changed, and wait until it is drawn."""
        self.hear({"kind": "redrawing", "n": n, **news})
        self.settle()

    def settle(self) -> None:
        """Wait until what was heard is drawn."""
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
        )

    def stop_clock(self) -> None:
        """Have the page's time stand still but for the time it is given."""
        self.page.clock.pause_at(self.page.evaluate("() => Date.now()") / 1000 + 0.1)

    def leave(self) -> None:
        """Take the chart off the page."""
        self.page.evaluate("() => page.leave()")

    # The reader

    def shade(self, shade: str) -> None:
        """Give the page another theme."""
        self.page.evaluate("light => document.body.dataset.jpThemeLight = light", str(shade == "light").lower())

    def zoom(self) -> None:
        """Turn the wheel over the curve."""
        box = self.svg.bounding_box()
        assert box
        self.page.mouse.move(box["x"] + 200, box["y"] + 120)
        self.page.mouse.wheel(0, -300)

    def mark(self, at: int = 0) -> Locator:
        """Return one of the points of the chart."""
        return self.svg.locator(".role-mark.mark-symbol path").nth(at)

    def labels(self) -> list[str]:
        """Return all texts of the picture, in the order they are drawn."""
        return [text for text in self.svg.locator("text").all_text_contents() if text]

    def paths(self, what: str) -> list[str]:
        """Return the shapes of all marks of a kind: line, symbol, …"""
        return list(
            self.svg.locator(f".role-mark.mark-{what} path").evaluate_all("all => all.map(path => path.outerHTML)")
        )

    def wait_for_drawing(self, colour: str) -> None:
        """Wait until the picture has a colour somewhere."""
        wait_for(lambda: colour in self.svg.evaluate("svg => svg.outerHTML"), True)
