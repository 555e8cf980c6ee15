from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.model.cell_gate import CellGate
from journeykit.schema.columns import Column
from journeykit.schema.tables import SCHEMA
from journeykit.schema.values import Refusal, clean
from tests.formats.any_map import CUSTOM, texts

COLUMNS = [*CUSTOM, *(column for spec in SCHEMA.tables for column in spec.columns)]


def answer(ask: Any) -> Any:
    try:
        return ask()
    except Refusal:
        return Refusal


def known(column: Column) -> st.SearchStrategy[str]:
    words = [word for entry in column.choices for word in (entry.value, entry.label, entry.label.upper())]
    return st.sampled_from(words) if words else st.nothing()


@given(st.data())
@settings(max_examples=500)
def test_gives_the_same_answers_as_the_schema(data: st.DataObject) -> None:
    column = data.draw(st.sampled_from(COLUMNS))
    one = known(column) | texts | st.sampled_from((" ", "_", "small_", "x" * 201, "\tSMALL", "love  and-belonging"))
    given = data.draw(one | st.lists(one | st.none(), max_size=3) | st.integers(-3, 11) | st.booleans() | st.none())
    gate = CellGate([column])
    found = answer(lambda: gate.value(column.name, given))
    assert found == answer(lambda: clean(column, given))
    assert type(found) is type(answer(lambda: clean(column, given)))
