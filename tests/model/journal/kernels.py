"""Several kernels in one process: each has its own list of open maps, and may be dead without knowing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from journeykit.model.journal import lock, opening


@contextmanager
def another_kernel() -> Iterator[None]:
    """Be another kernel, which knows nothing of the maps that are open in this one."""
    with mock.patch.object(opening, "_open", []):
        yield


@contextmanager
def after_the_kernel_was_killed() -> Iterator[None]:
    """Be the kernel that comes after this one has ended without a word."""
    with another_kernel(), mock.patch.object(lock, "is_alive", return_value=False):
        yield
