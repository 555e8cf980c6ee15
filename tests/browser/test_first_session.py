"""The example that the README shows, run from top to bottom and filled in as it asks to be."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import OpenCopy
from tests.browser.motor_map import grid_in

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / "examples" / "first_session.ipynb"


def test_the_example_runs_top_to_bottom(open_copy: OpenCopy) -> None:
    notebook = open_copy(EXAMPLE)
    notebook.run_all()
    at = {line: index for index, source in enumerate(notebook.sources()) for line in source.splitlines()}
    personas = grid_in(notebook, at['jk.TableGrid(m, "personas")'], "Personas")
    personas.expect_text(1, "Name", "Carla Meier")
    stages = grid_in(notebook, at['jk.TableGrid(m, "stages")'], "Stages")
    stages.type(5, "Name", "Damage")
    needs = grid_in(notebook, at['jk.TableGrid(m, "needs")'], "Needs")
    needs.expect_text("Know what happens next", "Stage", "Damage")
    needs.expect_text("Be insured from tonight", "Persona", "Ben Okafor")
    needs.add_row()
    needs.keyboard.type("Be understood")
    needs.press("Enter")
    needs.choose("Be understood", "Level", "Love and belonging")
    needs.type("Be understood", "Importance", "10")
    needs.type("Be understood", "Satisfaction", "1")
    needs.expect_text("Be understood", "Opportunity", "19")
    needs.expect_text("Be understood", "D or B", "D")
    needs.type("Be understood", "Importance", "99")
    needs.expect_error("Be understood", "Importance", "“99” is not a whole number from 0 to 10.")
    first = next(index for line, index in at.items() if line.startswith("m.needs.df[["))
    assert "Be understood" in notebook.run_cell(first)
    assert notebook.run_cell(notebook.cell_count() - 1) == "True"
