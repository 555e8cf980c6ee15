"""Which snapshot of a map a workbook was made of, and whether anybody has changed it since.

So that the workbook of yesterday can be made anew, and one in which somebody has worked is not written over unasked.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from journeykit.errors import UnreadableFileError
from journeykit.formats.xlsx.package_parts import PackageParts

PROPERTIES = "docProps/core.xml"
"""The part that says who made a workbook. Excel and LibreOffice write their own when they save."""

_END = b"</cp:coreProperties>"
_MARK = re.compile(rb"<dc:identifier>journey-map:(sha256:[0-9a-f]{64}):([0-9a-f]{64})</dc:identifier>")


def with_origin(properties: bytes, snapshot: str, others: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the part of properties with the snapshot and the checksum of all other parts, given with their names."""
    mark = f"<dc:identifier>journey-map:{snapshot}:{_checksum(others)}</dc:identifier>".encode()
    assert properties.endswith(_END), "openpyxl ends it otherwise now."
    return properties.removesuffix(_END) + mark + _END


def origin(book: bytes) -> str:
    """Return the digest of the snapshot that a workbook was made of; nothing if anybody has saved it since."""
    try:
        parts = PackageParts(book)
        found = _MARK.search(parts.read(PROPERTIES))
        if found is None:
            return ""
        same = found[2].decode() == _checksum((name, parts.read(name)) for name in parts.names if name != PROPERTIES)
    except UnreadableFileError:
        return ""
    return found[1].decode() if same else ""


def _checksum(parts: Iterable[tuple[str, bytes]]) -> str:
    lines = sorted(f"{name} {hashlib.sha256(data).hexdigest()}" for name, data in parts)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
