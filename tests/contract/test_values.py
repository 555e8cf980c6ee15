"""The rules that TypeScript has too, case by case: js/test/core replays the same files."""

from __future__ import annotations

import json
from bisect import bisect
from pathlib import Path
from typing import Any

import pytest

from journeykit.errors import nearest
from journeykit.model import page_needs
from journeykit.model.order import between, is_key
from journeykit.schema.columns import Column
from journeykit.schema.reading import match_row, parse, show
from journeykit.schema.scores import derive
from journeykit.schema.values import Refusal, clean
from journeykit.schema.wire import column_from_wire

Case = dict[str, Any]


def cases(name: str) -> Any:
    return json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))


VALUES, READING, SCORES, ORDER, NEAREST, BANDS = map(
    cases, ("values.json", "reading.json", "scores.json", "order.json", "nearest.json", "bands.json")
)


def where(case: Case) -> str:
    """Return a test's name: the column, the text or value, and the decimal mark it was written with."""
    return f"{case['column']['name']} {case['text'][:40]!a} {case.get('decimal', '')}"


def as_wire(value: Any) -> Any:
    """Return a cell value as JSON has it: several choices are a list."""
    return list(value) if isinstance(value, tuple) else value


def as_cell(column: Column, value: Any) -> Any:
    return tuple(value) if column.kind == "multi_choice" else value


@pytest.mark.parametrize("case", VALUES, ids=lambda case: case["name"])
def test_a_value_is_cleaned_or_refused_as_in_the_browser(case: Case) -> None:
    column = column_from_wire(case["column"])
    if "refused" in case:
        with pytest.raises(Refusal) as caught:
            clean(column, case["given"])
        assert {"code": caught.value.code, "why": caught.value.why} == case["refused"]
    else:
        cleaned = clean(column, case["given"])
        assert (as_wire(cleaned), type(as_wire(cleaned))) == (case["gives"], type(case["gives"]))
        assert clean(column, cleaned) == cleaned


@pytest.mark.parametrize("case", READING["parse"], ids=where)
def test_a_text_is_read_as_in_the_browser(case: Case) -> None:
    column, decimal = column_from_wire(case["column"]), case.get("decimal")
    if "refused" in case:
        with pytest.raises(Refusal) as caught:
            parse(column, case["text"], decimal=decimal)
        assert {"code": caught.value.code, "why": caught.value.why} == case["refused"]
    else:
        value = parse(column, case["text"], decimal=decimal)
        assert (as_wire(value), type(as_wire(value))) == (case["gives"], type(case["gives"]))
        assert parse(column, show(column, value)) == value


@pytest.mark.parametrize("case", READING["show"], ids=where)
def test_a_value_is_shown_as_in_the_browser(case: Case) -> None:
    column = column_from_wire(case["column"])
    assert show(column, as_cell(column, case["value"]), decimal=case.get("decimal", ".")) == case["text"]


@pytest.mark.parametrize("case", READING["match_row"], ids=lambda case: case["name"])
def test_a_row_is_found_by_its_name_as_in_the_browser(case: Case) -> None:
    assert match_row(dict(case["names"]), case["text"]) == case["gives"]


@pytest.mark.parametrize("case", SCORES, ids=lambda case: case["name"])
def test_a_derived_value_is_the_browsers(case: Case) -> None:
    assert derive(case["formula"], case["cells"]) == case["gives"]


@pytest.mark.parametrize("case", ORDER["between"], ids=lambda case: f"{case['before']} {case['after']}")
def test_an_order_key_is_the_browsers(case: Case) -> None:
    assert between(case["before"], case["after"]) == case["gives"]
    assert is_key(case["gives"])


@pytest.mark.parametrize("case", ORDER["keys"], ids=lambda case: ascii(case["text"]))
def test_what_is_an_order_key_is_the_browsers(case: Case) -> None:
    assert is_key(case["text"]) is case["ok"]


@pytest.mark.parametrize("case", NEAREST, ids=lambda case: ascii(case["name"][-20:]))
def test_the_nearest_name_is_the_browsers(case: Case) -> None:
    assert nearest(case["name"], case["known"]) == case["gives"]


@pytest.mark.parametrize(("opportunity", "band"), BANDS)
def test_an_opportunity_belongs_to_the_same_band_as_in_the_browser(opportunity, band):
    assert len(page_needs.BANDS) - bisect(page_needs.BANDS, opportunity) == band
