"""Measures journeykit against its budgets and prints one table: `make bench`.

A median above its budget is marked and nothing else: machines differ, so no test fails for time. The
exit code is 1 only if something could not be measured.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks import board, browser, bundle, chart, files, frame, hub, imports, room
from tests.benchmarks.figure import Figure
from tests.benchmarks.report import table

PARTS: tuple[Callable[[], Iterator[Figure]], ...] = (
    bundle.measure, imports.measure, hub.measure, frame.measure, files.measure, room.measure, browser.measure,
    board.measure, chart.measure,
)  # fmt: skip


def main() -> int:
    begin = time.monotonic()
    figures: list[Figure] = []
    failed = []
    for part in PARTS:
        try:
            for figure in part():
                print(f"{figure.what} …", file=sys.stderr)
                figures.append(figure)
        except Exception:  # noqa: BLE001  (one part that fails must not cost the others)
            failed.append(f"{part.__module__} could not be measured to its end:\n{traceback.format_exc()}")
    print(table(figures))
    print(
        f"\n{time.monotonic() - begin:.0f} s. {_load()}Ratios are of medians; the floor is the bare minimum, same run."
    )
    print("\n".join(failed), file=sys.stderr, end="")
    return 1 if failed else 0


def _load() -> str:
    """Say how busy the machine was, which is how noisy the figures are."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f"Load {os.getloadavg()[1]:.1f} on {os.cpu_count()} processors. "


if __name__ == "__main__":
    sys.exit(main())
