from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.formats.csv_guard import guard, unguard
from tests.formats.any_map import texts

tricky = st.text(alphabet="'=+-@＝＋－＠\t\r\n \u200bax", max_size=8)


@given(texts | tricky)
def test_every_text_comes_back(text):
    assert unguard(guard(text)) == text


@given(texts | tricky)
def test_nothing_guarded_begins_as_a_formula_does(text):
    assert not guard(text).lstrip(" \t\r\n\u200b\ufeff").startswith(tuple("=+-@＝＋－＠"))
    assert not guard(text).startswith(("\t", "\r", "\n"))


@pytest.mark.parametrize(
    "text", ["=1+1", "+43", "-2", "@x", "＝1", "\t=1", "\rx", "\nx", " =1", "\ufeff=1", "'=1", "''=1"]
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert guard(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "'", "''", "'tis", "a=1", "Claims", "12", " x", "–", "#x"])
def test_other_texts_stay_as_they_are(text):
    assert guard(text) == unguard(text) == text
