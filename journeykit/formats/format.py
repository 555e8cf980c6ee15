"""What a file format is: a name, the endings it claims, how it is written and read. No disk here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from journeykit.errors import UnknownNameError
from journeykit.formats.maker_mark import MarkPlace
from journeykit.formats.read_report import ReadProblem
from journeykit.model.journey_map import JourneyMap

Files = Mapping[str, bytes]
"""The files of a saved map by name; a format of a single file has one, whose name is empty."""

OptionKind = Literal["text", "separator", "number", "flag", "names", "flag or names"]
"""What an option is, so that the command line can make it of a text: a separator is a text in which ``\\t`` stands
for a tab, names are a list, and where a flag or names are taken, True stands for all there are."""


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

    @property
    def mended(self) -> tuple[ReadProblem, ...]:
        """What one should know of the problems."""
        return mended(self.problems)


def mended(problems: Iterable[ReadProblem]) -> tuple[ReadProblem, ...]:
    """Return the problems but those of cells that are computed: out of date wherever what they rest on was edited.

    Nothing is lost with these, so that nobody is told each time.
    """
    return tuple(problem for problem in problems if not problem.computed)


@dataclass(frozen=True, slots=True)
class Format:
    """One file format; without suffixes it is a folder.

    ``carries`` says what goes in, a whole map or one table. ``write`` takes that and ``options``, keywords that are
    declared here by name and kind. ``read`` gives a map back; tables have none, since they are read into a map.
    ``conflict`` tells why a map must not be written over the bytes of a file, or nothing.
    ``amends``: what else is in the file stays; ``write`` is told its bytes as ``there``, None if it is new,
    and its ``path``.
    ``whole``: a map that was written and is read again is the same map; False for parts of one.
    ``recognises`` tells a file by its bytes, where the name has lost the first of two endings.
    ``keeps_journal``: what a kernel has not yet written into the file may stand in a journal beside it.
    ``mark``: where a file that only shows a map can say unseen which map made it, so that the map may make it anew
    another day. Without one, it is written over only if ``overwrite=True`` asks for it.
    """

    name: str
    carries: Literal["map", "table"]
    suffixes: tuple[str, ...]
    write: Callable[..., Written]
    read: Callable[[Files], Reading] | None = None
    conflict: Callable[[JourneyMap, bytes], str] | None = None
    options: Mapping[str, OptionKind] = field(default_factory=dict)
    amends: bool = False
    whole: bool = True
    recognises: Callable[[bytes], bool] | None = None
    keeps_journal: bool = False
    mark: MarkPlace | None = None

    @property
    def folder(self) -> bool:
        """Whether the format is a folder of files."""
        return not self.suffixes

    def claims(self, name: str) -> bool:
        """Tell whether a file of this name is of this format."""
        return name.lower().endswith(self.suffixes) if self.suffixes else False

    def check_option(self, name: str) -> None:
        """Raise `UnknownNameError` if the format has no option of this name."""
        if name not in self.options:
            raise UnknownNameError(self.name, "option", name, [*self.options])
