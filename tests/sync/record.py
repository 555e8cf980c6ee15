"""The checker's own record of a map: every event as a subscriber heard it, and the cells after each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from journeykit.model.changes import CellSet, Change, FieldSet, RowAdded, RowMoved, RowRemoved
from journeykit.model.contents import Contents
from journeykit.model.history import Event

Place = tuple[str, str, str]
"""Table, row, column; table and row are empty for a field of the map."""
Cells = Mapping[Place, Any]

TABLE = "needs"
ORDER = "order"


class BrokenPromise(AssertionError):
    """What a history showed that must never be."""


def cells_of(contents: Contents) -> dict[Place, Any]:
    """Return what a map holds, cell by cell."""
    cells: dict[Place, Any] = {("", "", name): value for name, value in contents.fields.items()}
    for row in contents.tables[TABLE]:
        cells[TABLE, row.id, ORDER] = row.order
        cells |= {(TABLE, row.id, name): value for name, value in row.cells.items()}
    return cells


@dataclass(frozen=True)
class Entry:
    """One event, the cells before and after it, and when it came."""

    event: Event
    before: Cells
    after: Cells
    at: float

    def written(self) -> Iterable[tuple[Place, Any]]:
        """Yield the cells that got a text, each with it."""
        for change in self.event.changes:
            yield from texts_of(change)

    def rows_removed(self) -> list[str]:
        """Return the ids of the rows taken away."""
        return [change.row for change in self.event.changes if isinstance(change, RowRemoved)]

    def touches(self, place: Place) -> bool:
        """Tell whether the event wrote or removed the cell."""
        return place[1] in self.rows_removed() or any(written == place for written, _ in self.written())


def texts_of(change: Change) -> Iterable[tuple[Place, Any]]:
    """Yield the cells a change writes, each with its new value; places in order left out."""
    match change:
        case CellSet():
            yield (change.table, change.row, change.column), change.after
        case FieldSet():
            yield ("", "", change.field), change.after
        case RowAdded():
            for column, value in change.cells.items():
                yield (change.table, change.row, column), value


def applied(cells: Cells, changes: Iterable[Change]) -> dict[Place, Any]:
    """Return the cells after the changes."""
    after = dict(cells)
    for change in changes:
        for place, value in texts_of(change):
            after.pop(place, None)
            if value not in (None, ""):
                after[place] = value
        match change:
            case RowAdded():
                after[change.table, change.row, ORDER] = change.order
            case RowMoved():
                after[change.table, change.row, ORDER] = change.after
            case RowRemoved():
                after = {place: value for place, value in after.items() if place[:2] != (change.table, change.row)}
    return after


class Record:
    """The events of one map, oldest first. What a crash undid is cut off again."""

    def __init__(self, contents: Contents, rev: int) -> None:
        self.start, self.first_rev = cells_of(contents), rev
        self.entries: list[Entry] = []
        self._of_text: dict[Any, Entry] = {}
        self._of_number: set[tuple[str, int]] = set()
        self.refused: set[tuple[str, int]] = set()
        """Clients and numbers of ops that were refused."""

    @property
    def cells(self) -> Cells:
        return self.entries[-1].after if self.entries else self.start

    @property
    def rev(self) -> int:
        return self.first_rev + len(self.entries)

    def entry_of(self, text: Any) -> Entry | None:
        """Return the event that brought a text into the map."""
        return self._of_text.get(text)

    def add(self, event: Event, now: float) -> Entry:
        """Note an event; it must follow on the last, and be no other's double."""
        if event.rev != self.rev + 1:
            raise BrokenPromise(f"P5: revision {event.rev} was told after revision {self.rev}.")
        if event.n and (event.client, event.n) in self._of_number:
            raise BrokenPromise(f"P3: op {event.n} of {event.client} was applied twice.")
        if (event.client, event.n) in self.refused:
            raise BrokenPromise(f"P3: op {event.n} of {event.client} was refused, and applied all the same.")
        entry = Entry(event, self.cells, applied(self.cells, event.changes), now)
        if not event.undo:
            for place, text in entry.written():
                if text in self._of_text:
                    raise BrokenPromise(f"P3: {text!r} was written twice, now at {place}.")
        self._note(entry)
        return entry

    def cut_back(self, cells: Cells, rev: int) -> None:
        """Forget what a crash has undone: the map, opened again, holds these cells at this revision."""
        count = rev - self.first_rev
        states = [self.start, *(entry.after for entry in self.entries)]
        if not 0 <= count < len(states):
            raise BrokenPromise(f"P1: opened again, the map is at revision {rev}; it was at {self.rev}.")
        if states[count] != cells:
            raise BrokenPromise(
                f"P1: opened again at revision {rev}, the map differs: {difference(states[count], cells)}"
            )
        kept, self.entries = self.entries[:count], []
        self._of_text, self._of_number = {}, set()
        for entry in kept:
            self._note(entry)

    def _note(self, entry: Entry) -> None:
        self.entries.append(entry)
        event = entry.event
        if event.n:
            self._of_number.add((event.client, event.n))
        if not event.undo:
            for _, text in entry.written():
                self._of_text[text] = entry


def difference(wanted: Cells, found: Cells) -> str:
    """Say where two states differ."""
    places = [place for place in sorted({*wanted, *found}) if wanted.get(place) != found.get(place)]
    return ", ".join(f"{'/'.join(place)}: {wanted.get(place)!r} ≠ {found.get(place)!r}" for place in places)
