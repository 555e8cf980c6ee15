"""The one way into a map: check, apply, number, remember, tell. Notebook cells and browsers alike."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from operator import itemgetter
from typing import Any, Literal

from journeykit.errors import InvalidChangeError, ReadOnlyError
from journeykit.ids import new_id
from journeykit.model.applied import Applied, Refused, roll_back
from journeykit.model.apply import apply_all
from journeykit.model.changes import (
    Change,
    RowAdded,
)
from journeykit.model.contents import Contents
from journeykit.model.history import Entry, Event, History, Place, Replaced, Scope, UndoKind, take_back
from journeykit.model.overwriting import overwritten
from journeykit.model.rows import Stamp
from journeykit.model.standing import NEWER_VERSION, Keeping, Standing
from journeykit.schema.tables import AUTHOR

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
        self.standing = Standing()
        self.newer_version = False
        """Whether a newer journeykit wrote the map, which keeps more than this one can."""
        self.keeping: Keeping | None = None
        self.consumed: dict[str, int] = {}
        """By client the last number that was used up, by an edit or a refusal."""
        self.past: list[Mapping[str, Any]] = []
        """Events of earlier openings, as their journals hold them; told, but not to be taken back."""
        self._watchers: list[Callable[[], None]] = []
        self._subscribers: list[Subscriber] = []
        self._outgoing: deque[Event] = deque()
        self._delivering = threading.Lock()
        self._batch: list[Applied] | None = None
        self._batch_author = ""
        self._holders = 0

    @property
    def read_only(self) -> str:
        """Why the map can only be read; nothing if it can be written."""
        return self.standing.read_only

    def stand(self, **changes: str) -> None:
        """Say something else of the map's standing, and tell who watches it."""
        with self.lock:
            before, self.standing = self.standing, replace(self.standing, **changes)
            watchers = [*self._watchers] if self.standing != before else []
        for watcher in watchers:
            watcher()

    def close_to_edits(self) -> None:
        """Only show a map of a newer major version, which keeps more than this one can."""
        self.newer_version = True
        self.stand(read_only=NEWER_VERSION)

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call the watcher whenever the map's standing is another; return what ends it."""
        with self.lock:
            self._watchers = [*self._watchers, watcher]

        def end() -> None:
            with self.lock:
                self._watchers = [known for known in self._watchers if known is not watcher]

        return end

    def fall_silent(self) -> None:
        """Tell nobody of the map's standing any more."""
        with self.lock:
            self._watchers = []

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
        with self.hold():
            self._check_writable()
            if n and self._batch is not None:
                raise InvalidChangeError("The notebook is in the middle of a batch; try again.", code="busy")
            stamp = Stamp(self.rev + 1, self.rev + 1)
            applied = apply_all(self.contents, _signed(changes, author or self._batch_author), stamp)
            if self._batch is not None:
                self._batch.extend(applied)
                return None
            if not applied and not n:
                return None
            replaced = tuple(self._replaced(applied, client, base)) if base is not None else ()
            return self._record(applied, client=client, n=n, author=author, replaced=replaced)

    def refuse(self, client: str, n: int, errors: list[Refused]) -> None:
        """Use up the number of a client's op that was refused."""
        with self.hold():
            if self.keeping is not None:
                self.keeping.store_refusal(client, n, errors)
            self.consumed[client] = n

    def replay(self, event: Event) -> Sequence[Applied]:
        """Do again what a journal holds. Raises `ChangesRefused` with the map as it was."""
        with self.lock:
            applied = apply_all(self.contents, event.changes, Stamp(event.rev, event.rev))
            taken_back = self.history.entry(event.of)
            if taken_back is not None:
                taken_back.undone = True
            self.rev = event.rev
            # As they were applied: the journal leaves out what a change can find out again.
            event = replace(event, changes=tuple(done.change for done in applied))
            self.history.add(Entry(event, applied))
            self._consume(event)
            return applied

    def undo(
        self, kind: Literal["undo", "redo"], scope: Scope, *, client: str = "", n: int = 0, author: str = ""
    ) -> Event:
        """Take back the scope's last op (or last undo) as a new revision.

        Cells that somebody else has written since are left alone and named in ``skipped``. Raises
        `InvalidChangeError` with the code ``nothing`` if there is nothing left to take back.
        """
        with self.hold():
            self._check_writable()
            if self._batch is not None:
                raise InvalidChangeError("Undo cannot be part of a batch; end the batch first.")
            entry = self.history.to_undo(scope) if kind == "undo" else self.history.to_redo(scope)
            result = take_back(self.contents, entry, self.rev + 1)
            event = self._record(
                result.applied,
                client=client,
                n=n,
                author=author,
                undo=kind,
                skipped=tuple(result.skipped),
                of=entry.event.rev,
            )
            entry.undone = True
            return event

    @contextmanager
    def batch(self, author: str = "") -> Iterator[None]:
        """Make one op of everything committed inside; an error takes all of it back, an inner batch its own part."""
        with self.hold():
            self._check_writable()
            outer, before = self._batch, len(self._batch or ())
            if outer is None:
                self._batch, self._batch_author = [], author
            try:
                yield
            except BaseException:
                done = self._batch or []
                roll_back(done[before:])
                del done[before:]
                raise
            else:
                if outer is None and self._batch:
                    self._record(self._batch, author=author)
            finally:
                self._batch, self._batch_author = outer, self._batch_author if outer is not None else ""

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Hold the map. What is committed inside is told to others when the outermost holder lets go."""
        self.lock.acquire()
        self._holders += 1
        try:
            yield
        finally:
            self._holders -= 1
            outermost = self._holders == 0
            self.lock.release()
            if outermost:
                self._deliver()

    def _check_writable(self) -> None:
        if self.read_only:
            raise ReadOnlyError(self.read_only)

    def _record(
        self,
        applied: list[Applied],
        *,
        client: str = "",
        n: int = 0,
        author: str = "",
        undo: UndoKind = "",
        replaced: tuple[Replaced, ...] = (),
        skipped: tuple[Place, ...] = (),
        of: int = 0,
    ) -> Event:
        """Make a revision of what was applied; what cannot be stored is taken back."""
        time = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        changes = tuple(done.change for done in applied)
        event = Event(self.rev + 1, changes, client, n, author, time, undo, replaced, skipped, of)
        if self.keeping is not None:
            try:
                self.keeping.store(event, applied)
            except BaseException:
                roll_back(applied)
                raise
        self.rev += 1
        self.history.add(Entry(event, tuple(applied)))
        self._consume(event)
        self._outgoing.append(event)
        return event

    def _consume(self, event: Event) -> None:
        if event.n:
            self.consumed[event.client] = event.n

    def _replaced(self, applied: Sequence[Applied], client: str, base: int) -> Iterator[Replaced]:
        """Find what others wrote after ``base`` and this op has overwritten or taken away."""
        for done in applied:
            for place, value, rev in overwritten(done):
                writer, author = self._writer(rev)
                if rev > base and (not writer or writer != client):
                    yield Replaced(place, value, writer, author)

    def _writer(self, rev: int) -> tuple[str, str]:
        """Return the client and the author of a revision, one of an earlier opening too; empty if nobody knows."""
        event = self.history.event(rev)
        if event is not None:
            return event.client, event.author
        at = bisect_left(self.past, rev, key=itemgetter("rev"))
        line = self.past[at] if at < len(self.past) and self.past[at]["rev"] == rev else {}
        return str(line.get("client", "")), str(line.get("author", ""))

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


def _signed(changes: Sequence[Change], author: str) -> list[Change]:
    """Return the changes with the author, if somebody is named, put into new rows."""
    signed: list[Change] = []
    for change in changes:
        if author and isinstance(change, RowAdded):
            change = replace(change, cells={**change.cells, AUTHOR.name: author})
        signed.append(change)
    return signed
