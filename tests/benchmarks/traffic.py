"""What one edit costs on the kernel's socket, both ways."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.edit import commit
from tests.benchmarks.figure import Figure, at_most
from tests.benchmarks.probe import Probe
from tests.benchmarks.subject import Subject

EDITS = 6
PAUSE = 250


def measure(probe: Probe, floor: Subject, grids: list[Subject]) -> Iterator[Figure]:
    floor.display(probe)
    least = _bytes(probe, floor)
    for subject in grids:
        subject.display(probe)
        yield Figure(f"bytes of one edit, {subject.name}", "kB", _bytes(probe, subject), least, at_most(3))


def _bytes(probe: Probe, subject: Subject) -> list[float]:
    probe.wait_all_there()
    frames: list[int] = []
    session = probe.page.context.new_cdp_session(probe.page)
    for event in ("Network.webSocketFrameSent", "Network.webSocketFrameReceived"):
        session.on(event, lambda found: frames.append(_size(found["response"])))
    session.send("Network.enable")
    samples = []
    probe.page.click(subject.field)
    for number in range(EDITS + 1):
        probe.page.wait_for_timeout(PAUSE)
        frames.clear()
        commit(probe, f"Know who to call {number}")
        probe.page.wait_for_timeout(PAUSE)
        samples.append(sum(frames) / 1_000)
    session.detach()
    return samples[1:]


def _size(frame: dict[str, Any]) -> int:
    text, binary = str(frame["payloadData"]), frame["opcode"] == 2
    return len(base64.b64decode(text)) if binary else len(text.encode())
