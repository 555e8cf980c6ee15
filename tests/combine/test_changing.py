"""Changes of shape that only work in one order, or by a detour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

import journeykit as jk
from journeykit.model.changes import ColumnAdded, ColumnRemoved, RowAdded, RowRemoved, TableAdded, TableRemoved
from journeykit.schema.columns import Column

scale, number, text, ref = jk.columns.scale, jk.columns.number, jk.columns.text, jk.columns.ref
SCORE = jk.columns.derived("score", "opportunity")
OPERANDS = (scale("importance", 0, 10), scale("satisfaction", 0, 10))


def with_table(m: jk.JourneyMap, columns: Sequence[Column], *cells: dict[str, Any], name: str = "risks"):
    copy = m.copy()
    copy.add_table(jk.table(name, columns))
    for row, values in enumerate(cells):
        copy.table(name).add(id=f"r{row}", **values)
    return copy


def changed(before: jk.JourneyMap, after: jk.JourneyMap) -> list[type]:
    """Return the kinds of changes that make one map into the other, which they must do to the last."""
    found = jk.diff(before, after)
    assert not found.beyond
    made = before.copy()
    made.commit_path.commit(found.changes)
    assert made == after
    return list(dict.fromkeys(type(change) for change in found.changes))


@pytest.fixture
def journey() -> jk.JourneyMap:
    return jk.JourneyMap(stages=["Research", "Claims"])


def test_many_columns_of_ones_own_move_around_the_few_that_stay(journey):
    before, after = journey.copy(), journey.copy()
    for name in "abcd":
        before.lanes.add_column(text(name), at=1 + "abcd".index(name))
        after.lanes.add_column(text(name))
        for m in (before, after):
            m.lanes.set("doing", **{name: f"In {name}"})
    assert {one.column for one in jk.diff(before, after)} == {*"abcd"}
    assert changed(before, after) == [ColumnRemoved, ColumnAdded]


def test_another_author_takes_another_row(journey):
    sides = []
    for author in ("Ana", "Ben"):
        side = journey.copy()
        with side.batch(author):
            side.needs.add(id="n1", statement="Trust")
        side.needs.add(id="n2", statement="Be heard")
        sides.append(side)
    assert [one.sentence for one in jk.diff(*sides)] == ["Need “Trust”: author “Ana” → “Ben”"]
    assert changed(*sides) == [RowRemoved, RowAdded]


def test_what_is_computed_goes_before_what_it_is_computed_from(journey):
    rows = {"risk": "Late", "importance": 9, "satisfaction": 3}
    before = with_table(journey, [text("risk"), SCORE, *OPERANDS], rows)
    after = with_table(journey, [text("risk"), SCORE, number("importance"), OPERANDS[1]], rows)
    assert changed(before, after) == [ColumnRemoved, ColumnAdded]
    assert changed(after, before) == [ColumnRemoved, ColumnAdded]


def test_what_is_computed_comes_after_what_it_is_computed_from(journey):
    before = with_table(journey, [text("risk")], {"risk": "Late"})
    after = with_table(journey, [text("risk"), SCORE, *OPERANDS], {"risk": "Late", "importance": 9})
    assert changed(before, after) == [ColumnAdded]
    assert changed(after, before) == [ColumnRemoved]


def test_what_points_to_a_table_goes_before_it(journey):
    after = with_table(journey, [text("risk")], {"risk": "Late"})
    after.needs.add_column(ref("risk", to="risks"))
    after.add_table(jk.table("costs", [text("cost"), ref("risk", to="risks")]))
    assert changed(after, journey) == [ColumnRemoved, TableRemoved]
    assert changed(journey, after) == [TableAdded, ColumnAdded]


def test_a_table_named_by_another_kind_of_column_comes_anew(journey):
    before = with_table(journey, [text("risk"), text("who")], {"risk": "Late"})
    after = with_table(journey, [jk.columns.long_text("risk"), text("who")], {"risk": "Late"})
    assert changed(before, after) == [TableRemoved, TableAdded]


def test_other_columns_move_around_the_one_that_names_the_rows(journey):
    cells = {"risk": "Late", "who": "Ana", "what": "x"}
    columns = {name: text(name) for name in cells}
    spec = jk.table("risks", columns.values(), label="risk")
    before, after = journey.copy(), journey.copy()
    before.add_table(spec).add(id="r1", **cells)
    turned = [columns[name] for name in ("who", "what", "risk")]
    after.add_table(jk.table("risks", turned, label="risk")).add(id="r1", **cells)
    assert changed(before, after) == [ColumnRemoved, ColumnAdded]


def test_rows_that_share_an_order_key_find_their_places(journey):
    m = journey.copy()
    order = m.commit_path.contents.tables["stages"].by_id["claims"].order
    m.commit_path.commit([RowAdded("stages", name, order, {"name": name.title()}) for name in ("aa", "zz")])
    after = m.copy()
    after.stages.move("Zz", before="Aa")
    after.stages.add(id="mm", name="Mm", before="Claims")
    changed(m, after)
