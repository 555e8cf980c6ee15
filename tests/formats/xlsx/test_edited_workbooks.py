"""What people do to a workbook, and what the map is then."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

import journeykit as jk
from journeykit.formats import as_xlsx
from journeykit.formats.format import Reading

Book = Any


@pytest.fixture
def motor() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor insurance")
    m.personas.add(id="anna", name="Anna")
    m.personas.add(id="ben", name="Ben")
    m.needs.add(
        id="n1", statement="Know what happens next", stage="claims", persona="anna", level="safety", importance=9
    )
    m.needs.add(id="n2", statement="Pay little", stage="research", persona="ben")
    return m


def edited(journey: jk.JourneyMap, edit: Callable[[Book], None]) -> Reading:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx.write(journey).files[""]))
    edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return as_xlsx.read({"": saved.getvalue()})


def cell(sheet: Worksheet, title: str, row: int) -> Any:
    titles = [found.value for found in sheet[1]]
    return sheet.cell(row, titles.index(title) + 1)


def place(sheet: Worksheet, title: str, row: int, value: object) -> None:
    cell(sheet, title, row).value = value


def rename(book: Book, old: str, new: str) -> None:
    """Rename a sheet as Excel and Calc do: named places go with it."""
    book[old].title = new
    for name in book.defined_names.values():
        name.attr_text = name.attr_text.replace(f"'{old}'!", openpyxl.utils.quote_sheetname(new) + "!")


def test_another_program_changes_nothing(motor: jk.JourneyMap) -> None:
    reading = edited(motor, lambda book: None)
    assert reading.journey == motor
    assert reading.problems == ()


def test_typed_values_get_in(motor: jk.JourneyMap) -> None:
    def edit(book: Book) -> None:
        place(book["Needs"], "Importance", 2, 4)
        place(book["Needs"], "Level", 2, "love and belonging")
        place(book["Needs"], "Statement", 3, 2026)
        place(book["Stages"], "Moment of truth", 2, True)
        place(book["Journey map"], "Journey map", 7, "Title")
        book["Journey map"]["B7"] = "Car insurance"

    m = edited(motor, edit).journey
    assert m.title == "Car insurance"
    assert list(m.needs.df.loc["n1", ["importance", "level"]]) == [4, "love_belonging"]
    assert m.needs.df.loc["n2", "statement"] == "2026"
    assert m.stages.df.loc["research", "moment_of_truth"]


def test_another_name_chosen_is_another_row(motor: jk.JourneyMap) -> None:
    reading = edited(motor, lambda book: place(book["Needs"], "Stage", 2, "Research"))
    assert reading.journey.needs.df.loc["n1", "stage"] == "research"
    assert reading.problems == ()


def test_a_row_renamed_keeps_what_points_to_it(motor: jk.JourneyMap) -> None:
    def edit(book: Book) -> None:
        place(book["Stages"], "Name", 3, "Make a claim")
        place(book["Needs"], "Stage", 3, "Make a claim")

    reading = edited(motor, edit)
    assert reading.journey.stages.df["name"].tolist() == ["Research", "Make a claim"]
    assert reading.journey.needs.df["stage"].tolist() == ["claims", "claims"]
    assert reading.problems == ()


def test_a_new_row_of_an_old_name_gets_what_points_to_that_name(motor: jk.JourneyMap) -> None:
    def edit(book: Book) -> None:
        place(book["Stages"], "Name", 3, "Renewal")
        place(book["Stages"], "Name", 4, "Claims")

    m = edited(motor, edit).journey
    assert m.needs.df.loc["n1", "stage_name"] == "Claims"


def test_rows_typed_in_without_ids_and_pointed_to(motor: jk.JourneyMap) -> None:
    def edit(book: Book) -> None:
        place(book["Stages"], "Name", 4, "Renewal")
        place(book["Needs"], "Statement", 4, "Stay")
        place(book["Needs"], "Stage", 4, "renewal")
        place(book["Needs"], "Persona", 4, "Ben")

    reading = edited(motor, edit)
    assert reading.problems == ()
    assert reading.journey.stages.df.loc["renewal", "name"] == "Renewal"
    assert list(reading.journey.needs.df.loc["stay", ["stage", "persona"]]) == ["renewal", "ben"]
    assert edited(motor, edit).journey == reading.journey, "the ids are the same whenever it is read"


def test_rows_deleted_sorted_and_copied(motor: jk.JourneyMap) -> None:
    def edit(book: Book) -> None:
        sheet = book["Needs"]
        first, second = ([found.value for found in sheet[row]] for row in (2, 3))
        for row, values in ((2, second), (3, first), (4, first)):
            for column, value in enumerate(values, start=1):
                sheet.cell(row, column).value = value
        book["Personas"].delete_rows(3)

    m = edited(motor, edit).journey
    assert m.needs.df.index.tolist() == ["n2", "n1", "n1-2"]
    assert m.needs.df.loc["n1-2", "stage"] == "claims"
    assert m.needs.df.loc["n2", "persona"] == "ben", "it dangles, as check says"
    assert [problem.row for problem in jk.check(m, "dangling_reference")] == ["n2"]


def test_rows_of_one_name_are_told_apart(motor: jk.JourneyMap) -> None:
    motor.stages.add(id="claims-2", name="Claims")
    motor.needs.set("n2", stage="claims-2")
    seen: list[str] = []

    def edit(book: Book) -> None:
        seen.extend(cell(book["Needs"], "Stage", row).value for row in (2, 3))
        place(book["Needs"], "Stage", 2, "Claims (claims-2)")

    m = edited(motor, edit).journey
    assert seen == ["Claims (claims)", "Claims (claims-2)"]
    assert m.needs.df["stage"].tolist() == ["claims-2", "claims-2"]


def test_a_name_of_two_rows_is_not_guessed(motor: jk.JourneyMap) -> None:
    motor.stages.add(id="claims-2", name="Claims")
    reading = edited(motor, lambda book: place(book["Needs"], "Stage", 2, "Claims"))
    assert reading.journey.needs.df["stage"].isna().loc["n1"]
    assert "claims, claims-2" in str(reading.problems[0])


def test_columns_moved_sheets_renamed_and_others_added(motor: jk.JourneyMap) -> None:
    def edit(book: Book) -> None:
        for old, new in (("Needs", "Anna's needs!"), ("Stages", "Etappen"), ("Journey map", "Start")):
            rename(book, old, new)
        book["Personas"].move_range("A1:B3", cols=20)
        book.create_sheet("Empty", 0)

    reading = edited(motor, edit)
    assert reading.problems == ()
    assert reading.journey.personas.df["name"].tolist() == ["Anna", "Ben"]
    assert reading.journey.title == "Motor insurance"


def test_what_does_not_fit_is_said_with_its_place_and_kept(motor: jk.JourneyMap) -> None:
    def edit(book: Book) -> None:
        place(book["Needs"], "Importance", 2, "very")
        place(book["Needs"], "Persona", 3, "Bean")
        book["Needs"].cell(1, 30).value = "Owner"
        book["Needs"].cell(2, 30).value = "Eva"

    reading = edited(motor, edit)
    assert [str(problem) for problem in reading.problems] == [
        "Needs, line 1, Owner: needs has no such column; 1 cell is kept beside the rows.",
        "Needs, line 2, importance: “very” is not a whole number from 0 to 10. It is kept beside the row.",
        "Needs, line 3, persona: There is no “Bean” among the personas. Did you mean Ben? It is kept beside the row.",
    ]
    assert [problem.row for problem in jk.check(reading.journey, "unreadable_value")] == ["n1", "n2"]


def test_formulas_give_what_they_showed_and_errors_nothing(motor: jk.JourneyMap) -> None:
    from tests.formats.xlsx.packing import workbook

    rows = (
        '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Goal</v></c></row>'
        '<row r="2"><c r="A2" t="str"><f>"Cla"&amp;"ims"</f><v>Claims</v></c><c r="B2" t="e"><v>#REF!</v></c></row>'
        '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c></row>'
    )
    reading = as_xlsx.read({"": workbook(f"<sheetData>{rows}</sheetData>")})
    assert reading.journey.stages.df["name"].tolist() == ["Claims", "2"]
    assert [str(problem) for problem in reading.problems] == [
        "Stages, line 2, name: 2 formulas stand here and below; what the file shows for them was taken.",
        "Stages, line 2, goal: #REF! is an error; the cell was left empty.",
    ]


def test_merged_cells_count_for_each_row(motor: jk.JourneyMap) -> None:
    def edit(book: Book) -> None:
        titles = [found.value for found in book["Needs"][1]]
        column = openpyxl.utils.get_column_letter(titles.index("Stage") + 1)
        book["Needs"].merge_cells(f"{column}2:{column}3")

    reading = edited(motor, edit)
    assert reading.journey.needs.df["stage"].tolist() == ["claims", "claims"]
    assert "Merged cells" in str(reading.problems[0])


def test_hidden_rows_are_read(motor: jk.JourneyMap) -> None:
    def edit(book: Book) -> None:
        book["Needs"].row_dimensions[2].hidden = True

    assert edited(motor, edit).journey == motor


def test_days_of_every_format(motor: jk.JourneyMap) -> None:
    motor.needs.add_column(jk.columns.date("due"))

    def edit(book: Book) -> None:
        found = cell(book["Needs"], "Due", 2)
        found.value, found.number_format = dt.date(2026, 3, 31), "dd/mm/yy"
        place(book["Needs"], "Due", 3, "1.4.2026")

    assert edited(motor, edit).journey.needs.df["due"].astype(str).tolist() == ["2026-03-31", "2026-04-01"]


def test_a_workbook_of_theirs_needs_no_more_than_titles() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "stages"
    sheet.append([])
    sheet.append(["NAME", "Goal"])
    sheet.append(["Claims", "Be paid"])
    needs = book.create_sheet("Needs")
    needs.append(["statement", "stage", "importance"])
    needs.append(["Know what happens next", "Claims", 7.0])
    saved = io.BytesIO()
    book.save(saved)
    m = as_xlsx.read({"": saved.getvalue()}).journey
    assert m.needs.df[["stage", "importance"]].values.tolist() == [["claims", 7]]
    assert len(m.lanes.df) == 8


def test_csvs_saved_as_one_workbook_are_a_map(motor: jk.JourneyMap) -> None:
    from journeykit.formats import as_csv_folder
    from journeykit.formats.csv_dialect import read_sheet

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, data in as_csv_folder.write(motor).files.items():
        sheet = book.create_sheet(name.removesuffix(".csv"))
        for row in read_sheet(data, lambda word: True).rows:
            sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    assert as_xlsx.read({"": saved.getvalue()}).journey == motor
