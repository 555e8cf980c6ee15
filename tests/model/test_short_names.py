"""Names and letters for little room: each map's people are told apart by them."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeykit.model.short_names import initials, short_initials, short_names

SHORT = json.loads((Path(__file__).parents[1] / "contract" / "short_names.json").read_text("utf-8"))


@pytest.mark.parametrize(("names", "short"), SHORT)
def test_short_names_are_those_of_the_browser(names, short):
    assert short_names(names) == short


@pytest.mark.parametrize(
    ("names", "letters", "short"),
    [
        (["Ruth Lindqvist", "Emre Kaya"], ["RL", "EK"], ["R", "E"]),
        (["The careful one", "The busy one"], ["T1", "T2"], ["T1", "T2"]),
        (["Dr. Müller", "Dr. Schmidt"], ["DM", "DS"], ["DM", "DS"]),
        (["“Ömer” von Ahn", "emre", ""], ["ÖA", "E", "?"], ["Ö", "E", "?"]),
        (["Person 1", "Person 2", "Person 12"], ["1", "2", "12"], ["1", "2", "12"]),
        (["Emre", "Emil", "E 1", "E1"], ["E1", "E2", "1", "E3"], ["E1", "E2", "1", "E3"]),
        (["ß", "נועה כהן", "王"], ["S", "נכ", "王"], ["S", "נ", "王"]),
    ],
)
def test_letters_of_personas(names, letters, short):
    assert initials(names) == letters
    assert short_initials(names) == short


@given(
    st.lists(st.sampled_from(("A", "A 1", "A1", "A 11", "AB", "Ann Bo", "Al B", "1", "11", "B 1", "a-b")) | st.text())
)
@example(["A", "Al", "A1"])
def test_whoever_has_letters_has_their_own(names):
    for found in (initials(names), short_initials(names)):
        named = [letters for letters in found if letters != "?"]
        assert len(named) == len(set(named))
        assert all(found)
