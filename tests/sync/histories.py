"""Plays histories, and makes one that broke a promise as short as it can be."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from journeykit import ids
from journeykit.schema.wire import schema_to_wire
from journeykit.widgets import snapshot
from tests.sync.actions import IN_MEMORY, SAVED, Action, random_history
from tests.sync.disk import Disk, Machine, in_place
from tests.sync.faults import planted
from tests.sync.node_stores import NodeStores
from tests.sync.record import BrokenPromise
from tests.sync.room import Room

MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where the maps' files lie: in memory where that can be, since they are synced by nobody."""
SHRINKING = 20.0
"""Seconds at most."""


def play(stores: NodeStores, seed: int, actions: Sequence[Action], faults: tuple[str, ...] = ()) -> None:
    """Play one history; raise `BrokenPromise` if the checker complains."""
    with TemporaryDirectory(dir=MEMORY) as folder, ExitStack() as stack:
        machine = Machine(seed)
        disk = Disk(Path(folder), seed, machine)
        stack.enter_context(mock.patch.object(ids, "secrets", _Bits(seed)))
        # It is the same in all histories, and half of their time would go into it.
        stack.enter_context(mock.patch.object(snapshot, "schema_to_wire", _schema_to_wire))
        stack.enter_context(in_place(disk, machine))
        stack.enter_context(planted(faults))
        begin = actions[0] if actions and actions[0] in (SAVED, IN_MEMORY) else ()
        room = Room(stores, seed, disk, machine, begin, faults)
        for action in actions[len(begin) :]:
            room.do(action)
        room.settle()


_schema_to_wire = lru_cache(schema_to_wire)


class _Bits:
    """Ids from a seed, so that a history can be played again."""

    def __init__(self, seed: int) -> None:
        self.randbits = random.Random(seed).getrandbits


def complaint(stores: NodeStores, seed: int, faults: tuple[str, ...] = ()) -> str:
    """Play the history of a seed; return what was broken, with a short history that shows it, or ""."""
    actions = random_history(seed)
    try:
        play(stores, seed, actions, faults)
    except BrokenPromise as broken:
        first = str(broken)
    else:
        return ""

    def fails(shorter: Sequence[Action]) -> str:
        try:
            play(stores, seed, shorter, faults)
        except BrokenPromise as broken:
            return str(broken)
        return ""

    shortest = shrunk(actions, lambda shorter: fails(shorter)[:2] == first[:2])
    lines = "\n".join(f"    {json.dumps(action)}," for action in shortest)
    return f"{fails(shortest) or first}\nSeed {seed}, {len(shortest)} of {len(actions)} actions:\n[\n{lines}\n]"


def shrunk(actions: Sequence[Action], still_fails: Callable[[Sequence[Action]], bool]) -> list[Action]:
    """Leave out what can be left out, in ever smaller pieces."""
    kept, size, end = list(actions), len(actions) // 2, time.monotonic() + SHRINKING
    while size and time.monotonic() < end:
        start, again = 0, False
        while start < len(kept) and time.monotonic() < end:
            shorter = kept[:start] + kept[start + size :]
            if still_fails(shorter):
                kept, again = shorter, True
            else:
                start += size
        size = size if again and size == 1 else size // 2
    return kept
