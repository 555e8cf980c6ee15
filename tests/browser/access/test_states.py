"""Nothing to find in any state of any grid, light and dark. In JupyterLab: tests/browser/test_access.py."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.access.audit import Rule, faults
from tests.browser.access.conftest import OpenView
from tests.browser.access.states import evidence, in_use
from tests.browser.access.view_page import PERSONAS, VIEWS, View, ViewPage
from tests.browser.axe import COLOURS, violations

pytestmark = pytest.mark.browser

# Colours on their way from one to another are none that anybody reads.
STILL = {"reduced_motion": "reduce"}
RULES: tuple[Rule, ...] = ("targets", "reflow", "motion")


class Looks(dict[str, list[str]]):
    """What is wrong, state by state."""

    def look(self, page: ViewPage, state: str) -> None:
        """Look for all in light, and for colours in dark."""
        own = [fault for rule in RULES for fault in faults(page.grid.around, rule)]
        self[state] = [*violations(page.grid.around), *own, *faults(page.grid.grid, "structure")]
        page.shade("dark")
        self[f"{state}, dark"] = violations(page.grid.around, COLOURS)
        page.shade("light")

    def expect_none(self) -> None:
        """Check that nothing was found; what was, is told by its state."""
        assert {state: found for state, found in self.items() if found} == {}


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_in_use(open_view: OpenView, view: View) -> None:
    page, looks = open_view(view, browser=STILL), Looks()
    for state in in_use(page):
        looks.look(page, state)
    looks.expect_none()


def test_evidence_below_the_personas(open_view: OpenView) -> None:
    page, looks = open_view(PERSONAS, browser=STILL), Looks()
    for state in evidence(page):
        looks.look(page, state)
    looks.expect_none()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_empty(open_view: OpenView, view: View) -> None:
    page, looks = open_view(view, browser=STILL, sample="empty"), Looks()
    expect(page.grid.around.get_by_role("button", name=f"Add a {view.noun}")).to_be_visible()
    looks.look(page, "empty")
    looks.expect_none()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_read_only(open_view: OpenView, view: View) -> None:
    page, looks = open_view(view, browser=STILL, locked="A newer version has written this map."), Looks()
    expect(page.grid.status().first).to_contain_text("A newer version")
    page.enter()
    page.grid.press("Shift+ArrowDown", "Shift+F10")
    expect(page.grid.menu()).to_be_visible()
    looks.look(page, "read-only, with its menu")
    looks.expect_none()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_out_of_reach_of_the_kernel(open_view: OpenView, view: View) -> None:
    page, looks = open_view(view, browser=STILL), Looks()
    page.cut()
    expect(page.grid.status().first).to_contain_text("Cut off")
    looks.look(page, "cut off")
    page.end_kernel()
    expect(page.grid.status().first).to_contain_text("Kernel gone")
    looks.look(page, "kernel gone")
    looks.expect_none()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_in_a_shadow_root(open_view: OpenView, view: View) -> None:
    page, looks = open_view(view, browser=STILL, shadow=1), Looks()
    for state in in_use(page):
        looks.look(page, state)
        if state == "menu open":
            break
    looks.expect_none()


def test_a_dark_page_is_dark(open_view: OpenView) -> None:
    page = open_view(VIEWS[0], browser=STILL)
    page.shade("dark")
    page.grid.cell(1, "Segment").evaluate("cell => cell.style.color = '#444'")
    [found] = violations(page.grid.around, COLOURS)
    assert found.startswith("color-contrast")
