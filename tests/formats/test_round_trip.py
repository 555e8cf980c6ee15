"""What a format carries comes back as it was: 500 maps with awkward texts, or as many as `make fuzz` is told."""

from __future__ import annotations

from hypothesis import given, settings

import journeykit as jk
from journeykit.formats import FORMATS
from journeykit.model.document import dumps, to_document
from tests.formats.any_map import maps
from tests.formats.how_many import FEW, MAPS

WHOLE = [form for form in FORMATS if form.read is not None and form.whole]


@given(journey=maps())
@settings(max_examples=MAPS, deadline=None)
def test_what_is_loaded_is_what_was_saved(journey: jk.JourneyMap) -> None:
    for form in WHOLE:
        assert form.read is not None
        reading = form.read(form.write(journey, **({"there": None} if form.amends else {})).files)
        assert reading.problems == (), form.name
        assert reading.journey == journey, form.name
        assert reading.journey.id == journey.id, form.name


@given(journey=maps())
@settings(max_examples=FEW, deadline=None)
def test_a_semicolon_and_decimal_commas_carry_the_same(journey: jk.JourneyMap) -> None:
    for form in WHOLE:
        if form.read and "delimiter" in form.options:
            assert form.read(form.write(journey, delimiter=";").files).journey == journey
            assert form.read(form.write(journey, delimiter="\t").files).journey == journey


@given(journey=maps())
@settings(max_examples=FEW, deadline=None)
def test_json_carries_revisions_too_and_is_the_same_again(journey: jk.JourneyMap) -> None:
    form = FORMATS[0]
    assert form.read is not None
    files = form.write(journey).files
    again = form.read(files).journey
    assert form.write(again).files == files
    assert dumps(to_document(again)) == dumps(to_document(journey))
    assert again.rev == journey.rev


def test_formats_that_carry_a_whole_map_are_known() -> None:
    assert [form.name for form in WHOLE] == ["JSON", "XLSX", "CSV folder", "tidy CSV", "Notebook"]
    parts = [form.name for form in FORMATS if form.read is not None and not form.whole]
    assert parts == ["board CSV", "Mermaid"], "each has a property of its own, with as many maps"
