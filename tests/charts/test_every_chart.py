"""What holds for each chart on each map, whatever comes later: the charts are those of `jk.charts`."""

from __future__ import annotations

import json
import re

import altair as alt
import pytest

import journeykit as jk
from journeykit.charts.spec import taken_apart
from journeykit.errors import InvalidValueError, UnknownNameError, UnknownRowError
from tests.charts.drawn import CHARTS, EVERY, SVG, WAYS, drawn, strings
from tests.charts.maps import MAPS, made

MISCHIEF = ("hostile", "hostile_file")
WITHOUT_STAGES = ("needs_by_level", "opportunity_plot")
"""Charts that draw no stages."""
WITHOUT_PERSONA = ("gaps", "persona_compare")
"""Charts that are about everybody."""
ELEMENTS = ("svg", "g", "path", "text", "tspan", "rect", "line", "circle", "defs", "clipPath")
UNSAID = re.compile(r"\b(nan|None(?! (?:is|are|of|has) )|NaN|NA|undefined|null|inf|True|False)\b|<NA>|\[|\]|\s[,.;]|  ")

every_chart = pytest.mark.parametrize("chart", CHARTS)
every_map = pytest.mark.parametrize("of", MAPS)
every_way = pytest.mark.parametrize(("chart", "way"), WAYS, ids=str)
everything = pytest.mark.parametrize(("chart", "way", "of"), EVERY, ids=str)


def test_there_are_charts():
    assert "lane_coverage" in CHARTS


@everything
def test_is_a_chart_that_altair_accepts(chart, way, of):
    found = drawn(chart, of, **way)
    assert isinstance(found.chart, alt.TopLevelMixin)
    json.dumps(found.spec, allow_nan=False)


@everything
def test_is_drawn_as_shapes_and_text_alone(chart, way, of):
    for node in drawn(chart, of, **way).root.iter():
        assert node.tag.removeprefix(SVG) in ELEMENTS
        for name, value in node.attrib.items():
            assert "href" not in name, value
            assert not name.startswith("on"), value
            assert "url(" not in value or re.fullmatch(r"url\(#\w+\)", value) and name == "clip-path", value


@everything
def test_rows_are_plain_values(chart, way, of):
    for rows in taken_apart(drawn(chart, of, **way).spec).data.values():
        for row in rows:
            for field, value in row.items():
                assert re.fullmatch(r"[a-z][a-z0-9_]*", field), field
                assert value is None or isinstance(value, str | int | float | bool), (field, value)


@everything
def test_leaves_altair_and_composition_alone(chart, way, of):
    found = drawn(chart, of, **way).chart
    for name in ("config", "background", "padding", "autosize", "usermeta", "datasets"):
        assert found._get(name) is alt.Undefined, name


@everything
def test_has_a_title_and_a_finding_of_a_sentence_or_two(chart, way, of):
    found = drawn(chart, of, **way)
    spec = found.spec
    title = spec["title"]["text"]
    assert " ".join([title] if isinstance(title, str) else title).strip()
    assert found.finding.endswith((".", "…"))
    said = spec["description"]
    assert said.endswith(".")
    assert len(said) < 700
    if of not in MISCHIEF:
        assert len(re.findall(r"[.!?](?=\s|$)", found.finding)) <= 2, found.finding
        assert not UNSAID.search(said), said
        assert found.finding[0] == found.finding[0].upper(), found.finding


@everything
def test_no_letter_is_too_small(chart, way, of):
    smallest = 17 if way.get("size") == "slide" else 11
    for node in drawn(chart, of, **way).root.iter(f"{SVG}text"):
        assert float(node.attrib["font-size"].removesuffix("px")) >= smallest, "".join(node.itertext())


@everything
def test_nothing_reads_undefined(chart, way, of):
    if of not in MISCHIEF:
        assert not {"null", "undefined", "NaN", "nan", "None", "<NA>"} & set(drawn(chart, of, **way).texts)


@everything
def test_has_a_table_twin(chart, way, of):
    found = jk.charts.table(drawn(chart, of, **way).chart)
    assert len(found.columns) > 0
    assert len(found) > 0
    assert found.columns.is_unique
    for name in found.columns:
        assert re.fullmatch(r"[^_]*[^_\s]", name), f"{name!r} is read by people"


@every_chart
@every_map
def test_leaves_the_map_as_it_was(chart, of):
    before = made(of).rev, made(of).copy()
    CHARTS[chart](made(of))
    assert (made(of).rev, made(of)) == before


@every_way
def test_no_text_of_the_map_is_part_of_the_specification(chart, way):
    """Ids too: all of them, and all texts, are marked."""
    found = taken_apart(drawn(chart, "marked", **way).spec)
    assert "zqz" not in found.structure.casefold()
    assert "zqz" in json.dumps(found.data).casefold()
    for path, text in strings(found.spec):
        assert path[-1] not in ("href", "url"), text


@every_way
def test_markup_is_drawn_as_letters(chart, way):
    assert any("<img" in line for line in drawn(chart, "hostile", **way).texts)


@every_chart
def test_takes_properties_and_is_saved_in_every_form(chart, tmp_path):
    found = drawn(chart, "full").chart.properties(title="Mine", description="Ours.")
    if isinstance(found, alt.Chart | alt.LayerChart):
        found = found.properties(width=500, height=200)
    for form in ("svg", "png", "json", "html"):
        found.save(tmp_path / f"chart.{form}")
        assert (tmp_path / f"chart.{form}").stat().st_size > 1_000


@every_chart
def test_a_persona_is_given_by_id_or_name(chart):
    if chart in WITHOUT_PERSONA:
        return
    m = made("full")
    by_id, by_name = CHARTS[chart](m, persona="p1"), CHARTS[chart](m, persona="Persona 1")
    assert by_id.to_dict() == by_name.to_dict()
    assert re.search("(of|about) Persona 1", by_id.to_dict()["description"])
    with pytest.raises(UnknownRowError, match="Did you mean 'Persona 1'"):
        CHARTS[chart](m, persona="Persna 1")


@every_chart
@pytest.mark.parametrize("nothing", [None, "map", {"title": "x"}, jk.JourneyMap], ids=repr)
def test_what_is_no_map_is_refused(chart, nothing):
    with pytest.raises(InvalidValueError, match=rf"jk\.charts\.{chart}\(m\)"):
        CHARTS[chart](nothing)


@every_chart
@pytest.mark.parametrize("of", ["full", "empty"])
def test_a_size_that_is_not_there_names_the_nearest(chart, of):
    with pytest.raises(UnknownNameError, match="Did you mean 'slide'"):
        CHARTS[chart](made(of), size="slid")
