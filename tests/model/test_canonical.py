from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.errors import UnreadableFileError
from journeykit.model import canonical
from journeykit.model.canonical import MAX_DEPTH, dumps, loads

numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(st.dictionaries(st.text(), values))
def test_reads_back_what_it_wrote_and_so_does_every_other_reader(document):
    text = dumps(document)
    assert loads(text) == json.loads(text) == document
    assert dumps(loads(text)) == text
    assert text.endswith("}\n")


def test_a_number_that_is_none_is_not_written():
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps({"a": float("nan")})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1,\n "b": }', "line 2, column 7"),
        ("", "line 1, column 1"),
        ('{"a": NaN}', "NaN"),
        ('{"a": -Infinity}', "-Infinity"),
        ('{"a": 1e999}', "1e999"),
        (f'{{"a": {"9" * 5000}}}', "too long"),
        ('{\n"a": 1,\n"b": 2,\n"a": 3}', "“a” is there twice in one object .lines 2, 4."),
        ('{"a": 1, "\\u0061": 2}', "“a” is there twice"),
        ("[1]", "not a journey map"),
        ("7", "not a journey map"),
        ('{"a":' * 100 + "1" + "}" * 100, "nested"),
        ('{"a":' + "[" * 200_000, "nested"),
    ],
)
def test_says_where_a_text_is_no_document(text, said):
    with pytest.raises(UnreadableFileError, match=said):
        loads(text)


def test_nesting_up_to_the_limit_is_fine():
    text = '{"a":' * (MAX_DEPTH - 1) + "1" + "}" * (MAX_DEPTH - 1)
    assert loads(text)
    with pytest.raises(UnreadableFileError):
        loads('{"a":' * (MAX_DEPTH + 1) + "1" + "}" * (MAX_DEPTH + 1))


def test_half_a_letter_becomes_a_whole_sign():
    assert loads('{"\\ud800": ["\\udc00x", "\\ud83d\\ude00"]}') == {"\ufffd": ["\ufffdx", "😀"]}
    assert loads('{"a": "x\\r\\ny \\ud83d\\ude00"}') == {"a": "x\r\ny 😀"}, "and nothing else changes"
    assert json.loads(dumps({"a": "\ud800"}).encode()) == {"a": "\ud800"}


def test_a_text_past_the_limit_is_not_read(monkeypatch):
    monkeypatch.setattr(canonical, "MAX_BYTES", 10)
    with pytest.raises(UnreadableFileError, match="larger than"):
        loads('{"a": "12345"}')
