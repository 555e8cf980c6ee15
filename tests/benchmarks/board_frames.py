"""What the page's main thread works: a frame, as tracing has it, and an action, as the page's own meter has it."""

from __future__ import annotations

import json
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

TASK, FRAME_ENDS, MAIN_THREAD = "RunTask", "Commit", "CrRendererMain"
CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"]

TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Frames:
    """Milliseconds of all tasks of the main thread up to the end of each frame.

    Scripts, style, layout, paint and hit tests, the browser's own steps in between too. ``work`` is the thread's own
    time, as a shared machine also stops it; ``clock`` has these stops in it.
    """

    work: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)


@contextmanager
def traced(page: Page) -> Iterator[Frames]:
    """Record the page's frames while the block runs; filled in at its end."""
    browser = page.context.browser
    assert browser is not None
    frames = Frames()
    browser.start_tracing(page=page, categories=CATEGORIES)
    try:
        yield frames
    finally:
        events = json.loads(browser.stop_tracing())["traceEvents"]
    _read(events, frames)


def _read(events: list[dict[str, Any]], frames: Frames) -> None:
    thread = _main_thread(events)
    own = [event for event in events if event["ph"] == "X" and _thread_of(event) == thread]
    ends = sorted(event["ts"] for event in own if event["name"] == FRAME_ENDS)
    # A task that the end of the recording cuts off has no time of its own.
    tasks = [event for event in own if event["name"] == TASK and "tdur" in event]
    tasks.sort(key=lambda event: float(event["ts"]))
    work = clock = 0.0
    for task in tasks:
        work += task["tdur"] / 1_000
        clock += task["dur"] / 1_000
        if ends and ends[0] <= task["ts"] + task["dur"]:
            frames.work.append(work)
            frames.clock.append(clock)
            work = clock = 0.0
            while ends and ends[0] <= task["ts"] + task["dur"]:
                ends.pop(0)
    assert frames.work, "no frame was made"


def _main_thread(events: list[dict[str, Any]]) -> tuple[int, int]:
    """Return the page's main thread: the busiest of that name, as the browser keeps a spare process."""
    names = {_thread_of(event) for event in events
             if event["name"] == "thread_name" and event["args"]["name"] == MAIN_THREAD}  # fmt: skip
    return Counter(_thread_of(event) for event in events if _thread_of(event) in names).most_common(1)[0][0]


def _thread_of(event: dict[str, Any]) -> tuple[int, int]:
    return event["pid"], event["tid"]


class Meter:
    """Reads how long the main thread has worked, in its own time."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def works(self, act: Callable[[], object]) -> float:
        """Return the milliseconds of what is done and of the two frames after it."""
        begin = self._task_time()
        act()
        self.page.evaluate(TWO_FRAMES)
        return self._task_time() - begin

    def works_more(self, acts: Sequence[Callable[[], object]], idle: Callable[[], object]) -> list[float]:
        """Return the milliseconds of each, less those of what changes nothing."""
        least, took = [], []
        for act in acts:
            least.append(self.works(idle))
            took.append(self.works(act))
        return [work - statistics.median(least) for work in took]

    def close(self) -> None:
        self._session.detach()

    def _task_time(self) -> float:
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return 1_000 * next(float(found["value"]) for found in metrics if found["name"] == "TaskDuration")
