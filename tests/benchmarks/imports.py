"""How long a fresh interpreter takes to import us."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figure import Figure, at_most

ROOT = Path(__file__).parents[2]
RUNS = 9
LATER = ("pandas", "altair", "anywidget")
"""What must not be loaded before it is used."""

TIMED = """
import json, sys, time
begin = time.perf_counter()
import {name}
took = (time.perf_counter() - begin) * 1000
print(json.dumps([took, sorted({later!r} & sys.modules.keys())]))
"""


def measure() -> Iterator[Figure]:
    took: dict[str, list[float]] = {"journeykit": [], "anywidget": [], "pandas": []}
    for run in range(RUNS + 1):
        for name, samples in took.items():
            milliseconds, loaded = _import(name)
            if name == "journeykit" and loaded:
                raise AssertionError(f"import journeykit loads {', '.join(loaded)}")
            if run:  # the first one fills the disk's cache
                samples.append(milliseconds)
    yield Figure("import journeykit", "ms", took["journeykit"], budget=at_most(80))
    yield Figure("import anywidget, to compare", "ms", took["anywidget"])
    yield Figure("import pandas, to compare", "ms", took["pandas"])


def _import(name: str) -> tuple[float, list[str]]:
    code = TIMED.format(name=name, later=set(LATER))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    milliseconds, loaded = json.loads(done.stdout)
    return float(milliseconds), list(loaded)
