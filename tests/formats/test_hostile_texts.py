"""Whatever stands in a file of text, reading it gives a map or says why not."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.errors import UnreadableFileError
from journeykit.formats import as_board_csv, as_mermaid, as_tidy_csv
from journeykit.formats.format import Format
from tests.formats.any_map import texts

FORMS = (as_tidy_csv.FORMAT, as_board_csv.FORMAT, as_mermaid.FORMAT)
WORDS = (
    "table,row,column,value\n", "stages,a,name,A\n", "needs,n1,importance,99\n", "_tables,1,table,risks\n",
    "_columns,1,table,needs\n", "_columns,1,column,x\n", "_columns,1,kind,weather\n", "_map,m,schema,9.0\n",
    "_map,m,id,=1\n", "Stage,Goal,Doing\n", "Claims,,a\n", ",,b\n", '"', ";", "\t", "sep=;\n", "Emotion as is: R,",
    "journey\n", "section A\n", "x: 4: Me\n", "%% unrated\n", "\x00", "\ufeff", "\r", "'=1+1",
)  # fmt: skip


files = st.lists(st.sampled_from(WORDS) | texts, max_size=12).map("".join)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@given(data=files.map(lambda text: text.encode("utf-8", "replace")) | st.binary(max_size=60))
@settings(max_examples=150, deadline=None)
@example(data=b"\xff\xfe\x00")
@example(data=b"PK\x03\x04")
def test_reading_never_falls_over(form: Format, data: bytes):
    assert form.read is not None
    assert form.recognises is not None
    form.recognises(data)
    try:
        reading = form.read({"": data})
    except UnreadableFileError:
        return
    assert isinstance(reading.journey, jk.JourneyMap)
    assert all(problem.why and problem.line >= 0 for problem in reading.problems)
    form.read(form.write(reading.journey).files)


def test_a_cell_of_nothing_but_digits_takes_no_time():
    # 16,000 of them once took eight seconds.
    reading = as_tidy_csv.read({"": b"table,row,column,value\nneeds,n1,importance," + b"1" * 99_000 + b"!\n"})
    assert reading.journey.needs["n1"]["importance"] is None
