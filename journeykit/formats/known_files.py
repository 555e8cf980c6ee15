"""What each map wrote or read where, for as long as it lives: so that saving again is no question."""

from __future__ import annotations

import hashlib
from pathlib import Path
from weakref import WeakKeyDictionary

from journeykit.model.commit import CommitPath

_KNOWN: WeakKeyDictionary[CommitPath, dict[Path, str]] = WeakKeyDictionary()


def note(path: CommitPath, file: Path, data: bytes) -> None:
    """Remember that the map has in it all that this file holds."""
    _KNOWN.setdefault(path, {})[file.absolute()] = hashlib.sha256(data).hexdigest()


def knows(path: CommitPath, file: Path, data: bytes) -> bool:
    """Tell whether the file is still as this map wrote or read it."""
    return _KNOWN.get(path, {}).get(file.absolute()) == hashlib.sha256(data).hexdigest()
