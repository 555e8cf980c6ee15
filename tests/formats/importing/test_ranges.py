"""Marks of other ranges: spread where that is known, passed over where they cannot be right, never half taken."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.formats.importing.said_range import said_range
from tests.formats.importing.theirs import made, mapping, passed, read, rows


def scores(tmp_path, title, *marks, **options):
    lines = "".join(f"p{place};Ruth;{mark}\n" for place, mark in enumerate(marks))
    report = read(tmp_path, f"Phase;Persona;{title}\n{lines}", "emotions", **options)
    return [row["score"] for row in made(report).emotions], report


def importance(tmp_path, title, *marks, **options):
    lines = "".join(f"need {place};{mark}\n" for place, mark in enumerate(marks))
    report = read(tmp_path, f"Anliegen;{title}\n{lines}", "needs", **options)
    return [row["importance"] for row in made(report).needs], report


@pytest.mark.parametrize(
    ("title", "range_"),
    [
        ("Stimmung (1-5)", (1, 5)), ("Stimmung (1 bis 5)", (1, 5)), ("Mood [0..10]", (0, 10)), ("Mood 1–7", (1, 7)),
        ("Emotion (−2 … +2)", (-2, 2)), ("Emotion (-3/+3)", (-3, 3)), ("重要度（１～５）", (1, 5)),
        ("Score (in %)", (0, 100)),
        ("Importance (1 = low, 5 = high)", (1, 5)), ("Wichtigkeit (1 = unwichtig, 5 = sehr wichtig)", (1, 5)),
        ("Prio (1 = hoch, 3 = niedrig)", (3, 1)), ("Note (1 = sehr gut, 6 = ungenügend)", (6, 1)),
        ("Importance (5 = low, 1 = high)", (5, 1)), ("Score (5 = best, 1 = worst)", (1, 5)),
        ("Need (2025)", None), ("Need (Q1 2026 - Q2 2026)", None), ("Importance (n=5, 2025)", None),
        ("Stand 3-12", None), ("Importance", None), ("Step (1 of 2)", None), ("(", None),
    ],
)  # fmt: skip
def test_what_a_header_says_of_its_marks(title, range_):
    assert said_range(title) == range_


def test_a_range_in_the_header_is_spread(tmp_path):
    values, report = scores(tmp_path, "Stimmung (1-5)", 1, 2, 3, 4, 5)
    assert values == [-2, -1, 0, 1, 2]
    assert report.remarks == ("score: 1 to 5 was spread over −2 to 2, as its header says.",)
    assert report.problems == ()
    values, report = scores(tmp_path, "Stimmung (1-5)", 1, 7)
    assert values == [-2, None]
    assert [problem.text for problem in report.problems] == ["7"]


def test_a_header_that_calls_1_the_most_turns_its_marks_round(tmp_path):
    assert importance(tmp_path, "Prio (1 = hoch, 3 = niedrig)", 1, 2, 3)[0] == [10, 5, 0]


@pytest.mark.parametrize(
    ("marks", "range_"),
    [((1, 5, 3), "(1, 5)"), ((1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), "(1, 5)"), ((0, 10, 2), "(0, 10)")],
)
def test_feelings_beyond_the_range_are_passed_over_whole(tmp_path, marks, range_):
    values, report = scores(tmp_path, "Stimmung", *marks)
    assert values == []
    assert f"scales={{'score': {range_}}} would spread them" in passed(report)["Stimmung"]
    assert "Stimmung" not in mapping(report)
    assert "passed over: its marks" in str(report)


def test_a_column_of_its_own_name_that_is_passed_over_is_a_problem(tmp_path):
    report = read(tmp_path, "Stage,Persona,Score\nBuy,Ruth,1\nUse,Ruth,5\n", "emotions")
    assert str(report).endswith(
        "\n1 problem:\n  line 1, Score: It was passed over: its marks, 1 to 5, do not fit score, −2 to 2; "
        "scales={'score': (1, 5)} would spread them, scales={'score': (5, 1)} if 1 is the best."
    )
    again = read(
        tmp_path, "Stage,Persona,Score\nBuy,Ruth,1\nUse,Ruth,5\n", made(report).emotions, scales={"score": (1, 5)}
    )
    assert report.remarks == ("2 rows were left out: nothing but names was taken of them.",)
    assert (report.added, again.added) == (0, 2)
    assert rows(made(report).emotions, "score") == [(-2,), (2,)]


def test_marks_of_one_list_are_taken_for_marks_of_one_range(tmp_path):
    report = read(tmp_path, "Need,Importance,Satisfaction\na,80,20\nb,40,10\n", "needs")
    assert all("(0, 100)" in why for why in passed(report).values())
    assert len(passed(report)) == 2


def test_a_slip_of_the_finger_costs_its_cell_and_not_the_column(tmp_path):
    values, report = importance(tmp_path, "Wichtigkeit", *range(11), 99)
    assert values == [*range(11), None]
    assert [(problem.line, problem.text) for problem in report.problems] == [(13, "99")]


def test_a_total_below_tells_nothing_of_the_range(tmp_path):
    report = read(tmp_path, "Anliegen;Wichtigkeit\na;9\nb;8\nSumme;17\n", "needs")
    assert rows(made(report).needs, "importance") == [(9,), (8,)]
    report = read(tmp_path, "Phase;Anliegen;Wichtigkeit\nKauf;a;9\nKauf;b;8\nZusammen;;17\nKauf;c;7\n", "needs")
    assert [row["importance"] for row in made(report).needs if row["statement"]] == [9, 8, 7]


def test_a_column_that_is_passed_over_empties_nothing(tmp_path):
    report = read(tmp_path, "id,Statement,Importance (0-100)\nn1,a,50\n", "needs")
    needs = made(report).needs
    assert rows(needs, "importance") == [(None,)]
    needs.set("n1", importance=4)
    needs.add(id="n2", statement="b")
    read(tmp_path, "Need,Importance\na,50\nb,70\n", needs)
    assert needs["n1"]["importance"] == 4


def test_marks_that_fit_two_ranges_are_taken_and_spoken_of(tmp_path):
    values, report = scores(tmp_path, "Stimmung", 1, 2, 1)
    assert values == [1, 2, 1]
    assert "scales={'score': (1, 5)} would spread them" in report.remarks[0]
    assert scores(tmp_path, "Stimmung", 1, 2, -1)[1].remarks == ()
    report = read(tmp_path, "Need,Importance,Satisfaction\nA,5,2\nB,4,1\nC,3,2\n", "needs")
    assert [remark.partition(":")[0] for remark in report.remarks] == ["importance", "satisfaction"]
    assert read(tmp_path, "Need,Importance,Satisfaction\nA,9,2\nB,4,1\nC,3,2\n", "needs").remarks == ()


def test_percent_signs_tell_the_range(tmp_path):
    values, report = importance(tmp_path, "Wichtigkeit", "90%", "40 %", "")
    assert values == [9, 4, None]
    assert report.remarks == ("importance: 0 to 100 was spread over 0 to 10, as the percent signs say.",)
    assert importance(tmp_path, "Wichtigkeit", "0,9", "0,5", "1")[0] == [None, None, None]
    assert importance(tmp_path, "Wichtigkeit", "0,9", "0,5", "1", scales={"importance": (0, 1)})[0] == [9, 5, 10]


@pytest.mark.parametrize("title", ["Priorität", "Prio", "Priority", "優先度", "Priorité client", "Rank of priority"])
def test_ranks_are_no_importance_until_somebody_says_so(tmp_path, title):
    values, report = importance(tmp_path, title, 1, 2, 3, 1)
    assert values == [None] * 4
    assert "1 may be the most or the least; scales={'importance': (3, 1)} would take 1 as the most" in str(report)
    assert importance(tmp_path, title, 1, 2, 3, 1, scales={"importance": (3, 1)})[0] == [10, 5, 0, 10]
    assert importance(tmp_path, title, 1, 2, 3, 1, columns={title: "importance"})[0] == [1, 2, 3, 1]


def test_marks_from_0_to_10_are_no_ranks(tmp_path):
    assert importance(tmp_path, "Prio", 9, 3, 3)[0] == [9, 3, 3]
    assert importance(tmp_path, "Prio", *range(1, 9))[0] == [None] * 8


def test_a_column_of_ours_is_what_it_says(tmp_path):
    m = jk.JourneyMap()
    weight = jk.columns.scale("weight", 1, 3, "Weight (1 = high to 3 = low)")
    m.add_table(jk.table("risks", [jk.columns.text("risk"), jk.columns.scale("priority", 1, 5), weight]))
    report = read(tmp_path, "Risk;Priority;Weight (1 = high to 3 = low)\na;1;3\nb;2;1\n", m.table("risks"))
    assert (report.problems, report.remarks) == ((), ())
    assert rows(m.table("risks"), "priority", "weight") == [(1, 3), (2, 1)]
