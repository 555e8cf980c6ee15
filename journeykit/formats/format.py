"""What a file format is: a name, the endings it claims, how it is written and read. No disk here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from journeykit.formats.read_report import ReadProblem
from journeykit.model.journey_map import JourneyMap

Files = Mapping[str, bytes]
"""The files of a saved map by name; a format of a single file has one, whose name is empty."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a format makes of a map or table: its files, how many rows, and what it cannot carry.

    ``digest`` names the snapshot, in formats that keep a map's lineage.
    """

    files: Files
    rows: int
    lost: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a format makes of files: a map, and what of them was mended or could not be taken."""

    journey: JourneyMap
    problems: tuple[ReadProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One file format; without suffixes it is a folder.

    ``carries`` says what goes in, a whole map or one table. ``write`` takes that and the ``options`` the
    format names. ``read`` gives a map back; tables have none, since they are read into a map.
    ``conflict`` tells why a map must not be written over the bytes of a file, or nothing.
    ``amends``: what else is in the file stays; ``write`` is told its bytes as ``there``, None if it is new,
    and its ``path``.
    ``whole``: a map that was written and is read again is the same map; False for parts of one.
    ``recognises`` tells a file by its bytes, where the name has lost the first of two endings.
    ``keeps_journal``: what a kernel has not yet written into the file may stand in a journal beside it.
    """

    name: str
    carries: Literal["map", "table"]
    suffixes: tuple[str, ...]
    write: Callable[..., Written]
    read: Callable[[Files], Reading] | None = None
    conflict: Callable[[JourneyMap, bytes], str] | None = None
    options: tuple[str, ...] = ()
    amends: bool = False
    whole: bool = True
    recognises: Callable[[bytes], bool] | None = None
    keeps_journal: bool = False

    @property
    def folder(self) -> bool:
        """Whether the format is a folder of files."""
        return not self.suffixes

    def claims(self, name: str) -> bool:
        """Tell whether a file of this name is of this format."""
        return name.lower().endswith(self.suffixes) if self.suffixes else False
