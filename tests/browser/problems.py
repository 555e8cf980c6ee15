"""What went wrong in the pages of a test besides what the test looks at."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

OF_THE_HOST = (
    "Failed to load resource",
    "ResizeObserver loop",
)
"""Beginnings of console errors that JupyterLab itself makes and nobody sees."""


class Problems(list[str]):
    """Errors, and requests to other machines, of every page of a browser context."""

    _home = ""

    def watch(self, context: BrowserContext, home: str) -> None:
        """Begin to listen; requests to anywhere but ``home`` count as problems."""
        self._home = home
        context.on("weberror", self._on_error)
        context.on("console", self._on_console)
        context.on("request", self._on_request)

    def _on_error(self, error: WebError) -> None:
        thrown = error.error
        self.append(f"uncaught: {thrown.stack or thrown.message}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(OF_THE_HOST):
            self.append(f"console: {message.text} (at {message.location['url']})")

    def _on_request(self, request: Request) -> None:
        if request.url.startswith(("http:", "https:", "ws:", "wss:")) and not request.url.startswith(self._home):
            self.append(f"request to another machine: {request.url}")
