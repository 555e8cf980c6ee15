"""Texts in lines: everything is there, nothing is wider than its room, nothing that is written as one is parted."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.formats.picture.letters import width
from journeykit.formats.picture.scripts import is_right_to_left, needs_font
from journeykit.formats.picture.wrapping import lines_of, plain, shortened
from tests.formats.any_map import texts
from tests.formats.picture.looks import letters

ROOMS = st.integers(40, 400)


@given(texts | st.text(max_size=200), ROOMS, st.booleans())
def test_nothing_is_lost_and_every_line_fits(text, room, bold):
    lines = lines_of(text, room, 13, bold)
    assert letters("".join(lines)) == letters(text)
    assert all(width(line, 13, bold) <= room or len(line) < 3 or _sticks_together(line) for line in lines)
    assert not any(re.search(r"[\x00-\x1f\u2028]", line) for line in lines)


@pytest.mark.parametrize(
    "address",
    [
        "https://portal.havenmoor.example/customers/claims/",
        "schadensmeldung@versicherungsgesellschaft.example",
        "www.versicherungsgesellschaft.example",
    ],
)
def test_no_hyphen_is_drawn_into_an_address(address):
    lines = lines_of(f"see {address} there", 120, 12)
    assert address in "".join(lines)
    assert all(width(line, 12) <= 120 for line in lines)


def test_a_number_or_short_name_with_a_dot_stays_together():
    for room in range(40, 120):
        assert "1.5" in " ".join(lines_of("It costs about 1.5 euros", room, 12)).split()


def _sticks_together(line: str) -> bool:
    """Tell whether a line is one letter with what is written onto it."""
    return sum(unicodedata.category(letter)[0] not in "MC" for letter in line) < 3


@given(texts, ROOMS)
def test_a_smaller_room_never_needs_fewer_lines(text, room):
    assert len(lines_of(text, room, 13)) >= len(lines_of(text, room * 2, 13))


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("Schadensmeldungsentgegennahme", 140, ("Schadensmeldungs-", "entgegennahme")),
        ("Vertragsabschluss", 80, ("Vertragsab-", "schluss")),
        ("heat-pump", 50, ("heat-", "pump")),
        ("hei\u00adzungs\u00adkel\u00adler", 66, ("heizungs-", "keller")),
        ("保険プランを比較し、電話", 65, ("保険プラン", "を比較し、", "電話")),
        ("one\n\ntwo", 100, ("one", "", "two")),
        ("  padded   out  ", 100, ("padded out",)),
        ("", 100, ()),
        ("\n \n", 100, ()),
    ],
)
def test_where_lines_end(text, room, lines):
    assert lines_of(text, room, 13) == lines


@pytest.mark.parametrize("letter", ["👩\u200d👩\u200d👧", "e\u0301", "👍🏽", "🇩🇪", "مؤمَّنًا"])
def test_what_is_written_as_one_stays_on_one_line(letter):
    for room in (20, 31, 47):
        joined = "|".join(lines_of(f"xx{letter}xx{letter}", room, 13))
        assert not re.search(r"\|[\u0300-\u036f\u064b-\u065f\u200d\U0001f3fb-\U0001f3ff]", joined)
        assert "\u200d|" not in joined
        assert "\U0001f1e9|" not in joined


def test_a_soft_hyphen_has_room_at_the_end_of_a_line():
    for letters_before in range(1, 30):
        lines = lines_of(f"{'n' * letters_before}\u00ad{'o' * 30}", 120, 13)
        assert max(width(line, 13) for line in lines) <= 120


def test_a_last_line_of_one_short_word_is_avoided():
    lines = lines_of("He took off his shoes, and he listened to", 150, 13)
    assert width(lines[-1], 13) > 40


def test_a_text_without_end_is_cut_between_letters():
    assert shortened("ab" * 4_000, 10) == "ababababa…"
    assert shortened("x" * 8 + "e\u0301" * 9, 10) == "x" * 8 + "…"
    assert len(plain("x" * 100_000)) < 10_000


def test_which_way_a_text_runs():
    assert is_right_to_left(["", "12. שלום ABC"])
    assert not is_right_to_left(["ABC שלום"])
    assert not is_right_to_left(["12 – 13"])


def test_which_letters_need_another_font():
    assert [letter for letter in "aß€ДΩש…“e\u0301\u200d" if needs_font(letter)] == []
    assert all(needs_font(letter) for letter in "日한カع★😀ह")
