"""What was done, op by op: for undo, for clients that missed something, for telling who wrote what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from journeykit.errors import InvalidChangeError
from journeykit.model.applied import Applied, Trace, roll_back
from journeykit.model.apply import apply_one, put_back
from journeykit.model.changes import (
    CellSet,
    Change,
    ColumnAdded,
    ColumnChanged,
    ColumnRemoved,
    FieldSet,
    RowAdded,
    RowMoved,
    RowRemoved,
    TableAdded,
    TableRemoved,
)
from journeykit.model.contents import Contents
from journeykit.model.reshape import put_column_back, put_table_back
from journeykit.model.rows import PLACE, Row, Stamp
from journeykit.schema.values import Refusal

KEPT = 10_000
"""So many revisions are remembered; a client that missed more gets a snapshot."""

UndoKind = Literal["", "undo", "redo"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell is. Empty table and row: a field of the map. Empty column: the whole row."""

    table: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value that somebody else wrote after the writer last looked, and that is gone now."""

    place: Place
    value: Any
    client: str
    author: str


@dataclass(frozen=True, slots=True)
class Event:
    """One revision of the map: what changed, by whom. ``n`` is the number the client gave its op.

    ``of`` is the revision that an undo or redo has taken back.
    """

    rev: int
    changes: tuple[Change, ...]
    client: str = ""
    n: int = 0
    author: str = ""
    time: str = ""
    undo: UndoKind = ""
    replaced: tuple[Replaced, ...] = ()
    skipped: tuple[Place, ...] = ()
    of: int = 0


@dataclass(slots=True)
class Entry:
    """An event with what is needed to take it back: for each change, what it found and left."""

    event: Event
    applied: Sequence[Applied]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose ops undo looks at: a client's, an author's, or, if both are empty, anybody's."""

    client: str = ""
    author: str = ""

    def holds(self, event: Event) -> bool:
        """Tell whether an event belongs to the scope."""
        return (not self.client or event.client == self.client) and (not self.author or event.author == self.author)


@dataclass(slots=True)
class Undone:
    """What an undo did: the changes applied, and the places left alone."""

    applied: list[Applied] = field(default_factory=list)
    skipped: list[Place] = field(default_factory=list)


class History:
    """The revisions since the map was opened, oldest first."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def add(self, entry: Entry) -> None:
        """Remember a revision; the oldest are forgotten, a tenth at a time."""
        self.entries.append(entry)
        if len(self.entries) > KEPT + KEPT // 10:
            del self.entries[: len(self.entries) - KEPT]

    def since(self, rev: int) -> list[Event] | None:
        """Return the events after a revision, or None if some of them are forgotten."""
        if not self.entries or self.entries[-1].event.rev <= rev:
            return []
        first = self.entries[0].event.rev
        if rev + 1 < first:
            return None
        return [entry.event for entry in self.entries[rev + 1 - first :]]

    def entry(self, rev: int) -> Entry | None:
        """Return the entry of a revision, if it is remembered."""
        if not self.entries:
            return None
        position = rev - self.entries[0].event.rev
        return self.entries[position] if 0 <= position < len(self.entries) else None

    def event(self, rev: int) -> Event | None:
        """Return the event of a revision, if it is remembered."""
        entry = self.entry(rev)
        return entry.event if entry else None

    def to_undo(self, scope: Scope) -> Entry:
        """Return the op that undo takes back: the latest of the scope that still stands."""
        for entry in reversed(self.entries):
            if scope.holds(entry.event) and entry.event.undo != "undo" and not entry.undone and entry.applied:
                return entry
        raise InvalidChangeError("There is nothing to undo.", code="nothing")

    def to_redo(self, scope: Scope) -> Entry:
        """Return the undo that redo takes back; none is left once the scope has edited again."""
        for entry in reversed(self.entries):
            if not scope.holds(entry.event) or not entry.applied and entry.event.undo != "undo":
                continue
            if entry.event.undo == "":
                break
            if entry.event.undo == "undo" and not entry.undone:
                return entry
        raise InvalidChangeError("There is nothing to redo.", code="nothing")


def take_back(contents: Contents, entry: Entry, rev: int) -> Undone:
    """Apply the inverse of an entry as revision ``rev``, sparing what somebody else has written since."""
    result = Undone()
    try:
        for applied in reversed(entry.applied):
            try:
                back = _inverse(contents, applied, rev)
            except Refusal:
                back = None
                if not _gone(contents, applied.change):
                    result.skipped.append(_place(applied.change))
            if back is not None:
                result.applied.append(back)
    except BaseException:
        roll_back(result.applied)
        raise
    return result


def _place(change: Change) -> Place:
    match change:
        case CellSet():
            return Place(change.table, change.row, change.column)
        case FieldSet():
            return Place("", "", change.field)
        case RowMoved():
            return Place(change.table, change.row, PLACE)
        case RowAdded() | RowRemoved():
            return Place(change.table, change.row, "")
        case ColumnAdded() | ColumnRemoved():
            return Place(change.table, "", change.column.name)
        case ColumnChanged():
            return Place(change.table, "", change.after.name)
        case TableAdded() | TableRemoved():
            return Place(change.spec.name, "", "")


def _gone(contents: Contents, change: Change) -> bool:
    """Tell whether there is nothing left to take back: the added row is away already."""
    if not isinstance(change, RowAdded):
        return False
    rows = contents.tables.get(change.table)
    return rows is None or change.row not in rows.by_id


def _inverse(contents: Contents, applied: Applied, rev: int) -> Applied | None:
    change, found = applied.change, applied.found
    if isinstance(change, RowRemoved) and isinstance(found, Row):
        return put_back(contents, change, found, rev)
    if isinstance(change, ColumnRemoved) and isinstance(found, Mapping):
        return put_column_back(contents, change, found, rev)
    if isinstance(change, TableRemoved) and isinstance(found, Mapping):
        return put_table_back(contents, change, found, rev)
    if not _still_owned(contents, applied):
        raise Refusal("replaced", "Somebody else has written there since.")
    back = apply_one(contents, change.inverse(), Stamp(rev, _owner_before(change, found, rev)))
    if isinstance(change, CellSet) and isinstance(found, Row):
        _keep_again(contents, change.table, change.column, {change.row: found})
    if isinstance(change, ColumnAdded) and isinstance(found, Mapping):
        _keep_again(contents, change.table, change.column.name, found)
    return back


def _keep_again(contents: Contents, table: str, column: str, found: Mapping[str, Row]) -> None:
    """Keep again what a file held in these rows and nobody could read, once the cell over it is gone."""
    rows = contents.tables[table]
    for row, before in found.items():
        if column in before.extra and row in rows.by_id:
            now = rows.by_id[row]
            rows.put(replace(now, extra={**now.extra, column: before.extra[column]}), column)


def _owner_before(change: Change, found: Trace, rev: int) -> int:
    if isinstance(change, CellSet) and isinstance(found, Row):
        return found.stamp(change.column).owner
    if isinstance(change, RowMoved) and isinstance(found, Row):
        return found.stamp(PLACE).owner
    if isinstance(change, FieldSet):
        return found.owner if isinstance(found, Stamp) else 0
    return rev


def _still_owned(contents: Contents, applied: Applied) -> bool:
    """Tell whether what an op left is still its own, nobody having written there since."""
    change, left = applied.change, applied.left
    if isinstance(left, Stamp) and isinstance(change, FieldSet):
        stamp = contents.field_stamps.get(change.field)
        return stamp is not None and stamp.owner == left.owner
    if isinstance(left, Row) and isinstance(change, CellSet | RowMoved | RowAdded):
        rows = contents.tables.get(change.table)
        row = rows.by_id.get(change.row) if rows is not None else None
        if row is None:
            return False
        if isinstance(change, RowAdded):
            return row.owners() == left.owners()
        key = change.column if isinstance(change, CellSet) else PLACE
        return row.stamp(key).owner == left.stamp(key).owner
    if isinstance(change, ColumnChanged):
        spec = contents.schema.table(change.table) if change.table in contents.schema else None
        return spec is not None and change.after in spec.columns
    if isinstance(left, Mapping) and isinstance(change, ColumnAdded):
        name = change.column.name
        filled = [row for row in contents.tables.get(change.table, ()) if name in row.cells]
        return all(row.id in left and row.stamp(name).owner == left[row.id].stamp(name).owner for row in filled)
    if isinstance(left, Mapping) and isinstance(change, TableAdded):
        rows = contents.tables.get(change.spec.name)
        present = list(rows) if rows is not None else []
        return all(row.id in left and row.owners() == left[row.id].owners() for row in present)
    return True
