"""Pictures: made without a network, the same each time, in the theme's letters, which keep clear of each other."""

from __future__ import annotations

import io
import sys
from xml.etree import ElementTree

import altair as alt
import pandas as pd
import pytest

from journeykit.charts import theme
from tests.charts.drawn import CHARTS, EVERY, SVG, WAYS, drawn, picture
from tests.charts.edits import EDITS
from tests.charts.letters import Line, lines, overlapping
from tests.charts.maps import full, made

every_chart = pytest.mark.parametrize("chart", CHARTS)
everything = pytest.mark.parametrize(("chart", "way", "of"), EVERY, ids=str)
CROWDED = ("hostile", "hostile_file")
"""Maps of 28 personas called by markup: their letters may meet."""
WITHOUT_STAGES = ("needs_by_level", "opportunity_plot")
"""Charts that draw no stages."""


def png(chart, **how) -> bytes:
    written = io.BytesIO()
    chart.save(written, format="png", **how)
    return written.getvalue()


def size_of(picture: bytes) -> tuple[int, int]:
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    return int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")


@everything
def test_lines_keep_apart(chart, way, of):
    if of not in CROWDED:
        assert overlapping(lines(drawn(chart, of, **way).root)) == []


@everything
def test_lines_end_within_the_picture(chart, way, of):
    root = drawn(chart, of, **way).root
    across, down = float(root.attrib["width"]), float(root.attrib["height"])
    for line in lines(root):
        # Widths are estimates, rather too wide than too narrow.
        spare = 2 + 0.03 * (max(x for x, _ in line.corners) - min(x for x, _ in line.corners))
        for x, y in line.corners:
            assert -spare <= x <= across + spare, line.text
            assert -2 <= y <= down + 2, line.text


@pytest.mark.parametrize(("chart", "way"), WAYS, ids=str)
def test_letters_are_in_the_font_that_is_named(chart, way):
    for node in drawn(chart, "full", **way).root.iter(f"{SVG}text"):
        assert node.attrib["font-family"] == theme.FONT, "".join(node.itertext())


def test_the_font_comes_with_the_program_that_draws():
    """The first family is drawn as itself, whatever fonts the machine has."""

    def written(font: str) -> bytes:
        words = alt.Chart(pd.DataFrame({"n": [1]})).mark_text(text="Wiggly quartz 1234567890", font=font, fontSize=30)
        return png(words.properties(width=500, height=60))

    first = theme.FONT.partition(",")[0]
    assert written(theme.FONT) == written(first)
    assert written(first) not in (
        written("DejaVu Sans"),
        written("DejaVu Serif"),
        written("monospace"),
        written("serif"),
    )


@every_chart
def test_a_picture_is_the_same_twice(chart):
    assert png(CHARTS[chart](made("full"))) == png(CHARTS[chart](made("full")))


@every_chart
def test_a_slide_is_larger_and_no_wider_than_a_screen(chart):
    roots = (drawn(chart, "full", **way).root for way in ({}, {"size": "slide"}))
    small, large = ([float(root.attrib[side]) for side in ("width", "height")] for root in roots)
    assert large[0] > small[0]
    assert large[1] > small[1]
    assert large[0] <= 1_920


def test_a_picture_is_as_sharp_as_one_asks():
    found = drawn("lane_coverage", "tiny")
    once, twice = (size_of(png(found.chart, scale_factor=factor)) for factor in (1, 2))
    assert twice == (once[0] * 2, once[1] * 2)


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_without_the_program_that_draws_altair_says_what_to_install(form, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(ValueError, match="requires the vl-convert-python package"):
        drawn("lane_coverage", "tiny").chart.save(io.BytesIO(), format=form)


@pytest.mark.parametrize("form", ["json", "html"])
def test_other_forms_need_no_program(form, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    written = io.StringIO()
    drawn("lane_coverage", "tiny").chart.save(written, format=form)
    assert "Calls" in written.getvalue()


@every_chart
@pytest.mark.parametrize("moved", [False, True], ids=["as given", "moved"])
def test_stages_stand_in_the_order_of_the_map(chart, moved):
    if moved:
        m = full()
        EDITS["stage_moved"](m)
        root = ElementTree.fromstring(picture(CHARTS[chart](m)))
    else:
        m, root = made("full"), drawn(chart, "full").root
    names = [stage["name"] for stage in m.stages]
    assert names != sorted(names)
    first: dict[str, Line] = {}
    for line in lines(root):
        first.setdefault(line.text, line)
    if chart in WITHOUT_STAGES:
        assert not set(names) & set(first)
        return
    places = [first[name].place for name in names]
    along, across = ([place[axis] for place in places] for axis in (0, 1))
    assert along == sorted(set(along)) or across == sorted(set(across))


@pytest.mark.parametrize(
    ("turn", "there", "meet"),
    [
        ("translate(10,20)", "translate(10,20)", True),
        ("translate(10,20)", "translate(10,32)", False),
        ("translate(10,20)", "translate(40,20)", True),
        ("translate(10,20)", "translate(90,20)", False),
        ("translate(10,90) rotate(300)", "translate(40,90) rotate(300)", False),
        ("translate(10,90) rotate(300)", "translate(18,90) rotate(300)", True),
        ("translate(10,90) rotate(-90)", "translate(2,60) rotate(0)", True),
    ],
)
def test_lines_that_meet_are_found(turn, there, meet):
    written = "".join(
        f'<text transform="{at}" font-size="12px">Every word {n}</text>' for n, at in enumerate((turn, there))
    )
    root = ElementTree.fromstring(f'<svg xmlns="{SVG[1:-1]}"><g transform="translate(5,5)">{written}</g></svg>')
    assert bool(overlapping(lines(root))) is meet
