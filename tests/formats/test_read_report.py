"""The report of what was read, as an analyst sees it."""

from __future__ import annotations

import pytest

from journeykit.formats.read_report import ReadColumn, ReadProblem, ReadReport, quoted

NO = "needs has no such column."


def lines(*columns: ReadColumn) -> list[str]:
    return str(ReadReport(1, 0, columns=columns, table="needs")).splitlines()[1:]


def test_arrows_stand_below_one_another_whatever_the_script():
    told = lines(
        ReadColumn("重要度", "importance", "known_word"),
        ReadColumn("Wichtigkeit", "satisfaction", "known_word"),
        ReadColumn("उद्देश्य", "statement", "known_word"),
        ReadColumn("Farbe", "", "unknown", NO),
    )
    assert told == [
        "  “重要度”      → importance (known word)",
        "  “Wichtigkeit” → satisfaction (known word)",
        f"  “उद्देश्य”{told[2][len('  “उद्देश्य”') :].partition('→')[0]}→ statement (known word)",
        "  “Farbe”       – passed over: needs has no such column.",
    ]


def test_headers_from_right_to_left_do_not_turn_the_line_around():
    (told,) = lines(ReadColumn("الأهمية", "importance", "known_word"))
    assert told == "  “\u2068الأهمية\u2069” → importance (known word)"


@pytest.mark.parametrize(
    ("title", "told"),
    [("a\nb\tc", "“a b c”"), ("x" * 100, "“" + "x" * 39 + "…”"), ("", "“”"), ("\x00\x1b[31m", "“[31m”")],
)
def test_a_header_is_quoted_on_one_short_line(title, told):
    assert quoted(title) == told


def test_where_all_headers_are_our_own_nothing_is_said_of_them():
    assert lines(ReadColumn("Statement", "statement", "same_name")) == []


def test_many_columns_and_names_are_cut_short():
    columns = tuple(ReadColumn(f"c{n}", "", "unclear", "No.") for n in range(100))
    report = ReadReport(1, 0, columns=(ReadColumn("a", "stage", "known_word"), *columns))
    assert str(report).endswith("and 41 more in .columns")
    report = ReadReport(1, 0, created=(("stages", tuple(f"s{n}" for n in range(20))), ("lanes", ("Doing",))))
    assert str(report).splitlines()[1:] == [
        f"20 stages added: {', '.join(f'“s{n}”' for n in range(12))} and 8 more.", "1 lane added: “Doing”.",
    ]  # fmt: skip


def test_what_is_said_of_a_column_is_not_said_again_among_the_problems():
    columns = (ReadColumn("a", "stage", "known_word"), ReadColumn("Farbe", "", "misspelt", "No such column."))
    problems = (ReadProblem(1, "Farbe", "", "No such column."), ReadProblem(2, "stage", "x", "There is no “x”."))
    report = ReadReport(1, 0, problems, columns, header=1)
    assert str(report).count("No such column") == 1
    assert str(report).endswith("1 cell not taken:\n  line 2, stage: There is no “x”.")


def test_columns_that_nothing_is_known_of_stand_in_one_line():
    unknown = [ReadColumn(title, "", "unknown", NO) for title in ("Type", "Votes", "X", "Y")]
    assert lines(ReadColumn("Sticky", "text", "known_word"), *unknown) == [
        "  “Sticky” → text (known word)",
        "  “Type”, “Votes”, “X”, “Y” – passed over: needs has no such columns.",
    ]
    many = [ReadColumn(f"c{number}", "", "unknown", NO) for number in range(40)]
    assert lines(ReadColumn("Sticky", "text", "known_word"), *many)[-1].endswith(
        "“c11” and 28 more – passed over: needs has no such columns."
    )
