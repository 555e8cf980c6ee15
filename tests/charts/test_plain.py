"""All rows of a chart, whatever Altair has been told to do with data; and Altair is left as it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd
import pytest

from journeykit.charts.plain import plain

MANY = 6_000


@pytest.fixture(autouse=True)
def _as_altair_comes() -> Iterator[None]:
    with alt.data_transformers.enable("default"):
        yield


def standing() -> tuple[Any, ...]:
    told = alt.data_transformers
    return told.active, dict(told.options), told.consolidate_datasets


def rows(chart: Any) -> int:
    return sum(map(len, plain(chart)["datasets"].values()))


@pytest.mark.parametrize("name", ["default", "json", "csv"])
@pytest.mark.parametrize("consolidate", [True, False])
def test_all_rows_come_and_altair_is_left_as_it_was(tmp_path, monkeypatch, name, consolidate):
    monkeypatch.chdir(tmp_path)
    alt.data_transformers.enable(name, consolidate_datasets=consolidate)
    before = standing()
    assert rows(alt.Chart(pd.DataFrame({"n": range(MANY)})).mark_bar().encode(x="n:Q")) == MANY
    assert standing() == before
    assert list(tmp_path.iterdir()) == []


def test_the_limit_of_altair_itself_stays():
    chart = alt.Chart(pd.DataFrame({"n": range(MANY)})).mark_bar().encode(x="n:Q")
    assert rows(chart) == MANY
    with pytest.raises(alt.MaxRowsError):
        chart.to_dict()


def test_what_a_cell_tells_altair_meanwhile_stays(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    class Told(alt.Chart):
        def to_dict(self, *given: Any, **options: Any) -> dict[str, Any]:
            found = super().to_dict(*given, **options)
            alt.data_transformers.enable("csv")
            return found

    alt.data_transformers.enable("json")
    assert rows(Told(pd.DataFrame({"n": [1]})).mark_bar()) == 1
    assert alt.data_transformers.active == "csv"
