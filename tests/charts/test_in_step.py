"""Which edits a live chart follows by rows and words alone: all but those named here."""

from __future__ import annotations

import pytest

from journeykit.charts.spec import taken_apart
from tests.charts.drawn import CHARTS, WAYS, drawn
from tests.charts.edits import EDITS, edited

DRAWN_ANEW: dict[tuple[str, str], str] = {}
"""Chart and edit, and why the chart must be drawn anew: rare, and not to be had otherwise."""


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("chart", CHARTS)
def test_an_edit_changes_rows_and_words_only(chart, edit):
    before, after = (
        taken_apart(drawn(chart, "full").spec),
        taken_apart(CHARTS[chart](edited(edit)).to_dict(validate=False)),
    )
    if (chart, edit) in DRAWN_ANEW:
        assert after.structure != before.structure, "It is in step now: take it off the list."
    else:
        assert after.spec == before.spec
        assert after.structure == before.structure


@pytest.mark.parametrize(("chart", "way"), WAYS, ids=str)
def test_so_do_all_edits_together(chart, way):
    """Each chart shows some of them, or its staying as it is would prove nothing."""
    before = taken_apart(drawn(chart, "full", **way).spec)
    after = taken_apart(CHARTS[chart](edited(*EDITS), **way).to_dict(validate=False))
    assert after.structure == before.structure
    assert after.data != before.data
    assert after.words != before.words
    assert after.says != before.says
