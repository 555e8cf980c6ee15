"""A seal under files that only show a map: from which map they are, and that nobody has changed them since.

Such a file holds nothing that its map does not hold, so the map may write over it on another day, too.
"""

from __future__ import annotations

import hashlib
import re

from journeykit.model.journey_map import JourneyMap

_SEAL = re.compile(rb"<!-- journeykit [0-9a-f]{32} -->\n\Z")


def sealed(journey: JourneyMap, data: bytes) -> bytes:
    """Return a file of markup with its seal, a comment at its end.

    >>> b"<!-- journeykit " in sealed(JourneyMap(), b"<svg/>")
    True
    """
    data = data if data.endswith(b"\n") else data + b"\n"
    return data + _seal(journey, data)


def conflict(journey: JourneyMap, data: bytes) -> str:
    """Tell why this map must not write over a file; nothing if it wrote it and nobody has changed it since."""
    found = _SEAL.search(data)
    if found and found[0] == _seal(journey, data[: found.start()]):
        return ""
    return "is there already, and it is not as this map wrote it."


def _seal(journey: JourneyMap, data: bytes) -> bytes:
    digest = hashlib.sha256(journey.id.encode() + b"\n" + data).hexdigest()[:32]
    return f"<!-- journeykit {digest} -->\n".encode()
