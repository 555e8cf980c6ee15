"""What went wrong in the pages of a test besides what the test looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

OF_THE_HOST = (
    "Failed to load resource",
    "ResizeObserver loop",
    # Lab asks these of every new kernel and complains when the kernel ends before it has answered.
    "Canceled future for create_subshell_request",
    "Could not restore the debugger state: Canceled future for debug_request",
)
"""Beginnings of errors that JupyterLab itself makes and nobody sees."""


class Problems(list[str]):
    """Errors, and requests to other machines, of every page of a browser context."""

    _home = ""

    def __init__(self, expected: Sequence[str] = ()) -> None:
        super().__init__()
        self._expected = (*OF_THE_HOST, *expected)

    @contextmanager
    def watching(self, context: BrowserContext, home: str) -> Iterator[None]:
        """Listen for a while; requests to anywhere but ``home`` count as problems."""
        self._home = home
        context.on("weberror", self._on_error)
        context.on("console", self._on_console)
        context.on("request", self._on_request)
        try:
            yield
        finally:
            context.remove_listener("weberror", self._on_error)
            context.remove_listener("console", self._on_console)
            context.remove_listener("request", self._on_request)

    def _on_error(self, error: WebError) -> None:
        thrown = error.error
        # Some come with their kind before their words.
        if not thrown.message.removeprefix("Error: ").startswith(self._expected):
            self.append(f"uncaught: {thrown.stack or thrown.message}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(self._expected):
            self.append(f"console: {message.text} (at {message.location['url']})")

    def _on_request(self, request: Request) -> None:
        if request.url.startswith(("http:", "https:", "ws:", "wss:")) and not request.url.startswith(self._home):
            self.append(f"request to another machine: {request.url}")
