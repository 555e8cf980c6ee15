"""A disk that keeps only what was synced when the power goes, and a machine on which kernels are killed.

Real files in a real folder; what stands in the way of a fault is that the system's calls pass through here.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

from journeykit.model.journal import bound_file, lock, opening

_write, _replace, _mkdir = os.write, os.replace, os.mkdir


class Killed(BaseException):
    """The kernel ends here, in the middle of what it does."""


class Machine:
    """Which kernels run, as far as their locks can tell, which one is at work, and what time it thinks it is."""

    def __init__(self, seed: int) -> None:
        self.running: set[int] = set()
        self.at_work = self._last = 1_000
        self.ms = 0.0
        self._draw = random.Random(seed)
        self._wrong: dict[int, int] = {}
        """By process how many seconds its clock is wrong: another machine's, or one set anew."""

    def process_at_work(self) -> int:
        """Return the number of the process that runs just now."""
        return self.at_work

    def start(self) -> int:
        """Start a process."""
        self._last += 1
        self.running.add(self._last)
        self._wrong[self._last] = self._draw.choice((0, 0, 0, -3_600, 3_600))
        return self._last

    def now(self, zone: dt.tzinfo | None = None) -> dt.datetime:
        """Return the time by the clock of the process that runs."""
        begin = dt.datetime(2026, 1, 1, tzinfo=zone or dt.UTC)
        return begin + dt.timedelta(milliseconds=self.ms, seconds=self._wrong.get(self.at_work, 0))

    def began(self, process: int) -> str:
        """Tell when a process began, as `journeykit.model.journal.lock` asks; nothing if it does not run."""
        return f"process {process}" if process in self.running else ""

    @contextmanager
    def work_of(self, process: int, maps: list[Any]) -> Iterator[None]:
        """Be that process; ``maps`` are those it has open."""
        before, self.at_work = self.at_work, process
        try:
            with mock.patch.object(opening, "_open", maps):
                yield
        finally:
            self.at_work = before


class Disk:
    """The folder of a map."""

    def __init__(self, folder: Path, seed: int, machine: Machine) -> None:
        self.folder, self._draw, self._machine = folder, random.Random(seed), machine
        self._victim = self._calls_left = 0
        self.trouble = 0
        """The number of the error that everything ends with; 0: the disk is well."""
        self._synced: dict[int, int] = {}
        self._moved: list[tuple[Path, bytes | None]] = []
        """Files that have come to stand where another stood, or none, in folders not synced since."""
        self._made: list[Path] = []
        """Folders made in folders not synced since."""

    def fsync(self, descriptor: int) -> None:
        """Note how much of the file is safe; or, of a folder, that its new names are."""
        self._count()
        found = os.fstat(descriptor)
        if stat.S_ISDIR(found.st_mode):
            self._moved = [moved for moved in self._moved if moved[0].parent.stat().st_ino != found.st_ino]
            self._made = [made for made in self._made if made.parent.stat().st_ino != found.st_ino]
        else:
            self._synced[found.st_ino] = found.st_size

    def write(self, descriptor: int, data: Any) -> int:
        """Write; who is killed meanwhile has written a part."""
        if self._calls_left == 1 and self._machine.at_work == self._victim:
            _write(descriptor, bytes(data)[: self._draw.randrange(len(data) + 1)])
        self._count()
        return _write(descriptor, data)

    def replace(self, source: Any, target: Any) -> None:
        """Move a file into the place of another; until the folder is synced, the power may take that back."""
        self._count()
        path = Path(target)
        self._moved.append((path, path.read_bytes() if path.exists() else None))
        _replace(source, target)

    def mkdir(self, path: Any, *mode: int) -> None:
        """Make a folder; until the one it is in is synced, the power may take it and all that is in it."""
        _mkdir(path, *mode)
        self._made.append(Path(path))

    def _count(self) -> None:
        if self.trouble:
            raise OSError(self.trouble, os.strerror(self.trouble))
        if self._machine.at_work == self._victim:
            self._calls_left -= 1
            if self._calls_left <= 0:
                self.spare()
                raise Killed

    def kill(self, process: int, calls: int) -> None:
        """Kill a process at its so manieth call from now on."""
        self._victim, self._calls_left = process, calls

    def spare(self) -> None:
        """Kill nobody."""
        self._victim = 0

    def power_goes(self) -> None:
        """Lose what was not synced, or a part of it."""
        for path, before in reversed(self._moved):
            if self._draw.random() < 0.5:
                path.unlink(missing_ok=True)
                if before is not None:
                    path.write_bytes(before)
                    self._synced[path.stat().st_ino] = len(before)
        for path in self._made:
            if self._draw.random() < 0.5:
                shutil.rmtree(path, ignore_errors=True)
        self._moved.clear()
        self._made.clear()
        for path in self.folder.rglob("*"):
            if path.is_file():
                found = path.stat()
                safe = min(self._synced.get(found.st_ino, 0), found.st_size)
                if safe < found.st_size:
                    os.truncate(path, self._draw.randint(safe, found.st_size))


class NoKeeper:
    """In place of the thread that keeps a map: the room's clock does its work."""

    def __init__(self, _file: Any) -> None:
        pass

    def start(self) -> None:
        pass

    def end(self) -> None:
        pass


@contextmanager
def in_place(disk: Disk, machine: Machine) -> Iterator[None]:
    """Let the system's calls pass through a disk and a machine."""
    with ExitStack() as stack:
        for name in ("fsync", "write", "replace", "mkdir"):
            stack.enter_context(mock.patch.object(os, name, getattr(disk, name)))
        stack.enter_context(mock.patch.object(os, "getpid", machine.process_at_work))
        clock = SimpleNamespace(UTC=dt.UTC, datetime=SimpleNamespace(now=machine.now))
        stack.enter_context(mock.patch.object(bound_file, "dt", clock))
        stack.enter_context(mock.patch.object(lock, "_began", machine.began))
        stack.enter_context(mock.patch.object(opening, "Keeper", NoKeeper))
        yield
