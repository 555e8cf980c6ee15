"""A mark at the end of files that only show a map: which map made them, at which revision, and that they are unchanged.

So that the page and the pictures of yesterday can be made anew, and those of anybody else, or changed by anybody
since, are not written over unasked.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib

from journeykit.model.journey_map import JourneyMap

_MARK = re.compile(rb"journey-map:([A-Za-z0-9_.-]{1,64})@(\d{1,16}):([0-9a-f]{32})")
_PNG, _PDF = b"\x89PNG\r\n\x1a\n", b"%PDF-"
_LONGEST = 200
_END = 12
"""Bytes of the last chunk of every PNG."""


def marked(data: bytes, journey: JourneyMap) -> bytes:
    """Return a file with the mark of the map it was made of, where its readers show nothing of it.

    >>> marked(b"<p>Claims</p>", JourneyMap())[:28]
    b'<p>Claims</p><!-- journey-ma'
    """
    mark = f"journey-map:{journey.id}@{journey.rev}:{_sum(data)}".encode()
    if data.startswith(_PNG):
        return data[:-_END] + _chunk(mark) + data[-_END:]
    return data + (b"%" + mark + b"\n" if data.startswith(_PDF) else b"<!-- " + mark + b" -->\n")


def made_by(data: bytes, journey: JourneyMap) -> bool:
    """Tell whether a file is as this map made it, now or before, and not later than now.

    >>> m = JourneyMap()
    >>> made_by(marked(b"<p>Claims</p>", m), m), made_by(b"<p>Claims</p>", m)
    (True, False)
    """
    found = _MARK.search(data, max(0, len(data) - _LONGEST))
    if found is None or found[1].decode() != journey.id or int(found[2]) > journey.rev:
        return False
    mark = found[0]
    without = data[:-_END].removesuffix(_chunk(mark)) + data[-_END:] if data.startswith(_PNG) else data
    for wrapped in (b"%" + mark + b"\n", b"<!-- " + mark + b" -->\n"):
        without = without.removesuffix(wrapped)
    return found[3].decode() == _sum(without)


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def _chunk(mark: bytes) -> bytes:
    """Return a PNG's chunk of text."""
    body = b"tEXtSource\0" + mark
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
