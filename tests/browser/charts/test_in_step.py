"""What a live chart and the kernel say to each other, and what the reader is told when they no longer do."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from journeykit.widgets.chart_protocol import TELL_SECONDS
from tests.browser.charts.chart_page import ChartPage
from tests.browser.charts.samples import STAGES, curve_drawing, stage_rows
from tests.browser.waiting import wait_for

BEAT = TELL_SECONDS * 1000


def test_a_chart_says_that_it_is_shown_and_goes_on_saying_so(chart: ChartPage) -> None:
    assert chart.sent == [{"kind": "showing", "page": chart.name, "n": 0}]
    chart.draw(curve_drawing(n=7))
    chart.page.clock.run_for(2 * BEAT)
    assert chart.sent[1:] == [{"kind": "showing", "page": chart.name, "n": 7}] * 2


def test_a_page_out_of_sight_says_nothing_until_it_is_seen(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    see = """seen => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => seen });
      document.dispatchEvent(new Event('visibilitychange'));
    }"""
    chart.page.evaluate(see, "hidden")
    chart.page.clock.run_for(4 * BEAT)
    assert len(chart.sent) == 1
    chart.page.evaluate(see, "visible")
    assert chart.sent[1:] == [{"kind": "showing", "page": chart.name, "n": 1}]
    chart.page.clock.run_for(BEAT)
    assert len(chart.sent) == 3


def test_a_drawing_for_another_page_is_left_alone(chart: ChartPage) -> None:
    chart.draw(curve_drawing(says="Mine"))
    chart.hear(curve_drawing(n=2, says="Theirs", to=["another"]), curve_drawing(n=1, says="Old", to=[chart.name]))
    chart.settle()
    expect(chart.picture).to_have_attribute("aria-label", "Mine")
    chart.draw(curve_drawing(n=2, says="Mine again", to=["another", chart.name]))


def test_a_chart_that_missed_something_asks_and_waits_for_a_drawing(chart: ChartPage) -> None:
    chart.draw(curve_drawing(n=3))
    chart.redraw(5, says="Five")
    assert chart.sent[1:] == [{"kind": "showing", "page": chart.name, "n": 3}]
    chart.redraw(6, says="Six")
    chart.redraw(4, says="Four")
    expect(chart.picture).to_have_attribute("aria-label", re.compile("^How it feels"))
    assert len(chart.sent) == 2
    chart.draw(curve_drawing(n=6, says="Six as a whole"))
    chart.redraw(7, says="Seven")
    expect(chart.picture).to_have_attribute("aria-label", "Seven")


def test_a_chart_without_a_drawing_leaves_redrawings_alone(chart: ChartPage) -> None:
    chart.redraw(1, says="One")
    chart.redraw(9, says="Nine")
    assert len(chart.sent) == 1
    expect(chart.picture).to_have_count(0)


def test_a_drawing_in_parts_is_put_together(chart: ChartPage) -> None:
    whole = chart.page.evaluate("drawing => JSON.stringify(drawing)", curve_drawing(says="From parts"))
    half = len(whole) // 2
    parts = [
        {"kind": "part", "to": [chart.name], "of": "whole", "index": at, "count": 2, "text": text}
        for at, text in enumerate((whole[:half], whole[half:]))
    ]
    strays = [{"kind": "part", "to": ["another"], "of": "stray", "index": 0, "count": 1, "text": "{}"}]
    chart.hear(*reversed(parts), *strays)
    expect(chart.picture).to_have_attribute("aria-label", "From parts")


def test_a_map_that_cannot_be_drawn_leaves_the_picture_and_says_why(chart: ChartPage) -> None:
    chart.draw(curve_drawing(n=4))
    before = chart.svg.evaluate("svg => svg.outerHTML")
    chart.hear({"kind": "undrawn", "n": 4, "why": "ValueError: there is no persona <b>“Ana”</b>."})
    expect(chart.line).to_have_text(re.compile(r"^Shows the map as of \d\d:\d\d: ValueError: .* <b>“Ana”</b>\.$"))
    assert chart.svg.evaluate("svg => svg.outerHTML") == before
    chart.hear({"kind": "in_step", "to": [chart.name], "n": 4})
    expect(chart.line).to_be_empty()
    chart.hear({"kind": "undrawn", "to": ["another"], "n": 4, "why": "Not mine."})
    expect(chart.line).to_be_empty()
    chart.hear({"kind": "undrawn", "to": [chart.name], "n": 4, "why": "Mine."})
    expect(chart.line).to_have_text(re.compile("Mine"))
    chart.redraw(5, data={"jk_0": {"set": [], "keep": 1, "rows": []}})
    expect(chart.line).to_be_empty()


def test_a_chart_that_never_could_be_drawn_says_why(chart: ChartPage) -> None:
    chart.hear({"kind": "undrawn", "n": 0, "why": "ZeroDivisionError: division by zero"})
    expect(chart.line).to_have_text("Not drawn yet: ZeroDivisionError: division by zero")


def test_a_silent_kernel_is_noticed_and_its_next_word_too(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    chart.stop_clock()
    # The beat was at most so long ago as it took to draw.
    chart.page.clock.run_for(BEAT + 5_500)
    expect(chart.line).to_be_empty()
    chart.page.clock.run_for(4_600)
    expect(chart.line).to_have_text(re.compile(r"^Not in step since \d\d:\d\d: the kernel does not answer\.$"))
    expect(chart.line).to_have_attribute("aria-live", "polite")
    chart.hear({"kind": "in_step", "to": [chart.name], "n": 1})
    expect(chart.line).to_be_empty()


def test_a_kernel_that_answers_is_never_called_silent(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    for _ in range(8):
        chart.page.clock.run_for(BEAT)
        chart.hear({"kind": "in_step", "to": [chart.name], "n": 1})
        assert chart.line.text_content() == ""


def test_a_kernel_that_is_gone_leaves_the_last_picture(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    chart.page.evaluate("() => { page.wire.closed = true; }")
    chart.page.clock.run_for(BEAT)
    expect(chart.line).to_have_text(re.compile("the kernel does not answer"))
    chart.page.clock.run_for(10 * BEAT)
    expect(chart.svg).to_be_visible()
    chart.table_button.click()
    expect(chart.table.get_by_role("row")).to_have_count(1 + 2 * len(STAGES))


def test_before_the_first_drawing_the_chart_says_that_it_waits(chart: ChartPage) -> None:
    expect(chart.chart).to_contain_text("Waiting for the kernel…")
    chart.page.clock.run_for(10_100)
    expect(chart.line).to_have_text(re.compile("^Waiting for the chart. The kernel has not answered since"))
    chart.draw(curve_drawing())
    expect(chart.chart).not_to_contain_text("Waiting")


def test_a_chart_that_leaves_the_page_says_so_and_leaves_nothing_behind(chart: ChartPage) -> None:
    name = chart.name
    chart.draw(curve_drawing())
    chart.redraw(2, data={"jk_0": {"set": [], "keep": 0, "rows": stage_rows(["One"])}})
    # It waits for an answer, and for the next beat.
    chart.page.clock.run_for(BEAT)
    chart.leave()
    assert chart.sent[-1] == {"kind": "gone", "page": name}
    alive = "() => [page.alive.listeners(), page.alive.timers(), document.querySelector('.cell').childNodes.length]"
    wait_for(lambda: chart.page.evaluate(alive), [0, 0, 0])
    said = len(chart.sent)
    chart.page.clock.run_for(4 * BEAT)
    assert len(chart.sent) == said
    expect(chart.chart).to_have_count(0)
    assert chart.page.evaluate("() => page.accompanied.map(signal => signal.aborted)") == [True]
