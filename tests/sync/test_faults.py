"""The checker is worth its word: it finds each rule that is broken on purpose."""

import logging

import pytest

from tests.sync.actions import random_history
from tests.sync.faults import FAULTS
from tests.sync.histories import play
from tests.sync.record import BrokenPromise

MOST = 500
"""Histories in which a fault has to be found."""


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found(stores, name, caplog):
    caplog.set_level(logging.CRITICAL + 1)
    assert any(is_broken(stores, seed, name) for seed in range(MOST)), f"nothing shows that {name}"


def is_broken(stores, seed, name):
    try:
        play(stores, seed, random_history(seed, FAULTS[name]), (name,))
    except BrokenPromise:
        return True
    return False
