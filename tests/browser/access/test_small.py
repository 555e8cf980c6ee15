"""In little room, whatever state a grid is in: targets are large enough, nothing stands out to a side."""

from __future__ import annotations

import pytest

from tests.browser.access.audit import faults
from tests.browser.access.conftest import OpenView
from tests.browser.access.states import evidence, in_use
from tests.browser.access.view_page import PERSONAS, VIEWS, View, ViewPage

pytestmark = pytest.mark.browser

SIZES = {"at 200 %": ((640, 450), 2), "narrow": ((320, 700), 1)}


def _faults(page: ViewPage) -> list[str]:
    around = page.grid.around
    return [*faults(page.grid.grid, "structure"), *faults(around, "targets"), *faults(around, "reflow")]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_in_use(open_view: OpenView, view: View, size: str) -> None:
    viewport, scale = SIZES[size]
    page = open_view(view, viewport, {"device_scale_factor": scale, "reduced_motion": "reduce"})
    found = {state: _faults(page) for state in in_use(page)}
    assert {state: each for state, each in found.items() if each} == {}


@pytest.mark.parametrize("size", SIZES)
def test_evidence_below_the_personas(open_view: OpenView, size: str) -> None:
    viewport, scale = SIZES[size]
    page = open_view(PERSONAS, viewport, {"device_scale_factor": scale, "reduced_motion": "reduce"})
    found = {state: _faults(page) for state in evidence(page)}
    assert {state: each for state, each in found.items() if each} == {}


def test_faults_are_found(open_view: OpenView) -> None:
    page = open_view(PERSONAS, (320, 700))
    assert _faults(page) == []
    cell = page.grid.cell(1, "Segment")
    cell.evaluate("cell => { cell.tabIndex = 0; cell.removeAttribute('aria-colindex'); }")
    tool = page.grid.button("Duplicate persona")
    tool.evaluate("tool => { tool.style.cssText = 'height: 10px; min-width: 0; width: 10px; margin: -2px -20px'; }")
    page.grid.status().first.evaluate("line => { line.style.width = '500px'; }")
    found = "\n".join(_faults(page))
    for fault in ("2 elements have tabindex 0", "Row 2 has the columns", "by 10, and near", "The page is"):
        assert fault in found
