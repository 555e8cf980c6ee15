"""Earlier snapshots of a map, kept beside it: ten at most, close together lately and far apart long ago."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from journeykit.model.whole_files import replace_files

KEPT = 10
_NAME = re.compile(r"(\d{8}T\d{6}\d{6}Z)-([0-9a-f]{16})\.journey\.json")
_STAMP = "%Y%m%dT%H%M%S%fZ"


def checksum(data: bytes) -> str:
    """Return what tells one file from another."""
    return hashlib.sha256(data).hexdigest()


class Snapshots:
    """The folder of a map's earlier snapshots."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, data: bytes, now: dt.datetime) -> None:
        """Keep a snapshot, unless it is the one kept last, and let go of one that is no longer needed."""
        found = self._found()
        name = checksum(data)[:16]
        if found and found[-1][1] == name:
            return
        if found:
            # Two of one moment, or of a clock set back, stay in the order they came in.
            now = max(now, found[-1][0] + dt.timedelta(microseconds=1))
        self.folder.mkdir(parents=True, exist_ok=True)
        replace_files({self.folder / f"{now.strftime(_STAMP)}-{name}.journey.json": data})
        times = [*(time for time, _, _ in found), now]
        while len(times) > KEPT:
            at = to_let_go(times)
            (found.pop(at)[2]).unlink(missing_ok=True)
            times.pop(at)

    def latest(self) -> Path | None:
        """Return the youngest that is kept."""
        found = self._found()
        return found[-1][2] if found else None

    def with_checksum(self, among: set[str]) -> Path | None:
        """Return the youngest whose content has one of these checksums."""
        for _, name, path in reversed(self._found()):
            if any(known.startswith(name) for known in among) and checksum(path.read_bytes()) in among:
                return path
        return None

    def _found(self) -> list[tuple[dt.datetime, str, Path]]:
        """Return time, name and path of each, oldest first."""
        found = []
        for path in self.folder.glob("*.journey.json"):
            matched = _NAME.fullmatch(path.name)
            if matched:
                time = dt.datetime.strptime(matched[1], _STAMP).replace(tzinfo=dt.UTC)
                found.append((time, matched[2], path))
        return sorted(found)


def to_let_go(times: Sequence[dt.datetime]) -> int:
    """Return which one is missed least: where the gap it would leave is smallest for its age.

    The oldest and the two youngest always stay.

    >>> now = dt.datetime(2026, 1, 1, 12)
    >>> to_let_go([now - dt.timedelta(minutes=age) for age in (600, 300, 31, 30, 10, 1, 0)])
    3
    """
    now = times[-1]

    def loss(at: int) -> float:
        gap, age = times[at + 1] - times[at - 1], now - times[at]
        return gap / (age + dt.timedelta(seconds=1))

    return min(range(1, len(times) - 2), key=loss)
