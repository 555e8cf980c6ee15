"""What somebody may write to see what happens: it is text, in the picture, the tip and the table."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.charts.chart_page import ChartPage
from tests.browser.charts.samples import curve_drawing, drawing

MARKUP = '<img src=x onerror="window.hurt = 1"><b>bold</b> & <a href="javascript:window.hurt=2">here</a>'
FIELDS = ["a.b", "a[0]", "it's", 'say "it"', "datum.x", "{'signal': 'width'}", "jk_0", "<b>"]
BEYOND = ["back\\slash", "__proto__", "constructor"]
"""Names that Vega itself takes for something else."""


def escaped(field: str) -> str:
    """Return a field's name as Vega-Lite takes it."""
    return "".join(f"\\{letter}" if letter in "\\.[]'\"" else letter for letter in field)


def pointing(text: str) -> dict[str, Any]:
    return {
        "data": {"name": "jk_0"},
        "mark": {"type": "point", "filled": True, "size": 900},
        "title": "jk-words-0",
        "encoding": {"x": {"field": "x", "type": "nominal"}, "tooltip": {"field": text}},
    }


def test_a_tip_shows_names_and_values_as_text(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    chart.mark(1).hover()
    expect(chart.tip).to_be_visible()
    assert chart.tip.locator("dt").all_text_contents() == ["stage", "who", "score"]
    assert chart.tip.locator("dd").all_text_contents() == ["Compare", "Ana", "−2"]
    chart.page.mouse.move(5, 5)
    expect(chart.tip).to_be_hidden()


def test_a_tip_goes_away_with_the_mark_it_speaks_of(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    chart.mark(1).hover()
    expect(chart.tip).to_be_visible()
    chart.draw(curve_drawing(["Other"], n=2, says="Other"))
    expect(chart.tip).to_be_hidden()


def test_escape_takes_a_tip_away(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    chart.mark(1).hover()
    expect(chart.tip).to_be_visible()
    chart.above.focus()
    chart.page.keyboard.press("Escape")
    expect(chart.tip).to_be_hidden()


def test_markup_is_text_everywhere(chart: ChartPage) -> None:
    chart.draw(
        drawing(
            pointing("x"),
            {"jk_0": [{"x": MARKUP}]},
            words=[MARKUP],
            says=MARKUP,
            tables=[{"title": MARKUP, "data": "jk_0", "columns": [{"field": "x", "title": MARKUP}]}],
        )
    )
    chart.mark().hover()
    expect(chart.tip).to_have_text(MARKUP)
    chart.table_button.click()
    assert chart.table.locator("caption, th").all_text_contents() == [MARKUP] * 3
    chart.hear({"kind": "undrawn", "n": 1, "why": MARKUP})
    expect(chart.line).to_contain_text(MARKUP)
    assert MARKUP in chart.labels()
    # Neither an image nor a link came of it, and nothing ran.
    expect(chart.chart.locator("img, a, image, script, b")).to_have_count(0)
    assert chart.page.evaluate("() => window.hurt") is None


def bars(field: str) -> dict[str, Any]:
    """Return a chart whose bars are as high as a field says."""
    return {
        "data": {"name": "jk_0"},
        "mark": "bar",
        "encoding": {
            "x": {"field": "x", "type": "nominal"},
            "y": {"field": escaped(field), "type": "quantitative", "scale": {"domain": [0, 10]}},
        },
    }


@pytest.mark.parametrize("field", FIELDS)
def test_any_name_of_a_field_can_be_drawn_and_changed(chart: ChartPage, field: str) -> None:
    chart.draw(drawing(bars(field), {"jk_0": [{"x": "a", field: 2}, {"x": "b", field: 4}]}, words=[]))
    before = chart.paths("rect")
    assert len(before) == 2
    chart.redraw(2, data={"jk_0": {"set": [[1, {"x": "b", field: 8}]], "keep": 2, "rows": []}})
    after = chart.paths("rect")
    expect(chart.line).to_be_empty()
    assert after[0] == before[0]
    assert after[1] != before[1]


@pytest.mark.parametrize("field", BEYOND)
def test_a_name_that_cannot_be_drawn_does_no_harm(chart: ChartPage, field: str) -> None:
    chart.hear(drawing(bars(field), {"jk_0": [{"x": "a", field: 2}, {"x": "b", field: 4}]}, words=[]))
    chart.redraw(2, data={"jk_0": {"set": [[1, {"x": "b", field: 8}]], "keep": 2, "rows": []}})
    assert chart.page.evaluate("() => [({}).x, Object.keys(Object.prototype).length]") == [None, 0]
    chart.draw(curve_drawing(n=3, says="Another"))
    expect(chart.line).to_be_empty()


@pytest.mark.parametrize(
    "value", [None, 0, False, "", [1, [2, "x"]], {"a": {"b": 1}}, "W" * 5_000, {"signal": "width"}], ids=str
)
def test_a_tip_bears_any_value(chart: ChartPage, value: object) -> None:
    spec = pointing("v") | {"encoding": {"x": {"field": "x", "type": "nominal"}, "tooltip": {"value": value}}}
    spec["mark"]["tooltip"] = {"content": "data"}
    del spec["encoding"]["tooltip"]
    chart.draw(drawing(spec, {"jk_0": [{"x": "a", "v": value}]}, words=[""]))
    chart.mark().hover()
    expect(chart.tip).to_be_visible()
    box = chart.tip.bounding_box()
    assert box
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 900


def test_nothing_is_loaded_and_nothing_becomes_a_link(chart: ChartPage) -> None:
    """The policy would stop a request; the test of every page that there is none at all is in the fixture."""
    address = "https://evil.example/a.png"
    spec = {
        "layer": [
            {
                "data": {"name": "jk_0"},
                "mark": {"type": "image", "width": 20, "height": 20},
                "encoding": {"url": {"field": "at"}, "x": {"field": "x", "type": "nominal"}},
            },
            {
                "data": {"name": "jk_0"},
                "mark": {"type": "point"},
                "encoding": {"href": {"field": "at"}, "x": {"field": "x", "type": "nominal"}},
            },
            {"data": {"url": f"{address}.json"}, "mark": "point", "encoding": {"x": {"field": "x"}}},
        ]
    }
    chart.draw(drawing(spec, {"jk_0": [{"x": "a", "at": address}]}, words=[]))
    expect(chart.chart.locator("[href*='evil'], [src*='evil']")).to_have_count(0)
    assert address not in chart.svg.evaluate("svg => svg.outerHTML")


def test_the_page_allows_no_eval(chart: ChartPage) -> None:
    """The proof that charts are drawn without: here it is forbidden."""
    assert chart.page.evaluate("() => page.may_eval") is False
