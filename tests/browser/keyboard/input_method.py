"""Characters that no plain key gives: composed by an input method, begun with a dead key, or typed with AltGr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

TAKEN = 229
"""The code of a key that an input method has taken."""


class InputMethod:
    """Sends what a browser gets from an input method; Playwright's own keyboard knows none."""

    def __init__(self, page: Page) -> None:
        self._browser = page.context.new_cdp_session(page)

    @contextmanager
    def on(self, platform: str) -> Iterator[InputMethod]:
        """Make pages that are loaded meanwhile believe that they are on another system."""
        agent = self._browser.send("Browser.getVersion")["userAgent"]
        self._browser.send("Emulation.setUserAgentOverride", {"userAgent": agent, "platform": platform})
        try:
            yield self
        finally:
            self._browser.detach()

    def key(self, key: str, code: int = TAKEN, text: str = "") -> None:
        """Press a key that the browser hears of as ``key``; ``text`` is what it writes by itself."""
        kind = "keyDown" if text else "rawKeyDown"
        press = {"key": key, "windowsVirtualKeyCode": code, "text": text}
        self._browser.send("Input.dispatchKeyEvent", {"type": kind, **press})
        self._browser.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": key, "windowsVirtualKeyCode": code})

    def show(self, text: str) -> None:
        """Show a text that is still being composed."""
        self._browser.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": 0})

    def compose(self, *steps: str) -> None:
        """Press a key for each step; each shows what is composed so far."""
        for step in steps:
            self.key("Process")
            self.show(step)

    def commit(self, text: str) -> None:
        """End the composition with this text, or write it at once if there is none."""
        self._browser.send("Input.insertText", {"text": text})
