"""Whatever is done in a grid and undone again was never there; what others wrote meanwhile stays."""

import json

import hypothesis.strategies as st
from hypothesis import given, settings

import journeykit as jk
from journeykit.widgets.hub import Hub
from tests.widgets.fakes import FakeChannel, FakeClock, op
from tests.widgets.grid_steps import STEPS


class Room:
    """A map, and the browsers of Ana and Ben at it."""

    def __init__(self):
        self.map = jk.JourneyMap(stages=["Research", "Claims"])
        for stage, name in zip(self.map.stages.df.index, ["s1", "s2"], strict=True):
            self.map.stages.remove(stage)
            self.map.stages.add(id=name, name=stage)
        self.map.personas.add(id="p1", name="Nadia")
        self.map.needs.add(id="n1", statement="Pay less", stage="s1", persona="p1", importance=5)
        self.map.needs.add(id="n2", statement="Be safe", stage="s2")
        lane = self.map.lanes.df.index[0]
        self.map.notes.add(id="o1", lane=lane, stage="s2", persona="p1", text="Calls")
        self.map.emotions.add(id="m1", persona="p1", stage="s1", version="as_is", score=1, word="calm")
        self.channel, self.clock = FakeChannel(), FakeClock()
        self.hub = Hub(self.map.commit_path, self.channel, self.clock)
        self.numbers = {"ana": 0, "ben": 0}

    @property
    def contents(self):
        return self.map.commit_path.contents

    def tables(self):
        """Return what all tables hold, rows in order and with their order keys."""
        tables = self.contents.tables.items()
        return {name: [(row.id, row.order, dict(row.cells)) for row in rows] for name, rows in tables}

    def send(self, client, *changes, **more):
        """Send an op through JSON, as a browser does, and return the hub's answer."""
        self.numbers[client] += 1
        message = op(client, self.numbers[client], *changes, base=self.map.rev, **more)
        self.hub.receive(json.loads(json.dumps(message)))
        self.clock.pass_by(1)
        return self.channel[-1]

    def do(self, client, step):
        """Do one step; the map must take whatever a grid does. Return its true changes."""
        [event] = self.taken(self.send(client, *step.changes(self.contents)))
        return event["changes"]

    def take_back(self, client, kind):
        """Undo or redo; return False where there is nothing to."""
        answer = self.send(client, undo=kind)
        if answer["kind"] == "reject":
            assert [error["code"] for error in answer["errors"]] == ["nothing"]
            return False
        self.taken(answer)
        return True

    def taken(self, answer):
        assert answer["kind"] == "events", answer
        return answer["events"]


@settings(max_examples=200)
@given(st.lists(STEPS, min_size=1, max_size=8))
def test_every_step_undone_is_as_if_it_had_never_been_and_redone_as_it_was(steps):
    room = Room()
    # A step without effect is none to undo.
    states = [room.tables(), *(room.tables() for step in steps if room.do("ana", step))]
    for state in reversed(states[:-1]):
        assert room.take_back("ana", "undo")
        assert room.tables() == state
    assert not room.take_back("ana", "undo")
    for state in states[1:]:
        assert room.take_back("ana", "redo")
        assert room.tables() == state
    assert not room.take_back("ana", "redo")


GONE = object()


class Written:
    """What Ben has written last, by place; a row's own place stands for its being there or gone."""

    def __init__(self):
        self.places = {}

    def note(self, changes, *, his):
        for change in changes:
            row = change["table"], change["row"]
            match change["kind"]:
                case "cell_set":
                    self._write({(*row, change["column"]): change["after"]}, his)
                case "row_moved":
                    self._write({(*row, "order"): change["after"]}, his)
                case "row_added":
                    cells = {(*row, column): value for column, value in change["cells"].items()}
                    self._write({row: "there", (*row, "order"): change["order"], **cells}, his)
                case "row_removed":
                    self.places = {place: value for place, value in self.places.items() if place[:2] != row}
                    self._write({row: GONE}, his)

    def _write(self, places, his):
        if his:
            self.places |= places
        else:
            self.places = {place: value for place, value in self.places.items() if place not in places}

    def lost(self, tables):
        """Return the places that do not hold any more what he has written there."""
        rows = {(name, row): {**cells, "order": order} for name, all in tables.items() for row, order, cells in all}
        return [place for place, value in self.places.items() if not _stands(rows.get(place[:2]), place, value)]


def _stands(cells, place, value):
    if len(place) == 2 or value is GONE:
        return (cells is None) == (value is GONE)
    return cells is not None and cells.get(place[2]) == (None if value == "" else value)


DONE = st.lists(st.tuples(st.sampled_from(["ana", "ben"]), STEPS), min_size=2, max_size=8)
TAKEN_BACK = st.lists(st.one_of(st.sampled_from(["undo", "undo", "redo"]), STEPS), max_size=8)


@settings(max_examples=200)
@given(DONE, TAKEN_BACK)
def test_what_another_browser_has_written_survives_every_undo_and_redo(done, taken_back):
    room, written = Room(), Written()
    for client, step in done:
        written.note(room.do(client, step), his=client == "ben")
    # Of what follows, steps are Ben's: Ana undoes and redoes, and he writes in between.
    for what in taken_back:
        if isinstance(what, str):
            room.take_back("ana", what)
        else:
            written.note(room.do("ben", what), his=True)
        assert written.lost(room.tables()) == []
    while room.take_back("ana", "undo"):
        assert written.lost(room.tables()) == []
