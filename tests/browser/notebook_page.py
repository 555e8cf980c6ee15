"""A notebook open in a JupyterLab page: what a person does with cells, saving, themes and tabs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Locator, Page, expect

from tests.browser.lab import Lab
from tests.browser.tabs import Tabs, act

Shade = Literal["light", "dark"]

ANSI = re.compile(r"\x1b\[[0-9;]*m")

READY = """
const opened = () => app.shell.currentWidget;
const is_there = () => opened()?.context?.path === given && opened().content?.widgets?.length;
while (!is_there()) await new Promise(done => setTimeout(done, 20));
await opened().context.ready;
await opened().sessionContext.ready;
await opened().sessionContext.session.kernel.info;
"""


class CellError(AssertionError):
    """A notebook cell ended with an exception."""


class NotebookPage:
    """One browser tab with one notebook."""

    def __init__(self, lab: Lab, tabs: Tabs, path: str, artefacts: Path, page: Page | None = None) -> None:
        self.lab, self.tabs, self.path, self.artefacts = lab, tabs, path, artefacts
        self.page = page or tabs.first()
        self._act("await app.commands.execute('docmanager:open', {path: given, factory: 'Notebook'});", path)
        self._wait_ready()

    def _wait_ready(self) -> None:
        self._act(READY, self.path)
        expect(self.page.locator("#jupyterlab-splash")).to_have_count(0)

    def _act(self, body: str, given: Any = None, seconds: float = 60) -> Any:
        return act(self.page, body, given, seconds)

    # Cells

    def run_all(self) -> None:
        """Run all cells, top to bottom; raise `CellError` if one fails."""
        self._act("await app.commands.execute('notebook:run-all-cells');")
        for index in range(self.cell_count()):
            self.cell_output(index)

    def run_cell(self, index: int) -> str:
        """Run one cell and return its output as text."""
        self._act(
            "panel.content.activeCellIndex = given; panel.content.deselectAll();"
            "await app.commands.execute('notebook:run-cell');",
            index,
        )
        return self.cell_output(index)

    def add_and_run(self, code: str) -> str:
        """Add a cell at the end, run it, and return its output as text."""
        self._act(
            "panel.content.activeCellIndex = panel.content.widgets.length - 1; panel.content.deselectAll();"
            "await app.commands.execute('notebook:insert-cell-below');"
            "panel.content.activeCell.model.sharedModel.setSource(given);",
            code,
        )
        return self.run_cell(self.cell_count() - 1)

    def go_to_cell(self, index: int) -> None:
        """Select a cell without entering it, so that letters are commands."""
        self._act(
            "panel.content.activeCellIndex = given; panel.content.deselectAll();"
            "await app.commands.execute('notebook:enter-command-mode');",
            index,
        )

    def delete_cell(self, index: int) -> None:
        """Delete a cell, its output with it."""
        before = self.cell_count()
        self._act(
            "panel.content.activeCellIndex = given; panel.content.deselectAll();"
            "await app.commands.execute('notebook:delete-cell');",
            index,
        )
        assert self.cell_count() == before - 1

    def expect_idle(self) -> None:
        """Wait until the kernel has done everything it was asked to."""
        self._act("await panel.sessionContext.session.kernel.requestKernelInfo();")

    def cell_count(self) -> int:
        """Return how many cells the notebook has now."""
        return int(self._act("return panel.model.cells.length;"))

    def sources(self) -> list[str]:
        """Return the text of every cell, to see that no key reached the notebook by mistake."""
        return list(self._act("return [...panel.model.cells].map(cell => cell.sharedModel.getSource());"))

    def cell_output(self, index: int) -> str:
        """Return what a cell has printed and its plain-text result; raise `CellError` for an exception."""
        outputs = self._act("return panel.model.cells.get(given).outputs?.toJSON() ?? [];", index)
        return "".join(_texts(outputs)).strip()

    def expect_in_output(self, index: int, text: str) -> None:
        """Wait until what the notebook keeps as a cell's output holds a text; that is what a save writes."""
        self._act(
            "const [index, text] = given; const kept = () => JSON.stringify(panel.model.cells.get(index).outputs);"
            "while (!kept().includes(text)) await new Promise(done => setTimeout(done, 20));",
            [index, json.dumps(text, ensure_ascii=False)[1:-1]],
            seconds=15,
        )

    def output_area(self, index: int) -> Locator:
        """Return the place under a cell where its widget stands."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(index).locator(".jp-OutputArea")

    # The page

    def save(self) -> None:
        """Save the notebook, widget outputs included; once more if an output changed meanwhile."""
        self._act("do await app.commands.execute('docmanager:save'); while (panel.model.dirty);", seconds=15)

    def expect_saved(self) -> None:
        """Wait until the notebook's file has all its changes."""
        self._act("while (panel.model.dirty) await new Promise(done => setTimeout(done, 20));", seconds=15)

    def is_dirty(self) -> bool:
        """Tell whether the notebook has changes that are not in its file."""
        return bool(self._act("return panel.model.dirty;"))

    def reload(self) -> None:
        """Load the page anew in its tab, as with F5; the kernel and the tab's storage live on."""
        # With the layout reset: Lab would also bring back what an earlier test had open in this tab.
        self.page.goto(self.tabs.address(f"/tree/{self.path}"))
        self.tabs.wait_for_lab(self.page)
        self._wait_ready()

    def second_tab(self) -> NotebookPage:
        """Open the same notebook, so the same kernel, in another tab. Save first to see its outputs there."""
        return NotebookPage(self.lab, self.tabs, self.path, self.artefacts, self.tabs.new())

    def restart_kernel(self) -> None:
        """Restart the kernel; what it held is lost."""
        self._act("await panel.sessionContext.restartKernel(); await panel.sessionContext.session.kernel.info;")

    def theme(self, shade: Shade) -> None:
        """Switch JupyterLab's theme and wait until it is on."""
        self.tabs.do_not_keep()
        # Lab throws where a theme is changed while the picture it shows meanwhile is still fading away.
        splash = self.page.locator("#jupyterlab-splash")
        expect(splash).to_have_count(0)
        self._act("await app.commands.execute('apputils:change-theme', {theme: given});", f"JupyterLab {shade.title()}")
        expect(self.page.locator("body")).to_have_attribute("data-jp-theme-light", str(shade == "light").lower())
        expect(splash).to_have_count(0)

    def viewport(self, width: int, height: int) -> None:
        """Give the page another size; where it is narrow, the file browser is folded away."""
        self.tabs.do_not_keep()
        self.page.set_viewport_size({"width": width, "height": height})
        if width < 800:
            self._act("app.shell.collapseLeft(); app.shell.collapseRight();")

    def screenshot(self, name: str) -> Path:
        """Keep a picture of the page as it is now."""
        path = self.artefacts / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    @property
    def folder(self) -> Path:
        """The folder of the notebook, which is where its code reads and writes files."""
        return (self.lab.root / self.path).parent


def _texts(outputs: list[dict[str, Any]]) -> Iterator[str]:
    for output in outputs:
        if output["output_type"] == "error":
            raise CellError(ANSI.sub("", "\n".join(output["traceback"])))
        text = output["text"] if output["output_type"] == "stream" else output["data"].get("text/plain", "")
        yield text if isinstance(text, str) else "".join(text)
