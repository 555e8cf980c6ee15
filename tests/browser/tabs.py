"""Browser tabs with JupyterLab in them. The first is kept from test to test, as loading it takes longer than a test."""

from __future__ import annotations

import itertools
from typing import Any

from playwright.sync_api import Browser, Page

# A promise that nobody settles would hang the test; inside the page it is raced against a clock.
IN_TIME = """
async ([body, given, seconds]) => {
  const act = new Function("app", "panel", "given", `return (async () => { ${body} })()`);
  let clock;
  const late = new Promise((_, fail) => {
    clock = setTimeout(() => fail(new Error(`not done within ${seconds} s`)), seconds * 1000);
  });
  const app = window.jupyterapp;
  try { return await Promise.race([act(app, app.shell.currentWidget, given), late]); } finally { clearTimeout(clock); }
}
"""

AS_NEW = """
for (const panel of [...app.shell.widgets("main")]) {
  if (panel.context) panel.context.model.dirty = false; // or Lab asks whether to save
  panel.close();
}
await app.serviceManager.sessions.shutdownAll();
sessionStorage.clear();
localStorage.clear();
"""

_serial = itertools.count(1)


def act(page: Page, body: str, given: Any = None, seconds: float = 60) -> Any:
    """Run the body of an async function in JupyterLab's page; it sees ``app``, ``panel`` and ``given``."""
    return page.evaluate(IN_TIME, [body, given, seconds])


class Tabs:
    """The tabs of one browser context."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.url = url
        self.context = browser.new_context(
            viewport={"width": 1400, "height": 900}, locale="en-GB", timezone_id="Europe/Vienna"
        )
        self.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)
        self._kept: Page | None = None
        self._changed = False

    @property
    def pages(self) -> list[Page]:
        """The tabs that are open."""
        return self.context.pages

    def first(self) -> Page:
        """Return the kept tab; one with JupyterLab and nothing open in it."""
        if self._kept is None:
            self._kept = self.new()
        return self._kept

    def new(self) -> Page:
        """Open JupyterLab in another tab."""
        page = self.context.new_page()
        # Leaving with unsaved cells asks back; a person says yes.
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(self.address())
        self.wait_for_lab(page)
        return page

    def address(self, what: str = "") -> str:
        """Return the address of JupyterLab in a workspace of its own: two tabs on one make Lab ask or rename."""
        return f"{self.url}/lab/workspaces/w{next(_serial)}{what}?reset"

    @staticmethod
    def wait_for_lab(page: Page) -> None:
        """Wait until JupyterLab is there."""
        page.wait_for_function("() => window.jupyterapp?.shell", timeout=60_000)
        act(page, "await app.restored;")

    def do_not_keep(self) -> None:
        """The kept tab will not be as new after this test: its size or its theme is another."""
        self._changed = True

    def tidy(self, *, keep: bool) -> None:
        """Close every tab but the first, and make that one as new; if it must not be kept, close it too."""
        kept = self._kept if keep and not self._changed else None
        self._kept, self._changed = None, False
        for page in self.pages:
            if page is not kept:
                # What views remember in the browser must not reach the next test.
                page.evaluate("localStorage.clear()")
                page.close()
        if kept:
            act(kept, AS_NEW)
            self._kept = kept
