"""Files made to do harm: each is refused in words, or opens and says what of it was not taken. Nothing is ever run."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import journeykit as jk
from journeykit.errors import UnreadableFileError
from journeykit.formats.loading import read_map
from tests.formats.hostile import FOLDER

SECONDS = 20

REFUSED = {
    "cut.journey.json": r"damaged at line 1, column \d+",
    "deep.journey.json": "more than 40 levels deep",
    "doubled.journey.json": "Extra data",
    "empty.journey.json": "damaged at line 1, column 1",
    "latin.journey.json": "not UTF-8 text",
    "list.journey.json": "not a journey map",
    "many-digits.journey.json": "a number too long",
    "no-number.journey.json": "NaN, which is no JSON number",
    "no-version.journey.json": "does not say which version",
    "too-large.journey.json": "1e400, which is too large",
    "twin-ids.journey.json": "“n1” is there twice in one object",
    "utf-16.journey.json": "not UTF-8 text",
    "cells-are-a-number.ipynb": "no notebook: it has no list of cells",
    "cut.ipynb": r"damaged at line 1, column \d+",
    "map-is-a-list.ipynb": "not a journey map",
    "metadata-is-a-list.ipynb": r"holds no journey map. jk\.save\(m",
    "no-map.ipynb": r"holds no journey map. jk\.save\(m",
    "python.ipynb": "damaged at line 1, column 1",
    "absolute.xlsx": "a part that points out of the file: /etc/evil.xml",
    "backslash.xlsx": "a part that points out of the file",
    "beyond.xlsx": "has a cell ZZZZZZ99999999999",
    "bomb-beside.xlsx": "image1.bin unpacks to more than 100 times its size",
    "bomb.xlsx": "sheet1.xml unpacks to more than 100 times its size",
    "cut.xlsx": "cannot be unpacked",
    "deep.xlsx": "nested too deep",
    "empty-archive.xlsx": "no Excel workbook",
    "laughs.xlsx": "declares a document type",
    "locked.xlsx": "protected by a password",
    "lying.xlsx": "cannot be unpacked",
    "many-parts.xlsx": "more than 1,000 parts",
    "many-sheets.xlsx": "sheets",
    "nested.xlsx": "nested too deep",
    "no-archive.xlsx": "cannot be unpacked",
    "no-shared-text.xlsx": "row 2, column 3 points to a text that is not there",
    "no-workbook.xlsx": "no Excel workbook",
    "old-excel.xlsx": "an old Excel workbook",
    "other-code.xlsx": "declares a document type",
    "reaching-out.xlsx": "declares a document type",
    "sheet-elsewhere.xlsx": "is missing",
    "text.xlsx": "no Excel workbook",
    "traversal.xlsx": "a part that points out of the file",
    "twice.xlsx": "two parts of the name",
    "twin-rows.xlsx": "has two cells in row 2, column 1",
    "empty.csv": "The file is empty",
    "wide-header.csv": "3000 columns",
    "workbook.csv": "an Excel or OpenDocument workbook",
    "zeros.csv": "",
    "empty.mmd": "no line with the word journey",
    "flowchart.mmd": "Line 1 begins a flowchart",
    "many-sections.mmd": "3,000 actors in 3,000 sections",
    "one-line.mmd": "no line with the word journey",
}
"""What a file is refused with."""

TAKEN = {
    "far-version.journey.json": "",
    "good.journey.json": "",
    "in-a-ring.journey.json": "",
    "next-version.journey.json": "",
    "nowhere.journey.json": r"points to a stage that is no longer there \(no-such-stage\)",
    "unknown-level.journey.json": "Level held a value that does not fit",
    "deep-output.ipynb": "",
    "far-nbformat.ipynb": "",
    "far-version.ipynb": "",
    "good.ipynb": "",
    "runs.ipynb": "",
    "far-cell.xlsx": "This column has no header; 1 cell is kept",
    "formulas.xlsx": "line 4, importance: A formula stands here; the file holds no result for it: left empty",
    "good.xlsx": "",
    "huge-dimension.xlsx": "",
    "infinite.xlsx": "“1e999” is not a whole number",
    "link-outside.xlsx": "",
    "merged.xlsx": "Merged cells",
    "no-number.xlsx": "“nine” is not a whole number",
    "nowhere.xlsx": "There is no “no-such-stage” among the stages",
    "old-day.xlsx": "is not a whole number",
    "program.xlsx": "",
    "formulas.csv": "",
    "good.csv": "",
    "half-letter.csv": "",
    "latin.csv": "",
    "numbers.csv": "“1e999” is not a whole number",
    "open-quote.csv": "A quote opens here that nothing closes",
    "twin-heads.csv": "the file two",
    "twin-ids.csv": "The id n1 stands in a line above already",
    "utf-16.csv": "",
    "wide.csv": "0 rows added",
    "good.mmd": "",
    "colons.mmd": "line 4",
    "no-score.mmd": "line 4",
    "open-brace.mmd": "a brace that nothing closes",
    "directive.mmd": "",
    "front-matter.mmd": "",
    "never-ends.mmd": "Front matter opens here and never ends",
    "zeros.mmd": "The word journey is missing",
}
"""What is said of a file that opens: by the report of its reading, or by `jk.check`."""


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """End a test of a file that never ends."""
    if sys.platform == "win32":
        yield
        return

    def late(*_: object) -> None:
        pytest.fail(f"After {SECONDS} s the file was still being read.")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


pytestmark = pytest.mark.usefixtures("alone")


def read(path: Path) -> tuple[jk.JourneyMap, str]:
    """Return the map that a file becomes, and everything that is said of it."""
    if path.suffix == ".csv":
        m = jk.JourneyMap(stages=["Research", "Claims"])
        report = jk.read_table(path, into=m.needs)
        return m, str(report)
    reading = read_map(path)
    said = [*map(str, reading.problems), *(problem.message for problem in jk.check(reading.journey))]
    return reading.journey, "\n".join(said)


def test_every_file_is_expected_to_do_something():
    assert {path.name for path in FOLDER.iterdir()} == {*REFUSED, *TAKEN}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_read_is_refused_in_words(name):
    path = FOLDER / name
    data = path.read_bytes()
    with pytest.raises(UnreadableFileError, match=rf"(?s){re.escape(name)}.*{REFUSED[name]}"):
        read(path)
    assert path.read_bytes() == data


@pytest.mark.parametrize("name", sorted(TAKEN))
def test_what_can_be_read_becomes_a_whole_map(name, tmp_path):
    m, said = read(FOLDER / name)
    assert re.search(TAKEN[name], said), said
    for table in m.tables:
        assert len(m.table(table).df) == len(m.table(table))
    jk.save(m.copy(), tmp_path / "again.journey.json", overwrite=True)
    assert read(tmp_path / "again.journey.json")[0].tables == m.tables
