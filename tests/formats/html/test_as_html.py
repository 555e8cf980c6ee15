from __future__ import annotations

import base64
import hashlib
import re
import sys
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import journeykit as jk
from journeykit.errors import InvalidValueError, UnknownNameError, UnreadableFileError
from journeykit.formats import as_html
from journeykit.formats.html.board import LEFT_OUT
from journeykit.formats.html.charts import NAMES
from journeykit.formats.html.markup import ATTRIBUTES, ELEMENTS
from journeykit.formats.losses import IDS
from journeykit.formats.picture.svg import ELEMENTS as DRAWN
from journeykit.model.document import from_document
from tests.formats.any_map import maps
from tests.formats.html.page_reader import PageReader, saved
from tests.hostile_maps import MAPS, pattern

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@pytest.fixture
def journey() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor & more", language="de")
    m.personas.add(id="p1", name="Nadia", quote="Call me", channels=["app", "phone"], grade="one_voice", sample_size=3)
    m.needs.add(
        id="n1", stage="Claims", persona="p1", statement="Be heard", level="safety", importance=9, satisfaction=3
    )
    m.notes.add(id="o1", stage="Claims", lane="doing", persona="p1", text="Calls\nthe hotline", grade="assumption")
    m.emotions.add(id="m1", persona="p1", stage="Claims", version="as_is", score=-2, word="anxious")
    m.evidence.add(id="e1", need="n1", finding="Long waits", link="https://a.example/x?a=1&b=2")
    m.add_table(jk.table("risks", [jk.columns.text("risk"), jk.columns.flag("legal")], "Risks & chances"))
    m.risks.add(id="r1", risk="Late", legal=True)
    return m


def page(m: jk.JourneyMap, **options: Any) -> PageReader:
    return saved(as_html.write(m, **options).files[""])


def test_a_page_holds_the_whole_map(journey):
    found = page(journey, charts=False)
    for text in (
        "Motor & more", "Nadia", "Call me", "App, Phone", "Be heard", "Safety", "D (deficit)", "15",
        "Calls\nthe hotline", "Assumption", "−2", "Anxious", "Long waits", "https://a.example/x?a=1&b=2",
        "Risks & chances", "Late", "Yes",
        "What does the customer do?",
    ):  # fmt: skip
        assert text in found.text, text
    assert "Not filled in: Proof" not in found.text
    assert "Still empty: Evidence" not in found.text


def test_an_opportunity_worth_acting_on_is_strong(journey):
    journey.needs.add(id="n2", statement="Rest", importance=5, satisfaction=3)
    text = as_html.write(journey, charts=False).files[""].decode()
    assert '<td dir="auto" class="n"><strong>15</strong></td>' in text
    assert '<td dir="auto" class="n">7</td>' in text


def test_our_words_are_english_and_the_texts_of_a_map_in_its_language(journey):
    text = as_html.write(journey, charts=False).files[""].decode()
    assert '<html lang="en">' in text
    assert '<h1 dir="auto" lang="de">Motor &amp; more</h1>' in text
    assert 'lang="de">Calls<br>the hotline</t' in text
    assert '<td dir="auto"><span class="grade grade-0"></span>Assumption</td>' in text, "our label"
    [line] = re.findall(r'<li dir="auto"><span lang="de">(.*?Calls.*?)</span></li>', text)
    assert '<em lang="en">(<bdi>Assumption' in line
    assert '<bdi lang="de">Claims</bdi>' in text
    assert '<blockquote dir="auto" lang="de">Call me</blockquote>' in text


@pytest.mark.parametrize("language", ["", "en", "Deutsch, glaube ich"])
def test_a_map_whose_language_is_ours_or_unknown_names_none(journey, language):
    journey.language = language
    assert {*page(journey, charts=False).all("lang")} == {"en"}


@pytest.mark.parametrize("name", [None, *MAPS])
def test_a_page_runs_nothing_and_loads_nothing(journey, name):
    if name:
        document = pattern()
        MAPS[name](document)
        journey = from_document(document)
    found = page(journey, charts=False)
    assert found.tags <= ELEMENTS | DRAWN | {"br", "style"}
    assert found.attributes <= ATTRIBUTES
    assert not [name for name in found.drawn if name.startswith("on") or name in ("style", "href", "xlink:href", "id")]
    assert {value.partition(":")[0] for value in found.all("href") if not value.startswith("#")} <= {"https", "mailto"}
    assert not found.all("src")
    for address in re.findall(r"(?:url\(|@import|https?:)", found.style):
        raise AssertionError(address)


def test_the_policy_allows_this_style_and_pictures_within_the_page(journey):
    found = page(journey, charts=False)
    digest = base64.b64encode(hashlib.sha256(found.style.encode()).digest()).decode()
    [policy] = [value for value in found.all("content") if "default-src" in value]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_ways_on_the_page_lead_somewhere(journey):
    found = page(journey)
    ids = found.all("id")
    assert len(set(ids)) == len(ids)
    for name in ("href", "for", "aria-labelledby"):
        wanted = [value.removeprefix("#") for value in found.all(name) if not value.startswith("http")]
        assert wanted
        assert set(wanted) <= set(ids)


def test_a_table_of_ones_own_may_be_called_like_a_part_of_the_page(journey):
    for name in ("board", "charts", "size"):
        journey.add_table(jk.table(name, [jk.columns.text("x")])).add(x="y")
    ids = page(journey, charts=False).all("id")
    assert len(set(ids)) == len(ids)


def test_only_checked_addresses_can_be_followed(journey):
    document = pattern()
    MAPS["links"](document)
    found = page(from_document(document), charts=False)
    followed = [value for value in found.all("href") if not value.startswith("#")]
    assert followed == ["https://a.example", "https://evil.example/\u202e"]
    assert found.all("rel") == ["noopener noreferrer"] * 2


def test_charts_are_pictures_with_words_and_a_table(journey):
    found = page(journey, charts=["emotion_curve", "opportunity_plot"])
    assert all(value.startswith("data:image/svg+xml;base64,") for value in found.all("src") + found.all("srcset"))
    assert len(found.all("src")) == len(found.all("srcset")) == 2
    first, second = found.all("alt")
    assert first.startswith("Emotion curve · Motor & more. ")
    assert second.startswith("Opportunities · Motor & more. ")
    assert "Emotion curve as a table" in found.text
    picture = base64.b64decode(found.all("src")[0].partition(",")[2]).decode()
    assert "<svg" in picture
    assert not re.search(r"<script|<image|<foreignObject|href=|\son\w+=", picture)


@pytest.mark.parametrize("title", ["", "Motor · more", "What next?", "So …", "Very long title of a map " * 9])
def test_a_chart_is_headed_by_its_name_and_its_finding_alone(journey, title):
    journey.title = title
    found = page(journey, charts="emotion_curve")
    assert "Emotion curve" in found.cells
    assert "Emotion curveLowest at Claims (−2)" in found.text


def test_charts_with_nothing_to_show_are_left_out():
    assert not page(jk.JourneyMap()).all("src")
    assert not page(jk.JourneyMap(stages=["Claims"]), charts=["emotion_curve"]).all("src")


def test_charts_that_are_unknown_are_refused(journey):
    with pytest.raises(UnknownNameError, match="Did you mean 'emotion_curve'"):
        as_html.write(journey, charts="emotion_curv")
    with pytest.raises(UnknownNameError, match="Did you mean 'to_be'"):
        as_html.write(journey, version="tobe")


@pytest.mark.parametrize("charts", [1, None, 2.5])
def test_charts_are_names_or_yes_or_no(journey, charts):
    with pytest.raises(InvalidValueError, match="True, False, or a list"):
        as_html.write(journey, charts=charts)


def test_every_chart_of_the_package_has_its_place():
    assert {*NAMES} == {*jk.charts.__all__} - {"dark", "table"}


def test_without_the_package_that_draws_charts_the_page_is_written_and_says_so(journey, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    written = as_html.write(journey)
    assert "the charts: they need vl-convert (pip install 'journeykit[images]')" in written.lost
    assert not saved(written.files[""]).all("src")
    assert not any("charts" in what for what in as_html.write(journey, charts=False).lost)


def test_what_a_page_lacks_is_said_only_where_there_is_something(journey):
    assert IDS in as_html.write(journey, charts=False).lost
    declared = "the help texts, ranges and choices that columns are declared with"
    assert declared in as_html.write(journey, charts=False).lost
    assert declared not in as_html.write(jk.JourneyMap(), charts=False).lost
    assert as_html.write(journey, charts=False).rows == 16


def test_a_version_is_that_of_the_board(journey):
    journey.emotions.add(persona="p1", stage="Claims", version="to_be", score=2, word="relieved")
    words = page(journey, charts=False, version="as_is").text
    assert "Emotion (as is)" in words
    assert "Emotion (to be)" not in words


def test_the_same_map_gives_the_same_bytes(journey):
    assert as_html.write(journey).files == as_html.write(journey.copy()).files


def test_many_personas_are_a_table(journey):
    journey.personas.extend({"name": f"Persona {number}"} for number in range(30))
    found = page(journey, charts=False)
    assert "card hue-1" not in found.all("class")
    assert "Persona 29" in found.cells


def test_a_map_too_large_for_a_picture_is_told_in_words(journey):
    assert "svg" in page(journey, charts=False).tags
    journey.notes.extend({"stage": "claims", "lane": "doing", "text": f"Note {number}"} for number in range(1_500))
    written = as_html.write(journey, charts=False)
    found = saved(written.files[""])
    assert LEFT_OUT in written.lost
    assert "svg" not in found.tags
    assert found.text.count("Note 1499") == 2, "in the board's words and in the table"


def test_a_board_of_more_stages_than_a_picture_shows_is_there_in_words():
    journey = jk.JourneyMap(stages=[f"Stage {number}" for number in range(1_001)])
    assert LEFT_OUT in as_html.write(journey, charts=False).lost


@pytest.mark.parametrize("table", ["personas", "stages", "lanes", "emotions", "needs"])
def test_a_map_beyond_what_a_picture_shows_at_all_is_told_in_words(table):
    m = jk.JourneyMap(stages=["Claims"])
    text = {"personas": "name", "stages": "name", "lanes": "name", "needs": "statement", "emotions": "note"}[table]
    m.table(table).extend({text: f"Entry {number}"} for number in range(20_001))
    written = as_html.write(m, charts=False)
    assert LEFT_OUT in written.lost
    assert b"Entry 20000" in written.files[""]


@pytest.mark.parametrize(("count", "printed"), [(1, False), (12, True)])
def test_a_board_too_small_to_be_read_on_paper_is_printed_in_words_too(count, printed):
    m = jk.JourneyMap(stages=[f"Stage {number}" for number in range(count)])
    assert ("words printed" in page(m, charts=False).all("class")) == printed


def test_the_sizes_of_the_picture_are_named_together(journey):
    text = as_html.write(journey, charts=False).files[""].decode()
    [group] = re.findall("<fieldset>(.*?)</fieldset>", text)
    assert group.startswith("<legend>Show the board</legend>")
    assert re.findall(r'id="(size-\w+)" checked', group) == ["size-read"]
    assert group.count('type="radio"') == text.count('type="radio"') == 5


def test_a_page_is_not_read(journey, tmp_path):
    jk.save(journey, tmp_path / "motor.html", charts=False)
    with pytest.raises(UnreadableFileError, match="which is for people to look at"):
        jk.load(tmp_path / "motor.html")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(maps())
def test_every_text_of_a_map_is_on_its_page(m):
    found = page(m, charts=False)
    cells, contents = {*found.cells}, m.commit_path.contents
    for spec in contents.schema.tables:
        for row in contents.tables[spec.name]:
            for name, value in row.cells.items():
                if spec.column(name).kind not in ("text", "long_text"):
                    continue
                text = CONTROL.sub("\ufffd", value)
                apart = spec.name == "personas" and name in ("name", "segment", "quote")
                assert text in (found.text if apart and text.strip() else cells) or apart and not text.strip()
