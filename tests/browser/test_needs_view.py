"""The grid made for needs: grouped and sorted, explained, with ways to what is missing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.grid_page import GridPage
from tests.browser.motor_map import MAP, NEED, grid_in

pytestmark = pytest.mark.browser

HEARD, COMPARE, DRIVE, MOVE, UNRATED = (
    "Know what happens next",
    "Compare offers side by side",
    "Become a better driver",
    "Get moving again",
    "Not be judged by age",
)
NEEDS = f"""
for statement, stage, level, importance, satisfaction in [
    ({HEARD!r}, "claims", "safety", 9, 3),
    ({COMPARE!r}, "research", "esteem", 7, 2),
    ({DRIVE!r}, "awareness", "self_actualization", 4, 8),
    ({MOVE!r}, "claims", "physiological", 8, 5),
    ({UNRATED!r}, "research", None, None, None),
]:
    m.needs.add(statement=statement, stage=stage, level=level, importance=importance, satisfaction=satisfaction);
""".strip()
NEEDS_VIEW = "jk.NeedsGrid(m)"
ORDER = "m.needs.df.statement.str.split().str[0].tolist()"
AS_ENTERED = [HEARD, COMPARE, DRIVE, MOVE, UNRATED]


def _choice(needs: GridPage, label: str) -> Locator:
    return needs.around.get_by_role("combobox", name=label, exact=True)


def test_needs_are_grouped_and_sorted_with_the_mouse(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEEDS, NEEDS_VIEW])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    expect(needs.outline()).to_have_text(AS_ENTERED)
    _choice(needs, "Group by").select_option("Stage")
    expect(needs.outline()).to_have_text([
        "Awareness1 need · mean opportunity 4", DRIVE,
        "Research2 needs · mean opportunity 12 (1 of 2 judged)", COMPARE, UNRATED,
        "Claims2 needs · mean opportunity 13", HEARD, MOVE,
    ])  # fmt: skip
    _choice(needs, "Group by").select_option("Level")
    _choice(needs, "Sort by").select_option("Highest opportunity")
    expect(needs.outline()).to_have_text([
        "PhysiologicalBody, home, getting about · Deficit · 1 need", MOVE,
        "SafetyNo nasty surprises · Deficit · 1 need", HEARD,
        "EsteemRespect, skill, recognition · Deficit · 1 need", COMPARE,
        "Self-actualizationGrowing into who one can be · Being · 1 need", DRIVE,
        "Without a level1 need", UNRATED,
    ])  # fmt: skip
    expect(needs.header("Opportunity")).to_have_attribute("aria-sort", "descending")
    _choice(needs, "Group by").select_option("Opportunity")
    expect(needs.outline()).to_have_text([
        "15 and more: act first1 need", HEARD,
        "12 to 15: act1 need", COMPARE,
        "10 to 12: worth a look1 need", MOVE,
        "Below 101 need", DRIVE,
        "Not judged yet1 need", UNRATED,
    ])  # fmt: skip
    # A view's order is its own: the map keeps that of the entries.
    assert notebook.add_and_run(ORDER) == "['Know', 'Compare', 'Become', 'Get', 'Not']"


def test_needs_are_arranged_with_the_keyboard_and_moved_only_as_entered(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEEDS, NEEDS_VIEW])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    up = needs.button("Move need up")
    needs.go(3, "Statement")
    needs.press("Alt+Shift+ArrowUp")
    moved = [HEARD, DRIVE, COMPARE, MOVE, UNRATED]
    expect(needs.outline()).to_have_text(moved)
    # Back from the grid, the stop before it is the last of the tools.
    needs.press("Shift+Tab")
    expect(_choice(needs, "Sort by")).to_be_focused()
    needs.press("ArrowDown")
    expect(needs.header("Stage")).to_have_attribute("aria-sort", "ascending")
    expect(needs.outline()).to_have_text([DRIVE, COMPARE, UNRATED, HEARD, MOVE])
    needs.press("ArrowDown")
    expect(needs.outline()).to_have_text([MOVE, HEARD, COMPARE, DRIVE, UNRATED])
    expect(needs.header("Level")).to_have_attribute("aria-sort", "ascending")
    needs.press("Shift+Tab")
    expect(_choice(needs, "Group by")).to_be_focused()
    needs.keyboard.type("st")
    expect(_choice(needs, "Group by")).to_have_value("stage")
    expect(needs.outline()).to_contain_text(["Awareness", DRIVE, "Research", COMPARE, UNRATED, "Claims", MOVE, HEARD])
    # Where the order follows from the values, there is nothing to move by hand.
    needs.press("Tab", "Tab")
    expect(needs.focused()).to_have_text(DRIVE)
    needs.press("Alt+Shift+ArrowDown")
    expect(up).to_have_attribute("aria-disabled", "true")
    # A need added below another belongs to its group.
    needs.press("ArrowDown", "Control+Shift++")
    needs.keyboard.type("Be understood")
    needs.press("Enter")
    needs.expect_text("Be understood", "Stage", "Research")
    needs.expect_saved()
    assert notebook.add_and_run(ORDER) == "['Know', 'Become', 'Compare', 'Be', 'Get', 'Not']"


def test_a_need_keeps_its_place_until_one_goes_to_another(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEEDS, 'jk.NeedsGrid(m, sort="opportunity")', 'jk.NeedsGrid(m, sort="opportunity")'])
    notebook.run_all()
    needs, other = grid_in(notebook, 2), grid_in(notebook, 3)
    sorted_first = [HEARD, COMPARE, MOVE, DRIVE, UNRATED]
    expect(needs.outline()).to_have_text(sorted_first)
    needs.go(4, "Importance")
    needs.keyboard.type("10")
    needs.press("Tab")
    needs.keyboard.type("0")
    needs.press("Tab")
    needs.expect_text(DRIVE, "Opportunity", "20")
    needs.expect_saved()
    # Where nobody works in the row it has its new place; here it has not gone from under the hands.
    after = [DRIVE, HEARD, COMPARE, MOVE, UNRATED]
    expect(other.outline()).to_have_text(after)
    expect(needs.outline()).to_have_text(sorted_first)
    assert needs.focused_row() == 4
    # The keys go on from where the row stood; then it settles, and the focus is where it was sent.
    needs.press("ArrowUp")
    expect(needs.outline()).to_have_text(after)
    expect(needs.cell(MOVE, "Opportunity")).to_be_focused()
    assert notebook.add_and_run("m.needs.df.opportunity.tolist()") == "[15, 12, 20, 11, <NA>]"


def test_an_arrangement_is_remembered_unless_code_asks_for_one(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEEDS, NEEDS_VIEW, 'jk.NeedsGrid(m, group="level", sort="opportunity")'])
    notebook.run_all()
    needs, asked = grid_in(notebook, 2), grid_in(notebook, 3)
    by_level = ["Physiological", MOVE, "Safety", HEARD, "Esteem", COMPARE, "Self-act", DRIVE, "Without", UNRATED]
    expect(asked.outline()).to_contain_text(by_level)
    _choice(needs, "Group by").select_option("Stage")
    _choice(needs, "Sort by").select_option("Highest opportunity")
    by_stage = ["Awareness", DRIVE, "Research", COMPARE, UNRATED, "Claims", HEARD, MOVE]
    expect(needs.outline()).to_contain_text(by_stage)
    notebook.save()
    notebook.reload()
    needs, asked = grid_in(notebook, 2), grid_in(notebook, 3)
    expect(needs.outline()).to_contain_text(by_stage)
    expect(_choice(needs, "Group by")).to_have_value("stage")
    expect(_choice(needs, "Sort by")).to_have_value("opportunity")
    expect(asked.outline()).to_contain_text(by_level)
    # The page that has come back shows no table for readers without a kernel besides.
    expect(notebook.output_area(2).get_by_role("table")).to_have_count(0)
    assert notebook.add_and_run(ORDER) == "['Know', 'Compare', 'Become', 'Get', 'Not']"


def test_a_level_explains_itself_and_what_follows_from_it(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_VIEW])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.open(1, "Level")
    levels = needs.around.get_by_role("listbox", name="Level").get_by_role("option")
    expect(levels).to_contain_text([
        re.compile("Physiological.*Body, home, getting about.*Deficit"),
        re.compile("Safety.*No nasty surprises.*Deficit"),
        re.compile("Love and belonging.*Being one of us, treated kindly.*Deficit"),
        re.compile("Esteem.*Respect, skill, recognition.*Deficit"),
        re.compile("Self-actualization.*Growing into who one can be.*Being"),
        "Make it empty",
    ])  # fmt: skip
    expect(levels.locator("svg.jk-mark")).to_have_count(5)
    expect(
        needs.page.get_by_text("Deficit needs are felt when missing; being needs are about growing.")
    ).to_be_visible()
    needs.press("ArrowDown", "ArrowDown", "ArrowDown", "Enter")
    needs.expect_text(1, "Level", "Self-actualization")
    needs.expect_text(1, "D or B", "B")
    needs.press("ArrowRight")
    _expect_explained(needs, "D or B", "B: a being need, about growing.")
    needs.press("ArrowRight", "ArrowRight", "ArrowRight")
    _expect_explained(needs, "Opportunity", "9 + (9 − 3) = 15. 12 and more: act.")
    needs.type(1, "Satisfaction", "8", "Tab")
    _expect_explained(needs, "Opportunity", "9 + (9 − 8) = 10. Act from 12 on.")
    needs.clear(1, "Satisfaction")
    needs.press("ArrowRight")
    _expect_explained(needs, "Opportunity", "Needs satisfaction.")
    needs.choose(1, "Level", "Safety")
    needs.press("ArrowRight")
    _expect_explained(needs, "D or B", "D: a deficit need, felt when missing.")
    needs.expect_saved()
    read = "print(*m.needs.df.iloc[0][['level', 'kind', 'importance', 'satisfaction', 'opportunity']], sep='|')"
    assert notebook.add_and_run(read) == "safety|D|9|<NA>|<NA>"


def _expect_explained(needs: GridPage, column: str, words: str) -> None:
    cell = needs.cell(1, column)
    expect(cell).to_be_focused()
    expect(cell).to_have_accessible_description(words)
    expect(needs.note()).to_have_text(words)
    expect(needs.note()).to_be_in_viewport(ratio=1)


def test_a_whole_need_is_filled_in_with_the_keyboard(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEEDS_VIEW])
    notebook.run_all()
    needs = grid_in(notebook, 1)
    needs.button("Add a need").focus()
    needs.press("Enter")
    expect(needs.cell(1, "Statement")).to_be_focused()
    for column, typed in (
        ("Statement", "Know what happens next"),
        ("Persona", "Nad"),
        ("Stage", "cla"),
        ("Level", "saf"),
        ("Importance", "9"),
        ("Satisfaction", "3"),
        ("Why they choose us", "One person from first call to payment"),
        ("Proof", "Answered within the hour"),
        ("Rival", "Alpina"),
        ("How we know", "one"),
    ):
        expect(needs.cell(1, column)).to_be_focused()
        needs.keyboard.type(typed)
        needs.press("Tab")
        # What is computed is not written, so the arrow leads over it.
        if column in ("Level", "Satisfaction"):
            needs.press("ArrowRight")
    needs.expect_saved()
    columns = """
    "statement persona_name stage_name level importance satisfaction opportunity usp usp_proof rival grade".split()
    """
    assert notebook.add_and_run(f"print(*m.needs.df.iloc[0][{columns.strip()}], sep='|')") == (
        "Know what happens next|Nadia|Claims|safety|9|3|15|One person from first call to payment|"
        "Answered within the hour|Alpina|one_voice"
    )


GAPS = """
import journeykit as jk
m = jk.JourneyMap(stages=["Claims", "Renewal"], title="Motor insurance")
m.needs.add(statement="Know what happens next", stage="Claims", importance=9, satisfaction=3)
m.needs.add(statement="Get moving again", level="physiological", importance=8, satisfaction=5)
m.needs.add(statement="Be heard", stage="Claims", level="esteem", importance=8);
"""


def test_what_is_missing_leads_to_its_place(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([GAPS, NEEDS_VIEW])
    notebook.run_all()
    needs = grid_in(notebook, 1)
    gaps = needs.around.get_by_role("group", name="What is missing")
    expect(gaps.get_by_role("button")).to_have_text([
        "1 need without a level", "1 without a stage", "1 not judged yet", "Renewal",
    ])  # fmt: skip
    # By mouse to the first, by keyboard to the next: the place has the focus.
    gaps.get_by_role("button", name="1 need without a level").click()
    expect(needs.cell("Know what happens next", "Level")).to_be_focused()
    needs.press("2")
    expect(gaps.get_by_role("button")).to_have_text(["1 need without a stage", "1 not judged yet", "Renewal"])
    gaps.get_by_role("button", name="1 need without a stage").focus()
    needs.press("Enter")
    expect(needs.cell("Get moving again", "Stage")).to_be_focused()
    needs.keyboard.type("cla")
    needs.press("Tab")
    gaps.get_by_role("button", name="1 need not judged yet").press("Enter")
    expect(needs.cell("Be heard", "Satisfaction")).to_be_focused()
    needs.keyboard.type("4")
    needs.press("Tab")
    expect(gaps.get_by_role("button")).to_have_text(["Renewal"])
    # A stage without a need gets one, and it waits for its statement.
    gaps.get_by_role("button", name="Add a need for Renewal").click()
    needs.expect_count(4)
    expect(needs.cell(4, "Statement")).to_be_focused()
    needs.keyboard.type("Feel that loyalty counts")
    needs.press("Tab")
    needs.expect_text(4, "Stage", "Renewal")
    needs.choose(4, "Level", "Esteem")
    needs.type(4, "Importance", "7")
    needs.type(4, "Satisfaction", "2")
    expect(gaps).to_have_text("Every need has a stage, a level and both judgements.")
    needs.expect_saved()
    read = "m.needs.df[['stage_name', 'level', 'opportunity']].to_csv(header=False, index=False)"
    assert notebook.add_and_run(f"print({read})").split() == [
        "Claims,safety,15", "Claims,physiological,11", "Claims,esteem,12", "Renewal,esteem,12",
    ]  # fmt: skip
