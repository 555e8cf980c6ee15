"""Many cells of a large grid changed at once: what it costs the page."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from itertools import count

from playwright.sync_api import CDPSession

from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.probe import Probe
from tests.benchmarks.subject import Subject

CELLS = 50
ROUNDS = 15
SETTLE = 100
GRID_CODE = """
for at in reversed(range({cells})):
    m.needs.set(f"n{{at}}", statement={text!r})
"""
FLOOR_CODE = "floor.show([{text!r}] * {cells})"
NODES = '() => document.querySelectorAll(\'[role="grid"], [role="grid"] *\').length'

_serial = count(100)


def measure(probe: Probe, floor: Subject, large: Subject) -> Iterator[Figure]:
    floor.display(probe)
    least = _main_thread(probe, floor, FLOOR_CODE)
    large.display(probe)
    took = _main_thread(probe, large, GRID_CODE)
    yield Figure(f"{CELLS} cells written at once, {large.name}: main thread", "ms", took, least, at_most(50))
    yield Figure("DOM nodes in the grid", "", [probe.page.evaluate(NODES)], budget=at_most(600))


def _main_thread(probe: Probe, subject: Subject, code: str) -> list[float]:
    """Return the milliseconds of work in the page, less those of a run that changes nothing."""
    probe.wait_all_there()
    session = probe.page.context.new_cdp_session(probe.page)
    session.send("Performance.enable")
    idle, busy = [], []
    for _ in range(ROUNDS):
        text = f"At once {next(_serial)}"
        begin = _work(session)
        probe.kernel("pass")
        probe.page.wait_for_timeout(SETTLE)
        between = _work(session)
        probe.painted(subject.texts, [text], code.format(text=text, cells=CELLS))
        probe.page.wait_for_timeout(SETTLE)
        idle.append(between - begin)
        busy.append(_work(session) - between)
    session.detach()
    return [work - statistics.median(idle) for work in busy][1:]


def _work(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1_000 * next(float(found["value"]) for found in metrics if found["name"] == "TaskDuration")
