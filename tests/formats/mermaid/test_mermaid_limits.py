"""What is written can be read again, however long or empty the texts are."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.formats.as_mermaid import read, write


@pytest.mark.parametrize("text", ["<br>", " <BR /> ", "<br>\n<br/>"])
def test_a_note_of_nothing_but_breaks_is_no_task(text: str) -> None:
    m = jk.JourneyMap(stages=["Claims"])
    m.notes.add(stage="Claims", lane="doing", text=text)
    written = write(m)
    assert "      :" not in written.files[""].decode()
    assert "1 note without text" in written.lost


def test_long_names_are_cut_and_told() -> None:
    m = jk.JourneyMap(stages=["s" * 60_000], title="t" * 60_000)
    who = m.personas.add(name="p" * 60_000)
    m.notes.add(stage=m.stages.df.index[0], lane="doing", persona=who, text="Calls")
    written = write(m)
    assert "the end of 3 texts of more than 2,000 letters, or 200 of a persona's name" in written.lost
    reading = read(written.files)
    assert reading.problems == ()
    assert (len(reading.journey.title), [len(stage["name"]) for stage in reading.journey.stages]) == (2_000, [2_000])
    assert [note["text"] for note in reading.journey.notes] == ["Calls"]
