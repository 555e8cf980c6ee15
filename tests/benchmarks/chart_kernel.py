"""What the kernel of a notebook with live charts needs to be measured."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from functools import wraps
from itertools import count
from typing import Any

import altair as alt

from journeykit import JourneyMap
from tests.benchmarks.floor_widget import FloorCell

marks: list[tuple[float, float]] = []
"""When a chart's function was called and when it returned, in seconds since 1970."""

spent: dict[str, float] = {}
"""What `edit_each` cost; empty while it is at work."""

_tasks: set[asyncio.Task[None]] = set()


class FloorEcho(FloorCell):
    """The floor of an edit that comes back as a picture: Python shows the text that it is sent."""

    def _take(self, widget: Any, content: Any, buffers: Any) -> None:
        super()._take(widget, content, buffers)
        self.show([content["text"]])


def marked(chart: Callable[..., alt.LayerChart], anew: bool = False) -> Callable[..., alt.LayerChart]:
    """Return a chart's function that leaves `marks`; ``anew``: its specification is another one each time."""
    turn = count()

    @wraps(chart)
    def drawn(journey: JourneyMap, **options: Any) -> alt.LayerChart:
        began = time.time()
        made = chart(journey, **options)
        made.usermeta = {"turn": next(turn) if anew else 0}
        marks.append((began, time.time()))
        return made

    return drawn


def edit_each(write: Callable[[int], None], times: int, pause: float, rest: float) -> None:
    """Edit so often, at an even pace, and look on for a while: what has the processor spent on it?"""
    spent.clear()
    marks.clear()

    async def editing() -> None:
        began, cpu = time.monotonic(), time.process_time()
        for at in range(times):
            await asyncio.sleep(began + at * pause - time.monotonic())
            write(at)
        ended = time.time()
        await asyncio.sleep(rest)
        spent.update(
            seconds=time.process_time() - cpu,
            lasted=time.monotonic() - began,
            ended=ended,
            drawn=len(marks),
            threads=threading.active_count(),
        )

    task = asyncio.get_running_loop().create_task(editing())
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)
