"""The tables beside the widgets: when they are shown, hidden, replaced, told and given up."""

import threading

import pytest

import journeykit as jk
from journeykit.model.page import needs_page, table_page
from journeykit.widgets.hub import Hub
from journeykit.widgets.outputs import Place
from journeykit.widgets.still import LATEST, MOST, PER_SECOND, QUIET, VIEW, Stills
from tests.widgets.fakes import FakeChannel, FakeClock, hello, op, set_cell

SOON = QUIET + 0.1
"""When the short tables here have followed."""


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
    """A map in a notebook; what pages are told, they are told as pairs of a table and its HTML."""

    def __init__(self, threads=True):
        self.map = jk.JourneyMap(stages=["Claims"], title="Motor")
        self.map.needs.add(id="n1", statement="Be heard")
        self.outputs, self.clock = FakeOutputs(), FakeClock(threads)
        self.told: list[tuple[str, str]] = []
        self.stills = Stills(self.map.commit_path, self.outputs, self.clock, tell=lambda *said: self.told.append(said))

    def show(self, draw=needs_page):
        self.stills.show(draw)

    def show_live(self):
        self.show()
        self.stills.greet()
        self.clock.pass_by(SOON)
        del self.told[:]

    def say(self, statement):
        self.map.needs.set("n1", statement=statement)


class Watched:
    """A lock that says when another thread asks for it, or does something else before it is taken."""

    def __init__(self, lock, asked):
        self._lock, self._asked = lock, asked

    def acquire(self):
        self._asked()
        return self._lock.acquire()

    def release(self):
        self._lock.release()

    def __enter__(self):
        self.acquire()

    def __exit__(self, *_error):
        self.release()


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


def test_a_page_that_shows_the_map_live_is_told_the_very_same_table(room):
    room.show()
    [(still, shown)] = room.outputs.shown.items()
    room.stills.greet()
    room.clock.pass_by(SOON)
    assert room.told == [(still, shown["text/html"])]
    assert still in shown["text/html"]
    assert len(room.outputs.messages) == 1


def test_every_page_that_greets_is_told_what_was_missed(room):
    room.show_live()
    room.say("Be seen")
    room.clock.pass_by(SOON)
    [told] = room.told
    assert "Be seen" in told[1]
    room.stills.greet()
    room.clock.pass_by(SOON)
    assert room.told == [told, told], "a page that holds just this leaves its notebook clean"
    assert len(room.outputs.messages) == 1, "a page that is told gets no update"


def test_a_table_shown_to_a_live_page_is_told_too(room):
    room.show_live()
    room.outputs.where = Place("cell2", "run2")
    room.show()
    room.clock.pass_by(60)
    assert [still for still, _ in room.told] == list(room.outputs.shown)[-1:]


def test_hello_of_a_page_is_what_makes_it_live(room):
    hub = Hub(room.map.commit_path, FakeChannel(), FakeClock(), on_hello=room.stills.greet)
    room.show()
    hub.receive(op("ana", 1, set_cell("n1", "statement", "Be seen")))
    hub.receive(hello("ana"))
    room.clock.pass_by(SOON)
    assert room.told == [], "such a page could do nothing with it"
    hub.receive(hello("ana", notebook=True))
    room.clock.pass_by(SOON)
    assert len(room.told) == 1


def test_the_table_follows_the_edits_in_a_quiet_moment(room):
    room.show_live()
    for text in ("B", "Be ", "Be seen"):
        room.say(text)
        room.clock.pass_by(QUIET / 2)
    assert room.told == []
    room.clock.pass_by(SOON)
    [(_, html)] = room.told
    assert "Be seen" in html


def test_a_long_table_takes_its_time(room):
    room.map.needs.extend({"statement": "x" * 5_000} for _ in range(40))
    room.show_live()
    pause = QUIET + len(room.outputs.only["text/html"]) / PER_SECOND
    room.say("Be seen")
    room.clock.pass_by(pause - 0.1)
    assert room.told == []
    room.clock.pass_by(0.2)
    assert len(room.told) == 1


def test_it_follows_somebody_who_never_pauses(room):
    room.show_live()
    for number in range(round(LATEST * 5) - 1):
        room.say(f"Draft {number}")
        room.clock.pass_by(0.2)
    assert room.told == []
    room.say("The latest")
    room.clock.pass_by(0.2)
    assert len(room.told) == 1


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
    room.clock.pass_by(SOON)
    assert "Be seen" in room.outputs.only["text/html"]
    assert VIEW in room.outputs.only
    assert room.told == []


def test_what_runs_a_notebook_unseen_has_the_text_at_the_end_of_each_cell(room):
    room.show()
    room.say("Be seen")
    room.outputs.end_cell()
    assert "Be seen" in room.outputs.only["text/html"]
    room.outputs.end_cell()
    room.clock.pass_by(60)
    assert len(room.outputs.messages) == 2
    assert len(room.outputs.works) == 1


def test_a_live_page_does_not_wait_for_the_end_of_a_cell(room):
    room.show_live()
    room.say("Be seen")
    room.outputs.end_cell()
    assert room.told == []
    room.clock.pass_by(SOON)
    assert len(room.told) == 1


def test_an_edit_while_a_table_is_shown_is_not_lost(room):
    def draw(contents):
        page = needs_page(contents)
        if not room.outputs.messages:
            room.say("Be seen")
        return page

    room.show(draw)
    assert "Be heard" in room.outputs.only["text/html"]
    room.clock.pass_by(SOON)
    assert "Be seen" in room.outputs.only["text/html"]


def test_an_edit_while_the_tables_follow_is_not_lost(room):
    room.show()
    edits = ["Be known"]
    room.stills._lock = Watched(room.stills._lock, lambda: edits and room.say(edits.pop()))
    room.say("Be seen")
    room.outputs.end_cell()
    assert "Be seen" in room.outputs.only["text/html"]
    room.outputs.end_cell()
    assert "Be known" in room.outputs.only["text/html"]


def test_what_is_late_does_not_take_the_place_of_what_is_newer(room):
    room.show()
    overtaking = [1]

    def overtake():
        if overtaking:
            overtaking.pop()
            room.say("Be known")
            room.outputs.end_cell()

    room.stills._lock = Watched(room.stills._lock, overtake)
    room.say("Be seen")
    room.outputs.end_cell()
    assert "Be known" in room.outputs.only["text/html"]
    assert len(room.outputs.messages) == 2


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
    room.clock.pass_by(SOON)
    assert room.outputs.messages == [other, again]


def test_so_many_tables_are_followed_and_no_more(room):
    for _ in range(MOST + 5):
        room.show()
    del room.outputs.messages[:]
    room.say("Be seen")
    room.clock.pass_by(SOON)
    assert room.outputs.messages == list(room.outputs.shown)[-MOST:]


def test_where_no_notebook_keeps_outputs_nothing_happens(room):
    room.outputs.where = None
    room.show()
    room.stills.greet()
    room.say("Be seen")
    room.clock.pass_by(60)
    assert (room.outputs.messages, room.outputs.works, room.told) == ([], [], [])


def test_where_nothing_can_wait_the_table_follows_at_once():
    room = Room(threads=False)
    room.show()
    room.stills.greet()
    room.say("Be seen")
    assert "Be seen" in room.told[-1][1]
    assert len(room.told) == 2


def test_a_table_that_cannot_be_drawn_costs_neither_the_edit_nor_the_others(room, caplog):
    broken = False

    def draw(contents):
        if broken:
            raise RuntimeError("no ink")
        return table_page(contents, "needs")

    room.show(draw)
    room.show()
    for broken in (True, True, False, True):
        room.say(f"Be seen {len(caplog.records)} {broken}")
        room.clock.pass_by(SOON)
        caught = [record.exc_text or "" for record in caplog.records]
        newest = room.map.needs["n1"]["statement"]
        assert [newest in bundle["text/html"] for bundle in room.outputs.shown.values()] == [not broken, True]
    assert len(caught) == 2, "it is said once, and once more after it had worked again"


def test_a_table_that_is_removed_is_said_to_be_gone(room, caplog):
    room.map.add_table(jk.table("risks", [jk.columns.text("risk")]))
    room.map.risks.add(risk="Hail")
    room.show(jk.TableGrid(room.map, "risks").page)
    room.map.remove_table("risks")
    room.clock.pass_by(SOON)
    assert "no longer in the map" in room.outputs.only["text/html"]
    assert "Hail" not in room.outputs.only["text/html"]
    assert caplog.records == []


def test_whoever_holds_the_map_can_show_a_table_meanwhile(room):
    room.show()
    me, asked = threading.current_thread(), threading.Event()
    path = room.map.commit_path

    def ask():
        if threading.current_thread() is not me:
            asked.set()

    path.lock = Watched(path.lock, ask)
    room.say("Be seen")
    other = threading.Thread(target=lambda: room.clock.pass_by(SOON), daemon=True)
    with room.map.batch():
        other.start()
        assert asked.wait(10)
        assert room.stills._lock.acquire(timeout=1), "the tables are not locked while the map is waited for"
        room.stills._lock.release()
        room.show()
        room.say("Be read")
    other.join(10)
    assert not other.is_alive()
    room.clock.pass_by(60)
    assert all("Be read" in bundle["text/html"] for bundle in room.outputs.shown.values())
