"""Files made to do harm: each is refused in words, or opens and says what of it was not taken. Nothing is ever run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import journeykit as jk
from journeykit.errors import UnreadableFileError
from journeykit.formats.loading import read_map
from tests.formats.hostile import FOLDER

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
    "many-sheets.xlsx": "more than 500 sheets",
    "nested.xlsx": "nested too deep",
    "no-archive.xlsx": "cannot be unpacked",
    "no-shared-text.xlsx": "row 2, column 3 points to a text that is not there",
    "no-workbook.xlsx": "no Excel workbook",
    "old-excel.xlsx": "an old Excel workbook",
    "other-code.xlsx": "declares a document type",
    "reaching-out.xlsx": "declares a document type",
    "sheet-elsewhere.xlsx": "etc/passwd is missing",
    "text.xlsx": "no Excel workbook",
    "traversal.xlsx": "a part that points out of the file",
    "twice.xlsx": "two parts of the name",
    "twin-rows.xlsx": "has two cells in row 2, column 1",
    "empty.csv": "The file is empty",
    "wide-header.csv": "3000 columns",
    "workbook.csv": "an Excel or OpenDocument workbook",
    "zeros.csv": "No column of needs is among its headers",
    "empty.mmd": "no line with the word journey",
    "flowchart.mmd": "Line 1 begins a flowchart",
    "many-sections.mmd": "3,000 actors in 3,000 sections",
    "one-line.mmd": "no line with the word journey",
}
"""What a file is refused with."""

NOTHING = "nothing is said"

TAKEN = {
    "far-version.journey.json": "The map is read-only: it was written by a newer journeykit",
    "good.journey.json": NOTHING,
    "in-a-ring.journey.json": r"“Know what happens next” leads back to itself by related \(n1 → n2 → n1\)",
    "next-version.journey.json": NOTHING,
    "nowhere.journey.json": r"points to a stage that is no longer there \(no-such-stage\)",
    "unknown-level.journey.json": "level of n1: “fame” is not one of Physiological, .* It is kept beside the row",
    "deep-output.ipynb": NOTHING,
    "far-nbformat.ipynb": NOTHING,
    "far-version.ipynb": "The map is read-only: it was written by a newer journeykit",
    "good.ipynb": NOTHING,
    "runs.ipynb": NOTHING,
    "far-cell.xlsx": "line 1, column 16384: This column has no header; 1 cell is kept",
    "formulas.xlsx": "line 4, importance: A formula stands here; the file holds no result for it: left empty",
    "good.xlsx": NOTHING,
    "huge-dimension.xlsx": NOTHING,
    "infinite.xlsx": "line 2, importance: “1e999” is not a whole number",
    "link-outside.xlsx": NOTHING,
    "merged.xlsx": "Merged cells",
    "no-number.xlsx": "line 2, importance: “nine” is not a whole number",
    "nowhere.xlsx": "line 2, stage: There is no “no-such-stage” among the stages",
    "old-day.xlsx": "line 2, importance: “-99999999” is not a whole number",
    "program.xlsx": "The workbook has programs",
    "formulas.csv": r"line 2, stage: There is no “@SUM\(1\)” among the stages",
    "good.csv": NOTHING,
    "half-letter.csv": "line 2: Letters of this line are not in the encoding of the others",
    "latin.csv": NOTHING,
    "numbers.csv": "importance: “nan” was read as empty.*line 2, .*: “1e999” is not.*line 4, .*“99999999",
    "open-quote.csv": "line 2: A quote opens here that nothing closes",
    "twin-heads.csv": "line 1, statement: .* the file two",
    "twin-ids.csv": "line 3 and 1 more, id: The id n1 stands in a line above already",
    "utf-16.csv": NOTHING,
    "wide.csv": "^0 rows added.*The header is in line 2",
    "good.mmd": NOTHING,
    "colons.mmd": "line 4: Mermaid ends the name at the first colon.*line 5: .* the name of a section.*line 6: “d” is",
    "no-score.mmd": "line 4: “good” is no score.*line 5: “NaN” is no score.*line 6: “1e999” is no score",
    "open-brace.mmd": "line 2: .* a brace that nothing closes",
    "directive.mmd": "line 1: The directive “%%{init: .*” was left out",
    "front-matter.mmd": "line 3: Of the front matter only the title is taken",
    "never-ends.mmd": "Front matter opens here and never ends",
    "zeros.mmd": "line 1: The word journey is missing",
}
"""What is said of a file that opens: by the report of its reading, or by `jk.check`."""

BROKEN = ("dangling_reference", "circular_reference", "unreadable_value", "duplicate_row")
"""Kinds of problems that a file is to blame for; what a map lacks is no fault of its file."""


pytestmark = pytest.mark.usefixtures("alone", "in_time")


def read(path: Path) -> tuple[jk.JourneyMap, str]:
    """Return the map that a file becomes, and what is said of it: `NOTHING` if nothing is wrong with it."""
    if path.suffix == ".csv":
        m = jk.JourneyMap(stages=["Research", "Claims"])
        said = str(jk.read_table(path, into=m.needs))
        return m, NOTHING if said == "1 row added." else said
    reading = read_map(path)
    told = [*map(str, reading.problems), *(problem.message for problem in jk.check(reading.journey, *BROKEN))]
    return reading.journey, "\n".join(told) or NOTHING


def test_every_file_is_expected_to_do_something():
    assert {path.name for path in FOLDER.iterdir()} == {*REFUSED, *TAKEN}
    assert not [name for name, expected in (REFUSED | TAKEN).items() if re.search(expected, "")], "it says anything"


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
    assert said == NOTHING if TAKEN[name] == NOTHING else re.search(rf"(?s){TAKEN[name]}", said), said
    for table in m.tables:
        assert len(m.table(table).df) == len(m.table(table))
    jk.save(m.copy(), tmp_path / "again.journey.json", overwrite=True)
    assert read(tmp_path / "again.journey.json")[0].tables == m.tables
