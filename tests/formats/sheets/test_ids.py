"""The ids that rows of a sheet get."""

from __future__ import annotations

from journeykit.formats.sheets.ids import row_ids
from journeykit.schema.tables import SCHEMA


def test_what_is_no_id_is_said():
    written = {2: "n1", 3: "<<<<<<< HEAD", 4: "=======", 5: "Source: our survey", 6: "", 7: "n1"}
    ids, problems = row_ids(SCHEMA.table("needs"), (), written)
    assert (ids[2], ids[3], ids[5], ids[7]) == ("n1", "head", "source-our-survey", "n1-2")
    assert [(problem.line, problem.text) for problem in problems] == [
        (7, "n1"),
        (3, "<<<<<<< HEAD"),
        (4, "======="),
        (5, "Source: our survey"),
    ]
    why = "“Source: our survey” is no id: letters, digits and _ . - are; this row got the id source-our-survey."
    assert problems[-1].why == why
