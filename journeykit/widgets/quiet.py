"""Trailing-edge pacing: work waits for a quiet moment, but not for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable

from journeykit.widgets.pace import Clock


class Quiet:
    """Runs one piece of work when nobody has poked for a while, or the first poke is long ago.

    ``quiet`` tells how long that while is. Where nothing can wait the work runs at once.
    """

    def __init__(self, work: Callable[[], None], quiet: Callable[[], float], latest: float, clock: Clock) -> None:
        self._work, self._quiet, self._latest, self._clock = work, quiet, latest, clock
        self._lock = threading.Lock()
        self._first = self._last = 0.0
        self._waiting = False

    def poke(self) -> None:
        """Ask for the work to be done."""
        with self._lock:
            self._last = self._clock.now()
            if self._waiting:
                return
            self._first, self._waiting = self._last, True
        self._wait(min(self._quiet(), self._latest))

    def _wait(self, seconds: float) -> None:
        try:
            self._clock.after(seconds, self._wake)
        except RuntimeError:  # there is no later here: better now than never
            self._run()

    def _wake(self) -> None:
        with self._lock:
            due = min(self._last + self._quiet(), self._first + self._latest)
            left = due - self._clock.now()
        if left > 0.001:
            self._wait(left)
        else:
            self._run()

    def _run(self) -> None:
        with self._lock:
            self._waiting = False
        self._work()
