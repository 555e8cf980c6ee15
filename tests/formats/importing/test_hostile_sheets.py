"""Sheets that want to take for ever, or to leave something half done."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.errors import JourneyError, ReadOnlyError, UnreadableFileError
from journeykit.formats.read_report import quoted
from tests.formats.any_map import texts
from tests.formats.importing.theirs import NEEDS, mapping, passed, read


def test_a_header_of_a_hundred_thousand_letters_is_not_repeated(tmp_path):
    report = read(tmp_path, f"{'Wichtig ' * 12_000};Prio;Anliegen\n7;7;b\n", "needs")
    assert len(str(report)) < 600
    assert mapping(report) == {"Prio": "importance", "Anliegen": "statement"}
    report = read(tmp_path, f"{'Wichtig ' * 12_000};Anliegen\nx;b\n", "needs")
    assert len(str(report)) < 600
    assert all("{'their header': 'importance'}" in why for why in passed(report).values())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (";".join(f"Spalte {n}" for n in range(10_000)) + "\n", "10000 columns"),
        (";".join(f"Spalte {n}" for n in range(1_900)) + "\n", r"\(Spalte 0, .* and 1,888 more\)"),
        (";" * 1_900 + "\nx\n", "No column of needs"),
        ("(" * 50_000 + ";Farbe\nx;y\n", "No column of needs"),
        ("a-" * 50_000 + "\nx\n", "No column of needs"),
    ],
)
def test_sheets_that_nobody_has_are_refused_in_few_words(tmp_path, text, said):
    m = jk.JourneyMap()
    with pytest.raises(UnreadableFileError, match=said) as refused:
        read(tmp_path, text, m.needs)
    assert len(str(refused.value)) < 1_000
    assert m == jk.JourneyMap()


def test_a_map_that_nobody_may_change_stays_as_it_is(tmp_path):
    m = jk.JourneyMap()
    m.commit_path.stand(read_only="Somebody else edits it.")
    with pytest.raises(ReadOnlyError):
        read(tmp_path, NEEDS, m)
    assert len(m.needs) == len(m.stages) == 0


cells = texts | st.sampled_from(
    ["Anliegen", "Phase", "Prio", "Claims", "Sicherheit", "3", "80 %", "Summe", "alle", "id"]
)


@given(st.lists(st.lists(cells, max_size=6), max_size=8))
@settings(max_examples=120)
def test_whatever_it_is_it_is_one_step_to_undo_or_nothing_at_all(tmp_path_factory, table):
    path = tmp_path_factory.getbasetemp()
    quote = ";".join
    text = "\n".join(quote('"' + cell.replace('"', '""') + '"' for cell in row) for row in table)
    m = jk.JourneyMap(stages=["Research", "Claims"])
    before = m.copy()
    try:
        report = read(path, text.encode("utf-8", "surrogatepass").replace(b"\xed\xa0\x80", b"?"), m)
    except JourneyError:
        assert m == before
        return
    assert str(report) == repr(report)
    assert not re.search("[\x00-\x08]", "".join(quoted(found.title) for found in report.columns))
    if m.rev:
        m.undo()
    assert m == before
