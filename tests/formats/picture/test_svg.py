"""The SVG itself: well formed, of a closed list of elements, without anything that runs or fetches."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

import journeykit as jk
from journeykit.formats.picture.board_svg import board_svg
from journeykit.formats.picture.figures import Box, Figure, Words
from journeykit.formats.picture.svg import ELEMENTS, picture_svg
from tests.formats.any_map import maps
from tests.formats.picture.any_board import boards
from tests.formats.picture.boards import BOARDS, board, picture
from tests.formats.picture.looks import SVG, texts

XML = "{http://www.w3.org/XML/1998/namespace}"
ATTRIBUTES = {
    "width", "height", "viewBox", "role", f"{XML}lang", "font-family", "text-rendering", "x", "y", "rx", "fill",
    "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "points", "d", "transform",
    "font-size", "font-weight", "text-anchor", "dx",
}  # fmt: skip


def drawn(*figures: Figure) -> str:
    return picture_svg(figures, (0, 0, 9, 9), (9, 9), {"ground": "#fff", "ink": "#000"}, "", "", "")


def faults(svg: str) -> list[str]:
    """Return what must not be in a picture."""
    found = []
    for node in ET.fromstring(svg).iter():
        if node.tag.removeprefix(SVG) not in ELEMENTS:
            found.append(f"element {node.tag}")
        found += [f"attribute {name}" for name in node.attrib if name not in ATTRIBUTES]
        found += [
            f"{name}={value}" for name, value in node.attrib.items() if re.search(r"url|script|:/|nan|inf", value)
        ]
    return found


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", BOARDS)
def test_a_picture_is_made_of_few_elements_and_runs_nothing(name, dark):
    assert faults(picture(name).svg(dark)) == []


@settings(max_examples=100)
@given(maps() | boards())
def test_any_map_can_be_drawn(m):
    assert faults(board_svg(m.commit_path.contents)) == []


def test_what_must_not_be_there_is_found():
    planted = '<svg xmlns="http://www.w3.org/2000/svg"><a/><rect style="" fill="url(#x)"/></svg>'
    assert faults(planted) == [f"element {SVG}a", "attribute style", "fill=url(#x)"]


def test_markup_in_a_map_is_text_in_the_picture():
    svg = picture("mischief").svg()
    assert not any("script" in node.tag for node in ET.fromstring(svg).iter())
    assert "<b>bold</b>" in texts(svg)
    assert any("alert(1)" in text for text in texts(svg))


def test_the_picture_says_what_it_is_to_those_who_do_not_see_it():
    root = ET.fromstring(picture("heat_pump").svg())
    assert root.attrib["role"] == "img"
    assert root.attrib[f"{XML}lang"] == "en"
    assert root.findtext(f"{SVG}title") == "Journey board: Heat pump instead of gas"
    subtitle = jk.charts.emotion_curve(board("heat_pump")).to_dict()["title"]["subtitle"]
    assert root.findtext(f"{SVG}desc") == " ".join(subtitle)


@pytest.mark.parametrize(("language", "told"), [("de-AT", "de-AT"), ('en"><x', None), ("", None), ("Klingon", None)])
def test_only_a_language_is_told_as_one(language, told):
    m = jk.JourneyMap(language=language)
    root = ET.fromstring(board_svg(m.commit_path.contents))
    assert root.attrib.get(f"{XML}lang") == told


@pytest.mark.parametrize("name", BOARDS)
def test_the_same_map_gives_the_same_picture(name):
    twin = BOARDS["heat_pump"]() if name == "heat_pump" else board(name).copy()
    assert board_svg(twin.commit_path.contents) == picture(name).svg()


def test_a_text_from_right_to_left_is_isolated_and_stands_at_the_right():
    words = (
        Words(10, 20, ("שלום.", "עולם"), 13, leading=18, room=100),
        Words(10, 70, ("שלום",), 13, room=100, turns=False),
    )
    root = ET.fromstring(picture_svg(words, (0, 0, 9, 9), (9, 9), {"ground": "#fff", "ink": "#000"}, "", "", ""))
    first, second = root.iter(f"{SVG}text")
    assert (first.attrib["x"], first.attrib["text-anchor"]) == ("110", "end")
    assert [line.attrib["x"] for line in first] == ["110"]
    assert "".join(first.itertext()) == "\u2067שלום.\u2069\u2067עולם\u2069"
    assert (second.attrib["x"], "text-anchor" in second.attrib) == ("10", False)


def test_words_of_two_lines_do_not_run_together_when_copied():
    svg = picture_svg(
        (Words(0, 0, ("Know what", "next"), 13),), (0, 0, 9, 9), (9, 9), {"ground": "", "ink": ""}, "", "", ""
    )
    assert texts(svg) == ["Know what next"]


def test_numbers_are_short():
    svg = picture_svg(
        (Box(0.1 + 0.2, -0.0001, 1 / 3, 5, "ground"),), (0, 0, 9, 9), (9, 9), {"ground": "#fff"}, "", "", ""
    )
    assert '<rect x="0.3" y="0" width="0.33" height="5" fill="#fff"/>' in svg
