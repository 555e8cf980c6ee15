"""Lines between pages and a kernel: each keeps its own order, loses, copies, waits, is cut and joined again."""

from __future__ import annotations

from collections import deque
from typing import Literal

Fate = Literal["arrives", "is lost", "comes twice", "is copied for later"]
Way = Literal["up", "down"]
Break = Literal["", "loses", "holds"]
"""What becomes of messages on a line that is cut: it loses them, or keeps them for later."""


class Line:
    """What is on its way between one page and its kernel. Different lines overtake each other at will."""

    def __init__(self) -> None:
        self.ways: dict[Way, deque[str]] = {"up": deque(), "down": deque()}
        self.broken: Break = ""

    def put(self, way: Way, message: str) -> None:
        """Send one message, if the line does not lose it at once."""
        if self.broken != "loses":
            self.ways[way].append(message)

    def cut(self, how: Break) -> None:
        """Break the line; what is on its way meets the same fate."""
        self.broken = how
        if how == "loses":
            self.drop()

    def join(self) -> None:
        """Mend the line."""
        self.broken = ""

    def drop(self) -> None:
        """Lose everything that is on its way."""
        for messages in self.ways.values():
            messages.clear()

    def take(self, way: Way, count: int, fate: Fate = "arrives") -> list[str]:
        """Return what arrives of the next messages."""
        waiting = self.ways[way]
        if self.broken:
            return []
        arriving: list[str] = []
        for _ in range(min(count, len(waiting))):
            message = waiting.popleft()
            if fate != "is lost":
                arriving.append(message)
            if fate == "comes twice":
                arriving.append(message)
            if fate == "is copied for later":
                waiting.append(message)
        return arriving

    def is_quiet(self) -> bool:
        """Tell whether nothing can arrive."""
        return bool(self.broken) or not any(self.ways.values())
