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


def wait_for(read: Callable[[], object], wanted: object, seconds: float = 5) -> None:
    """Wait until a value is the one wanted; fail with what it is instead."""
    try:
        wait_until(lambda: read() == wanted, "a value", seconds)
    except TimeoutError:
        found = read()
        if found != wanted:
            raise AssertionError(f"not as wanted after {seconds:g} s:\n  found {found!r}\n wanted {wanted!r}") from None
