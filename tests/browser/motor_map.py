"""The cells most of these notebooks begin with, and the grids to go with them."""

from __future__ import annotations

from tests.browser.grid_page import GridPage
from tests.browser.notebook_page import NotebookPage

MAP = """
import journeykit as jk

m = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
m.personas.add(name="Nadia")
m.personas.add(name="Otto");
""".strip()

NEED = """
m.needs.add(stage="claims", statement="Know what happens next", level="safety", importance=9, satisfaction=3);
""".strip()

SECOND_NEED = NEED.replace("happens next", "happens then")

NEEDS_GRID = 'jk.TableGrid(m, "needs")'
STAGES_GRID = 'jk.TableGrid(m, "stages")'


def grid_in(notebook: NotebookPage, cell: int, table: str = "Needs") -> GridPage:
    """Return the grid in the output of a cell, once it is there."""
    grid = GridPage(notebook.output_area(cell), table)
    grid.expect_ready()
    return grid
