"""What each map has written or read where, for as long as it lives: so that saving again is no question."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakKeyDictionary

from journeykit.model.commit import CommitPath


@dataclass(frozen=True, slots=True)
class _Note:
    """The checksum of a file; and the revision that took it in, if an undo can take that back."""

    checksum: str
    read_at: int | None


_NOTES: WeakKeyDictionary[CommitPath, dict[tuple[str, Path], _Note]] = WeakKeyDictionary()
"""By commit path and not in a slot of the map: a table that is saved knows its commit path only, and a
folder's ``needs.csv`` is the same file whether the map or the table is saved there."""


def part_in(folder_file: str, commits: CommitPath) -> str:
    """Return the table that a file of a folder holds; nothing if it holds something of the whole map."""
    name = folder_file.removesuffix(".csv")
    return name if name in commits.contents.tables else ""


def note(commits: CommitPath, part: str, file: Path, data: bytes, *, read_at: int | None = None) -> None:
    """Remember that a map, or the table of it that is named, has in it all that this file holds.

    ``read_at`` is the revision at which an edit took the file in; from the next undo on it counts no more.
    """
    known = _NOTES.setdefault(commits, {})
    known[part, file.resolve()] = _Note(hashlib.sha256(data).hexdigest(), read_at)


def knows(commits: CommitPath, part: str, file: Path, data: bytes) -> bool:
    """Tell whether the file is still as this map wrote or read it, and what was read has not been taken back."""
    found = _NOTES.get(commits, {}).get((part, file.resolve()))
    if found is None or found.checksum != hashlib.sha256(data).hexdigest():
        return False
    if found.read_at is None:
        return True
    later = commits.history.since(found.read_at)
    return later is not None and not any(event.undo for event in later)
