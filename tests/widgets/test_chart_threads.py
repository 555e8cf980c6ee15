"""Live charts and threads: who waits for whom, who draws for whom."""

import threading

import pytest

from journeykit.widgets.chart_feed import ChartFeed
from journeykit.widgets.pace import ThreadClock
from tests.widgets.drawn_chart import Drawn, showing
from tests.widgets.fakes import FakeChannel


def test_edits_of_many_threads_end_in_the_newest_chart():
    drawn, last = Drawn(), threading.Event()

    class Waiting(FakeChannel):
        def send(self, message):
            super().send(message)
            if message.get("words") == ["done"]:
                last.set()

    channel = Waiting()
    feed = ChartFeed(drawn, channel, {}, ThreadClock())
    showing(feed)

    def edit(name):
        for number in range(50):
            drawn.rows = [{"n": number, "who": ord(name)}]
            feed.poke()

    threads = [threading.Thread(target=edit, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    drawn.title = "done"
    feed.poke()
    assert last.wait(20)
    numbers = [message["n"] for message in channel]
    assert numbers == sorted(numbers), "in the order they were drawn"
    assert feed.latest()[0].data["jk_0"] == drawn.rows


@pytest.mark.parametrize("failed", [False, True])
def test_a_function_that_waits_for_the_map_keeps_nobody_from_editing(drawn, channel, clock, failed):
    the_map, drawing, waiting = threading.Lock(), threading.Event(), [False]

    def draw():
        if waiting[0]:
            drawing.set()
            with the_map:
                pass
        return drawn()

    feed = ChartFeed(draw, channel, {}, clock)
    showing(feed)
    feed.poke()
    if failed:
        drawn.problem = ValueError("no stage left")
        clock.pass_by(1)
        drawn.problem = None
        feed.poke()
    waiting[0] = True

    def edit():
        feed.poke()
        showing(feed)

    with the_map:
        reader = threading.Thread(target=feed.latest)
        reader.start()
        assert drawing.wait(20)
        editor = threading.Thread(target=edit)
        editor.start()
        editor.join(20)
        assert not editor.is_alive(), "who holds the map can tell the chart of an edit"
    reader.join(20)
    assert not reader.is_alive()


def test_a_function_that_edits_its_map_is_told_so_and_not_called_for_ever(drawn, channel, clock):
    feeds: list[ChartFeed] = []

    def draw():
        for feed in feeds:
            feed.poke()
        return drawn()

    feeds.append(ChartFeed(draw, channel, {}, clock))
    showing(feeds[0])
    feeds[0].poke()
    clock.pass_by(10)
    assert drawn.times == 2
    assert "edits the map" in channel[-1]["why"]
    feeds[0].latest()
    assert drawn.times == 2


def test_two_charts_whose_functions_edit_the_map_do_not_drive_each_other(drawn, channel, clock):
    feeds: list[ChartFeed] = []

    def draw():
        for feed in feeds:
            feed.poke()
        return drawn()

    feeds += [ChartFeed(draw, channel, {}, clock), ChartFeed(draw, channel, {}, clock)]
    for feed in feeds:
        showing(feed)
        feed.poke()
    clock.pass_by(10)
    assert drawn.times == 4
