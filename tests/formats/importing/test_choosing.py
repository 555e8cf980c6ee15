"""Which sheet, which table, which way round; and what the caller said wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import journeykit as jk
from journeykit.errors import (
    InvalidValueError,
    UnknownColumnError,
    UnknownNameError,
    UnknownTableError,
    UnreadableFileError,
)
from journeykit.formats.importing import choosing
from journeykit.formats.saving import save
from journeykit.formats.table_reading import read_table
from tests.formats.importing.theirs import NEEDS, PERSONAS, mapping, read, rows, workbook

MAP = Path(__file__).parents[3] / "examples" / "heat_pump.journey.json"
FRAME = pd.DataFrame({"Anliegen": ["a", "b"], "Prio": [3, 4]})
STUDY: dict[str, list[list[Any]]] = {
    "Anleitung": [["Bitte ausfüllen!"], ["Danke."]],
    "Personas": [["Name", "Zitat", "Ziele"], ["Ruth", "Ruhe!", "Wärme"]],
    "Bedürfnisse": [["Bedürfnisse 2026"], [], ["Anliegen", "Phase", "Prio"], ["Gehört werden", "Schaden", 9]],
}


@pytest.fixture
def study(tmp_path):
    return workbook(tmp_path / "study.xlsx", **STUDY)


@pytest.mark.parametrize(("table", "sheet"), [("needs", "Bedürfnisse"), ("personas", "Personas")])
def test_the_sheet_that_fits_is_found_and_named(study, table, sheet):
    report = read_table(study, table)
    others = ", ".join(f"“{title}”" for title in STUDY if title != sheet)
    assert report.source[0] == f"The sheet “{sheet}” was read; not read: {others} (sheet= says which)."
    assert report.problems == ()
    assert report.added == 1


def test_a_sheet_may_be_named_in_any_case(study):
    assert read_table(study, "needs", sheet="bedürfnisse").source[0].startswith("The header is in line 3")
    with pytest.raises(UnknownNameError, match=r"study\.xlsx has no sheet 'Bedurfnis'\. Did you mean 'Bedürfnisse'"):
        read_table(study, "needs", sheet="Bedurfnis")
    with pytest.raises(UnreadableFileError, match="No column of needs"):
        read_table(study, "needs", sheet="Anleitung")


def test_headers_of_one_sheet_are_no_mistake_in_the_others(study):
    report = read_table(study, "needs", columns={"Anliegen": "statement", "Phase": None})
    assert mapping(report) == {"Anliegen": "statement", "Prio": "importance"}
    with pytest.raises(UnknownNameError, match=r"no header 'Anliagen'. Did you mean 'Anliegen'\?.*Zitat"):
        read_table(study, "needs", columns={"Anliagen": "statement"})


def test_a_workbook_of_ones_own_is_read_table_by_table(tmp_path):
    m = jk.load(MAP)
    save(m, tmp_path / "own.xlsx")
    for name in ("personas", "stages", "lanes", "notes", "needs", "emotions", "evidence"):
        before = m.copy()
        report = read_table(tmp_path / "own.xlsx", m.table(name))
        assert (report.added, report.problems) == (0, ())
        assert f"“{m.table(name).spec.title}” was read" in report.source[0]
        assert m == before


def test_too_many_wide_sheets_need_a_name(study, monkeypatch):
    monkeypatch.setattr(choosing, "MAX_WIDTH", 5)
    with pytest.raises(UnreadableFileError, match="3 sheets, too wide to look for the right one: sheet= says"):
        read_table(study, "needs")
    assert read_table(study, "needs", sheet="Bedürfnisse").added == 1


@pytest.mark.parametrize(("text", "table"), [(NEEDS, "needs"), (PERSONAS, "personas")])
def test_into_a_map_the_table_is_guessed_and_said(tmp_path, text, table):
    m = jk.JourneyMap()
    report = read(tmp_path, text, m)
    assert (report.table, report.source[0]) == (table, f"Read as {table}.")
    assert report.map is m
    assert len(m.table(table)) == 2


def test_the_name_of_a_file_settles_what_its_headers_leave_open(tmp_path):
    m = jk.JourneyMap()
    with pytest.raises(
        UnreadableFileError, match=r"It could be a list of personas or of stages\. Say which: into=m\.personas"
    ):
        read(tmp_path, "Name\na\nb\n", m)
    assert read(tmp_path, "Name\na\nb\n", m, "Unsere Phasen.csv").table == "stages"


@pytest.mark.parametrize(
    ("into", "options", "error", "said"),
    [
        ("needs", {"columns": {"Anlegen": "statement"}}, UnknownNameError, "'Anlegen'. Did you mean 'Anliegen'"),
        ("needs", {"columns": {"Prio": "importence"}}, UnknownColumnError, "Did you mean 'importance'"),
        ("needs", {"columns": {"Prio": "kind"}}, InvalidValueError, "computes it; it cannot be read from 'Prio'"),
        (
            "needs", {"columns": {"Prio": "statement", "Anliegen": "statement"}}, InvalidValueError,
            "from two headers, 'Prio' and 'Anliegen'",
        ),
        ("needs", {"columns": {"Prio": 3}}, TypeError, "name of a column or None for 'Prio', not int"),
        ("needs", {"scales": {"importence": (1, 5)}}, UnknownColumnError, "Did you mean 'importance'"),
        ("needs", {"scales": {"statement": (1, 5)}}, InvalidValueError, "importance, satisfaction.*is a text"),
        ("needs", {"scales": {"importance": (5, 5)}}, InvalidValueError, "marks for the least and the most"),
        ("needs", {"sheet": "x"}, UnknownNameError, "The frame has no sheet 'x'"),
        ("need", {}, UnknownTableError, "Did you mean 'needs'"),
        (3, {}, TypeError, "a map or a fresh one"),
        (jk.JourneyMap(), {"columns": {"Prio": "importence"}}, UnknownNameError, "No table of the map.*'importance'"),
        (jk.JourneyMap(), {"columns": {"Preo": "importance"}}, UnknownNameError, "'Preo'. Did you mean 'Prio'"),
    ],
)  # fmt: skip
def test_what_the_caller_says_wrong(into, options, error, said):
    with pytest.raises(error, match=said):
        read_table(FRAME, into, **options)


@pytest.mark.parametrize("given", [3, None, ["a"], {"a": 1}])
def test_only_paths_and_frames_are_read(given):
    with pytest.raises(TypeError, match="takes a path or a DataFrame, not"):
        read_table(given, "needs")


def test_nothing_that_fits_any_table_is_refused_with_its_headers(tmp_path):
    m = jk.JourneyMap()
    with pytest.raises(UnreadableFileError, match=r"theirs.csv: Nothing among its headers \(foo, bar\) is a column"):
        read(tmp_path, "foo;bar\n1;2\n3;4\n", m)
    assert m == jk.JourneyMap()


@pytest.mark.parametrize("title", ["Foo (x). There is y", "it may be (a"])
def test_headers_that_read_like_our_own_words_are_repeated_as_they_are(title):
    with pytest.raises(UnreadableFileError) as refused:
        read_table(pd.DataFrame({title: [1, 2], "Bar": [3, 4]}), jk.JourneyMap())
    assert f"Nothing among its headers ({title.strip()}, Bar) is a column of" in str(refused.value)


def test_columns_by_title_of_ours_and_by_number_of_a_frame():
    report = read_table(pd.DataFrame([["a", 3]]), "needs", columns={0: "Statement", 1: "Importance"})  # type: ignore[dict-item]
    assert report.map is not None
    assert rows(report.map.needs, "statement", "importance") == [("a", 3)]


def test_rows_of_one_name_are_known_by_what_our_workbooks_write(tmp_path):
    m = jk.JourneyMap(stages=["Claims"])
    m.stages.add(id="claims-2", name="Claims")
    m.needs.add(statement="a", stage="claims-2")
    save(m, tmp_path / "own.xlsx")
    before = m.copy()
    assert read_table(tmp_path / "own.xlsx", m.needs).problems == ()
    assert m == before


def test_a_map_tells_which_table_misspelt_headers_are_nearest_to(tmp_path):
    with pytest.raises(UnreadableFileError, match=r"No column of needs.*Did you mean statement, stage, importance\?"):
        read(tmp_path, "Statment,Stge,Importence\na,Claims,9\n", jk.JourneyMap())


def test_of_several_sheets_the_one_is_spoken_of_for_which_there_is_most_to_say(tmp_path):
    foo: list[list[Any]] = [["foo", "bar"], [1, 2]]
    misspelt: list[list[Any]] = [["Importence", "Satisfacton"], [3, 4], [5, 6]]
    unclear: list[list[Any]] = [["Wichtigkeit Ost", "Wichtigkeit Nord"], [3, 4], [5, 6]]
    with pytest.raises(UnreadableFileError, match=r"Did you mean importance, satisfaction\?"):
        read_table(workbook(tmp_path / "y.xlsx", A=foo, B=unclear, C=misspelt), "needs")
