"""The hidden folder beside a map's file: its lock, its journals, earlier snapshots, and what was set aside."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeykit.errors import UnreadableFileError
from journeykit.model.canonical import MAX_BYTES
from journeykit.model.journal.lines import Line, read_lines
from journeykit.model.journal.snapshots import Snapshots
from journeykit.model.whole_files import read_whole, replace_files

VERSION = 1
"""The version of the journal's layout."""
SUFFIX = ".journal"


@dataclass(frozen=True, slots=True)
class WrittenJournal:
    """A journal as it was found: its first line, the others, and the bytes behind a line that is damaged."""

    path: Path
    header: Line
    lines: list[Line]
    rest: bytes

    @property
    def opening(self) -> int:
        """The how manieth opening of the map wrote it; 0 if it does not say."""
        number = self.header.get("opening")
        return number if isinstance(number, int) else 0

    @property
    def files(self) -> list[str]:
        """Checksums of the map's file as this journal's kernel has read it and then written it."""
        return [str(self.header.get("file", "")), *(str(line["fold"]) for line in self.lines if "fold" in line)]


class Home:
    """Where everything is that belongs to the file of a map and is not the file itself."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = target.with_name(f".{target.name}.d")
        self.snapshots = Snapshots(self.folder / "snapshots")

    @property
    def lock(self) -> Path:
        """The file that says which kernel has the map open."""
        return self.folder / "lock"

    def journal(self, epoch: str, number: int) -> Path:
        """Return the path of a kernel's journal."""
        return self.folder / f"{epoch}-{number:04}{SUFFIX}"

    def journals(self, *, all_of_them: bool = False) -> list[WrittenJournal]:
        """Return what the journals hold, oldest first; one that cannot be read at all is left out.

        ``all_of_them`` raises OSError instead: who goes on without one would lose what it holds.
        """
        found = []
        # A glob passes over a folder that it cannot list.
        names = self._names() if all_of_them else [path.name for path in self.folder.glob(f"*{SUFFIX}")]
        for path in map(self.folder.joinpath, names):
            try:
                read = read_lines(read_whole(path, MAX_BYTES))
            except (OSError, UnreadableFileError):
                if all_of_them:
                    raise
                continue
            header = read.sound[0] if read.sound and is_header(read.sound[0]) else {}
            found.append(WrittenJournal(path, header, read.sound[1:] if header else [], read.rest))
        return sorted(found, key=lambda journal: (_rev(journal.header), journal.opening, journal.path))

    def _names(self) -> list[str]:
        try:
            return [name for name in os.listdir(self.folder) if name.endswith(SUFFIX)]  # noqa: PTH208 -- a fault is put here
        except FileNotFoundError:
            return []

    def belongs(self, name: str, journals: list[WrittenJournal]) -> bool:
        """Tell whether the file of this checksum is the one that the journals go on from.

        It is the last they tell of or, if those after it were to be written and never were, an earlier one.
        Otherwise somebody has put it there who wanted it back.
        """
        told = [file for journal in journals for file in journal.files]
        if name not in told:
            return False
        later = {*told[len(told) - told[::-1].index(name) :]}
        return not later or self.snapshots.with_checksum(later) is None

    def set_aside(self, journals: list[WrittenJournal]) -> None:
        """Put journals where nobody reads them and everybody finds them."""
        for journal in journals:
            self.aside.mkdir(parents=True, exist_ok=True)
            journal.path.replace(self.aside / journal.path.name)

    def set_rest_aside(self, journal: WrittenJournal) -> Path:
        """Write what stands behind a damaged line into a file of its own."""
        self.aside.mkdir(parents=True, exist_ok=True)
        path = self.aside / f"{journal.path.stem}-rest.txt"
        replace_files({path: journal.rest})
        return path

    @property
    def aside(self) -> Path:
        """Where damaged and foreign journals are put."""
        return self.folder / "aside"


def is_header(line: Line) -> bool:
    """Tell whether a line begins a journal that this version can read."""
    return line.get("journal") == VERSION and type(line.get("rev")) is int and isinstance(line.get("map"), str)


def conflict_name(target: Path, now: dt.datetime) -> Path:
    """Return a free name beside the file for a copy that must not take its place.

    >>> conflict_name(Path("/nowhere/motor.journey.json"), dt.datetime(2026, 11, 22, 10, 42)).name
    'motor.conflict-2026-11-22-1042.journey.json'
    """
    stem = target.name.removesuffix(".json").removesuffix(".journey")
    suffix = target.name[len(stem) :]
    name, number = f"{stem}.conflict-{now:%Y-%m-%d-%H%M}", 2
    path = target.with_name(name + suffix)
    while path.exists():
        path, number = target.with_name(f"{name}-{number}{suffix}"), number + 1
    return path


def _rev(header: dict[str, Any]) -> int:
    rev = header.get("rev")
    return rev if isinstance(rev, int) else -1
