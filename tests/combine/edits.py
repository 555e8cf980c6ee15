"""Strategies for two maps that have something in common."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

import journeykit as jk
from journeykit.model.applied import ChangesRefused
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
from journeykit.model.document import from_document, to_document
from journeykit.schema.columns import Column
from tests.formats.any_map import CUSTOM, cell, ids, maps, texts

KEYS = st.sampled_from(("Zz", "a0", "a0V", "a1", "a2", "a3"))
"""Few, so that several rows often have the same."""
OTHERS = (
    *CUSTOM,
    jk.columns.text("remarks", "Another kind"),
    jk.columns.choice("effort", ["large", "vast"], "Effort", open=True),
    jk.columns.scale("weight", 1, 3),
    jk.columns.number("count", low=0, step=1),
    jk.columns.date("owner"),
    jk.columns.ref("related", to="stages"),
    jk.columns.derived("score", "opportunity"),
    jk.columns.scale("importance", 0, 10),
    jk.columns.scale("satisfaction", 0, 10),
    jk.columns.ref("risk", to="risks"),
)


@st.composite
def changes(draw: st.DrawFn, m: jk.JourneyMap) -> Change:
    """Return a change that may fit the map, or not."""
    spec = m.table(draw(st.sampled_from(m.tables))).spec
    rows = m.commit_path.contents.tables[spec.name].ids()
    row = draw(st.sampled_from(rows)) if rows else draw(ids)
    column = draw(st.sampled_from(spec.columns))
    own = draw(st.sampled_from(OTHERS))
    kind = draw(st.sampled_from((CellSet, CellSet, ColumnChanged, FieldSet, RowAdded, RowRemoved, RowMoved, ColumnAdded,
                                 ColumnRemoved, ColumnChanged, TableAdded, TableRemoved)))  # fmt: skip
    if kind is CellSet:
        return CellSet(spec.name, row, column.name, None, draw(cell(column)))
    if kind is FieldSet:
        return FieldSet(draw(st.sampled_from(("title", "scope", "period"))), None, draw(texts))
    if kind is RowAdded:
        filled = draw(st.lists(st.sampled_from(spec.columns), max_size=4, unique_by=lambda column: column.name))
        values = {column.name: draw(cell(column)) for column in filled if column.kind != "derived"}
        return RowAdded(spec.name, draw(ids), draw(KEYS), values)
    if kind is RowRemoved:
        return RowRemoved(spec.name, row, "")
    if kind is RowMoved:
        return RowMoved(spec.name, row, "", draw(KEYS))
    if kind is ColumnAdded:
        values = {row: draw(cell(own))} if own.kind != "derived" else {}
        return ColumnAdded(spec.name, own, draw(st.integers(0, 12)), values)
    if kind is ColumnRemoved:
        return ColumnRemoved(spec.name, column, 0)
    if kind is ColumnChanged:
        known = [column for column in spec.columns if column.custom] or [own]
        old = draw(st.sampled_from(known))
        alike = [column for column in OTHERS if (column.name, column.kind) == (old.name, old.kind)]
        return ColumnChanged(spec.name, old, draw(st.sampled_from((replace(old, title="=New", help="x"), *alike))))
    if kind is TableAdded:
        columns: list[Column] = draw(
            st.lists(st.sampled_from(OTHERS), min_size=1, max_size=4, unique_by=lambda column: column.name)
        )
        name = draw(st.sampled_from(("risks", "ideas", "costs")))
        return TableAdded(jk.table(name, columns, draw(texts.filter("\ud800".__ne__))))
    return TableRemoved(spec)


@st.composite
def edited(draw: st.DrawFn, m: jk.JourneyMap) -> jk.JourneyMap:
    """Return a copy of a map after a few edits."""
    copy = m.copy()
    for _ in range(draw(st.integers(0, 12))):
        try:
            copy.commit_path.commit([draw(changes(copy))])
        except (ChangesRefused, ValueError):
            continue  # an edit that the map refuses changes nothing
    return copy


@st.composite
def tampered(draw: st.DrawFn, m: jk.JourneyMap) -> jk.JourneyMap:
    """Return a map as it comes out of a file with parts that nobody understands."""
    document = to_document(m)
    odd = st.sampled_from(({"a": 1}, [1, 2], "very", 10**400, None))
    if draw(st.booleans()):
        document["mood"] = draw(odd)
    for table in document["tables"].values():
        for row in table["rows"].values():
            if draw(st.booleans()):
                row["colour"] = draw(odd)
            if draw(st.booleans()):
                row["cells"][draw(st.sampled_from(("importance", "stage", "grade", "side", "unheard")))] = draw(odd)
    return from_document(document)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[jk.JourneyMap, jk.JourneyMap]:
    """Return two maps: two copies of one that went apart, the same twice, or two that have nothing in common."""
    m = draw(maps())
    other = draw(st.sampled_from(("edited", "both", "same", "stranger", "tampered", "back")))
    if other == "both":
        return draw(edited(m)), draw(edited(m))
    if other == "tampered":
        return m, draw(tampered(draw(edited(m))))
    if other == "back":
        return draw(tampered(m)), draw(tampered(m))
    if other == "stranger":
        return m, draw(maps())
    return m, draw(edited(m)) if other == "edited" else m.copy()
