from __future__ import annotations

import pytest
from hypothesis import given, settings

import journeykit as jk
from journeykit.formats import FORMATS
from journeykit.formats.format import Format
from journeykit.model.document import dumps, to_document
from tests.formats.any_map import maps

PARTIAL = ("board CSV", "Mermaid")
"""What these leave behind they say; tests of their own hold them to it."""
READABLE = [form for form in FORMATS if form.read and form.name not in PARTIAL]


@pytest.mark.parametrize("form", READABLE, ids=lambda form: form.name)
@given(journey=maps())
@settings(max_examples=80, deadline=None)
def test_what_is_loaded_is_what_was_saved(form: Format, journey: jk.JourneyMap) -> None:
    assert form.read is not None
    reading = form.read(form.write(journey).files)
    assert reading.problems == ()
    again = reading.journey
    assert again == journey
    assert again.id == journey.id


@given(journey=maps())
@settings(max_examples=40, deadline=None)
def test_a_semicolon_and_decimal_commas_carry_the_same(journey: jk.JourneyMap) -> None:
    for form in READABLE:
        if form.read and "delimiter" in form.options:
            assert form.read(form.write(journey, delimiter=";").files).journey == journey
            assert form.read(form.write(journey, delimiter="\t").files).journey == journey


@given(journey=maps())
@settings(max_examples=40, deadline=None)
def test_json_carries_revisions_too_and_is_the_same_again(journey: jk.JourneyMap) -> None:
    form = FORMATS[0]
    assert form.read is not None
    files = form.write(journey).files
    again = form.read(files).journey
    assert form.write(again).files == files
    assert dumps(to_document(again)) == dumps(to_document(journey))
    assert again.rev == journey.rev
