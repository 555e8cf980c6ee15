from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeykit.formats.sheets.cells import RowNames
from journeykit.model.rows import Row, TableRows
from journeykit.schema.reading import match_row


@given(names=st.lists(st.sampled_from(("Claims", "claims", "CLAIMS", " claims ", "", "r1", "Größe", "NA"))))
def test_names_of_rows_are_found_as_they_are_everywhere(names):
    rows = TableRows("name", {f"r{n}": Row(f"r{n}", f"a{n}", {"name": name}) for n, name in enumerate(names)})
    found = RowNames(rows)
    for text in ("Claims", "claims", "cLAIMS", "r0", "r1", "größe", "nobody"):
        assert found.find(text) == match_row({row.id: rows.name_of(row.id) for row in rows}, text)


def test_a_dash_is_nobodys_name():
    assert RowNames(TableRows("name", {"r1": Row("r1", "a1")})).find("-") == []
