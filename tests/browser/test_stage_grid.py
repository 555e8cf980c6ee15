"""The stage grid: what is felt, who is shown, stages that come, go and move."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP
from tests.browser.stage_page import (
    DOING,
    FEELINGS,
    STAGES,
    THREE_NOTES,
    expect_feeling,
    fields,
    lines,
    pick,
    read,
    run_aside,
    stages_in,
)

pytestmark = pytest.mark.browser


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
    stages.expect_text(1, "Stage", "Trigger Notice a risk")
    stages.cell("Farewell", "Moment of truth").locator("[data-box]").click()
    stages.expect_text(6, "Stage", "Farewell (moment of truth)")
    stages.go("Research", "Thinking")
    stages.press("Alt+Shift+ArrowDown")
    expect(stages.cell(3, "Thinking")).to_be_focused()
    stages.go("Farewell", "Stage")
    stages.button("Move stage up").click()
    stages.go("Trigger", "Stage")
    stages.button("Duplicate stage").click()
    expect(stages.cell(2, "Stage")).to_be_focused()
    stages.expect_text(2, "Stage", "Trigger (copy) Notice a risk")
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
