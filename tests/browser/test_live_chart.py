"""Live charts in JupyterLab. What one does by itself is proved without a kernel, in tests/browser/charts."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, WebSocket, expect

from tests.browser.charts.chart_view import ChartView
from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP
from tests.browser.notebook_page import NotebookPage
from tests.browser.outages.test_busy import begin_cell
from tests.browser.stage_page import stages_in

pytestmark = pytest.mark.browser

FEELS = """
for stage, score in (("Awareness", 0), ("Purchase", 1), ("Claims", -1)):
    m.emotions.add(persona="Nadia", stage=stage, version="as_is", score=score)
""".strip()
CURVE = 'jk.LiveChart(m, jk.charts.emotion_curve, persona="Nadia")'
GRID = "jk.StageGrid(m)"
ENGINE = 250_000
"""Characters that are less than the bundle of the charts, and more than anything else that travels."""


def chart_in(notebook: NotebookPage, cell: int) -> ChartView:
    """Return the live chart in the output of a cell, once it is drawn."""
    chart = ChartView(notebook.output_area(cell))
    expect(chart.svg).to_be_visible(timeout=20_000)
    return chart


def tagged(svg: Locator) -> None:
    """Write on the drawing, to know it again."""
    svg.evaluate("svg => { svg.dataset.seen = 'yes'; }")


def expect_tagged(svg: Locator) -> None:
    expect(svg).to_have_attribute("data-seen", "yes")


def points(chart: ChartView) -> Locator:
    """Return the points of a curve with one line, in the order of the stages."""
    return chart.picture.locator("g.mark-symbol").first.locator("path")


def middle(point: Locator) -> tuple[float, float]:
    box = point.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_what_is_typed_in_a_grid_and_set_by_a_cell_moves_the_curve_in_its_place(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, FEELS, GRID, CURVE, "jk.LiveChart(m, jk.charts.lane_coverage)"])
    asked, heard = listen(notebook)
    notebook.run_all()
    grid, chart, lanes = stages_in(notebook, 2), chart_in(notebook, 3), chart_in(notebook, 4)
    expect(chart.picture).to_have_attribute("aria-label", re.compile(r"Lowest at Claims \(−1\); peak–end −1\.$"))
    tagged(chart.svg)
    tagged(lanes.svg)
    before = middle(points(chart).nth(1))
    grid.type("Purchase", "Nadia", "-2 angry")
    expect(chart.picture).to_have_attribute("aria-label", re.compile(r"Lowest at Purchase \(−2\)"))
    after = middle(points(chart).nth(1))
    assert after[0] == pytest.approx(before[0], abs=1)
    assert after[1] > before[1] + 100, "three steps lower"
    notebook.add_and_run("m.emotions.set(m.emotions.df.index[2], score=2);")
    expect(chart.picture).to_have_attribute("aria-label", re.compile(r"Lowest at Purchase \(−2\); peak–end 0\.$"))
    grid.type("Claims", "Doing", "Calls the hotline")
    expect(lanes.picture).to_have_attribute("aria-label", re.compile("Nobody|1 note"))
    notebook.add_and_run("m.stages.set('Claims', name='Damage'); m.stages.move('Damage', before='Awareness');")
    expect(chart.picture.get_by_text("Damage", exact=True)).to_be_visible()
    names = chart.picture.get_by_text(re.compile("^(Damage|Awareness)$"))
    assert middle(names.filter(has_text="Damage"))[0] < middle(names.filter(has_text="Awareness"))[0]
    # Drawn once, and changed in its place ever since.
    expect_tagged(chart.svg)
    chart.table_button.click()
    expect(chart.table.get_by_role("row").nth(1)).to_contain_text("Damage")
    expect(notebook.output_area(3).locator(".jk-still")).to_be_hidden()
    # Nothing was asked of anybody else, and what draws both charts came once.
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(notebook.lab.url).netloc}
    assert len([size for size in heard if size > ENGINE]) == 2, "the bundles of the map and of the charts"


def listen(notebook: NotebookPage) -> tuple[list[str], list[int]]:
    """Write down what the page asks for from now on, and how long what its open sockets hear is."""
    asked: list[str] = []
    heard: list[int] = []
    page = notebook.page
    page.on("request", lambda request: asked.append(request.url) if request.url.startswith("http") else None)

    def write_down(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: heard.append(len(payload)))

    page.on("websocket", write_down)
    # The kernel's socket is open already.
    notebook.reload()
    return asked, heard


def test_another_page_and_a_reload_show_the_chart_as_it_is_now(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, FEELS, CURVE])
    notebook.run_all()
    chart_in(notebook, 2)
    notebook.save()
    other = notebook.second_tab()
    there = chart_in(other, 2)
    notebook.add_and_run("m.emotions.add(persona='Nadia', stage='Renewal', version='as_is', score=-2);")
    expect(there.picture).to_have_attribute("aria-label", re.compile(r"Lowest at Renewal \(−2\)"))
    notebook.reload()
    again = chart_in(notebook, 2)
    expect(again.picture).to_have_attribute("aria-label", re.compile(r"Lowest at Renewal \(−2\)"))
    tagged(again.svg)
    notebook.add_and_run("m.emotions.add(persona='Nadia', stage='Research', version='as_is', score=1);")
    for chart in (again, there):
        expect(points(chart)).to_have_count(5)
    expect_tagged(again.svg)


def test_it_follows_while_a_cell_computes(open_notebook: OpenNotebook) -> None:
    busy = "from pathlib import Path\nwhile not Path('enough').exists():\n    sum(range(1_000))"
    notebook = open_notebook([MAP, FEELS, GRID, CURVE, busy])
    for cell in range(4):
        notebook.run_cell(cell)
    grid, chart = stages_in(notebook, 2), chart_in(notebook, 3)
    begin_cell(notebook, 4)
    grid.type("Claims", "Nadia", "-2 angry")
    expect(chart.picture).to_have_attribute("aria-label", re.compile(r"Lowest at Claims \(−2\)"), timeout=15_000)
    (notebook.folder / "enough").touch()
    notebook.expect_idle()


OWN = """
import altair as alt
import pandas as pd

def stars(m):
    rated = m.emotions.df["score"]
    if len(rated) > 3:
        raise ValueError("too many to count")
    return alt.Chart(pd.DataFrame({"n": [int(rated.sum())]})).mark_bar().encode(x="n:Q").interactive()

jk.LiveChart(m, stars)
""".strip()


def test_a_chart_that_fails_and_a_kernel_that_goes_leave_the_last_picture_and_say_so(
    open_notebook: OpenNotebook,
) -> None:
    notebook = open_notebook([MAP, FEELS, OWN])
    notebook.run_all()
    chart = chart_in(notebook, 2)
    tagged(chart.svg)
    notebook.add_and_run("m.emotions.add(id='x', persona='Nadia', stage='Renewal', version='as_is', score=2);")
    expect(chart.line).to_contain_text("ValueError: too many to count")
    notebook.add_and_run("m.emotions.remove('x')")
    expect(chart.line).to_have_text("")
    expect_tagged(chart.svg)
    notebook.restart_kernel()
    expect(chart.line).to_contain_text("Not in step since", timeout=30_000)
    expect_tagged(chart.svg)
    notebook.run_all()
    expect(chart_in(notebook, 2).line).to_have_text("")
