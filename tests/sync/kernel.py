"""A kernel of the simulation: a real map, its real commit path and hub, and a clock that is turned."""

from __future__ import annotations

import json
from collections.abc import Callable

import journeykit as jk
from journeykit.model.history import Event
from journeykit.widgets.hub import Hub
from journeykit.widgets.protocol import KernelMessage
from tests.widgets.fakes import FakeClock

Hears = Callable[[Event], None]


class Kernel:
    """Everything that is gone when a kernel is killed. ``say`` carries a message, as JSON, to every page."""

    def __init__(self, journey: jk.JourneyMap, say: Callable[[str], None], first: Hears, last: Hears) -> None:
        self.map, self._say = journey, say
        self.reaction: tuple[str, str, str] | None = None
        """What the notebook writes on hearing of the next edit: row, column, text."""
        path = journey.commit_path
        # First of all subscribers: what is told to pages has been noted by then.
        self._ends = [path.subscribe(first), path.subscribe(self._react)]
        self.clock = FakeClock()
        self.hub = Hub(path, self, self.clock)
        self._ends.append(path.subscribe(last))

    def _react(self, _event: Event) -> None:
        if self.reaction:
            (row, column, text), self.reaction = self.reaction, None
            if row in self.map.commit_path.contents.tables["needs"].by_id:
                self.map.needs.set(row, **{column: text})

    def send(self, message: KernelMessage) -> None:
        """Carry what the hub says."""
        self._say(json.dumps(message))

    def receive(self, message: str) -> None:
        """Take what a page has said."""
        self.hub.receive(json.loads(message))

    def pass_by(self, ms: float) -> None:
        """Let time pass."""
        self.clock.pass_by(ms / 1000)

    def die(self) -> None:
        """Be killed: nothing is closed, folded or said any more."""
        self._say = lambda _message: None
        for end in self._ends:
            end()
