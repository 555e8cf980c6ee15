"""A map bound to its file: every edit is in the journal before it counts, and now and then in the file."""

from __future__ import annotations

import datetime as dt
import os
import threading
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from journeykit.errors import NotStoredError, ReadOnlyError, UnreadableFileError
from journeykit.model.applied import Applied, Refused
from journeykit.model.canonical import MAX_BYTES, dumps
from journeykit.model.document import digest, to_document
from journeykit.model.history import Event
from journeykit.model.journal.append import Journal, in_words
from journeykit.model.journal.event_line import event_line
from journeykit.model.journal.home import VERSION, Home, conflict_name
from journeykit.model.journal.lines import Line
from journeykit.model.journal.lock import MapLock, holder_of
from journeykit.model.journal.snapshots import checksum
from journeykit.model.journey_map import JourneyMap
from journeykit.model.whole_files import read_whole, replace_files

CLIENTS_KEPT = 1_000
JOURNAL_BYTES = 1_000_000
"""A journal that is longer, and in the file, is followed by another."""
HISTORY_BYTES = 4_000_000
"""Older journals stay for the map's history, up to so many bytes in all."""
QUIET = 2.0
"""Seconds without an edit after which the file is written; …"""
LATEST = 30.0
"""… and while somebody always types, after so many; …"""
PATIENCE = 20
"""… but writing may not take more than a twentieth of the time."""


class BoundFile:
    """Keeps a map in its file. ``seen`` is the checksum of the file as it was last read, empty if there is none."""

    def __init__(self, journey: JourneyMap, home: Home, lock: MapLock, *, seen: str) -> None:
        self.journey, self.home, self.lock = journey, home, lock
        self._path = journey.commit_path
        self._seen, self._number = seen, 0
        self._begun = ""
        """The checksum of the file that was to be written last; it may be there although that went wrong."""
        self._file_first = False
        """Whether the journal is gone, so that an edit counts only once the file has what it held."""
        self._process = os.getpid()
        # Taken after the map's own lock, never before it.
        self._io = threading.RLock()
        self._folding = threading.RLock()
        self._folded_rev = self._opened_rev = self._path.rev
        # No clock says which of two kernels came later: one may be wrong, or set anew.
        self._opening = 1 + max((journal.opening for journal in home.journals()), default=0)
        self._journal = self._next_journal()
        self._first = b"" if seen else self._snapshot(self._path.rev)[0]
        self._edited_at = self._waiting_since = self._took = 0.0
        self.on_close: Callable[[], None] = lambda: None

    @property
    def target(self) -> Path:
        """The map's file."""
        return self.home.target

    # -- edits: called under the map's lock --------------------------------------------------------

    def store(self, event: Event, applied: list[Applied]) -> None:
        """Put an event into the journal. Raises `NotStoredError` or, if another kernel has the map, `ReadOnlyError`."""
        self._append(event_line(event, applied), event.rev)
        self._edited_at = time.monotonic()
        self._waiting_since = self._waiting_since or self._edited_at

    def store_refusal(self, client: str, n: int, errors: Sequence[Refused]) -> None:
        """Put into the journal that a client's number is used up."""
        self._append({"refused": n, "client": client, "code": errors[0].code if errors else ""}, self._path.rev)

    def _append(self, line: Line, rev: int) -> None:
        if os.getpid() != self._process:
            raise ReadOnlyError("This process is a copy of the one that opened the map; edit it there.")
        with self._io:
            try:
                self._check_lock(rev)
                if self._first:
                    self._write_first(rev)
                self._journal.append(line)
                # Another kernel takes the map by writing its name first and reading the journal then. So either
                # it has read this line, or this look sees its name and nobody is told that the edit is safe.
                if not self._is_still_held():
                    self._fence()
                self._file_first = False
            except OSError as problem:
                if isinstance(problem, NotStoredError):
                    raise
                raise NotStoredError(f"Not saved: {in_words(problem)}.") from problem

    def _is_still_held(self) -> bool:
        try:
            try:
                return self.lock.is_held()
            except OSError:
                return self.lock.is_held()
        except OSError:
            # Cut off only once the lock is seen to be ours: another kernel may be reading this line.
            self._journal.take_back()
            raise

    def _check_lock(self, rev: int) -> None:
        if not self.lock.is_held():
            if self.lock.is_there() or not self.lock.renew():
                self._fence()
            # Somebody has deleted the folder, and the journal with it: what it held goes into the file.
            self._begin_journal()
            self._file_first = not self._first
        if self._file_first and not self._write_snapshot(rev):
            self._go_elsewhere(rev)

    def notice_take_over(self) -> None:
        """Show that this kernel lives; if another has taken the map over, say so."""
        self.lock.beat()
        try:
            if self.lock.is_there() and not self.lock.is_held() and not self._path.read_only:
                self._fence()
        except (OSError, ReadOnlyError):
            # It is said, or cannot be seen at present; here nobody has asked for an edit.
            pass

    def _fence(self) -> None:
        holder = holder_of(self.home.lock) or "Another kernel has taken this map over"
        self._path.stand(read_only=f"{holder}. {how_to_take(self.target)}")
        raise ReadOnlyError(self._path.read_only)

    def _write_first(self, rev: int) -> None:
        """Make the file as the map was before its first edit."""
        there = read_whole(self.target, MAX_BYTES) if self.target.exists() else None
        # The same bytes are our own, of an attempt that went wrong just after.
        if there not in (None, self._first):
            self._go_elsewhere(rev)
        else:
            replace_files({self.target: self._first})
            self._seen = checksum(self._first)
        self._first = b""

    # -- the file ----------------------------------------------------------------------------------

    @property
    def is_quiet(self) -> bool:
        """Whether there is something to write and this is the moment to do it."""
        now, patience = time.monotonic(), PATIENCE * self._took
        quiet, late = now - self._edited_at > max(QUIET, patience), now - self._waiting_since > max(LATEST, patience)
        return bool(self._waiting_since) and (quiet or late)

    def fold(self, *, asked: bool = False) -> None:
        """Write the map's file, unless it has everything already or is somebody else's now. Raises OSError.

        ``asked``: somebody wants a file, so that there is one from now on, even if nothing has been edited.
        """
        with self._folding:
            with self._path.lock:
                if self._path.read_only:
                    return
                if asked and self._first:
                    with self._io:
                        self._check_lock(self._path.rev)
                        self._write_first(self._path.rev)
                self._waiting_since, begin = 0.0, time.monotonic()
                is_written = self._path.rev == self._folded_rev and not (asked and not self.target.exists())
            if not is_written:
                if not self._write_snapshot(None):
                    with self._path.lock, self._io:
                        self._go_elsewhere(self._path.rev)
                    return
                self._prune()
                self._took = time.monotonic() - begin
        if self._path.standing.note.startswith(_CANNOT_WRITE):
            self._path.stand(note="")

    def try_to_fold(self) -> None:
        """Write the map's file; where that fails, say so and try again later."""
        try:
            self.fold()
        except (OSError, UnreadableFileError) as problem:
            self._waiting_since = time.monotonic()
            why = in_words(problem) if isinstance(problem, OSError) else str(problem)
            self._path.stand(note=f"{_CANNOT_WRITE} {why}. {_STILL_SAFE}")

    def close(self) -> None:
        """Write the map's file and let others have it."""
        if os.getpid() != self._process:
            return
        self.on_close()
        try:
            self.fold()
        except OSError as problem:
            why = f"{self.target.name} could not be written: {in_words(problem)}. {_STILL_SAFE}"
            raise NotStoredError(why) from problem
        finally:
            with self._path.lock, self._io:
                if not self._path.read_only:
                    self._path.stand(read_only=f"This map was closed. Open it with jk.open_map({self.target.name!r}).")
                self._journal.close()
                self.lock.release()

    def _snapshot(self, rev: int | None) -> tuple[bytes, int, str]:
        """Return the map's file as it would be now, its revision, and its digest."""
        document = to_document(self.journey)
        if rev is not None:
            document["rev"] = rev
        data = dumps(document).encode()
        if len(data) > MAX_BYTES:
            raise UnreadableFileError(f"the map takes more than {MAX_BYTES // 1_000_000} MB")
        return data, document["rev"], digest(document)

    def _write_snapshot(self, rev: int | None) -> bool:
        """Write the file and keep the one that was there; False if that is not the one this map comes from."""
        if not self.lock.is_held():
            return True
        data, reached, name = self._snapshot(rev)
        there = read_whole(self.target, MAX_BYTES) if self.target.exists() else None
        own = there is None or checksum(there) in (self._seen, self._begun)
        if there is not None and not own and not self._is_of_the_kernel_before(there):
            return False
        now = dt.datetime.now(dt.UTC)
        with self._io:
            # Said before it is done: a journal must know every file that it may be found beside.
            self._journal.append({"fold": checksum(data), "rev": reached})
            if not self.lock.is_held():
                return True
            if there is not None:
                self.home.snapshots.keep(there, now)
            self._begun = checksum(data)
            replace_files({self.target: data})
            self._seen, self._folded_rev = self._begun, reached
        self.journey.remember(name)
        self.home.snapshots.keep(data, now)
        return True

    def _is_of_the_kernel_before(self, there: bytes) -> bool:
        """Tell whether the kernel that this one has taken the map from wrote the file a moment too late."""
        own = self.lock.epoch
        last = [journal.files[-1] for journal in self.home.journals() if journal.header.get("epoch") != own]
        return checksum(there) in last[-1:] and self._folded_rev == self._opened_rev

    def _go_elsewhere(self, rev: int) -> None:
        """Leave the file to whoever has changed it, and go on in a copy beside it."""
        data, reached, name = self._snapshot(rev)
        theirs, old_home, old_lock = self.target, self.home, self.lock
        mine = conflict_name(theirs, dt.datetime.now())  # noqa: DTZ005 -- a name for people here
        home = Home(mine)
        home.folder.mkdir(exist_ok=True)
        lock = MapLock.take(home.lock, self.lock.epoch)
        if not isinstance(lock, MapLock):
            raise NotStoredError(f"Not saved: {mine.name} is in use.")
        try:
            replace_files({mine: data})
            home.snapshots.keep(data, dt.datetime.now(dt.UTC))
        except OSError:
            # The next attempt needs the name again.
            lock.release()
            raise
        self.home, self.lock, self._seen, self._folded_rev, self._first = home, lock, checksum(data), reached, b""
        self._begin_journal()
        old_home.set_aside([journal for journal in old_home.journals() if journal.path.name.startswith(lock.epoch)])
        old_lock.release()
        self.journey.remember(name)
        note = f"{theirs.name} was changed by somebody else. Your edits go on in {mine.name}; nothing is lost."
        self._path.stand(file=mine.name, note=note)

    # -- journals ----------------------------------------------------------------------------------

    def _begin_journal(self) -> None:
        self._journal.close()
        self._journal = self._next_journal()

    def _next_journal(self) -> Journal:
        self._number += 1
        return Journal(self.home.journal(self.lock.epoch, self._number), self._header)

    def _header(self) -> Line:
        return {
            "journal": VERSION,
            "map": self.journey.id,
            "epoch": self.lock.epoch,
            "opening": self._opening,
            "rev": self._path.rev,
            "file": self._seen,
            "clients": dict(list(self._path.consumed.items())[-CLIENTS_KEPT:]),
            "time": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
        }

    def _prune(self) -> None:
        """Begin another journal after a long one, and let go of the oldest history."""
        with self._path.lock, self._io:
            if self._journal.size > JOURNAL_BYTES:
                self._begin_journal()
        try:
            self._let_go()
        except OSError:
            # What is too old will be let go of next time.
            pass

    def _let_go(self) -> None:
        journals = self.home.journals()
        sizes = {journal.path: journal.path.stat().st_size for journal in journals}
        for journal, later in pairwise(journals):
            if sum(sizes.values()) <= HISTORY_BYTES or later.header.get("rev", -1) > self._folded_rev:
                return
            journal.path.unlink(missing_ok=True)
            del sizes[journal.path]


def how_to_take(target: Path) -> str:
    """Return what to run to edit a map that another kernel holds."""
    return f"To edit it here, run jk.open_map({target.name!r}, take_over=True)."


_CANNOT_WRITE = "The file could not be written:"
_STILL_SAFE = "Your edits are safe in the journal beside it."
