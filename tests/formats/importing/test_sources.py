"""Frames as people have them, as sheets."""

from __future__ import annotations

import datetime as dt
import math
import warnings

import numpy as np
import pandas as pd
import pytest

import journeykit as jk
from journeykit.errors import UnreadableFileError
from journeykit.formats.importing import sources
from journeykit.formats.importing.sources import frame_sheet
from journeykit.formats.table_reading import read_table
from tests.formats.importing.theirs import rows, workbook


def test_cells_keep_their_kinds_and_all_that_is_missing_is_empty():
    frame = pd.DataFrame(
        {
            "a": ["x", None, float("nan"), pd.NA],
            "b": pd.array([1, None, 3, None], dtype="Int64"),
            "c": [dt.datetime(2026, 3, 31), pd.NaT, dt.datetime(2026, 1, 1, 9, 30), pd.NaT],  # noqa: DTZ001
            "d": pd.Categorical(["m", "n", None, "m"]),
            "e": [("app", "phone"), {"b", "a"}, ["x, y"], np.int64(7)],
            "f": [True, False, 0.5, math.inf],
        }
    )
    assert frame_sheet(frame).rows == [
        ["a", "b", "c", "d", "e", "f"],
        ["x", 1, dt.date(2026, 3, 31), "m", "app; phone", True],
        ["", "", "", "n", "a; b", False],
        ["", 3, "2026-01-01 09:30:00", "", "x, y;", 0.5],
        ["", "", "", "m", 7, "inf"],
    ]


def test_an_index_counts_if_it_has_a_name_and_headers_of_several_levels_are_joined():
    frame = pd.DataFrame({"Prio": [3, 4]}, index=["a", "b"])
    assert frame_sheet(frame).rows[0] == ["Prio"]
    assert frame_sheet(frame.rename_axis("Anliegen")).rows == [["Anliegen", "Prio"], ["a", 3], ["b", 4]]
    levels = pd.DataFrame([[1]], columns=pd.MultiIndex.from_tuples([("Prio", "heute")]))
    levels.index = pd.MultiIndex.from_tuples([("Kauf", "a")], names=["Phase", None])
    assert frame_sheet(levels).rows == [["Phase", "Prio heute"], ["Kauf", 1]]


def test_a_frame_is_not_changed_and_its_lines_count_from_the_header():
    frame = pd.DataFrame({"Anliegen": ["a", "b"], "Prio": [7, 4000]}, index=[7, 9])
    before = frame.copy()
    report = read_table(frame, "needs")
    assert [(problem.line, problem.column) for problem in report.problems] == [(3, "importance")]
    pd.testing.assert_frame_equal(frame, before)


def test_the_frame_of_a_table_changes_nothing_and_makes_the_same_rows_in_a_fresh_map():
    m = jk.JourneyMap(stages=["Claims"])
    m.personas.add(name="Ruth", channels=("app", "phone"))
    m.needs.add(statement="Be heard", stage="claims", persona="Ruth", importance=9, satisfaction=3)
    before = m.copy()
    assert read_table(m.needs.df, m.needs).problems == ()
    assert read_table(m.personas.df, m).problems == ()
    assert m == before
    fresh = read_table(m.needs.df, "needs").map
    assert fresh is not None
    assert fresh.needs.df.equals(m.needs.df)


@pytest.mark.parametrize(
    "frame",
    [pd.DataFrame(), pd.DataFrame({"Anliegen": []}), pd.DataFrame({"Anliegen": [None, " "]}), pd.DataFrame([[]])],
)
def test_an_empty_frame_brings_nothing(frame):
    try:
        report = read_table(frame, "needs")
    except UnreadableFileError as refused:
        said = str(refused)
        assert said.startswith("The frame: ")
    else:
        assert report.added == 0


def test_a_frame_of_another_size_than_any_list_is_refused_before_it_is_looked_at(monkeypatch):
    monkeypatch.setattr(sources, "MAX_ROWS", 10)
    with pytest.raises(UnreadableFileError, match="It has 11 rows and 1 columns"):
        frame_sheet(pd.DataFrame({"a": range(11)}))


def test_a_frame_makes_no_warnings():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        report = read_table(pd.DataFrame([["a", 3], ["b", None]], columns=["Anliegen", "Anliegen"]), "needs")
    assert report.map is not None
    assert rows(report.map.needs, "statement") == [("a",), ("b",)]


def test_formulas_without_a_result_and_errors_are_told_by_line_and_column(tmp_path):
    from openpyxl import load_workbook

    path = workbook(
        tmp_path / "theirs.xlsx",
        Needs=[
            ["A list of =1+1", None, "=NOW()"], [], ["Need", "Importance", "Satisfaction", "Whose"],
            ["A", "=4+5", 3, "=A1"], ["B", "=SUM(1,2)", "#N/A", None], ["C", "#DIV/0!", 2, None],
            ["Sum", "=SUM(B4:B6)"],
        ],
    )  # fmt: skip
    book = load_workbook(path)
    book["Needs"]["C5"].data_type = book["Needs"]["B6"].data_type = "e"
    book.save(path)
    report = read_table(path, "needs", columns={"Whose": None})
    assert report.map is not None
    assert rows(report.map.needs, "importance", "satisfaction") == [(None, 3), (None, None), (None, 2)]
    assert [(found.line, found.column, found.text) for found in report.problems if found.line != 7] == [
        (4, "importance", ""), (5, "satisfaction", "#N/A"), (6, "importance", "#DIV/0!"),
    ]  # fmt: skip
    assert report.problems[0].why.startswith("2 formulas stand here and below; the file holds no result for them")
    assert report.problems[1].why == "#N/A is an error; the cell was left empty."


def test_of_a_board_the_cells_that_could_not_be_read_are_named(tmp_path):
    path = workbook(
        tmp_path / "board.xlsx", Board=[["", "Buy", "Use"], ["Doing", "looks", "=A1"], ["Thinking", "hm", "ok"]]
    )
    report = read_table(path, jk.JourneyMap())
    assert [problem.why for problem in report.problems] == [
        "A formula stands in C2; the file holds no result for it: left empty. Saved by Excel or LibreOffice, it does."
    ]


def test_what_a_workbook_shows_in_percent_is_read_as_people_see_it(tmp_path):
    from openpyxl import load_workbook

    path = workbook(
        tmp_path / "theirs.xlsx", Needs=[["Need", "Importance", "Satisfaction"], ["A", 0.9, 1], ["B", 0.4, 7]]
    )
    book = load_workbook(path)
    for cell in ("B2", "B3", "C2"):
        book["Needs"][cell].number_format = "0%"
    book.save(path)
    report = read_table(path, "needs")
    assert report.map is not None
    assert rows(report.map.needs, "importance", "satisfaction") == [(9, None), (4, 7)]
    (problem,) = report.problems
    assert problem.why == "“100%” is of another range; scales={'satisfaction': (0, 100)} would convert it."


def test_a_file_that_is_called_as_an_error_begins_is_named_too(tmp_path):
    (tmp_path / "No").write_text("foo\n1\n")
    with pytest.raises(UnreadableFileError, match=r"^No: No column of needs"):
        read_table(tmp_path / "No", "needs")
