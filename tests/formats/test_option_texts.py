from __future__ import annotations

import inspect

import pytest

from journeykit.errors import InvalidArgumentError, UnknownNameError
from journeykit.formats import FORMATS
from journeykit.formats.format import Format, Written
from journeykit.formats.option_texts import options_of, patterns

TOY = Format(
    "Toy",
    "map",
    (".toy",),
    lambda journey: Written({}, 0),
    options={
        "depth": "number",
        "deep": "flag",
        "name": "text",
        "mark": "separator",
        "among": "names",
        "parts": "flag or names",
    },
)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_options_of_a_format_are_what_it_is_written_with(form):
    known = [*inspect.signature(form.write).parameters][1:]
    assert [*form.options] == [name for name in known if not (form.amends and name in ("there", "path"))]
    assert len(patterns(form)) == len(form.options)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("depth=2", {"depth": 2}),
        ("depth=-0.5", {"depth": -0.5}),
        ("deep=Yes", {"deep": True}),
        ("deep=false", {"deep": False}),
        ("name=no", {"name": "no"}),
        ("name=5", {"name": "5"}),
        (r"name=\t", {"name": r"\t"}),
        (r"mark=\t", {"mark": "\t"}),
        ("mark=;", {"mark": ";"}),
        ("among=no", {"among": ["no"]}),
        ("among=a among=5", {"among": ["a", "5"]}),
        ("parts=no", {"parts": False}),
        ("parts=gaps", {"parts": ["gaps"]}),
        ("parts=gaps parts=no", {"parts": ["gaps", "no"]}),
    ],
)
def test_a_text_becomes_what_the_option_is(given, meant):
    found = options_of(TOY, [(name, value) for name, _, value in (pair.partition("=") for pair in given.split())])
    assert found == meant
    assert [type(value) for value in found.values()] == [type(value) for value in meant.values()]


@pytest.mark.parametrize(
    ("pairs", "why"),
    [
        ([("depth", "two")], "depth has to be a number, such as 2 or 0.5; it was 'two'."),
        ([("depth", "nan")], "depth has to be a number"),
        ([("deep", "maybe")], "deep has to be true or false; it was 'maybe'."),
        ([("name", "a"), ("name", "b")], "name has to be one value; it was 'a, b'."),
    ],
)
def test_what_an_option_cannot_be_is_said_in_a_sentence(pairs, why):
    with pytest.raises(InvalidArgumentError) as raised:
        options_of(TOY, pairs)
    assert str(raised.value).startswith(why)


@pytest.mark.parametrize("name", ["overwrite", "path", "what", "there", "journey"])
def test_what_saving_takes_itself_is_no_option(name):
    with pytest.raises(UnknownNameError, match=f"Toy has no option '{name}'"):
        options_of(TOY, [(name, "true")])
