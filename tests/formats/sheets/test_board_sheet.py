from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit.errors import UnreadableFileError
from journeykit.formats.sheets import board_grid, board_sheet
from journeykit.formats.sheets.board_sheet import BoardSheet, board_of
from journeykit.formats.sheets.board_titles import lane_meant, lane_title
from journeykit.formats.sheets.board_words import note_line, note_meant, one_line
from journeykit.formats.sheets.sheet import Cell, Sheet
from tests.formats.any_map import texts


def said(board: BoardSheet) -> list[tuple[str, str, str]]:
    return [(note.stage, note.lane, note.text) for note in board.notes]


def test_each_line_of_a_cell_is_a_note_without_its_bullet():
    cell = "- Calls us\r\n• Takes a photo\r* [x] Waits\r\n\n 1. Swears \n-\n-2 stars\n–  Fin\n[ ] Hopes"
    board = board_of(Sheet([["Phase", "Actions"], ["Claims", cell]]))
    assert [note.text for note in board.notes] == [
        "Calls us", "Takes a photo", "Waits", "1. Swears", "-2 stars", "Fin", "Hopes",
    ]  # fmt: skip
    assert {note[:3] for note in board.notes} == {(2, "Claims", "Actions")}
    assert board.problems == []


STRAIGHT: list[list[Cell]] = [
    ["", "Awareness", "Claims"],
    ["Actions", "sees an ad", "calls\nwaits"],
    ["Pain points", "", "long queue"],
]


def test_a_sheet_with_the_lanes_down_is_read_the_other_way_round():
    board = board_of(Sheet(STRAIGHT))
    assert (board.stages, board.lanes) == (["Awareness", "Claims"], ["Actions", "Pain points"])
    assert said(board) == [
        ("Awareness", "Actions", "sees an ad"),
        ("Claims", "Actions", "calls"),
        ("Claims", "Actions", "waits"),
        ("Claims", "Pain points", "long queue"),
    ]
    assert [note.line for note in board.notes] == [2, 2, 2, 3]
    turned = [[*row] for row in zip(*STRAIGHT, strict=True)]
    again = board_of(Sheet(turned))
    assert (again.stages, again.lanes, said(again)) == (board.stages, board.lanes, said(board))


def test_what_a_map_has_already_tells_which_way_round_a_sheet_stands():
    rows: list[list[Cell]] = [["", "Suche", "Einbau"], ["Macht", "liest", ""], ["Sieht", "", "Staub"]]
    assert board_of(Sheet(rows)).stages == ["Macht", "Sieht"]
    assert board_of(Sheet(rows), lanes=["MACHT"]).stages == ["Suche", "Einbau"]
    assert board_of(Sheet(rows), stages=["einbau"]).stages == ["Suche", "Einbau"]


def test_a_stage_of_several_rows_goes_on_where_its_name_is_empty():
    rows: list[list[Cell]] = [
        ["Stage", "Doing"],
        ["Claims", "calls"],
        ["", "waits"],
        ["Renewal", "pays"],
        ["Claims", 7],
    ]
    board = board_of(Sheet(rows))
    assert board.stages == ["Claims", "Renewal"]
    assert said(board) == [
        ("Claims", "Doing", "calls"), ("Claims", "Doing", "waits"),
        ("Renewal", "Doing", "pays"), ("Claims", "Doing", "7"),
    ]  # fmt: skip


def test_what_stands_around_the_board_is_named_and_passed_over():
    rows: list[list[Cell]] = [
        ["Journey of Ruth"], [], ["No.", "Stage", "Goal", "", "Doing"], ["1", "", "lost"],
        ["2", "Claims", "Be paid", "odd", "calls"], ["3", "Renewal", "", "odd too", ""],
    ]  # fmt: skip
    board = board_of(Sheet(rows))
    assert board.stages == ["Claims", "Renewal"]
    assert board.lanes == ["Doing"]
    assert board.about == {"Claims": {"goal": "Be paid"}, "Renewal": {}}
    assert [(problem.line, problem.column, problem.text) for problem in board.problems] == [
        (3, "No.", "No."), (1, "", "Journey of Ruth"), (4, "Goal", "lost"), (5, "column 4", "odd"),
    ]  # fmt: skip


def test_an_empty_title_goes_on_with_the_lane_before():
    rows: list[list[Cell]] = [["", "Doing", "", "Thinking", ""], ["Claims", "a", "b", "c"], ["Renewal", "", "d"]]
    board = board_of(Sheet(rows))
    assert said(board) == [
        ("Claims", "Doing", "a"), ("Claims", "Doing", "b"), ("Claims", "Thinking", "c"), ("Renewal", "Doing", "d"),
    ]  # fmt: skip
    assert [(problem.line, problem.column) for problem in board.problems] == [(2, "column 3")]
    turned = board_of(Sheet([[*row] for row in zip(*[row + [""] * (5 - len(row)) for row in rows], strict=True)]))
    assert (said(turned), turned.problems) == (said(board), [])


def test_scores_and_flags_beside_the_lanes():
    rows: list[list[Cell]] = [
        ["Stage", "Goal", "Moment of truth", "Emotion as is: Ruth", "emotion TO BE: Ruth", "Emotion as is", "Doing"],
        ["Claims", "", "yes", "−2", 1, "good", "calls"],
        ["Claims", "", "perhaps", "2", "", "0", ""],
    ]
    board = board_of(Sheet(rows))
    assert board.lanes == ["Doing"]
    assert board.about == {"Claims": {"moment_of_truth": True}}
    assert [score[1:] for score in board.scores] == [
        ("Claims", "Ruth", "as_is", -2), ("Claims", "Ruth", "to_be", 1), ("Claims", "", "as_is", 0),
    ]  # fmt: skip
    assert [problem.text for problem in board.problems] == ["good", "perhaps", "2"]


def test_an_open_quote_is_reported():
    assert board_of(Sheet([["Stage", "Doing"], ["a", "b"]], unclosed=2)).problems[0].line == 2


def test_the_same_lane_twice_is_one_lane():
    board = board_of(Sheet([["Stage", "Doing", "Doing"], ["Claims", "a", "b"]]))
    assert (board.lanes, len(board.notes)) == (["Doing"], 2)


@pytest.mark.parametrize(
    ("name", "limit", "rows"),
    [
        ("MAX_ROWS", 2, [["Stage"], ["a"], ["b"]]),
        ("MAX_CELLS", 5, [["Stage", "x"], ["a"], ["b"]]),
        ("MAX_LANES", 2, [["Stage", "x", "y"], ["a", "b"]]),
        ("MAX_NOTES", 1, [["Stage", "x"], ["a", "b\nc"]]),
    ],
)
def test_what_is_larger_than_a_board_is_refused(monkeypatch, name: str, limit: int, rows: list[list[Cell]]):
    module = board_sheet if hasattr(board_sheet, name) else board_grid
    monkeypatch.setattr(module, name, limit + 1)
    board_of(Sheet(rows))
    monkeypatch.setattr(module, name, limit)
    with pytest.raises(UnreadableFileError):
        board_of(Sheet(rows))


@pytest.mark.parametrize("rows", [[], [[]], [["", " "]]])
def test_nothing_is_no_board(rows: list[list[Cell]]):
    with pytest.raises(UnreadableFileError, match="empty"):
        board_of(Sheet(rows))


@given(
    rows=st.lists(
        st.lists(
            texts
            | st.sampled_from(
                ("Stage", "Doing", "Goal", "Emotion as is: R", "Mood (1-5)", "Persona: R", "Sum", 3, 0.5)
            ),
            max_size=5,
        )
    )
)
def test_whatever_a_sheet_holds_every_line_of_it_is_taken_or_reported(rows: list[list[Cell]]):
    try:
        board = board_of(Sheet(rows))
    except UnreadableFileError:
        assert not any(str(cell).strip() for row in rows for cell in row)
        return
    assert {note.stage for note in board.notes} <= {*board.stages}
    assert {note.lane for note in board.notes} <= {*board.lanes}
    assert len({*board.stages}) == len(board.stages)
    assert all(0 < problem.line <= len(rows) and problem.why for problem in board.problems)


@given(text=texts)
def test_a_line_of_a_note_is_the_note_again(text: str):
    assert note_meant(note_line(text)) == one_line(text)


@given(
    text=texts
    | st.sampled_from(("Goal", "Lane: moment-of truth", "Lane: Lane: Emotion to be: a", "Lane: Fast", "Lane:"))
)
def test_a_title_of_a_lane_is_the_lane_again(text: str):
    assert lane_meant(lane_title(one_line(text))) == one_line(text)
