"""The table twin: what a chart shows, as rows and columns people can read."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pytest

import journeykit as jk
from journeykit.charts.spec import taken_apart
from journeykit.errors import InvalidValueError
from tests.charts.drawn import CHARTS, EVERY, drawn
from tests.charts.maps import made
from tests.charts.own_charts import own, points

TOLD = ("tiny", "full", "hostile", "nameless")
everything = pytest.mark.parametrize(
    ("chart", "way", "of"), [(chart, way, of) for chart, way, of in EVERY if of in TOLD], ids=str
)


@everything
def test_every_row_and_every_cell_of_the_chart_is_in_it(chart, way, of):
    found = drawn(chart, of, **way)
    apart = taken_apart(found.spec)
    assert len(apart.tables) == 1, "one chart, one table"
    twin = apart.tables[0]
    table = jk.charts.table(found.chart)
    assert list(table.columns) == [title for _, title in twin.columns]
    assert len(table) == len(apart.data[twin.data])
    for (field, title), (_, column) in zip(twin.columns, table.items(), strict=True):
        shown = [None if pd.isna(value) else value for value in column]
        assert shown == [row[field] for row in apart.data[twin.data]], title


@everything
def test_missing_is_missing(chart, way, of):
    table = jk.charts.table(drawn(chart, of, **way).chart)
    if of not in ("hostile", "hostile_file"):
        assert not table.isin(["nan", "None", "<NA>", "NaN", "null"]).any().any()


@pytest.mark.parametrize("chart", CHARTS)
def test_columns_are_of_kinds_that_can_be_computed_with(chart):
    for name, kind in jk.charts.table(drawn(chart, "full").chart).dtypes.items():
        assert kind.name in ("string", "Int64", "Float64", "boolean"), name


def test_a_persons_table_holds_a_persons_rows():
    m = made("full")
    every, one = (jk.charts.table(jk.charts.lane_coverage(m, who)) for who in (None, "p1"))
    assert 0 < one["Notes"].sum() < every["Notes"].sum()


def test_numbers_days_and_missing_values_keep_their_kinds():
    frame = pd.DataFrame(
        {
            "whole": pd.array([1, None], dtype="Int64"),
            "part": [0.5, None],
            "yes": [True, False],
            "text": ["a", None],
            "day": pd.Series([pd.Timestamp("2026-03-31"), pd.NaT]),
        }
    )
    table = jk.charts.table(alt.Chart(frame).mark_point().encode(tooltip=list(frame)))
    assert [kind.name for kind in table.dtypes] == ["Int64", "Float64", "boolean", "string", "string"]
    assert table.isna().sum().tolist() == [1, 1, 0, 1, 0]
    assert table["day"].str[:10].tolist() == ["2026-03-31", ""]  # so Altair writes days


def test_columns_are_called_as_the_tooltip_calls_them():
    told = [alt.Tooltip("score:Q", title="Score"), "stage", alt.Tooltip("view_1:N", title="Score")]
    table = jk.charts.table(points(5).encode(tooltip=told))
    assert list(table) == ["Score", "stage", "Score (view_1)"]
    assert table["Score"].tolist() == [5, 2, 1]


def test_without_a_tooltip_the_channels_speak():
    chart = alt.Chart(pd.DataFrame({"n": [1], "m": [2], "unused": [3]})).mark_bar()
    assert jk.charts.table(chart.encode(x="n:Q", y=alt.Y("m:Q", title="M"), color=alt.value("red"))).to_dict(
        "list"
    ) == {
        "n": [1],
        "M": [2],
    }


def test_of_layers_the_one_with_a_tooltip_speaks():
    frame = pd.DataFrame({"n": [1], "m": [2]})
    bare, told = alt.Chart(frame).mark_bar().encode(x="n:Q"), alt.Chart(frame).mark_text().encode(tooltip="m:Q")
    for layers in ((bare, told), (told, bare)):
        assert list(jk.charts.table(alt.layer(*layers))) == ["m"]
    assert list(jk.charts.table(bare + bare)) == ["n"]


def test_a_tooltip_that_says_nothing_leaves_the_channels():
    chart = alt.Chart(pd.DataFrame({"n": [1]})).mark_bar().encode(x="n:Q", tooltip=alt.value(None))
    assert list(jk.charts.table(chart)) == ["n"]


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("aggregated", ["stage"]),
        ("calculated", ["stage"]),
        ("windowed", ["stage"]),
        ("looked_up", ["stage", "score"]),
        ("faceted", ["stage", "score"]),
        ("repeated", ["stage"]),
        ("dotted", ["A", "C", "D"]),
        ("plain_values", ["data"]),
        ("dated", ["day", "n"]),
    ],
)
def test_what_a_transform_makes_is_left_out(name, columns):
    """Rows are the chart's own; Altair computes the rest in the browser."""
    table = jk.charts.table(own(name, 5))
    assert list(table) == columns
    assert len(table) > 0


def test_charts_side_by_side_are_stacked_under_their_titles():
    one, two = points(5).properties(title="One"), points(6).properties(title=["Two", "lines"])
    table = jk.charts.table((one & two) | alt.Chart(pd.DataFrame({"n": [1]})).mark_bar().encode(x="n:Q"))
    assert list(table) == ["chart", "stage", "score", "n"]
    assert table["chart"].tolist() == ["One"] * 3 + ["Two lines"] * 3 + [""]
    assert table["score"].isna().tolist() == [False] * 6 + [True]
    assert table["chart"].dtype.name == "string"


def test_charts_of_one_title_and_one_frame_are_told_twice_only_if_they_differ():
    frame = pd.DataFrame({"n": [1], "m": [2]})
    one = alt.Chart(frame).mark_bar().encode(x="n:Q").properties(title="Same")
    assert len(jk.charts.table(one | one)) == 1
    assert jk.charts.table(one | one.encode(x="m:Q")).to_dict("list")["chart"] == ["Same", "Same"]


def test_a_column_called_chart_is_not_written_over():
    frame = pd.DataFrame({"chart": ["mine"]})
    one = alt.Chart(frame).mark_bar().encode(x="chart:N").properties(title="One")
    two = alt.Chart(pd.DataFrame({"n": [1]})).mark_bar().encode(x="n:Q").properties(title="Two")
    table = jk.charts.table(one | two)
    assert list(table) == ["chart shown", "chart", "n"]
    assert table["chart"].tolist()[0] == "mine"


def test_a_chart_without_rows_has_an_empty_table():
    table = jk.charts.table(alt.Chart(pd.DataFrame({"n": [], "m": []})).mark_bar().encode(x="n:Q", y="m:Q"))
    assert list(table) == ["n", "m"]
    assert len(table) == 0


def test_a_chart_that_shows_no_column_has_no_rows():
    assert len(jk.charts.table(alt.Chart(pd.DataFrame({"n": [1]})).mark_bar())) == 0


@pytest.mark.parametrize(
    "nothing", [None, {}, pd.DataFrame(), "lane_coverage", alt.Chart], ids=lambda thing: str(type(thing))
)
def test_what_is_no_chart_is_refused(nothing):
    with pytest.raises(InvalidValueError, match="takes an Altair chart"):
        jk.charts.table(nothing)


def test_the_chart_is_left_as_it_is():
    chart = drawn("lane_coverage", "full").chart
    before = chart.to_dict()
    jk.charts.table(chart).drop(columns="Notes")
    assert chart.to_dict() == before
