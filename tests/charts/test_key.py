"""The key of a chart: entries in a row, as many lines as it takes."""

from __future__ import annotations

import pytest

from journeykit.charts.key import key
from journeykit.charts.lettering import width
from journeykit.charts.theme import size_named

SIZE = size_named("notebook")
LONG = "Kraftfahrzeughaftpflichtversicherungsvertrag"


def test_entries_keep_their_numbers_and_follow_each_other():
    rows = key({0: "Deficit", 3: "No level"}, SIZE, 600).rows
    assert [(row["entry"], row["called"]) for row in rows] == [(0, "Deficit"), (3, "No level")]
    assert rows[0]["key_y"] == rows[1]["key_y"] > 0
    assert rows[1]["key_x"] - rows[0]["key_x"] > width("Deficit", SIZE.small) + SIZE.small


def test_what_has_no_room_begins_a_new_line():
    rows = key(dict(enumerate(["One voice"] * 5)), SIZE, 200).rows
    assert [row["key_x"] for row in rows] == [rows[0]["key_x"], rows[1]["key_x"]] * 2 + [rows[0]["key_x"]]
    assert len({row["key_y"] for row in rows}) == 3
    assert all(row["key_x"] + width(row["called"], SIZE.small) <= 200 for row in rows)


def test_above_the_plot_the_last_line_is_the_nearest():
    rows = key(dict(enumerate(["One voice"] * 5)), SIZE, 200, above=30).rows
    assert [row["key_y"] for row in rows] == sorted(row["key_y"] for row in rows)
    assert rows[-1]["key_y"] == -30


@pytest.mark.parametrize("left", [0, -100])
def test_a_long_name_is_cut_and_lines_begin_at_the_left(left):
    [row] = key({0: LONG}, SIZE, 300, left=left).rows
    assert row["called"].endswith("…")
    assert width(row["called"], SIZE.small) <= 100
    assert left < row["key_x"] < left + 15
