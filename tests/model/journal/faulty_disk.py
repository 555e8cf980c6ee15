"""A disk whose k-th call goes wrong: each that reaches a folder is counted; one of them, or all from it on, fail."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BY_PATH = ("open", "truncate", "replace", "mkdir", "unlink", "utime", "chmod", "stat", "lstat", "scandir", "listdir")
NEEDS_NO_ROOM = (
    *("truncate", "ftruncate", "unlink", "utime", "chmod", "stat", "lstat", "scandir", "listdir", "lseek", "close"),
    *("Path.read_bytes", "Path.open"),
)
BY_DESCRIPTOR = ("write", "fsync", "ftruncate", "lseek")


class FaultyDisk:
    """Counts the calls below a folder while it is watched, and lets calls fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
        self.folder = str(folder)
        self.calls: list[str] = []
        self.failed: list[str] = []
        self._watched = False
        self._from, self._to, self._code, self._half = -1, -1, 0, False
        self._open: set[int] = set()
        for name in BY_PATH:
            monkeypatch.setattr(os, name, self._by_path(name, getattr(os, name)))
        for name in BY_DESCRIPTOR:
            monkeypatch.setattr(os, name, self._by_descriptor(name, getattr(os, name)))
        monkeypatch.setattr(os, "close", self._closing(os.close))
        monkeypatch.setattr(os, "fdopen", self._fdopen(os.fdopen))
        for name in ("read_bytes", "write_bytes", "open"):
            monkeypatch.setattr(Path, name, self._by_path(f"Path.{name}", getattr(Path, name)))

    @contextmanager
    def watched(self, at: int = -1, code: int = 0, *, for_good: bool = False, half: bool = False) -> Iterator[None]:
        """Count the calls made inside. The one at ``at`` fails, ``for_good`` every later one, too.

        ``half``: a write that fails writes half of it first; with no ``code`` it only is that short.
        """
        self.calls, self.failed = [], []
        self._from, self._to, self._code, self._half = at, 10**9 if for_good else at, code, half
        self._watched = True
        try:
            yield
        finally:
            self._watched = False

    def _call(self, name: str, what: object) -> None:
        at = len(self.calls)
        place = os.fspath(what) if isinstance(what, str | os.PathLike) else "its descriptor"
        self.calls.append(f"{name} {os.path.basename(place)}")  # noqa: PTH119
        if name in NEEDS_NO_ROOM and self._code == errno.ENOSPC and at > self._from:
            # A full disk still reads, cuts and deletes.
            return
        if 0 <= self._from <= at <= self._to:
            self.failed.append(self.calls[-1])
            if not self._code:
                return
            raise OSError(self._code, os.strerror(self._code), place)

    def _concerns(self, what: object) -> bool:
        if not self._watched:
            return False
        return isinstance(what, str | os.PathLike) and os.fspath(what).startswith(self.folder)

    def _by_path(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if given and self._concerns(given[0]):
                self._call(name, given[0])
            found = real(*given, **named)
            if name == "open":
                self._open.discard(found)
                if isinstance(given[0], str | os.PathLike) and os.fspath(given[0]).startswith(self.folder):
                    self._open.add(found)
            return found

        return call

    def _by_descriptor(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(descriptor: int, *given: Any) -> Any:
            if self._watched and descriptor in self._open:
                before = len(self.failed)
                try:
                    self._call(name, descriptor)
                except OSError:
                    if name == "write" and self._half:
                        real(descriptor, _half_of(given[0]))
                    raise
                if name == "write" and self._half and len(self.failed) > before:
                    return real(descriptor, _half_of(given[0]))
            if name == "fsync" and descriptor in self._open:
                # What is tested is the end of a process, not of a machine; and nobody waits for a real disk.
                return None
            return real(descriptor, *given)

        return call

    def _closing(self, real: Callable[[int], None]) -> Callable[[int], None]:
        def close(descriptor: int) -> None:
            mine = descriptor in self._open
            self._open.discard(descriptor)
            real(descriptor)
            # As Linux does it: the descriptor is gone, whatever close says.
            if self._watched and mine:
                self._call("close", descriptor)

        return close

    def _fdopen(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def fdopen(descriptor: int, *given: Any, **named: Any) -> Any:
            return _File(descriptor) if descriptor in self._open else real(descriptor, *given, **named)

        return fdopen


def _half_of(data: Any) -> bytes:
    return bytes(data)[: (len(data) + 1) // 2]


class _File:
    """A file whose writes are counted, too: what happens inside a buffer does not come by `os.write`."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def write(self, data: bytes) -> int:
        left = memoryview(data)
        while left:
            left = left[os.write(self._descriptor, left) :]
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""

    def fileno(self) -> int:
        return self._descriptor

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_problem: object) -> None:
        os.close(self._descriptor)
