from __future__ import annotations

import pytest

from journeykit.errors import UnreadableFileError
from journeykit.model.migrate import SCHEMA_VERSION, STEPS, upgrade, version_of


def test_steps_are_taken_one_after_the_other():
    steps = {
        "0.8": lambda found: {**found, "schema": "0.9", "seen": ["0.8"]},
        "0.9": lambda found: {**found, "schema": "1.0", "seen": [*found["seen"], "0.9"]},
    }
    assert upgrade({"schema": "0.8"}, steps) == {"schema": "1.0", "seen": ["0.8", "0.9"]}


def test_a_step_that_leads_nowhere_does_not_go_on_for_ever():
    with pytest.raises(UnreadableFileError, match="cannot be brought up"):
        upgrade({"schema": "0.9"}, {"0.9": dict})


def test_this_version_and_newer_ones_stay_as_they_are():
    for version in (SCHEMA_VERSION, "1.7", "2.0"):
        assert upgrade({"schema": version, "x": 1}) == {"schema": version, "x": 1}


def test_every_step_begins_before_this_version():
    assert all(version_of({"schema": version}) < version_of({"schema": SCHEMA_VERSION}) for version in STEPS)
