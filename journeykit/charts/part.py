"""The part of a map that a chart is about: its tables at one moment, one persona or all, one version or both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from journeykit.charts.lettering import one_line
from journeykit.errors import InvalidValueError, UnknownNameError
from journeykit.model.journey_map import JourneyMap
from journeykit.schema.tables import VERSIONS


@dataclass(frozen=True, slots=True)
class Part:
    """Tables of a map as they stood together, and the persona asked for."""

    frames: dict[str, pd.DataFrame]
    persona: str | None = None
    called: str = ""
    """The name of the persona asked for; empty for all."""
    stage: str | None = None

    def __getitem__(self, table: str) -> pd.DataFrame:
        return self.frames[table]

    def about(self, table: str) -> pd.DataFrame:
        """Return the rows of a table about the persona asked for and about everybody, at the stage asked for."""
        frame = self.frames[table]
        if self.stage is not None:
            frame = frame[frame["stage"] == self.stage]
        if self.persona is None:
            return frame
        return frame[(frame["persona"] == self.persona) | (frame["persona"] == "") | frame["persona"].isna()]

    def names(self, table: str) -> dict[str, str]:
        """Return what each row of a table is called, by id; what has no name is called by its id."""
        frame = self.frames[table]
        return {row: one_line(name, 120) or row for row, name in zip(frame.index, frame["name"], strict=True)}

    @property
    def of(self) -> str:
        """What to say behind the name of a chart: of whom it is."""
        return f" of {self.called}" if self.called else ""

    @property
    def at(self) -> str:
        """What to say behind the name of a chart: at which stage it is; nothing for all."""
        return "" if self.stage is None else f" at {one_line(self.names('stages')[self.stage], 60)}"


def part_of(
    chart: str, journey: object, tables: Sequence[str], persona: str | None = None, stage: str | None = None
) -> Part:
    """Return tables of a map at one moment; ``persona`` and ``stage`` are ids or exact names.

    Raises `UnknownRowError` with the nearest name, `AmbiguousNameError`, or `InvalidValueError` for what is no map.
    """
    if not isinstance(journey, JourneyMap):
        why = f"jk.charts.{chart} takes the map itself first, such as jk.charts.{chart}(m)."
        raise InvalidValueError(chart, "journey", journey, why)
    with journey.commit_path.lock:
        frames = {name: journey.table(name).df for name in tables}
        resolve = journey.commit_path.contents.resolve
        place = None if stage is None else resolve("stages", stage)
        if persona is None:
            return Part(frames, stage=place)
        row = resolve("personas", persona)
        return Part(frames, row, one_line(journey.personas[row]["name"], 60) or row, place)


def versions_of(version: str | None) -> list[str]:
    """Return the versions of emotions asked for: one, or both in their order for None and "both".

    >>> versions_of(None)
    ['as_is', 'to_be']
    """
    known = [entry.value for entry in VERSIONS]
    if version is None or version == "both":
        return known
    if version not in known:
        raise UnknownNameError("jk.charts", "version", version, [*known, "both"])
    return [version]
