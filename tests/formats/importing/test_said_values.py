"""Words for marks: what the caller says they stand for, and nothing else."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.errors import InvalidValueError, UnknownColumnError
from tests.formats.importing.theirs import made, read, rows

WORDS = ["hoch", "Mittel", "niedrig", "***", "8,5", "9"]
LIST = "Anliegen;Wichtigkeit\n" + "".join(f"need {number};{WORDS[number % 6]}\n" for number in range(300))


def test_words_stand_for_what_the_caller_says(tmp_path):
    said = {"Importance": {"hoch": 8, "mittel": 5, "NIEDRIG": 2, "***": 10, "8,5": 9}}
    report = read(tmp_path, LIST, "needs", values=said)
    assert rows(made(report).needs, "importance")[:6] == [(8,), (5,), (2,), (10,), (9,), (9,)]
    assert report.problems == ()
    spread = read(tmp_path, "Need,Importance\na,hoch\nb,5\nc,n/a\n", "needs",
                  values={"importance": {"hoch": 7, "n/a": 0}}, scales={"importance": (1, 5)})  # fmt: skip
    assert rows(made(spread).needs, "importance") == [(7,), (10,), (0,)]


def test_a_word_that_stands_nowhere_is_told(tmp_path):
    report = read(tmp_path, "Need,Importance\na,hoch\nb,7\n", "needs", values={"importance": {"hohc": 8, "hoch": 8}})
    assert report.remarks == ("importance: “hohc” of values= stands nowhere.",)
    report = read(tmp_path, "Need\na\n", "needs", values={"importance": {"hoch": 8}})
    assert report.remarks == ("importance: “hoch” of values= stands nowhere.",)


def test_entries_may_be_said_too(tmp_path):
    report = read(tmp_path, "Need,Level\na,Basis\n", "needs", values={"level": {"basis": "safety"}})
    assert rows(made(report).needs, "level") == [("safety",)]


def test_no_number_is_guessed_and_each_word_is_told_once_with_its_count(tmp_path):
    report = read(tmp_path, LIST, "needs")
    assert {row["importance"] for row in made(report).needs} == {None, 9}
    assert len(report.problems) == 250
    lines = str(report).splitlines()
    assert lines[-5] == (
        "  line 2 and 49 more, importance: “hoch” ×50 is not a whole number from 0 to 10; "
        "values={'importance': {'hoch': …}} says what it is."
    )
    assert len(lines) < 12


@pytest.mark.parametrize(
    ("values", "error", "said"),
    [
        ({"importence": {}}, UnknownColumnError, "Did you mean 'importance'"),
        ({"importance": {"hoch": 11}}, InvalidValueError, "“11” is not a whole number from 0 to 10"),
        ({"importance": {"hoch": "acht"}}, InvalidValueError, "“acht” is not a whole number"),
        ({"importance": 8}, InvalidValueError, "says what each word stands for, not 8"),
        ({"statement": {"a": "b"}}, InvalidValueError, "for columns of marks and entries, and statement is a text"),
        ({"stage": {"a": "b"}}, InvalidValueError, "and stage is a ref"),
    ],
)
def test_what_cannot_be_said(tmp_path, values, error, said):
    with pytest.raises(error, match=said):
        read(tmp_path, LIST, "needs", values=values)


def test_words_for_nothing_are_empty_and_nobodys_name(tmp_path):
    text = "Need,Importance,Stage,Persona\nA,n/a,-,k.A.\nB,NA,N/A,\nTBD,?,TBD,Ruth\n-,-,–,null\nE,n/a,#N/A,none\n"
    report = read(tmp_path, text, "needs")
    assert report.problems == ()
    assert report.created == (("personas", ("Ruth",)),)
    assert rows(made(report).needs, "statement", "importance", "stage") == [
        ("A", None, None), ("B", None, None), ("TBD", None, None), ("-", None, None), ("E", None, None),
    ]  # fmt: skip
    assert report.remarks == (
        "importance: “n/a” ×2, “NA”, “?”, “-” was read as empty.",
        "stage: “-”, “N/A”, “TBD”, “#N/A” was read as empty.",
        "persona: “k.A.”, “null”, “none” was read as empty.",
    )


def test_a_stage_that_is_called_so_is_meant(tmp_path):
    report = read(tmp_path, "Stage\nTBD\n", "stages")
    m = made(report)
    read(tmp_path, "Need,Stage\nA,tbd\n", m.needs)
    assert m.needs.df["stage_name"].tolist() == ["TBD"]


def test_before_another_reading_this_one_is_to_be_taken_back(tmp_path):
    m = jk.JourneyMap()
    text = "Need,Importance\na,hoch\nb,7\n"
    report = read(tmp_path, text, m.needs)
    assert report.remarks == ("Before reading it again in another way, take this reading back: m.undo().",)
    m.undo()
    assert read(tmp_path, text, m.needs, values={"importance": {"hoch": 8}}).remarks == ()
    assert rows(m.needs, "importance") == [(8,), (7,)]
    assert read(tmp_path, text, "needs").remarks == ()
