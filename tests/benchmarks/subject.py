"""What is measured: the floor and grids of several sizes, all made, edited and written in the same way."""

from __future__ import annotations

from dataclasses import dataclass

from tests.benchmarks.probe import Probe

SETUP = """
import sys
sys.path.insert(0, {root!r})
import journeykit as jk
from tests.benchmarks.floor_widget import FloorCell
from tests.benchmarks.in_kernel import close_widgets, hear, sent, write_each
from tests.benchmarks.needs_map import needs_map
"""
SHOW_FLOOR = "floor = FloorCell(); floor"
SHOW_GRID = 'jk.TableGrid(m, "needs")'


@dataclass(frozen=True)
class Subject:
    """Where it stands in the notebook, where its texts are in the page, its expressions in the kernel."""

    name: str
    cell: int
    prepare: str
    """Code to run before it is displayed."""
    texts: str
    """Selector of what shows texts."""
    field: str
    """Selector of what takes keys."""
    heard: str
    """Expression: times at which edits reached Python."""
    write: str
    """Expression: a function that writes a text from Python."""

    def display(self, probe: Probe, *, first_of_page: bool = False) -> float:
        """Make it anew and show it alone; return the milliseconds until its first text is painted."""
        probe.kernel(f"close_widgets(anchored={not first_of_page}); {self.prepare}")
        return probe.display(self.cell, self.texts)

    def display_beside(self, probe: Probe, other: Subject) -> None:
        """Show this and another one, to measure them in turns."""
        self.display(probe)
        probe.kernel(other.prepare)
        probe.display(other.cell, other.texts)
        probe.wait_all_there()


FLOOR = Subject(
    "floor", 1, "", ".floor-shown", ".floor-cell", "floor.heard", "lambda text: floor.show([text])"
)  # fmt: skip


def grid(rows: int) -> Subject:
    """Return the grid of a needs table with so many rows."""
    return Subject(
        f"{rows:,} rows", 2, f"m = needs_map({rows}); heard = hear(m)",
        '[role="grid"] :is([role="rowheader"], [role="gridcell"])',
        '[role="grid"] [role="row"][aria-rowindex="2"] [role="rowheader"]',
        "heard", 'lambda text: m.needs.set("n0", statement=text)',
    )  # fmt: skip
