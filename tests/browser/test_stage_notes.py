"""Notes in the stage grid: a line of a cell is a note."""

from __future__ import annotations

import ast

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP
from tests.browser.stage_page import (
    ALL,
    DOING,
    STAGES,
    THREE_NOTES,
    about,
    fields,
    lines,
    read,
    stages_in,
)

pytestmark = pytest.mark.browser


def test_a_line_is_a_note(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, STAGES])
    notebook.run_all()
    stages = stages_in(notebook, 1)
    before = notebook.sources()
    stages.go(1, "Doing")
    stages.keyboard.type("Sees a crash")
    expect(fields(stages)).to_have_accessible_name("Doing, note 1 of 1")
    stages.press("Shift+Enter")
    stages.keyboard.type("Looks for the old policy")
    stages.press("Enter")
    expect(stages.cell(2, "Doing")).to_be_focused()
    expect(lines(stages, 1, "Doing")).to_have_text(["Sees a crash", "Looks for the old policy"])
    # Typing on notes adds to them.
    stages.press("ArrowUp")
    stages.keyboard.type("Asks a friend")
    stages.press("Tab")
    expect(stages.cell(1, "Thinking")).to_be_focused()
    # With the mouse: open the cell, a line more with the button, and click elsewhere.
    stages.cell(2, "Goes badly").dblclick()
    stages.keyboard.type("Forty pages")
    about(stages).get_by_role("button", name="Note").click()
    expect(fields(stages).nth(1)).to_be_focused()
    stages.keyboard.type("No price")
    stages.cell(3, "Goes badly").click()
    expect(lines(stages, 2, "Goes badly")).to_have_text(["Forty pages", "No price"])
    # Opened and left, or lines without a word: nothing comes of it.
    stages.cell(3, "Goes badly").dblclick()
    stages.press("Shift+Enter", "Shift+Enter", "Enter")
    expect(stages.cell(4, "Goes badly")).to_be_focused()
    stages.expect_saved()
    assert notebook.sources() == before
    assert read(notebook, "notes", "stage", "lane", "text") == [
        ("awareness", "doing", "Sees a crash"),
        ("awareness", "doing", "Looks for the old policy"),
        ("awareness", "doing", "Asks a friend"),
        ("research", "negative", "Forty pages"),
        ("research", "negative", "No price"),
    ]
    assert ast.literal_eval(notebook.add_and_run("print(m.board_df().loc['Research', 'Goes badly'].split('\\n'))")) == [
        "Forty pages",
        "No price",
    ]


def test_editing_a_line_edits_its_note(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, THREE_NOTES, STAGES])
    notebook.run_all()
    stages = stages_in(notebook, 2)
    before = notebook.sources()
    one, two, three = was = read(notebook, "notes", *ALL, of=DOING)
    # The caret is at the end of the last; the first gets more words, and the second becomes two.
    stages.go("Claims", "Doing")
    stages.press("F2")
    expect(fields(stages).nth(2)).to_be_focused()
    stages.press("ArrowUp", "ArrowUp", "End")
    stages.keyboard.type(" twice")
    stages.press("ArrowDown", "End")
    stages.keyboard.type(" of it")
    stages.press("Alt+Enter")
    stages.keyboard.type("Sends it")
    stages.press("Enter")
    expect(lines(stages, "Claims", "Doing")).to_have_count(4)
    stages.expect_saved()
    now = read(notebook, "notes", *ALL, of=DOING)
    assert (now[0], now[1]) == (("o1", "Calls the hotline twice", *one[2:]), ("o2", "Takes a photo of it", *two[2:]))
    assert (now[2][1:], now[3]) == (("Sends it", "", None, None, None), three)
    # The whole edit is one step back.
    stages.go("Claims", "Doing")
    stages.press("Control+z")
    expect(lines(stages, "Claims", "Doing")).to_have_count(3)
    stages.expect_saved()
    assert read(notebook, "notes", *ALL, of=DOING) == was
    # A line that joins the one before it is gone; so is one without a word. Escape takes all of it back.
    edits = ("F2", "Control+a", "Backspace", "ArrowUp", "Home", "Backspace")
    stages.go("Claims", "Doing")
    stages.press(*edits)
    expect(fields(stages)).to_have_count(2)
    stages.press("Escape")
    expect(stages.cell("Claims", "Doing")).to_be_focused()
    expect(lines(stages, "Claims", "Doing")).to_have_count(3)
    stages.press(*edits, "F2")
    expect(stages.cell("Claims", "Doing")).to_be_focused()
    expect(lines(stages, "Claims", "Doing")).to_have_count(1)
    stages.expect_saved()
    assert read(notebook, "notes", *ALL, of=DOING) == [("o1", "Calls the hotlineTakes a photo", *one[2:])]
    stages.go("Claims", "Doing")
    stages.press("Control+z")
    expect(lines(stages, "Claims", "Doing")).to_have_count(3)
    # Delete takes the notes of this cell, all of them, and offers to take that back.
    stages.press("Delete")
    expect(lines(stages, "Claims", "Doing")).to_have_count(0)
    expect(stages.status()).to_contain_text("3 notes deleted.")
    stages.expect_saved()
    assert read(notebook, "notes", "id") == ["o4"]
    stages.status().get_by_role("button", name="Undo").click()
    expect(lines(stages, "Claims", "Doing")).to_have_count(3)
    stages.expect_saved()
    assert notebook.sources()[:3] == before
    assert notebook.add_and_run("m == before") == "True"


def test_the_details_of_a_line_belong_to_its_note(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, THREE_NOTES, STAGES])
    notebook.run_all()
    stages = stages_in(notebook, 2)
    bar = about(stages)
    # With the mouse, on the line that was clicked.
    stages.cell("Claims", "Doing").dblclick()
    fields(stages).nth(1).click()
    expect(bar.get_by_role("radio", name="Not said")).to_be_checked()
    bar.get_by_title("Several voices").click()
    expect(fields(stages).nth(1)).to_be_focused()
    for label, choice in (("Channel", "Email"), ("For", "Otto")):
        # The list itself is the browser's own and no part of the page.
        bar.get_by_label(label).click()
        bar.get_by_label(label).select_option(choice)
        expect(fields(stages).nth(1)).to_be_focused()
    stages.keyboard.type(" or two")
    stages.cell("Renewal", "Doing").click()
    expect(lines(stages, "Claims", "Doing").nth(1)).to_contain_text("Takes a photo or two Email")
    # With keys, on a line that is new; what the others say stays.
    stages.go("Claims", "Doing")
    stages.keyboard.type("Hires a car")
    stages.press("Alt+ArrowDown")
    expect(bar.get_by_role("radio", name="Not said")).to_be_focused()
    stages.press("ArrowRight", "ArrowRight", "Tab")
    expect(bar.get_by_label("Channel")).to_be_focused()
    stages.keyboard.type("web")
    stages.press("Tab")
    stages.keyboard.type("nad")
    stages.press("Tab")
    expect(fields(stages).nth(3)).to_be_focused()
    # And one more way back.
    stages.press("Alt+ArrowDown", "ArrowLeft", "Escape")
    expect(fields(stages).nth(3)).to_be_focused()
    stages.press("Enter")
    expect(lines(stages, "Claims", "Doing").nth(3)).to_contain_text("Hires a car Website")
    stages.expect_saved()
    one, two, three, new = read(notebook, "notes", *ALL, of=DOING)
    assert one == ("o1", "Calls the hotline", "ana", "phone", "measured", "Nadia")
    assert two == ("o2", "Takes a photo or two", "ben", "email", "several_voices", "Otto")
    assert three == ("o3", "Waits for the tow truck", "ana", None, "assumption", "Otto")
    assert new[1:] == ("Hires a car", "", "website", "assumption", "Nadia")
    # Taken away again, one by one, in one edit.
    stages.go("Claims", "Doing")
    stages.press("Enter", "Alt+ArrowDown", "ArrowLeft", "Tab", "Home", "Tab", "Home", "Tab", "Enter")
    stages.expect_saved()
    assert read(notebook, "notes", *ALL, of=DOING)[3][1:] == ("Hires a car", "", None, None, None)


def test_texts_from_elsewhere(open_notebook: OpenNotebook) -> None:
    goal = "- Fotos hochladen\\r\\n\\r\\n  • Auf den Rückruf warten\\n* Nachfragen"
    notebook = open_notebook([MAP, f'm.stages.set("claims", goal="{goal}");', STAGES])
    notebook.run_all()
    stages = stages_in(notebook, 2)
    before = notebook.sources()
    # A list that was copied becomes a note a line.
    stages.open("Claims", "Goal")
    stages.press("Control+a", "Control+c", "Escape")
    stages.go("Research", "Doing")
    stages.press("Enter", "Control+v")
    expect(fields(stages)).to_have_count(3)
    expect(fields(stages).nth(2)).to_be_focused()
    stages.keyboard.type("!")
    stages.press("Enter")
    pasted = ["Fotos hochladen", "Auf den Rückruf warten", "Nachfragen!"]
    expect(lines(stages, "Research", "Doing")).to_have_text(pasted)
    # A word without an end stays inside its cell, written or shown.
    word = "Kraftfahrzeughaftpflichtversicherungsbedingungen"
    cell = stages.go("Purchase", "Doing")
    stages.press("Enter")
    stages.keyboard.insert_text(word)
    fits = "cell => [cell, ...cell.querySelectorAll('*')].every(part => part.scrollWidth <= cell.clientWidth)"
    assert stages.grid.get_by_role("textbox").evaluate(fits)
    stages.press("Enter")
    stages.expect_text("Purchase", "Doing", word)
    assert cell.evaluate(fits)
    # An input method: its keys end nothing before it is done, not even Enter.
    keys = notebook.page.context.new_cdp_session(notebook.page)
    stages.go("Renewal", "Doing")
    keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Process", "windowsVirtualKeyCode": 229})
    expect(fields(stages)).to_be_focused()
    for text in ("k", "こ", "このまえ"):
        keys.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    expect(fields(stages)).to_have_value("このまえ")
    keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 229})
    expect(fields(stages)).to_be_focused()
    keys.send("Input.insertText", {"text": "この前"})
    expect(fields(stages)).to_have_value("この前")
    stages.press("Enter")
    stages.expect_text("Renewal", "Doing", "この前")
    stages.expect_saved()
    assert notebook.sources() == before
    assert read(notebook, "notes", "text") == [*pasted, word, "この前"]


def test_two_pages_write_in_one_cell(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, THREE_NOTES, STAGES])
    notebook.run_all()
    mine = stages_in(notebook, 2)
    notebook.expect_idle()  # seen live, the output gets another table: that is to be saved too
    notebook.save()
    theirs = stages_in(notebook.second_tab(), 2)
    was = read(notebook, "notes", *ALL, of=DOING)
    mine.go("Claims", "Doing")
    mine.press("F2", "ArrowUp", "ArrowUp", "End")
    mine.keyboard.type(" twice")
    # Meanwhile the other one: another note gets more words, one goes, and one comes.
    theirs.go("Claims", "Doing")
    theirs.press("F2", "Control+a", "Backspace", "ArrowUp", "End")
    theirs.keyboard.type(" of it")
    theirs.press("Shift+Enter")
    theirs.keyboard.type("Sends it")
    theirs.press("Enter")
    expect(lines(theirs, "Claims", "Doing")).to_have_count(3)
    theirs.expect_saved()
    expect(fields(mine).first).to_be_focused()
    mine.press("End")
    mine.keyboard.type(" or more")
    mine.press("Enter")
    for stages in (mine, theirs):
        expect(lines(stages, "Claims", "Doing")).to_contain_text(
            ["Calls the hotline twice or more", "Takes a photo of it", "Sends it"]
        )
    mine.expect_saved()
    one, two, new = read(notebook, "notes", *ALL, of=DOING)
    assert one == ("o1", "Calls the hotline twice or more", *was[0][2:])
    assert two == ("o2", "Takes a photo of it", *was[1][2:])
    assert new[1:] == ("Sends it", "", None, None, None)
    # One step back takes one's own words, and leaves the other's.
    mine.go("Claims", "Doing")
    mine.press("Control+z")
    for stages in (mine, theirs):
        expect(lines(stages, "Claims", "Doing")).to_contain_text(
            ["Calls the hotline Phone", "Takes a photo of it", "Sends it"]
        )
