"""Editing sessions, step by step: checks, true befores, undo and redo. The browser replays the same cases."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from journeykit.errors import InvalidChangeError
from journeykit.model.applied import ChangesRefused
from journeykit.model.change_wire import (
    cells_to_wire,
    change_to_wire,
    changes_from_wire,
    event_to_wire,
    refused_to_wire,
    row_to_wire,
)
from journeykit.model.commit import CommitPath
from journeykit.model.contents import Contents
from journeykit.model.history import Scope
from journeykit.model.rows import Row
from journeykit.schema.values import clean

CASES = json.loads((Path(__file__).parent / "sessions.json").read_text(encoding="utf-8"))


def begin(start):
    contents = Contents()
    contents.fields = dict(start["fields"])
    for table, rows in start["rows"].items():
        spec = contents.schema.table(table)
        for row, order, cells in rows:
            cleaned = {name: clean(spec.column(name), value) for name, value in cells.items()}
            contents.tables[table].put(Row(row, order, cleaned))
    return CommitPath(contents)


def take(path, step, n):
    """Do one step and return what became of it, in the words of the cases."""
    client = step["client"]
    try:
        if "undo" in step:
            event = path.undo(step["undo"], Scope(client=client), client=client, n=n)
        else:
            event = path.commit(changes_from_wire(step["changes"]), client=client, n=n, base=path.rev)
    except ChangesRefused as refused:
        return {"refused": refused_to_wire(refused.errors)}
    except InvalidChangeError as problem:
        return {"refused": [{"index": 0, "code": problem.code, "why": problem.why}]}
    gives: dict[str, Any] = {"changes": [change_to_wire(change) for change in event.changes]}
    if event.skipped:
        gives["skipped"] = event_to_wire(event)["skipped"]
    return {"gives": gives}


def state(path):
    tables = path.contents.tables.items()
    rows = {table: [list(row_to_wire(row)) for row in rows] for table, rows in tables if len(rows)}
    return {"fields": cells_to_wire(path.contents.fields), "rows": rows}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_session(case):
    path = begin(case["start"])
    for n, step in enumerate(case["steps"], start=1):
        outcome = {key: value for key, value in step.items() if key in ("gives", "refused")}
        assert take(path, step, n) == outcome, step
    assert state(path) == case["end"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_everything_undone_is_the_beginning(case):
    """Whatever was done, undoing anybody's ops until nothing is left gives the first state back."""
    path = begin(case["start"])
    first = state(path)
    for n, step in enumerate(case["steps"], start=1):
        if "undo" not in step:
            take(path, step, n)
    with suppress(InvalidChangeError):
        while True:
            path.undo("undo", Scope())
    assert state(path) == first
