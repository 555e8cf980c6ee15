"""Names and letters for little room: each map's people are told apart by them."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeykit.model.short_names import initials, short_initials, short_names

CASES = json.loads((Path(__file__).parents[1] / "contract" / "short_names.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["names"][0].strip())
def test_people_are_called_as_in_the_browser(case):
    names = case["names"]
    assert [short_names(names), initials(names), short_initials(names)] == [
        *(case["short"], case["initials"], case["letters"]),
    ]


@given(
    st.lists(st.sampled_from(("A", "A 1", "A1", "A 11", "AB", "Ann Bo", "Al B", "1", "11", "B 1", "a-b")) | st.text())
)
@example(["A", "Al", "A1"])
def test_whoever_has_letters_has_their_own(names):
    for found in (initials(names), short_initials(names)):
        named = [letters for letters in found if letters != "?"]
        assert len(named) == len(set(named))
        assert all(found)
