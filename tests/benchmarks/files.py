"""A large map saved and loaded, as one file and as a folder of CSV."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from journeykit import JourneyMap
from journeykit.formats.loading import load
from journeykit.formats.saving import save
from tests.benchmarks.figure import Figure
from tests.benchmarks.needs_map import MANY, needs_map
from tests.benchmarks.stopwatch import timed

ROUNDS = 2


def measure() -> Iterator[Figure]:
    journey = needs_map(MANY)
    with tempfile.TemporaryDirectory() as folder:
        for name, kind in (("large.journey.json", "JSON"), ("large", "CSV")):
            path = Path(folder, name)
            saved, loaded, floors = zip(*(_round_trip(journey, path) for _ in range(ROUNDS)), strict=True)
            least = [floor for floor in floors if floor]
            yield Figure(_what("save", kind), "ms", saved, [write for write, _ in least])
            yield Figure(_what("load", kind), "ms", loaded, [read for _, read in least])


def _round_trip(journey: JourneyMap, path: Path) -> tuple[float, float, tuple[float, float] | None]:
    saved, _ = timed(lambda: save(journey, path, overwrite=True))
    loaded, _ = timed(lambda: load(path))
    return saved, loaded, _json_floor(path) if path.is_file() else None


def _what(verb: str, kind: str) -> str:
    return f"{verb} {MANY:,} rows as {kind}" + (" (floor: json alone)" if kind == "JSON" else "")


def _json_floor(path: Path) -> tuple[float, float]:
    """Return how long the standard library takes to write and to read the same JSON."""
    read, content = timed(lambda: json.loads(path.read_bytes()))
    target = path.with_suffix(".floor")
    write, _ = timed(lambda: target.write_text(json.dumps(content, indent=1, ensure_ascii=False)))
    return write, read
