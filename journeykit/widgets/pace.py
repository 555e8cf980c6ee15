"""Leading-edge pacing: a lone call runs at once, a burst runs at most so often."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """Time, and work for later; tests bring their own."""

    def now(self) -> float:
        """Return seconds that never go back."""

    def after(self, seconds: float, work: Callable[[], None]) -> None:
        """Run the work later, on another thread. Raises RuntimeError where there are no threads."""


class ThreadClock:
    """The machine's time; later work runs on timer threads."""

    def now(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()

    def after(self, seconds: float, work: Callable[[], None]) -> None:
        """Run the work later, on a timer thread."""
        timer = threading.Timer(seconds, work)
        timer.daemon = True
        timer.start()


class Pace:
    """Runs one piece of work when poked: at once after a quiet spell, else when the interval is over."""

    def __init__(self, work: Callable[[], None], interval: float, clock: Clock) -> None:
        self._work, self._interval, self._clock = work, interval, clock
        self._lock = threading.Lock()
        self._last = float("-inf")
        self._waiting = False

    def poke(self) -> None:
        """Ask for the work to be done; pokes while it waits are one."""
        with self._lock:
            if self._waiting:
                return
            wait = self._last + self._interval - self._clock.now()
            if wait > 0 and self._later(wait):
                return
            self._last = self._clock.now()
        self._work()

    def _later(self, wait: float) -> bool:
        self._waiting = True
        try:
            self._clock.after(wait, self._run)
        except RuntimeError:  # no threads here: better now than never
            self._waiting = False
        return self._waiting

    def _run(self) -> None:
        with self._lock:
            self._waiting = False
            self._last = self._clock.now()
        self._work()
