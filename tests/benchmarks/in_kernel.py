"""What the kernel of the measured notebook needs besides journeykit."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from ipywidgets import Label, Widget

from journeykit import JourneyMap

sent: list[float] = []
"""When `write_each` wrote, in seconds since 1970."""

_made: list[Widget] = []
_anchors: list[Widget] = []

_tasks: set[asyncio.Task[None]] = set()


def close_widgets(anchored: bool = True) -> None:
    """Close every widget that was shown.

    While one widget lives, JupyterLab keeps the kernel's thread for widget messages; unless
    ``anchored``, the next widget has to wait for a new thread, as the first one of a page does.
    """
    for widget in _made + ([] if anchored else _anchors):
        widget.close()
    _made.clear()
    if not anchored:
        _anchors.clear()
    elif not _anchors:
        Widget.on_widget_constructed(None)
        _anchors.append(Label())
    Widget.on_widget_constructed(_made.append)


def hear(journey: JourneyMap) -> list[float]:
    """Return a list that grows with each revision by its time; before anybody else hears of it."""
    heard: list[float] = []
    journey.commit_path.subscribe(lambda _event: heard.append(time.time()))
    return heard


def write_each(write: Callable[[str], None], texts: Sequence[str], pause: float) -> None:
    """Write one text after the other once the cell that calls this has ended."""
    sent.clear()

    async def writing() -> None:
        for text in texts:
            await asyncio.sleep(pause)
            sent.append(time.time())
            write(text)

    task = asyncio.get_running_loop().create_task(writing())
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)
