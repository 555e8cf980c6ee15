"""A file to be, and maps that let go of theirs when the test is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest

import journeykit as jk
from journeykit.model.journal import bound_file, opening

Open = Callable[..., jk.JourneyMap]


def fold(journey: jk.JourneyMap) -> None:
    """Write the map's file now."""
    assert journey.commit_path.keeping is not None
    journey.commit_path.keeping.fold()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "motor.journey.json"


@pytest.fixture
def open_motor(path: Path) -> Iterator[Open]:
    """Open the file, beginning with a map of one need; files are written only when the test says so."""
    opened: list[jk.JourneyMap] = []

    def opens(**more: bool) -> jk.JourneyMap:
        start = jk.JourneyMap(stages=["Claims"], title="Motor")
        start.needs.add(id="n1", statement="Be heard", importance=9)
        opened.append(opening.open_map(path, start, **more))
        return opened[-1]

    with mock.patch.object(bound_file, "QUIET", 1e6), mock.patch.object(bound_file, "LATEST", 1e6):
        yield opens
        for journey in opened:
            journey.close()
