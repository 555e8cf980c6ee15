"""Messages above the limit travel as slices of their JSON text and apply with the last."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from typing import Any

from journeykit.widgets.protocol import PART_BYTES, KernelMessage, Part

SLICE = PART_BYTES // 2
"""A slice is written as a JSON text once more, which may double it."""
MAX_BYTES = 50_000_000
MAX_OPEN = 32
MAX_PARTS = 1_000


def in_parts(message: KernelMessage) -> Iterator[KernelMessage]:
    """Yield the message, or its parts if it is too large for one.

    >>> [part["kind"] for part in in_parts({"kind": "pong", "to": ["a"], "rev": 1, "epoch": "e"})]
    ['pong']
    """
    text = json.dumps(message)
    if len(text) <= PART_BYTES:
        yield message
        return
    of, count = secrets.token_hex(6), -(-len(text) // SLICE)
    for index in range(count):
        part: Part = {"kind": "part", "of": of, "index": index, "count": count, "text": text[index * SLICE :][:SLICE]}
        if "to" in message:
            part["to"] = message["to"]
        yield part


class PartsBox:
    """Collects the parts of incoming messages."""

    def __init__(self) -> None:
        self._open: dict[str, dict[int, str]] = {}
        self._sizes: dict[str, int] = {}

    def take(self, part: dict[str, Any]) -> Any | None:
        """Keep a part; return the whole message with the last one, None before.

        Raises ValueError for a part that cannot be, or for a message above `MAX_BYTES`.
        """
        of, index, count, text = (part.get(key) for key in ("of", "index", "count", "text"))
        if not (isinstance(of, str) and isinstance(index, int) and isinstance(count, int) and isinstance(text, str)):
            raise ValueError("A part is not well formed.")
        slices = self._open.setdefault(of, {})
        size = self._sizes[of] = self._sizes.get(of, 0) + len(text) - len(slices.get(index, ""))
        slices[index] = text
        if size > MAX_BYTES or count > MAX_PARTS or not 0 <= index < count:
            self._forget(of)
            raise ValueError("A message is too large.")
        while len(self._open) > MAX_OPEN:
            self._forget(next(iter(self._open)))
        if len(slices) < count:
            return None
        self._forget(of)
        return json.loads("".join(slices[i] for i in range(count)))

    def _forget(self, of: str) -> None:
        del self._open[of], self._sizes[of]
