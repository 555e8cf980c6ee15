"""What is said of a map's sheets that people have changed: the same of a folder of CSVs, a long table, a workbook."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

import journeykit as jk
from journeykit.errors import FileConflictError, JourneyWarning, UnreadableFileError
from journeykit.formats import as_csv_folder, as_tidy_csv, as_xlsx
from journeykit.formats.format import Reading
from journeykit.formats.loading import load, read_map
from journeykit.formats.saving import save


@pytest.fixture
def motor() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.personas.add(id="ruth", name="Ruth")
    m.needs.add(id="n1", stage="research", persona="ruth", statement="Be heard", importance=9, satisfaction=3)
    m.needs.add(id="n2", stage="research", statement="Be paid", level="safety")
    m.needs.add(id="n3", stage="claims", statement="Be safe")
    return m


def folder(journey: jk.JourneyMap, *edits: tuple[str, str, str]) -> Reading:
    """Read the folder of a map in which texts of files were replaced."""
    files = dict(as_csv_folder.write(journey).files)
    for name, old, new in edits:
        text = files[name].decode()
        assert old in text
        files[name] = text.replace(old, new).encode()
    return as_csv_folder.read(files)


def said(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.problems]


def needs_stages(reading: Reading) -> list[str]:
    return [need["stage"] for need in reading.journey.needs]


# -- names beside ids --------------------------------------------------------------------------------


def test_a_name_beside_an_id_that_is_another_row_is_said_and_the_id_counts(motor):
    reading = folder(motor, ("needs.csv", '"research","Research"', '"research","Claims"'))
    assert needs_stages(reading) == ["research", "research", "claims"]
    why = (
        "“Claims” is another row; research, the id beside it, is “Research”, and the id counts. "
        "Write the name in place of the id. So in 2 rows, this is the first."
    )
    assert said(reading) == [f"needs.csv, line 2, stage_name: {why}"]


def test_old_names_of_a_row_renamed_are_nothing_to_speak_of(motor):
    motor.notes.add(stage="research", lane="doing", text="Asks around")
    reading = folder(motor, ("stages.csv", '"Research"', '"Find out"'))
    assert reading.problems == ()
    assert needs_stages(reading) == ["research", "research", "claims"]


def test_a_name_of_nobody_in_one_row_of_several_is_said(motor):
    reading = folder(motor, ("needs.csv", '"Be paid","research","Research"', '"Be paid","research","Reserach"'))
    assert len(reading.problems) == 1
    assert "“Reserach” is none of the stages; research, the id beside it" in str(reading.problems[0])


def test_a_name_written_in_place_of_an_id_is_taken(motor):
    reading = folder(motor, ("needs.csv", '"Be paid","research","Research"', '"Be paid","Claims","Research"'))
    assert needs_stages(reading) == ["research", "claims", "claims"]
    assert reading.problems == ()


def test_ids_of_a_row_that_is_gone_give_way_to_the_name_beside_them(motor):
    motor.stages.add(id="st-3", name="Renewal")
    for need in ("n1", "n2"):
        motor.needs.set(need, stage="st-3")
    reading = folder(motor, ("stages.csv", '"st-3"', '"st-7"'))
    assert needs_stages(reading) == ["st-7", "st-7", "claims"]
    why = "There is no row st-3 among the stages any more; “Renewal”, the name beside it, was taken. So in 2 rows."
    assert said(reading) == [f"needs.csv, line 2, stage: {why}"]


def test_a_word_that_is_no_id_gives_way_to_the_name_beside_it(motor):
    reading = folder(motor, ("needs.csv", '"claims","Claims"', '"no where!","Claims"'))
    assert needs_stages(reading) == ["research", "research", "claims"]
    assert said(reading) == [
        "needs.csv, line 4, stage: There is no “no where!” among the stages; “Claims”, the name beside it, was taken."
    ]
    reading = folder(motor, ("needs.csv", '"claims","Claims"', '"no where!",'))
    assert said(reading) == [
        "needs.csv, line 4, stage: There is no “no where!” among the stages. It is kept beside the row."
    ]


def test_a_table_of_ids_with_names_in_its_refs_and_no_column_for_names():
    files = {"stages.csv": b"id,name\ns1,Claims\n", "needs.csv": b"id,statement,stage\nn1,Be heard,Claims\nn2,x,gone\n"}
    reading = as_csv_folder.read(files)
    assert needs_stages(reading) == ["s1", "gone"]
    assert reading.problems == ()


def test_the_label_of_a_long_table_is_such_a_name(motor):
    text = as_tidy_csv.write(motor).files[""].decode()
    old = '"research","Research",'
    assert text.count(old) == 2
    reading = as_tidy_csv.read({"": text.replace(old, '"research","Claims",').encode()})
    line = next(number for number, row in enumerate(text.splitlines(), start=1) if old in row)
    assert [(problem.line, problem.column) for problem in reading.problems] == [(line, "stage_name")]
    assert as_tidy_csv.read({"": text.encode()}).problems == ()


def test_labels_and_numbers_of_a_long_table_are_written_anew(motor):
    text = as_tidy_csv.write(motor).files[""].decode()
    assert '"safety","Safety",' in text
    assert 'scale",9,,9\n' in text
    edited = text.replace('"safety","Safety",', '"safety","Esteem",').replace('scale",9,,9\n', 'scale",9,,7\n')
    reading = as_tidy_csv.read({"": edited.encode()})
    assert reading.journey == motor
    assert [(problem.column, problem.text, problem.computed) for problem in reading.problems] == [
        ("number", "7", True),
        ("label", "Esteem", True),
    ]


# -- rows and columns --------------------------------------------------------------------------------


def test_values_that_do_not_fit_are_said_of_a_long_table_with_their_line(motor):
    text = as_tidy_csv.write(motor).files[""].decode()
    lines = text.splitlines()
    place = next(number for number, row in enumerate(lines) if '"importance"' in row)
    lines[place] = lines[place].replace("9,", "abc,")
    lines.append(lines[place].replace("importance", "impotence"))
    reading = as_tidy_csv.read({"": "\n".join(lines).encode()})
    wrong, unknown = said(reading)
    assert (
        wrong == f"line {place + 1}, importance: “abc” is not a whole number from 0 to 10. It is kept beside the row."
    )
    kept = "needs has no such column; 1 cell is kept beside the rows. Did you mean importance?"
    assert unknown == f"line {len(lines)}, impotence: {kept}"


def test_ids_that_stand_twice_or_are_none_or_are_gone(motor):
    copied = '"n3","Be safe"'
    reading = folder(motor, ("needs.csv", copied, '"n 4","New"\n"n2","Be paid"\n"n3","Be safe"'))
    assert said(reading) == [
        "needs.csv, line 4, id: “n 4” is no id: letters, digits and _ . - are; this row got the id n-4.",
        "needs.csv, line 5, id: The id n2 stands in a line above already; this row got the id n2-2.",
    ]
    reading = folder(motor, ("needs.csv", "id,statement", ",statement"))
    assert said(reading) == [
        "needs.csv, line 1, id: The column of ids is missing; each row got a new id, most of them made of its name.",
        "needs.csv, line 1, column 1: This column has no header; 3 cells are kept beside the rows.",
    ]


def test_columns_of_our_files_that_are_gone_are_said(motor):
    lines = [line.split(",") for line in as_csv_folder.write(motor).files["needs.csv"].decode("utf-8-sig").splitlines()]
    place = lines[0].index("usp_proof")
    without = "\n".join(",".join([*line[:place], *line[place + 1 :]]) for line in lines)
    files = {**as_csv_folder.write(motor).files, "needs.csv": without.encode()}
    lost = "The column usp_proof is missing; the needs have nothing there now."
    assert said(as_csv_folder.read(files)) == [f"needs.csv, line 1: {lost}"]
    del files["_map.csv"], files["_tables.csv"], files["_columns.csv"]
    assert said(as_csv_folder.read(files)) == [], "files of theirs have the columns that they have"
    book = workbook(motor)
    titles = [cell.value for cell in book["Needs"][1]]
    for title in ("Importance", "Level"):
        titles = [cell.value for cell in book["Needs"][1]]
        book["Needs"].delete_cols(titles.index(title) + 1)
    lost = "The columns level, importance are missing; the needs have nothing there now."
    assert [line for line in said(read_again(book)) if "computed" not in line] == [f"Needs, line 1: {lost}"]
    needless = folder(motor, ("needs.csv", "stage,stage_name", "was,stage_name"))
    assert not any("missing" in line for line in said(needless)), "names are enough"


def test_hours_in_a_column_of_days_are_said(motor):
    motor.needs.add_column(jk.columns.date("due"))
    motor.needs.set("n1", due="2026-03-31")
    motor.needs.set("n2", due="2026-04-01")
    later = ("needs.csv", "2026-03-31", "2026-03-31 14:30"), ("needs.csv", "2026-04-01", "2026-04-01T00:00:00Z")
    reading = folder(motor, *later)
    assert said(reading) == ["needs.csv, line 2, due: “2026-03-31 14:30” says more than a day; 2026-03-31 was taken."]
    assert reading.journey == motor
    book = workbook(motor)
    titles = [cell.value for cell in book["Needs"][1]]
    book["Needs"].cell(2, titles.index("Due") + 1).value = dt.datetime(2026, 3, 31, 14, 30)  # noqa: DTZ001
    assert said(read_again(book)) == [
        "Needs, line 2, due: “2026-03-31 14:30:00” says more than a day; 2026-03-31 was taken."
    ]


def test_columns_twice_unknown_or_without_a_header(motor):
    header = as_csv_folder.write(motor).files["needs.csv"].decode("utf-8-sig").splitlines()[0]
    more = f"{header},Importance,owner,\n"
    empty = folder(motor, ("needs.csv", f"{header}\n", more))
    assert said(empty) == [
        "needs.csv, line 1, Importance: needs has one column importance, the file two; of the second, nothing stands.",
        "needs.csv, line 1, owner: needs has no such column; nothing stands in it.",
    ]
    filled = folder(motor, ("needs.csv", "\n", ",8,Eva,x,y\n"), ("needs.csv", f"{header},8,Eva,x,y\n", more))
    twice = "needs has one column importance, the file two; of the second, 3 cells are kept."
    assert said(filled) == [
        f"needs.csv, line 1, Importance: {twice}",
        "needs.csv, line 1, owner: needs has no such column; 3 cells are kept beside the rows.",
        *(
            f"needs.csv, line 1, column {number}: This column has no header; 3 cells are kept beside the rows."
            for number in (header.count(",") + 4, header.count(",") + 5)
        ),
    ]
    assert [need["importance"] for need in filled.journey.needs] == [9, None, None]


def test_a_quote_that_nothing_closes(motor):
    files = dict(as_csv_folder.write(motor).files)
    cut = files["needs.csv"].index(b"Be paid") + 3
    reading = as_csv_folder.read({**files, "needs.csv": files["needs.csv"][:cut]})
    assert said(reading) == [
        "needs.csv, line 3: A quote opens here that nothing closes; from here on each line was taken as a row."
    ]


def test_a_title_above_the_header_is_said_and_ruins_nothing(motor):
    reading = folder(motor, ("needs.csv", "id,statement", "My notes\n\nid,statement"))
    assert said(reading) == ["needs.csv, line 1: “My notes” stands above the headers; it was passed over."]
    assert reading.journey == motor


def test_a_file_of_one_cell_a_row_is_passed_over_and_never_rows_of_nothing(motor):
    files = dict(as_csv_folder.write(motor, delimiter=";").files)
    files["needs.csv"] = b'"id;statement;importance"\n"n1;Be heard;9"\n'
    reading = as_csv_folder.read(files)
    assert len(reading.journey.needs) == 0
    assert said(reading)[0].startswith("needs.csv: No column of needs is among its headers (id;statement;importance)")
    with pytest.raises(UnreadableFileError, match=r"needs\.csv: No column of needs"):
        as_csv_folder.read({"needs.csv": files["needs.csv"]})


def test_computed_cells_are_said_once_a_column_and_stop_nobody(motor, tmp_path):
    save(motor, tmp_path / "motor")
    file = tmp_path / "motor" / "needs.csv"
    text = file.read_text("utf-8")
    assert ",9,3,15," in text
    file.write_text(text.replace(",9,3,15,", ",9,3,7,").replace("safety,D", "safety,B"), "utf-8")
    told = "\n".join(map(str, read_map(tmp_path / "motor").problems))
    assert "opportunity: Opportunity is computed anew; “7”, which stands" in told
    m = load(tmp_path / "motor")
    assert m == load(tmp_path / "motor", strict=True) == motor
    m.title = "Later"
    save(m, tmp_path / "motor")


# -- files and sheets --------------------------------------------------------------------------------


def test_a_file_of_ours_that_is_missing_or_empty(motor):
    files = dict(as_csv_folder.write(motor).files)
    needs = files.pop("needs.csv")
    assert said(as_csv_folder.read({**files, "needs (1).csv": needs})) == [
        "needs (1).csv: No table of the map has this name; the file was ignored.",
        "needs.csv: It is missing; the map has no needs now.",
    ]
    assert said(as_csv_folder.read({**files, "needs.csv": b""})) == [
        "needs.csv: It is empty, without even a header; the map has no needs now."
    ]
    del files["_map.csv"], files["lanes.csv"]
    assert said(as_csv_folder.read({**files, "needs.csv": needs})) == [
        "_map.csv: It is missing or empty; the map has no title now, nor any other field, and it got a new id.",
        "lanes.csv: It is missing; the lanes of a new map were taken.",
    ]


def test_names_of_files_count_in_any_case(motor, tmp_path):
    save(motor, tmp_path / "motor")
    (tmp_path / "motor" / "needs.csv").rename(tmp_path / "motor" / "Needs.CSV")
    assert load(tmp_path / "motor") == motor
    (tmp_path / "motor" / "needs.csv").write_bytes((tmp_path / "motor" / "Needs.CSV").read_bytes())
    reading = read_map(tmp_path / "motor")
    assert (reading.journey, said(reading)) == (
        motor, ["Needs.CSV: No table of the map has this name; the file was ignored."]
    )  # fmt: skip


def test_files_beside_tables_made_by_hand_are_one_line():
    files = {"stages.csv": b"name\nClaims\n", **{f"{number}.csv": b"a,b\n" for number in range(20)}}
    named = ", ".join(f"{number}.csv" for number in range(12))
    assert said(as_csv_folder.read(files)) == [f"20 files of no table were passed over: {named}, …."]


def test_what_was_not_taken_whole_is_not_written_over_unasked(motor, tmp_path):
    path = tmp_path / "motor.xlsx"
    save(motor, path)
    book = openpyxl.load_workbook(path)
    book.create_sheet("Budget").append(["What", "Cost"])
    book.save(path)
    with pytest.warns(JourneyWarning, match="Budget: No table of the map has this name; the sheet was ignored"):
        m = load(path)
    m.title = "Later"
    with pytest.raises(FileConflictError, match="overwrite=True"):
        save(m, path)


def workbook(journey: jk.JourneyMap) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx.write(journey).files[""]))


def read_again(book: openpyxl.Workbook) -> Reading:
    saved = io.BytesIO()
    book.save(saved)
    return as_xlsx.read({"": saved.getvalue()})


def test_sheets_copied_renamed_and_deleted(motor):
    book = workbook(motor)
    book.copy_worksheet(book["Needs"]).title = "Needs (2)"
    assert said(read_again(book)) == [
        "Needs (2): No table of the map has this name; the sheet was ignored. The map's table is Needs."
    ]
    book = workbook(motor)
    del book["Needs"]
    assert said(read_again(book)) == ["Needs: It is missing; the map has no needs now."]


def test_comments_and_remarks_on_the_first_sheet(motor):
    book = workbook(motor)
    book["Needs"]["A2"].comment = openpyxl.comments.Comment("Anna: really?", "Anna")
    about = book["Journey map"]
    line = next(row for row in range(1, 40) if about.cell(row, 1).value == "Organisation")
    about.cell(line, 1).value, about.cell(line, 2).value = "Firma", "ACME"
    about["A30"] = "Ask Ruth"
    assert said(read_again(book)) == [
        "The workbook has comments; a map has no place for them.",
        f"Journey map, line {line}: “Firma: ACME” is no field of the map; it was passed over.",
        "Journey map, line 30: “Ask Ruth” is no field of the map; it was passed over.",
    ]


def test_formulas_are_said_by_column_and_with_the_truth_about_their_results(motor):
    book = workbook(motor)
    titles = [cell.value for cell in book["Needs"][1]]
    book["Needs"].cell(2, titles.index("Statement") + 1).value = '=CONCATENATE("a","b")'
    for row in (2, 3):
        book["Needs"].cell(row, titles.index("Importance") + 1).value = "=3+4"
    no = "left empty. Saved by Excel or LibreOffice, it does."
    assert [text for text in said(read_again(book)) if "computed" not in text] == [
        f"Needs, line 2, statement: A formula stands here; the file holds no result for it: {no}",
        f"Needs, line 2, importance: 2 formulas stand here and below; the file holds no result for them: {no}",
    ]


def test_a_title_above_the_header_of_a_sheet(motor):
    book = workbook(motor)
    book["Needs"].insert_rows(1, 2)
    book["Needs"]["A1"] = "Our needs"
    reading = read_again(book)
    assert said(reading) == ["Needs, line 1: “Our needs” stands above the headers; it was passed over."]
    assert reading.journey == motor


def test_a_new_row_that_names_one_of_two_is_asked_about(motor):
    book = workbook(motor)
    personas = [cell.value for cell in book["Personas"][1]]
    needs = [cell.value for cell in book["Needs"][1]]
    book["Personas"].cell(3, personas.index("Name") + 1).value = "Ruth"
    book["Needs"].cell(5, needs.index("Statement") + 1).value = "Sleep"
    book["Needs"].cell(5, needs.index("Persona") + 1).value = "Ruth"
    reading = read_again(book)
    assert reading.journey.needs["n1"]["persona"] == "ruth"
    assert [problem.line for problem in reading.problems] == [5]
    assert "2 rows of personas are named" in said(reading)[0]


def test_thousands_of_problems_are_counted_and_bounded_in_time(motor):
    files = dict(as_csv_folder.write(motor).files)
    rows = "".join(f"m{number},text,x{number % 4000},maybe\n" for number in range(20_000))
    files["needs.csv"] = b"id,statement,stage_name,importance\n" + rows.encode()
    reading = as_csv_folder.read(files)
    assert len(reading.problems) == 40_001


def test_the_folder_of_tests_is_told_of_in_words(motor, tmp_path: Path):
    save(motor, tmp_path / "motor")
    (tmp_path / "motor" / "needs.csv").unlink()
    with pytest.raises(UnreadableFileError, match=r"would have to be mended or left out:\n  needs\.csv: It is missing"):
        load(tmp_path / "motor", strict=True)
