"""From the Enter key in a grid to the painted chart, beside the same chart that is embedded anew each time."""

from __future__ import annotations

import base64
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from tests.benchmarks.board_frames import Meter
from tests.benchmarks.chart_subject import ALL, ChartSubject, show
from tests.benchmarks.edit import commit
from tests.benchmarks.figure import Figure, p95
from tests.benchmarks.probe import Probe
from tests.benchmarks.subject import FLOOR

TURNS = 2
EDITS = 20
"""Of each kind in each turn."""
UPDATES = 12
PAUSE = 200
"""Milliseconds from one picture to the next edit; long enough to meet a delayed acknowledgement."""
NEWS = (b'"redrawing"', b'"drawing"', b'"part"')

Samples = dict[str, list[float]]


def measure(probe: Probe) -> Iterator[Figure]:
    least = _floor(probe)
    yield Figure("edit → text, floor", "ms", least)
    yield Figure("  p95", "ms", [p95(least)])
    meter = Meter(probe.page)
    idle = _floor_work(probe, meter)
    for subject in ALL:
        live, anew, shown = defaultdict[str, list[float]](list), defaultdict[str, list[float]](list), []
        for _ in range(TURNS):
            shown.append(subject.display(probe))
            _edits(probe, subject, "redrawing", live)
            subject.display(probe, anew=True)
            _edits(probe, subject, "drawing", anew)
        yield Figure(f"display → chart, {subject.name}, the engine with it", "ms", shown)
        yield from _figures(f"edit → chart, {subject.name}", live, least)
        yield from _figures("  embedded anew instead", anew, least, "    ")
        for name, is_anew in ((f"update of {subject.name}: page's main thread", False), ("  embedded anew", True)):
            yield Figure(name, "ms", _work(probe, meter, subject, is_anew), idle)
        for name, is_anew in ((f"update of {subject.name}: on the socket", False), ("  embedded anew", True)):
            yield Figure(name, "kB", _bytes(probe, subject, is_anew))
    meter.close()


def _figures(name: str, took: Samples, least: list[float], indent: str = "  ") -> Iterator[Figure]:
    whole = took.pop("")
    yield Figure(name, "ms", whole, least)
    yield Figure(f"{indent}p95", "ms", [p95(whole)], [p95(least)])
    for part, samples in took.items():
        yield Figure(f"{indent}of it {part}", "ms", samples)


def _edits(probe: Probe, subject: ChartSubject, kind: str, took: Samples) -> None:
    page, edit = probe.page, subject.editor(probe)
    for number in range(EDITS + 1):
        page.wait_for_timeout(PAUSE)
        probe.kernel("marks.clear()")
        probe.forget_enters()
        page.evaluate("() => { chart_watch.take_news(); chart_watch.expect_picture(); }")
        edit()
        painted = float(page.evaluate("() => chart_watch.picture_seen()"))
        news = page.evaluate("() => chart_watch.take_news()")
        kinds = {each["kind"] for each in news}
        assert kinds <= {kind, "part"}, f"{subject.name}: {kinds} instead of {kind}"
        (entered,) = probe.enters()
        began, ended = (1_000 * seconds for seconds in probe.kernel_json("marks[0]"))
        if number:
            took[""].append(painted - entered)
            took["until the kernel draws"].append(began - entered)
            took["in the chart's function"].append(ended - began)
            took["as a specification, compared"].append(news[0]["sent"] - ended)
            took["on its way to the page"].append(news[-1]["received"] - news[0]["sent"])
            took["in the page, painted"].append(painted - news[-1]["received"])


def _floor(probe: Probe) -> list[float]:
    """Return how long a text takes from the Enter key to Python and back to the screen."""
    FLOOR.display(probe)
    page, took = probe.page, []
    page.click(FLOOR.field)
    for number in range(TURNS * EDITS + 1):
        page.wait_for_timeout(PAUSE)
        probe.forget_enters()
        page.evaluate(f"text => {{ window.echo = probe.painted('{FLOOR.texts}', [text]); }}", f"Echo {number}")
        commit(probe, f"Echo {number}")
        (painted,), (entered,) = page.evaluate("() => window.echo"), probe.enters()
        took.append(painted - entered)
    return took[1:]


def _floor_work(probe: Probe, meter: Meter) -> list[float]:
    FLOOR.display(probe)
    acts = [partial(probe.painted, FLOOR.texts, [text], f"floor.show([{text!r}])")
            for text in (f"Shown {number}" for number in range(UPDATES))]  # fmt: skip
    return meter.works_more(acts, lambda: probe.kernel("pass"))


def _work(probe: Probe, meter: Meter, subject: ChartSubject, anew: bool) -> list[float]:
    """Return the milliseconds of work in the page for each update, of a chart that stands alone."""
    show(probe, subject.needs, subject.live(anew=anew))
    return meter.works_more(_updates(probe, subject), lambda: probe.kernel("pass"))[2:]


def _bytes(probe: Probe, subject: ChartSubject, anew: bool) -> list[float]:
    """Return the size of what a chart is sent for each update."""
    show(probe, subject.needs, subject.live(anew=anew))
    session = probe.page.context.new_cdp_session(probe.page)
    sizes: list[int] = []
    session.on("Network.webSocketFrameReceived", lambda found: sizes.append(_size(found["response"])))
    session.send("Network.enable")
    samples = []
    for update in _updates(probe, subject)[: UPDATES // 2]:
        sizes.clear()
        update()
        samples.append(sum(sizes) / 1_000)
    session.detach()
    assert all(samples), f"{subject.name}: no message was seen"
    return samples


def _updates(probe: Probe, subject: ChartSubject) -> list[Callable[[], object]]:
    """Return edits by the kernel, each of which ends when its picture is painted."""
    code = "([code]) => chart_watch.edit_one_by_one([code], 1)"
    return [partial(probe.page.evaluate, code, [subject.write.format(at=at)]) for at in range(UPDATES)]


def _size(frame: dict[str, Any]) -> int:
    """Return the size of a frame with a message for a chart in it, else 0."""
    text = str(frame["payloadData"])
    content = base64.b64decode(text) if frame["opcode"] == 2 else text.encode()
    return len(content) if any(kind in content for kind in NEWS) else 0
