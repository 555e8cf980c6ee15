"""The one hidden widget of a map: it carries the bundle, the store and the messages for all views."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from journeykit.model.journal import recovery
from journeykit.model.journey_map import JourneyMap
from journeykit.widgets.hub import Hub
from journeykit.widgets.protocol import PART_BYTES, KernelMessage, StillText
from journeykit.widgets.still import Stills

STATIC = Path(__file__).parent.parent / "static"


class MapModel(anywidget.AnyWidget):
    """Joins a map to the pages that show it. Made with the map's first view; never closed by a view."""

    _esm = STATIC / "map-model.js"
    map_id = traitlets.Unicode().tag(sync=True)
    """Under which name the browser keeps what is not yet confirmed; the map's text is never in a trait."""

    def __init__(self, journey: JourneyMap) -> None:
        super().__init__(map_id=journey.id)
        hear_pages_at_once(self)
        self.stills = Stills(journey.commit_path, tell=self._tell_still)
        self._hub = Hub(
            journey.commit_path, _Comm(self), on_hello=self.stills.greet, before_op=lambda: recovery.keep(journey)
        )
        if journey.commit_path.keeping is None:
            journey.commit_path.stand(note=recovery.earlier_run(journey))
        self.on_msg(lambda _widget, content, _buffers: self._hub.receive(content))

    def _tell_still(self, still: str, html: str) -> None:
        message: StillText = {"kind": "still", "still": still, "html": html}
        # Pages are made to fit; one that does not goes into the notebook with the next run of its cell.
        if len(html.encode()) < PART_BYTES:
            self.send(message)


class _Comm:
    """The hub's channel over the widget's custom messages."""

    def __init__(self, widget: MapModel) -> None:
        self._widget = widget

    def send(self, message: KernelMessage) -> None:
        self._widget.send(message)


def hear_pages_at_once(widget: anywidget.AnyWidget) -> None:
    """Have what pages say to a widget heard while a cell runs.

    ipykernel 7.4 hands it to whichever shell has spoken last on the comm: after a cell has written, or a timer
    while it runs, every message would wait for the cell to end. None: to the page's own.
    """
    if hasattr(widget.comm, "_reply_subshell_for"):
        widget.comm._reply_subshell_for = None


def map_model_of(journey: JourneyMap) -> Any:
    """Return the map's `MapModel`, made with the first call."""
    return journey.slot("map_model", lambda: MapModel(journey))
