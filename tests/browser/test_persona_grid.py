"""The persona grid: rows or turned, who comes and goes, how we know them and from what."""

from __future__ import annotations

import ast
import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import violations
from tests.browser.conftest import OpenNotebook
from tests.browser.grid_page import GridPage
from tests.browser.motor_map import MAP
from tests.browser.notebook_page import NotebookPage

pytestmark = pytest.mark.browser

PERSONAS = "jk.PersonaGrid(m)"
TURNED = "jk.PersonaGrid(m, turned=True)"

TURN = "Turn: one persona a column"

# What hangs on Nadia, of every kind, and on Otto one of each.
LIFE = """
for name in ("Nadia", "Otto"):
    m.needs.add(statement=f"What {name} needs", stage="claims", persona=name)
    m.notes.add(text=f"{name} calls", lane="doing", stage="claims", persona=name)
    m.emotions.add(persona=name, stage="claims", version="as_is", score=-2, word="angry")
    m.evidence.add(persona=name, source="interview", finding=f"{name} said so", n=1)
m.evidence.add(persona="Nadia", source="questionnaire", finding="Waits too long", n=40)
before = m.copy();
""".strip()

OF_WHOM = """
print({name: [None if row["persona"] is None else m.personas.df.name[row["persona"]] for row in m.table(name)]
       for name in ("needs", "notes", "emotions", "evidence")})
""".strip()


def part_with(notebook: NotebookPage, cell: int, title: str) -> GridPage:
    """Return one of the grids of a view, with the tools and the status line that are its own."""
    page = notebook.page
    divs = notebook.output_area(cell).locator("div")
    own = divs.filter(has=page.get_by_role("toolbar", name=f"{title} tools", exact=True))
    grid = GridPage(own.filter(has=page.get_by_role("grid", name=title, exact=True)).last, title)
    # An empty one has no heads.
    expect(grid.grid).to_be_attached()
    return grid


def personas_in(notebook: NotebookPage, cell: int) -> GridPage:
    return part_with(notebook, cell, "Personas")


def expect_turned(personas: GridPage, turned: bool) -> None:
    expect(personas.button(TURN)).to_have_attribute("aria-pressed", str(turned).lower())
    expect(personas.header("Field")).to_have_count(int(turned))


def names(notebook: NotebookPage) -> list[str]:
    return list(ast.literal_eval(notebook.add_and_run("m.personas.df.name.tolist()")))


def test_turning_keeps_the_place_and_is_remembered(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, PERSONAS, PERSONAS, TURNED])
    notebook.run_all()
    personas = personas_in(notebook, 1)
    expect_turned(personas, False)
    # A text being written is handed in first.
    personas.go(2, "Goals")
    personas.keyboard.type("Keep the old car")
    personas.button(TURN).click()
    expect_turned(personas, True)
    expect(personas.button(TURN)).to_be_focused()
    personas.press("Tab")
    expect(personas.cell("Goals", "Otto")).to_be_focused()
    personas.expect_text("Goals", "Otto", "Keep the old car")
    personas.press("Enter", "Enter")
    expect(personas.cell("Behaviours", "Otto")).to_be_focused()
    # With keys alone: to the tools, to the last of them, and back to the same cell.
    personas.press("Shift+Tab", "End", "Enter")
    expect_turned(personas, False)
    expect(personas.button(TURN)).to_be_focused()
    personas.press("Tab")
    expect(personas.cell("Otto", "Behaviours")).to_be_focused()
    personas.expect_text("Otto", "Goals", "Keep the old car")
    # What code asks for wins over what was used last, and the choice is not taken for everybody's.
    expect_turned(personas_in(notebook, 3), True)
    notebook.run_cell(2)
    expect_turned(personas_in(notebook, 2), False)
    personas.button(TURN).click()
    notebook.run_cell(2)
    expect_turned(personas_in(notebook, 2), True)
    notebook.save()
    notebook.reload()
    personas = personas_in(notebook, 1)
    expect_turned(personas, True)
    personas.expect_text("Goals", "Otto", "Keep the old car")
    assert notebook.add_and_run("m.personas.df.goals.tolist()") == "['', 'Keep the old car']"


def test_two_personas_are_filled_in_turned_with_keys_alone(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook(["import journeykit as jk\nm = jk.JourneyMap(title='Motor')", TURNED])
    notebook.run_all()
    personas = personas_in(notebook, 1)
    expect(personas.around).to_contain_text("Who travels? Add a persona.")
    personas.button("Add a persona").press("Enter")
    expect(personas.cell("Name", "New persona")).to_be_focused()
    personas.keyboard.type("Nadia")
    personas.press("Enter")
    expect(personas.cell("Segment", "Nadia")).to_be_focused()
    for text in ("Young family", "Just tell me what happens next.", "Nurse, two children", "One person who knows"):
        personas.keyboard.type(text)
        personas.press("Enter")
    personas.keyboard.type("Calls at night")
    personas.press("Shift+Enter")
    personas.keyboard.type("Reads on the phone")
    personas.press("Enter")
    for text in ("Peace of mind", "Being put through"):
        personas.keyboard.type(text)
        personas.press("Enter")
    personas.press("Enter")
    for text in ("pho", "app"):
        personas.keyboard.type(text)
        personas.press("Enter")
    personas.press("Enter")
    personas.keyboard.type("sev")
    personas.press("Enter")
    personas.keyboard.type("14")
    personas.press("Enter")
    personas.expect_text("How we know", "Nadia", "Several voicesResearched, n = 14")
    # The second stands beside the first and then before her.
    personas.press("Control+Shift++")
    expect(personas.cell("Name", "New persona")).to_be_focused()
    personas.keyboard.type("Otto")
    personas.press("Enter", "Control+ArrowDown", "ArrowUp")
    personas.keyboard.type("ass")
    personas.press("Enter", "Alt+Shift+ArrowLeft")
    expect(personas.cell("People asked", "Otto")).to_be_focused()
    personas.expect_text("How we know", "Otto", "AssumptionProto-persona")
    personas.press("ArrowRight")
    expect(personas.cell("People asked", "Nadia")).to_be_focused()
    personas.expect_saved()
    read = "print([{k: v for k, v in row.items() if k not in ('id', 'author')} for row in m.personas])"
    otto, nadia = ast.literal_eval(notebook.add_and_run(read))
    assert (otto["name"], otto["grade"], otto["segment"]) == ("Otto", "assumption", "")
    assert nadia == {
        "name": "Nadia", "segment": "Young family", "quote": "Just tell me what happens next.",
        "background": "Nurse, two children", "goals": "One person who knows",
        "behaviours": "Calls at night\nReads on the phone", "motivations": "Peace of mind",
        "frustrations": "Being put through", "channels": ("phone", "app"), "grade": "several_voices",
        "sample_size": 14,
    }  # fmt: skip


def test_personas_come_go_and_move_in_either_shape(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, PERSONAS])
    notebook.run_all()
    personas = personas_in(notebook, 1)
    before = notebook.sources()
    personas.button("New persona").click()
    expect(personas.cell(3, "Name")).to_be_focused()
    personas.keyboard.type("Mia")
    personas.press("Enter", "Alt+Shift+ArrowUp", "Alt+Shift+ArrowUp", "Alt+Shift+ArrowUp")
    personas.expect_text(1, "Name", "Mia")
    expect(personas.cell(1, "Name")).to_be_focused()
    personas.button("Move persona down").click()
    personas.expect_text(2, "Name", "Mia")
    # Left and right move nobody who stands above or below another.
    personas.press("Alt+Shift+ArrowRight")
    personas.button("Duplicate persona").click()
    personas.expect_text(3, "Name", "Mia (copy)")
    expect(personas.cell(3, "Name")).to_be_focused()
    personas.keyboard.type("Pia")
    personas.press("Enter")
    personas.button(TURN).click()
    heads = personas.grid.get_by_role("columnheader")
    expect(heads).to_have_text(["Field", "Nadia", "Mia", "Pia", "Otto"])
    personas.go("Quote", "Nadia")
    personas.press("Alt+Shift+ArrowRight", "Alt+Shift+ArrowDown")
    expect(heads).to_have_text(["Field", "Mia", "Nadia", "Pia", "Otto"])
    expect(personas.cell("Quote", "Nadia")).to_be_focused()
    personas.go("Quote", "Pia")
    personas.press("Control+Shift+-")
    expect(heads).to_have_text(["Field", "Mia", "Nadia", "Otto"])
    expect(personas.cell("Quote", "Otto")).to_be_focused()
    personas.button("Move persona left").click()
    expect(heads).to_have_text(["Field", "Mia", "Otto", "Nadia"])
    personas.button("Delete persona").click()
    expect(heads).to_have_text(["Field", "Mia", "Nadia"])
    personas.status().get_by_role("button", name="Undo").click()
    expect(heads).to_have_text(["Field", "Mia", "Otto", "Nadia"])
    personas.expect_saved()
    assert notebook.sources() == before
    assert names(notebook) == ["Mia", "Otto", "Nadia"]


def test_the_grade_says_what_a_persona_rests_on(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, PERSONAS])
    notebook.run_all()
    personas = personas_in(notebook, 1)
    personas.choose("Nadia", "How we know", "Assumption")
    personas.expect_text("Nadia", "How we know", "AssumptionProto-persona")
    personas.choose("Otto", "How we know", "Measured")
    personas.expect_text("Otto", "How we know", "MeasuredResearched")
    personas.type("Otto", "People asked", "212")
    personas.expect_text("Otto", "How we know", "MeasuredResearched, n = 212")
    personas.type("Nadia", "People asked", "many")
    personas.expect_error("Nadia", "People asked", "“many” is not")
    personas.button(TURN).click()
    personas.expect_error("People asked", "Nadia", "“many” is not")
    personas.expect_text("How we know", "Nadia", "AssumptionProto-persona")
    personas.expect_text("How we know", "Otto", "MeasuredResearched, n = 212")
    personas.go("People asked", "Nadia")
    personas.note().get_by_role("button", name="Leave it empty").click()
    personas.expect_no_error("People asked", "Nadia")
    personas.type("People asked", "Otto", "12")
    personas.expect_text("How we know", "Otto", "MeasuredResearched, n = 12")
    personas.expect_saved()
    assert notebook.add_and_run("m.personas.df.grade.tolist()") == "['assumption', 'measured']"


def fold_of(notebook: NotebookPage, cell: int) -> Locator:
    return notebook.output_area(cell).get_by_role("button", name=re.compile("^What we know about "))


def test_evidence_belongs_to_the_persona_looked_at(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, PERSONAS])
    notebook.run_all()
    personas = personas_in(notebook, 1)
    fold = fold_of(notebook, 1)
    expect(fold).to_have_accessible_name("What we know about Nadia")
    expect(fold).to_have_attribute("aria-expanded", "false")
    fold.click()
    evidence = part_with(notebook, 1, "Evidence about Nadia")
    evidence.add_row()
    expect(evidence.cell(1, "Source")).to_be_focused()
    evidence.keyboard.type("foc")
    evidence.press("Tab")
    evidence.keyboard.type("Nobody called back")
    evidence.press("Tab")
    # What is still being written stays Nadia's. Otto's are others; he has none yet.
    evidence.open(1, "People").fill("8")
    personas.go("Otto", "Quote")
    expect(fold).to_have_accessible_name("What we know about Otto")
    others = part_with(notebook, 1, "Evidence about Otto")
    expect(notebook.output_area(1)).to_contain_text("no evidence yet")
    others.button("Add a piece of evidence").click()
    others.choose(1, "Source", "Metric")
    others.type(1, "Metric", "CSAT")
    others.type(1, "Value", "3,4")
    others.choose(1, "Stage", "Claims")
    personas.go("Nadia", "Segment")
    evidence.expect_text(1, "Finding", "Nobody called back")
    evidence.expect_count(1)
    personas.expect_saved()
    read = "m.evidence.df[['persona_name', 'source', 'finding', 'n', 'metric', 'value', 'stage']]"
    assert notebook.add_and_run(f"print({read}.astype(object).where(lambda f: f.notna(), None).values.tolist())") == (
        "[['Nadia', 'focus_group', 'Nobody called back', 8, '', None, None],"
        " ['Otto', 'metric', '', None, 'CSAT', 3.4, 'claims']]"
    )
    # Written in code it shows as well; turned, the persona is a column.
    notebook.add_and_run('m.evidence.add(persona="Otto", source="questionnaire", finding="Quick", n=40)')
    personas.button(TURN).click()
    personas.go("Goals", "Otto")
    others.expect_text(2, "Finding", "Quick")
    others.expect_text(2, "Source", "Questionnaire")
    assert violations(notebook.output_area(1)) == []


def test_deleting_a_persona_names_what_hangs_on_them(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, LIFE, TURNED])
    notebook.run_all()
    personas = personas_in(notebook, 2)
    question = personas.around.get_by_role("alertdialog", name="Delete the persona Nadia?")
    heads = personas.grid.get_by_role("columnheader")
    personas.go("Goals", "Nadia")
    personas.press("Control+Shift+-")
    expect(question).to_contain_text("1 note, 1 emotion, 1 need and 2 pieces of evidence stay behind")
    expect(question.get_by_role("button", name="Keep")).to_be_focused()
    personas.press("Tab", "Enter")
    expect(heads).to_have_text(["Field", "Otto"])
    expect(personas.cell("Goals", "Otto")).to_be_focused()
    personas.expect_saved()
    assert ast.literal_eval(notebook.add_and_run(OF_WHOM)) == {
        "needs": [None, "Otto"], "notes": [None, "Otto"], "emotions": [None, "Otto"],
        "evidence": [None, "Otto", None],
    }  # fmt: skip
    personas.go("Goals", "Otto")
    personas.press("Control+z")
    expect(heads).to_have_text(["Field", "Nadia", "Otto"])
    personas.expect_saved()
    assert notebook.add_and_run("m == before") == "True"
    personas.go("Goals", "Nadia")
    personas.button("Delete persona").click()
    question.get_by_role("button", name="Delete them too").click()
    expect(heads).to_have_text(["Field", "Otto"])
    personas.expect_saved()
    assert ast.literal_eval(notebook.add_and_run(OF_WHOM)) == {
        "needs": ["Otto"], "notes": ["Otto"], "emotions": ["Otto"], "evidence": ["Otto"],
    }  # fmt: skip
    personas.go("Goals", "Otto")
    personas.press("Control+z")
    expect(heads).to_have_text(["Field", "Nadia", "Otto"])
    personas.expect_saved()
    assert notebook.add_and_run("m == before") == "True"
