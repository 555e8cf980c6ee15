"""A live chart, wherever it stands."""

from __future__ import annotations

from playwright.sync_api import Locator


class ChartView:
    """The parts of a live chart that a person sees or hears of."""

    def __init__(self, around: Locator) -> None:
        self.chart = around.locator(".jk-chart")
        self.picture = self.chart.get_by_role("img")
        self.svg = self.picture.locator("svg").first
        self.line = self.chart.get_by_role("status")
        self.table_button = self.chart.get_by_role("button", name="Table")
        self.table = self.chart.get_by_role("table")
