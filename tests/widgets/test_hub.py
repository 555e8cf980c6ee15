"""The hub over a fake channel: each rule of the protocol, one by one."""

import json
import threading

import pytest

import journeykit as jk
from journeykit.widgets.hub import ANSWERS_KEPT, Hub
from journeykit.widgets.protocol import PART_BYTES
from tests.widgets.fakes import FakeChannel, FakeClock, hello, op, set_cell


class Room:
    """A map with two needs, and a hub with nobody in it yet."""

    def __init__(self, threads=True):
        self.map = jk.JourneyMap(stages=["Claims"])
        self.map.needs.add(id="n1", statement="Be heard", importance=9)
        self.map.needs.add(id="n2", statement="Pay less")
        self.channel, self.clock = FakeChannel(), FakeClock(threads)
        self.hub = Hub(self.map.commit_path, self.channel, self.clock)
        self.base = self.map.rev

    def receive(self, *messages):
        for message in messages:
            self.hub.receive(message)

    @property
    def epoch(self):
        return self.map.commit_path.epoch


@pytest.fixture
def room():
    return Room()


def test_an_op_lands_in_the_map_and_the_event_is_its_ack(room):
    room.receive(op("ana", 1, set_cell("n1", "importance", 7), base=room.base, author="Ana"))
    assert room.map.needs["n1"]["importance"] == 7
    [message] = room.channel
    [event] = message["events"]
    assert message["epoch"] == room.epoch
    assert "to" not in message, "an event goes to everybody"
    assert (event["rev"], event["client"], event["n"], event["author"]) == (room.base + 1, "ana", 1, "Ana")
    assert event["changes"] == [set_cell("n1", "importance", 7) | {"before": 9}]
    json.dumps(message)


def test_an_edit_in_a_notebook_cell_reaches_everybody(room):
    room.map.needs.set("n1", statement="Be listened to")
    [event] = room.channel.events()
    assert (event["client"], event["n"]) == ("", 0)
    assert event["changes"][0]["after"] == "Be listened to"


def test_an_op_without_effect_is_acked_all_the_same(room):
    room.receive(op("ana", 1, set_cell("n1", "importance", 9)))
    [event] = room.channel.events()
    assert (event["n"], event["changes"]) == (1, [])


def test_ops_are_taken_only_in_order(room):
    room.receive(op("ana", 2, set_cell("n1", "importance", 2)))
    assert room.channel == [{"kind": "want", "to": ["ana"], "n": 1}]
    assert room.map.needs["n1"]["importance"] == 9
    room.receive(op("ana", 1, set_cell("n1", "importance", 1)), op("ana", 2, set_cell("n1", "importance", 2)))
    assert room.map.needs["n1"]["importance"] == 2


def test_a_copy_of_an_op_is_acked_again_and_applied_once(room):
    first = op("ana", 1, set_cell("n1", "importance", 7))
    room.receive(first)
    room.map.needs.set("n1", importance=8)
    room.clock.pass_by(1)
    before = room.map.rev
    room.receive(first)
    assert room.map.needs["n1"]["importance"] == 8
    assert room.map.rev == before
    again = room.channel[-1]
    assert (again["to"], again["events"][0]["n"], again["events"][0]["rev"]) == (["ana"], 1, room.base + 1)


def test_a_number_used_for_something_else_is_rejected(room):
    room.receive(op("ana", 1, set_cell("n1", "importance", 7)), op("ana", 1, set_cell("n1", "importance", 3)))
    assert room.channel[-1]["kind"] == "reject"
    assert room.channel[-1]["errors"][0]["code"] == "number"
    assert room.map.needs["n1"]["importance"] == 7


def test_an_answer_long_forgotten_is_still_an_ack(room):
    first = op("ana", 1, set_cell("n1", "importance", 7))
    room.receive(first)
    for n in range(2, ANSWERS_KEPT + 3):
        room.receive(op("ana", n, set_cell("n1", "importance", n % 10)))
    room.receive(first)
    [ack] = room.channel[-1]["events"]
    assert (room.channel[-1]["to"], ack["n"]) == (["ana"], 1)
    assert ack["rev"] <= room.base + 1, "no client may take the empty event for a revision it lacks"


def test_a_refused_op_says_where_and_why_and_its_number_is_consumed(room):
    bad = op("ana", 1, set_cell("n1", "statement", "lost?"), set_cell("n1", "importance", 99))
    room.receive(bad)
    [message] = room.channel
    assert (message["kind"], message["to"], message["n"]) == ("reject", ["ana"], 1)
    [error] = message["errors"]
    assert (error["index"], error["code"], error["column"], error["value"]) == (1, "range", "importance", 9)
    assert "99" in error["why"]
    assert room.map.needs["n1"]["statement"] == "Be heard", "nothing of the op applies"
    room.receive(bad)
    assert room.channel[-1] == message, "a copy of a refused op is refused again, in the same words"
    room.receive(op("ana", 2, set_cell("n1", "importance", 5)))
    assert room.map.needs["n1"]["importance"] == 5


def test_the_second_writer_wins_and_the_first_text_is_handed_back(room):
    room.receive(op("ana", 1, set_cell("n1", "statement", "cheap"), base=room.base, author="Ana"))
    room.clock.pass_by(1)
    room.receive(op("ben", 1, set_cell("n1", "statement", "fast"), base=room.base))
    assert room.map.needs["n1"]["statement"] == "fast"
    [lost] = room.channel.events()[-1]["replaced"]
    assert lost == {
        "table": "needs", "row": "n1", "column": "statement", "value": "cheap", "client": "ana", "author": "Ana",
    }  # fmt: skip


def test_nothing_counts_as_replaced_that_the_writer_had_seen_or_written(room):
    room.receive(op("ana", 1, set_cell("n1", "statement", "cheap"), base=room.base))
    room.receive(op("ana", 2, set_cell("n1", "statement", "cheaper"), base=room.base))
    room.receive(op("ben", 1, set_cell("n1", "statement", "fast"), base=room.map.rev))
    room.clock.pass_by(1)
    assert [event["replaced"] for event in room.channel.events()] == [[], [], []]


def test_cells_that_a_removed_row_takes_along_count_as_replaced(room):
    room.receive(op("ana", 1, set_cell("n1", "usp", "We call back"), base=room.base))
    room.clock.pass_by(1)
    removal = {"kind": "row_removed", "table": "needs", "row": "n1", "order": "", "cells": {}}
    room.receive(op("ben", 1, removal, base=room.base))
    [lost] = room.channel.events()[-1]["replaced"]
    assert (lost["column"], lost["value"]) == ("usp", "We call back")


def test_a_lone_event_leaves_at_once_and_a_burst_is_gathered(room):
    room.clock.pass_by(1)
    for n in range(1, 101):
        room.receive(op("ana", n, set_cell("n1", "importance", n % 11)))
    assert [len(message["events"]) for message in room.channel] == [1]
    room.clock.pass_by(0.05)
    assert [len(message["events"]) for message in room.channel] == [1, 99]
    assert [event["n"] for event in room.channel.events()] == list(range(1, 101))


def test_without_threads_events_are_not_held_back():
    room = Room(threads=False)
    for n in range(1, 6):
        room.receive(op("ana", n, set_cell("n1", "importance", n)))
    assert [event["n"] for event in room.channel.events()] == [1, 2, 3, 4, 5]


def test_hello_of_a_new_client_is_answered_with_the_whole_map(room):
    room.receive(hello("ana"))
    [part] = room.channel
    assert (part["kind"], part["part"], part["last"], part["to"]) == ("snapshot", 0, True, ["ana"])
    assert part["rev"] == room.map.rev
    assert part["epoch"] == room.epoch
    assert part["last_n"] == {"ana": 0}
    assert part["counts"]["needs"] == 2
    assert [row[0] for row in part["rows"]["needs"]] == ["n1", "n2"]
    assert part["rows"]["needs"][0][2] == {"statement": "Be heard", "importance": 9}
    assert {spec["name"] for spec in part["map_schema"]["tables"]} == set(room.map.tables)


def test_hello_after_a_gap_is_answered_with_what_was_missed(room):
    room.map.needs.set("n1", importance=1)
    room.map.needs.set("n1", importance=2)
    room.clock.pass_by(1)
    room.receive(hello("ana", rev=room.base + 1, epoch=room.epoch))
    message, standing = room.channel[-2:]
    assert (message["kind"], message["to"]) == ("events", ["ana"])
    assert (standing["kind"], standing["to"]) == ("standing", ["ana"]), "it may have changed meanwhile"
    assert [event["rev"] for event in message["events"]] == [room.base + 2]
    room.clock.pass_by(1)
    room.receive(hello("ana", rev=room.map.rev, epoch=room.epoch))
    assert room.channel[-2]["events"] == []


@pytest.mark.parametrize("lie", [{"epoch": "another"}, {"rev": 10_000}, {"rev": -1}, {"rev": "x"}, {"protocol": 99}])
def test_hello_that_the_kernel_cannot_follow_is_answered_with_the_whole_map(room, lie):
    room.receive({**hello("ana", rev=room.map.rev, epoch=room.epoch), **lie})
    assert room.channel[-1]["kind"] == "snapshot"


def test_hellos_at_once_are_answered_together(room):
    room.receive(hello("first"))
    room.receive(*(hello(f"c{i}") for i in range(20)))
    assert len(room.channel.of("snapshot")) == 1
    room.clock.pass_by(0.05)
    assert len(room.channel.of("snapshot")) == 2
    assert room.channel[-1]["to"] == [f"c{i}" for i in range(20)]


def test_hello_tells_a_returning_client_which_number_was_consumed(room):
    room.receive(op("ana", 1, set_cell("n1", "importance", 7)), op("ana", 2, set_cell("n1", "importance", 99)))
    room.receive(hello("ana"))
    assert room.channel.of("snapshot")[0]["last_n"] == {"ana": 2}


def test_a_large_map_travels_in_parts_with_the_rows_in_sight_first():
    big = jk.JourneyMap()
    big.needs.extend({"id": f"n{i:05d}", "statement": f"Need {i} " + "x" * 300} for i in range(8_000))
    channel = FakeChannel()
    hub = Hub(big.commit_path, channel, FakeClock())
    hub.receive(hello("ana", sight={"needs": [4_000, 40]}))
    assert len(channel) > 2
    assert [row[0] for row in channel[0]["rows"]["needs"]] == [f"n{i:05d}" for i in range(4_000, 4_040)]
    assert channel[0]["counts"]["needs"] == 8_000
    assert [part["part"] for part in channel] == list(range(len(channel)))
    assert [part["last"] for part in channel] == [False] * (len(channel) - 1) + [True]
    assert all(len(json.dumps(part)) <= PART_BYTES for part in channel)
    got = [row[0] for part in channel for row in part["rows"].get("needs", ())]
    assert sorted(got) == [f"n{i:05d}" for i in range(8_000)]


def test_a_large_op_travels_in_parts_both_ways_and_applies_with_the_last(room):
    text = "ü" * 90_000
    large = op("ana", 1, *(set_cell("n1", column, text) for column in ("usp", "usp_proof", "statement", "rival")))
    whole = json.dumps(large)
    size = 500_000
    slices = [whole[i : i + size] for i in range(0, len(whole), size)]
    assert len(slices) > 2
    for index, piece in reversed(list(enumerate(slices))):
        assert room.map.needs["n1"]["usp"] == ""
        room.receive({"kind": "part", "of": "op1", "index": index, "count": len(slices), "text": piece})
    assert room.map.needs["n1"]["usp"] == text
    parts = room.channel.of("part")
    assert [part["index"] for part in parts] == list(range(parts[0]["count"]))
    assert all(len(json.dumps(part)) <= PART_BYTES * 1.1 for part in parts)
    assert json.loads("".join(part["text"] for part in parts))["events"][0]["n"] == 1


def test_undo_takes_back_the_clients_own_last_op(room):
    room.receive(op("ana", 1, set_cell("n1", "importance", 7)), op("ben", 1, set_cell("n2", "statement", "Ben's")))
    room.receive(op("ana", 2, undo="undo"))
    assert room.map.needs["n1"]["importance"] == 9
    assert room.map.needs["n2"]["statement"] == "Ben's"
    room.clock.pass_by(1)
    assert (room.channel.events()[-1]["undo"], room.channel.events()[-1]["n"]) == ("undo", 2)
    room.receive(op("ana", 3, undo="redo"), op("ana", 4, undo="redo"))
    assert room.map.needs["n1"]["importance"] == 7
    assert room.channel.of("reject")[0]["errors"][0]["code"] == "nothing"


@pytest.mark.parametrize(("said", "heard"), [({"notebook": True}, 1), ({"notebook": False}, 0), ({}, 0)])
def test_only_a_page_that_can_write_into_its_notebook_greets(room, said, heard):
    greeted = []
    hub = Hub(room.map.commit_path, room.channel, room.clock, on_hello=lambda: greeted.append(1))
    hub.receive(hello("ana", **said))
    assert len(greeted) == heard
    assert room.channel.of("snapshot"), "every page is answered"


def test_ping_tells_how_far_the_events_sent_go(room):
    room.receive(op("ana", 1, set_cell("n1", "importance", 7)), op("ana", 2, set_cell("n1", "importance", 6)))
    room.receive({"kind": "ping", "client": "ana", "rev": 0, "epoch": ""})
    assert room.channel[-1] == {"kind": "pong", "to": ["ana"], "rev": room.map.rev - 1, "epoch": room.epoch}, (
        "the second event still waits; a client must not take that for a gap"
    )


@pytest.mark.parametrize(
    "message",
    [
        None, [], "op", {}, {"kind": "op"}, {"kind": "op", "client": 3, "n": 1},
        {"kind": "op", "client": "a", "n": "1"},
        {"kind": "hello"}, {"kind": "part", "of": "x"}, {"kind": "part", "of": "x", "index": 5, "count": 2, "text": ""},
        {"kind": "nothing", "client": "a"}, {"kind": "op", "client": "a" * 100, "n": 1},
    ],
)  # fmt: skip
def test_what_is_no_message_changes_nothing(room, message, caplog):
    room.receive(message)
    assert room.map.rev == room.base
    room.receive(op("ana", 1, set_cell("n1", "importance", 7)))
    assert room.map.needs["n1"]["importance"] == 7


@pytest.mark.parametrize(
    "change",
    [
        {}, {"kind": "cell_set"}, {"kind": "cell_set", "table": 1, "row": "n1", "column": "usp", "after": ""},
        {"kind": "row_added", "table": "needs", "row": "n9", "order": "a9", "cells": []}, {"kind": "drop_table"},
        {"kind": "column_added", "table": "needs", "column": {"kind": "code"}, "at": 0, "values": {}}, None, 7,
    ],
)  # fmt: skip
def test_a_change_that_is_none_is_rejected_and_its_number_consumed(room, change):
    room.receive(op("ana", 1, change))
    assert room.channel[-1]["kind"] == "reject"
    assert room.channel[-1]["errors"][0]["code"] == "type"
    room.receive(op("ana", 2, set_cell("n1", "importance", 7)))
    assert room.map.needs["n1"]["importance"] == 7


def test_many_threads_lose_nothing_and_events_leave_in_order():
    room = Room(threads=False)

    def write(client, row):
        for n in range(1, 201):
            room.hub.receive(op(client, n, set_cell(row, "statement", f"{client} {n}")))

    def add():
        for i in range(100):
            room.map.needs.add(statement=f"from a cell {i}")

    threads = [threading.Thread(target=write, args=(f"c{i}", f"n{1 + i % 2}")) for i in range(6)]
    threads.append(threading.Thread(target=add))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    revs = [event["rev"] for event in room.channel.events()]
    assert revs == list(range(room.base + 1, room.base + 6 * 200 + 100 + 1))
    assert len(room.map.needs) == 102


def test_a_hub_that_is_closed_hears_no_more(room):
    room.hub.close()
    room.map.needs.set("n1", importance=1)
    assert room.channel == []


def test_several_ops_in_one_message_are_taken_in_turn(room):
    ops = [op("ana", n, set_cell("n1", "importance", n)) for n in (1, 2, 3)]
    room.receive({"kind": "ops", "client": "ana", "ops": [*ops, "nonsense"]}, {"kind": "ops", "client": "ana"})
    room.clock.pass_by(1)
    assert [event["n"] for event in room.channel.events()] == [1, 2, 3]
    assert room.map.needs["n1"]["importance"] == 3
