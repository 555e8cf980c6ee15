"""The public face: few names, each pinned, each with an example that runs as a doctest."""

from __future__ import annotations

import inspect

import pytest

import journeykit as jk

NAMES = [
    "JourneyBoard",
    "JourneyError",
    "JourneyMap",
    "LiveChart",
    "NeedsGrid",
    "PersonaGrid",
    "StageGrid",
    "Table",
    "TableGrid",
    "board_picture",
    "charts",
    "check",
    "columns",
    "diff",
    "load",
    "new_workshop",
    "open_map",
    "read_table",
    "recover",
    "save",
    "table",
    "templates",
]


def test_the_names_at_the_top_are_pinned():
    assert sorted(jk.__all__) == NAMES
    assert len(NAMES) <= 30
    assert set(NAMES) <= set(dir(jk))


@pytest.mark.parametrize("name", NAMES)
def test_public_names_have_an_example(name):
    thing = getattr(jk, name)
    if callable(thing) and not (inspect.isclass(thing) and issubclass(thing, Exception)):
        assert ">>>" in (thing.__doc__ or ""), f"jk.{name} needs an example"


@pytest.mark.parametrize("owner", [jk.JourneyMap, jk.Table])
def test_public_methods_explain_themselves(owner):
    for name, member in vars(owner).items():
        if not name.startswith("_") and (callable(member) or isinstance(member, property | classmethod)):
            assert inspect.getdoc(getattr(owner, name)), f"{owner.__name__}.{name} needs a docstring"


def test_a_name_that_is_not_there_is_an_ordinary_error():
    with pytest.raises(AttributeError, match="has no attribute 'NedsGrid'"):
        _ = jk.NedsGrid
