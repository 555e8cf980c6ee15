"""The heat map of counts: shades, numbers that can be read on them, names, totals."""

from xml.etree import ElementTree

import pandas as pd
import pytest

from journeykit.charts.matrix import Beside, matrix
from journeykit.charts.spec import taken_apart
from journeykit.charts.stage_axis import stage_axis
from journeykit.charts.theme import COUNTS, DARK, GROUND, INK, INK_3, SIZES, SUNK

STAGES = pd.DataFrame({"name": ["Search", "Claims"], "moment_of_truth": [False, True]}, index=["search", "claims"])
SIZE = SIZES["notebook"]


def drawn(counts, rows=("doing",), **more):
    """Return the rows of a heat map's layers, those with a column of that name first."""
    axis = stage_axis(STAGES, SIZE)
    chart = matrix(axis, {row: row.capitalize() for row in rows}, counts, SIZE, row_title="R", count_title="N", **more)
    return list(taken_apart(chart.to_dict()).data.values())


def cells(*args, **more):
    return next(rows for rows in drawn(*args, **more) if "shade" in rows[0])


def heads(*args, **more):
    return next(rows for rows in drawn(*args, **more) if "head" in rows[0])


@pytest.mark.parametrize(
    ("most", "shades"),
    [
        (1, {1: 0}),
        (5, {1: 0, 2: 1, 3: 2, 4: 3, 5: 4}),
        (10, {1: 0, 2: 0, 3: 1, 4: 1, 9: 4, 10: 4}),
        (100, {1: 0, 20: 0, 21: 1, 60: 2, 61: 3, 81: 4}),
    ],
)
def test_few_have_a_shade_each_and_many_share_them_in_equal_parts(most, shades):
    for count, shade in shades.items():
        found = cells({("search", "doing"): most, ("claims", "doing"): count})
        assert [cell["shade"] for cell in found if cell["at"] == 1] == [shade]


def test_an_empty_cell_has_a_dash():
    found = cells({("search", "doing"): 12})
    assert [cell["shown"] for cell in found] == ["12", "–"]


def test_a_cell_is_read_out_as_its_row_stage_and_number():
    found = cells({("search", "doing"): 12})
    assert [cell["says"] for cell in found] == ["Doing, Search: 12", "Doing, Claims: 0"]
    axis = stage_axis(STAGES, SIZE)
    chart = matrix(axis, {"doing": "Doing"}, {("search", "doing"): 12}, SIZE, row_title="R", count_title="N")
    vl_convert = pytest.importorskip("vl_convert")
    drawn = ElementTree.fromstring(vl_convert.vegalite_to_svg(chart.to_dict()))
    said = [mark.get("aria-label") for mark in drawn.iter() if mark.get("aria-roledescription") == "rect mark"]
    assert said == ["Doing, Search: 12", "Doing, Claims: 0"]


def test_counts_of_unknown_rows_and_stages_are_not_shown():
    found = cells({("search", "doing"): 1, ("gone", "doing"): 7, ("claims", "gone"): 7})
    assert [(cell["row_name"], cell["stage_name"], cell["count"]) for cell in found] == [
        ("Doing", "Search", 1), ("Doing", "Claims", 0),
    ]  # fmt: skip


def test_totals_stand_behind_the_rows():
    counts = {("search", "doing"): 2, ("claims", "doing"): 3, ("claims", "thinking"): 1}
    assert [row["total"] for row in heads(counts, rows=("doing", "thinking", "business"))] == [5, 1, 0]


def test_a_tag_stays_whole_where_the_name_is_cut():
    long = "donaudampfschifffahrtsgesellschaftskapitänswitwe"
    [head] = heads({}, rows=(long,), tags=Beside("D or B", {long: "B"}))
    assert head["head"].endswith("… · B")


def _light(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_numbers_can_be_read_on_every_shade(dark):
    axis = stage_axis(STAGES, SIZE)
    chart = matrix(axis, {"doing": "Doing"}, {}, SIZE, row_title="R", count_title="N").to_dict()
    rule = chart["layer"][0]["layer"][1]["encoding"]["color"]
    empty, strong = rule["condition"]
    assert (empty["test"], empty["value"], rule["value"]) == ("datum.count === 0", INK_3, INK)
    assert strong["value"] == GROUND
    first = int(strong["test"].removeprefix("datum.shade >= "))
    for shade, ground in enumerate(COUNTS):
        letters = GROUND if shade >= first else INK
        assert _contrast(*((DARK[letters], DARK[ground]) if dark else (letters, ground))) >= 4.5
    assert _contrast(*((DARK[INK_3], DARK[SUNK]) if dark else (INK_3, SUNK))) >= 4.5
