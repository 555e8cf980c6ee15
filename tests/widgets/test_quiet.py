"""Work that waits for a quiet moment."""

import asyncio
import threading

import pytest

from journeykit.widgets.pace import ThreadClock
from journeykit.widgets.quiet import Quiet
from tests.widgets.fakes import FakeClock


def made(threads=True, quiet=lambda: 0.7):
    clock, done = FakeClock(threads), []
    return clock, Quiet(lambda: done.append(clock.now()), quiet, 5, clock), done


def test_work_follows_the_last_poke():
    clock, quiet, done = made()
    for _ in range(4):
        quiet.poke()
        clock.pass_by(0.5)
    assert done == []
    clock.pass_by(10)
    assert [round(at, 3) for at in done] == [2.2]


def test_unrest_does_not_put_it_off_for_ever():
    clock, quiet, done = made()
    for _ in range(30):
        quiet.poke()
        clock.pass_by(0.5)
    assert [round(at, 3) for at in done] == [5, 10, 15]


def test_after_the_work_a_new_wait_begins():
    clock, quiet, done = made()
    for _ in range(2):
        quiet.poke()
        clock.pass_by(20)
    assert [round(at, 3) for at in done] == [0.7, 20.7]


def test_a_poke_from_within_the_work_is_not_lost():
    clock = FakeClock()
    done = []

    def work():
        done.append(clock.now())
        if len(done) == 1:
            quiet.poke()

    quiet = Quiet(work, lambda: 0.7, 5, clock)
    quiet.poke()
    clock.pass_by(10)
    assert [round(at, 3) for at in done] == [0.7, 1.4]


def test_without_threads_it_happens_at_once():
    _, quiet, done = made(threads=False)
    quiet.poke()
    quiet.poke()
    assert done == [0, 0]


def test_a_longer_while_is_waited_for_as_soon_as_it_is_told():
    wait = 0.7
    clock, quiet, done = made(quiet=lambda: wait)
    quiet.poke()
    wait = 2
    clock.pass_by(10)
    assert [round(at, 3) for at in done] == [2]


def test_without_threads_the_event_loop_waits(monkeypatch):
    def refuse(_timer):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Timer, "start", refuse)
    done = []

    async def in_a_page():
        ended = asyncio.Event()

        def work():
            done.append(1)
            ended.set()

        quiet = Quiet(work, lambda: 0.01, 5, ThreadClock())
        for _ in range(3):
            quiet.poke()
        assert done == [], "three edits in a row are drawn once"
        await asyncio.wait_for(ended.wait(), 10)

    with asyncio.Runner() as runner:
        runner.run(in_a_page())
    assert done == [1]
    with pytest.raises(RuntimeError):
        ThreadClock().after(0, lambda: None)
