"""A notebook page with clocks in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.notebook_page import NotebookPage

ALL_THERE = """
() => probe.when("all rows", () => !document.querySelector("[data-count]")?.textContent.startsWith("Loading"))
"""
SCRIPT = Path(__file__).with_name("page_probe.js")


class Probe:
    """Measures in the page and keeps the kernel at hand."""

    def __init__(self, notebook: NotebookPage) -> None:
        self.page: Page = notebook.page
        self.page.evaluate(SCRIPT.read_text())

    def display(self, cell: int, selector: str) -> float:
        """Run a cell; return the milliseconds until the first text of the selector is painted."""
        return float(self.page.evaluate("([cell, selector]) => probe.display(cell, selector)", [cell, selector]))

    def kernel(self, code: str) -> str:
        """Run code in the kernel and return what it printed."""
        return str(self.page.evaluate("code => probe.run(code)", code))

    def kernel_json(self, expression: str) -> Any:
        """Return the value of an expression in the kernel."""
        return json.loads(self.kernel(f"import json; print(json.dumps({expression}))"))

    def wait_all_there(self) -> None:
        """Wait until no row of a grid is on its way."""
        self.page.evaluate(ALL_THERE)

    def longest_block(self) -> float:
        """Return the longest block of the main thread since the last call, 0 for none of 50 ms."""
        return float(self.page.evaluate("() => Math.max(0, ...probe.take_blocks())"))

    def forget_enters(self) -> None:
        self.page.evaluate("() => { probe.enters.length = 0; }")

    def enters(self) -> list[float]:
        """Return when Enter was pressed, in milliseconds since 1970."""
        return list(self.page.evaluate("() => probe.enters"))

    def painted(self, selector: str, texts: Sequence[str], code: str) -> list[float]:
        """Run code; return when each text was painted, in milliseconds since 1970."""
        return list(
            self.page.evaluate(
                "async ([selector, texts, code]) => {"
                " const seen = probe.painted(selector, texts); await probe.run(code); return await seen; }",
                [selector, list(texts), code],
            )
        )
