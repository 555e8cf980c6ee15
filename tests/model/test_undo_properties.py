"""Algebra of changes on random histories: undo gives the start back, and never takes somebody else's text."""

from contextlib import suppress
from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given, settings

import journeykit as jk
from journeykit.errors import InvalidChangeError
from journeykit.model.applied import ChangesRefused
from journeykit.model.changes import (
    CellSet,
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
from journeykit.model.history import Scope

IDS = st.sampled_from(["n1", "n2", "n3", "n4"])
KEYS = st.sampled_from(["Zz", "a0", "a0V", "a1", "a5"])
EFFORT = jk.columns.scale("effort", 1, 5)
RISKS = jk.table("risks", [jk.columns.text("risk")])
CELLS = st.one_of(
    st.tuples(st.just("statement"), st.sampled_from(["", "a", "b"])),
    st.tuples(st.just("importance"), st.sampled_from([None, 0, 9])),
    st.tuples(st.just("effort"), st.sampled_from([None, 1, 5])),
)
CHANGES = st.one_of(
    st.builds(lambda row, cell: CellSet("needs", row, cell[0], None, cell[1]), IDS, CELLS),
    st.builds(lambda row, key, cell: RowAdded("needs", row, key, dict([cell])), IDS, KEYS, CELLS),
    st.builds(lambda row: RowRemoved("needs", row, ""), IDS),
    st.builds(lambda row, key: RowMoved("needs", row, "", key), IDS, KEYS),
    st.builds(lambda value: FieldSet("title", None, value), st.sampled_from(["", "A", "B"])),
    st.builds(lambda row: ColumnAdded("needs", EFFORT, 0, {row: 3}), IDS),
    st.just(ColumnRemoved("needs", EFFORT, 0)),
    st.builds(lambda title: ColumnChanged("needs", EFFORT, replace(EFFORT, title=title)), st.sampled_from("AB")),
    st.just(TableAdded(RISKS, {"r1": ("a0", {"risk": "late"})})),
    st.just(TableRemoved(RISKS)),
    st.builds(lambda value: CellSet("risks", "r1", "risk", None, value), st.sampled_from(["", "x"])),
)
CLIENTS = st.sampled_from(["ana", "ben"])
OPS = st.lists(
    st.tuples(CLIENTS, st.one_of(st.lists(CHANGES, min_size=1, max_size=3), st.sampled_from(["undo", "redo"])))
)


def a_map():
    m = jk.JourneyMap(title="Motor")
    m.needs.extend([{"id": "n1", "statement": "one", "importance": 5}, {"id": "n2", "statement": "two"}])
    m.commit_path.history.entries.clear()
    return m


def run(m, ops):
    for client, what in ops:
        with suppress(ChangesRefused, InvalidChangeError):
            if isinstance(what, str):
                m.commit_path.undo(what, Scope(client=client), client=client)
            else:
                m.commit_path.commit(what, client=client)


@settings(max_examples=300)
@given(OPS)
def test_undoing_everything_gives_the_start_back(ops):
    m, start = a_map(), a_map()
    run(m, [op for op in ops if not isinstance(op[1], str)])
    with suppress(InvalidChangeError):
        while True:
            m.commit_path.undo("undo", Scope())
    assert m == start


@settings(max_examples=300)
@given(OPS)
def test_undo_then_redo_changes_nothing(ops):
    m = a_map()
    run(m, ops)
    before = m.copy()
    with suppress(InvalidChangeError):
        event = m.commit_path.undo("undo", Scope())
        if not event.skipped:
            m.commit_path.undo("redo", Scope())
            assert m == before


@settings(max_examples=300)
@given(OPS, CLIENTS)
def test_undo_never_takes_back_what_somebody_else_wrote_since(ops, client):
    m = a_map()
    run(m, ops)
    path, before = m.commit_path, m.copy()
    try:
        entry = path.history.to_undo(Scope(client=client))
    except InvalidChangeError:
        return
    target, since, declared = entry.event.rev, {}, 0
    for later in path.history:
        if later.event.rev > target and later.event.client != client and not later.event.undo and not later.undone:
            for change in later.event.changes:
                if isinstance(change, ColumnChanged):
                    declared = later.event.rev
                if isinstance(change, CellSet):
                    since[change.table, change.row, change.column] = later.event.rev
    event = path.undo("undo", Scope(client=client), client=client)
    if declared:
        assert not any(isinstance(c, ColumnChanged) for c in event.changes)
    written = {(c.table, c.row, c.column) for c in event.changes if isinstance(c, CellSet)}
    for place, rev in since.items():
        table = before.commit_path.contents.tables.get(place[0])
        row = table.by_id.get(place[1]) if table else None
        if row is not None and row.stamp(place[2]).owner == rev:
            assert place not in written
            assert not any(isinstance(c, RowRemoved) and (c.table, c.row) == place[:2] for c in event.changes)


@settings(max_examples=300)
@given(st.lists(CHANGES, min_size=1, max_size=6))
def test_a_refused_op_leaves_no_trace(changes):
    m, start = a_map(), a_map()
    with suppress(ChangesRefused):
        m.commit_path.commit([*changes, CellSet("needs", "nobody", "statement", None, "x")])
    assert m == start
    assert m.rev == start.rev
    assert m.needs.df.equals(start.needs.df)
