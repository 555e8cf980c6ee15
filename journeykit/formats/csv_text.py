"""The bytes of a text file as text: with or without byte order mark, UTF-8, UTF-16 or an encoding of before Unicode."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from journeykit.errors import UnreadableFileError
from journeykit.formats.legacy_encodings import likely

_NOT_TEXT = {
    b"PK\x03\x04": "an Excel or OpenDocument workbook",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"%PDF": "a PDF",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and how sure its letters are.

    ``encoding`` is that of before Unicode in which it was probably written, if it was. ``foreign`` are the lines, from
    1 on, whose letters are not in the encoding of the others, or are no letters at all.
    """

    text: str
    encoding: str = ""
    foreign: tuple[int, ...] = ()


MAX_LINES = 1_100_000
"""More are nobody's table, and not looked at one by one; they are refused by their number."""
_SURE = 3
"""So many good letters has a damaged line for every bad one."""


def decode(data: bytes, known: Callable[[str], bool] = lambda _: False) -> Decoded:
    r"""Return the text; ``known`` tells which words may stand in it. `UnreadableFileError` if it is of another kind.

    >>> decode("Größe".encode("cp1252")).text, decode("Größe\n".encode("utf-16-le")).text
    ('Größe', 'Größe\n')
    >>> decode("Größe\nMaß\n".encode() + "Länge".encode("cp1252"))
    Decoded(text='Größe\nMaß\nLänge', encoding='', foreign=(3,))
    """
    for start, what in _NOT_TEXT.items():
        if data.startswith(start):
            raise UnreadableFileError(f"It is {what}, not a CSV; save it as CSV first.")
    while data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _wide_text(data, encoding)
    wide = _wide(data[:4096])
    return _wide_text(data, wide) if wide else _narrow(data, known)


def _wide_text(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace").lstrip("\ufeff")
    return Decoded(text, foreign=_damaged(text))


def _wide(sample: bytes) -> str | None:
    """Recognise UTF-16 without a mark: line ends, separators and Latin letters have a zero byte on one side."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if bool(even) == bool(odd) or max(even, odd) <= len(sample) // 40:
        return None
    encoding = "utf-16-be" if even else "utf-16-le"
    return encoding if re.search(r"[\r\n,;\t|]", sample.decode(encoding, "replace")) else None


def _narrow(data: bytes, known: Callable[[str], bool]) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as problem:
        if problem.reason == "unexpected end of data":
            # Cut off within its last letter; or that is the only one from before Unicode: there is a doubt.
            whole = data[: problem.start].decode("utf-8")
            text = data.decode("cp1252", "replace") if whole.isascii() else f"{whole}\ufffd"
            return Decoded(text, foreign=(whole.count("\n") + 1,))
    if data.count(b"\n") > MAX_LINES:
        return Decoded(data.decode("utf-8", "replace"))
    lines: list[str | bytes] = [_utf_8(line) for line in data.split(b"\n")]
    older = [line for line in lines if isinstance(line, bytes)]
    encoding = likely(older, known) if older else ""
    text = "\n".join(line.decode(encoding, "replace") if isinstance(line, bytes) else line for line in lines)
    if any(isinstance(line, str) and not line.isascii() for line in lines):
        old = {number for number, line in enumerate(lines, start=1) if isinstance(line, bytes)}
        return Decoded(text, foreign=tuple(sorted(old | {*_damaged(text)})))
    return Decoded(text, encoding, _damaged(text))


def _utf_8(line: bytes) -> str | bytes:
    """Return a line as text if it is UTF-8, or was before it was damaged."""
    text = line.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    # Letters of older encodings are hardly ever valid UTF-8; a damaged line has many good ones left.
    right = sum(letter > "\x7f" for letter in text) - wrong
    return text if right >= _SURE * wrong else line


def _damaged(text: str) -> tuple[int, ...]:
    if "\ufffd" not in text:
        return ()
    return tuple(number for number, line in enumerate(text.split("\n"), start=1) if "\ufffd" in line)
