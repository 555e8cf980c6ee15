"""A chart looks as it did: what is drawn changes only on purpose."""

from __future__ import annotations

import difflib

import pytest

from tests.charts.drawn import CHARTS
from tests.charts.snapshots import FOLDER, path_of, snapshot

WRITE = "If that is meant: python -m tests.charts.snapshots"


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_drawn_as_it_was(chart):
    path = path_of(chart)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = difflib.unified_diff(before.splitlines(), snapshot(chart).splitlines(), path.name, "now", lineterm="", n=6)
    difference = "\n".join(lines)
    assert not difference, f"{chart} is drawn in another way. {WRITE}\n{difference}"


def test_every_snapshot_is_of_a_chart():
    assert {path.stem for path in FOLDER.glob("*.json")} == set(CHARTS), WRITE
