"""Thousands of random histories: whatever happens, what journeykit promises is kept."""

import pytest

from tests.sync.histories import complaint

HISTORIES = 2_000
BLOCK = 250


@pytest.mark.parametrize("start", range(0, HISTORIES, BLOCK))
def test_the_promises_are_kept(stores, start):
    for seed in range(start, start + BLOCK):
        broken = complaint(stores, seed)
        assert not broken, broken
