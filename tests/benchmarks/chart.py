"""Live charts: what drawing one costs the kernel, and how soon an edit in JupyterLab is seen in one."""

from __future__ import annotations

from collections.abc import Iterator

from tests.benchmarks import chart_draw, chart_edit, chart_load, chart_memory
from tests.benchmarks.browser import opened
from tests.benchmarks.chart_subject import MAPS, SCRIPT, SHOW
from tests.benchmarks.figure import Figure


def measure() -> Iterator[Figure]:
    yield from chart_draw.measure()
    with opened(SHOW) as probe:
        probe.kernel(MAPS)
        probe.page.evaluate(SCRIPT.read_text())
        yield from chart_edit.measure(probe)
        yield from chart_load.measure(probe)
        yield from chart_memory.measure(probe)
