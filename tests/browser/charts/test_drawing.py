"""How a live chart draws, and how it becomes another."""

from __future__ import annotations

import altair as alt
from playwright.sync_api import expect

from tests.browser.charts.chart_page import ChartPage
from tests.browser.charts.conftest import OpenChart
from tests.browser.charts.samples import STAGES, curve, curve_drawing, drawing, stage_rows
from tests.browser.waiting import wait_for

KEEP = "svg => { svg.kept = 'the same'; }"


def test_a_drawing_becomes_a_picture(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    labels = chart.labels()
    assert labels[-2:] == ["How it feels", "Ana and Ben, as is"]
    assert [name for name in labels if name in STAGES] == STAGES
    assert len(chart.paths("line")) == 2
    # Assistive technology hears one sentence and none of the shapes.
    expect(chart.picture).to_have_count(1)
    expect(chart.picture.locator("> [aria-hidden=true] svg")).to_have_count(1)


def test_an_edit_changes_the_picture_in_its_place(chart: ChartPage) -> None:
    rows = stage_rows()
    chart.draw(curve_drawing())
    before = chart.paths("line")
    chart.svg.evaluate(KEEP)
    chart.redraw(2, data={"jk_0": {"set": [[0, {**rows[0], "score": 2}]], "keep": len(rows), "rows": []}})
    assert chart.paths("line")[1:] == before[1:]
    assert chart.paths("line")[0] != before[0]
    assert chart.svg.evaluate("svg => svg.kept") == "the same"


def test_rows_that_come_and_go_change_the_picture_in_its_place(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    chart.svg.evaluate(KEEP)
    chart.redraw(2, data={"jk_0": {"set": [], "keep": 3, "rows": []}})
    assert (len(chart.paths("line")), len(chart.paths("symbol"))) == (1, 3)
    chart.redraw(3, data={"jk_0": {"set": [], "keep": 3, "rows": stage_rows()[3:]}})
    assert (len(chart.paths("line")), len(chart.paths("symbol"))) == (2, 8)
    assert chart.svg.evaluate("svg => svg.kept") == "the same"


def test_many_edits_within_a_frame_are_drawn_once(chart: ChartPage) -> None:
    rows = stage_rows()
    chart.draw(curve_drawing())
    chart.svg.evaluate(
        "svg => { svg.drawn = 0; new MutationObserver(() => svg.drawn++).observe(svg, WATCHED); }".replace(
            "WATCHED", "{ subtree: true, childList: true, attributes: true }"
        )
    )
    edits = [
        {"kind": "redrawing", "n": n, "data": {"jk_0": {"set": [[n % 3, {**rows[n % 3], "score": n % 5 - 2}]],
                                                     "keep": len(rows), "rows": []}}}
        for n in range(2, 60)
    ]  # fmt: skip
    chart.hear(*edits)
    chart.settle()
    assert chart.svg.evaluate("svg => svg.drawn") == 1
    now = [{**row, "score": score} for row, score in zip(rows[:3], (57 % 5 - 2, 58 % 5 - 2, 59 % 5 - 2), strict=True)]
    chart.table_button.click()
    cells = chart.table.locator("tbody tr").evaluate_all("all => all.slice(0, 3).map(row => row.cells[2].textContent)")
    assert cells == [str(row["score"]).replace("-", "−") for row in now]


def test_words_change_and_find_room(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    chart.svg.evaluate(KEEP)
    long = "An argument as long as five ordinary ones" * 4
    said = "datum.x + {'signal': 'width'} <b>not markup</b>"
    chart.redraw(2, words=[said, ["First line", long]], says="Other")
    assert said in chart.labels()
    assert chart.svg.locator("tspan").all_text_contents() == ["First line", long]
    assert chart.svg.evaluate("svg => svg.kept") == "the same"
    width, needed = chart.svg.evaluate("svg => [svg.clientWidth, svg.querySelector('g').getBBox().width]")
    assert width >= needed > 700
    expect(chart.picture).to_have_attribute("aria-label", "Other")


def test_a_zoom_outlives_edits_and_a_drawing_anew(chart: ChartPage) -> None:
    def ticks() -> list[str]:
        return [text for text in chart.labels() if text.lstrip("−").replace(".", "").isdigit()]

    rows = stage_rows()
    chart.draw(curve_drawing())
    whole = ticks()
    chart.zoom()
    wait_for(lambda: ticks() != whole, True)
    near = ticks()
    chart.redraw(2, data={"jk_0": {"set": [[1, {**rows[1], "score": 1}]], "keep": len(rows), "rows": []}})
    assert ticks() == near
    chart.draw(drawing(curve(height=181), {"jk_0": rows}, n=3, says="Anew"))
    assert ticks() == near


def test_a_drawing_anew_takes_the_place_of_the_old_one_at_once(chart: ChartPage) -> None:
    names = [f"Stage {number}" for number in range(30)]
    chart.draw(curve_drawing(names))
    chart.scroller.evaluate("element => { element.scrollLeft = 400; }")
    chart.scroller.evaluate("""element => {
      window.seen = new Set();
      const look = () => {
        const all = [...element.querySelectorAll('svg.marks')];
        window.seen.add(all.filter(svg => svg.checkVisibility({ visibilityProperty: true })).length);
        window.looking = requestAnimationFrame(look);
      };
      look();
    }""")
    chart.draw(curve_drawing(list(reversed(names)), n=2, says="Reversed"))
    chart.settle()
    assert chart.page.evaluate("() => [...window.seen]") == [1]
    assert chart.scroller.evaluate("element => element.scrollLeft") == 400
    expect(chart.chart.locator("svg.marks")).to_have_count(1)


def test_a_chart_that_cannot_be_drawn_leaves_the_old_picture(chart: ChartPage) -> None:
    chart.draw(curve_drawing())
    broken = {"data": {"name": "jk_0"}, "mark": "bar", "encoding": {"x": {"field": "a"}},
              "transform": [{"calculate": "datum.(", "as": "a"}]}  # fmt: skip
    chart.hear(drawing(broken, {"jk_0": [{"a": 1}]}, n=2, says="Broken"))
    expect(chart.line).to_contain_text("could not be drawn")
    expect(chart.picture).to_have_attribute("aria-label", "How it feels: Ana is happiest at Receive.")
    chart.draw(curve_drawing(n=3, says="Mended"))
    expect(chart.line).to_be_empty()


def test_data_nobody_uses_are_no_error(chart: ChartPage) -> None:
    chart.draw(drawing(curve(), {"jk_0": stage_rows(), "jk_1": [{"a": 1}]}))
    chart.redraw(2, data={"jk_1": {"set": [], "keep": 0, "rows": []}, "jk_9": {"set": [], "keep": 0, "rows": []}})
    expect(chart.line).to_be_empty()
    assert len(chart.paths("line")) == 2


def test_a_slider_keeps_its_value_and_the_focus_when_the_chart_is_drawn_anew(chart: ChartPage) -> None:
    def sliding(height: int) -> dict[str, object]:
        size = alt.param(name="size", value=40, bind=alt.binding_range(min=10, max=400, step=10, name="Size "))
        base = alt.Chart(alt.NamedData("jk_0"), height=height).mark_point(filled=True).encode(x="stage:N", y="score:Q")
        sized = base.encode(size=alt.value({"expr": "size"}))
        return dict(sized.add_params(size).to_dict(validate=False))

    chart.draw(drawing(sliding(100), {"jk_0": stage_rows()}))
    slider = chart.chart.get_by_role("slider")
    slider.focus()
    slider.press("End")
    wait_for(lambda: slider.input_value(), "400")
    before = chart.paths("symbol")[0]
    chart.draw(drawing(sliding(101), {"jk_0": stage_rows()}, n=2, says="Anew"))
    expect(slider).to_be_focused()
    assert slider.input_value() == "400"
    assert chart.paths("symbol")[0].split("d=")[1][:30] == before.split("d=")[1][:30]


def test_a_thousand_redrawings_leave_nothing_behind(chart: ChartPage) -> None:
    def kept() -> list[int]:
        return list(
            chart.page.evaluate(
                """() => {
                  const inside = document.querySelector('.cell').firstChild.shadowRoot.querySelectorAll('*').length;
                  return [inside, page.alive.listeners(), page.alive.timers()];
                }"""
            )
        )

    rows = stage_rows()
    chart.draw(curve_drawing())
    chart.redraw(2, says="First")
    chart.labels()  # the first look at the picture leaves listeners of the test's own
    before = kept()
    for start in range(3, 1_003, 20):
        # Each in a frame of its own, or they would be drawn as one.
        chart.page.evaluate(
            """async edits => {
              for (const edit of edits) {
                page.hear(edit);
                await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
              }
            }""",
            [
                {
                    "kind": "redrawing",
                    "n": n,
                    "data": {"jk_0": {"set": [[n % 3, {**rows[n % 3], "score": n % 5 - 2}]], "keep": 10 - n % 2 * 4,
                                      "rows": [] if n % 2 else rows[6:]}},
                    "words": [f"Drawing {n}", ""],
                    "says": f"Drawing {n}",
                }
                for n in range(start, start + 20)
            ],
        )  # fmt: skip
    expect(chart.picture).to_have_attribute("aria-label", "Drawing 1002")
    assert chart.labels()[-1] == "Drawing 1002"
    chart.redraw(1_003, data={"jk_0": {"set": [], "keep": 0, "rows": rows}}, words=["How it feels", "Ana"])
    assert kept() == before


def test_drawings_anew_leave_nothing_behind(open_chart: OpenChart) -> None:
    chart = open_chart()
    alive = "() => [page.alive.listeners(), page.alive.timers()]"
    chart.draw(curve_drawing())
    chart.labels()
    before = chart.page.evaluate(alive)
    for n in range(2, 32):
        chart.draw(curve_drawing(STAGES[: 2 + n % 3], n=n, says=f"Drawing {n}"))
    assert chart.page.evaluate(alive) == before
