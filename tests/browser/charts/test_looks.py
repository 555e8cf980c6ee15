"""How a live chart looks in light and dark, on small screens and in print, and what axe finds."""

from __future__ import annotations

import base64
import re
import struct
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.access.audit import faults
from tests.browser.axe import RULES, violations
from tests.browser.charts.chart_page import ChartPage
from tests.browser.charts.conftest import OpenChart
from tests.browser.charts.samples import LONG, STAGES, curve, curve_drawing, drawing, stage_rows
from tests.browser.waiting import wait_for

PLAIN = {"data": {"name": "jk_0"}, "mark": "text", "title": "Somebody's own",
         "encoding": {"x": {"field": "stage"}, "y": {"field": "score", "type": "quantitative"},
                      "text": {"field": "who"}}}  # fmt: skip
"""A chart that says nothing of colours."""


def test_the_picture_follows_the_theme_and_keeps_its_zoom(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    before = chart.labels()
    chart.zoom()
    wait_for(lambda: chart.labels() != before, True)
    near = chart.labels()
    assert "#0068a3" in "".join(chart.paths("line"))
    chart.shade("dark")
    chart.wait_for_drawing("#5cb8ec")
    assert chart.labels() == near
    drawn = chart.svg.evaluate("svg => svg.outerHTML")
    assert not [colour for colour in ("#0068a3", "#1a1d21", "#E4E7EA") if colour in drawn]
    assert chart.svg.evaluate("svg => getComputedStyle(svg).backgroundColor") == "rgba(0, 0, 0, 0)"
    chart.redraw(2, words=["In the dark", ""])
    chart.shade("light")
    chart.wait_for_drawing("#0068a3")
    assert "In the dark" in chart.labels()


def test_only_the_drawing_is_coloured_and_never_the_data(open_chart: OpenChart) -> None:
    chart = open_chart(theme="dark")
    rows = [{"stage": "#1a1d21", "who": "#0068a3", "score": 1}]
    chart.draw(drawing(curve(["#1a1d21"]), {"jk_0": rows}))
    assert "#1a1d21" in chart.labels()


@pytest.mark.parametrize(("theme", "ink"), [("light", "rgb(26, 29, 33)"), ("dark", "rgb(233, 235, 238)")])
def test_a_chart_that_names_no_colours_has_those_of_the_page(open_chart: OpenChart, theme: str, ink: str) -> None:
    chart = open_chart(theme=theme)
    chart.draw(drawing(PLAIN, {"jk_0": stage_rows()}, words=[]))
    fills = chart.svg.locator(".role-mark text").evaluate_all("all => all.map(text => text.getAttribute('fill'))")
    assert set(fills) == {ink}
    fonts = chart.svg.locator("text").evaluate_all("all => all.map(text => text.getAttribute('font-family'))")
    assert set(fonts) == {chart.chart.evaluate("chart => getComputedStyle(chart).fontFamily")}


@pytest.mark.parametrize("forced", ["light", "dark"])
def test_forced_colours_leave_words_and_lines_to_be_seen(open_chart: OpenChart, forced: str) -> None:
    chart = open_chart(browser={"forced_colors": "active", "color_scheme": forced})
    chart.draw(curve_drawing())
    ground = chart.chart.evaluate("chart => getComputedStyle(chart).backgroundColor")
    dark = ground == "rgb(0, 0, 0)"
    title = chart.svg.locator(".role-title-text text").first
    assert title.evaluate("text => getComputedStyle(text).fill") == (
        "rgb(233, 235, 238)" if dark else "rgb(26, 29, 33)"
    )
    assert ("#5cb8ec" if dark else "#0068a3") in "".join(chart.paths("line"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [(900, 700), (320, 560)])
def test_axe_finds_nothing(open_chart: OpenChart, theme: str, size: tuple[int, int]) -> None:
    chart = open_chart(theme=theme, size=size)
    chart.draw(curve_drawing(LONG * 4))
    chart.table_button.click()
    chart.hear({"kind": "undrawn", "n": 1, "why": "ValueError: there is no such persona."})
    expect(chart.line).not_to_be_empty()
    assert violations(chart.chart, RULES) == []


def test_axe_would_find_something(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    chart.picture.evaluate("picture => picture.removeAttribute('aria-label')")
    assert violations(chart.chart, RULES)


@pytest.mark.parametrize(
    ("size", "browser"),
    [((320, 560), {}), ((450, 350), {"device_scale_factor": 2}), ((360, 640), {"has_touch": True, "is_mobile": True})],
    ids=["narrow", "at 200 %", "by touch"],
)
def test_nothing_runs_over_a_small_page(open_chart: OpenChart, size: tuple[int, int], browser: dict[str, Any]) -> None:
    chart = open_chart(size=size, browser=browser)
    chart.draw(curve_drawing(LONG * 3))
    chart.table_button.click()
    chart.hear({"kind": "undrawn", "n": 1, "why": f"ValueError: {'W' * 200}"})
    expect(chart.line).not_to_be_empty()
    page = chart.page.evaluate("() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]")
    assert page[0] == page[1]
    assert faults(chart.chart, "targets") == []
    if browser.get("has_touch"):
        tall = chart.chart.get_by_role("button").evaluate_all("all => all.map(one => one.getBoundingClientRect())")
        assert all(box["height"] >= 40 and box["width"] >= 40 for box in tall)


def test_a_dark_picture_is_printed_dark_on_white(open_chart: OpenChart) -> None:
    chart = open_chart(theme="dark")
    chart.draw(curve_drawing())
    title = chart.svg.locator(".role-title-text text").first
    assert title.get_attribute("fill") == "#e9ebee"
    chart.page.emulate_media(media="print")
    assert chart.chart.evaluate("chart => getComputedStyle(chart).backgroundColor") == "rgb(255, 255, 255)"
    assert chart.svg.evaluate("svg => getComputedStyle(svg).filter") == "invert(1) hue-rotate(180deg)"
    expect(chart.table_button).to_be_hidden()


def test_a_picture_is_saved_light_and_on_white(open_chart: OpenChart, tmp_path: Path) -> None:
    chart = open_chart(theme="dark")
    chart.draw(curve_drawing())
    rows = stage_rows()
    chart.redraw(
        2,
        data={"jk_0": {"set": [[0, {**rows[0], "score": 2}]], "keep": len(rows), "rows": []}},
        words=["Müde & froh", ""],
        says="Other",
    )
    before = chart.labels()
    chart.zoom()
    wait_for(lambda: chart.labels() != before, True)
    for kind in ("svg", "png"):
        with chart.page.expect_download() as saved:
            chart.chart.get_by_role("button", name=f"Save picture as {kind.upper()}").click()
        assert saved.value.suggested_filename == f"mude-froh.{kind}"
        saved.value.save_as(tmp_path / f"picture.{kind}")
    svg = (tmp_path / "picture.svg").read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert all(word in svg for word in ("#0068a3", "#1a1d21", 'fill="#ffffff"', "Müde &amp; froh", *STAGES))
    seen = [label.replace("&", "&amp;") for label in chart.labels()]
    assert sorted(re.findall(r"<text[^>]*>([^<]+)</text>", svg)) == sorted(seen)
    png = (tmp_path / "picture.png").read_bytes()
    width, height = struct.unpack(">II", png[16:24])
    box = chart.svg.bounding_box()
    assert box
    assert png[:8] == base64.b64decode("iVBORw0KGgo=")
    assert (width, height) == (2 * box["width"], 2 * box["height"])
