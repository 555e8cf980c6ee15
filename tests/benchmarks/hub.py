"""The hub alone: edits as a browser would send them, into a channel that leads nowhere."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from journeykit import open_map
from journeykit.widgets.hub import Hub
from journeykit.widgets.parts import in_parts
from journeykit.widgets.protocol import KernelMessage, Standing
from journeykit.widgets.snapshot import snapshot_parts
from tests.benchmarks.figure import Figure, at_least, at_most
from tests.benchmarks.needs_map import MANY, needs_map
from tests.benchmarks.stopwatch import timed

ROUNDS = 13
NO_STANDING: Standing = {"file": "", "kept": "", "read_only": "", "trouble": "", "note": ""}
OPS = 2_000
JOURNAL_ROUNDS = 5
JOURNAL_OPS = 1_000
BURST = 50


class Nowhere:
    """A channel that drops everything."""

    def send(self, message: KernelMessage) -> None:
        """Drop it."""


def measure() -> Iterator[Figure]:
    for rows in (20, MANY):
        yield Figure(f"hub alone, {rows:,} rows", "ops/CPU s", list(_rates(rows)), budget=at_least(20_000))
    yield from _journalled()
    yield from _snapshot()


def _rates(rows: int) -> Iterator[float]:
    journey = needs_map(rows)
    hub = Hub(journey.commit_path, Nowhere())
    # Of this process's own time, timer threads included: other work on the machine is not the hub's.
    for turn in range(ROUNDS + 1):
        ops = [_op(turn * OPS + number, rows) for number in range(OPS)]
        begin = time.process_time()
        for op in ops:
            hub.receive(op)
        took = time.process_time() - begin
        assert journey.commit_path.rev == (turn + 1) * OPS, "every op makes a revision"
        if turn:
            yield OPS / took
    hub.close()


def _journalled() -> Iterator[Figure]:
    """The disk's time counts here, so it is the clock's; the floor is a bare line, written and synced as often."""
    for size in (1, BURST):
        with tempfile.TemporaryDirectory() as folder:
            rates, floor = list(_journalled_rates(Path(folder), size)), list(_synced_lines(Path(folder), size))
        name = "hub alone, with a journal" + (f", {size} ops a message" if size > 1 else "")
        yield Figure(name, "ops/s", rates, floor, at_least(1_000))


def _journalled_rates(folder: Path, size: int) -> Iterator[float]:
    journey = open_map(folder / "bench.journey.json", start=needs_map(20))
    hub = Hub(journey.commit_path, Nowhere())
    for turn in range(JOURNAL_ROUNDS + 1):
        ops = [_op(turn * JOURNAL_OPS + number, 20) for number in range(JOURNAL_OPS)]
        bursts = [{"kind": "ops", "client": "bench", "ops": ops[at : at + size]} for at in range(0, len(ops), size)]
        took, _ = timed(lambda: _send(hub, bursts))  # noqa: B023 (called at once)
        assert journey.commit_path.rev == (turn + 1) * JOURNAL_OPS, "every op makes a revision"
        if turn:
            yield JOURNAL_OPS / took * 1_000
    hub.close()
    journey.close()


def _synced_lines(folder: Path, size: int) -> Iterator[float]:
    line = json.dumps(_op(0, 20)).encode() + b"\n"
    with (folder / "floor").open("ab") as file:
        for turn in range(JOURNAL_ROUNDS + 1):
            took, _ = timed(lambda: _sync_each(file, [line * size] * (JOURNAL_OPS // size)))
            if turn:
                yield JOURNAL_OPS / took * 1_000


def _send(hub: Hub, messages: Iterable[object]) -> None:
    for message in messages:
        hub.receive(message)


def _sync_each(file: IO[bytes], pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        file.write(piece)
        file.flush()
        os.fsync(file.fileno())


def _op(number: int, rows: int) -> dict[str, Any]:
    change = {
        "kind": "cell_set", "table": "needs", "row": f"n{number * 7919 % rows}", "column": "statement",
        "before": None, "after": f"Know who to call, version {number}",
    }  # fmt: skip
    return {"kind": "op", "client": "bench", "n": number + 1, "base": number, "changes": [change]}


def _snapshot() -> Iterator[Figure]:
    contents = needs_map(MANY).commit_path.contents
    plain = [[row.id, row.order, row.cells] for row in contents.tables["needs"]]
    whole, floor = [], []
    for _ in range(4):
        floor.append(timed(lambda: json.dumps(plain))[0])
        took, messages = timed(lambda: _sent(contents))
        whole.append(took)
    first = [timed(lambda: next(_parts(contents)))[0] for _ in range(5)]
    sizes = [len(json.dumps(message)) for message in messages]
    yield Figure(f"snapshot, {MANY:,} rows (floor: one json.dumps)", "ms", whole, floor)
    yield Figure("snapshot, its first part", "ms", first)
    yield Figure("snapshot, all parts", "MB", [sum(sizes) / 1e6])
    yield Figure("snapshot, largest part", "MB", [max(sizes) / 1e6], budget=at_most(1))
    yield Figure("snapshot, parts", "", [len(sizes)])


def _parts(contents: Any) -> Any:
    return snapshot_parts(contents, epoch="e", rev=1, to=["bench"], last_n={}, sight={}, standing=NO_STANDING)


def _sent(contents: Any) -> list[Any]:
    """Return the messages as the hub sends them."""
    return [message for part in _parts(contents) for message in in_parts(part)]
