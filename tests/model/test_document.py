from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.errors import ReadOnlyError, UnreadableFileError
from journeykit.model.canonical import dumps, loads
from journeykit.model.document import LINEAGE_KEPT, digest, from_document, to_document
from tests.model.documents import rows


def test_a_row_says_what_it_holds_and_when_it_was_written(journey, document):
    row = rows(document)["n1"]
    assert row["cells"] == {
        "effort": 2, "importance": 7, "satisfaction": 3, "stage": "claims", "statement": "Be heard",
    }  # fmt: skip
    assert row["rev"] == 5
    assert row["revs"] == {"importance": 8, "order": 9}
    assert "revs" not in rows(document)["n2"]
    assert document["rev"] == journey.rev == 10


def test_what_comes_back_is_the_same_with_order_and_revisions(journey, document):
    again = from_document(document)
    assert again == journey
    assert again.schema == journey.schema
    assert again.tables[-2:] == ("zebras", "apes")
    assert [need["id"] for need in again.needs] == ["n2", "n1"]
    stamps = again.commit_path.contents.tables["needs"].by_id["n1"].stamps
    assert {key: stamp.rev for key, stamp in stamps.items()} == {"importance": 8, "order": 9}
    assert dumps(to_document(again)) == dumps(document)


def test_one_cell_is_one_line_and_one_edit_changes_few(journey):
    before = dumps(to_document(journey)).splitlines()
    assert '      "channels": ["app", "phone"],' in before
    journey.personas.set("p1", channels=["app"])
    after = dumps(to_document(journey)).splitlines()
    gone = [line for line in before if line not in after]
    assert gone == [' "rev": 10,', '      "channels": ["app", "phone"],', '     "rev": 7']
    assert len(after) - len(before) <= 3


def test_the_map_can_be_edited_on_after_it_is_read(document):
    again = from_document(document)
    again.needs.set("n2", importance=4)
    assert again.rev == 11
    assert rows(to_document(again))["n2"]["revs"] == {"importance": 11}
    again.undo()
    assert again.needs["n2"]["importance"] is None


def test_the_lineage_names_what_the_map_comes_from(document):
    again = from_document(document)
    assert again.lineage == (digest(document),)
    assert to_document(again)["lineage"] == []
    again.title = "Home"
    assert to_document(again)["lineage"] == [digest(document)]


def test_no_more_than_so_much_of_the_lineage_goes_along(journey):
    snapshots = [f"sha256:{number}" for number in range(LINEAGE_KEPT + 500)]
    for snapshot in snapshots:
        journey.remember(snapshot)
    document = to_document(journey)
    assert document["lineage"] == snapshots[-LINEAGE_KEPT:]
    assert to_document(from_document(document)) == document


def test_the_digest_sees_the_content_and_not_the_lineage_or_the_layout(document):
    same = json.loads(json.dumps({**document, "lineage": ["sha256:1"]}, indent=7))
    assert digest(same) == digest(document)
    rows(same)["n1"]["cells"]["importance"] = 8
    assert digest(same) != digest(document)


# -- what is not understood ------------------------------------------------------------------------


def test_what_a_newer_version_wrote_is_kept(document):
    document["schema"] = "1.7"
    document["theme"] = {"colour": "red"}
    document["map"]["mood"] = "sunny"
    document["map_revs"]["mood"] = 3
    document["tables"]["metrics"] = {"rows": {"m1": {"cells": {"a": [1, {"b": None}]}, "order": "a0", "rev": 1}}}
    document["tables"]["needs"]["view"] = {"sort": "level"}
    document["tables"]["needs"]["columns"]["effort"]["icon"] = "clock"
    document["tables"]["needs"]["columns"]["mood"] = {"after": "effort", "kind": "weather", "title": "Mood"}
    document["tables"]["zebras"]["declaration"]["icon"] = "zebra"
    rows(document)["n1"]["cells"]["mood"] = {"x": 1.5}
    rows(document)["n1"]["pinned"] = True
    rows(document)["two words"] = {"cells": {}}
    again = from_document(document)
    assert not again.commit_path.read_only
    assert [need["id"] for need in again.needs] == ["n2", "n1"]
    written = loads(dumps(to_document(again)))
    assert written == document
    assert loads(dumps(to_document(from_document(written)))) == document
    again.needs.set("n1", importance=1)
    later = to_document(again)
    assert (rows(later)["n1"]["cells"]["mood"], rows(later)["n1"]["pinned"]) == ({"x": 1.5}, True)
    assert later["schema"] == "1.7"


def test_one_bad_cell_loses_no_other_and_is_reported(document):
    rows(document)["n1"]["cells"] |= {"importance": 99, "level": ["safety"], "usp": "kept", "opportunity": 20}
    rows(document)["n2"]["cells"] = "broken"
    document["map"]["process"] = 5
    again = from_document(document)
    assert again.needs["n1"]["usp"] == "kept"
    assert again.needs["n1"]["importance"] is None
    assert {problem.column for problem in jk.check(again, "unreadable_value")} == {"importance", "level", "opportunity"}
    assert again.process is None
    written = to_document(again)
    assert rows(written)["n1"] == rows(document)["n1"]
    assert rows(written)["n2"]["cells~"] == "broken"
    assert written["map"]["process"] == 5
    assert from_document(written) == again


def test_a_mended_cell_replaces_the_bad_one(document):
    rows(document)["n1"]["cells"]["importance"] = "very"
    again = from_document(document)
    again.needs.set("n1", importance=3)
    assert rows(to_document(again))["n1"]["cells"]["importance"] == 3
    assert jk.check(again, "unreadable_value") == []


def test_an_empty_cell_is_no_cell(document):
    rows(document)["n1"]["cells"] |= {"usp": "", "level": None, "legal": False}
    assert set(from_document(document).commit_path.contents.tables["needs"].by_id["n1"].cells) == {
        "effort", "importance", "satisfaction", "stage", "statement",
    }  # fmt: skip


def test_rows_without_a_sound_place_follow_the_others_in_the_order_of_the_file(document):
    table = rows(document, "stages")
    table["x"] = {"cells": {"name": "X"}, "order": "z" + "z" * 27}
    table["b"] = {"cells": {"name": "B"}, "order": "not a key"}
    table["a"] = {"cells": {"name": "A"}}
    again = from_document(document)
    assert [stage["id"] for stage in again.stages] == ["research", "claims", "x", "b", "a"]
    again.stages.add(name="Last")
    again.stages.add(name="First", before="research")
    assert from_document(document) == from_document(copy.deepcopy(document))


def test_damaged_revisions_are_no_obstacle(document):
    document["rev"] = "many"
    document["lineage"] = 7
    document["map_revs"] = {"title": -1}
    rows(document)["n1"] |= {"rev": None, "revs": {"importance": True, "usp": 40, "level": 2**60}}
    again = from_document(document)
    assert again.rev == 40
    assert again.commit_path.contents.tables["needs"].by_id["n1"].stamp("usp").rev == 40
    assert rows(to_document(again))["n1"]["revs"]["importance"] is True


def test_an_unfit_id_of_the_map_gives_one_that_is_always_the_same(document):
    document["id"] = "../../etc"
    assert from_document(document).id == from_document(document).id != "../../etc"


# -- versions --------------------------------------------------------------------------------------


def test_a_newer_major_version_opens_read_only_as_far_as_readable(document):
    document["schema"] = "2.0"
    document["tables"]["needs"]["rows"] = [{"id": "n1"}]
    again = from_document(document)
    assert len(again.stages) == 2
    with pytest.raises(ReadOnlyError):
        again.stages.add(name="x")
    twin = again.copy()
    twin.title = "Home"
    assert to_document(twin)["schema"] == "1.0"
    assert to_document(twin)["tables"]["needs"]["rows~"] == [{"id": "n1"}]


@pytest.mark.parametrize("version", ["0.9", "1", "", None, 1.0, "1.x", "١.٠", "1.0.0", "99999.0"])
def test_a_version_nobody_wrote_is_refused(document, version):
    document["schema"] = version
    with pytest.raises(UnreadableFileError, match=r"layout|schema"):
        from_document(document)


@pytest.mark.parametrize("found", [{}, {"format": "other"}, {"nbformat": 4, "cells": []}])
def test_another_json_file_is_no_map(found):
    with pytest.raises(UnreadableFileError, match="not a journey map"):
        from_document(found)


# -- anything at all -------------------------------------------------------------------------------

KEYS = ("rows", "cells", "columns", "declaration", "kind", "title", "to", "after", "order", "revs", "")
words = st.sampled_from(("a0", "n1", "needs", "stages", "text", "ref", "1.0", "rows", "cells", 10**400))
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
anything = st.recursive(
    st.none() | st.booleans() | numbers | st.text(max_size=5) | words,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3) | st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.data())
@settings(max_examples=200)
def test_whatever_a_file_holds_it_opens_or_says_why_not_and_loses_nothing(data: st.DataObject) -> None:
    document = json.loads(PATTERN)
    for _ in range(data.draw(st.integers(1, 3))):
        place: Any = document
        while True:
            key = data.draw(st.sampled_from(sorted(place)))
            if not isinstance(place[key], dict) or not place[key] or data.draw(st.integers(0, 3)) == 0:
                break
            place = place[key]
        place[data.draw(st.just(key) | st.sampled_from(("needs", "n9", "stage", "", "mood")))] = data.draw(anything)
    try:
        again = from_document(document)
    except UnreadableFileError:
        assert document["format"] != "journeykit" or document["schema"] != "1.0"
        return
    written = loads(dumps(to_document(again)))
    assert from_document(written) == again
    assert to_document(from_document(written)) == to_document(again)
    jk.check(again)
    again.copy().stages.add(name="One more")


def pattern() -> str:
    m = jk.JourneyMap(stages=["Claims"])
    m.needs.add_column(jk.columns.choice("effort", ["small"]))
    m.add_table(jk.table("risks", [jk.columns.text("risk"), jk.columns.ref("stage", to="stages")]))
    m.needs.add(id="n1", stage="claims", importance=9, effort="small", persona=None)
    m.risks.add(id="r1", risk="x", stage="claims")
    m.needs.set("n1", importance=7)
    return dumps(to_document(m))


PATTERN = pattern()
