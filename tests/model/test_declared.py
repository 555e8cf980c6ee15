from __future__ import annotations

import copy
from typing import Any

import pytest

import journeykit as jk
from journeykit.errors import InvalidSpecError
from journeykit.model.canonical import dumps, loads
from journeykit.model.declared import placed
from journeykit.model.document import from_document, to_document
from journeykit.schema.columns import RESERVED, Column
from journeykit.schema.tables import TableSpec
from tests.formats.any_map import CUSTOM
from tests.model.documents import rows


def test_columns_of_every_kind_keep_declaration_and_place():
    m = jk.JourneyMap()
    for at, column in enumerate(CUSTOM):
        m.needs.add_column(column, at * 2)
    assert from_document(loads(dumps(to_document(m)))).schema == m.schema


def test_columns_that_cannot_be_are_kept_and_the_others_live(document):
    columns = document["tables"]["needs"]["columns"]
    columns |= {
        "Bad name": {"kind": "text", "title": "x"},
        "author": {"kind": "text", "title": "x"},
        "statement": {"kind": "text", "title": "x"},
        "stage_name": {"kind": "text", "title": "x"},
        "to_nowhere": {"kind": "ref", "title": "x", "to": "nowhere"},
        "list": [1],
        "wrong": {"kind": "scale", "title": "x", "low": "a"},
        "choices": {"kind": "choice", "title": "x", "choices": 5},
        "fine": {"kind": "text", "title": "Fine", "after": "to_nowhere", "managed": True},
    }
    rows(document)["n1"]["cells"] |= {"to_nowhere": "n2", "fine": "yes", "list": "kept"}
    again = from_document(document)
    assert {column.name for column in again.needs.spec.columns if column.custom} == {"effort", "legal", "fine"}
    assert not again.needs.spec.column("fine").managed
    assert again.needs.spec.columns[-1].name == "author"
    written = to_document(again)
    for name in ("Bad name", "author", "statement", "stage_name", "to_nowhere", "list", "wrong", "choices"):
        assert written["tables"]["needs"]["columns"][name] == columns[name]
    assert rows(written)["n1"]["cells"] == rows(document)["n1"]["cells"]
    assert from_document(written) == again


def test_a_table_that_cannot_be_is_kept_and_so_is_what_points_to_it(document):
    tables = document["tables"]
    tables["zebras"]["columns"]["zebra"]["kind"] = "stripes"
    before = copy.deepcopy(tables)
    again = from_document(document)
    assert "zebras" not in again.tables
    assert "apes" in again.tables
    assert "zebra" not in again.apes.spec
    assert to_document(again)["tables"]["zebras"] == before["zebras"]
    assert to_document(again)["tables"]["apes"]["columns"]["zebra"] == before["apes"]["columns"]["zebra"]


def test_a_prefix_no_id_can_begin_with_is_not_taken(document):
    document["tables"]["zebras"]["declaration"]["prefix"] = "two words"
    assert from_document(document).zebras.add(zebra="x").startswith("z_")


def counted(monkeypatch: pytest.MonkeyPatch, *made: type) -> list[type]:
    """Return a list that grows with each table or column that is built."""
    built: list[type] = []

    def count(kind: type) -> None:
        check = kind.__post_init__  # type: ignore[attr-defined]

        def noted(self: Any) -> None:
            built.append(kind)
            check(self)

        monkeypatch.setattr(kind, "__post_init__", noted)

    for kind in made:
        count(kind)
    return built


def test_tables_that_fall_one_after_the_other_are_not_built_again_and_again(document, monkeypatch):
    for number in range(400):
        columns = {"to": {"kind": "ref", "title": "To", "to": f"t{number + 1}"}}
        columns |= {f"c{place}": {"kind": "text", "title": "x"} for place in range(20)}
        document["tables"][f"t{number}"] = {"declaration": {"label": "to"}, "columns": columns, "rows": {}}
        document["tables"]["apes"]["columns"][f"a{number}"] = {"kind": "ref", "title": "A", "to": f"t{number}"}
    built = counted(monkeypatch, TableSpec, Column)
    again = from_document(document)
    assert again.tables[-2:] == ("zebras", "apes")
    assert len(again.apes.spec.columns) == 3
    assert built.count(TableSpec) <= len(again.tables)
    assert built.count(Column) <= 400 * 22 + 20
    monkeypatch.undo()
    assert loads(dumps(to_document(again)))["tables"] == document["tables"]


def test_columns_that_clash_do_not_make_a_table_be_tried_column_by_column(document, monkeypatch):
    columns = document["tables"]["needs"]["columns"]
    for number in range(240):
        columns[f"r{number}"] = {"kind": "ref", "title": "R", "to": "stages"}
        columns[f"r{number}_name"] = {"kind": "text", "title": "N"}
    columns |= {name: {"kind": "text", "title": "x"} for name in RESERVED}
    columns["computed"] = {"kind": "derived", "title": "x", "formula": "need_kind"}
    document["tables"]["apes"]["columns"]["odd"] = {"kind": "text", "title": "x", "formula": "opportunity"}
    built = counted(monkeypatch, TableSpec)
    again = from_document(document)
    assert len(built) <= len(again.tables)
    own = [column.name for column in again.needs.spec.columns if column.custom]
    assert sorted(own) == sorted(["effort", "legal", "computed", *(f"r{number}" for number in range(240))])
    assert [column.name for column in again.apes.spec.columns] == ["ape", "zebra", "author"]


def test_tables_may_point_to_each_other_and_to_themselves(document):
    to = {"one": "two", "two": "one", "three": "three"}
    for name, other in to.items():
        columns = {"to": {"kind": "ref", "title": "To", "to": other}}
        document["tables"][name] = {"declaration": {"label": "to"}, "columns": columns, "rows": {}}
    assert {*to} < {*from_document(document).tables}


def test_a_table_called_like_a_field_of_the_map_is_kept_and_not_shown(document):
    document["tables"]["title"] = {"declaration": {}, "columns": {"x": {"kind": "text", "title": "X"}}, "rows": {}}
    again = from_document(document)
    assert again.title == "Motor"
    assert to_document(again)["tables"]["title"] == document["tables"]["title"]


def test_what_is_to_be_unique_counts_as_a_whole_or_not_at_all(document):
    document["tables"]["apes"]["declaration"]["unique"] = ["zebra", "mood"]
    document["tables"]["zebras"]["declaration"]["unique"] = ["zebra", "zebra"]
    again = from_document(document)
    assert (again.apes.spec.unique, again.zebras.spec.unique) == ((), ("zebra",))
    assert to_document(again)["tables"]["apes"] == document["tables"]["apes"]


def test_a_table_that_no_rule_known_here_forbids_is_left_out_with_what_points_to_it(document, monkeypatch):
    check = TableSpec.__post_init__

    def strict(self: TableSpec) -> None:
        if self.name == "zebras":
            raise InvalidSpecError("No zebras.")
        check(self)

    monkeypatch.setattr(TableSpec, "__post_init__", strict)
    again = from_document(document)
    assert again.tables[-1] == "apes"
    assert "zebra" not in again.apes.spec


def test_lost_and_circular_places_come_last():
    assert placed(["a", "b"], ["x", "y", "z"], {"x": "y", "y": "x", "z": "gone"}) == ["a", "b", "z", "y", "x"]
    chain = {f"c{n}": f"c{n - 1}" for n in range(1, 2000)}
    assert len(placed(["c0"], list(chain), chain)) == 2000
