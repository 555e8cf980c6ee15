"""The journey board in a real JupyterLab: how soon it is there, and what it costs to work on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from playwright.sync_api import Page, expect

from tests.benchmarks import board_drag
from tests.benchmarks.board_frames import Meter
from tests.benchmarks.browser import opened
from tests.benchmarks.figure import Figure, at_most, p95
from tests.benchmarks.probe import Probe
from tests.benchmarks.subject import FLOOR, Subject

ROUNDS = 8
EDITS = 20
NODES = "() => document.querySelectorAll('.jk-bmap, .jk-bmap *').length"
MIDDLE = '[data-item="o645"]'
"""A note of the eighth lane at the sixteenth stage of the large board."""
WALK = ["ArrowRight"] * 10 + ["ArrowDown"] * 10 + ["ArrowLeft"] * 10 + ["ArrowUp"] * 10


def board(stages: int, lanes: int, notes: int) -> Subject:
    """Return the board of a map with so many of them."""
    prepare = f"from tests.benchmarks.board_map import board_map; m = board_map({stages}, {lanes}, {notes})"
    return Subject(f"board of {stages} × {lanes}, {notes:,} notes", 2, prepare, ".jk-bnote", MIDDLE, "", "")


SMALL, WALL = board(5, 6, 50), board(30, 14, 1_000)


def measure() -> Iterator[Figure]:
    with opened("jk.JourneyBoard(m)") as probe:
        yield from _display(probe)
        _show_all(probe)
        yield Figure("DOM nodes in the board", "", [probe.page.evaluate(NODES)])
        yield from _work(probe)
        _show_all(probe)
        yield from board_drag.measure(probe, WALL)


def _show_all(probe: Probe) -> None:
    WALL.display(probe)
    expect(probe.page.locator(".jk-blane")).to_have_count(15)
    probe.page.evaluate("() => document.querySelector('.jk-bscroll').scrollIntoView()")


def _display(probe: Probe) -> Iterator[Figure]:
    took: dict[Subject, list[float]] = defaultdict(list)
    for turn in range(ROUNDS + 1):
        for subject in (FLOOR, SMALL, WALL):
            milliseconds = subject.display(probe)
            if turn:
                took[subject].append(milliseconds)
    for subject in (SMALL, WALL):
        yield Figure(f"display → first note, {subject.name}", "ms", took[subject], took[FLOOR], at_most(500))


def _work(probe: Probe) -> Iterator[Figure]:
    page = probe.page
    meter = Meter(page)
    took = dict(_taken(probe, meter))
    FLOOR.display(probe)
    page.click(FLOOR.field)
    keys = [meter.works(press) for press in _presses(page)]
    texts = [f"Written {at}" for at in range(EDITS)]
    written = meter.works_more([partial(probe.painted, FLOOR.texts, [text], f"floor.show([{text!r}])")
                                for text in texts], lambda: probe.kernel("pass"))  # fmt: skip
    meter.close()
    for name, work in took.items():
        floor = written if "edit" in name else keys
        yield Figure(f"{WALL.name}, {name}: main thread", "ms", work, floor)
        yield Figure("  p95", "ms", [p95(work)], [p95(floor)])


def _taken(probe: Probe, meter: Meter) -> Iterator[tuple[str, list[float]]]:
    page = probe.page
    page.locator(WALL.field).evaluate("note => note.scrollIntoView({block: 'center', inline: 'center'})")
    page.locator(WALL.field).click()
    yield "a step by an arrow key", [meter.works(press) for press in _presses(page)]
    page.locator(WALL.field).click()
    page.keyboard.press("Space")
    expect(page.locator(WALL.field)).to_have_attribute("data-lifted", "")
    yield "a lifted note carried a step", [meter.works(press) for press in _presses(page)]
    page.keyboard.press("Escape")
    edits = [
        partial(probe.painted, WALL.field, [text], f"m.notes.set('o645', text={text!r})")
        for text in (f"Written {at}" for at in range(EDITS))
    ]
    yield "somebody else's edit of a note", meter.works_more(edits, lambda: probe.kernel("pass"))


def _presses(page: Page) -> list[Callable[[], object]]:
    return [partial(page.keyboard.press, key) for key in WALK]
