"""A room of people who type into one map that is bound to a file: how soon an edit is acknowledged, and none lost.

A real server and a real kernel; the pages are web sockets that say what JupyterLab and our client say. All of it
shares this machine, so a room of 50 also measures 50 pages' work on the processors the kernel needs.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jupyter_client.blocking.client import BlockingKernelClient

from tests.benchmarks.figure import Figure, at_most, p95
from tests.benchmarks.room_client import RoomClient
from tests.browser.lab import Lab

ROOT = Path(__file__).parents[2]
ROWS = 300
PATIENCE = 60.0

OPEN = f"""
import sys, json
sys.path.insert(0, {str(ROOT)!r})
import journeykit as jk
from journeykit.widgets.map_model import map_model_of
from tests.benchmarks.needs_map import needs_map
m = jk.open_map("{{file}}", start=needs_map({ROWS}))
print(map_model_of(m).comm.comm_id)
"""
CLOSE = "print(json.dumps(m.needs.df.rival.to_dict())); m.close()"


@dataclass(frozen=True)
class Room:
    """So many people, and how many edits each makes, one in so many seconds."""

    people: int
    edits: int
    pause: float

    @property
    def name(self) -> str:
        return f"room of {self.people}"


# Somebody alone types faster here, or there would be too few edits to say anything.
ROOMS = (Room(1, 30, 0.4), Room(20, 8, 2.0), Room(50, 6, 2.0))


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as home:
        lab = Lab(Path(home))
        try:
            for room in ROOMS:
                yield from _measure(lab, Path(home), room)
        finally:
            lab.stop()


def _measure(lab: Lab, home: Path, room: Room) -> Iterator[Figure]:
    kernel = lab.request("POST", "/api/kernels", {"name": "python3"})["id"]
    talk = BlockingKernelClient(connection_file=str(home / "runtime" / f"kernel-{kernel}.json"))
    talk.load_connection_file()
    talk.start_channels()
    talk.wait_for_ready(timeout=PATIENCE)
    comm = _run(talk, OPEN.format(file=f"room-{room.people}.journey.json"))
    typed, acks = asyncio.run(_meet(lab.url, kernel, comm, room))
    found = json.loads(_run(talk, CLOSE))
    talk.stop_channels()
    lab.end_kernels()
    lost = sum(found[row] != text for row, text in typed.items()) + room.people * room.edits - len(acks)
    budget = at_most(150) if room.people == 20 else None
    yield Figure(f"edit → ack, {room.name}", "ms", acks)
    yield Figure("  p95", "ms", [p95(acks)], budget=budget)
    yield Figure("  edits lost", "", [lost], budget=at_most(0))


def _run(talk: BlockingKernelClient, code: str) -> str:
    """Run code in the kernel and return what it printed."""
    printed: list[str] = []

    def hear(message: dict[str, object]) -> None:
        content = message["content"]
        assert isinstance(content, dict)
        if "traceback" in content:
            raise RuntimeError("\n".join(content["traceback"]))
        printed.append(content.get("text", ""))

    talk.execute_interactive(code, output_hook=hear, timeout=PATIENCE)
    return "".join(printed).strip()


async def _meet(server: str, kernel: str, comm: str, room: Room) -> tuple[dict[str, str], list[float]]:
    """Let everybody type; return what must be where, and the milliseconds until each ack."""
    people = [RoomClient(number, comm) for number in range(room.people)]
    typed: dict[str, str] = {}
    await asyncio.gather(*(person.join(server, kernel) for person in people))

    async def type_in(number: int, person: RoomClient) -> None:
        # Nobody types in step with the others.
        await asyncio.sleep(room.pause * number / room.people)
        for turn in range(room.edits):
            row, text = f"n{(turn * room.people + number) % ROWS}", f"{person.name}, edit {turn}"
            typed[row] = text
            await person.edit(row, text)
            await asyncio.sleep(room.pause)
        await person.all_acked()

    await asyncio.gather(*(type_in(number, person) for number, person in enumerate(people)))
    await asyncio.gather(*(person.leave() for person in people))
    return typed, [took for person in people for took in person.acked.values()]
