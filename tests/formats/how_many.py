"""How many random maps a format is tried with."""

from __future__ import annotations

import os

MAPS = int(os.environ.get("JOURNEYKIT_MAPS", "500"))
"""For each property that says that what was written comes back; `make fuzz` sets it."""

FEW = max(MAPS // 10, 1)
"""For what a property says beside that, of the same code."""
