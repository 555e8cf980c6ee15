"""From running a cell to the first text in the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tests.benchmarks.figure import Figure, floors
from tests.benchmarks.needs_map import MANY
from tests.benchmarks.probe import Probe
from tests.benchmarks.stopwatch import timed
from tests.benchmarks.subject import FLOOR, Subject, grid

SMALL, MIDDLE, LARGE = grid(20), grid(1_000), grid(MANY)
ROUNDS = 8
LARGE_ROUNDS = 4


def measure(probe: Probe) -> Iterator[Figure]:
    took: dict[Subject, list[float]] = defaultdict(list)
    loaded, blocked = [], []
    for turn in range(ROUNDS + 1):
        for subject in (FLOOR, SMALL, MIDDLE):
            milliseconds = subject.display(probe)
            if turn:  # the first one also loads the widget manager
                took[subject].append(milliseconds)
    for _ in range(LARGE_ROUNDS):
        took[FLOOR].append(FLOOR.display(probe))
        took[LARGE].append(LARGE.display(probe))
        loaded.append(took[LARGE][-1] + timed(probe.wait_all_there)[0])
        blocked.append(probe.longest_block())
    for subject, most in ((SMALL, 2), (MIDDLE, 2), (LARGE, 4)):
        yield Figure(f"display → first cell, {subject.name}", "ms", took[subject], took[FLOOR], floors(most))
    yield _first_of_page(probe)
    yield Figure(f"display → all {LARGE.name} there", "ms", loaded, took[FLOOR])
    yield Figure("  longest block of the page meanwhile", "ms", blocked)


def _first_of_page(probe: Probe) -> Figure:
    took: dict[Subject, list[float]] = defaultdict(list)
    for _ in range(ROUNDS // 2):
        for subject in (FLOOR, SMALL):
            took[subject].append(subject.display(probe, first_of_page=True))
    return Figure(f"display → first cell, {SMALL.name}, first widget of the page", "ms", took[SMALL], took[FLOOR])
