"""The colours: the theme's and no other, told apart on a light and on a dark ground."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import altair as alt
import pandas as pd
import pytest

import journeykit as jk
from journeykit.charts import theme
from journeykit.charts.spec import taken_apart
from journeykit.errors import InvalidValueError
from tests.charts.colours import DARK, LIGHT, contrast, painted
from tests.charts.drawn import CHARTS, COLOUR, EVERY, SVG, WAYS, drawn, picture, strings
from tests.charts.maps import MAPS

every_chart = pytest.mark.parametrize("chart", CHARTS)
everything = pytest.mark.parametrize(("chart", "way", "of"), EVERY, ids=str)
TEXTS = [theme.INK, theme.INK_2, theme.INK_3, *theme.PERSONAS, theme.DEFICIT, theme.BEING, theme.ASSUMED]
GROUNDS = {"light": {colour: colour for colour in theme.DARK}, "dark": theme.DARK}
on_both = pytest.mark.parametrize("shown", GROUNDS.values(), ids=GROUNDS)


@everything
def test_every_colour_is_the_themes(chart, way, of):
    assert painted(drawn(chart, of, **way).root) <= LIGHT


@pytest.mark.parametrize(("chart", "way"), [(chart, way) for chart, way in WAYS if not way], ids=str)
def test_colours_stand_alone(chart, way):
    """Within an expression or in other letters a colour would not be found when it is recoloured."""
    for path, text in strings(taken_apart(drawn(chart, "full", **way).spec).spec):
        if COLOUR.search(text):
            assert text in LIGHT, (path, text)


@pytest.mark.parametrize(
    ("chart", "way", "of"),
    [*((*found, "full") for found in WAYS), *((chart, {}, "empty") for chart in CHARTS)],
    ids=str,
)
def test_on_the_dark_ground_every_colour_is_a_dark_one(chart, way, of):
    light = drawn(chart, of, **way)
    dark = ET.fromstring(picture(jk.charts.dark(light.chart)))
    assert painted(dark) <= DARK
    assert painted(dark) == {theme.DARK[colour] for colour in painted(light.root)}
    ground = next(dark.iter(f"{SVG}rect"))
    assert ground.attrib["fill"] == theme.DARK[theme.GROUND]
    assert ["".join(text.itertext()) for text in dark.iter(f"{SVG}text")] == [
        "".join(text.itertext()) for text in light.root.iter(f"{SVG}text")
    ]


@every_chart
def test_the_chart_itself_stays_light(chart):
    light = CHARTS[chart](MAPS["tiny"]())
    before = light.to_dict()
    night = jk.charts.dark(light)
    assert type(night) is type(light)
    assert light.to_dict() == before
    assert taken_apart(night.to_dict()).data == taken_apart(before).data


def test_composed_charts_are_recoloured_as_a_whole():
    here, there = drawn("lane_coverage", "full").chart, drawn("lane_coverage", "tiny").chart
    night = jk.charts.dark((here | there) & here)
    assert isinstance(night, alt.VConcatChart)
    assert painted(ET.fromstring(picture(night))) <= DARK


def test_texts_names_and_data_keep_what_looks_like_a_colour():
    title = alt.TitleParams(theme.INK, subtitle=[theme.INK], color=theme.INK)
    rows = pd.DataFrame({"name": [theme.INK], theme.INK: [1]})
    words = alt.Chart(rows).mark_text(color=theme.INK).encode(
        text="name:N", x=alt.X(f"{theme.INK}:Q", title=[theme.INK]), y=alt.Y("name:N", sort=[theme.INK]),
    )  # fmt: skip
    spec = jk.charts.dark(words.properties(title=title, description=theme.INK)).to_dict()
    assert (spec["title"]["text"], spec["title"]["subtitle"]) == (theme.INK, [theme.INK])
    assert (spec["title"]["color"], spec["description"]) == (theme.DARK[theme.INK], theme.INK)
    assert spec["encoding"]["x"]["field"] == theme.INK
    assert spec["encoding"]["x"]["title"] == [theme.INK]
    assert spec["encoding"]["y"]["sort"] == [theme.INK]
    assert next(iter(spec["datasets"].values())) == [{"name": theme.INK, theme.INK: 1}]
    assert spec["mark"]["color"] == theme.DARK[theme.INK]


def test_a_map_called_like_a_colour_keeps_its_name():
    m = jk.JourneyMap(stages=[theme.INK, theme.GROUND], title=f"{'long ' * 14}{theme.INK}")
    m.notes.add(lane="doing", stage=m.stages.df.index[0], text=theme.INK)
    for chart in CHARTS.values():
        light, night = chart(m), jk.charts.dark(chart(m))
        assert night.to_dict()["title"]["text"] == light.to_dict()["title"]["text"]
        assert night.to_dict().get("datasets") == light.to_dict().get("datasets")


def test_colours_of_ones_own_stay_and_what_is_left_open_is_light():
    own = alt.Chart(pd.DataFrame({"n": [1]})).mark_bar(color="#123456").encode(x="n:Q", y="n:O").properties(title="T")
    found = painted(ET.fromstring(picture(jk.charts.dark(own))))
    assert "#123456" in found
    assert found <= {"#123456", *DARK}


def test_configuration_of_ones_own_is_kept():
    own = drawn("lane_coverage", "full").chart.configure_axis(labelColor="#123456").configure_view(strokeWidth=3)
    config = jk.charts.dark(own).to_dict()["config"]
    assert config["axis"]["labelColor"] == "#123456"
    assert config["axis"]["titleColor"] == theme.DARK[theme.INK_2]
    assert config["view"]["strokeWidth"] == 3


def test_dark_twice_is_dark_once():
    once = jk.charts.dark(drawn("lane_coverage", "full").chart)
    assert jk.charts.dark(once).to_dict() == once.to_dict()


@pytest.mark.parametrize("nothing", [None, {}, "lane_coverage"], ids=repr)
def test_what_is_no_chart_is_refused(nothing):
    with pytest.raises(InvalidValueError, match="takes an Altair chart"):
        jk.charts.dark(nothing)


def test_each_colour_has_one_twin():
    assert len(DARK) == len(LIGHT)
    assert not DARK & LIGHT
    assert all(colour == colour.lower() and len(colour) == 7 for colour in LIGHT | DARK)
    json.dumps(theme.DARK)


@on_both
@pytest.mark.parametrize("colour", TEXTS)
def test_letters_are_readable(colour, shown):
    for ground in (theme.GROUND, theme.SUNK):
        assert contrast(shown[colour], shown[ground]) >= 4.5


@on_both
@pytest.mark.parametrize("colour", [theme.EDGE, *theme.PERSONAS, theme.DEFICIT, theme.BEING, theme.ASSUMED])
def test_marks_stand_out(colour, shown):
    assert contrast(shown[colour], shown[theme.GROUND]) >= 3


@on_both
def test_the_neutral_line_is_told_from_the_grid(shown):
    assert contrast(shown[theme.LINE_2], shown[theme.GROUND]) > contrast(shown[theme.LINE], shown[theme.GROUND]) + 0.2


@on_both
@pytest.mark.parametrize("ramp", [theme.COUNTS, theme.KNOWN], ids=["counts", "known"])
def test_steps_grow_and_a_number_can_stand_on_each(ramp, shown):
    """In ink on the pale ones, in the colour of the ground on the full ones, and there is one place where it turns."""
    steps = [contrast(shown[step], shown[theme.GROUND]) for step in ramp]
    assert steps == sorted(steps)
    inks = [contrast(shown[step], shown[theme.INK]) >= 4.5 for step in ramp]
    grounds = [contrast(shown[step], shown[theme.GROUND]) >= 4.5 for step in ramp]
    assert all(ink or ground for ink, ground in zip(inks, grounds, strict=True)), (inks, grounds)
    assert inks == sorted(inks, reverse=True)


@pytest.mark.parametrize("ramp", [theme.COUNTS, theme.KNOWN], ids=["counts", "known"])
def test_numbers_turn_at_the_same_step_on_both_grounds(ramp):
    """A chart chooses between ink and ground once, by the step; recolouring keeps its choice."""
    for step in ramp:
        light, dark = ({ink for ink in (theme.INK, theme.GROUND) if contrast(shown[step], shown[ink]) >= 4.5}
                       for shown in GROUNDS.values())  # fmt: skip
        assert light & dark, step
