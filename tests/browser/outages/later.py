"""Time that passes in a page faster than outside."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.notebook_page import NotebookPage
from tests.browser.tabs import act
from tests.browser.waiting import wait_until

CONNECTED = "return panel.sessionContext.session?.kernel?.connectionStatus === 'connected';"

# JupyterLab draws its cells when the page is idle, and never gets to it on a clock that is not the browser's.
IDLE = "Object.assign(window, {idle: [requestIdleCallback, cancelIdleCallback]})"
IDLE_AGAIN = "[window.requestIdleCallback, window.cancelIdleCallback] = window.idle"


def take_clock(notebook: NotebookPage) -> None:
    """Take the clock of a page in hand. It goes on by itself; what is begun from now on can be hurried."""
    notebook.tabs.do_not_keep()
    notebook.page.evaluate(IDLE)
    notebook.page.clock.install()
    notebook.page.evaluate(IDLE_AGAIN)


def put_forward(notebook: NotebookPage, seconds: float) -> None:
    """Let so much time pass in the page at once."""
    notebook.page.clock.fast_forward(round(seconds * 1_000))


def put_forward_until(notebook: NotebookPage, is_so: Callable[[], bool], what: str) -> None:
    """Let time pass in the page, second by second, until something has come about."""

    def look() -> bool:
        if is_so():
            return True
        put_forward(notebook, 1)
        return False

    wait_until(look, what)


def expect_connected(notebook: NotebookPage) -> None:
    """Wait until JupyterLab has found its kernel again; it tries after up to 30 s."""
    put_forward_until(notebook, lambda: bool(act(notebook.page, CONNECTED)), "JupyterLab to connect again")
