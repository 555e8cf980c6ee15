"""The one place where the browser tests wait for what tells nobody: processes, files, painted colours."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def wait_until(condition: Callable[[], Found | None], what: str, seconds: float = 30) -> Found:
    """Return what the condition gives as soon as it is true; fail with ``what`` after the deadline."""
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"Waited {seconds:g} s in vain for {what}.")
        time.sleep(0.05)  # There is no event to wait for: this is the pause between two looks, never the wait itself.
    return found
