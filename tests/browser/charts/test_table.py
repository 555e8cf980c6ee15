"""The table beside the picture: reached by the keyboard, and always as the rows are."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.charts.chart_page import ChartPage
from tests.browser.charts.samples import STAGES, curve, curve_drawing, drawing, stage_rows
from tests.browser.waiting import wait_for


def test_the_keyboard_reaches_the_table_and_leads_past_the_chart(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    press = chart.page.keyboard.press
    chart.above.focus()
    press("Tab")
    expect(chart.table_button).to_be_focused()
    expect(chart.table_button).to_have_attribute("aria-expanded", "false")
    press("Enter")
    expect(chart.table_button).to_have_attribute("aria-expanded", "true")
    expect(chart.table).to_be_visible()
    press("Tab")
    expect(chart.chart.get_by_role("button", name="Save picture as SVG")).to_be_focused()
    press("Tab")
    press("Tab")
    expect(chart.below).to_be_focused()
    press("Shift+Tab")
    press("Shift+Tab")
    press("Shift+Tab")
    press(" ")
    expect(chart.table).to_have_count(0)


def test_what_is_larger_than_its_place_can_be_scrolled_by_keys(chart: ChartPage) -> None:
    chart.draw(curve_drawing([f"Stage {number}" for number in range(30)]))
    press = chart.page.keyboard.press
    chart.above.focus()
    press("Tab")
    region = chart.chart.get_by_role("region", name="Chart, wider than the page")
    expect(region).to_be_focused()
    for _ in range(3):
        press("ArrowRight")
    wait_for(lambda: region.evaluate("element => element.scrollLeft > 0"), True)
    press("Tab")
    press("Enter")
    press("Tab")
    press("Tab")
    press("Tab")
    expect(chart.chart.get_by_role("region", name="What the chart shows, as a table")).to_be_focused()
    chart.draw(curve_drawing(n=2, says="Short"))
    expect(region).to_have_count(0)


def test_keys_pressed_in_the_chart_stay_there(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    chart.table_button.focus()
    for key in ("d", "x", "ArrowDown", "Escape", "Delete"):
        chart.page.keyboard.press(key)
    assert chart.page.evaluate("() => page.heard") == []
    chart.page.keyboard.press("Shift+Enter")
    assert chart.page.evaluate("() => page.heard") == ["Shift+Enter"]


def test_the_table_says_what_the_chart_shows(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    chart.table_button.click()
    expect(chart.table.get_by_role("caption")).to_have_text("How it feels")
    heads = chart.table.get_by_role("columnheader")
    assert heads.all_text_contents() == ["Stage", "Who", "Score", "Felt"]
    assert heads.first.get_attribute("scope") == "col"
    assert chart.table.get_by_role("rowheader").all_text_contents() == STAGES * 2
    rows = chart.table.locator("tbody tr")
    cells = rows.evaluate_all("all => all.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent))")
    assert cells[0] == ["Ana", "−2", "no"]
    assert cells[3] == ["Ana", "–", "no"]
    sides = "cells => cells.map(cell => getComputedStyle(cell).textAlign + getComputedStyle(cell).fontVariantNumeric)"
    assert chart.table.locator("tr > :nth-child(3)").evaluate_all(sides) == ["endtabular-nums"] * 11


def test_the_table_follows_every_edit(chart: ChartPage) -> None:
    rows = stage_rows()
    chart.draw(curve_drawing())
    chart.table_button.click()
    chart.redraw(
        2,
        data={"jk_0": {"set": [[0, {**rows[0], "score": 1.25}]], "keep": 2, "rows": [{**rows[0], "who": "Dora"}]}},
        tables=[{**curve_drawing()["tables"][0], "title": "How it felt"}],
    )
    expect(chart.table.locator("tbody tr")).to_have_count(3)
    expect(chart.table.locator("tbody tr").first).to_have_text("SeekAna1.25no")
    expect(chart.table.locator("tbody tr").last).to_have_text("SeekDora−2no")
    expect(chart.table.get_by_role("caption")).to_have_text("How it felt")


def test_a_long_table_ends_with_how_many_rows_are_left(chart: ChartPage) -> None:
    rows: list[dict[str, Any]] = [{"stage": f"S{at}", "who": "Ana", "score": at % 5 - 2} for at in range(1_203)]
    chart.draw(drawing(curve(), {"jk_0": rows}))
    chart.table_button.click()
    expect(chart.table.locator("tbody tr")).to_have_count(200)
    expect(chart.chart.get_by_text("And 1,003 more rows.")).to_be_visible()


def test_a_chart_without_tables_has_no_button_for_them(chart: ChartPage) -> None:
    chart.draw(curve_drawing(tables=[]))
    expect(chart.chart.get_by_role("button", name="Save picture as PNG")).to_be_visible()
    expect(chart.table_button).to_have_count(0)


@pytest.mark.parametrize("size", [(900, 700), (320, 480)])
def test_the_head_of_the_table_stays_in_sight(chart: ChartPage, size: tuple[int, int]) -> None:
    chart.page.set_viewport_size({"width": size[0], "height": size[1]})
    chart.draw(curve_drawing([f"Stage {number}" for number in range(30)]))
    chart.table_button.click()
    region = chart.chart.get_by_role("region", name="What the chart shows, as a table")
    region.evaluate("element => { element.scrollTop = 500; }")
    expect(chart.table.get_by_role("columnheader").first).to_be_in_viewport()
