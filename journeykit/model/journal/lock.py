"""Who may write a map: a file beside it names one kernel, and every edit looks there first."""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
import socket
import time
from dataclasses import asdict, dataclass
from pathlib import Path

SILENT = 30.0
"""Seconds without a heartbeat after which a kernel on another machine counts as gone."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The kernel that holds a lock: its epoch, machine, process, when that began, and since when it holds it."""

    epoch: str
    host: str
    pid: int
    began: str
    since: str

    def __str__(self) -> str:
        where = "" if self.host == socket.gethostname() else f" on {self.host}"
        at = f" since {self.since[11:16]} UTC" if len(self.since) > 15 else ""
        return f"Another kernel{where} has had this map open{at} (process {self.pid})"


class MapLock:
    """The lock of one map, held by this kernel until somebody else takes it."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self.path, self.epoch = path, holder.epoch
        self._text = json.dumps(asdict(holder), sort_keys=True).encode()

    @classmethod
    def take(cls, path: Path, epoch: str, *, by_force: bool = False) -> MapLock | Holder:
        """Return the lock or, if another kernel holds it, who does; ``by_force`` takes it in any case."""
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        own = cls(path, Holder(epoch, socket.gethostname(), os.getpid(), _began(os.getpid()), now))
        if own._create():
            return own
        holder = holder_of(path)
        # One of our own epoch is left of an attempt that went wrong.
        if holder is not None and holder.epoch != epoch and not by_force and is_alive(holder, path):
            return holder
        own._replace()
        # Of two kernels that find a dead one's lock at the same moment, the later has it.
        return own if own.is_held() else holder_of(path) or own

    def is_held(self) -> bool:
        """Tell whether the lock is still this kernel's. Raises OSError where that cannot be seen at present."""
        try:
            return self.path.read_bytes() == self._text
        except FileNotFoundError:
            return False

    def is_there(self) -> bool:
        """Tell whether anybody's lock is there. Raises OSError where that cannot be seen at present."""
        try:
            self.path.stat()
        except FileNotFoundError:
            return False
        return True

    def renew(self) -> bool:
        """Make the lock again after somebody has deleted it; False if another kernel was faster."""
        self.path.parent.mkdir(exist_ok=True)
        return self._create() or self.is_held()

    def beat(self) -> None:
        """Show that this kernel is alive."""
        try:
            if self.is_held():
                os.utime(self.path)
        except OSError:
            # A heartbeat that cannot be written is one that is missed, nothing more.
            pass

    def release(self) -> None:
        """Let the map go."""
        try:
            if self.is_held():
                self.path.unlink(missing_ok=True)
        except OSError:
            # It stays until it is seen that its process is gone.
            pass

    def _create(self) -> bool:
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return False
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(self._text)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            # Half a lock would pass for somebody else's.
            self.path.unlink(missing_ok=True)
            raise
        return True

    def _replace(self) -> None:
        fresh = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")
        try:
            fresh.write_bytes(self._text)
            fresh.replace(self.path)
        finally:
            fresh.unlink(missing_ok=True)


def holder_of(path: Path) -> Holder | None:
    """Return who holds a lock; None if nobody does or the file says nothing sensible."""
    try:
        found = json.loads(path.read_bytes())
        return Holder(**{name: type_(found[name]) for name, type_ in _FIELDS.items()})
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_alive(holder: Holder, path: Path) -> bool:
    """Tell whether the kernel that holds the lock runs.

    A process of this machine is looked up; one of another machine must have shown itself lately.
    """
    if holder.host == socket.gethostname() and holder.began:
        return _began(holder.pid) == holder.began
    try:
        return time.time() - path.stat().st_mtime < SILENT
    except OSError:
        return False


def _began(pid: int) -> str:
    """Return what tells a running process from a later one of the same number; empty if there is none."""
    try:
        import psutil
    except ImportError:  # in a browser there are no processes
        return ""
    try:
        process = psutil.Process(pid)
        # One that has ended, and that nobody has asked about yet, still has a number.
        return "" if process.status() == psutil.STATUS_ZOMBIE else str(process.create_time())
    except psutil.Error:
        return ""


_FIELDS = {"epoch": str, "host": str, "pid": int, "began": str, "since": str}
