"""Leading-edge pacing: a lone call runs at once, a burst runs at most so often."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """Time, and work for later; tests bring their own."""

    def now(self) -> float:
        """Return seconds that never go back."""

    def after(self, seconds: float, work: Callable[[], None]) -> None:
        """Run the work later. Raises RuntimeError where that cannot be."""


class ThreadClock:
    """The machine's time; later work runs on timer threads, or in the event loop where there are no threads."""

    def now(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic()

    def after(self, seconds: float, work: Callable[[], None]) -> None:
        """Run the work later. Raises RuntimeError where there is neither a thread nor a running loop."""
        timer = threading.Timer(seconds, work)
        timer.daemon = True
        try:
            timer.start()
        except RuntimeError:
            asyncio.get_running_loop().call_later(seconds, work)


class Pace:
    """Runs one piece of work when poked: at once after a quiet spell, else when the interval is over.

    The interval begins with the end of the work, so that what queues up behind long work is done together.
    """

    def __init__(self, work: Callable[[], None], interval: float, clock: Clock) -> None:
        self._work, self._interval, self._clock = work, interval, clock
        self._lock = threading.Lock()
        self._ended = float("-inf")
        self._waiting = self._working = self._again = False

    def poke(self) -> None:
        """Ask for the work to be done; pokes while it waits are one."""
        with self._lock:
            if self._working:
                self._again = True
            if self._working or self._waiting or self._later():
                return
            self._working = True
        self._run()

    def _later(self) -> bool:
        """Put the work off until the interval is over; tell whether it was. Called with the lock held."""
        wait = self._ended + self._interval - self._clock.now()
        if wait <= 0:
            return False
        self._waiting = True
        try:
            self._clock.after(wait, self._wake)
        except RuntimeError:  # there is no later here: better now than never
            self._waiting = False
        return self._waiting

    def _wake(self) -> None:
        with self._lock:
            self._waiting, self._working = False, True
        self._run()

    def _run(self) -> None:
        while True:
            try:
                self._work()
            finally:
                with self._lock:
                    self._ended = self._clock.now()
                    self._working = self._again and not self._later()
                    self._again = False
            if not self._working:
                return
