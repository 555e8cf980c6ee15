"""Pointers that drag over the board, and the same ways over a page without one: what a frame costs."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.benchmarks.board_frames import Frames, traced
from tests.benchmarks.figure import Figure, at_most, p95
from tests.benchmarks.probe import Probe
from tests.benchmarks.subject import FLOOR, Subject

Way = list[tuple[float, float]]

STEPS = 180
BUDGET = 8
POINT = '.jk-point[data-item="p0 as_is"]'

ALONE = "cell => jupyterapp.shell.currentWidget.content.widgets[cell].outputArea.model.clear()"
PLAIN = """
([x, y]) => {
  const plain = document.createElement("div");
  plain.className = "plain";
  plain.style.cssText = `position: absolute; z-index: 99; left: ${x - 80}px; top: ${y - 20}px; width: 160px;`
    + "height: 60px; background: white; border: 1px solid black";
  plain.textContent = "Know what happens next";
  let from, frame = 0, to;
  plain.onmousedown = (event) => event.preventDefault();
  plain.onpointerdown = (event) => {
    from = event;
    plain.setPointerCapture(event.pointerId);
  };
  plain.onpointermove = (event) => {
    to = event;
    if (!from) return;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      plain.style.transform = `translate(${to.clientX - from.clientX}px, ${to.clientY - from.clientY}px)`;
    });
  };
  document.body.append(plain);
}
"""


def measure(probe: Probe, wall: Subject) -> Iterator[Figure]:
    """Drag a note in the middle of the board, a note to the edges, and a point of the curve."""
    page = probe.page
    ways: dict[str, tuple[Way, Frames]] = {}
    note, point = page.locator(wall.field), page.locator(POINT).nth(2)
    for name, thing in (("note dragged", note), ("note dragged, board scrolling", note), ("point dragged", point)):
        thing.evaluate("thing => thing.scrollIntoView({block: 'center', inline: 'center'})")
        way = _way(name, _box(thing), _box(page.locator(".jk-bscroll")))
        before = _scrolled(page)
        ways[name] = way, _dragged(page, way, "[data-said]" if thing is point else ".jk-ghost")
        assert (_scrolled(page) != before) == ("scrolling" in name), f"{name}: from {before} to {_scrolled(page)}"
    FLOOR.display(probe)
    page.evaluate(ALONE, wall.cell)
    for name, (way, frames) in ways.items():
        page.evaluate(PLAIN, list(way[0]))
        plain = page.locator(".plain")
        floor = _dragged(page, way, "")
        plain.evaluate("plain => plain.remove()")
        yield from _figures(f"{wall.name}, {name}: main thread a frame", frames, floor)


def _figures(name: str, frames: Frames, floor: Frames) -> Iterator[Figure]:
    yield Figure(name, "ms", frames.work, floor.work)
    yield Figure("  p95", "ms", [p95(frames.work)], [p95(floor.work)], at_most(BUDGET))
    yield Figure("  p95 by the clock, other work on the machine in it", "ms", [p95(frames.clock)], [p95(floor.clock)])


def _dragged(page: Page, way: Way, lifted: str) -> Frames:
    """Press, move along the way, put back; under way there must be what the selector says."""
    page.mouse.move(*way[0])
    page.mouse.down()
    page.mouse.move(way[0][0], way[0][1] + 8)
    with traced(page) as frames:
        for x, y in way:
            page.mouse.move(x, y)
    if lifted:
        expect(page.locator(lifted)).to_have_count(1)
    page.keyboard.press("Escape")
    page.mouse.up()
    if lifted:
        expect(page.locator(lifted)).to_have_count(0)
    return frames


def _way(name: str, thing: FloatRect, board: FloatRect) -> Way:
    x, y = thing["x"] + thing["width"] / 2, thing["y"] + min(10, thing["height"] / 2)
    if "point" in name:
        return [(x, y), *((x, y + abs(at * 5 % 320 - 160) - 80) for at in range(STEPS))]
    if "scrolling" in name:
        right, bottom = board["x"] + board["width"] - 30, board["y"] + board["height"] - 30
        along = [(right, y + at % 60) for at in range(STEPS // 2)]
        return [(x, y), *along, *((x + at % 60, bottom) for at in range(STEPS // 2))]
    # Over and over the lanes, a little further to the side each time, clear of the edges.
    left, width, height = board["x"] + 200, board["width"] - 260, 260
    return [(x, y), *((left + width * at / STEPS, y + abs(at * 9 % (2 * height) - height) - height / 2)
                      for at in range(STEPS))]  # fmt: skip


def _box(found: Locator) -> FloatRect:
    box = found.bounding_box()
    assert box is not None
    return box


def _scrolled(page: Page) -> list[float]:
    return list(page.locator(".jk-bscroll").evaluate("found => [found.scrollLeft, found.scrollTop]"))
