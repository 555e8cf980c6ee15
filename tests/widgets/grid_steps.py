"""What a person does in a grid, as a strategy draws it, and the changes that the browser makes of it: one op each."""

from dataclasses import dataclass
from itertools import product
from typing import Any

import hypothesis.strategies as st

from journeykit.ids import new_id
from journeykit.model.change_wire import change_to_wire
from journeykit.model.contents import Contents
from journeykit.model.placing import make_room

COLUMNS = ("statement", "level", "stage", "importance")
"""Columns of needs that stand side by side, one of each kind that fills a range differently."""
VALUES: dict[str, list[Any]] = {
    "statement": ["", "Be heard", 'A "tab"\tand\na line'],
    "level": [None, "safety", "esteem"],
    "stage": [None, "s1", "s2"],
    "importance": [None, 0, 9],
}


@dataclass(frozen=True)
class Table:
    """A table as the page shows it: its rows in order, and what is added to them in the same op."""

    contents: Contents
    name: str

    @property
    def rows(self):
        return self.contents.tables[self.name]

    def some(self, first, count):
        """Return the ids of a range of rows; nothing of an empty table."""
        ids = self.rows.ids()
        return ids[first % len(ids) :][:count] if ids else []

    def put(self, row, column, after):
        return {"kind": "cell_set", "table": self.name, "row": row, "column": column, "before": None, "after": after}

    def removed(self, row):
        return {"kind": "row_removed", "table": self.name, "row": row, "order": "", "cells": {}}

    def added(self, all_cells, behind=None):
        """Return the changes that add rows behind one, or at the end."""
        places = list(self.rows.places)
        position = self.rows.ids().index(behind) + 1 if behind else len(places)
        keys, moves = make_room(self.name, places, position, len(all_cells))
        taken = set(self.rows.by_id)
        changes = []
        for key, cells in zip(keys, all_cells, strict=True):
            row = new_id(self.contents.schema.table(self.name).prefix, taken)
            taken.add(row)
            # Empty values are left out, as everywhere on the wire.
            held = {column: value for column, value in cells.items() if value is not None and value != ""}
            changes.append({"kind": "row_added", "table": self.name, "row": row, "order": key, "cells": held})
        return [*changes, *map(change_to_wire, moves)]


@dataclass(frozen=True)
class Put:
    """One cell is written."""

    row: int
    cell: tuple[str, Any]

    def changes(self, contents):
        needs = Table(contents, "needs")
        return [needs.put(row, *self.cell) for row in needs.some(self.row, 1)]


@dataclass(frozen=True)
class Paste:
    """A block is pasted: cells set, and rows added for what reaches beyond the last one."""

    row: int
    column: int
    block: tuple[tuple[Any, ...], ...]

    def changes(self, contents):
        needs = Table(contents, "needs")
        columns = COLUMNS[self.column :]
        lines = [dict(zip(columns, line, strict=False)) for line in self.block]
        here = needs.some(self.row, len(lines))
        set_here = [needs.put(row, *cell) for row, line in zip(here, lines, strict=False) for cell in line.items()]
        return [*set_here, *needs.added(lines[len(here) :])]


@dataclass(frozen=True)
class Fill:
    """A range is filled with one value a column: that of its first row, or nothing, as Delete leaves it."""

    row: int
    count: int
    columns: tuple[str, ...]
    empty: bool

    def changes(self, contents):
        needs = Table(contents, "needs")
        rows = needs.some(self.row, self.count)
        return [
            needs.put(row, column, VALUES[column][0] if self.empty else _cell(needs, rows[0], column))
            for row, column in product(rows, self.columns)
        ]


def _cell(table, row, column):
    return table.rows.by_id[row].cells.get(column, VALUES[column][0])


@dataclass(frozen=True)
class Insert:
    """Rows are put below one, empty or like it."""

    table: str
    row: int
    count: int
    alike: bool

    def changes(self, contents):
        table = Table(contents, self.table)
        rows = table.some(self.row, self.count)
        cells = [dict(table.rows.by_id[row].cells) if self.alike else {} for row in rows]
        return table.added(cells or [{}], rows[-1] if rows else None)


@dataclass(frozen=True)
class Move:
    """Neighbouring rows trade places with the one above or below them."""

    table: str
    row: int
    count: int
    by: int

    def changes(self, contents):
        table = Table(contents, self.table)
        rows = table.some(self.row, self.count)
        others = [place for place in table.rows.places if place[1] not in rows]
        position = table.rows.ids().index(rows[0]) + self.by if rows else -1
        if not 0 <= position <= len(others):
            return []
        keys, moves = make_room(self.table, others, position, len(rows))
        moved = [
            {"kind": "row_moved", "table": self.table, "row": row, "before": "", "after": key}
            for row, key in zip(rows, keys, strict=True)
        ]
        return [*moved, *map(change_to_wire, moves)]


@dataclass(frozen=True)
class Delete:
    """Rows go, and those that refer to them go along or stay behind without them."""

    table: str
    row: int
    count: int
    take_along: bool

    def changes(self, contents):
        first = [(self.table, row) for row in Table(contents, self.table).some(self.row, self.count)]
        gone = dict.fromkeys(first)
        if self.take_along:
            gone |= {(table, row): None for table, row, _ in _that_refer(contents, set(first))}
        left = [place for place in _that_refer(contents, set(gone)) if place[:2] not in gone]
        emptied = [Table(contents, table).put(row, column, None) for table, row, column in left]
        removed = [Table(contents, table).removed(row) for table, row in gone]
        return [*emptied, *removed]


def _that_refer(contents, rows):
    """Return the cells that point to these rows."""
    return [
        (spec.name, row.id, column.name)
        for spec in contents.schema.tables
        for column in spec.refs
        for row in contents.tables[spec.name]
        if (column.to, row.cells.get(column.name)) in rows
    ]


@dataclass(frozen=True)
class Journey:
    """A block is pasted into the stage grid: names, scores and cells of notes, three tables and the stages added."""

    row: int
    lines: tuple[Any, ...]

    def changes(self, contents):
        stages, notes, emotions = (Table(contents, name) for name in ("stages", "notes", "emotions"))
        persona = next(iter(contents.tables["personas"].ids()), None)
        lane = contents.tables["lanes"].ids()[0]
        here = stages.some(self.row, len(self.lines))
        changes: list[Any] = []
        new_notes: list[Any] = []
        new_emotions: list[Any] = []
        for stage, (name, score, texts) in zip(here, self.lines, strict=False):
            changes.append(stages.put(stage, "name", name))
            known = [note for note in notes.rows if (note.cells.get("stage"), note.cells.get("lane")) == (stage, lane)]
            for note, text in zip(known, texts, strict=False):
                changes.append(notes.put(note.id, "text", text))
            changes += [notes.removed(note.id) for note in known[len(texts) :]]
            new_notes += [{"stage": stage, "lane": lane, "text": text} for text in texts[len(known) :]]
            key = {"persona": persona, "stage": stage, "version": "as_is"}
            felt = [row for row in emotions.rows if {part: row.cells.get(part) for part in key} == key]
            if felt:
                changes.append(emotions.put(felt[0].id, "score", score))
            elif persona and score is not None:
                new_emotions.append({**key, "score": score})
        names = [{"name": name} for name, *_ in self.lines[len(here) :]]
        return [*changes, *stages.added(names), *notes.added(new_notes), *emotions.added(new_emotions)]


ROWS, COUNTS = st.integers(0, 5), st.integers(1, 3)
TABLES = st.sampled_from(["needs", "stages", "personas"])
SIDE_BY_SIDE = st.lists(st.sampled_from(COLUMNS), min_size=1, unique=True).map(tuple)
CELLS = st.sampled_from([(column, value) for column in COLUMNS for value in VALUES[column]])


@st.composite
def _blocks(draw):
    column = draw(st.integers(0, len(COLUMNS) - 1))
    line = st.tuples(*(st.sampled_from(VALUES[name]) for name in COLUMNS[column:]))
    return Paste(draw(ROWS), column, tuple(draw(st.lists(line, min_size=1, max_size=3))))


LINES = st.tuples(
    st.sampled_from(["Quote", "Claims"]),
    st.sampled_from([None, -2, 2]),
    st.lists(st.sampled_from(["Calls", "Waits"]), max_size=2).map(tuple),
)
STEPS = st.one_of(
    st.builds(Put, ROWS, CELLS),
    _blocks(),
    st.builds(
        Fill, ROWS, COUNTS, st.lists(st.sampled_from(COLUMNS), min_size=1, unique=True).map(tuple), st.booleans()
    ),
    st.builds(Insert, TABLES, ROWS, COUNTS, st.booleans()),
    st.builds(Move, TABLES, ROWS, COUNTS, st.sampled_from([-1, 1])),
    st.builds(Delete, TABLES, ROWS, COUNTS, st.booleans()),
    st.builds(Journey, ROWS, st.lists(LINES, min_size=1, max_size=3).map(tuple)),
)
