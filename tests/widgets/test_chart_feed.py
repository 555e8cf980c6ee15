"""What the kernel tells the pages that show a live chart."""

import datetime as dt
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.widgets.chart_feed import GATHER, LATEST, ChartFeed, row_patch
from journeykit.widgets.chart_protocol import SILENT_SECONDS, TELL_SECONDS
from tests.widgets.drawn_chart import Drawn, showing
from tests.widgets.fakes import FakeChannel, FakeClock


class Page:
    """What a page does with the messages: it keeps the newest drawing, and asks where it has missed one."""

    def __init__(self, feed, name="a"):
        self.feed, self.name, self.n, self.rows, self.words = feed, name, 0, None, None
        self.wholes = 0

    def show(self):
        self.feed.receive({"kind": "showing", "page": self.name, "n": self.n})

    def hear(self, message):
        if self.name not in message.get("to", [self.name]):
            return
        if message["kind"] == "drawing" and message["n"] != self.n:
            self.n, self.rows, self.words = message["n"], message["data"]["jk_0"], message["words"]
            self.wholes += 1
        elif message["kind"] == "redrawing" and message["n"] == self.n + 1:
            self.n, self.words = message["n"], message.get("words", self.words)
            self.rows = patched(self.rows, message.get("data", {}).get("jk_0"))
        elif message["kind"] == "redrawing" and message["n"] > self.n:
            self.show()


def patched(rows, patch):
    if patch is None:
        return rows
    kept = list(rows[: patch["keep"]])
    for at, row in patch["set"]:
        kept[at] = row
    return kept + patch["rows"]


@pytest.fixture
def feed(drawn, clock, channel):
    return ChartFeed(drawn, channel, {"#ffffff": "#212121"}, clock)


def test_a_page_that_has_nothing_gets_the_whole_chart(feed, channel):
    showing(feed)
    [message] = channel
    assert (message["kind"], message["to"], message["n"]) == ("drawing", ["a"], 1)
    assert (message["spec"], message["data"], message["words"]) == ({"mark": "bar"}, {"jk_0": [{"n": 1}]}, ["One"])
    assert (message["says"], message["dark"]) == ("Needs. One.", {"#ffffff": "#212121"})


def test_a_page_that_has_the_newest_is_told_so(feed, channel, drawn):
    showing(feed, n=1)
    assert channel == [{"kind": "in_step", "to": ["a"], "n": 1}]
    assert drawn.times == 1, "nothing is drawn for an answer"


def test_an_edit_travels_as_rows_and_words_only(feed, channel, drawn, clock):
    showing(feed)
    drawn.rows, drawn.title = [{"n": 1}, {"n": 2}], "Two"
    feed.poke()
    assert drawn.times == 1, "whoever edits does not wait for the chart"
    clock.pass_by(GATHER)
    patch = {"set": [], "keep": 1, "rows": [{"n": 2}]}
    assert channel[1:] == [
        {"kind": "redrawing", "n": 2, "data": {"jk_0": patch}, "words": ["Two"], "says": "Needs. Two."}
    ]


def test_what_has_not_changed_is_not_sent(feed, channel, drawn, clock):
    showing(feed)
    feed.poke()
    clock.pass_by(1)
    drawn.title = "Two"
    feed.poke()
    clock.pass_by(1)
    assert [sorted(message) for message in channel[1:]] == [["kind", "n", "says", "words"]]


def test_another_structure_travels_as_a_whole_chart_to_everybody(feed, channel, drawn, clock):
    showing(feed)
    drawn.mark = "line"
    feed.poke()
    clock.pass_by(1)
    assert [(message["kind"], message["n"], "to" in message) for message in channel[1:]] == [("drawing", 2, False)]


def test_a_burst_is_drawn_a_few_times(feed, channel, drawn, clock):
    showing(feed)
    for number in range(1_000):
        drawn.rows = [{"n": number}]
        feed.poke()
        clock.pass_by(0.001)
    clock.pass_by(1)
    assert 2 <= drawn.times <= 2 + 1 / LATEST + 1
    assert channel[-1]["data"]["jk_0"]["set"] == [(0, {"n": 999})]


def test_nothing_is_drawn_that_nobody_sees(feed, channel, drawn, clock):
    drawn.rows = []
    feed.poke()
    clock.pass_by(10)
    assert (drawn.times, channel) == (1, [])
    showing(feed)
    clock.pass_by(1)
    assert (drawn.times, channel[-1]["data"]) == (2, {"jk_0": []})


@pytest.mark.parametrize("silent", [True, False])
def test_a_page_that_has_fallen_silent_or_gone_is_drawn_for_no_more(feed, drawn, clock, silent):
    showing(feed)
    if silent:
        clock.pass_by(SILENT_SECONDS)
    else:
        feed.receive({"kind": "gone", "page": "a"})
    feed.poke()
    clock.pass_by(1)
    assert drawn.times == 1


def test_a_page_that_speaks_in_time_is_not_forgotten(feed, drawn, clock):
    for _ in range(10):
        showing(feed, n=feed.n)
        clock.pass_by(TELL_SECONDS)
    drawn.title = "Two"
    feed.poke()
    clock.pass_by(1)
    assert drawn.times == 2


def test_a_chart_that_cannot_be_drawn_leaves_the_last_one_and_says_why(feed, channel, drawn, clock):
    showing(feed)
    drawn.problem = ValueError("no stage left")
    feed.poke()
    clock.pass_by(1)
    assert channel[1:] == [{"kind": "undrawn", "n": 1, "why": "ValueError: no stage left"}]
    del channel[:]
    showing(feed, page="b")
    assert [message["kind"] for message in channel] == ["drawing", "undrawn"]
    assert [message["to"] for message in channel] == [["b"], ["b"]]
    showing(feed, n=1)
    assert channel[-1]["kind"] == "undrawn", "asked again it is no better"


@pytest.mark.parametrize("title", ["One", "Two"])
def test_it_recovers_by_itself(feed, channel, drawn, clock, title):
    showing(feed, n=1)
    drawn.problem = ValueError("no stage left")
    feed.poke()
    clock.pass_by(1)
    drawn.problem, drawn.title = None, title
    feed.poke()
    clock.pass_by(1)
    assert channel[-1]["kind"] == ("in_step" if title == "One" else "redrawing")
    showing(feed, n=feed.n)
    assert channel[-1]["kind"] == "in_step"


def test_the_newest_chart_can_be_had_without_a_page(feed, drawn):
    drawn.rows = [{"n": 7}]
    feed.poke()
    apart, why = feed.latest()
    assert (apart.data, why) == ({"jk_0": [{"n": 7}]}, "")
    drawn.problem = ValueError("no stage\nleft " + "x" * 1_000)
    feed.poke()
    apart, why = feed.latest()
    assert (apart.data, why[:27], len(why)) == ({"jk_0": [{"n": 7}]}, "ValueError: no stage left x", 300)
    times = drawn.times
    feed.latest()
    assert drawn.times == times, "what failed is not tried again before the next edit"


@pytest.mark.parametrize(
    "message",
    [None, 5, "showing", {}, {"kind": "showing"}, {"kind": "showing", "page": 5, "n": 0}, {"kind": "x", "page": "a"},
     {"kind": "showing", "page": "a" * 65, "n": 0}],
)  # fmt: skip
def test_what_makes_no_sense_is_left_alone(feed, channel, message):
    feed.receive(message)
    assert channel == []


def test_rows_are_plain_json(drawn, channel, clock):
    drawn.rows = [{1: float("nan"), "b": float("inf"), "c": np.int64(3), "d": dt.date(2026, 3, 31), "e": (1, [2.5])}]
    showing(ChartFeed(drawn, channel, {}, clock))
    rows = channel[0]["data"]["jk_0"]
    assert rows == [{"1": None, "b": None, "c": 3, "d": "2026-03-31", "e": [1, [2.5]]}]
    json.dumps(rows, allow_nan=False)


def test_a_large_chart_travels_in_parts(drawn, channel, clock):
    drawn.rows = [{"text": "x" * 1_000} for _ in range(2_500)]
    showing(ChartFeed(drawn, channel, {}, clock))
    assert {message["kind"] for message in channel} == {"part"}
    assert {tuple(message["to"]) for message in channel} == {("a",)}
    whole = json.loads("".join(message["text"] for message in channel))
    assert (whole["kind"], len(whole["data"]["jk_0"])) == ("drawing", 2_500)


cells = st.dictionaries(st.sampled_from("ab"), st.integers(0, 2), min_size=1)
tables = st.lists(cells, max_size=6)


@given(tables, tables)
def test_patched_rows_are_the_new_rows_in_their_order(before, after):
    patch = row_patch(before, after)
    assert (patch is None) == (before == after)
    assert patched(before, patch) == after


def test_a_changed_cell_among_many_is_all_that_travels():
    before = [{"n": number} for number in range(1_000)]
    after = [*before[:500], {"n": -1}, *before[501:]]
    assert row_patch(before, after) == {"set": [(500, {"n": -1})], "keep": 1_000, "rows": []}


steps = st.lists(
    st.one_of(
        st.tuples(st.just("rows"), tables),
        st.tuples(st.just("mark"), st.sampled_from(["bar", "line"])),
        st.tuples(st.just("title"), st.sampled_from(["One", "Two"])),
        st.tuples(st.just("problem"), st.sampled_from([None, ValueError("no")])),
        st.tuples(st.just("wait"), st.sampled_from([0.005, 0.1, 6.0, 40.0])),
        st.tuples(st.just("lose"), st.booleans()),
        st.tuples(st.just("tell"), st.just(None)),
    ),
    max_size=30,
)


@given(steps)
def test_a_page_that_misses_messages_is_in_step_again_when_it_next_tells(history):
    drawn, clock, channel = Drawn(), FakeClock(), FakeChannel()
    feed = ChartFeed(drawn, channel, {}, clock)
    page, losing = Page(feed), False

    def deliver():
        while channel:
            message = channel.pop(0)
            if not losing:
                page.hear(json.loads(json.dumps(message)))

    for what, value in history:
        match what:
            case "wait":
                clock.pass_by(value)
            case "lose":
                losing = value
            case "tell":
                page.show()
            case _:
                setattr(drawn, what, value)
                feed.poke()
        deliver()
    losing, drawn.problem = False, None
    feed.poke()
    for _ in range(2):
        page.show()
        deliver()
        clock.pass_by(1)
        deliver()
    assert (page.n, page.rows, page.words) == (feed.n, drawn.rows, [drawn.title])
