"""Which header is which column: by name, by word, by cells, and not at all."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeykit.errors import UnreadableFileError
from journeykit.formats.importing.assignment import best_assignment
from journeykit.formats.importing.guess import Guess, guess
from journeykit.formats.importing.likeness import header_words, likeness
from journeykit.formats.importing.wanted import wanted_columns
from journeykit.formats.sheets.sheet import Cell, Sheet
from journeykit.schema.tables import SCHEMA
from tests.formats.any_map import texts

NAMES = {"stages": frozenset({"research", "claims"}), "personas": frozenset({"ruth"})}


def guessed(table: str, *rows: list[Cell], columns: dict[str, str | None] | None = None) -> Guess:
    spec = SCHEMA.table(table)
    return guess(spec, Sheet(list(rows)), NAMES, wanted_columns(spec, columns or {}))


def found(table: str, *rows: list[Cell], columns: dict[str, str | None] | None = None) -> dict[str, str]:
    return {one.title: one.column for one in guessed(table, *rows, columns=columns).columns}


@pytest.mark.parametrize(
    ("table", "title", "column"),
    [
        ("needs", "WICHTIGKEIT", "importance"),
        ("needs", "Wichtigkeit (0-10)", "importance"),
        ("needs", "Wie wichtig ist das? (1 = gar nicht)", "importance"),
        ("needs", "Zufriedenheit heute", "satisfaction"),
        ("needs", "Kundenzufriedenheit", "satisfaction"),
        ("needs", "Bedürfnisse", "statement"),
        ("needs", "BEDUERFNIS", "statement"),
        ("needs", "Customer need", "statement"),
        ("needs", "Maslow-Stufe", "level"),
        ("personas", "Name der Persona", "name"),
        ("personas", "Pain Points", "frustrations"),
        ("personas", "Kanäle / Medien", "channels"),
        ("stages", "Journey phase", "name"),
        ("evidence", "Erhebungsdatum", "collected_on"),
    ],
)
def test_words_for_columns(table, title, column):
    scores = likeness(title, header_words(SCHEMA.table(table)))
    assert max(scores, key=lambda name: scores[name]) == column


@pytest.mark.parametrize("title", ["Unzufriedenheit", "Dissatisfaction", "", "?", "(0-10)", "12", "a" * 1000])
def test_what_is_no_word_for_satisfaction(title):
    assert likeness(title, header_words(SCHEMA.table("needs"))).get("satisfaction", 0.0) < 0.6


def test_the_best_way_in_all_counts_and_never_two_headers_for_one_column():
    assert best_assignment({(0, "a"): 0.9, (0, "b"): 0.8, (1, "a"): 0.7}) == {0: "b", 1: "a"}
    assert best_assignment({(0, "a"): 0.9, (1, "a"): 0.9, (2, "b"): 0.9}) == {2: "b"}
    assert best_assignment({}) == {}


def test_cells_settle_what_words_leave_open():
    assert found("needs", ["Anliegen", "Phase", "Stufe"], ["a", "p1", "Sicherheit"], ["b", "p2", "Wertschätzung"]) == {
        "Anliegen": "statement", "Phase": "stage", "Stufe": "level",
    }  # fmt: skip


def test_cells_alone_decide_only_where_nothing_else_is_possible():
    sheet = guessed("needs", ["Hitaji", "Hatua", "Uzito"], ["Be heard", "Claims", 9], ["Be paid", "Research", 3])
    assert [(one.column, one.kind) for one in sheet.columns[:2]] == [("statement", "by_cells"), ("stage", "by_cells")]
    assert sheet.columns[2].column == ""
    assert sheet.columns[2].why == (
        "it may be importance or satisfaction; columns={'Uzito': 'importance'} would take it."
    )


def test_cells_without_one_word_and_without_a_label_are_not_enough():
    with pytest.raises(UnreadableFileError, match=r"No column of evidence.*\(foo\)"):
        guessed("evidence", ["foo"], ["claims"], ["research"])


def test_a_sheet_without_headers_is_refused_and_not_robbed_of_its_first_row():
    with pytest.raises(UnreadableFileError, match="Line 1 looks like a row"):
        guessed("needs", ["Be heard", "Claims"], ["Be paid", "Research"], ["Be quick", "Claims"])


def test_the_header_is_found_below_titles():
    sheet = guessed("needs", ["Bedürfnisse 2026"], [], ["Stand: März", ""], ["Anliegen", "Prio"], ["a", 3])
    assert (sheet.line, sheet.above) == (4, ("Bedürfnisse 2026", "Stand: März"))
    assert sheet.sheet.rows[4] == ["a", 3]


def test_a_row_with_words_like_headers_is_no_header():
    assert guessed("needs", ["Statement", "Stage"], ["Importance", "Satisfaction"], ["Level", "Rival"]).line == 1


def test_the_same_header_twice_is_taken_once_from_the_first_that_is_filled():
    sheet = guessed("needs", ["Anliegen", "Prio", "Prio", "Prio"], ["a", "", 3, 4], ["b", "", 5, 6])
    assert [one.column for one in sheet.columns] == ["statement", "", "importance", ""]
    assert sheet.columns[3].why == "importance is taken from “Prio”."


def test_headers_that_are_equally_good_are_both_passed_over_and_said():
    sheet = guessed("needs", ["Anliegen", "Prio Nord", "Prio Ost"], ["a", 1, 3], ["b", 2, 4])
    assert [one.column for one in sheet.columns] == ["statement", "", ""]
    assert "columns={'Prio Nord': 'importance'}" in sheet.columns[1].why


def test_computed_columns_are_left_to_journeykit():
    sheet = guessed("needs", ["Statement", "Opportunity score"], ["a", 15])
    assert sheet.columns[1].why == "journeykit computes it."


def test_numbers_of_rows_are_no_column():
    assert "numbers the rows" in guessed("needs", ["Item", "Anliegen"], [1, "a"], [2, "b"], [3, "c"]).columns[0].why
    pandas = guessed("needs", ["", "Anliegen"], [0, "a"], [1, "b"])
    assert pandas.header.ignored == {}


def test_what_the_caller_says_counts_more_than_any_guess():
    head: list[Cell] = ["Wichtigkeit", "Score", "Anliegen", "Bemerkung"]
    wanted = {"score": "Importance", "BEMERKUNG": None}
    assert found("needs", head, [3, 9, "a", "b"], columns=wanted) == {
        "Wichtigkeit": "", "Score": "importance", "Anliegen": "statement",
    }  # fmt: skip


def test_the_hint_is_for_columns_that_nothing_is_known_of():
    assert guessed("needs", ["Statement"], ["a"]).hint == ""
    sheet = guessed("needs", ["Zzz", "Importance"], ["a", 3], ["a", 4])
    assert sheet.hint == "Nothing was taken for statement; columns={'Zzz': 'statement'}, say, would tell what is."


HEAD: list[Cell] = [
    "Anliegen", "Phase", "Zielperson", "Maslow", "Wichtigkeit", "Zufriedenheit", "USP", "Konkurrenz", "Farbe", "",
]  # fmt: skip
BODY: list[list[Cell]] = [
    ["Be heard", "Claims", "Ruth", "Sicherheit", 9, 3, "people", "Makler", "rot", ""],
    ["Be paid", "Research", "Ruth", "safety", 8, 2, "speed", "Bank", "rot", ""],
]


@given(st.permutations(range(len(HEAD))))
@settings(max_examples=60)
def test_the_order_of_columns_does_not_matter(order):
    straight = found("needs", HEAD, *BODY)
    assert found("needs", *([row[place] for place in order] for row in (HEAD, *BODY))) == straight
    assert straight["Konkurrenz"] == "rival"


@given(st.lists(texts, min_size=1, max_size=8), st.lists(st.lists(texts, max_size=9), max_size=4))
@settings(max_examples=150)
def test_any_header_is_taken_or_refused(head, body):
    for table in ("needs", "notes", "emotions"):
        try:
            sheet = guessed(table, list(head), *map(list, body))
        except UnreadableFileError:
            continue
        taken = [one.column for one in sheet.columns if one.column]
        refs = {column.name for column in sheet.spec.refs}
        assert len(set(taken) - refs) == len([name for name in taken if name not in refs])


def test_very_many_headers_take_no_time_and_only_own_names_count_far_out():
    head: list[Cell] = [f"{random.Random(n).random()} Wichtigkeit" for n in range(600)]
    sheet = guessed("needs", ["Statement", *head, "Rival"], ["a", *[1] * 600, "b"])
    assert [one.column for one in sheet.columns if one.column] == ["statement", "rival"]
    with pytest.raises(UnreadableFileError, match="10000 columns"):
        guessed("needs", ["x"] * 10_000)


def test_a_column_has_a_kind_for_programs_whatever_is_said_of_it():
    head: list[Cell] = ["Statement", "Phase", "Statement", "Nr", "Kind", "Farbe", "Importence", "Prio", "Wichtigkeit"]
    rows: list[list[Cell]] = [
        ["a", "Claims", "b", 1, 9, "rot", "x", "9", "9"],
        ["c", "Research", "d", 2, 9, "blau", "y", "8", "3"],
    ]
    sheet = guessed("needs", head, *rows, columns={"Prio": "satisfaction"})
    assert {index: one.kind for index, one in enumerate(sheet.columns)} == {
        0: "same_name", 1: "known_word", 2: "second", 3: "numbering", 4: "computed", 5: "unknown", 6: "misspelt",
        7: "as_said", 8: "known_word",
    }  # fmt: skip
    assert sheet.hint.startswith("columns={'Farbe': 'our column'} would take what was passed over; if needs has none")


def test_how_a_column_was_found_is_told():
    whys = [one.why for one in guessed("needs", ["Statement", "Phase"], ["a", "Claims"]).columns]
    assert whys == ["same name", "known word"]


def test_headings_of_groups_above_the_header_say_what_it_leaves_open():
    groups: list[Cell] = ["Persona", "Bedürfnis", "", "Bewertung", ""]
    head: list[Cell] = ["", "Text", "Ebene", "Wichtigkeit", "Zufriedenheit"]
    sheet = guessed("needs", ["Umfrage 2026"], groups, head, ["Ruth", "Be heard", "Sicherheit", 9, 3])
    assert {one.title: one.column for one in sheet.columns} == {
        "Persona": "persona", "Bedürfnis Text": "statement", "Ebene": "level", "Wichtigkeit": "importance",
        "Zufriedenheit": "satisfaction",
    }  # fmt: skip
    assert (sheet.line, sheet.above) == (3, ("Umfrage 2026",))
    assert found("needs", groups, head, ["R", "a", "", 9, 3], columns={"Text": "usp"})["Bedürfnis Text"] == "usp"


def test_an_age_is_not_offered_as_a_number_of_people():
    why = guessed("personas", ["Name", "Alter"], ["Ruth", 67], ["Tom", 31]).columns[1].why
    assert why == "personas has no such column."


def test_the_hint_names_the_column_that_has_the_most_to_say():
    head: list[Cell] = ["Timestamp", "Email", "Q1: What do you want?", "Q2: How important?"]
    sheet = guessed("needs", head, ["2025-03-12 10:00", "a@b.c", "Be warm", 9], ["2025-03-13 9:00", "c@d.e", "Rest", 3])
    assert sheet.hint.startswith("Nothing was taken for statement; columns={'Q1: What do you want?': 'statement'}")
    sheet = guessed("needs", ["Timestamp", "Importance"], ["2025-03-12", 9], ["2025-03-13", 3])
    assert sheet.hint == "Nothing was taken for statement."


def test_days_are_no_marks_and_two_marks_no_numbers_of_rows():
    sheet = guessed("needs", ["Need", "Date", "Cost"], ["a", "12.03.2025", 1], ["b", "13.03.2025", 2])
    assert [one.kind for one in sheet.columns] == ["known_word", "unknown", "unclear"]


@pytest.mark.parametrize(
    ("title", "near"), [("Tags", ""), ("Name", ""), ("Stge", "stage"), ("importence", "importance")]
)
def test_a_near_name_is_one_that_a_slip_of_the_finger_makes(title, near):
    column = guessed("needs", ["Statement", title], ["a", "x"], ["b", "y y"]).columns[1]
    assert column.why == f"needs has no such column.{f' Did you mean {near}?' if near else ''}"


def test_a_sheet_whose_headers_are_all_misspelt_is_refused_with_what_takes_it():
    with pytest.raises(UnreadableFileError) as refused:
        guessed("needs", ["Statment", "Stge", "Importence"], ["a", "Claims", 9])
    assert "Did you mean statement, stage, importance? columns={'Statment': 'statement', 'Stge'" in str(refused.value)
    with pytest.raises(UnreadableFileError, match="If that is a row of the list, put a row of headers above it"):
        guessed("needs", ["Be warm", "Buy", 9], ["Be quick", "Use", 8])


def test_the_hint_takes_what_is_misspelt():
    sheet = guessed("needs", ["Statement", "Importence", "Farbe"], ["a", 9, "rot"], ["b", 3, "rot"])
    assert sheet.hint == "columns={'Importence': 'importance'} would take what is probably misspelt."
