"""What people write into a workbook where nothing is read: it is said, so that nobody loses it."""

from __future__ import annotations

import openpyxl
import pytest

import journeykit as jk
from tests.formats.sheets.edited import said, workbook


@pytest.fixture
def motor() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.needs.add_column(jk.columns.link("ticket"))
    m.add_table(
        jk.table("scopes", [jk.columns.text("scope", help="How\nfar?")], title="Scope", help=" Two  lines\nof it ")
    )
    m.needs.add(id="n1", statement="Be heard", ticket="https://a.example/x")
    m.needs.add(id="n2", statement="https://b.example")
    return m


def line_of(book: openpyxl.Workbook, word: str) -> int:
    return next(row for row in range(1, 60) if book["Journey map"].cell(row, 1).value == word)


def test_a_workbook_saved_by_another_program_says_nothing(motor):
    reading = workbook(motor, lambda book: None)
    assert reading.problems == ()
    assert reading.journey == motor


@pytest.mark.parametrize(
    ("place", "text"),
    [("B3", "Anna: remark"), ("A2", "Our own words"), ("A1", "Motor"), ("D8", "Ask Ruth"), ("C7", "No title yet")],
)
def test_remarks_on_the_first_sheet_are_said(motor, place, text):
    def edit(book: openpyxl.Workbook) -> None:
        book["Journey map"][place] = text

    (problem,) = workbook(motor, edit).problems
    assert (problem.sheet, problem.line) == ("Journey map", int(place[1:]))
    assert text in problem.why


def test_remarks_beside_the_names_of_sheets_are_said(motor):
    def edit(book: openpyxl.Workbook) -> None:
        book["Journey map"].cell(line_of(book, "Needs"), 2).value = "Only the most important"

    (problem,) = workbook(motor, edit).problems
    assert problem.why == "“Only the most important” is no field of the map; it was passed over."


def test_a_field_that_stands_twice_is_said(motor):
    def edit(book: openpyxl.Workbook) -> None:
        line = line_of(book, "Organisation")
        book["Journey map"].cell(line, 1).value, book["Journey map"].cell(line, 2).value = "Title", "Car"

    (problem,) = [problem for problem in workbook(motor, edit).problems if "above" in problem.why]
    assert problem.why == "“Title: Car” stands in a line above already; it was passed over."


def test_hundreds_of_remarks_are_counted(motor):
    def edit(book: openpyxl.Workbook) -> None:
        for row in range(60, 360):
            book["Journey map"].cell(row, 1).value = f"remark {row}"

    told = said(workbook(motor, edit))
    assert len(told) == 101
    assert "Journey map: 200 more rows of this sheet were passed over." in told


def test_links_that_lead_elsewhere_than_their_text_are_said(motor):
    def edit(book: openpyxl.Workbook) -> None:
        titles = [cell.value for cell in book["Needs"][1]]
        for row, title, target in (
            (2, "Statement", "https://wiki.example/need1"),
            (2, "Ticket", "https://a.example/x"),
            (3, "Statement", "https://b.example/"),
        ):
            book["Needs"].cell(row, titles.index(title) + 1).hyperlink = target

    reading = workbook(motor, edit)
    why = "This cell is linked to “https://wiki.example/need1”; only its text was taken."
    assert said(reading) == [f"Needs, line 2, Statement: {why}"]
    assert reading.journey == motor


def test_a_link_changed_under_the_text_of_a_column_of_links_is_said(motor):
    def edit(book: openpyxl.Workbook) -> None:
        titles = [cell.value for cell in book["Needs"][1]]
        for row in (2, 3):
            cell = book["Needs"].cell(row, titles.index("Ticket") + 1)
            cell.hyperlink, cell.value = "https://a.example/y", "https://a.example/x"

    why = "This cell is linked to “https://a.example/y”; only its text was taken. So in 2 cells, this is the first."
    assert said(workbook(motor, edit)) == [f"Needs, line 2, Ticket: {why}"]
