"""Texts as charts show them: one line, nothing unprintable, cut and broken where the room ends."""

from __future__ import annotations

import io
import re
import unicodedata
from itertools import pairwise
from xml.etree import ElementTree

import altair as alt
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeykit.charts import theme
from journeykit.charts.lettering import cut, one_line, width, wrapped
from tests.charts.drawn import SVG
from tests.charts.maps import GERMAN, HOSTILE

texts = st.one_of(st.text(), st.sampled_from(HOSTILE), st.text(alphabet="ab -WiÄ\u202e\n\x00👩‍🚀", max_size=60))
rooms = st.floats(min_value=1, max_value=600)
sizes = st.sampled_from([11, 12, 17, 26])
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


@given(texts, st.integers(min_value=1, max_value=300))
@example("a\u202eb\x07\u2028c\ud800d", 10)
def test_one_line_is_one_line_of_what_can_be_seen(text, most):
    line = one_line(text, most)
    assert len(line) <= most
    assert line == " ".join(line.split())
    assert not [letter for letter in line if unicodedata.category(letter) in UNSEEN and letter not in "\u200c\u200d"]


@given(texts)
def test_one_line_twice_is_one_line_once(text):
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NaT], ids=str)
def test_what_is_missing_is_no_text(missing):
    assert one_line(missing) == ""
    assert cut(missing, 100, 12) == ""
    assert wrapped(missing, 100, 12, lines=3) == [""]


@given(texts, rooms, sizes)
def test_what_is_cut_fits(text, room, size):
    line = cut(text, room, size)
    # A mark that says so is always left, however narrow the room.
    assert width(line, size) <= max(room, width("…", size)) + 1e-6
    whole = one_line(text, 400)
    assert line == whole or line.endswith("…") and whole.startswith(line[:-1])


@given(texts, st.floats(min_value=30, max_value=600), sizes, st.integers(min_value=1, max_value=5))
def test_what_is_wrapped_fits_and_keeps_its_order(text, room, size, most):
    found = wrapped(text, room, size, lines=most)
    assert 1 <= len(found) <= most
    for line in found:
        assert "\n" not in line
        # A single letter may be wider than the room.
        assert width(line, size) <= room + width("W-", size)
    whole, joined = one_line(text, 2_000), "".join(found)
    kept = joined.removesuffix("…")
    assert _bare(whole).startswith(_bare(kept))


def _bare(text: str) -> str:
    """Return a text without what breaking it adds or takes."""
    return re.sub(r"[\s-]", "", text)


@pytest.mark.parametrize("text", [*GERMAN, "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"])
@pytest.mark.parametrize("room", [50, 66, 94, 104, 140])
def test_a_long_word_is_broken_where_a_reader_can_follow(text, room):
    """Never one letter alone, before the hyphen or behind it."""
    found = wrapped(text, room, 11, lines=9)
    assert "…" not in "".join(found)
    for line, following in pairwise(found):
        if line.endswith("-"):
            assert len(line.split()[-1]) >= 3, found
            assert len(re.split(r"[\s-]", following)[0]) >= 2, found


def test_words_stay_whole_where_there_is_room():
    assert wrapped("Know what happens next", 70, 12, lines=3) == ["Know what", "happens", "next"]


def test_bold_letters_are_wider():
    assert width("Claims", 12, bold=True) > width("Claims", 12)


@given(texts, texts)
def test_widths_add_up(one, other):
    assert width(one + other, 12) == pytest.approx(width(one, 12) + width(other, 12))


@pytest.mark.parametrize("bold", [False, True], ids=["plain", "bold"])
@pytest.mark.parametrize(
    "line",
    [
        "Know what happens next with my claim",
        "Schadensfallregulierungsbegleitung",
        "WWW MMM @@@ %%%",
        "Überprüfung der Anspruchsvoraussetzungen",
        "0123456789 – 42 %",
    ],
)
def test_the_estimate_is_not_too_narrow(line, bold):
    """Against the program that draws: a picture is as wide as its line."""
    real = _measured(line, bold)
    assert width(line, 100, bold) * 0.8 <= real <= width(line, 100, bold)


def _measured(line: str, bold: bool) -> float:
    """Return how wide a line is drawn: the picture is as wide as the line, and 10 pixels of room."""
    mark = alt.Chart(pd.DataFrame({"n": [1]})).mark_text(
        text=line, font=theme.FONT, fontSize=100, align="left", fontWeight=600 if bold else "normal", x=0
    )
    written = io.StringIO()
    mark.properties(width=1, height=1, view=alt.ViewBackground(stroke=None)).save(written, format="svg")
    root = ElementTree.fromstring(written.getvalue())
    assert next(root.iter(f"{SVG}text")).text == line
    return float(root.attrib["width"]) - 10
