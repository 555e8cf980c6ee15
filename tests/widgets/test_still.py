"""The tables beside the widgets: when they are shown, hidden, replaced and given up."""

import logging
import threading

import pytest

import journeykit as jk
from journeykit.model.page import needs_page, table_page
from journeykit.widgets.hub import Hub
from journeykit.widgets.outputs import Place
from journeykit.widgets.still import LATEST, MOST, QUIET, VIEW, Stills
from tests.widgets.fakes import FakeChannel, FakeClock, hello, op, set_cell


class FakeOutputs:
    """A notebook: what its outputs show now, and every message that got them there."""

    def __init__(self):
        self.where = Place("cell1", "run1")
        self.messages, self.shown, self.works = [], {}, []

    def place(self):
        return self.where

    def publish(self, bundle, display_id, update):
        assert update == (display_id in self.shown)
        self.messages.append(display_id)
        self.shown[display_id] = bundle

    def at_cell_end(self, work):
        self.works.append(work)

    def end_cell(self):
        for work in self.works:
            work()

    @property
    def only(self):
        [bundle] = self.shown.values()
        return bundle


class Room:
    def __init__(self, threads=True):
        self.map = jk.JourneyMap(stages=["Claims"], title="Motor")
        self.map.needs.add(id="n1", statement="Be heard")
        self.outputs, self.clock = FakeOutputs(), FakeClock(threads)
        self.told = []
        self.stills = Stills(self.map.commit_path, self.outputs, self.clock, tell=lambda *said: self.told.append(said))

    def show(self, draw=needs_page):
        self.stills.show(draw)

    def say(self, statement):
        self.map.needs.set("n1", statement=statement)


@pytest.fixture
def room():
    return Room()


def test_a_table_is_shown_at_once_and_pages_hide_it(room):
    room.show()
    assert "Be heard" in room.outputs.only["text/html"]
    assert room.outputs.only["text/html"].startswith('<div class="jk-still" ')
    assert room.outputs.only[VIEW] == {"version_major": 2, "version_minor": 0, "model_id": ""}
    room.clock.pass_by(60)
    assert len(room.outputs.messages) == 1, "nothing has happened, nothing is sent"


def test_a_page_loaded_anew_is_told_what_no_update_brings_it(room):
    room.show()
    room.stills.greet()
    room.say("Be seen")
    room.clock.pass_by(QUIET)
    assert room.told == [], "the page that ran the cell has the update"
    room.stills.greet()
    room.say("Be known")
    room.clock.pass_by(QUIET)
    [(still, html)] = room.told
    assert html == room.outputs.shown[still]["text/html"]
    assert "Be known" in html and still in html


def test_a_live_view_takes_the_hiding_over(room):
    room.show()
    room.stills.greet()
    room.clock.pass_by(QUIET)
    assert set(room.outputs.only) == {"text/html", "text/plain"}
    assert "Be heard" in room.outputs.only["text/html"]
    room.stills.greet()
    room.clock.pass_by(60)
    assert len(room.outputs.messages) == 2


def test_hello_of_a_page_is_what_makes_it_live(room):
    hub = Hub(room.map.commit_path, FakeChannel(), FakeClock(), on_hello=room.stills.greet)
    room.show()
    hub.receive(op("ana", 1, set_cell("n1", "statement", "Be seen")))
    room.clock.pass_by(QUIET)
    assert VIEW in room.outputs.only
    hub.receive(hello("ana"))
    room.clock.pass_by(QUIET)
    assert VIEW not in room.outputs.only


def test_the_table_follows_the_edits_in_a_quiet_moment(room):
    room.show()
    room.stills.greet()
    room.clock.pass_by(1)
    for text in ("B", "Be ", "Be seen"):
        room.say(text)
        room.clock.pass_by(QUIET / 2)
    assert "Be heard" in room.outputs.only["text/html"]
    room.clock.pass_by(QUIET)
    assert "Be seen" in room.outputs.only["text/html"]
    assert len(room.outputs.messages) == 3


def test_it_follows_somebody_who_never_pauses(room):
    room.show()
    room.clock.pass_by(1)
    for number in range(round(LATEST * 4) - 1):
        room.say(f"Draft {number}")
        room.clock.pass_by(0.25)
    assert len(room.outputs.messages) == 1
    room.say("The latest")
    room.clock.pass_by(0.25)
    assert len(room.outputs.messages) == 2


def test_an_edit_that_the_table_does_not_show_sends_nothing(room):
    room.show(lambda contents: table_page(contents, "stages"))
    room.say("Be seen")
    room.clock.pass_by(60)
    assert len(room.outputs.messages) == 1


def test_only_the_tables_that_changed_are_sent(room):
    room.show(lambda contents: table_page(contents, "stages"))
    room.show()
    stages, needs = room.outputs.shown
    room.say("Be seen")
    room.clock.pass_by(60)
    assert room.outputs.messages == [stages, needs, needs]


def test_without_a_live_view_it_stays_hidden(room):
    room.show()
    room.say("Be seen")
    room.clock.pass_by(QUIET)
    assert "Be seen" in room.outputs.only["text/html"]
    assert VIEW in room.outputs.only


def test_what_runs_a_notebook_unseen_has_the_text_at_the_end_of_each_cell(room):
    room.show()
    room.say("Be seen")
    room.outputs.end_cell()
    assert "Be seen" in room.outputs.only["text/html"]
    room.outputs.end_cell()
    room.clock.pass_by(60)
    assert len(room.outputs.messages) == 2
    assert len(room.outputs.works) == 1


def test_a_cell_that_is_run_again_gives_up_its_old_tables(room):
    room.show()
    room.show()
    room.outputs.where = Place("cell2", "run2")
    room.show()
    room.outputs.where = Place("cell1", "run3")
    room.show()
    *_, other, again = room.outputs.shown
    del room.outputs.messages[:]
    room.say("Be seen")
    room.clock.pass_by(QUIET)
    assert room.outputs.messages == [other, again]


def test_so_many_tables_are_followed_and_no_more(room):
    for _ in range(MOST + 5):
        room.show()
    del room.outputs.messages[:]
    room.say("Be seen")
    room.clock.pass_by(QUIET)
    assert room.outputs.messages == list(room.outputs.shown)[-MOST:]


def test_where_no_notebook_keeps_outputs_nothing_happens(room):
    room.outputs.where = None
    room.show()
    room.stills.greet()
    room.say("Be seen")
    room.clock.pass_by(60)
    assert (room.outputs.messages, room.outputs.works) == ([], [])


def test_without_threads_the_table_follows_at_once():
    room = Room(threads=False)
    room.show()
    room.stills.greet()
    assert VIEW not in room.outputs.only
    room.say("Be seen")
    assert "Be seen" in room.outputs.only["text/html"]
    assert len(room.outputs.messages) == 3


def test_a_table_that_cannot_be_drawn_costs_neither_the_edit_nor_the_others(room, caplog):
    broken = False

    def draw(contents):
        if broken:
            raise RuntimeError("no ink")
        return table_page(contents, "needs")

    room.show(draw)
    room.show()
    broken = True
    with caplog.at_level(logging.CRITICAL, logger="journeykit"):
        room.say("Be seen")
        room.clock.pass_by(QUIET)
    assert room.map.needs["n1"]["statement"] == "Be seen"
    assert ["Be seen" in bundle["text/html"] for bundle in room.outputs.shown.values()] == [False, True]


def test_whoever_holds_the_map_can_show_a_table_meanwhile(room):
    room.show()
    held, done = threading.Event(), threading.Event()

    def follow():
        held.wait(10)
        room.clock.pass_by(QUIET)
        done.set()

    room.say("Be seen")
    other = threading.Thread(target=follow)
    other.start()
    with room.map.batch():
        held.set()
        room.show()
        room.say("Be read")
    other.join(10)
    assert done.is_set()
    room.clock.pass_by(60)
    assert all("Be read" in bundle["text/html"] for bundle in room.outputs.shown.values())
