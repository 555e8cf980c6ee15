"""A list that is read again adds nothing; two equal rows of one list are two rows."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.formats.importing import there_already
from tests.formats.importing.theirs import NEEDS, STICKIES, read, rows


@pytest.mark.parametrize(("text", "table"), [(NEEDS, "needs"), (STICKIES, "notes")])
def test_a_list_read_again_adds_nothing(tmp_path, text, table):
    m = jk.JourneyMap()
    first = read(tmp_path, text, m.table(table))
    assert first.added == len(m.table(table)) > 1
    before = m.copy()
    again = read(tmp_path, text, m.table(table))
    assert (again.added, again.updated, m == before) == (0, 0, True)
    assert f"{first.added} rows were there already." in again.remarks


def test_equal_rows_of_one_list_are_as_many_rows_as_it_has(tmp_path):
    m = jk.JourneyMap()
    assert read(tmp_path, "Need,Importance\na,9\na,9\n", m.needs).added == 2
    assert read(tmp_path, "Need,Importance\na,9\na,9\n", m.needs).added == 0
    report = read(tmp_path, "Need,Importance\na,9\na,9\na,9\n", m.needs)
    assert (report.added, report.remarks[-1]) == (1, "2 rows were there already.")
    assert "1 row was there already." in read(tmp_path, "Need,Importance\na,9\n", m.needs).remarks


def test_a_row_that_differs_in_a_column_of_the_sheet_is_another(tmp_path):
    m = jk.JourneyMap(stages=["Buy"])
    m.needs.add(statement="a", importance=9, stage="buy")
    assert read(tmp_path, "Need,Importance\na,9\n", m.needs).added == 0
    assert read(tmp_path, "Need,Importance\na,8\n", m.needs).added == 1
    assert read(tmp_path, "Need,Importance,Stage\na,9,\n", m.needs).added == 1


def test_rows_with_ids_are_another_matter(tmp_path):
    m = jk.JourneyMap()
    m.needs.add(id="n1", statement="a")
    report = read(tmp_path, "id,Statement\nn1,b\nn2,a\n,b\n", m.needs)
    assert (report.added, report.updated) == (2, 1)
    assert rows(m.needs, "statement") == [("b",), ("a",), ("b",)]


def test_what_was_not_taken_the_first_time_does_not_make_a_row_new(tmp_path):
    m = jk.JourneyMap()
    text = "Need,Importance,Satisfaction\na,high,3\nb,9,low\nc,9,8\n"
    assert read(tmp_path, text, m.needs).added == 3
    assert read(tmp_path, text, m.needs).added == 0


def test_rows_that_lack_ever_other_cells_are_not_compared_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr(there_already, "MAX_SHAPES", 1)
    m = jk.JourneyMap()
    text = "Need,Importance,Satisfaction\na,high,3\nb,9,low\n"
    read(tmp_path, text, m.needs)
    assert read(tmp_path, text, m.needs).added == 1
