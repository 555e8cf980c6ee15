"""The parts of a workbook, out of the ZIP archive that holds them; unpacked under counted limits, in memory only."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

from journeykit.errors import UnreadableFileError

MAX_PARTS = 1_000
MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 100
"""So many times larger than packed may be what is unpacked, once it is larger than `SMALL`."""
SMALL = 5 * 1024 * 1024

_DIRECTORY_ENTRY = b"PK\x01\x02"
_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 0x1


class PackageParts:
    """The parts of one archive by name. Names are compared as OPC does, whatever their case.

    Raises
    ------
    UnreadableFileError
        It is no archive, or one of those that are made to do harm.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLD):
            raise UnreadableFileError(
                "It is protected by a password, or an old Excel workbook; save it as .xlsx without one."
            )
        # Counted before anything is made of them: a file of 50 MB has room for a million.
        if data.count(_DIRECTORY_ENTRY) > MAX_PARTS:
            raise UnreadableFileError(f"It is made of more than {MAX_PARTS:,} parts.")
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            found = self._archive.infolist()
        except (zipfile.BadZipFile, struct.error, ValueError, OSError, EOFError, NotImplementedError):
            raise UnreadableFileError("It is no Excel workbook, or it is damaged: it cannot be unpacked.") from None
        self._parts: dict[str, zipfile.ZipInfo] = {}
        self._unpacked = 0
        for part in found:
            name = _checked(part)
            if name.lower() in self._parts:
                raise UnreadableFileError(f"It has two parts of the name {name[:80]}.")
            self._parts[name.lower()] = part
        self._refuse_bombs(found)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return [part.filename for part in self._parts.values()]

    def any_in(self, *starts: str) -> bool:
        """Tell whether there is a part whose name, in lower case, begins so."""
        return any(name.startswith(starts) for name in self._parts)

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; `UnreadableFileError` if it is missing, damaged or too large."""
        part = self._parts.get(name.lower())
        if part is None:
            raise UnreadableFileError(f"It is no Excel workbook, or it is damaged: the part {name[:80]} is missing.")
        left = MAX_UNPACKED - self._unpacked
        try:
            with self._archive.open(part) as stream:
                data = stream.read(left + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error):
            raise UnreadableFileError(f"It is damaged: the part {name[:80]} cannot be unpacked.") from None
        if len(data) > left:
            raise _too_large()
        self._unpacked += len(data)
        return data

    def _refuse_bombs(self, found: list[zipfile.ZipInfo]) -> None:
        # Sizes may be made up, so that `read` counts again; an honest bomb is not even opened.
        for part in found:
            if part.file_size > SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1):
                raise UnreadableFileError(
                    f"Its part {part.filename[:80]} unpacks to more than {MAX_RATIO} times its size, "
                    "as files made to do harm do."
                )


def _checked(part: zipfile.ZipInfo) -> str:
    name = part.filename.replace("\\", "/")
    if name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise UnreadableFileError(f"It has a part that points out of the file: {name[:80]}.")
    if part.flag_bits & _ENCRYPTED:
        raise UnreadableFileError("It is protected by a password; save it without one.")
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableFileError(f"Its part {name[:80]} is packed in a way that no workbook is.")
    return name


def _too_large() -> UnreadableFileError:
    return UnreadableFileError(f"Unpacked it has more than {MAX_UNPACKED // 1024 // 1024} MB.")
