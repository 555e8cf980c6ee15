"""The lines of a journal: one JSON object each, behind a seal that covers it and every line before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lines:
    """What a journal holds: its sound lines; whether the last was torn off; what cannot be trusted any more."""

    sound: list[Line] = field(default_factory=list)
    torn: bool = False
    rest: bytes = b""


def sealed(line: Mapping[str, Any], before: str) -> tuple[bytes, str]:
    r"""Return the bytes of a line and its seal, given the seal of the line before.

    >>> sealed({"rev": 1}, "")[0]
    b'f1847dbfa402d850 {"rev":1}\n'
    """
    # Escaped throughout, so that no text can hold a line break or half a letter.
    text = json.dumps(line, separators=(",", ":"), allow_nan=False)
    seal = _seal(text.encode(), before)
    return f"{seal} {text}\n".encode(), seal


def read_lines(data: bytes) -> Lines:
    """Return the lines up to the first that does not bear its seal.

    A last line without its end was being written as the power went: nobody was told that it is safe.
    Anything else that is wrong is damage, and what follows damage hangs in the air.
    """
    sound: list[Line] = []
    seal, at = "", 0
    while at < len(data):
        end = data.find(b"\n", at)
        if end < 0:
            return Lines(sound, torn=True)
        given, _, text = data[at:end].partition(b" ")
        seal = _seal(text, seal)
        found = _object(text) if given == seal.encode() else None
        if found is None:
            return Lines(sound, rest=data[at:])
        sound.append(found)
        at = end + 1
    return Lines(sound)


def _seal(text: bytes, before: str) -> str:
    return hashlib.blake2b(before.encode() + text, digest_size=8).hexdigest()


def _object(text: bytes) -> Line | None:
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
