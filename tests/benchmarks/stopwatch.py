"""Times calls within this process."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Return the milliseconds the work took, and what it gave; earlier garbage is collected before."""
    gc.collect()
    begin = time.perf_counter()
    result = work()
    return (time.perf_counter() - begin) * 1_000, result
