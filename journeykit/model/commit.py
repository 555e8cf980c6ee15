"""The one way into a map: check, apply, number, remember, tell. Notebook cells and browsers alike."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from journeykit.errors import InvalidChangeError, ReadOnlyError
from journeykit.ids import new_id
from journeykit.model.applied import Applied, roll_back
from journeykit.model.apply import apply_all
from journeykit.model.changes import CellSet, Change, FieldSet, RowMoved, RowRemoved
from journeykit.model.contents import Contents
from journeykit.model.history import Entry, Event, History, Place, Replaced, Scope, UndoKind, take_back
from journeykit.model.rows import PLACE, Row, Stamp

Subscriber = Callable[[Event], None]

_log = logging.getLogger("journeykit")


class CommitPath:
    """Holds a map's contents, its lock, its revision and its history.

    Handlers of browser messages run on other threads than notebook cells; all take ``lock``.
    Subscribers run after the lock is released, one event after the other, in the order of ``rev``.
    """

    def __init__(self, contents: Contents, rev: int = 0) -> None:
        self.contents, self.rev = contents, rev
        self.lock = threading.RLock()
        self.history = History()
        self.epoch = new_id("epoch")
        self.read_only = False
        self._subscribers: list[Subscriber] = []
        self._outgoing: deque[Event] = deque()
        self._delivering = threading.Lock()
        self._batch: list[Applied] | None = None

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Call the subscriber with every event from now on; return what ends it."""
        with self.lock:
            self._subscribers = [*self._subscribers, subscriber]

        def end() -> None:
            with self.lock:
                self._subscribers = [known for known in self._subscribers if known is not subscriber]

        return end

    def commit(
        self,
        changes: Sequence[Change],
        *,
        client: str = "",
        n: int = 0,
        author: str = "",
        base: int | None = None,
    ) -> Event | None:
        """Apply the changes as one op, all or nothing, and tell everybody.

        A client's op (``n`` above 0) always makes an event, since the event is its ack; other ops
        without effect make none. Raises `ChangesRefused` with the map as it was.
        """
        with self.lock:
            self._check_writable()
            stamp = Stamp(self.rev + 1, self.rev + 1)
            applied = apply_all(self.contents, changes, stamp)
            if self._batch is not None:
                self._batch.extend(applied)
                return None
            if not applied and not n:
                return None
            replaced = tuple(self._replaced(applied, client, base)) if base is not None else ()
            event = self._record(applied, client=client, n=n, author=author, replaced=replaced)
        self._deliver()
        return event

    def undo(
        self, kind: Literal["undo", "redo"], scope: Scope, *, client: str = "", n: int = 0, author: str = ""
    ) -> Event:
        """Take back the scope's last op (or last undo) as a new revision.

        Cells that somebody else has written since are left alone and named in ``skipped``. Raises
        `InvalidChangeError` with the code ``nothing`` if there is nothing left to take back.
        """
        with self.lock:
            self._check_writable()
            if self._batch is not None:
                raise InvalidChangeError("Undo cannot be part of a batch; end the batch first.")
            entry = self.history.to_undo(scope) if kind == "undo" else self.history.to_redo(scope)
            result = take_back(self.contents, entry, self.rev + 1)
            entry.undone = True
            event = self._record(
                result.applied, client=client, n=n, author=author, undo=kind, skipped=tuple(result.skipped)
            )
        self._deliver()
        return event

    @contextmanager
    def batch(self, author: str = "") -> Iterator[None]:
        """Make one op of everything committed inside; an error takes all of it back."""
        with self.lock:
            self._check_writable()
            if self._batch is not None:
                yield
                return
            self._batch = []
            try:
                yield
            except BaseException:
                roll_back(self._batch)
                raise
            else:
                if self._batch:
                    self._record(self._batch, author=author)
            finally:
                self._batch = None
        self._deliver()

    def _check_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyError("This map was written by a newer journeykit and is open read-only; use copy().")

    def _record(
        self,
        applied: Sequence[Applied],
        *,
        client: str = "",
        n: int = 0,
        author: str = "",
        undo: UndoKind = "",
        replaced: tuple[Replaced, ...] = (),
        skipped: tuple[Place, ...] = (),
    ) -> Event:
        self.rev += 1
        time = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        changes = tuple(done.change for done in applied)
        event = Event(self.rev, changes, client, n, author, time, undo, replaced, skipped)
        self.history.add(Entry(event, tuple(applied)))
        self._outgoing.append(event)
        return event

    def _replaced(self, applied: Sequence[Applied], client: str, base: int) -> Iterator[Replaced]:
        """Find what others wrote after ``base`` and this op has overwritten."""
        for done in applied:
            change, found = done.change, done.found
            if isinstance(change, CellSet) and isinstance(found, Row):
                place, rev, value = (
                    Place(change.table, change.row, change.column),
                    found.stamp(change.column).rev,
                    change.before,
                )
            elif isinstance(change, FieldSet) and isinstance(found, Stamp):
                place, rev, value = Place("", "", change.field), found.rev, change.before
            elif isinstance(change, RowMoved) and isinstance(found, Row):
                place, rev, value = Place(change.table, change.row, PLACE), found.stamp(PLACE).rev, change.before
            elif isinstance(change, RowRemoved) and isinstance(found, Row):
                yield from self._replaced_in(change, found, client, base)
                continue
            else:
                continue
            writer = self.history.event(rev)
            if rev > base and (writer is None or writer.client != client):
                yield Replaced(place, value, writer.client if writer else "", writer.author if writer else "")

    def _replaced_in(self, change: RowRemoved, found: Row, client: str, base: int) -> Iterator[Replaced]:
        """Find the cells of a removed row that others wrote after ``base``."""
        for column, value in found.cells.items():
            rev = found.stamp(column).rev
            writer = self.history.event(rev)
            if rev > base and (writer is None or writer.client != client):
                place = Place(change.table, change.row, column)
                yield Replaced(place, value, writer.client if writer else "", writer.author if writer else "")

    def _deliver(self) -> None:
        """Empty the queue. One thread delivers at a time, so events never overtake one another."""
        while self._outgoing and self._delivering.acquire(blocking=False):
            try:
                while self._outgoing:
                    event = self._outgoing.popleft()
                    for subscriber in self._subscribers:
                        try:
                            subscriber(event)
                        except Exception:  # noqa: BLE001  (one subscriber must not cost the others)
                            _log.exception("A subscriber of the map failed at revision %d.", event.rev)
            finally:
                self._delivering.release()
