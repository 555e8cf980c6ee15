"""Nothing for axe to find, whatever state the grid is in, light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, SECOND_NEED, STAGES_GRID, grid_in
from tests.browser.notebook_page import Shade

pytestmark = pytest.mark.browser

PLANT = "part => { part.planted = document.createElement('button'); part.append(part.planted); }"
UPROOT = "part => part.planted.remove()"


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(open_notebook: OpenNotebook, shade: Shade) -> None:
    notebook = open_notebook([MAP, NEEDS_GRID, STAGES_GRID])
    if shade == "dark":
        notebook.theme(shade)
    notebook.run_all()
    needs, stages = grid_in(notebook, 1), grid_in(notebook, 2, "Stages")
    assert violations(needs.around) == [], "empty"
    notebook.add_and_run(NEED + SECOND_NEED)
    needs.expect_count(2)
    needs.go(1, "Statement")
    assert violations(needs.around) == [], "idle"
    needs.press("F2")
    expect(needs.editor("Statement")).to_be_focused()
    assert violations(needs.around) == [], "editing a text"
    needs.press("Escape")
    for column in ("Stage", "Level"):
        needs.open(1, column)
        expect(needs.around.get_by_role("listbox", name=column)).to_be_visible()
        assert violations(needs.around) == [], f"list of {column}"
        needs.press("Escape")
    needs.open(1, "Importance")
    assert violations(needs.around) == [], "steps of a scale"
    needs.press("Escape")
    needs.type(1, "Importance", "99")
    expect(needs.note()).to_be_visible()
    assert violations(needs.around) == [], "refused"
    needs.press("F2")
    expect(needs.editor("Importance")).to_have_attribute("aria-invalid", "true")
    assert violations(needs.around) == [], "correcting"
    needs.press("Escape")
    stages.go("Claims", "Name")
    stages.press("Control+Shift+-")
    expect(stages.around.get_by_role("alertdialog")).to_be_visible()
    assert violations(stages.around) == [], "asked before deleting"


def test_axe_finds_a_planted_fault(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    # In the view and in the grid itself, so that neither is left out of the search.
    for place in (needs.around.get_by_role("region", name="Needs of the journey map"), needs.cell(1, "Statement")):
        place.evaluate(PLANT)
        found = violations(needs.around)
        assert len(found) == 1, found
        assert found[0].startswith("button-name (critical)")
        place.evaluate(UPROOT)
        assert violations(needs.around) == []
