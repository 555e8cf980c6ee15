"""Where things stand: no text leaves its card, none covers another, all of it can be told from its ground."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings

import journeykit as jk
from journeykit.formats.picture.board_svg import Picture, picture_of
from journeykit.formats.picture.colours import LIGHT, NIGHT
from journeykit.formats.picture.columns import columns_of
from journeykit.formats.picture.figures import Box, Group, Words
from journeykit.formats.picture.shown import needs_in, notes_in
from tests.charts.colours import contrast
from tests.formats.any_map import maps
from tests.formats.picture.any_board import boards
from tests.formats.picture.boards import BOARDS, picture
from tests.formats.picture.looks import Frame, boxes, within

TOKENS = Path(__file__).parents[3] / "js" / "src" / "styles" / "tokens.css"
RENAMED = {"assumed": "grade-assumption", "known": "grade-known", "ground": "surface"}


def overlaps(drawn: Picture) -> list[tuple[str, str]]:
    lines = sorted((line for _, line, _ in within(drawn.drawing.figures)), key=lambda line: line.top)
    found = []
    for at, line in enumerate(lines):
        for other in lines[at + 1 :]:
            if other.top >= line.bottom:
                break
            if line.overlaps(other):
                found.append((line.says, other.says))
    return found


def strays(drawn: Picture) -> list[str]:
    """Return lines that leave the room they have, or a group they are in."""
    found = []
    for words, line, around in within(drawn.drawing.figures):
        if words.room and line.right - line.left > words.room + 0.5:
            found.append(f"{line.says!r} is wider than its room")
        found += [f"{line.says!r} leaves its group" for group in around if not group.holds(line)]
    return found


@pytest.mark.parametrize("name", BOARDS)
def test_no_text_covers_another_or_leaves_its_card(name):
    assert overlaps(picture(name)) == []
    assert strays(picture(name)) == []


@settings(max_examples=60)
@given(maps() | boards())
def test_no_text_of_any_map_covers_another_or_leaves_its_card(m):
    drawn = picture_of(m.commit_path.contents)
    assert overlaps(drawn) == []
    assert strays(drawn) == []


def test_overlaps_and_strays_are_found():
    words = (Words(0, 10, ("one",), 13, room=5), Words(8, 12, ("two",), 13))
    planted = picture("empty")
    group = Group(0, 0, 20, 40, words)
    drawn = Picture(Group(0, 0, 20, 40, (group,)), planted.shown, "", "", 0)
    assert overlaps(drawn) == [("one", "two")]
    assert strays(drawn) == [
        "'one' is wider than its room",
        "'one' leaves its group",
        "'two' leaves its group",
    ]


@pytest.mark.parametrize("colours", [LIGHT, NIGHT], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["heat_pump", "crowded", "thirty_stages", "loose", "german"])
def test_every_text_stands_out_from_what_is_under_it(name, colours):
    drawn, weak = picture(name), set()
    grounds: list[tuple[Box, Frame]] = []
    for figure, frame in boxes(drawn.drawing.figures):
        if isinstance(figure, Box):
            if figure.fill:
                grounds.append((figure, frame))
            continue
        under = next((box.fill for box, at in reversed(grounds) if at.holds(frame)), "ground")
        if figure.colour == "on-persona":
            continue
        for colour in filter(None, (figure.colour, figure.tail_colour)):
            if contrast(colours[colour], colours[under]) < 4.5:
                weak.add((colour, under))
    assert weak == set()


def test_initials_stand_out_from_their_face():
    for colours in (LIGHT, NIGHT):
        hues = [colour for name, colour in colours.items() if name.startswith("persona-")]
        assert len(hues) == 7
        assert min(contrast(colours["on-persona"], hue) for hue in hues) >= 4.5


def test_colours_are_those_of_the_board():
    css = TOKENS.read_text("utf-8")
    declared = re.findall(r"--jk-([a-z0-9-]+):[^;]*?light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", css)
    tokens = {name: (light, dark) for name, light, dark in declared}
    ours = {RENAMED.get(name, name): (light, NIGHT[name]) for name, light in LIGHT.items()}
    assert {name: pair for name, pair in ours.items() if tokens.get(name) != pair} == {}


def test_letters_are_never_smaller_than_eleven_pixels():
    for name in BOARDS:
        assert min((words.size for words, _, _ in within(picture(name).drawing.figures)), default=11) >= 11


def test_a_full_cell_widens_its_stage():
    columns = []
    for count in (8, 9, 100):
        m = jk.JourneyMap(stages=["Before", "During"])
        with m.batch():
            for at in range(count):
                m.notes.add(stage="During", lane="Doing", text=f"Note {at}")
        shown = picture_of(m.commit_path.contents).shown
        columns.append(columns_of(shown, notes_in(shown), needs_in(shown)))
    assert [found.abreast for found in columns] == [(1, 1), (1, 2), (1, 5)]
    assert {round(found.card(stage), 6) for found in columns for stage in (0, 1)} == {264.0}


@pytest.mark.parametrize("name", [name for name in BOARDS if name != "empty"])
def test_bands_follow_one_another_without_a_gap_all_as_wide_as_the_board(name):
    board = picture(name).drawing.figures[1]
    assert isinstance(board, Group)
    bands = [band for band in board.figures if isinstance(band, Group)]
    assert len(bands) > 10
    assert all(abs(one.y + one.height - other.y) < 0.01 for one, other in pairwise(bands))
    assert {band.width for band in bands} == {board.width}
