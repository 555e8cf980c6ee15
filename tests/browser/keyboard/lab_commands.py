"""The keys JupyterLab listens to, and which of its commands run."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Page

from tests.browser.tabs import act
from tests.browser.waiting import wait_until

OF_THE_APPLICATION = ("body", ".jp-Activity", ".jp-mod-searchable")
"""Where bindings stand that are about the whole application or document, not about cells: saving, printing, panels."""

# Once a page, as one page serves many tests.
LISTEN = """
if (window.executed) { window.executed.length = 0; return; }
window.executed = [];
let pressed = "";
const modifiers = ["Control", "Alt", "Shift", "Meta"];
const note = event => { pressed = [...modifiers.filter(name => event.getModifierState(name)), event.key].join("+"); };
window.addEventListener("keydown", note, { capture: true });
app.commands.commandExecuted.connect((_, { id }) => window.executed.push(`${pressed}: ${id}`));
"""
BINDINGS = "return app.commands.keyBindings.map(({ keys, command, selector }) => [[...keys], command, selector]);"
NAMES = {"Ctrl": "Control"}


class Binding(NamedTuple):
    """What JupyterLab does at keys; ``keys`` as a keyboard is asked for them, mostly one."""

    keys: tuple[str, ...]
    command: str
    selector: str


class Commands:
    """Listens to the commands that JupyterLab runs in a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        act(page, LISTEN)

    def bindings(self) -> list[Binding]:
        """Return all that JupyterLab has bound keys to, wherever."""
        found = act(self._page, BINDINGS)
        return [Binding(tuple(map(_pressed, keys)), command, selector) for keys, command, selector in found]

    def executed(self) -> list[str]:
        """Return the commands that have run, each with the key pressed last, and forget them."""
        return list(self._page.evaluate("() => window.executed.splice(0)"))

    def expect(self, keys: str, command: str) -> None:
        """Wait until a command has run because of these keys, which takes JupyterLab a moment."""
        wait_until(lambda: f"{keys}: {command}" in self.executed(), command, seconds=10)


def _pressed(keys: str) -> str:
    """Return a combination as Playwright names it: "Ctrl Shift M" is "Control+Shift+M"."""
    *modifiers, key = keys.split(" ")
    if len(key) == 1 and "Shift" not in modifiers:
        key = key.lower()
    return "+".join([*(NAMES.get(modifier, modifier) for modifier in modifiers), key])
