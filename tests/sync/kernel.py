"""A kernel of the simulation: a real map, its real file, commit path and hub, and a clock that is turned."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import journeykit as jk
from journeykit.errors import NotStoredError, ReadOnlyError
from journeykit.model.history import Event
from journeykit.widgets.hub import Hub
from journeykit.widgets.protocol import KernelMessage
from tests.sync.disk import Machine
from tests.widgets.fakes import FakeClock

Hears = Callable[[Event], None]

MAP = "map_motor"
QUIET, BEAT = 2.0, 5.0
"""As the map's keeper has them: seconds from an edit to the file, and between two looks at the lock."""


def new_map() -> jk.JourneyMap:
    """Return the map every history begins with."""
    journey = jk.JourneyMap(title="Motor")
    for row in ("n1", "n2", "n3"):
        journey.needs.add(id=row, statement=f"first-{row}")
    return jk.JourneyMap.from_contents(journey.commit_path.contents, id=MAP, rev=journey.rev)


class Kernel:
    """Everything that is gone when a kernel is killed. Without a file its map is in its memory only."""

    def __init__(self, machine: Machine, file: Path | None, *, take_over: bool = False) -> None:
        self._machine, self.process = machine, machine.start()
        self._maps: list[Any] = []
        self.clock = FakeClock()
        self._looked = 0.0
        self.say: Callable[[str], None] = lambda _message: None
        self.reaction: tuple[str, str, str] | None = None
        """What the notebook writes on hearing of the next edit: row, column, text."""
        with self.at_work():
            self.map = jk.open_map(file, start=new_map(), take_over=take_over) if file else new_map()

    def begin(self, say: Callable[[str], None], first: Hears, last: Hears, refused: Callable[[str, int], None]) -> None:
        """Show the map.

        ``say`` carries a message, as JSON, to every page; ``first`` and ``last`` hear of events, ``refused`` of
        the numbers of ops that were not taken.
        """
        self.say, self.refused = say, refused
        path = self.map.commit_path
        # First of all subscribers: what is told to pages has been noted by then.
        self._ends = [path.subscribe(first), path.subscribe(self._react)]
        self.hub = Hub(path, self, self.clock)
        self._ends.append(path.subscribe(last))

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Let this be the process that runs."""
        with self._machine.work_of(self.process, self._maps):
            yield

    @property
    def is_fenced(self) -> bool:
        """Whether another kernel has taken the map, and this one knows."""
        return bool(self.map.commit_path.read_only)

    def _react(self, _event: Event) -> None:
        if self.reaction:
            (row, column, text), self.reaction = self.reaction, None
            if row in self.map.commit_path.contents.tables["needs"].by_id:
                self.map.needs.set(row, **{column: text})

    def send(self, message: KernelMessage) -> None:
        """Carry what the hub says."""
        if message["kind"] == "reject" and message["errors"][0]["code"] != "number":
            self.refused(message["to"][0], message["n"])
        self.say(json.dumps(message))

    def receive(self, message: str) -> None:
        """Take what a page has said."""
        with self.at_work():
            self.hub.receive(json.loads(message))

    def write(self, row: str, column: str, text: str) -> bool:
        """Write a cell as a line of Python does; False if that raises, as the map is another's or the disk is full."""
        with self.at_work():
            try:
                self.map.needs.set(row, **{column: text})
            except (ReadOnlyError, NotStoredError):
                return False
        return True

    def pass_by(self, ms: float) -> None:
        """Let time pass: a paced hub goes on, and the map's keeper does what it has to."""
        with self.at_work():
            self.clock.pass_by(ms / 1000)
            for file in self._maps:
                if ms / 1000 >= QUIET:
                    file.try_to_fold()
                if self.clock.now() - self._looked >= BEAT:
                    file.notice_take_over()
            if self.clock.now() - self._looked >= BEAT:
                self._looked = self.clock.now()

    def die(self) -> None:
        """Be killed: nothing is closed, folded or said any more."""
        self.say = lambda _message: None
        self._machine.running.discard(self.process)
        for end in self._ends:
            end()
        for file in self._maps:
            file._journal.close()
        self._maps.clear()
