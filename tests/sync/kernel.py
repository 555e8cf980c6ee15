"""A kernel of the simulation: a real map, its real commit path and hub, and a clock that is turned."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import journeykit as jk
from journeykit.model.history import Event
from journeykit.widgets.hub import Hub
from journeykit.widgets.protocol import KernelMessage
from tests.widgets.fakes import FakeClock


class Kernel:
    """Everything that is gone when a kernel is killed. ``say`` carries a message, as JSON, to every page."""

    def __init__(self, journey: jk.JourneyMap, say: Callable[[str], None], hear: Callable[[Event], None]) -> None:
        self.map, self._say = journey, say
        # First of all subscribers: what is told to pages has been noted by then.
        self._deaf = journey.commit_path.subscribe(hear)
        self.clock = FakeClock()
        self.hub = Hub(journey.commit_path, self, self.clock)

    def send(self, message: KernelMessage) -> None:
        """Carry what the hub says."""
        self._say(json.dumps(message))

    def receive(self, message: str) -> None:
        """Take what a page has said."""
        self.hub.receive(json.loads(message))

    def pass_by(self, ms: float) -> None:
        """Let time pass."""
        self.clock.pass_by(ms / 1000)

    def set(self, row: str, **cells: Any) -> None:
        """Write cells of a need, as a line of Python does."""
        self.map.needs.set(row, **cells)

    def die(self) -> None:
        """Be killed: nothing is closed, folded or said any more."""
        self._say = lambda _message: None
        self._deaf()
