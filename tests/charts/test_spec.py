"""Taking a chart apart: nothing is lost, and what is left differs by no row and no word."""

from __future__ import annotations

import copy
import functools
import json
import operator
import re

import altair as alt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.charts.spec import TakenApart, taken_apart
from tests.charts.drawn import CHARTS as OURS
from tests.charts.drawn import WAYS, drawn, strings
from tests.charts.own_charts import OWN, aggregated, own, points, windowed
from tests.charts.together import painted, unsaid, whole

every_own = pytest.mark.parametrize("name", OWN)


def apart(name: str, n: int) -> TakenApart:
    return taken_apart(own(name, n).to_dict())


@every_own
def test_drawn_from_other_rows_only_rows_and_words_differ(name):
    before, after = apart(name, 5), apart(name, 6)
    assert after.spec == before.spec
    assert after.structure == before.structure
    assert (after.data, after.words) != (before.data, before.words)


@every_own
def test_made_twice_it_is_the_same(name):
    assert apart(name, 5) == apart(name, 5)


@every_own
def test_put_together_again_it_is_the_same_picture(name):
    chart = own(name, 5).to_dict()
    assert painted(whole(taken_apart(copy.deepcopy(chart)))) == painted(unsaid(chart))


@pytest.mark.parametrize(
    ("chart", "way", "of"),
    [*((*found, "full") for found in WAYS), *((chart, {}, "hostile") for chart in OURS)],
    ids=str,
)
def test_our_charts_put_together_again_are_the_same_picture(chart, way, of):
    spec = drawn(chart, of, **way).spec
    assert painted(whole(taken_apart(copy.deepcopy(spec)))) == painted(unsaid(spec))


@every_own
def test_what_is_left_is_without_rows_and_made_up_names(name):
    found = apart(name, 5)
    for path, text in strings(found.spec):
        assert "data-" not in text, path
        if path[-1] not in ("field", "column"):
            assert not re.match(r"(param|view)_[0-9a-f]", text), (path, text)
    assert "values" not in json.dumps(found.spec)
    json.dumps([found.spec, found.data, found.words], allow_nan=False)


LEAVES = st.sampled_from([points, aggregated, windowed])
CHARTS = st.recursive(
    st.builds(lambda make, n: make(n), LEAVES, st.integers(0, 2)),
    lambda inner: st.builds(
        lambda how, parts: functools.reduce(how, parts),
        st.sampled_from([operator.or_, operator.and_]),
        st.lists(inner, min_size=2, max_size=3),
    ),
    max_leaves=5,
)


@settings(max_examples=12)
@given(chart=CHARTS)
def test_whatever_is_composed_is_put_together_again(chart):
    spec = chart.to_dict()
    found = taken_apart(copy.deepcopy(spec))
    assert taken_apart(chart.to_dict()) == found
    assert painted(whole(found)) == painted(unsaid(spec))


def test_equal_rows_are_told_apart_by_their_place():
    """Two frames that are alike by chance may differ after the next edit."""
    alike, other = taken_apart((points(5) | points(5)).to_dict()), taken_apart((points(5) | points(6)).to_dict())
    assert list(alike.data) == list(other.data) == ["jk_0", "jk_1"]
    assert alike.structure == other.structure


def test_one_frame_shared_by_two_charts_is_sent_once():
    frame = pd.DataFrame({"n": [1]})
    chart = alt.Chart(frame).mark_bar().encode(x="n:Q") & alt.Chart(frame).mark_tick().encode(x="n:Q")
    assert list(taken_apart(chart.to_dict()).data) == ["jk_0"]


def test_texts_that_look_like_names_of_altair_stay():
    frame = pd.DataFrame({"view_1": ["param_1"], "param_0123456789abcdef": ["view_1"]})
    zoom = alt.selection_interval(bind="scales", name="param_1")
    chart = alt.Chart(frame, name="view_1").mark_text().encode(
        text="view_1:N", x=alt.X("param_0123456789abcdef:N", title="param_1", sort=["view_1"]),
    ).properties(title="view_1 and param_1", description="param_1.").add_params(zoom)  # fmt: skip
    found = taken_apart(chart.to_dict())
    assert found.data == {"jk_0": [{"view_1": "param_1", "param_0123456789abcdef": "view_1"}]}
    assert found.words == ["view_1 and param_1"]
    assert found.says == "param_1."
    assert found.spec["encoding"]["text"]["field"] == "view_1"
    assert found.spec["encoding"]["x"]["field"] == "param_0123456789abcdef"
    assert found.spec["encoding"]["x"]["title"] == "param_1"
    assert [param["name"] for param in found.spec["params"]] == ["param_jk1"]
    assert found.spec["name"] == "view_jk0"


def test_names_of_ones_own_stay():
    chosen = alt.selection_point(name="chosen", fields=["stage"])
    chart = points(5).properties(name="mine").add_params(chosen) | points(5).transform_filter(chosen)
    found = taken_apart(chart.to_dict())
    assert found.spec["params"][0]["name"] == "chosen"
    assert found.spec["hconcat"][0]["name"].startswith("mine")
    assert found.spec["hconcat"][1]["transform"] == [{"filter": {"param": "chosen"}}]


@pytest.mark.parametrize(
    "data",
    [
        {"url": "https://a.example/rows.csv", "name": "far"},
        {"sequence": {"start": 0, "stop": 5}},
        {"sphere": True},
        {"graticule": True},
        {"values": "n\n1\n2", "format": {"type": "csv"}},
        {"values": {"rows": [{"n": 1}]}, "format": {"type": "json", "property": "rows"}},
    ],
    ids=lambda data: str(data)[:18],
)
def test_what_is_not_a_list_of_rows_stays_in_its_place(data):
    found = taken_apart({"mark": "bar", "data": copy.deepcopy(data), "encoding": {"x": {"field": "n"}}})
    assert found.spec["data"] == data
    assert found.data == {}
    assert found.addresses == ((data["url"],) if "url" in data else ())


def test_an_address_is_found_wherever_it_stands():
    far = {"data": {"url": "b.json"}, "key": "n", "fields": ["m"]}
    inner = {"mark": "bar", "data": {"url": "a.csv"}, "transform": [{"lookup": "n", "from": far}]}
    assert sorted(taken_apart({"hconcat": [{"layer": [inner]}]}).addresses) == ["a.csv", "b.json"]


def test_a_name_without_rows_is_an_empty_data_set():
    found = taken_apart({"mark": "bar", "data": {"name": "later"}, "encoding": {"x": {"field": "n"}}})
    assert found.data == {"jk_0": []}
    assert [(twin.data, twin.columns) for twin in found.tables] == [("jk_0", (("n", "n"),))]


@pytest.mark.parametrize(
    ("title", "description", "says"),
    [
        ("Needs", "Needs. 3 needs.", "Needs. 3 needs."),
        ("Needs", None, "Needs."),
        ("What now?", "What now?. 3 needs.", "What now? 3 needs."),
        ("Bits etc.", "Bits etc.. None.", "Bits etc. None."),
        ("Well...", "Well.... 1 note", "Well.... 1 note."),
        (["Two", "lines"], None, "Two lines."),
        (None, None, ""),
    ],
)
def test_says_what_it_is(title, description, says):
    given = {"title": title, "description": description, "mark": "bar", "data": {"values": []}}
    assert taken_apart({key: entry for key, entry in given.items() if entry is not None}).says == says


def test_charts_side_by_side_say_what_each_says_once():
    one, two = ({"mark": "bar", "description": said} for said in ("One.", "Two"))
    assert taken_apart({"hconcat": [one, dict(one), two]}).says == "One. Two."
    assert taken_apart({"description": "All", "hconcat": [{"mark": "bar", "description": "One."}]}).says == "All."


def test_no_words_are_left_that_a_map_gave():
    found = apart("titled", 5)
    assert found.words == ["Both", ["Two", "lines 5"], "param_1 and 5", "Bars 5"]
    assert [twin.title for twin in found.tables] == ["Two lines 5", "Bars 5"]


def test_another_title_is_no_other_structure():
    assert taken_apart(points(5).properties(title="A").to_dict()).structure == (
        taken_apart(points(5).properties(title=["B", "C"]).to_dict()).structure
    )
    assert taken_apart(points(5).properties(title="A").to_dict()).structure != apart("points", 5).structure


@every_own
def test_the_tables_do_not_depend_on_rows(name):
    """Otherwise the first row would draw the chart anew."""
    spec = own(name, 5).to_dict()
    bare = copy.deepcopy(spec)
    for held in bare["datasets"].values() if "datasets" in bare else ():
        held.clear()
    if "values" in bare.get("data", {}):
        bare["data"]["values"] = []
    assert taken_apart(bare).structure == taken_apart(spec).structure
