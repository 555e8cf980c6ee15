"""What the kernel does for a live chart after an edit, step by step, with no page and no notebook.

In the time of the thread, as a shared machine also stops it.
"""

from __future__ import annotations

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeVar

import journeykit as jk
from journeykit.charts.spec import TakenApart, taken_apart
from journeykit.widgets.chart_feed import row_patch
from tests.benchmarks.chart_map import chart_map
from tests.benchmarks.chart_subject import ALL, ChartSubject
from tests.benchmarks.figure import Figure

ROUNDS = 20

Result = TypeVar("Result")


def measure() -> Iterator[Figure]:
    for subject in ALL:
        took = _steps(subject)
        total = [sum(steps) for steps in zip(*took.values(), strict=True)]
        yield Figure(f"kernel draws {subject.name}: processor", "ms", total)
        for step, samples in took.items():
            yield Figure(f"  of it {step}", "ms", samples)


def _steps(subject: ChartSubject) -> dict[str, list[float]]:
    journey = chart_map(subject.needs)
    chart = getattr(jk.charts, subject.chart)
    took: dict[str, list[float]] = defaultdict(list)
    before = taken_apart(chart(journey).to_dict())
    for turn in range(1, ROUNDS + 1):
        _edit(journey, turn)
        first, drawn = _worked(partial(chart, journey))
        second, made = _worked(partial(drawn.to_dict, validate=False))
        third, after = _worked(partial(taken_apart, made))
        fourth, patches = _worked(partial(_compared, before, after))
        assert any(patches), f"the edit did not change {subject.chart}"
        before = after
        took["in the chart's function"].append(first)
        took["in to_dict"].append(second)
        took["in taken_apart"].append(third)
        took["in the comparison with the last one"].append(fourth)
    return took


def _worked(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return the milliseconds that the work took of the processor, and what it gave."""
    gc.collect()
    begin = time.thread_time()
    result = work()
    return (time.thread_time() - begin) * 1_000, result


def _edit(journey: jk.JourneyMap, turn: int) -> None:
    """Change something that every chart shows."""
    journey.emotions.set(journey.emotions.df.index[0], score=turn % 5 - 2)
    if len(journey.needs):
        journey.needs.set("n0", importance=turn % 10 + 1, level=("safety", "esteem")[turn % 2])


def _compared(before: TakenApart, after: TakenApart) -> list[Any]:
    assert before.structure == after.structure
    return [row_patch(before.data[name], rows) for name, rows in after.data.items()]
