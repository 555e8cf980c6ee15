"""Where the map goes in a notebook's text, and what of the text stays: all of it."""

from __future__ import annotations

import json

import pytest

from journeykit.errors import UnreadableFileError
from journeykit.formats.notebook.notebook_text import map_in, read_text, with_map

JUPYTER = '{\n "cells": [],\n "metadata": {\n  "kernelspec": {\n   "name": "python3"\n  }\n },\n "nbformat": 4\n}\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"cells": [], "metadata": {}}', '{"cells": [], "metadata": {"journeykit": {"map": {"rev": 1}}}}'),
        ('{"cells":[],"metadata":{}}', '{"cells":[],"metadata":{"journeykit":{"map":{"rev":1}}}}'),
        ('{"cells": []}', '{"cells": [], "metadata": {"journeykit": {"map": {"rev": 1}}}}'),
        ('{"cells":[],"nbformat":4}', '{"cells":[],"metadata":{"journeykit":{"map":{"rev":1}}},"nbformat":4}'),
        ('{"nbformat":4,"cells":[]}', '{"nbformat":4,"cells":[],"metadata":{"journeykit":{"map":{"rev":1}}}}'),
        (
            '{"cells": [], "metadata": {"journeykit": {"theirs": 1}, "x": NaN}}',
            '{"cells": [], "metadata": {"journeykit": {"map": {"rev": 1}, "theirs": 1}, "x": NaN}}',
        ),
        (
            '{"metadata": {"journeykit" :{ "map" : {"old": [1.50, 1e5, "\\u00e9"]} } , "x": 1.50}, "cells": [ ]}',
            '{"metadata": {"journeykit" :{ "map" : {"rev": 1} } , "x": 1.50}, "cells": [ ]}',
        ),
        (
            '{"cells": [], "m\\u0065tadata": {"a": 1, "\\ud800": 2}}',
            '{"cells": [], "m\\u0065tadata": {"a": 1, "journeykit": {"map": {"rev": 1}}, "\\ud800": 2}}',
        ),
    ],
)
def test_the_map_is_put_in_and_not_a_letter_changes_beside_it(before, after):
    assert with_map(before, {"rev": 1}) == after
    assert map_in(before) in (None, {"old": [1.5, 1e5, "é"]})
    assert map_in(after) == {"rev": 1}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("step", [" ", "  ", "\t", ""])
def test_it_is_set_as_the_notebook_is(step, newline):
    before = json.dumps(json.loads(JUPYTER), indent=step).replace("\n", newline)
    saved = with_map(before, {"b": ["x"], "a": {}})
    expected = json.loads(JUPYTER)
    expected["metadata"] = {"journeykit": {"map": {"a": {}, "b": ["x"]}}, "kernelspec": {"name": "python3"}}
    assert saved == json.dumps(expected, indent=step).replace("\n", newline)


def test_it_is_set_as_jupyter_will_set_it_when_it_saves():
    import nbformat

    saved = with_map(JUPYTER, {"b": [1, "é"], "a": None})
    assert saved == nbformat.writes(nbformat.from_dict(json.loads(saved))) + "\n"


def test_letters_are_escaped_only_where_the_notebook_escapes_them():
    plain = '{"cells": ["\\u001b[31m", "a"], "metadata": {}}'
    assert "é" in with_map(plain, {"a": "é"})
    assert "é" in with_map(plain.replace("a", "ü"), {"a": "é"})
    escaped = with_map(plain.replace('"a"', '"\\u00fc"'), {"a": "é👩"})
    assert escaped.isascii()
    assert map_in(escaped) == {"a": "é👩"}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b'{"cells": [', "damaged at line 1, column 12"),
        (b'{\n "cells": [],\n "metadata": {}\n}\n{', "damaged at line 5, column 1"),
        (b'{"cells": []}{"cells": []}', "damaged at line 1, column 14"),
        (b"[]", "no list of cells"),
        (b'{"cells": {}}', "no list of cells"),
        (b'{"format": "journeykit", "tables": {}}', "name it ….journey.json"),
        ('{"cells": ["é"]}'.encode("utf-16"), "not UTF-8 text"),
        ('{"cells": ["é"]}'.encode("latin-1"), "byte 13"),
        (b'{"cells": ' + b"[" * 200_000, "nested too deep"),
        (b'{"cells": [' + b"9" * 5_000 + b"]}", "number too long"),
    ],
)
def test_what_is_no_notebook_is_refused_with_a_reason(data, why):
    with pytest.raises(UnreadableFileError, match=why):
        read_text(data)


@pytest.mark.parametrize("held", ["null", "[]", '"text"', "5"])
def test_what_stands_in_the_place_of_the_map_is_not_written_over(held):
    for text in (f'{{"cells": [], "metadata": {held}}}', f'{{"cells": [], "metadata": {{"journeykit": {held}}}}}'):
        assert map_in(text) is None
        with pytest.raises(UnreadableFileError, match="something else stands there"):
            with_map(text, {})


def test_two_maps_in_one_notebook_are_refused():
    for text in (
        '{"cells": [], "metadata": {}, "metadata": {"journeykit": {"map": {}}}}',
        '{"cells": [], "metadata": {"journeykit": {"map": {}}, "journeykit": {"map": {"rev": 1}}}}',
        '{"cells": [], "metadata": {"journeykit": {"map": {}, "map": {"rev": 1}}}}',
    ):
        for use in (map_in, lambda text: with_map(text, {})):
            with pytest.raises(UnreadableFileError, match="is there twice"):
                use(text)


def test_a_fault_in_the_map_is_told_with_its_line_in_the_notebook():
    text = '{\n "cells": [],\n "metadata": {\n  "journeykit": {\n   "map": {\n    "a": 1,\n    "a": 2\n   }\n  }\n }\n}'
    with pytest.raises(UnreadableFileError, match=r"“a” is there twice in one object \(lines 6, 7\)"):
        map_in(text)
    with pytest.raises(UnreadableFileError, match="NaN"):
        map_in('{"cells": [NaN], "metadata": {"journeykit": {"map": {"a": NaN}}}}')
    deep = '{"a": ' * 60 + "1" + "}" * 60
    assert map_in(f'{{"cells": [{deep}], "metadata": {{"journeykit": {{"map": {{}}}}}}}}') == {}
    with pytest.raises(UnreadableFileError, match="more than 40 levels"):
        map_in(f'{{"cells": [], "metadata": {{"journeykit": {{"map": {deep}}}}}}}')
