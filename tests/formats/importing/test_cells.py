"""Cells as people write them: words of their language, marks of another range."""

from __future__ import annotations

import pandas as pd
import pytest

import journeykit as jk
from journeykit.formats.importing.cell_kinds import Sampled
from journeykit.formats.table_reading import read_table
from tests.formats.importing.theirs import read, rows


def marks(given, **options):
    frame = pd.DataFrame({"Anliegen": [f"need {n}" for n in range(len(given))], "Wichtigkeit": given})
    report = read_table(frame, "needs", **options)
    assert report.map is not None
    return [row[0] for row in rows(report.map.needs, "importance")], report


def test_marks_of_another_range_are_taken_as_they_are_and_spoken_of():
    values, report = marks([1, 2, 3, 4, 5, 5])
    assert values == [1, 2, 3, 4, 5, 5]
    (remark,) = report.remarks
    assert remark == (
        "importance: marks from 1 to 5 were taken as they are, though the column goes from 0 to 10; if they are of "
        "another range, scales={'importance': (1, 5)} would spread them."
    )
    assert marks([1, 2, 3, 4, 6, 5])[1].remarks == ()


def test_marks_are_spread_where_the_caller_says_so():
    values, report = marks([1, 2, 3, 5, "4,0", "3 / 5", None, 6], scales={"Importance": (1, 5)})
    assert values == [0, 3, 5, 10, 8, 5, None, None]
    assert report.remarks == (
        "importance: 1 to 5 was spread over 0 to 10; 2 of the marks fall between steps and went to the next.",
    )
    assert [(problem.line, problem.column) for problem in report.problems] == [(9, "importance")]


def test_a_range_in_the_header_tells_of_marks_from_elsewhere(tmp_path):
    report = read(tmp_path, "Anliegen;Wichtigkeit (1-5)\na;3\nb;4\n", "needs")
    assert report.map is not None
    assert rows(report.map.needs, "importance") == [(5,), (8,)]
    (remark,) = report.remarks
    assert remark.startswith("importance: 1 to 5 was spread over 0 to 10, as its header says; 1 of the marks falls")
    assert read(tmp_path, "Anliegen;Wichtigkeit (1-10)\na;3\nb;4\n", "needs").remarks == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("7/10", 7), ("7 von 10", 7), ("80 %", None), ("3/5", None), ("9,0", 9), ("9점", 9), ("8 Punkte", 8)],
)
def test_shares_are_not_taken_for_marks(text, value):
    values, report = marks([text, 3])
    assert values == [value, 3]
    if value is None:
        high = 100 if "%" in text else 5
        assert f"scales={{'importance': (0, {high})}} would convert it" in report.problems[0].why
        assert marks([text, 3], scales={"importance": (0, high)})[0][0] in (8, 6)


def test_words_for_entries_are_taken_and_said_once(tmp_path):
    text = "Name;Kanäle;Belegt durch\nRuth;Telefon, Brief;gemessen\nTom;telefon; Vermutung \nEva;App;measured\n"
    report = read(tmp_path, text, "personas")
    assert report.remarks == (
        "channels: “Telefon” as phone, “Brief” as letter, “telefon” as phone.",
        "grade: “gemessen” as measured, “Vermutung” as assumption.",
    )
    assert report.map is not None
    assert [row["grade"] for row in report.map.personas] == ["measured", "assumption", "measured"]


def test_a_word_that_is_none_of_the_entries_is_told_and_an_open_list_takes_any(tmp_path):
    report = read(tmp_path, "Anliegen;Maslow\na;Sichrheit\nb;Sicherheit\n", "needs")
    assert [problem.text for problem in report.problems] == ["Sichrheit"]
    report = read(tmp_path, "Name;Kanäle\nRuth;Brieftaube\n", "personas")
    assert report.map is not None
    assert rows(report.map.personas, "channels") == [(("Brieftaube",),)]


def test_yes_and_no_in_words(tmp_path):
    report = read(tmp_path, "Phase;Schlüsselmoment;Optional\nKauf;ja;nein\nNutzung;Nein;X\n", "stages")
    assert report.map is not None
    assert rows(report.map.stages, "moment_of_truth", "optional") == [(True, False), (False, True)]


def test_figures_days_and_lists_of_other_scripts(tmp_path):
    values, report = marks(["٩", "９", "٣٫٠"])
    assert values == [9, 9, 3]
    assert report.problems == ()
    report = read(tmp_path, "发现;来源;日期\n太慢;访谈;2026年3月31日\n太贵;访谈;2026/4/1\n", "evidence")
    assert report.map is not None
    assert rows(report.map.evidence, "finding", "source", "collected_on") == [
        ("太慢", "interview", "2026-03-31"), ("太贵", "interview", "2026-04-01"),
    ]  # fmt: skip
    report = read(tmp_path, "姓名;渠道\n小王;电话、微信\n小李;电话，应用\n", "personas")
    assert report.map is not None
    assert [row["channels"][0] for row in report.map.personas] == ["phone", "phone"]
    assert all(len(row["channels"]) == 2 for row in report.map.personas)


def test_one_day_that_tells_the_order_of_its_parts_tells_it_of_all(tmp_path):
    days = ("03/31/2025", "04/05/2025", "2025/04/02", "1.4.25")
    lines = "".join(f"Interview,finding {number},{day}\n" for number, day in enumerate(days))
    report = read(tmp_path, f"Source,Finding,Date\n{lines}", "evidence")
    assert report.problems == ()
    assert report.map is not None
    assert [row["collected_on"] for row in report.map.evidence] == [
        "2025-03-31", "2025-04-05", "2025-04-02", "2025-04-01",
    ]  # fmt: skip
    doubtful = read(tmp_path, "Source,Finding,Date\nInterview,a,04/05/2025\n", "evidence")
    assert "may mean two days" in doubtful.problems[0].why


def test_what_pandas_writes_of_tuples_is_read_as_what_it_was(tmp_path):
    m = jk.JourneyMap()
    m.personas.add(name="Ruth", channels=("app", "phone"))
    m.personas.add(name="Tom")
    n = jk.JourneyMap()
    read(tmp_path, m.personas.df.to_csv(), n.personas)
    assert rows(n.personas, "name", "channels") == [("Ruth", ("app", "phone")), ("Tom", ())]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("3/4/2026", 1.0),
        ("31/3/2026", 1.0),
        ("3/31/2026", 1.0),
        ("31.3.26", 1.0),
        ("31/31/2026", 0.0),
        ("two days", 0.0),
    ],
)
def test_a_day_is_one_even_where_it_may_be_two_but_not_by_its_words(text, share):
    assert Sampled([text], {}).days == share
