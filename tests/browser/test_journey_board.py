"""The journey board in JupyterLab. What it does by itself is proved without a kernel, in tests/browser/board."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.board.board_view import BoardView
from tests.browser.board.walk import make_a_map
from tests.browser.conftest import OpenCopy, OpenNotebook
from tests.browser.motor_map import MAP, NEED, grid_in
from tests.browser.notebook_page import NotebookPage
from tests.browser.stage_page import ALL, THREE_NOTES, expect_feeling, lines, read, run_aside, stages_in

pytestmark = pytest.mark.browser

BOARD = "jk.JourneyBoard(m)"
EMPTY = 'import journeykit as jk\nm = jk.JourneyMap(title="Motor insurance")'
DOING, THINKING = "lane:doing", "lane:thinking"
SAVED = re.compile("memory, |Saved ")


def board_in(notebook: NotebookPage, cell: int) -> BoardView:
    """Return the board in the output of a cell, once it is there."""
    board = BoardView(notebook.output_area(cell))
    expect(board.around.locator(".jk-view")).to_be_visible()
    return board


@contextmanager
def _frozen_kernel(notebook: NotebookPage) -> Iterator[None]:
    """The kernel's process stands still meanwhile: it answers nothing."""
    pid = int(notebook.add_and_run("import os; print(os.getpid())"))
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def test_one_map_in_grids_and_on_the_board_without_the_kernel(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, THREE_NOTES + "\n" + NEED, BOARD, "jk.StageGrid(m)", "jk.NeedsGrid(m)"])
    notebook.run_all()
    board, stages, needs = board_in(notebook, 2), stages_in(notebook, 3), grid_in(notebook, 4)
    expect(board.cards(DOING, "claims")).to_have_count(3)
    with _frozen_kernel(notebook):
        needs.type(1, "Statement", "Know it at once")
        expect(board.card("Know it at once")).to_be_visible()
        stages.type("Claims", "Goal", "Get help today")
        expect(board.stage("claims")).to_contain_text("Get help today")
        stages.type("Claims", "Nadia", "-2 angry")
        point = board.cell("emotion", "claims").get_by_role("slider", name=re.compile("Nadia"))
        expect(point).to_have_attribute("aria-valuenow", "-2")
        # And the other way round.
        board.go(DOING, "claims", "o1")
        board.press("F2", "Control+a")
        board.write("Calls an agent")
        expect(lines(stages, "Claims", "Doing").first).to_contain_text("Calls an agent")
        board.press("Alt+Shift+ArrowDown", "Alt+Shift+ArrowDown", "Alt+Shift+ArrowDown")
        expect(lines(stages, "Claims", "Doing")).to_have_count(2)
        expect(board.item("o1")).to_be_focused()
        board.go("stages", "claims")
        board.press("F2", "Control+a")
        board.write("Damage")
        expect(needs.cell(1, "Stage")).to_have_text("Damage")
        expect(board.status()).to_contain_text("waiting")
    expect(board.status()).to_contain_text(SAVED, timeout=30_000)
    assert read(notebook, "notes", "id", "lane", "text", of="[m.notes.df.index == 'o1']") == [
        ("o1", "thinking", "Calls an agent")
    ]
    assert read(notebook, "needs", "statement") == ["Know it at once"]
    assert read(notebook, "emotions", "stage", "score", "word") == [("claims", -2, "angry")]
    expect_feeling(stages, "Damage", "Nadia", re.compile(r"^−2\s+Angry"))


def test_every_note_is_a_row_and_all_is_there_after_a_reload(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, THREE_NOTES, BOARD, BOARD])
    notebook.run_all()
    board, other = board_in(notebook, 2), board_in(notebook, 3)
    sources = notebook.sources()
    before = read(notebook, "notes", *ALL)
    board.go(DOING, "claims", "o2")
    board.press("Control+Shift++")
    board.write("Sends it 🚗")
    # Two boards of one map: each has a focus and a choice of its own, and both the same notes.
    expect(other.card("Sends it 🚗")).to_be_visible()
    expect(board.card("Sends it 🚗")).to_be_focused()
    other.go(DOING, "")
    other.press(" ")
    expect(other.item("o1")).to_have_count(0)
    expect(board.item("o1")).to_be_visible()
    other.press(" ")
    board.go(DOING, "claims", "o1")
    board.press(" ", "ArrowLeft", " ")
    expect(other.cards(DOING, "renewal")).to_have_count(1)
    expect(board.status()).to_contain_text(SAVED)
    rows = read(notebook, "notes", "id", "stage", "text")
    assert [text for _, stage, text in rows if stage == "renewal"] == ["Calls the hotline"]
    assert "Sends it 🚗" in [text for *_, text in rows]
    assert notebook.sources()[: len(sources)] == sources
    notebook.save()
    notebook.reload()
    board = board_in(notebook, 2)
    expect(board.cards(DOING, "renewal")).to_have_count(1)
    expect(board.card("Sends it 🚗")).to_be_visible()
    # Each step goes back by itself, from either of them.
    board.go(DOING, "claims")
    board.press("Control+z")
    expect(board.cards(DOING, "renewal")).to_have_count(0)
    board.press("Control+z")
    expect(board.card("Sends it 🚗")).to_have_count(0)
    expect(board.status()).to_contain_text(SAVED)
    assert read(notebook, "notes", *ALL) == before


def test_what_code_does_shows_at_once(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, THREE_NOTES, BOARD])
    notebook.run_all()
    board = board_in(notebook, 2)
    board.go(DOING, "claims", "o2")
    board.press("F2", "End")
    board.keyboard.type(" of it")
    run_aside(
        notebook,
        'm.stages.add(name="Farewell"); m.lanes.set("doing", name="Acts"); m.notes.remove("o3");'
        'm.notes.add(stage="claims", lane="doing", id="o5", text="Calls her sister");'
        'm.lanes.set("thinking", side="backstage")',
    )
    expect(board.cell(DOING, "")).to_contain_text("Acts")
    expect(board.map.get_by_role("columnheader", name=re.compile("Farewell"))).to_be_visible()
    expect(board.item("o5")).to_be_visible()
    expect(board.item("o3")).to_have_count(0)
    expect(board.editor()).to_be_focused()
    board.press("Enter")
    expect(board.item("o2")).to_be_focused()
    expect(board.status()).to_contain_text(SAVED)
    assert read(notebook, "notes", "text", of="[m.notes.df.index == 'o2']") == ["Takes a photo of it"]


def test_what_is_asked_for_is_shown(open_notebook: OpenNotebook) -> None:
    asked = 'jk.JourneyBoard(m, personas=["Otto"], lanes=["Doing"], version="both")'
    notebook = open_notebook([MAP, THREE_NOTES, asked])
    notebook.run_all()
    board = board_in(notebook, 2)
    expect(board.item("o3")).to_be_visible()
    expect(board.item("o1")).to_have_count(0)
    expect(board.row(THINKING)).to_have_count(0)
    expect(board.around.get_by_role("button", name="Both", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(board.cell("emotion", "claims").get_by_role("slider")).to_have_count(2)


def test_no_key_reaches_the_notebook(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, THREE_NOTES, BOARD])
    notebook.run_all()
    board = board_in(notebook, 2)
    sources = notebook.sources()
    for spot in ((DOING, "claims", "o1"), (THINKING, "research", ""), ("stages", "claims", ""), (DOING, "", "")):
        board.go(*spot)
        for key in ("a", "b", "x", "c", "v", "z", "m", "y", "d", "d", "Shift+L", "Shift+M"):
            board.press(key)
            if board.map.locator("[data-editing]").count():
                board.press("Escape")
        board.press("ArrowUp", "ArrowDown", "Shift+ArrowDown", "Control+a", "Escape")
    assert notebook.sources() == sources
    assert notebook.cell_count() == 3
    # Presented, it takes the whole window, and the keys are its own there too.
    board.button("Present").click()
    box = board.around.locator(".jk-view").bounding_box()
    assert box
    assert (box["width"], box["height"]) == (1400, 900)
    board.press("b", "ArrowDown", "x", "Escape")
    if board.map.locator("[data-editing]").count():
        board.press("Escape")
    board.press("Escape")
    expect(board.around.get_by_role("toolbar", name="Board tools")).to_be_visible()
    assert notebook.sources() == sources


def test_nothing_for_axe_to_find_in_light_and_dark(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, THREE_NOTES + "\n" + NEED, BOARD])
    notebook.run_all()
    board = board_in(notebook, 2)
    board.go(DOING, "claims", "o1")
    board.press("Alt+ArrowDown")
    for shade in ("light", "dark"):
        notebook.theme(shade)
        assert violations(board.around) == []
        notebook.screenshot(f"journey-board-{shade}")
    notebook.viewport(480, 900)
    assert violations(board.around) == []
    notebook.screenshot("journey-board-narrow")


def test_from_an_empty_board_to_a_finished_map(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([EMPTY, BOARD])
    notebook.run_all()
    board = board_in(notebook, 1)
    expect(board.around).to_contain_text("No stages yet.")
    notebook.go_to_cell(1)
    make_a_map(board)
    expect(board.status()).to_contain_text(SAVED)
    assert read(notebook, "stages", "name", "goal", "moment_of_truth") == [
        ("Research", "Compare without fear", False),
        ("Claims", "Get help at once", True),
        ("Renewal", "Stay well covered", False),
    ]
    assert sorted(read(notebook, "notes", "lane", "text")) == [
        ("doing", "Calls the hotline"), ("doing", "Photographs the damage"),
        ("thinking", "Compares prices"), ("touchpoints", "Price calculator"),
    ]  # fmt: skip
    assert read(notebook, "emotions", "score", "word") == [(-1, "unsure"), (-2, "angry"), (1, "satisfied")]
    assert read(notebook, "needs", "level", "importance", "satisfaction") == [
        ("safety", 9, 3), ("love_belonging", 7, 2),
    ]  # fmt: skip


EXAMPLE = Path(__file__).parents[2] / "examples" / "journey_board.ipynb"


def test_the_finished_map(open_copy: OpenCopy) -> None:
    notebook = open_copy(EXAMPLE)
    notebook.run_all()
    board = BoardView(notebook.page.locator(".jp-OutputArea").filter(has=notebook.page.locator(".jk-bmap")).first)
    expect(board.map.locator("[data-item]").first).to_be_visible()
    assert violations(board.around) == []
