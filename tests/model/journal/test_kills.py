"""Kernels that are killed while they save: what was acknowledged is there exactly once, and nothing is unreadable."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import journeykit as jk
from journeykit.model.change_wire import change_to_wire
from journeykit.model.journal.opening import read_with_journals
from journeykit.widgets.hub import Hub
from tests.model.journal.killed_kernel import CLIENTS, op_of
from tests.widgets.fakes import FakeChannel, FakeClock

KILLS = 50
LIVES = 5
"""So many files; the kernels of one follow one another."""


class Killer:
    """Starts kernels on files and kills each after so many acks."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.kernel = 0
        command = [sys.executable, "-m", "tests.model.journal.killed_kernel"]
        root = Path(__file__).parents[3]
        self.process = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def end(self) -> None:
        if self.kernel:
            os.kill(self.kernel, signal.SIGKILL)
        self.process.communicate()

    def run(self, path: Path, acked: dict[str, int]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Let a kernel edit until it is killed; return how it found the map, and its acks."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"path": str(path), "acked": acked}).encode() + b"\n")
        self.process.stdin.flush()
        found = self.hear()
        acks: list[dict[str, Any]] = []
        self.kernel = found["pid"]
        assert found["read_only"] == "", "a dead kernel's lock is noticed by itself"
        wanted = self.random.randrange(120)
        while len(acks) < wanted:
            acks.append(self.hear())
        for _ in range(self.random.randrange(60_000)):
            pass
        os.kill(found["pid"], signal.SIGKILL)
        # What is still in the pipe was said before the end.
        while "gone" not in (said := self.hear()):
            acks.append(said)
        self.kernel = 0
        return found, acks

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        said: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert "problem" not in said, said
        return said


class Life:
    """A file that one kernel after the other opens: what they acknowledged, held against what is on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.acked = dict.fromkeys(CLIENTS, 0)
        self.answered: dict[tuple[str, int], bool] = {}
        self.texts: list[str] = []
        self.rev = 0

    def note(self, acks: list[dict[str, Any]]) -> None:
        for ack in acks:
            if "text" in ack:
                self.texts.append(ack["text"])
                continue
            client, n = ack["client"], ack["n"]
            self.acked[client] = max(self.acked[client], n)
            refused = self.answered.setdefault((client, n), ack["refused"])
            # Another kernel no longer knows whether it was refused; it says only that it is done with.
            assert refused or not ack["refused"], f"op {n} of {client} was taken and then refused"

    def check(self, m: jk.JourneyMap) -> None:
        """Every acknowledged edit is in the map's past exactly once, and the cells follow from that past."""
        events = told(m)
        assert [event["rev"] for event in events] == list(range(events[0]["rev"], m.rev + 1)), "no revision is missing"
        assert m.rev >= self.rev, "nothing falls back"
        self.rev = m.rev
        numbers = Counter((event["client"], event["n"]) for event in events if event.get("n"))
        written = Counter(change.get("after") for event in events for change in event["changes"])
        assert {number for number, times in numbers.items() if times > 1} == set(), "nothing is applied twice"
        # A refusal that was journalled, but never said, is acked by the next kernel: it is done with.
        taken = [(client, n) for (client, n), refused in self.answered.items() if not refused and m_takes(n)]
        assert [key for key in taken if key not in numbers] == [], "every acknowledged op is there"
        assert [text for text in self.texts if written[text] != 1] == [], "and every edit of a cell"
        assert [key for key, refused in self.answered.items() if refused and key in numbers] == []
        for client, last in self.acked.items():
            reached = m.commit_path.consumed.get(client, 0)
            assert reached >= last, "what was answered is used up"
            done = {n for (name, n) in numbers if name == client}
            assert all(n in done or not m_takes(n) for n in range(1, reached + 1)), "in the order 1, 2, 3, …"
        for row, text in cells(events).items():
            assert m.needs[row]["statement"] == text


def m_takes(n: int) -> bool:
    """Tell whether the op of a number is one that a map never refuses; undo may find nothing to take back."""
    return bool(n % 7) and (n % 11 != 0)


def told(m: jk.JourneyMap) -> list[Any]:
    """Return all that ever happened to the map, as its journals say."""
    now = [
        {"rev": event.rev, "client": event.client, "n": event.n, "changes": [*map(change_to_wire, event.changes)]}
        for event in (entry.event for entry in m.commit_path.history)
    ]
    # What `start` brought with it was before the file.
    return [*m.commit_path.past, *now]


def cells(events: list[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for change in (change for event in events for change in event["changes"]):
        if change["kind"] == "cell_set":
            found[change["row"]] = change["after"]
        elif change["kind"] == "row_added":
            found[change["row"]] = change["cells"].get("statement", "")
        elif change["kind"] == "row_removed":
            found.pop(change["row"], None)
    return found


@pytest.fixture
def killer():
    killer = Killer(seed=20261122)
    yield killer
    killer.end()


def test_fifty_kills_while_saving_lose_nothing_that_was_acknowledged(killer, tmp_path):
    within_a_fold = number = 0
    # A busy machine may be killed between two writes time and again; some of them must hit the file as it is written.
    while number < LIVES or not within_a_fold:
        assert number < 10 * LIVES
        life = Life(tmp_path / f"{number}.journey.json")
        for _ in range(KILLS // LIVES):
            found, acks = killer.run(life.path, life.acked)
            assert found["note"] == ""
            assert found["rev"] >= life.rev
            life.note(acks)
            within_a_fold += bool([*tmp_path.glob(".*.tmp"), *tmp_path.glob(".*/*/.*.tmp")])
            for left in tmp_path.glob("**/.*.tmp"):
                left.unlink()
            # Somebody else's file would be as readable.
            if life.path.exists():
                json.loads(life.path.read_bytes())
                life.check(read_with_journals(life.path))
        go_on_here(life)
        number += 1


def go_on_here(life: Life) -> None:
    """Open what the last kernel has left, and let each client send again what it has no answer for."""
    m = jk.open_map(life.path)
    assert m.commit_path.read_only == ""
    life.check(m)
    channel = FakeChannel()
    hub = Hub(m.commit_path, channel, FakeClock())
    for client in CLIENTS:
        before = m.commit_path.consumed.get(client, 0)
        for n in range(max(1, life.acked[client]), before + 3):
            for _copy in range(2):
                hub.receive(op_of(client, n))
        assert m.commit_path.consumed[client] == before + 2
    hub.close()
    life.check(m)
    m.close()
    again = jk.open_map(life.path)
    life.check(again)
    assert again == m
    again.close()
    assert {path.name for path in life.path.parent.glob("[!.]*.conflict-*")} == set()
