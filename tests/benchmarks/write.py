"""From Python to the screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from tests.benchmarks.figure import Figure, floors
from tests.benchmarks.probe import Probe
from tests.benchmarks.subject import Subject

WRITES = 4
TURNS = 5
PAUSE = 0.25
BURST = 20

_serial = count(100_000)


def measure(probe: Probe, floor: Subject, grids: list[Subject]) -> Iterator[Figure]:
    for subject in grids:
        floor.display_beside(probe, subject)
        least: list[float] = []
        took: list[float] = []
        least_burst: list[float] = []
        burst: list[float] = []
        for _ in range(TURNS):
            least += _single(probe, floor)
            took += _single(probe, subject)
            least_burst.append(_burst(probe, floor))
            burst.append(_burst(probe, subject))
        yield Figure(f"Python → screen, {subject.name}", "ms", took, least, floors(2))
        yield Figure(f"Python → screen, {subject.name}, last of {BURST} at once", "ms", burst, least_burst)


def _texts(many: int) -> list[str]:
    return [f"Written {next(_serial)}" for _ in range(many)]


def _single(probe: Probe, subject: Subject) -> list[float]:
    texts = _texts(WRITES + 1)
    seen = probe.painted(subject.texts, texts, f"write_each({subject.write}, {texts}, {PAUSE})")
    sent = probe.kernel_json("sent")
    return [there - seconds * 1_000 for there, seconds in zip(seen, sent, strict=True)][1:]


def _burst(probe: Probe, subject: Subject) -> float:
    """Return how long the last of many writes takes, from the first on."""
    texts = _texts(BURST)
    (last,) = probe.painted(subject.texts, texts[-1:], f"write_each({subject.write}, {texts}, 0)")
    return float(last - probe.kernel_json("sent[0]") * 1_000)
