"""A mark at the end of files that only show a map: which map made them, at which revision, and that they are unchanged.

So that the page and the pictures of yesterday can be made anew, and those of anybody else, or changed by anybody
since, are not written over unasked.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from journeykit.model.journey_map import JourneyMap

_MARK = re.compile(rb"journey-map:([A-Za-z0-9_.-]{1,64})@(\d{1,16}):([0-9a-f]{32})")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class MarkPlace:
    """Where files of a kind carry a mark: wrapped in what their readers pass over, so many bytes before the end."""

    wrapped: Callable[[bytes], bytes]
    before_end: int = 0

    def put(self, data: bytes, mark: bytes) -> bytes:
        """Return a file with a mark."""
        end = len(data) - self.before_end
        return data[:end] + self.wrapped(mark) + data[end:]

    def taken(self, data: bytes, mark: bytes) -> bytes:
        """Return a file without its mark; it stays as it is where the mark stands elsewhere."""
        end = len(data) - self.before_end
        return data[:end].removesuffix(self.wrapped(mark)) + data[end:]


def marked(data: bytes, journey: JourneyMap, place: MarkPlace) -> bytes:
    """Return a file with the mark of the map it was made of.

    >>> marked(b"<p>Claims</p>", JourneyMap(), COMMENT)[:28]
    b'<p>Claims</p><!-- journey-ma'
    """
    return place.put(data, f"journey-map:{journey.id}@{journey.rev}:{_sum(data)}".encode())


def made_by(data: bytes, journey: JourneyMap, place: MarkPlace) -> bool:
    """Tell whether a file is as this map made it, now or before, and not later than now.

    >>> m = JourneyMap()
    >>> made_by(marked(b"<p>Claims</p>", m, COMMENT), m, COMMENT), made_by(b"<p>Claims</p>", m, COMMENT)
    (True, False)
    """
    found = _MARK.search(data, max(0, len(data) - _LONGEST))
    if found is None or found[1].decode() != journey.id or int(found[2]) > journey.rev:
        return False
    return found[3].decode() == _sum(place.taken(data, found[0]))


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _chunk(mark: bytes) -> bytes:
    """Return a PNG's chunk of text."""
    body = b"tEXtSource\0" + mark
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))


COMMENT = MarkPlace(lambda mark: b"<!-- " + mark + b" -->\n")
"""Pages, SVG and Markdown."""
PDF_COMMENT = MarkPlace(lambda mark: b"%" + mark + b"\n")
PNG_CHUNK = MarkPlace(_chunk, before_end=12)
"""The last chunk of every PNG has 12 bytes."""
