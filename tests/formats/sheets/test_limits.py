"""Files that would take minutes: refused at once, or read without looking for what each word may have meant."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.errors import UnreadableFileError
from journeykit.formats import as_csv_folder, as_tidy_csv, csv_dialect
from journeykit.formats.sheets import long_sheet, map_reading


def test_past_a_hundred_unknown_fields_no_near_one_is_looked_for(monkeypatch):
    asked = []

    def hint(name, known):
        asked.append(name)
        return ""

    monkeypatch.setattr(map_reading, "did_you_mean", hint)
    files = dict(as_csv_folder.write(jk.JourneyMap()).files)
    files["_map.csv"] += b"".join(b"titlx%d,v\n" % number for number in range(500))
    assert len(as_csv_folder.read(files).problems) == 500
    assert len(asked) == 100


def test_lines_of_thousands_of_tables_are_refused_at_once():
    lines = "".join(f"t{number},n1,stage,c1\n" for number in range(2_000))
    with pytest.raises(UnreadableFileError, match="more than 1,000 tables"):
        as_tidy_csv.read({"": f"table,row,column,value\n{lines}".encode()})


def test_lines_that_stand_twice_are_counted_past_a_number(monkeypatch):
    monkeypatch.setattr(long_sheet, "MOST_PROBLEMS", 10)
    again = "needs,n1,statement,y\n" * 30
    reading = as_tidy_csv.read({"": f"table,row,column,value\nneeds,n1,statement,x\n{again}".encode()})
    assert len(reading.problems) == 11
    assert str(reading.problems[-1]) == "20 more lines were left out."


def test_a_long_table_may_have_more_lines_than_a_table_rows(monkeypatch):
    monkeypatch.setattr(csv_dialect, "MAX_ROWS", 10)
    files = as_csv_folder.write(m := jk.JourneyMap(stages=[f"S{number}" for number in range(20)])).files
    assert as_tidy_csv.read(as_tidy_csv.write(m).files).journey == m
    with pytest.raises(UnreadableFileError, match=r"stages\.csv: It has more than 10 rows"):
        as_csv_folder.read(files)


def test_a_folder_of_more_rows_than_are_read_says_so(monkeypatch):
    monkeypatch.setattr(as_csv_folder, "MAX_ROWS", 10)
    assert (
        "its way back: jk.load reads up to 10 rows of a table"
        in as_csv_folder.write(jk.JourneyMap(stages=[f"S{number}" for number in range(20)])).lost
    )
