"""A program that forks one kernel after the other. Each edits a map as fast as it can until it is killed.

It reads ``{"path": …, "acked": {client: n}}`` a line, and writes, a line each: the kernel's process and how
it found the map; every acknowledgement once it was given; and that the kernel is gone.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import Any

import journeykit as jk
from journeykit.model.journal import bound_file, keeper
from journeykit.widgets import hub as hubs
from journeykit.widgets.hub import Hub
from tests.widgets.fakes import op, set_cell

CLIENTS = ("ana", "ben")
CELLS = 2
"""So many threads edit like a notebook does."""
IN_FLIGHT = 30
START = [{"id": name, "statement": "as it began"} for name in (*CLIENTS, *(f"cell{at}" for at in range(CELLS)))]


def beginning() -> jk.JourneyMap:
    """Return the map that every life of a file begins with."""
    m = jk.JourneyMap(stages=["Claims"])
    m.needs.extend(START)
    return m


def op_of(client: str, n: int) -> dict[str, Any]:
    """Return a client's op of a number, always the same one: most write, some are refused, some take back."""
    if n % 7 == 0:
        return _op(client, n, set_cell("nobody", "statement", "nowhere"), base=10**9)
    if n % 11 == 0:
        return _op(client, n, base=10**9, undo="undo")
    if n % 5 == 0:
        row = {"kind": "row_added", "table": "needs", "row": f"{client}_{n}", "order": "a9", "cells": {}}
        return _op(client, n, row | {"cells": {"statement": f"{client}_{n}"}}, base=10**9)
    return _op(client, n, set_cell(client, "statement", f"{client}_{n}"), base=10**9)


def _op(client: str, n: int, *changes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**op(client, n, *changes, **more)}


def say(**what: Any) -> None:
    """Write a line at once and whole; short lines of several threads do not mix."""
    os.write(1, (json.dumps(what) + "\n").encode())


class Acks:
    """The channel to the pages: tells of every ack and every refusal after it was sent."""

    def __init__(self) -> None:
        self.free = {client: threading.Semaphore(IN_FLIGHT) for client in CLIENTS}

    def send(self, message: Any) -> None:
        answers = message["events"] if message["kind"] == "events" else [message]
        for answer in answers:
            to = [answer["client"]] if answer.get("client") else message.get("to", [])
            if message["kind"] not in ("events", "reject") or not answer.get("n"):
                continue
            for client in to:
                say(client=client, n=answer["n"], refused=message["kind"] == "reject")
                self.free[client].release()


def live(path: str, acked: dict[str, int]) -> None:
    """Open the map and edit it for ever."""
    bound_file.QUIET = bound_file.LATEST = 0.0
    bound_file.PATIENCE, bound_file.JOURNAL_BYTES = 0, 20_000
    keeper.LOOK, hubs.INTERVAL = 0.001, 0.002
    m = jk.open_map(path, start=beginning() if not os.path.exists(path) else None)  # noqa: PTH110
    commits = m.commit_path
    say(pid=os.getpid(), read_only=commits.read_only, rev=m.rev, consumed=commits.consumed, note=commits.standing.note)
    acks = Acks()
    hub = Hub(commits, acks)

    def type_in_a_page(client: str) -> None:
        n = acked[client]
        while acks.free[client].acquire():
            n += 1
            hub.receive(op_of(client, n))

    def run_cells(name: str) -> None:
        at = 0
        while True:
            at += 1
            text = f"{name}_{os.getpid()}_{at}"
            m.needs.set(name, statement=text)
            say(text=text)

    work = [threading.Thread(target=type_in_a_page, args=(client,)) for client in CLIENTS]
    work += [threading.Thread(target=run_cells, args=(f"cell{at}",)) for at in range(CELLS)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()


def main() -> None:
    """Fork a kernel for each line that comes in."""
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            try:
                live(order["path"], order["acked"])
            except BaseException as problem:
                say(problem=repr(problem))
                raise
            finally:
                os._exit(1)
        os.waitpid(pid, 0)
        say(gone=pid)


if __name__ == "__main__":
    main()
