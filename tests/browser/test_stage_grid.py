"""The stage grid: a note a line in the lanes, what is felt, and the stages themselves."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.grid_page import GridPage, RowKey
from tests.browser.motor_map import MAP, grid_in
from tests.browser.notebook_page import NotebookPage
from tests.browser.tabs import act

pytestmark = pytest.mark.browser

STAGES = "jk.StageGrid(m)"

# Three notes of one cell, none of them like another, and one that is none of its business.
THREE_NOTES = """
doing = dict(stage="claims", lane="doing")
m.notes.add(**doing, id="o1", text="Calls the hotline", author="ana", channel="phone", grade="measured",
            persona="Nadia")
m.notes.add(**doing, id="o2", text="Takes a photo", author="ben", channel="app")
m.notes.add(**doing, id="o3", text="Waits for the tow truck", author="ana", grade="assumption", persona="Otto")
m.notes.add(stage="claims", lane="thinking", id="o4", text="Who pays for this?", author="ana")
before = m.copy();
""".strip()

ALL = ("id", "text", "author", "channel", "grade", "persona_name")


def stages_in(notebook: NotebookPage, cell: int) -> GridPage:
    return grid_in(notebook, cell, "Stages")


def lines(stages: GridPage, row: RowKey, lane: str) -> Locator:
    """Return the notes that stand in a cell."""
    return stages.cell(row, lane).get_by_role("listitem")


def fields(stages: GridPage) -> Locator:
    """Return the fields of the editor of notes, one a line."""
    return stages.grid.get_by_role("textbox")


def about(stages: GridPage) -> Locator:
    """Return the box for what a note says beside its text."""
    return stages.grid.get_by_role("group", name="About this note", exact=True)


def read(notebook: NotebookPage, table: str, *columns: str, of: str = "") -> list[Any]:
    """Return rows of a frame in the kernel; for a single column its values."""
    frame = f"m.{table}.df{of}.reset_index()[{list(columns)!r}].astype(object)"
    rows = ast.literal_eval(notebook.add_and_run(f"print({frame}.where(lambda f: f.notna(), None).values.tolist())"))
    return [row[0] for row in rows] if len(columns) == 1 else [tuple(row) for row in rows]


DOING = "[m.notes.df.lane == 'doing']"


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


FEELINGS = ("stage", "version", "score", "word", "unaware")


def expect_feeling(stages: GridPage, row: RowKey, column: str, shown: str | re.Pattern[str]) -> None:
    """Wait until a score looks like this: what is there and not in sight is left out."""
    expect(stages.cell(row, column)).to_have_text(shown, use_inner_text=True)


def pick(stages: GridPage, row: RowKey, column: str, answer: str) -> None:
    """Double-click a score and click on an answer."""
    cell = stages.cell(row, column)
    cell.dblclick()
    stages.grid.get_by_role("radio", name=re.compile(rf"^{re.escape(answer)}")).click()
    expect(cell).to_be_focused()


def test_what_is_felt_is_clicked_stepped_and_typed(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(["import journeykit as jk\nm = jk.JourneyMap(stages=['Research', 'Claims'])", STAGES])
    notebook.run_all()
    stages = stages_in(notebook, 1)
    # Nobody travels yet.
    stages.around.get_by_label("Name of a persona").fill("Nadia")
    stages.press("Enter")
    expect(stages.cell("Research", "Nadia")).to_be_focused()
    for answer in ("−1", "Does not notice", "+2"):
        pick(stages, "Research", "Nadia", answer)
        expect_feeling(stages, "Research", "Nadia", re.compile(rf"^{re.escape(answer)}"))
    stages.go("Claims", "Nadia")
    stages.press("F2", "ArrowUp", "ArrowUp", "ArrowRight", "Enter")
    expect_feeling(stages, "Claims", "Nadia", re.compile("^0"))
    # A word on its own, and a score with its word.
    stages.type("Research", "Nadia As is · word", "cur")
    expect_feeling(stages, "Research", "Nadia", "+2 Curious")
    stages.type("Claims", "Nadia", "-2 angry")
    expect_feeling(stages, "Claims", "Nadia", "−2 Angry")
    stages.expect_text("Claims", "Nadia As is · word", "Angry")
    stages.type("Claims", "Nadia", "7")
    stages.expect_error("Claims", "Nadia", "“7” is not a whole number from −2 to 2.")
    stages.press("Escape")
    # Who does not notice a stage feels nothing there; one step back, and it is all there again.
    stages.type("Claims", "Nadia", "does")
    expect_feeling(stages, "Claims", "Nadia", "Does not notice")
    stages.expect_text("Claims", "Nadia As is · word", "")
    stages.expect_saved()
    assert read(notebook, "emotions", *FEELINGS) == [
        ("research", "as_is", 2, "curious", False),
        ("claims", "as_is", None, None, True),
    ]
    stages.go("Claims", "Nadia")
    stages.press("Control+z")
    expect_feeling(stages, "Claims", "Nadia", "−2 Angry")
    # A score takes its word along.
    stages.go("Research", "Nadia")
    stages.press("Delete")
    # How it should become is a rating of its own.
    stages.button("To be").click()
    expect(stages.header("Nadia To be")).to_be_visible()
    expect_feeling(stages, "Claims", "Nadia", "–")
    stages.type("Claims", "Nadia", "1 relieved")
    stages.button("As is").click()
    expect_feeling(stages, "Claims", "Nadia", "−2 Angry")
    stages.expect_saved()
    assert read(notebook, "emotions", *FEELINGS) == [
        ("research", "as_is", None, None, False),
        ("claims", "as_is", -2, "angry", False),
        ("claims", "to_be", 1, "relieved", False),
    ]


def test_who_is_switched_off_is_out_of_sight(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(
        [MAP, THREE_NOTES, STAGES, 'jk.StageGrid(m, personas="Otto", lanes=["Doing", "Thinking"])']
    )
    notebook.run_all()
    stages = stages_in(notebook, 2)
    expect(stages.header("Otto")).to_be_visible()
    stages.go("Claims", "Doing")
    stages.button("To be").click()
    otto = stages.around.get_by_role("group", name="Personas").get_by_role("button", name="Otto")
    otto.click()
    expect(otto).to_have_attribute("aria-pressed", "false")
    expect(stages.header("Otto")).to_have_count(0)
    expect(stages.header("Otto To be · word")).to_have_count(0)
    expect(lines(stages, "Claims", "Doing")).to_have_count(2)
    expect(stages.status()).to_contain_text("1 note of others hidden")
    notebook.save()
    notebook.reload()
    stages = stages_in(notebook, 2)
    expect(stages.header("Nadia To be · word")).to_be_visible()
    expect(stages.header("Otto")).to_have_count(0)
    # What is out of sight is not deleted with the rest.
    stages.go("Claims", "Doing")
    stages.press("Delete")
    expect(stages.status()).to_contain_text("2 notes deleted.")
    stages.expect_saved()
    assert read(notebook, "notes", "id") == ["o3", "o4"]
    stages.go("Claims", "Doing")
    stages.press("Control+z")
    expect(lines(stages, "Claims", "Doing")).to_have_count(2)
    # With keys: to the tools, to the last of them, and back to the same cell.
    stages.press("Shift+Tab", "End", "Enter")
    expect(stages.header("Otto To be · word")).to_be_visible()
    stages.press("Tab")
    expect(stages.cell("Claims", "Doing")).to_be_focused()
    expect(lines(stages, "Claims", "Doing")).to_have_count(3)
    # What code asks for goes before what was looked at last.
    asked = stages_in(notebook, 3)
    heads = asked.grid.get_by_role("columnheader")
    assert [head.split("\n")[0] for head in heads.all_inner_texts()] == [
        "Stage", "Otto", "Doing", "Thinking", "Otto", "Goal", "Moment of truth",
    ]  # fmt: skip
    expect(lines(asked, "Claims", "Doing")).to_have_count(2)


def test_stages_come_go_and_move(open_notebook: OpenNotebook) -> None:
    hung = 'm.needs.add(statement="Know what happens next", stage="claims", persona="Nadia");'
    felt = 'm.emotions.add(persona="Nadia", stage="claims", version="as_is", score=-2, word="angry");'
    notebook = open_notebook([MAP, THREE_NOTES, hung, felt, STAGES])
    notebook.run_all()
    stages = stages_in(notebook, 4)
    sources = notebook.sources()
    stages.add_row()
    expect(stages.cell(6, "Stage")).to_be_focused()
    stages.keyboard.type("Farewell")
    stages.press("Enter")
    stages.type("Awareness", "Stage", "Trigger")
    stages.expect_text(1, "Stage", re.compile("^Trigger"))
    stages.type("Trigger", "Goal", "Notice a risk")
    stages.expect_text(1, "Stage", "TriggerNotice a risk")
    stages.cell("Farewell", "Moment of truth").locator("[data-box]").click()
    stages.expect_text(6, "Stage", "Farewell, moment of truth")
    stages.go("Research", "Thinking")
    stages.press("Alt+Shift+ArrowDown")
    expect(stages.cell(3, "Thinking")).to_be_focused()
    stages.go("Farewell", "Stage")
    stages.button("Move stage up").click()
    stages.go("Trigger", "Stage")
    stages.button("Duplicate stage").click()
    expect(stages.cell(2, "Stage")).to_be_focused()
    stages.expect_text(2, "Stage", "Trigger (copy)Notice a risk")
    stages.expect_saved()
    names = ["Trigger", "Trigger (copy)", "Purchase", "Research", "Renewal", "Farewell", "Claims"]
    assert read(notebook, "stages", "name") == names
    assert notebook.sources()[: len(sources)] == sources
    notebook.add_and_run("before = m.copy();")
    # Nothing hangs on this one.
    stages.go("Farewell", "Stage")
    stages.press("Control+Shift+-")
    stages.expect_count(6)
    question = stages.around.get_by_role("alertdialog", name="Delete the stage Claims?")
    stages.go("Claims", "Doing")
    stages.button("Delete stage").click()
    expect(question).to_contain_text("4 notes, 1 emotion and 1 need stay behind without a stage.")
    question.get_by_role("button", name="Keep").click()
    expect(stages.cell("Claims", "Doing")).to_be_focused()
    stages.press("Control+Shift+-")
    expect(question.get_by_role("button", name="Keep")).to_be_focused()
    question.get_by_role("button", name="Delete them too").click()
    stages.expect_count(5)
    stages.expect_saved()
    assert notebook.add_and_run("print(len(m.notes), len(m.emotions), len(m.needs))") == "0 0 0"
    stages.go("Renewal", "Doing")
    stages.press("Control+z")
    stages.expect_count(6)
    expect(lines(stages, "Claims", "Doing")).to_have_count(3)
    expect_feeling(stages, "Claims", "Nadia", "−2 Angry")
    stages.press("Control+z")
    stages.expect_count(7)
    stages.expect_saved()
    assert notebook.add_and_run("m == before") == "True"


CODE_AT_WORK = """
m.stages.add(name="Farewell")
m.stages.set("research", name="Look around")
m.stages.move("research", before="awareness")
m.lanes.set("doing", name="Acts")
m.lanes.add(name="Ideas", prompt="What if?")
m.notes.set("o2", text="Takes two photos", stage="renewal")
m.notes.remove("o3")
m.notes.add(stage="claims", lane="doing", id="o5", text="Calls her sister")
m.emotions.add(persona="Nadia", stage="claims", version="as_is", score=-2, word="angry");
""".strip()


def run_aside(notebook: NotebookPage, code: str) -> None:
    """Run code without a cell, so that the focus stays where it is."""
    act(notebook.page, "await panel.sessionContext.session.kernel.requestExecute({code: given}).done;", code)


def test_what_code_does_shows_at_once(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, THREE_NOTES, STAGES])
    notebook.run_all()
    stages = stages_in(notebook, 2)
    # In the midst of an edit of that very cell.
    stages.go("Claims", "Doing")
    stages.keyboard.type("Hires")
    run_aside(notebook, CODE_AT_WORK)
    expect(stages.header("Acts")).to_be_visible()
    expect(stages.header("Ideas What if")).to_be_attached()
    stages.expect_text(1, "Stage", re.compile("^Look around"))
    stages.expect_text(6, "Stage", "Farewell")
    expect(lines(stages, "Renewal", "Acts")).to_have_text(["Takes two photos App"])
    expect_feeling(stages, "Claims", "Nadia", "−2 Angry")
    expect(fields(stages).last).to_be_focused()
    stages.keyboard.type(" a car")
    stages.press("Enter")
    shown = [re.compile("Calls the hotline Phone$"), re.compile("^Hires a car$"), re.compile("^Calls her sister$")]
    expect(lines(stages, "Claims", "Acts")).to_have_count(3)
    for text in shown:
        expect(lines(stages, "Claims", "Acts").filter(has_text=text)).to_have_count(1)
    stages.expect_saved()
    assert sorted(read(notebook, "notes", "text", of=DOING)) == [
        "Calls her sister", "Calls the hotline", "Hires a car", "Takes two photos",
    ]  # fmt: skip
    # A lane that goes takes its column along, and brings it back with its notes.
    notebook.add_and_run('before = m.copy(); m.lanes.remove("doing")')
    expect(stages.header("Acts")).to_have_count(0)
    notebook.add_and_run("m.undo()")
    expect(lines(stages, "Claims", "Acts")).to_have_count(3)
    assert notebook.add_and_run("m == before") == "True"


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
