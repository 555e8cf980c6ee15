"""Declarations: what every map has, and what cannot be declared."""

import pytest

from journeykit.errors import InvalidSpecError, UnknownColumnError, UnknownTableError
from journeykit.schema import columns
from journeykit.schema.columns import FORMULAS, KINDS
from journeykit.schema.scores import derive
from journeykit.schema.tables import DEFAULT_LANES, SCHEMA, TableSpec, table
from journeykit.schema.values import Refusal, clean
from journeykit.schema.wire import column_from_wire, column_to_wire, table_from_wire, table_to_wire

EVERY_COLUMN = [(spec.name, column) for spec in SCHEMA.tables for column in spec.columns]
EVERY_COLUMN += [("map", column) for column in SCHEMA.fields]


def test_the_tables_of_a_journey_map():
    assert [spec.name for spec in SCHEMA.tables] == [
        "personas", "stages", "lanes", "notes", "emotions", "needs", "evidence",
    ]  # fmt: skip
    assert {column.kind for _, column in EVERY_COLUMN} == set(KINDS), "every kind is in use"


@pytest.mark.parametrize(("table_name", "column"), EVERY_COLUMN, ids=lambda part: getattr(part, "name", part))
def test_every_column_explains_itself_and_takes_its_empty_value(table_name, column):
    assert column.title
    assert column.help.endswith((".", "?"))
    if column.kind != "derived":
        assert clean(column, None) == column.empty
        assert clean(column, column.empty) == column.empty


def test_judgements_have_no_defaults():
    needs = SCHEMA.table("needs")
    assert [needs.column(name).empty for name in ("level", "importance", "satisfaction", "grade")] == [None] * 4


def test_refs_point_to_tables_and_labels_are_columns():
    for spec in SCHEMA.tables:
        assert spec.label in spec
        assert all(ref.to in SCHEMA for ref in spec.refs)
        assert spec.columns[-1].name == "author"


def test_default_lanes_fit_their_table():
    lanes = SCHEMA.table("lanes")
    for _, name, prompt, side in DEFAULT_LANES:
        assert clean(lanes.column("side"), side) == side
        assert clean(lanes.column("prompt"), prompt).endswith("?")
        assert clean(lanes.column("name"), name)


@pytest.mark.parametrize("spec", SCHEMA.tables, ids=lambda spec: spec.name)
def test_a_declaration_survives_the_wire(spec):
    assert table_from_wire(table_to_wire(spec)) == spec


@pytest.mark.parametrize(
    "wire",
    [
        None, [], {}, {"kind": "code", "name": "x"}, {"kind": "scale", "name": "x"}, {"kind": "choice", "name": "x"},
        {"kind": "text", "name": "X y"}, {"kind": "text", "name": 3}, {"kind": "ref", "name": "x"},
        {"kind": "derived", "name": "x", "formula": "eval"},
        {"kind": "scale", "name": "x", "low": 5, "high": 1, "step": 1},
        {"kind": "choice", "name": "x", "choices": [3]},
        {"kind": "choice", "name": "x", "choices": [{"value": "a"}, {"value": "a"}]},
        {"kind": "text", "name": "x", "words": [1]}, {"kind": "scale", "name": "x", "low": True, "high": 2, "step": 1},
    ],
)  # fmt: skip
def test_what_declares_nothing_is_refused_by_name(wire):
    with pytest.raises(InvalidSpecError):
        column_from_wire(wire)


def test_the_wire_leaves_defaults_out():
    assert column_to_wire(columns.flag("legal")) == {"name": "legal", "kind": "flag", "title": "Legal"}


@pytest.mark.parametrize(
    ("columns_of", "why"),
    [
        ([columns.text("id")], "taken"),
        ([columns.ref("stage", "stages"), columns.text("stage_name")], "taken"),
        ([columns.text("a"), columns.text("a")], "same name"),
        ([columns.derived("score", "opportunity")], "needs a column 'importance'"),
        ([columns.text("author")], "taken"),
    ],
)
def test_tables_that_cannot_work(columns_of, why):
    with pytest.raises(InvalidSpecError, match=why):
        table("mine", columns_of)


@pytest.mark.parametrize("value", ["", " ", "–", "a;b", "half \ud800"])
def test_choices_that_could_not_be_written_down(value):
    with pytest.raises(InvalidSpecError):
        columns.choice("mine", [value, "other"])


def test_a_number_beyond_every_float_is_refused_like_any_other():
    with pytest.raises(Refusal, match="is not a number"):
        clean(columns.number("value"), 10**400)


def test_names_that_are_not_there_give_the_nearest():
    with pytest.raises(UnknownTableError, match="Did you mean 'needs'"):
        SCHEMA.table("need")
    with pytest.raises(UnknownColumnError, match="Did you mean 'importance'"):
        SCHEMA.table("needs").column("importence")


def test_formulas_are_a_closed_list_with_known_operands():
    for formula, operands in FORMULAS.items():
        assert derive(formula, {}) is None, "an empty operand gives an empty value"
        assert operands
    with pytest.raises(ValueError, match="no formula"):
        derive("eval", {})


def test_a_label_column_is_named_or_the_first():
    assert TableSpec("mine", (columns.text("a"), columns.text("b"))).label == "a"


def test_nothing_can_be_written_into_a_derived_column():
    with pytest.raises(Refusal, match="computed"):
        clean(SCHEMA.table("needs").column("opportunity"), 3)
