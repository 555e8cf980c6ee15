"""The example that the README shows, run from an empty grid to a CSV file and filled in as it asks to be."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

import journeykit as jk
from tests.browser.conftest import OpenCopy
from tests.browser.motor_map import grid_in

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / "examples" / "first_session.ipynb"
AT = {cell.id: index for index, cell in enumerate(nbformat.read(EXAMPLE, as_version=4).cells)}
"""Where the cells of the example stand, by their ids."""


def test_empty_grids_fill_while_the_room_watches(open_copy: OpenCopy) -> None:
    notebook = open_copy(EXAMPLE)
    notebook.run_cell(AT["who"])
    expect(notebook.output_area(AT["who"])).to_contain_text("Who travels? Add a persona.")
    notebook.run_cell(AT["who-room"])
    personas = grid_in(notebook, AT["who"], "Personas")
    personas.expect_text("Segment", "Carla Meier", "Young family, two cars")
    personas.expect_text("Quote", "Ben Okafor", "Just tell me the price.")
    notebook.run_cell(AT["way-grid"])
    stages = grid_in(notebook, AT["way-grid"], "Stages")
    stages.expect_count(5)
    notebook.run_cell(AT["way-room"])
    expect(stages.cell(5, "Doing")).to_contain_text("Photographs the damage")
    notebook.run_cell(AT["way-feelings"])
    expect(stages.row(1)).to_contain_text("Does not notice")
    notebook.run_cell(AT["needs-grid"])
    expect(notebook.output_area(AT["needs-grid"]).get_by_role("button", name="Add a need")).to_be_visible()
    notebook.run_cell(AT["needs-room"])
    needs = grid_in(notebook, AT["needs-grid"])
    needs.expect_text("Be insured from tonight", "Opportunity", "11")
    needs.expect_text("Be insured from tonight", "Persona", "Ben Okafor")


def test_a_need_typed_in_the_room_is_in_the_frame_and_goes_home(open_copy: OpenCopy) -> None:
    notebook = open_copy(EXAMPLE)
    notebook.run_all()
    needs = grid_in(notebook, AT["needs-grid"])
    # What the line under the grid misses, it also offers.
    needs.button("Add a need for Awareness").click()
    expect(needs.focused()).to_have_count(1)
    needs.keyboard.type("Be understood")
    needs.press("Enter")
    needs.expect_text("Be understood", "Stage", "Awareness")
    needs.choose("Be understood", "Level", "Love and belonging")
    needs.type("Be understood", "Importance", "10")
    needs.type("Be understood", "Satisfaction", "1")
    needs.expect_text("Be understood", "Opportunity", "19")
    needs.expect_text("Be understood", "D or B", "D")
    needs.type("Be understood", "Importance", "99")
    needs.expect_error("Be understood", "Importance", "“99” is not a whole number from 0 to 10.")
    assert "Be understood" in notebook.run_cell(AT["frames-cells"])
    missing = notebook.run_cell(AT["missing-check"])
    assert "The need “Be understood” has no USP note." in missing
    assert "Awareness" not in missing
    assert notebook.run_cell(AT["home-save"]) == "True"
    table = (notebook.folder / "needs.csv").read_text(encoding="utf-8-sig")
    assert "Be understood" in table
    assert len(jk.load(notebook.folder / "motor.journey.json").needs) == table.count("\n") - 1
    notebook.run_cell(AT["home-page"])
    expect(notebook.output_area(AT["home-page"])).to_contain_text("Be understood")


def test_a_stage_renamed_in_one_grid_is_renamed_in_all(open_copy: OpenCopy) -> None:
    notebook = open_copy(EXAMPLE)
    notebook.run_all()
    stages = grid_in(notebook, AT["way-grid"], "Stages")
    stages.type(5, "Stage", "Damage")
    needs = grid_in(notebook, AT["needs-grid"])
    needs.expect_text("Know what happens next", "Stage", "Damage")
    personas = notebook.output_area(AT["who"])
    expect(personas.get_by_role("gridcell", name="Damage").first).to_be_visible()
