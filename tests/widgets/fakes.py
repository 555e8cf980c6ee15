"""A channel that keeps what was sent, a clock that only moves when told, and messages in few words."""

import heapq
from itertools import count
from typing import Any


class FakeChannel(list[Any]):
    """What the hub has sent, oldest first."""

    def send(self, message):
        self.append(message)

    def of(self, kind):
        return [message for message in self if message["kind"] == kind]

    def events(self):
        return [event for message in self.of("events") for event in message["events"]]


class FakeClock:
    """Time stands still until `pass_by`; work for later runs then, in order."""

    def __init__(self, threads=True):
        self.time, self.threads = 0.0, threads
        self._later, self._count = [], count()

    def now(self):
        return self.time

    def after(self, seconds, work):
        if not self.threads:
            raise RuntimeError("can't start new thread")
        heapq.heappush(self._later, (self.time + seconds, next(self._count), work))

    def pass_by(self, seconds):
        end = self.time + seconds
        while self._later and self._later[0][0] <= end:
            self.time, _, work = heapq.heappop(self._later)
            work()
        self.time = end


def op(client, n, *changes, base=0, **more):
    return {"kind": "op", "client": client, "n": n, "base": base, "changes": list(changes), **more}


def set_cell(row, column, after, table="needs"):
    return {"kind": "cell_set", "table": table, "row": row, "column": column, "before": None, "after": after}


def hello(client, rev=-1, epoch="", **more):
    return {"kind": "hello", "protocol": 1, "client": client, "rev": rev, "epoch": epoch, "sight": {}, **more}
