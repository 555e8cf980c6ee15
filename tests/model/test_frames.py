"""DataFrames: dtypes, missing values, and the cache, which must never be seen."""

import datetime as dt

import hypothesis.strategies as st
import pandas as pd
import pytest
from hypothesis import given, settings
from pandas.testing import assert_frame_equal

import journeykit as jk
from journeykit.model.frames import TableFrame


@pytest.fixture
def journey():
    m = jk.JourneyMap(stages=["Research", "Claims"])
    m.personas.add(id="p1", name="Carla", channels=["app", "fax"], sample_size=14)
    m.personas.add(id="p2", name="NA")
    m.needs.add(
        id="n1", stage="Claims", persona="p1", statement="Be heard", level="safety", importance=9, satisfaction=3
    )
    m.needs.add(id="n2", statement="Pay less", importance=4)
    m.evidence.add(id="e1", value=3.5, n=20, collected_on=dt.date(2026, 3, 31), source="focus_group")
    return m


def test_dtypes_are_as_documented(journey):
    needs = journey.needs.df
    assert needs.index.name == "id"
    assert list(needs.index) == ["n1", "n2"]
    assert needs["level"].cat.ordered
    assert needs["level"].cat.categories[0] == "physiological"
    assert needs["level"].max() == "safety"
    assert needs["grade"].cat.ordered
    assert {name: str(needs[name].dtype) for name in ("statement", "stage", "importance", "opportunity", "usp")} == {
        "statement": "str", "stage": "str", "importance": "Int64", "opportunity": "Int64", "usp": "str",
    }  # fmt: skip
    assert str(journey.stages.df["moment_of_truth"].dtype) == "bool"
    evidence = journey.evidence.df
    assert (str(evidence["value"].dtype), str(evidence["n"].dtype)) == ("Float64", "Int64")
    assert evidence.loc["e1", "collected_on"] == pd.Timestamp("2026-03-31")
    assert journey.personas.df.loc["p1", "channels"] == ("app", "fax")
    assert journey.personas.df.loc["p2", "channels"] == ()


def test_empty_judgements_are_missing_and_so_is_what_follows_from_them(journey):
    needs = journey.needs.df
    assert needs["opportunity"].tolist() == [15, pd.NA]
    assert needs["kind"].tolist()[0] == "D"
    assert needs.loc["n2", ["stage", "stage_name", "level", "kind", "satisfaction"]].isna().all()
    assert needs.loc["n2", "usp"] == ""
    assert needs.nlargest(3, "opportunity").index[0] == "n1"


def test_a_persona_called_na_is_a_persona(journey):
    journey.needs.set("n2", persona="NA")
    assert journey.needs.df["persona_name"].tolist() == ["Carla", "NA"]


def test_refs_are_followed_by_names_that_keep_up(journey):
    columns = list(journey.needs.df.columns)
    assert columns[columns.index("stage") + 1] == "stage_name"
    assert journey.needs.df["stage_name"].tolist()[0] == "Claims"
    journey.stages.set("claims", name="Schaden")
    assert journey.needs.df["stage_name"].tolist()[0] == "Schaden"
    journey.stages.remove("claims")
    assert journey.needs.df["stage"].tolist()[0] == "claims"
    assert journey.needs.df["stage_name"].isna().all()
    journey.undo()
    journey.needs.set("n2", stage="research")
    assert journey.needs.df["stage_name"].tolist() == ["Schaden", "Research"]


def test_a_frame_is_a_copy_both_ways(journey):
    mine = journey.needs.df
    mine.loc["n1", "importance"] = 1
    mine.loc["n3"] = None
    assert journey.needs.df["importance"].tolist() == [9, 4]
    kept = journey.needs.df
    journey.needs.set("n1", importance=5)
    assert kept.loc["n1", "importance"] == 9
    assert journey.needs.df.loc["n1", "importance"] == 5


def test_an_empty_table_has_its_columns_and_dtypes():
    needs = jk.JourneyMap().needs.df
    assert len(needs) == 0
    assert str(needs["importance"].dtype) == "Int64"
    assert needs["level"].cat.ordered


CELLS = {
    "statement": st.text(max_size=5),
    "stage": st.sampled_from([None, "research", "claims"]),
    "level": st.sampled_from([None, "safety", "esteem"]),
    "importance": st.none() | st.integers(0, 10),
    "satisfaction": st.none() | st.integers(0, 10),
    "effort": st.none() | st.integers(1, 5),
}
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.integers(0, 5), st.fixed_dictionaries({}, optional=CELLS)),
        st.tuples(st.just("add"), st.integers(0, 5), st.fixed_dictionaries({}, optional=CELLS)),
        st.tuples(
            st.sampled_from(["remove", "move", "undo", "rename", "look", "column"]), st.integers(0, 5), st.just({})
        ),
    ),
    max_size=25,
)


@settings(max_examples=60)
@given(STEPS)
def test_the_cached_frame_is_always_the_frame_built_anew(steps):
    m = jk.JourneyMap(stages=["Research", "Claims"])
    m.needs.add_column(jk.columns.scale("effort", 1, 5))
    for name, which, cells in steps:
        ids = list(m.needs.df.index)
        row = ids[which % len(ids)] if ids else None
        if name == "add":
            m.needs.add(**cells)
        elif name == "rename":
            m.stages.set("claims", name=f"Claims {which}")
        elif name == "column" and "extra" not in m.needs.spec:
            m.needs.add_column(jk.columns.text("extra"))
        elif name == "undo" and m.rev > 1:
            m.undo()
        elif row is not None and name == "set":
            m.needs.set(row, **{key: value for key, value in cells.items() if key in m.needs.spec})
        elif row is not None and name == "remove":
            m.needs.remove(row)
        elif row is not None and name == "move":
            m.needs.move(row)
        with m.commit_path.lock:
            touched = m.commit_path.contents.tables["needs"].touched
            fresh = TableFrame("needs")
            m.commit_path.contents.tables["needs"].touched = None
            anew = fresh.get(m.commit_path.contents)
            m.commit_path.contents.tables["needs"].touched = touched
        assert_frame_equal(m.needs.df, anew)
