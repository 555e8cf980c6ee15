"""The charts that are measured, each beside a grid in which the map is edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.benchmarks.edit import commit
from tests.benchmarks.probe import Probe
from tests.browser.grid_page import GridPage

SCRIPT = Path(__file__).with_name("chart_watch.js")
MAPS = """
from IPython.display import display
from tests.benchmarks import chart_kernel
from tests.benchmarks.chart_kernel import FloorEcho, edit_each, marked, marks
from tests.benchmarks.chart_map import chart_map
FloorCell = FloorEcho
"""
SHOW = "display(*shown)"
CELL = 2
"""Where in the notebook it is shown."""
MANY = 1_000


@dataclass(frozen=True)
class ChartSubject:
    """A chart of `journeykit.charts`, and a cell of the map that it shows."""

    chart: str
    of: str
    needs: int
    table: str
    column: str
    texts: tuple[str, ...]
    """What is typed into the cell in turns; each gives another picture."""
    write: str
    """Code that does the like from the kernel; ``{at}`` counts."""

    @property
    def name(self) -> str:
        return f"{self.chart}, {self.of}"

    def live(self, *, anew: bool = False) -> str:
        """Return the code that makes it; ``anew``: each edit embeds it anew."""
        return f"jk.LiveChart(m, marked(jk.charts.{self.chart}, {anew}))"

    def display(self, probe: Probe, *, anew: bool = False) -> float:
        """Show it above the grid, and nothing else; return the milliseconds until it is painted."""
        return show(probe, self.needs, self.live(anew=anew), f'jk.TableGrid(m, "{self.table}")')

    def cell(self, probe: Probe) -> Locator:
        return GridPage(probe.page.locator("body"), self.table.title()).cell(1, self.column)

    def editor(self, probe: Probe) -> Callable[[], None]:
        """Put the focus into the cell; return what commits the next value there."""
        probe.wait_all_there()
        self.cell(probe).click()
        expect(self.cell(probe)).to_be_focused()
        turn = count()
        return lambda: commit(probe, self.texts[next(turn) % len(self.texts)])


def show(probe: Probe, needs: int, *views: str, charts: int = 1, prepare: str = "") -> float:
    """Show views of a fresh map and nothing else; return the milliseconds until so many charts are painted."""
    probe.kernel(f"close_widgets(); m = chart_map({needs}); shown = [{', '.join(views)}]\n{prepare}")
    return float(probe.page.evaluate("([cell, many]) => chart_watch.display(cell, many)", [CELL, charts]))


CURVE = ChartSubject("emotion_curve", "9 stages", 0, "emotions", "Score", ("2", "-1", "1", "-2"),
                     "m.emotions.set(m.emotions.df.index[0], score=({at} + 1) % 5 - 2)")  # fmt: skip
PLOT = ChartSubject("opportunity_plot", f"{MANY:,} needs", MANY, "needs", "Importance", ("7", "2", "9", "4"),
                    'm.needs.set("n0", importance={at} % 10 + 1)')  # fmt: skip
HEAT = ChartSubject("needs_heatmap", f"{MANY:,} needs", MANY, "needs", "Level", ("Esteem", "Safety"),
                    'm.needs.set("n0", level=("esteem", "safety")[{at} % 2])')  # fmt: skip
ALL = (CURVE, PLOT, HEAT)
