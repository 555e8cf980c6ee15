"""Files that are written whole or not at all: whoever looks sees the old one or the new one."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from journeykit.errors import UnreadableFileError

_CANNOT_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM, errno.EISDIR}


def read_whole(path: Path, limit: int) -> bytes:
    """Return the bytes of an ordinary file of at most ``limit`` bytes."""
    # A pipe or a device has no end; opening one may never return.
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnreadableFileError(f"{path.name} is not a file.")
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise UnreadableFileError(f"{path.name} is larger than {limit // 1_000_000} MB.")
    return data


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Write files of one folder. Each is complete on disk beside the old one before any takes its place.

    If anything fails, the old files are as they were and nothing is left over; so it is with several files
    wherever the drive can give a file two names.
    """
    temporary: dict[Path, Path] = {}
    before: dict[Path, Path | None] = {}
    path = Path()
    try:
        for path, data in files.items():
            temporary[path] = _beside(path)
            _write(temporary[path], data, path)
        for path in files:
            if len(files) > 1:
                before[path] = _kept(path)
            os.replace(temporary[path], path)  # noqa: PTH105 -- tests put a fault here
            del temporary[path]
    except OSError as problem:
        _put_back({done: old for done, old in before.items() if done not in temporary})
        if problem.errno is None:
            raise
        # It names two files, one of which nobody knows.
        raise OSError(problem.errno, problem.strerror, str(path)) from problem
    finally:
        for left in (*temporary.values(), *filter(None, before.values())):
            left.unlink(missing_ok=True)
    for folder in {path.parent for path in files}:
        sync_folder(folder)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.tmp")


def _kept(path: Path) -> Path | None:
    """Give a file that is there a second name; None if there is none, or it cannot have one."""
    second = _beside(path)
    try:
        os.link(path, second, follow_symlinks=False)
    except OSError:
        return None
    return second


def _put_back(before: Mapping[Path, Path | None]) -> None:
    for path, old in before.items():
        if old is not None:
            old.replace(path)


def _write(temporary: Path, data: bytes, instead_of: Path) -> None:
    mode = _mode(instead_of)
    # What takes the place of a private file is private from its first byte on.
    created = 0o666 if mode is None else 0o600
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), created)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)
    if mode is not None:
        try:
            temporary.chmod(mode)
        except OSError:
            # Its drive knows no modes.
            pass


def _mode(path: Path) -> int | None:
    """Return the mode of the file that is there; None if there is none, or a link, which has no say."""
    try:
        found = path.lstat().st_mode
    except OSError:
        return None
    return stat.S_IMODE(found) if stat.S_ISREG(found) else None


def sync_folder(folder: Path) -> None:
    """Make the new names last; where a system cannot do that to a folder, there is nothing to do."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as problem:
        if problem.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)
