"""One line of a journal: an edit, or the number of an edit that was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from journeykit.model.applied import Applied, ChangesRefused
from journeykit.model.change_wire import MalformedChange, change_to_wire, changes_from_wire
from journeykit.model.commit import CommitPath
from journeykit.model.history import Event
from journeykit.model.journal.lines import Line
from journeykit.model.rows import Row


def event_line(event: Event, applied: Iterable[Applied]) -> Line:
    """Return an event as a journal holds it; parts that say nothing are left out."""
    line: Line = {"rev": event.rev, "time": event.time, "changes": [change_to_wire(done) for done in event.changes]}
    for name in ("client", "n", "author", "undo", "of"):
        if getattr(event, name):
            line[name] = getattr(event, name)
    extras = _extras(applied) if event.undo else {}
    if extras:
        line["extras"] = extras
    return line


def _extras(applied: Iterable[Applied]) -> dict[str, dict[str, Any]]:
    """Return, by table and row, what an undo has brought back that this version only keeps."""
    found: dict[str, dict[str, Any]] = {}
    for done in applied:
        table = getattr(done.change, "table", "") or getattr(getattr(done.change, "spec", None), "name", "")
        rows = done.left.values() if isinstance(done.left, Mapping) else [done.left]
        for row in rows:
            if isinstance(row, Row) and row.extra:
                found.setdefault(table, {})[row.id] = row.extra
    return found


def replay(path: CommitPath, line: Line) -> bool:
    """Do again what a line says; False if it does not fit the map."""
    try:
        event = Event(
            line["rev"],
            tuple(changes_from_wire(line["changes"])),
            str(line.get("client", "")),
            int(line.get("n", 0)),
            str(line.get("author", "")),
            str(line.get("time", "")),
            line.get("undo", ""),
            of=int(line.get("of", 0)),
        )
        path.replay(event)
    except (KeyError, TypeError, ValueError, MalformedChange, ChangesRefused):
        return False
    for table, rows in line.get("extras", {}).items():
        for row, extra in rows.items():
            known = path.contents.tables.get(table)
            if known is not None and row in known.by_id:
                known.put(replace(known.by_id[row], extra=extra))
    return True
