"""From the Enter key to the new value in Python."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from tests.benchmarks.figure import Figure, floors
from tests.benchmarks.probe import Probe
from tests.benchmarks.subject import Subject
from tests.browser.waiting import wait_until

EDITS = 20
PAUSE = 200
ROW = 5
"""Edits of one subject before it is the other's turn; long enough to meet a delayed acknowledgement."""


_serial = count(1)


def measure(probe: Probe, floor: Subject, grids: list[Subject]) -> Iterator[Figure]:
    for subject in grids:
        floor.display_beside(probe, subject)
        for name, pause in (("with pauses", PAUSE), ("in bursts", 0)):
            least, took = _commits(probe, (floor, subject), pause)
            yield Figure(f"commit → Python, {subject.name}, {name}", "ms", took, least, floors(1.5))


def _commits(probe: Probe, subjects: tuple[Subject, Subject], pause: int) -> list[list[float]]:
    """Type into both in turns; return how long each took to be the value in Python."""
    samples: list[list[float]] = [[], []]
    for turn in range(EDITS // ROW + 1):
        for subject, took in zip(subjects, samples, strict=True):
            found = _row(probe, subject, pause)
            if turn:
                took.extend(found)
    return samples


def _row(probe: Probe, subject: Subject, pause: int) -> list[float]:
    probe.kernel(f"{subject.heard}.clear()")
    probe.page.click(subject.field)
    probe.page.wait_for_timeout(PAUSE)
    probe.forget_enters()
    for _ in range(ROW):
        commit(probe, f"{next(_serial)}")
        if pause:
            probe.page.wait_for_timeout(pause)
    wait_until(lambda: probe.kernel_json(f"len({subject.heard})") >= ROW, "the edits to arrive")
    heard = [seconds * 1_000 for seconds in probe.kernel_json(subject.heard)]
    return [there - pressed for there, pressed in zip(heard, probe.enters(), strict=True)]


def commit(probe: Probe, text: str) -> None:
    """Type a text over what the cell in focus holds, Enter, and back to the cell."""
    probe.page.keyboard.type(text)
    probe.page.keyboard.press("Enter")
    probe.page.keyboard.press("ArrowUp")
