"""The thread that keeps a bound map: it shows that the kernel lives, and writes the file in quiet moments."""

from __future__ import annotations

import threading

from journeykit.model.journal.bound_file import BoundFile

LOOK = 0.5
"""Seconds between two looks."""
BEAT = 5.0
EDITS = 200
"""Where there are no threads, the file is written after so many edits."""


class Keeper:
    """Looks after one bound map until it is ended."""

    def __init__(self, file: BoundFile) -> None:
        self._file = file
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="journeykit keeper", daemon=True)
        self._edits = 0

    def start(self) -> None:
        """Begin; without threads, edits do the work."""
        try:
            self._thread.start()
        except RuntimeError:
            self._file.journey.subscribe(lambda _event: self._count())

    def end(self) -> None:
        """Stop, and wait until it has."""
        self._ended.set()
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            # Not for ever: who closes a map in the middle of a batch holds what the thread waits for.
            self._thread.join(timeout=10)

    def _run(self) -> None:
        looks = 0
        while not self._ended.wait(LOOK):
            looks += 1
            if looks % int(BEAT / LOOK) == 0:
                self._file.notice_take_over()
            if self._file.is_quiet:
                self._file.try_to_fold()

    def _count(self) -> None:
        self._edits += 1
        if self._edits % EDITS == 0:
            self._file.try_to_fold()
