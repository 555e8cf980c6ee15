"""What assistive technology is told of a long table, of which few rows are on the page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.access.audit import faults
from tests.browser.access.conftest import OpenView
from tests.browser.access.states import EDITORS, REFUSED, TEXT, cell_at, go
from tests.browser.access.view_page import GROUPED, NEEDS, STAGES, TABLE, TURNED, VIEWS, View, ViewPage

pytestmark = pytest.mark.browser

MANY: dict[str, Any] = {"sample": "many", "rows": 1000}


@pytest.mark.parametrize("view", [GROUPED, NEEDS], ids=str)
def test_rows_tell_their_place_though_few_are_drawn(open_view: OpenView, view: View) -> None:
    page = open_view(view, **MANY)
    grid = page.grid
    assert faults(grid.grid, "structure") == []
    grid.go(1, "Statement")
    for keys, row in ((["Control+End"], 1000), (["PageUp", "PageUp"], None), (["Control+Home"], 1)):
        grid.press(*keys)
        page.paint()
        assert faults(grid.grid, "structure") == [], keys
        assert row in (None, grid.focused_row())
    # The row of the active cell stays, however far it is out of sight.
    grid.page.mouse.wheel(0, 15_000)
    expect(grid.row(2)).to_have_count(0)
    expect(grid.cell(1, "Statement")).to_be_focused()
    assert faults(grid.grid, "structure") == []
    expect(grid.grid).to_have_attribute("aria-rowcount", "1001")
    assert grid.rows().count() < 60


def test_the_heads_of_groups_are_told_with_their_first_rows(open_view: OpenView) -> None:
    page = open_view(GROUPED)
    first = page.grid.row("Stay mobile while the car is in repair")
    expect(first).to_have_accessible_description("Physiological Body, home, getting about · Deficit · 1 need")


def test_sorted_columns_say_so(open_view: OpenView) -> None:
    page = open_view(GROUPED)
    sorted_by = page.grid.grid.locator("[aria-sort]")
    expect(sorted_by).to_have_count(1)
    expect(sorted_by).to_have_attribute("aria-sort", "descending")
    expect(sorted_by).to_contain_text("Opportunity")


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_heads_explain_themselves_and_rows_have_names(open_view: OpenView, view: View) -> None:
    page = open_view(view)
    grid = page.grid.grid
    expect(grid).to_have_accessible_name(view.table.title())
    assert all(grid.get_by_role("columnheader").evaluate_all("heads => heads.map(head => head.textContent.trim())"))
    assert grid.get_by_role("rowheader").count() == page.grid.count()
    # Where the people are the columns, the rows' heads explain the fields.
    heads = grid.get_by_role("rowheader" if view is TURNED else "columnheader")
    assert any(heads.evaluate_all("heads => heads.map(head => head.getAttribute('aria-description'))"))


def test_computed_cells_are_read_only_and_others_are_not(open_view: OpenView) -> None:
    grid = open_view(TABLE).grid
    expect(grid.cell(1, "Opportunity")).to_have_attribute("aria-readonly", "true")
    expect(grid.cell(1, "Statement")).not_to_have_attribute("aria-readonly", "true")
    expect(grid.grid).not_to_have_attribute("aria-readonly", "true")


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_grid_says_that_ranges_can_be_selected_and_whether_it_can_be_written_in(
    open_view: OpenView, view: View
) -> None:
    grid = open_view(view).grid.grid
    expect(grid).to_have_attribute("aria-multiselectable", "true")
    expect(grid).not_to_have_attribute("aria-readonly", "true")
    expect(grid.locator("[aria-selected]")).to_have_count(0)
    locked = open_view(view, locked="A newer version has written this map.").grid.grid
    expect(locked).to_have_attribute("aria-readonly", "true")


def test_a_score_is_told_in_words(open_view: OpenView) -> None:
    grid = open_view(STAGES).grid
    expect(grid.row("Claims").locator('[data-kind="scale"]').first).to_contain_text("−2")


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_editors_bear_the_title_of_their_field_and_say_what_is_wrong(open_view: OpenView, view: View) -> None:
    page = open_view(view)
    editor = page.grid.grid.locator("[data-editing] :focus")
    for place in (TEXT[view], *EDITORS[view]):
        cell = go(page, place)
        head = cell.locator("xpath=..").get_by_role("rowheader") if view is TURNED else _head_of(page, cell)
        title = head.inner_text().splitlines()[0]
        page.grid.press("F2")
        expect(editor).to_have_accessible_name(re.compile(re.escape(title)))
        page.grid.press("Escape")
    place, text = REFUSED[view]
    go(page, place)
    page.grid.keyboard.type(text)
    page.grid.press("Enter")
    cell = cell_at(page, place)
    expect(cell).to_have_accessible_description(re.compile(f"“{text}” is not"))
    page.grid.press("F2")
    expect(editor).to_have_attribute("aria-invalid", "true")
    expect(editor).to_have_accessible_description(re.compile(f"“{text}” is not"))


def _head_of(page: ViewPage, cell: Locator) -> Locator:
    place = cell.get_attribute("aria-colindex")
    return page.grid.grid.locator(f'[role="columnheader"][aria-colindex="{place}"]')


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_toolbar_is_one_stop_for_tab(open_view: OpenView, view: View) -> None:
    page = open_view(view)
    for bar in page.grid.around.get_by_role("toolbar").all():
        expect(bar.locator('button[tabindex="0"]')).to_have_count(1)
        expect(bar).to_have_accessible_name(re.compile("."))
    bar = page.grid.around.get_by_role("toolbar").first
    bar.locator("button").first.focus()
    page.grid.press("End")
    expect(bar.locator("button").last).to_be_focused()
    expect(bar.locator('button[tabindex="0"]')).to_have_count(1)
