"""What stays in the page after many updates of a chart, beside the floor widget that has shown as many texts."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import CDPSession

from tests.benchmarks.chart_subject import CURVE, show
from tests.benchmarks.figure import Figure
from tests.benchmarks.probe import Probe
from tests.benchmarks.subject import FLOOR

WARM, UPDATES = 50, 1_000
COUNTED = {
    "Nodes": ("DOM nodes", "", 1),
    "JSEventListeners": ("listeners", "", 1),
    "JSHeapUsedSize": ("heap", "kB", 1_000),
}
# Drawn beforehand, as it is the page that is to work.
IN_TURNS = """
drawn = {}
for title, score in (("One", 2), ("Other", -2)):
    m.set(title=title)
    m.emotions.set(m.emotions.df.index[0], score=score)
    drawn[title] = jk.charts.emotion_curve(m)
shown = [jk.LiveChart(m, lambda journey: drawn[journey.title])]
"""
EDITS = ["m.set(title='One')", "m.set(title='Other')"]
TEXTS = """
async (times) => {
  for (let at = 0; at < times; at++) {
    const painted = probe.painted(".floor-shown", [`Shown ${at}.`]);
    await probe.run(`floor.show(["Shown ${at}."])`);
    await painted;
  }
}
"""


def measure(probe: Probe) -> Iterator[Figure]:
    page = probe.page
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    FLOOR.display(probe)
    page.evaluate(TEXTS, WARM)
    before = _held(session)
    page.evaluate(TEXTS, UPDATES)
    least = _grown(before, _held(session))
    show(probe, CURVE.needs, prepare=IN_TURNS)
    edits = "([codes, times]) => chart_watch.edit_one_by_one(codes, times)"
    page.evaluate(edits, [EDITS, WARM])
    before = _held(session)
    page.evaluate(edits, [EDITS, UPDATES])
    grown = _grown(before, _held(session))
    session.detach()
    for name, (what, unit, _) in COUNTED.items():
        yield Figure(f"{what} more after {UPDATES:,} updates, {CURVE.name}", unit, [grown[name]], [least[name]])


def _held(session: CDPSession) -> dict[str, float]:
    session.send("HeapProfiler.collectGarbage")
    metrics = {found["name"]: found["value"] for found in session.send("Performance.getMetrics")["metrics"]}
    return {name: metrics[name] / scale for name, (_, _, scale) in COUNTED.items()}


def _grown(before: dict[str, float], after: dict[str, float]) -> dict[str, float]:
    return {name: after[name] - before[name] for name in COUNTED}
