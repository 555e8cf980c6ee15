"""Time that passes in a page faster than outside; the page has hurry.js in it."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.notebook_page import NotebookPage
from tests.browser.tabs import act
from tests.browser.waiting import wait_until

CONNECTED = "return panel.sessionContext.session?.kernel?.connectionStatus === 'connected';"


def hurry(notebook: NotebookPage, seconds: float) -> None:
    """Let so much time pass in the page at once."""
    notebook.page.evaluate("ms => hurry(ms)", seconds * 1_000)


def hurry_until(notebook: NotebookPage, is_so: Callable[[], bool], what: str) -> None:
    """Let time pass in the page, second by second, until something has come about."""

    def look() -> bool:
        if is_so():
            return True
        hurry(notebook, 1)
        return False

    wait_until(look, what)


def expect_connected(notebook: NotebookPage) -> None:
    """Wait until JupyterLab has found its kernel again; it tries after up to 30 s."""
    hurry_until(notebook, lambda: bool(act(notebook.page, CONNECTED)), "JupyterLab to connect again")
