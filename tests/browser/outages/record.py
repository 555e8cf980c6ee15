"""What was typed into a grid, what the page said of it, and what the map has heard of."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.grid_page import CELL, GridPage
from tests.browser.notebook_page import NotebookPage

ROWS = 12
COLUMNS = {"Rival": "rival", "Why they choose us": "usp"}
"""Where edits go: a column's title, and its name."""

FILE = "motor.journey.json"

UNBOUND = f"""
import journeykit as jk

m = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
m.needs.extend({{"statement": f"Need {{at}}", "stage": "claims"}} for at in range(1, {ROWS + 1}));
""".strip()

BOUND = f"""
{UNBOUND}
m = jk.open_map("{FILE}", start=m)
""".strip()

HEARD = """
import json
from pathlib import Path

def write_down(event):
    texts = [text for change in event.changes for text in (getattr(change, "after", None),) if isinstance(text, str)]
    with Path("heard.jsonl").open("a") as file:
        file.write(json.dumps({"client": event.client, "n": event.n, "texts": texts}) + "\\n")

m.commit_path.subscribe(write_down);
""".strip()
"""Writes down what the map takes, as it takes it, so that it can be read while page and kernel are apart."""

ON_DISK = """
import json, sys
import journeykit as jk

print(json.dumps([[need[name] for name in sys.argv[2:]] for need in jk.open_map(sys.argv[1]).needs]))
"""

PENDING = '[data-state="pending"]'
SHOWN = f"""
grid => [...grid.querySelectorAll('{CELL}')].map(cell => [cell.textContent, !!cell.querySelector('{PENDING}')])
"""


@dataclass(frozen=True)
class Edit:
    """One cell typed over; no two edits have the same text."""

    row: int
    column: str
    text: str


NAMES = {"Statement": "statement", **COLUMNS}


class Record:
    """Types into one cell after the other and knows what must be where."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._log = folder, folder / "heard.jsonl"
        self._places = ((row, column) for column in COLUMNS for row in range(1, ROWS + 1))
        self.edits: list[Edit] = []

    # Doing

    def type(self, grid: GridPage, *texts: str) -> list[Edit]:
        """Type each text into a cell that nobody has typed into yet."""
        return [self._type(grid, text) for text in texts]

    def _type(self, grid: GridPage, text: str) -> Edit:
        row, column = next(self._places)
        grid.type(row, column, text)
        edit = Edit(row, column, text)
        self.edits.append(edit)
        return edit

    def add_row(self, grid: GridPage, text: str) -> Edit:
        """Add a need and say what it is."""
        grid.add_row()
        edit = Edit(grid.count(), "Statement", text)
        grid.type(edit.row, edit.column, text)
        self.edits.append(edit)
        return edit

    def forget(self) -> None:
        """Begin anew, with another map."""
        self.edits.clear()

    # Looking

    def mark(self, grid: GridPage, edit: Edit) -> Locator:
        """Return the mark at a cell that says that its text is not safe yet."""
        return grid.cell(edit.row, edit.column).locator(PENDING)

    def expect_marked(self, grid: GridPage, edits: Sequence[Edit]) -> None:
        """Wait until the cells show these edits and the marks of what is not safe."""
        for edit in edits:
            grid.expect_text(edit.row, edit.column, edit.text)
            expect(self.mark(grid, edit)).to_be_visible()

    def expect_safe(self, grid: GridPage) -> None:
        """Wait until every edit stands without a mark; then the map has heard of each, and once."""
        for edit in self.edits:
            grid.expect_text(edit.row, edit.column, edit.text)
            expect(self.mark(grid, edit)).to_have_count(0, timeout=30_000)
        self.check(grid)
        assert self.heard() == Counter(edit.text for edit in self.edits)

    def check(self, grid: GridPage, edits: Sequence[Edit] | None = None) -> None:
        """At this moment everything typed is on the screen, and what stands there without a mark is on disk."""
        shown = dict(grid.grid.evaluate(SHOWN))
        safe = self.on_disk() if (self._folder / FILE).exists() else self.heard()
        for edit in self.edits if edits is None else edits:
            assert edit.text in shown, f"{edit} is not on the screen."
            assert shown[edit.text] or edit.text in safe, f"{edit} stands without a mark and is not safe."

    def on_disk(self) -> set[str]:
        """Return what another process finds in the map's file and its journal."""
        command = [sys.executable, "-c", ON_DISK, str(self._folder / FILE), *NAMES.values()]
        read = subprocess.run(command, capture_output=True, text=True, check=True)
        return {text for row in json.loads(read.stdout) for text in row}

    def expect_in_map(self, notebook: NotebookPage) -> None:
        """Ask Python: every edit is in its cell, and every row there once."""
        asked = f"print(json.dumps(m.needs.df[{list(NAMES.values())}].T.values.tolist()))"
        found = dict(zip(NAMES, json.loads(notebook.add_and_run(asked)), strict=True))
        for edit in self.edits:
            assert found[edit.column][edit.row - 1] == edit.text
        assert len(found["Statement"]) == ROWS + sum(edit.row > ROWS for edit in self.edits)

    def heard(self) -> Counter[str]:
        """Return how often the map has taken each text of this record."""
        typed = {edit.text for edit in self.edits}
        return Counter({text: times for text, times in self.all_heard().items() if text in typed})

    def all_heard(self) -> Counter[str]:
        """Return how often the map has taken each text, from wherever it came."""
        lines = self._log.read_text().splitlines() if self._log.exists() else []
        return Counter(text for line in lines for text in json.loads(line)["texts"])
