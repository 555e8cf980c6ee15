"""Which edits a live chart follows by rows and words alone: all but those named here."""

from __future__ import annotations

from typing import Any

import pytest

from journeykit.charts.spec import TakenApart, taken_apart
from tests.charts.drawn import CHARTS, WAYS, drawn
from tests.charts.edits import EDITS, edited

DRAWN_ANEW: dict[tuple[str, str], str] = {}
"""Chart and edit, and why the chart must be drawn anew: rare, and not to be had otherwise."""


def structure_after(chart: str, edit: str, way: dict[str, Any]) -> TakenApart:
    return taken_apart(CHARTS[chart](edited(edit), **way).to_dict())


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize(("chart", "way"), WAYS, ids=str)
def test_an_edit_changes_rows_and_words_only(chart, way, edit):
    before, after = taken_apart(drawn(chart, "full", **way).spec), structure_after(chart, edit, way)
    if (chart, edit) in DRAWN_ANEW:
        assert after.structure != before.structure, "It is in step now: take it off the list."
    else:
        assert after.spec == before.spec
        assert after.structure == before.structure


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_shows_an_edit(chart):
    before = taken_apart(drawn(chart, "full").spec)
    assert any(structure_after(chart, edit, {}).data != before.data for edit in EDITS)
