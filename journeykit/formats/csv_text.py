"""The bytes of a text file as text: with or without byte order mark, UTF-8, UTF-16 or Windows' own code."""

from __future__ import annotations

import codecs
import re

from journeykit.errors import UnreadableFileError

_NOT_TEXT = {
    b"PK\x03\x04": "an Excel or OpenDocument workbook",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF": "a PDF",
}


def decode(data: bytes) -> str:
    r"""Return the text; `UnreadableFileError` if it is a file of another kind.

    >>> decode("Größe".encode("cp1252")), decode("Größe\n".encode("utf-16-le"))
    ('Größe', 'Größe\n')
    """
    for start, what in _NOT_TEXT.items():
        if data.startswith(start):
            raise UnreadableFileError(f"It is {what}, not a CSV; save it as CSV first.")
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _wide(data[:4096])
    if wide:
        return data.decode(wide, "replace")
    return _narrow(data)


def _wide(sample: bytes) -> str | None:
    """Recognise UTF-16 without a mark: line ends, separators and Latin letters have a zero byte on one side."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if bool(even) == bool(odd) or max(even, odd) <= len(sample) // 40:
        return None
    encoding = "utf-16-be" if even else "utf-16-le"
    return encoding if re.search(r"[\r\n,;\t|]", sample.decode(encoding, "replace")) else None


def _narrow(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    # Letters of Windows-1252 are hardly ever valid UTF-8; a damaged UTF-8 file has many good ones left.
    wrong = text.count("\ufffd")
    right = sum(letter > "\x7f" for letter in text) - wrong
    return text if right > wrong else data.decode("cp1252", "replace")
