from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import journeykit as jk
from journeykit.errors import JourneyWarning, UnreadableFileError
from journeykit.formats import document_problems
from journeykit.formats.document_problems import reading_of
from journeykit.formats.loading import load
from journeykit.formats.saving import save
from journeykit.model.document import to_document
from tests.formats.any_map import maps

Document = dict[str, Any]


@pytest.fixture
def document() -> Document:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.needs.add(id="n1", stage="claims", statement="Know", importance=9, level="safety")
    m.needs.add(id="n2", statement="Be heard")
    return plain(m)


def plain(m: jk.JourneyMap) -> Document:
    found: Document = json.loads(json.dumps(to_document(m)))
    return found


def said(document: Document) -> list[str]:
    return [str(problem) for problem in reading_of(document)[1]]


def needs(document: Document) -> Document:
    rows: Document = document["tables"]["needs"]["rows"]
    return rows


Edit = Callable[[Document], object]

EDITS: dict[str, Edit] = {
    "Needs, importance of n1: “abc” is not a whole number from 0 to 10. It is kept beside the row.": (
        lambda document: needs(document)["n1"]["cells"].update(importance="abc")
    ),
    "Needs, importance of n1: “99” is not a whole number from 0 to 10. It is kept beside the row.": (
        lambda document: needs(document)["n1"]["cells"].update(importance=99)
    ),
    "Needs, level of n1: “nope” is not one of Physiological, Safety, Love and belonging, Esteem, Self-actualization. "
    "It is kept beside the row.": lambda document: needs(document)["n1"]["cells"].update(level="nope"),
    "Needs, own: There is no such column; 2 values are kept beside the rows.": (
        lambda document: [row["cells"].update(own=1) for row in needs(document).values()]
    ),
    "Needs: “a b/../c” cannot be an id; it is kept, and shown nowhere.": (
        lambda document: needs(document).update({"a b/../c": {"cells": {"statement": "Trust"}}})
    ),
    "Needs: What stands at “n3” is no row; it is kept, and shown nowhere.": (
        lambda document: needs(document).update(n3=["Trust"])
    ),
    "Needs: “votes” of 2 needs is not understood; it is kept.": (
        lambda document: [row.update(votes=1) for row in needs(document).values()]
    ),
    "Needs: 1 need put behind the others, for the file gives no sound order (n1).": (
        lambda document: needs(document)["n1"].update(order="?")
    ),
    "Needs: 1 need taken without a revision, for what the file gives is none (n2).": (
        lambda document: needs(document)["n2"].update(rev="x")
    ),
    "Needs: What is declared of “votes” is not understood in full; it is kept.": (
        lambda document: document["tables"]["needs"].update(columns={"votes": 7})
    ),
    "Needs: “needs” should be an object, {…}, and is “[…]”; it is kept, and shown nowhere.": (
        lambda document: document["tables"].update(needs=[])
    ),
    "Needs: “rows” should be an object, {…}, and is “[…]”; it is kept, and shown nowhere.": (
        lambda document: document["tables"]["needs"].update(rows=[1])
    ),
    "“tables” should be an object, {…}, and is “3”; it is kept, and shown nowhere.": (
        lambda document: document.update(tables=3)
    ),
    "“a”, “b” are no tables of the map; they are kept, and shown nowhere.": (
        lambda document: document["tables"].update(a={}, b={})
    ),
    "The map, title: “5” is not a text. It is kept.": lambda document: document["map"].update(title=5),
    "The map: “titel” is none of its parts; it is kept.": lambda document: document["map"].update(titel="x"),
    "The map: The revision of “title” is none; it is kept.": lambda document: document["map_revs"].update(title=-1),
    "In the file, “extra” is none of its parts; it is kept.": lambda document: document.update(extra=1),
    "id: It cannot be an id; the map got a new one.": lambda document: document.update(id="a b"),
    "rev: It is no revision; the latest of the rows counts.": lambda document: document.update(rev=-1),
    "lineage: It is no list of texts; what is none was left out.": lambda document: document.update(lineage=[1]),
}


@pytest.mark.parametrize("sentence", EDITS)
def test_what_is_wrong_in_a_file_is_one_line(document, sentence):
    EDITS[sentence](document)
    assert said(document) == [sentence]


def test_a_file_of_ours_gives_nothing(document):
    assert said(document) == []


@given(journey=maps())
@settings(max_examples=50, deadline=None)
def test_nor_does_any_map(journey):
    assert said(plain(journey)) == []


NAMES = ("such column", "votes", "no tables", "titel", "extra", "declared", "revision of")


@pytest.mark.parametrize("sentence", EDITS)
def test_of_a_newer_minor_version_unknown_names_are_nothing_to_tell(document, sentence):
    EDITS[sentence](document)
    document["schema"] = "1.7"
    assert said(document) == ([] if any(name in sentence for name in NAMES) else [sentence])


def test_of_a_newer_major_version_one_line_says_it_all(document):
    for edit in list(EDITS.values())[:5]:
        edit(document)
    document |= {"schema": "2.0", "extra": 1}
    (sentence,) = said(document)
    assert sentence.startswith("The map is read-only: it was written by a newer journeykit (layout 2.0, and this one")


def test_thousands_of_values_are_counted(document, monkeypatch):
    monkeypatch.setattr(document_problems, "MOST_PROBLEMS", 1)
    for row in needs(document).values():
        row["cells"]["importance"] = "abc"
    assert said(document)[1:] == ["Needs: 1 more value does not fit; it is kept beside its row."]


@pytest.mark.parametrize("name", ["m.journey.json", "m.ipynb"])
def test_loading_warns_and_strict_refuses(document, tmp_path, name):
    path = saved(document, tmp_path, name)
    with pytest.warns(JourneyWarning, match="importance of n1: “abc” is not a whole number"):
        load(path)
    with pytest.raises(UnreadableFileError, match="1 thing would have to be mended or left out"):
        load(path, strict=True)


@pytest.mark.parametrize("name", ["m.journey.json", "m.ipynb"])
def test_what_is_kept_is_saved_there_again_unasked(document, tmp_path, name):
    path = saved(document, tmp_path, name)
    with pytest.warns(JourneyWarning):
        m = load(path)
    m.stages.add(name="Renewal")
    save(m, path)
    assert '"importance": "abc"' in path.read_text(encoding="utf-8")


def test_opening_a_map_stays_silent(document, tmp_path):
    path = saved(document, tmp_path, "m.journey.json")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        m = jk.open_map(path)
    m.close()


def saved(document: Document, folder: Path, name: str) -> Path:
    """Return a file of a map of which a value does not fit."""
    path = folder / name
    save(jk.JourneyMap(), path)
    needs(document)["n1"]["cells"]["importance"] = "abc"
    held = json.loads(path.read_text(encoding="utf-8"))
    if name.endswith(".ipynb"):
        held["metadata"]["journeykit"]["map"] = document
    else:
        held = document
    path.write_text(json.dumps(held), encoding="utf-8")
    return path
