"""Nothing for axe to find, whatever state a grid is in, light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import COLOURS, RULES, violations
from tests.browser.conftest import OpenNotebook
from tests.browser.grid_page import GridPage
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, grid_in
from tests.browser.notebook_page import Shade

pytestmark = pytest.mark.browser

SHADES: tuple[tuple[Shade, Sequence[str]], ...] = (("light", RULES), ("dark", COLOURS))
PLANT = "part => { part.planted = document.createElement('button'); part.append(part.planted); }"
FADE = "part => { part.style.color = '#ccc'; part.style.background = '#fff'; }"
UPROOT = "part => part.planted.remove()"


EMPTY = 'import journeykit as jk\nm = jk.JourneyMap(title="Motor insurance")'
FILLED = """
m = jk.JourneyMap(stages=["Research", "Claims", "Renewal"], title="Motor insurance")
for name in ("Nadia", "Otto"):
    persona = m.personas.add(name=name, segment="Drivers", grade="one_voice", channels=["app", "phone"])
    m.notes.add(text="Calls us", lane="Doing", stage="Claims", persona=persona, channel="phone", grade="measured")
    m.emotions.add(persona=persona, stage="Claims", version="as_is", score=-2, word="angry")
    m.evidence.add(persona=persona, source="interview", finding="Waits too long", n=4)
for statement, stage, level in [
    ("Know what happens next", "Claims", "safety"),
    ("Get moving again", "Claims", "physiological"),
    ("Become a better driver", "Research", "self_actualization"),
    ("Not be judged by age", None, None),
]:
    need = m.needs.add(statement=statement, stage=stage, level=level, persona="Nadia", importance=9, satisfaction=3)
m.evidence.add(need=need, finding="Asked for it");
""".strip()


def _open_states(grid: GridPage, text: str, choice: str) -> Iterator[str]:
    """What every grid can be: looked at, written into, with a list open, with a question to be answered."""
    grid.go(1, text)
    yield "idle"
    grid.press("F2")
    expect(grid.editor(text)).to_be_focused()
    yield "editing a text"
    grid.press("Escape")
    grid.cell(1, choice).dblclick()
    expect(grid.page.get_by_role("listbox")).to_be_visible()
    yield "list open"
    grid.press("Escape")


def _deleting(grid: GridPage) -> Iterator[str]:
    grid.press("Control+Shift+-")
    expect(grid.around.get_by_role("alertdialog")).to_be_visible()
    yield "asked before deleting"
    grid.press("Escape")
    expect(grid.around.get_by_role("alertdialog")).to_have_count(0)


def _refused(grid: GridPage, cell: Locator, text: str) -> Iterator[str]:
    cell.click()
    expect(cell).to_be_focused()
    grid.keyboard.type(text)
    grid.press("Enter")
    expect(grid.note()).to_be_visible()
    yield "refused"
    expect(cell).to_be_focused()
    grid.press("Escape")
    expect(cell).not_to_have_attribute("aria-invalid", "true")


def _persona_states(personas: GridPage) -> Iterator[str]:
    personas.go("Nadia", "Name")
    evidence = GridPage(personas.around, "Evidence about Nadia")
    expect(evidence.grid).to_be_visible()
    yield from _open_states(personas, "Segment", "How we know")
    yield from _deleting(personas)
    yield from _refused(evidence, evidence.cell(1, "People"), "many")
    personas.button("Turn: one persona a column").click()
    expect(personas.header("Otto")).to_be_visible()
    yield "turned"
    personas.cell("Quote", "Otto").dblclick()
    expect(personas.editor("Quote")).to_be_focused()
    yield "turned, editing a text"
    personas.press("Escape")
    personas.cell("How we know", "Otto").dblclick()
    expect(personas.page.get_by_role("listbox")).to_be_visible()
    yield "turned, list open"
    personas.press("Escape")
    yield from _deleting(personas)
    personas.button("Turn: one persona a column").click()
    expect(personas.header("Segment")).to_be_visible()


def _stage_states(stages: GridPage) -> Iterator[str]:
    yield from _open_states(stages, "Goal", "Nadia As is · word")
    score = stages.row("Claims").locator('[data-kind="scale"]').first
    score.dblclick()
    expect(stages.page.get_by_role("radiogroup")).to_be_visible()
    yield "scale"
    stages.press("Escape")
    yield from _refused(stages, score, "9")
    for lane in ("Doing", "Thinking"):
        stages.cell("Claims", lane).dblclick()
        expect(stages.grid.locator("textarea:focus")).to_have_count(1)
        yield f"notes of {lane}"
        stages.press("Escape")
    stages.go("Claims", "Stage")
    yield from _deleting(stages)


def _needs_states(needs: GridPage) -> Iterator[str]:
    yield from _open_states(needs, "Statement", "Level")
    needs.go(1, "Opportunity")
    yield "explained"
    needs.open(1, "Importance")
    yield "scale"
    needs.press("Escape")
    yield from _refused(needs, needs.cell(1, "Importance"), "99")
    needs.go("Not be judged by age", "Statement")
    yield from _deleting(needs)


@pytest.mark.parametrize(
    ("view", "table", "states"),
    [
        ("jk.PersonaGrid(m)", "Personas", _persona_states),
        ("jk.StageGrid(m)", "Stages", _stage_states),
        ('jk.NeedsGrid(m, group="level")', "Needs", _needs_states),
    ],
    ids=["personas", "stages", "needs"],
)
def test_axe_finds_nothing_in_any_state_of_a_view(
    open_notebook: OpenNotebook, view: str, table: str, states: Callable[[GridPage], Iterator[str]]
) -> None:
    notebook = open_notebook([EMPTY, view, FILLED, view])
    notebook.run_all()
    empty, grid = notebook.output_area(1), grid_in(notebook, 3, table)
    expect(empty.get_by_role("button", name=re.compile(r"^Add an? "))).to_be_visible()
    found = {}
    for shade, rules in SHADES:
        if shade == "dark":
            notebook.theme(shade)
        empty.scroll_into_view_if_needed()
        found[f"{shade}, empty"] = violations(empty, rules)
        for state in states(grid):
            found[f"{shade}, {state}"] = violations(grid.around, rules)
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_axe_finds_a_planted_fault(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    # In the view and in the grid itself, so that neither is left out of the search.
    for place in (needs.around.get_by_role("region", name="Needs of the journey map"), needs.cell(1, "Statement")):
        place.evaluate(PLANT)
        found = violations(needs.around)
        assert len(found) == 1, found
        assert found[0].startswith("button-name (critical)")
        place.evaluate(UPROOT)
        assert violations(needs.around) == []
    needs.cell(1, "Statement").evaluate(FADE)
    found = violations(needs.around, COLOURS)
    assert len(found) == 1, found
    assert found[0].startswith("color-contrast (serious)")
