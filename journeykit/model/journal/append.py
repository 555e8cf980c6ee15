"""A journal as it is written: a line is on disk, or it was never there."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from journeykit.errors import NotStoredError
from journeykit.model.journal.lines import sealed
from journeykit.model.whole_files import sync_folder

_IN_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "there is no room left for you on this disk",
    errno.EFBIG: "the file would be too large for this disk",
    errno.EIO: "the disk reports an error",
    errno.EACCES: "the folder cannot be written to",
    errno.EPERM: "the folder cannot be written to",
    errno.EROFS: "the folder cannot be written to",
    errno.ENOENT: "the folder is gone",
}


def in_words(problem: OSError) -> str:
    """Return what went wrong with a file, as one would say it.

    >>> in_words(OSError(errno.ENOSPC, "No space left on device"))
    'the disk is full'
    """
    if isinstance(problem, NotStoredError) and isinstance(problem.__cause__, OSError):
        return in_words(problem.__cause__)
    return _IN_WORDS.get(problem.errno or 0) or problem.strerror or str(problem).rstrip(".")


class Journal:
    """An append-only file, made with its first line; not for several threads at once."""

    def __init__(self, path: Path, header: Callable[[], Mapping[str, Any]]) -> None:
        self.path = path
        self._header = header
        self._descriptor: int | None = None
        self._seal = ""
        self._written = 0
        self._before = ("", 0)
        self._sound = True

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self._written

    def append(self, line: Mapping[str, Any]) -> None:
        """Write a line and wait until it is on disk. Raises `NotStoredError`; nothing is written then."""
        try:
            if self._descriptor is None:
                self._begin()
            if not self._sound:
                self._cut()
            self._add(line)
        except OSError as problem:
            self._sound = False
            try:
                self._cut()
            except OSError:
                # What is left over is cut off before the next line is written.
                pass
            raise NotStoredError(f"Not saved: {in_words(problem)}.") from problem

    def close(self) -> None:
        """Let the file go."""
        # Forgotten first: after an error, too, the number may be another file's at any moment.
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            try:
                os.close(descriptor)
            except OSError:
                # Every line of it is on disk already.
                pass

    def take_back(self) -> None:
        """Let the last line go: it is cut off before the next one is written."""
        (self._seal, self._written), self._sound = self._before, False

    def _begin(self) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(self.path, flags, 0o600)
        self._seal, self._written = "", 0
        try:
            self._add(self._header())
            sync_folder(self.path.parent)
        except BaseException:
            self.close()
            self.path.unlink(missing_ok=True)
            raise

    def _add(self, line: Mapping[str, Any]) -> None:
        assert self._descriptor is not None, "it is open"
        data, seal = sealed(line, self._seal)
        os.lseek(self._descriptor, self._written, os.SEEK_SET)
        left = memoryview(data)
        while left:
            left = left[os.write(self._descriptor, left) :]
        os.fsync(self._descriptor)
        self._before = (self._seal, self._written)
        self._seal, self._written = seal, self._written + len(data)

    def _cut(self) -> None:
        """Take away what follows the last line that is known to be on disk."""
        if self._descriptor is None:
            return
        os.ftruncate(self._descriptor, self._written)
        os.fsync(self._descriptor)
        self._sound = True
