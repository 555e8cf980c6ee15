from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

import journeykit as jk
from journeykit.errors import InvalidValueError
from journeykit.model.changes import CellSet, ColumnChanged, FieldSet, RowMoved
from journeykit.model.document import from_document, to_document
from tests.hostile_maps import MAPS, pattern


@pytest.fixture
def journey() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Purchase", "Claims", "Renewal"], title="Motor")
    m.stages.set("Renewal", optional=True)
    m.personas.add(id="p1", name="Nadia", channels=["app", "phone"])
    m.needs.add(id="n1", stage="Claims", persona="p1", statement="Know what happens next", importance=7)
    m.notes.add(id="o1", stage="Claims", lane="doing", text="Calls the hotline")
    m.emotions.add(id="m1", persona="p1", stage="Claims", version="as_is", score=-2, word="anxious")
    return m


def said(before: jk.JourneyMap, after: jk.JourneyMap) -> list[str]:
    return [one.sentence for one in jk.diff(before, after)]


EDITS: dict[str, Callable[[jk.JourneyMap], object]] = {
    "The map's title “Motor” → “Motor insurance”": lambda n: n.set(title="Motor insurance"),
    "The map's title cleared, was “Motor”": lambda n: n.set(title=""),
    "The map's process set to Renewal": lambda n: n.set(process="renewal"),
    "Need “Know what happens next”: importance 7 → 9": lambda n: n.needs.set("n1", importance=9),
    "Need “Know what happens next”: satisfaction set to 3": lambda n: n.needs.set("n1", satisfaction=3),
    "Need “Know what happens next”: importance cleared, was 7": lambda n: n.needs.set("n1", importance=None),
    "Need “Know what happens next”: persona cleared, was Nadia": lambda n: n.needs.set("n1", persona=None),
    "Need “Know what happens next” moved from Claims to Renewal": lambda n: n.needs.set("n1", stage="Renewal"),
    "Note “Calls the hotline” moved from Doing to Thinking": lambda n: n.notes.set("o1", lane="thinking"),
    "Note “Calls the hotline”: text “Calls the hotline” → “Writes”": lambda n: n.notes.set("o1", text="Writes"),
    "Persona Nadia: channels App, Phone → App": lambda n: n.personas.set("p1", channels=["app"]),
    "Persona Nadia: name “Nadia” → “Nadja”": lambda n: n.personas.set("p1", name="Nadja"),
    "Stage Claims: moment of truth set to yes": lambda n: n.stages.set("claims", moment_of_truth=True),
    "Stage Renewal: optional set to no": lambda n: n.stages.set("renewal", optional=False),
    "Emotion Nadia, Claims, As is: score −2 → +1": lambda n: n.emotions.set("m1", score=1),
    "Emotion Nadia, Claims, As is: word Anxious → Relieved": lambda n: n.emotions.set("m1", word="relieved"),
    "Stage Purchase removed": lambda n: n.stages.remove("Purchase"),
    "Stage Offer added after Research": lambda n: n.stages.add(name="Offer", after="Research"),
    "Stage Need added as the first": lambda n: n.stages.add(name="Need", before="Research"),
    "Note “Waits” added at Claims, Doing": lambda n: n.notes.add(stage="Claims", lane="doing", text="Waits"),
    "Need “Trust” added": lambda n: n.needs.add(statement="Trust"),
    "Stage order: Renewal now stands before Purchase": lambda n: n.stages.move("Renewal", before="Purchase"),
    "Stage order: Research now stands last": lambda n: n.stages.move("Research"),
}


def test_a_row_that_goes_to_another_of_the_same_name_is_told_by_ids(journey):
    after = journey.copy()
    after.stages.set("claims", name="Damage")
    other = after.stages.add(name="Claims")
    after.needs.set("n1", stage=other)
    assert f"Need “Know what happens next” moved from Claims (claims) to Claims ({other})" in said(journey, after)


def test_values_that_do_not_fit_are_quoted(journey):
    def damaged(**cells: object) -> jk.JourneyMap:
        document = to_document(journey)
        document["tables"]["personas"]["rows"]["p1"]["cells"].update(cells)
        return from_document(document)

    odd, other = damaged(sample_size="abc", votes=[1]), damaged(sample_size="abd", votes=[2])
    assert said(journey, odd) == [
        "Persona Nadia: people asked “abc”, which does not fit, was added",
        "Persona Nadia: “[1]”, under “votes”, which is no column, was added",
    ]
    assert said(odd, other) == [
        "Persona Nadia: people asked “abc” → “abd”, which does not fit",
        "Persona Nadia: “[1]” → “[2]”, under “votes”, which is no column",
    ]
    assert said(odd, journey)[0] == "Persona Nadia: people asked “abc”, which does not fit, was removed"


@pytest.mark.parametrize("sentence", EDITS)
def test_one_edit_is_one_sentence(journey, sentence):
    after = journey.copy()
    EDITS[sentence](after)
    assert said(journey, after) == [sentence]


def test_equal_maps_have_no_difference(journey):
    found = jk.diff(journey, journey.copy())
    assert not found
    assert len(found) == 0
    assert str(found) == "No differences"
    assert found.changes == ()
    assert found.df.empty
    assert [*found.df.columns] == ["kind", "table", "row", "column", "name", "before", "after", "sentence"]


def test_what_is_no_map_is_refused(journey):
    with pytest.raises(InvalidValueError, match="has to be a map"):
        jk.diff(journey, "motor.journey.json")  # type: ignore[arg-type]


def test_a_difference_is_data(journey):
    after = journey.copy()
    after.needs.set("n1", importance=9)
    [one] = jk.diff(journey, after)
    assert (one.kind, one.table, one.row, one.column) == ("cell_set", "needs", "n1", "importance")
    assert (one.name, one.before, one.after) == ("Know what happens next", 7, 9)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.after = 5  # type: ignore[misc]


def test_a_difference_stays_as_it_was_when_the_maps_go_on(journey):
    after = journey.copy()
    after.title = "Home"
    found = jk.diff(journey, after)
    after.title = "Life"
    journey.stages.remove("Claims")
    assert found.changes == (FieldSet("title", "Motor", "Home"),)


def test_a_frame_holds_a_row_a_difference(journey):
    after = journey.copy()
    after.needs.set("n1", importance=9, persona=None)
    after.stages.move("Renewal", before="Purchase")
    frame = jk.diff(journey, after).df
    assert frame["kind"].tolist() == ["row_moved", "cell_set", "cell_set"]
    assert frame[["row", "column", "before", "after"]].values.tolist() == [
        ["renewal", "", "claims", "research"],
        ["n1", "persona", "p1", None],
        ["n1", "importance", 7, 9],
    ]
    assert str(frame["kind"].dtype) == "str"


def test_text_tells_by_table_and_counts_the_rest(journey):
    after = journey.copy()
    after.title = "Motor insurance"
    after.needs.extend({"statement": f"Need {number}"} for number in range(5))
    text = jk.diff(journey, after).text(most=2)
    assert text.splitlines() == [
        "6 differences",
        "The map",
        "  The map's title “Motor” → “Motor insurance”",
        "Needs",
        "  Need “Need 0” added",
        "  Need “Need 1” added",
        "  and 3 more",
    ]
    assert "more" not in jk.diff(journey, after).text(most=None)


def test_maps_that_began_apart_are_told_so(journey):
    stranger = jk.JourneyMap(stages=["Claims"], title="Home")
    assert "two maps, not copies of one" in str(jk.diff(journey, stranger))
    copy = journey.copy()
    copy.title = "Home"
    assert "two maps" not in str(jk.diff(journey, copy))
    assert not jk.diff(jk.JourneyMap(), jk.JourneyMap()), "the id of a map is nothing in it"


def test_the_fewest_moves_are_told(journey):
    after = journey.copy()
    for name in ("Research", "Purchase"):
        after.stages.move(name)
    # Two of four moved, though by another path three might have been.
    found = jk.diff(journey, after)
    assert [one.kind for one in found] == ["row_moved"] * 2
    assert len(found.changes) == 2
    assert all(isinstance(change, RowMoved) for change in found.changes)


def test_rows_of_one_name_are_told_apart_by_their_ids(journey):
    journey.notes.add(id="o2", stage="Renewal", lane="doing", text="Calls the hotline")
    after = journey.copy()
    after.notes.remove("o2")
    assert said(journey, after) == ["Note “Calls the hotline” (o2) removed"]


def test_rows_without_a_name_are_called_by_their_id(journey):
    after = journey.copy()
    after.notes.add(id="o2")
    assert said(journey, after) == ["Note o2 added"]


def test_a_ref_to_a_row_that_is_gone_is_told(journey):
    after = journey.copy()
    after.stages.remove("Claims")
    before, also = after, after.copy()
    also.needs.set("n1", stage="Renewal")
    assert said(before, also) == ["Need “Know what happens next” moved from claims (no longer there) to Renewal"]


def test_declarations_are_told(journey):
    journey.needs.add_column(jk.columns.scale("effort", 1, 5))
    journey.needs.add_column(jk.columns.choice("team", ["sales", "claims"]))
    journey.needs.set("n1", effort=2)
    after = journey.copy()
    after.needs.change_column(jk.columns.scale("effort", 1, 10, "Effort in days"))
    after.needs.change_column(jk.columns.choice("team", ["claims", "it"]))
    after.needs.add_column(jk.columns.flag("legal"), at=0)
    after.add_table(jk.table("risks", [jk.columns.text("risk")])).add(risk="Late")
    assert said(journey, after) == [
        "Table Risks added, with 1 row",
        "Column Legal of Needs added first",
        "Column Effort of Needs: title “Effort” → “Effort in days”, highest 5 → 10",
        "Column Team of Needs: choices without “Sales”, with “It”",
        "Risks row “Late” added",
    ]
    assert said(after, journey)[0] == "Table Risks removed"
    assert not jk.diff(journey, after).beyond
    assert not jk.diff(after, journey).beyond


def test_a_column_declared_anew_keeps_its_cells_where_they_are(journey):
    journey.needs.add_column(jk.columns.scale("effort", 1, 10))
    journey.needs.add(id="n2", statement="Trust", effort=9)
    journey.needs.set("n1", effort=2)
    after = journey.copy()
    after.needs.set("n2", effort=5)
    after.needs.change_column(jk.columns.scale("effort", 1, 5))
    cleared, declared, written = jk.diff(journey, after).changes
    assert isinstance(declared, ColumnChanged)
    assert [change.row for change in (cleared, written) if isinstance(change, CellSet)] == ["n2", "n2"]


def test_a_column_of_another_kind_comes_anew_with_its_cells(journey):
    after = journey.copy()
    journey.needs.add_column(jk.columns.text("due"))
    journey.needs.set("n1", due="soon")
    after.needs.add_column(jk.columns.date("due"))
    after.needs.set("n1", due="2026-03-31")
    assert said(journey, after) == [
        "Column Due of Needs: kind “text” → “date”",
        "Need “Know what happens next”: Due “soon” → 31 Mar 2026",
    ]
    made = journey.copy()
    made.commit_path.commit(jk.diff(journey, after).changes)
    assert made == after


def test_columns_and_tables_that_were_moved_are_told(journey):
    for name in ("effort", "cost"):
        journey.needs.add_column(jk.columns.number(name))
        journey.add_table(jk.table(f"{name}s", [jk.columns.text("name")]))
    document = to_document(journey)
    columns, tables = document["tables"]["needs"]["columns"], document["tables"]
    columns["cost"]["after"], columns["effort"]["after"] = "grade", "cost"
    tables["costs"]["declaration"]["after"], tables["efforts"]["declaration"]["after"] = "evidence", "costs"
    after = from_document(document)
    assert [one.kind for one in jk.diff(journey, after)] == ["table_moved", "column_moved"]
    assert not jk.diff(journey, after).beyond


def test_a_table_among_those_of_every_map_is_beyond_changes(journey):
    after = journey.copy()
    after.add_table(jk.table("risks", [jk.columns.text("risk")]))
    document = to_document(after)
    document["tables"]["risks"]["declaration"]["after"] = "stages"
    found = jk.diff(journey, from_document(document))
    assert [one.kind for one in found] == ["table_added"]
    assert [one.kind for one in found.beyond] == ["table_moved"]


def test_unknown_parts_of_a_file_are_told(journey):
    document = to_document(journey)
    document["mood"] = {"a": 1}
    document["tables"]["needs"]["rows"]["n1"]["cells"]["importance"] = "very"
    document["tables"]["needs"]["rows"]["n1"]["colour"] = "blue"
    after = from_document(document)
    assert said(journey, after) == [
        "“mood”, which this version does not understand, was added",
        "Need “Know what happens next”: importance cleared, was 7",
        "Need “Know what happens next”: something that this version does not understand was added",
        "Need “Know what happens next”: importance “very”, which does not fit, was added",
    ]
    assert {one.kind for one in jk.diff(journey, after).beyond} == {"unknown_part"}


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Know\nmore", "Know\nless", "“Know ↵ more” → “Know ↵ less”"),
        ("Be heard ", "Be heard", r"“Be heard ” → “Be heard”"),
        ("Be\xa0heard", "Be heard", r"“Be\xa0heard” → “Be heard”"),
        ("e\u0301", "\xe9", r"“e\u0301” → “\xe9”"),
        ("a\u202eb", "a\u202ec", "“a\ufffdb” → “a\ufffdc”"),
        ("שלום", "hello", "“\u2068שלום\u2069” → “hello”"),
        ("x" * 99 + "a", "x" * 99 + "b", f"“…{'x' * 20}a” → “…{'x' * 20}b”"),
        ("a" + "x" * 99, "b" + "x" * 99, f"“a{'x' * 59}…” → “b{'x' * 59}…”"),
    ],
)
def test_texts_are_shown_so_that_one_sees_the_difference(journey, before, after, shown):
    journey.notes.set("o1", text=before, channel="app")
    other = journey.copy()
    other.notes.set("o1", text=after)
    assert said(journey, other)[0].endswith(f": text {shown}")


def test_a_long_text_is_compared_in_no_time(journey):
    journey.notes.set("o1", text="x" * 99_999)
    after = journey.copy()
    after.notes.set("o1", text="x" * 99_998 + "y")
    [one] = jk.diff(journey, after)
    assert len(one.sentence) < 200


@pytest.mark.parametrize("name", MAPS)
def test_hostile_maps_are_compared_like_others(name):
    document = pattern()
    MAPS[name](document)
    hostile, plain = from_document(document), from_document(pattern())
    for before, after in ((hostile, plain), (plain, hostile)):
        found = jk.diff(before, after)
        assert found
        assert max(len(one.sentence) for one in found) < 5_000
        made = before.copy()  # of a newer version, too, a copy can be written
        made.commit_path.commit(found.changes)
        assert [one.kind for one in jk.diff(made, after)] == [one.kind for one in found.beyond]


def test_rings_of_tables_are_made_as_far_as_they_can():
    document = pattern()
    MAPS["refs"](document)
    found = jk.diff(from_document(pattern()), from_document(document))
    assert {one.table for one in found.beyond if one.kind == "table_added"} == {"ring", "rung", "unique"}
