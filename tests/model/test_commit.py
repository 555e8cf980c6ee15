"""The commit path: the lock, who hears what when, batches, and errors in the middle."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

import journeykit as jk
from journeykit.errors import InvalidChangeError, InvalidValueError
from journeykit.model.changes import CellSet
from journeykit.schema.values import clean
from journeykit.widgets.hub import Hub
from tests.widgets.fakes import FakeChannel, FakeClock, op, set_cell


@pytest.fixture
def journey():
    m = jk.JourneyMap(stages=["Claims"])
    m.needs.add(id="n1", statement="Be heard", importance=9, stage="claims")
    return m


@pytest.mark.parametrize("value", [np.array([1, 2]), object(), 10**400, [3], "3"])
def test_a_value_of_any_kind_is_refused_and_nothing_of_the_edit_applies(journey, value):
    before = journey.copy()
    with pytest.raises(InvalidValueError):
        journey.needs.set("n1", statement="changed", importance=value)
    assert journey == before


def test_an_unforeseen_error_in_the_middle_of_an_op_leaves_no_trace(journey, monkeypatch):
    before = journey.copy()

    def fails(column, value):
        if value == "boom":
            raise RuntimeError("unforeseen")
        return clean(column, value)

    monkeypatch.setattr("journeykit.model.apply.clean", fails)
    changes = [CellSet("needs", "n1", "statement", None, "ghost"), CellSet("needs", "n1", "usp", None, "boom")]
    with pytest.raises(RuntimeError, match="unforeseen"):
        journey.commit_path.commit(changes)
    assert journey == before
    assert journey.rev == before.rev


EDITS = {
    "add": lambda m: m.needs.add(statement="x"),
    "extend": lambda m: m.needs.extend([{"statement": "x"}]),
    "set": lambda m: m.needs.set("n1", importance=1),
    "move": lambda m: m.needs.move("n1"),
    "replace": lambda m: m.needs.replace(m.needs.df.assign(importance=2)),
    "remove": lambda m: m.needs.remove("n1"),
    "field": lambda m: m.set(title="x"),
    "column": lambda m: m.needs.add_column(jk.columns.flag("legal")),
}


@pytest.mark.parametrize("name", EDITS)
def test_subscribers_run_without_the_lock(journey, name):
    """Another thread can read the map while a subscriber runs."""
    journey.needs.add(id="n2", statement="second")
    read = []
    with ThreadPoolExecutor(1) as pool:
        journey.subscribe(lambda event: read.append(pool.submit(lambda: len(journey.needs.df)).result(timeout=10)))
        EDITS[name](journey)
    assert len(read) == 1


def test_events_of_a_failing_batch_are_none_and_of_an_inner_one_only_its_own(journey):
    seen: list[Any] = []
    journey.subscribe(seen.append)
    with journey.batch():
        journey.needs.set("n1", importance=1)
        _fail_inside(journey)
        journey.needs.set("n1", usp="kept")
    assert journey.needs["n1"]["importance"] == 1
    [event] = seen
    assert [change.column for change in event.changes] == ["importance", "usp"]


def _fail_inside(journey):
    try:
        with journey.batch():
            journey.needs.set("n1", importance=2)
            raise KeyError
    except KeyError:
        pass


def test_a_browsers_op_never_joins_a_batch_of_the_notebook(journey):
    channel = FakeChannel()
    hub = Hub(journey.commit_path, channel, FakeClock())
    with journey.batch():
        journey.needs.set("n1", importance=1)
        hub.receive(op("ana", 1, set_cell("n1", "statement", "from a browser")))
    assert journey.needs["n1"]["statement"] == "Be heard"
    assert channel.of("reject")[0]["errors"][0]["code"] == "busy"
    [event] = channel.events()
    assert [change["column"] for change in event["changes"]] == ["importance"]


def test_the_author_of_an_edit_is_put_into_its_new_rows(journey):
    with journey.batch(author="Ana"):
        row = journey.needs.add(statement="x")
    assert journey.needs[row]["author"] == "Ana"
    hub = Hub(journey.commit_path, FakeChannel(), FakeClock())
    added = {"kind": "row_added", "table": "needs", "row": "n7", "order": "a7", "cells": {"author": "Boss"}}
    hub.receive(op("ben", 1, added, author="Ben"))
    assert journey.needs["n7"]["author"] == "Ben"


def test_a_column_goes_only_with_a_word_to_whoever_wrote_in_it(journey):
    journey.needs.add_column(jk.columns.text("remark"))
    base = journey.rev
    path = journey.commit_path
    path.commit([CellSet("needs", "n1", "remark", None, "precious")], client="ana", n=1, author="Ana", base=base)
    column = journey.needs.spec.column("remark")
    from journeykit.model.changes import ColumnRemoved

    event = path.commit([ColumnRemoved("needs", column, 0)], client="ben", n=1, base=base)
    assert [(lost.place.column, lost.value, lost.author) for lost in event.replaced] == [("remark", "precious", "Ana")]


def test_two_threads_may_compare_and_edit_at_once(journey):
    stop = threading.Event()

    def churn():
        while not stop.is_set():
            journey.needs.remove(journey.needs.add(statement="x"))

    twin = journey.copy()
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(churn)
        try:
            for _ in range(200):
                _ = journey == twin, repr(journey), len(journey.needs)
        finally:
            stop.set()
        done.result(timeout=10)


def test_undo_over_an_unreadable_value_gives_it_back(journey):
    from dataclasses import replace

    rows = journey.commit_path.contents.tables["needs"]
    rows.put(replace(rows.by_id["n1"], extra={"satisfaction": "very high"}))
    before = journey.copy()
    journey.needs.set("n1", satisfaction=5)
    assert journey != before
    journey.undo()
    assert journey == before


def test_a_new_column_takes_what_a_file_had_kept_under_its_name(journey):
    from dataclasses import replace

    rows = journey.commit_path.contents.tables["needs"]
    rows.put(replace(rows.by_id["n1"], extra={"effort": 3}))
    journey.needs.add_column(jk.columns.scale("effort", 1, 5))
    assert journey.needs["n1"]["effort"] == 3
    journey.undo()
    assert rows.by_id["n1"].extra == {"effort": 3}


def test_rows_that_lead_nowhere_can_be_handed_back(journey):
    journey.stages.remove("Claims")
    frame = journey.needs.df
    journey.needs.replace(frame.assign(importance=4))
    assert journey.needs["n1"]["stage"] == "claims"
    assert journey.needs["n1"]["importance"] == 4


def test_new_rows_may_refer_to_one_another():
    m = jk.JourneyMap()
    m.add_table(jk.table("steps", [jk.columns.text("step"), jk.columns.ref("then", to="steps")]))
    m.steps.extend([{"id": "a", "step": "Call", "then": "b"}, {"id": "b", "step": "Wait"}])
    assert m.steps.df["then_name"].tolist()[0] == "Wait"


def test_twins_are_refused_however_they_come():
    m = jk.JourneyMap(stages=["Claims"])
    m.personas.add(id="p1", name="Carla")
    twin = {"persona": "p1", "stage": "claims", "version": "as_is"}
    with pytest.raises(InvalidChangeError, match="already"):
        m.emotions.extend([twin, twin])
    m.emotions.add(**twin)
    with pytest.raises(InvalidChangeError, match="already"):
        m.emotions.add(persona="p1", stage="claims", version="As is")
    frame = m.emotions.df
    import pandas as pd

    with pytest.raises(InvalidChangeError, match="already"):
        m.emotions.replace(pd.concat([frame, frame.rename(index=lambda _: "e2")]))


def test_a_name_that_is_none_is_no_row(journey):
    journey.needs.add(id="nameless")
    with pytest.raises(jk.JourneyError):
        journey.needs.remove(None)
    assert "nameless" in journey.needs


def test_names_of_stages_are_a_list():
    with pytest.raises(InvalidValueError, match="title='Motor insurance'"):
        jk.JourneyMap("Motor insurance")


def test_a_table_that_is_gone_says_so(journey):
    risks = journey.add_table(jk.table("risks", [jk.columns.text("risk")]))
    journey.remove_table("risks")
    for use in (len, repr, list):
        with pytest.raises(jk.JourneyError, match="has no table 'risks'"):
            use(risks)


def test_completion_offers_tables_and_fields(journey):
    assert {"needs", "stages", "title", "undo"} <= set(dir(journey))


@pytest.mark.parametrize("missing", [np.float32("nan"), np.datetime64("NaT"), np.float64("nan")])
def test_missing_values_of_numpy_are_missing(journey, missing):
    journey.evidence.add(id="e1", value=missing, collected_on=np.datetime64("2026-03-31", "ns"))
    assert journey.evidence["e1"]["value"] is None
    assert journey.evidence["e1"]["collected_on"] == "2026-03-31"


def test_row_added_by_a_browser_with_rows_of_any_shape_is_refused_whole(journey):
    hub = Hub(journey.commit_path, channel := FakeChannel(), FakeClock())
    spec = {"name": "risks", "title": "Risks", "columns": [{"name": "risk", "kind": "text", "title": "Risk"}]}
    table = {"kind": "table_added", "spec": spec, "rows": [["r", "a0", []]]}
    hub.receive(op("ana", 1, set_cell("n1", "statement", "ghost"), table))
    assert channel[-1]["kind"] == "reject"
    assert journey.needs["n1"]["statement"] == "Be heard"
