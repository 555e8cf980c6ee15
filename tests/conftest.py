"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# A slow machine is not a bug: no example is timed.
settings.register_profile("journeykit", deadline=None, print_blob=True)
settings.load_profile("journeykit")
