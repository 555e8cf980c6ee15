"""Bulk edits: a changed frame handed back is one op with just the differences."""

import hypothesis.strategies as st
import pandas as pd
import pytest
from hypothesis import given, settings

import journeykit as jk
from journeykit.errors import InvalidChangeError, InvalidValueError, UnknownColumnError, UnknownRowError
from journeykit.model.changes import CellSet, RowAdded, RowMoved, RowRemoved
from journeykit.model.history import Event


@pytest.fixture
def journey():
    m = jk.JourneyMap(stages=["Research", "Claims"])
    m.personas.add(id="p1", name="Carla", channels=["app"])
    for i in range(1, 6):
        m.needs.add(id=f"n{i}", stage="claims", statement=f"Need {i}", importance=i)
    return m


def changes_of(journey, frame, table="needs"):
    seen: list[Event] = []
    end = journey.subscribe(seen.append)
    journey.table(table).replace(frame)
    end()
    return [change for event in seen for change in event.changes]


def test_a_frame_as_it_was_changes_nothing(journey):
    for table in journey.tables:
        assert changes_of(journey, journey.table(table).df, table) == []


def test_cells_rows_and_order_in_one_undo_step(journey):
    before = journey.copy()
    frame = journey.needs.df
    frame.loc["n2", "importance"] = 10
    frame.loc["n3", "stage"] = None
    fresh = pd.DataFrame({"statement": "New", "level": "esteem"}, index=["n9"])
    frame = pd.concat([frame.drop("n4"), fresh])
    frame = frame.loc[["n5", "n1", "n2", "n9", "n3"]]
    changes = changes_of(journey, frame)
    assert sum(isinstance(change, RowRemoved) for change in changes) == 1
    assert sum(isinstance(change, RowAdded) for change in changes) == 1
    assert sum(isinstance(change, RowMoved) for change in changes) == 1, "only n5 has to move"
    assert [(c.row, c.column, c.after) for c in changes if isinstance(c, CellSet)] == [
        ("n2", "importance", 10), ("n3", "stage", None),
    ]  # fmt: skip
    assert list(journey.needs.df.index) == ["n5", "n1", "n2", "n9", "n3"]
    assert journey.needs["n9"]["level"] == "esteem"
    journey.undo()
    assert journey == before


def test_new_rows_may_come_without_an_id(journey):
    more = pd.DataFrame({"statement": ["New"], "importance": [3]}, index=pd.Index([None], name="id", dtype="str"))
    journey.needs.replace(pd.concat([journey.needs.df, more]))
    assert len(journey.needs) == 6
    assert list(journey.needs.df["statement"])[-1] == "New"


def test_thousands_of_new_rows_fit_between_two(journey):
    fresh = pd.DataFrame({"statement": "new"}, index=[f"x{i}" for i in range(3_000)])
    frame = pd.concat([journey.needs.df.head(2), fresh, journey.needs.df.tail(3)])
    journey.needs.replace(frame)
    assert list(journey.needs.df.index) == list(frame.index)


def test_columns_the_frame_lacks_stay(journey):
    journey.needs.replace(journey.needs.df[["importance"]].assign(importance=7))
    assert journey.needs["n1"]["statement"] == "Need 1"
    assert journey.needs["n1"]["importance"] == 7


def test_names_count_where_ids_are_missing(journey):
    frame = journey.needs.df.drop(columns="stage")
    frame["stage_name"] = "Research"
    journey.needs.replace(frame)
    assert {need["stage"] for need in journey.needs} == {"research"}


def test_what_cannot_be_taken_is_told_and_nothing_applies(journey):
    before = journey.copy()
    frame = journey.needs.df
    with pytest.raises(UnknownColumnError, match="Did you mean 'importance'"):
        journey.needs.replace(frame.rename(columns={"importance": "importanc"}))
    with pytest.raises(InvalidValueError, match=r"importance \(row n1\).*“99”"):
        journey.needs.replace(frame.assign(importance=99))
    with pytest.raises(UnknownRowError, match="Did you mean 'Claims'"):
        journey.needs.replace(frame.assign(stage="Claimz"))
    with pytest.raises(InvalidValueError, match="cannot be a row's id"):
        journey.needs.replace(frame.reset_index(drop=True))
    with pytest.raises(InvalidChangeError, match="two rows with the id n1"):
        journey.needs.replace(pd.concat([frame, frame.head(1)]))
    assert journey == before


@settings(max_examples=80)
@given(st.permutations([f"n{i}" for i in range(1, 9)]), st.sets(st.integers(1, 8)), st.integers(0, 3))
def test_any_order_any_selection_any_addition(order, gone, fresh):
    m = jk.JourneyMap()
    m.needs.extend({"id": f"n{i}", "statement": f"Need {i}"} for i in range(1, 9))
    frame = m.needs.df.loc[[row for row in order if int(row[1:]) not in gone]]
    frame = pd.concat([frame, pd.DataFrame({"statement": "new"}, index=[f"x{i}" for i in range(fresh)])])
    frame = frame.sort_values("statement", ascending=len(gone) % 2 == 0) if fresh % 2 else frame
    m.needs.replace(frame)
    assert list(m.needs.df.index) == list(frame.index)
    if m.rev > 1:
        m.undo()
    assert list(m.needs.df.index) == [f"n{i}" for i in range(1, 9)]
