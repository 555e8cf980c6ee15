"""The one hidden widget of a kernel that carries what draws live charts; made with the first of them."""

from __future__ import annotations

import threading

import anywidget

from journeykit.widgets.map_model import STATIC

_lock = threading.Lock()
_engines: list[ChartEngine] = []


class ChartEngine(anywidget.AnyWidget):
    """Vega and what belongs to it, in a bundle that no page gets twice and only pages with a live chart get at all."""

    _esm = STATIC / "chart-engine.js"


def chart_engine() -> ChartEngine:
    """Return the kernel's engine, made with the first call, and anew if somebody has closed all widgets."""
    with _lock:
        if not _engines or _engines[0].comm is None:
            _engines[:] = [ChartEngine()]
        return _engines[0]
