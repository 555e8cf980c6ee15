"""Many edits while three charts are shown: what the kernel and the page work, and how far behind they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.benchmarks.board_frames import Meter
from tests.benchmarks.chart_subject import ALL, MANY, show
from tests.benchmarks.figure import Figure
from tests.benchmarks.probe import Probe
from tests.browser.waiting import wait_until

RATE, SECONDS, REST = 20, 10, 2.0
NAME = f"{RATE} edits a second for {SECONDS} s, {len(ALL)} charts"
EDIT = f"""
first = m.emotions.df.index[0]
def write(at):
    if at % 2:
        m.emotions.set(first, score=at // 2 % 5 - 2)
    else:
        m.needs.set("n0", importance=at // 2 % 10 + 1, level=("esteem", "safety")[at // 2 % 2])
edit_each(write, {RATE * SECONDS}, {1 / RATE}, {REST})
"""
WATCH = """
() => {
  window.pictures = [];
  window.leave_pictures = chart_watch.follow((painted) => pictures.push(painted));
  chart_watch.take_news();
  probe.take_blocks();
}
"""


def measure(probe: Probe) -> Iterator[Figure]:
    page, meter = probe.page, Meter(probe.page)
    probe.kernel(f"close_widgets(); m = chart_map({MANY})")
    alone, _ = _edited(probe, meter)
    show(probe, MANY, *(subject.live() for subject in ALL), charts=len(ALL))
    page.evaluate(WATCH)
    cost, work = _edited(probe, meter)
    page.evaluate("() => leave_pictures()")
    meter.close()
    pictures, news = page.evaluate("() => pictures"), page.evaluate("() => chart_watch.take_news()")
    yield Figure(f"{NAME}: kernel's processor (floor: none shown)", "%", [_share(cost)], [_share(alone)])
    yield Figure("  drawings a second, of all three", "", [cost["drawn"] / SECONDS])
    yield Figure("  messages a second", "", [len(news) / SECONDS])
    yield Figure("  last edit → last picture", "ms", [pictures[-1] - 1_000 * cost["ended"]])
    yield Figure("  page's main thread", "%", [work / SECONDS / 10])
    yield Figure("  longest block of the page", "ms", [probe.longest_block()])


def _share(cost: dict[str, float]) -> float:
    return 100 * cost["seconds"] / SECONDS


def _edited(probe: Probe, meter: Meter) -> tuple[dict[str, Any], float]:
    """Edit, and wait for the end; return what it cost the kernel, and the page in milliseconds."""

    def edited() -> None:
        probe.kernel(EDIT)
        wait_until(lambda: probe.kernel_json("len(chart_kernel.spent)"), "the edits to end")

    work = meter.works(edited)
    return probe.kernel_json("chart_kernel.spent"), work
