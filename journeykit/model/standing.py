"""Where a map lives and whether it can be written, in words that a view shows as they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from journeykit.model.applied import Applied, Refused
from journeykit.model.history import Event

NEWER_VERSION = "This map was written by a newer journeykit and is open read-only; use copy()."


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be said of a map; empty texts say nothing.

    ``file`` is the name of its file; ``kept`` where a map without a file is journalled; ``read_only`` why it
    can only be read; ``trouble`` why edits cannot be stored at present; ``note`` what else one should know.
    """

    file: str = ""
    kept: str = ""
    read_only: str = ""
    trouble: str = ""
    note: str = ""


class Keeping(Protocol):
    """Stores what is committed before it counts; what cannot store raises, and nothing is stored then."""

    @property
    def target(self) -> Path:
        """The map's file."""

    def store(self, event: Event, applied: list[Applied]) -> None:
        """Put an event on disk."""

    def store_refusal(self, client: str, n: int, errors: list[Refused]) -> None:
        """Put on disk that a client's op was used up without effect."""

    def fold(self, *, asked: bool = False) -> None:
        """Write the map's file now; ``asked``, even if there is none yet and nothing has been edited."""

    def close(self) -> None:
        """Write the map's file and let others have it."""
