from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.errors import UnreadableFileError
from journeykit.formats import csv_dialect
from journeykit.formats.csv_dialect import decimal_mark, read_sheet
from journeykit.formats.sheets.sheet import Cell

KNOWN = {"name", "goal", "id", "Name", "Goal"}.__contains__


def rows(text: str) -> list[list[Cell]]:
    return read_sheet(text.encode(), KNOWN).rows


cells = st.text(alphabet='ab"\n\r,;\t| ', max_size=6)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_reads_what_the_csv_module_writes(table, delimiter):
    table = [["name", "goal"], *table]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter).writerows(table)
    sheet = read_sheet(file.getvalue().encode(), KNOWN)
    assert (sheet.delimiter, sheet.rows, sheet.unclosed) == (delimiter, table, 0)


@given(st.text(alphabet='ab"\n\r,;', max_size=40))
def test_reads_as_the_csv_module_does_where_every_quote_closes(text):
    sheet = read_sheet(f"name,goal\n{text}".encode(), KNOWN)
    if sheet.delimiter == "," and not sheet.unclosed:
        expected = [row or [""] for row in csv.reader(io.StringIO(f"name,goal\n{text}", newline=""))]
        assert sheet.rows == expected


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("name;goal\nx, y;z, a\n", ";"),
        ('name,goal\n"x; y; z","a; b; c; d"\n', ","),
        ("name\tgoal\na, b; c\td, e; f\n", "\t"),
        ("name|goal\na|b\n", "|"),
        ('"name";"goal"\n"a\n\n;b";c\n', ";"),
        ("one;two, three;four\na;b;c\n", ";"),
        ("sep=;\nname;goal,id\n1;2\n", ";"),
        ("sep=\t\r\nname\tgoal\r\n", "\t"),
    ],
)
def test_finds_what_separates_the_cells(text, delimiter):
    assert read_sheet(text.encode(), KNOWN).delimiter == delimiter


def test_one_column_is_not_cut_at_its_commas():
    assert rows("name\nKnow what happens, and when\nBe heard\n") == [
        ["name"], ["Know what happens, and when"], ["Be heard"],
    ]  # fmt: skip


def test_lines_count_as_in_a_spreadsheet():
    sheet = rows('sep=,\nname,goal\n\n"a\nb",c\nlast,d')
    assert sheet == [["name", "goal"], [""], ["a\nb", "c"], ["last", "d"]]


def test_a_quote_that_never_closes_is_told_and_the_lines_are_kept():
    sheet = read_sheet(b'name,goal\na,b\nc,"open\nd,e\n', KNOWN)
    assert sheet.unclosed == 3
    assert sheet.rows == [["name", "goal"], ["a", "b"], ["c", "open"], ["d", "e"]]


def test_quotes_within_a_bare_cell_are_letters():
    assert rows('name,goal\n5" screen,"a"b\n')[1] == ['5" screen', "ab"]


@pytest.mark.parametrize(
    "text", ["name,goal\n" + '"' * 300_001, "name,goal\n" + '"a,' * 10_001, "name," + ";" * 300_000]
)
def test_no_text_takes_for_ever(text):
    assert rows(text)[0][0] == "name"


def test_more_rows_or_cells_than_a_spreadsheet_has_are_refused(monkeypatch):
    monkeypatch.setattr(csv_dialect, "MAX_ROWS", 100)
    monkeypatch.setattr(csv_dialect, "MAX_CELLS", 50)
    assert len(rows("name,goal\n" + "a,b\n" * 99)) == 100
    for text in ("name,goal\n" + "\n" * 200, "sep=,\nname" + "," * 60):
        with pytest.raises(UnreadableFileError, match="more than 100 rows or 50 columns"):
            rows(text)


@pytest.mark.parametrize(
    ("numbers", "delimiter", "mark"),
    [
        (["4,5", "3"], ";", ","),
        (["4.5"], ";", "."),
        (["1.234,5"], ",", ","),
        (["1,234.5"], ";", "."),
        (["1.234"], ";", ","),
        (["1.234"], ",", "."),
        (["1,234"], ";", ","),
        (["1.234.567"], ",", ","),
        (["0,125"], ",", ","),
        (["1.5e-07", "1.234"], ";", "."),
        (["4,5", "4.5"], ";", None),
        (["1.2.2026", "7", "", "n/a"], ";", None),
        (["1.234"], "\t", None),
    ],
)
def test_finds_the_decimal_mark(numbers, delimiter, mark):
    assert decimal_mark(numbers, delimiter) == mark
