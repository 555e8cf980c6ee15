"""What a grid looks like: wrapped text, the first column in sight, light and dark, small and large."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, grid_in
from tests.browser.notebook_page import Shade
from tests.browser.waiting import wait_until

pytestmark = pytest.mark.browser

SHADES: tuple[Shade, ...] = ("light", "dark")
DARK_AND_BACK: tuple[Shade, ...] = ("dark", "light")

LONG = NEED.replace("Know what happens next", "Know what happens next, who does it, " + "and by when it is done, " * 8)
MORE = """
for stage, statement, level, importance, satisfaction in [
    ("research", "Compare offers side by side", "esteem", 9, 7),
    ("purchase", "Understand the policy without a lawyer", "safety", 8, 2),
    ("renewal", "Feel that years without an accident count", "esteem", 8, 4),
    ("awareness", "Become a better driver", "self_actualization", 4, 8),
]:
    m.needs.add(stage=stage, statement=statement, level=level, importance=importance, satisfaction=satisfaction,
                usp="One person from first call to payment", grade="one_voice")
""".strip()


def test_long_text_is_wrapped_not_cut(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, LONG, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 3)
    cell = needs.cell(2, "Statement")
    expect(cell).to_contain_text("and by when it is done, and by when it is done")
    assert _box(cell)["height"] > 2 * _box(needs.cell(1, "Statement"))["height"]
    assert cell.evaluate(
        "cell => cell.scrollHeight <= cell.clientHeight + 1 && cell.scrollWidth <= cell.clientWidth + 1"
    )


def test_the_first_column_stays_in_sight(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, MORE, NEEDS_GRID])
    notebook.viewport(700, 800)
    notebook.run_all()
    needs = grid_in(notebook, 3)
    needs.go(1, "Statement")
    before = _box(needs.cell(1, "Statement"))["x"]
    needs.press("End")
    expect(needs.cell(1, "How we know")).to_be_focused()
    expect(needs.cell(1, "How we know")).to_be_in_viewport(ratio=0.95)
    expect(needs.cell(1, "Statement")).to_be_in_viewport(ratio=0.95)
    assert _box(needs.cell(1, "Statement"))["x"] == pytest.approx(before, abs=1)
    assert _box(needs.cell(1, "How we know"))["x"] >= before + _box(needs.cell(1, "Statement"))["width"] - 1


def test_the_first_column_stays_in_sight_under_the_wheel(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, MORE, NEEDS_GRID])
    notebook.viewport(700, 800)
    notebook.run_all()
    needs = grid_in(notebook, 3)
    first, rival = needs.cell(1, "Statement"), needs.cell(1, "Rival")
    before = _box(first)["x"]
    expect(rival).not_to_be_in_viewport()
    first.hover()
    needs.page.mouse.wheel(5_000, 0)
    expect(rival).to_be_in_viewport()
    assert _box(first)["x"] == pytest.approx(before, abs=1)
    assert _box(needs.header("Statement"))["x"] == pytest.approx(before, abs=1)
    # It lies over the columns that pass beneath it: a click there is a click on it.
    first.click()
    expect(first).to_be_focused()


def test_the_theme_may_change_under_an_open_grid(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 2)
    needs.type(1, "Importance", "99")
    needs.go(1, "Rival")
    needs.keyboard.type("Alp")
    _expect_legible(needs.cell(1, "Statement"), "light")
    _expect_legible(needs.editor("Rival"), "light")
    for shade in DARK_AND_BACK:
        notebook.theme(shade)
        _expect_legible(needs.cell(1, "Statement"), shade)
        _expect_legible(needs.editor("Rival"), shade)
        expect(needs.editor("Rival")).to_have_value("Alp")
    # Neither the text being typed nor the one that was refused is lost.
    needs.editor("Rival").focus()
    needs.keyboard.type("ina")
    needs.press("Enter")
    needs.expect_text(1, "Rival", "Alpina")
    needs.expect_error(1, "Importance", "“99” is not")
    needs.expect_saved()
    assert notebook.add_and_run("m.needs.df.rival.tolist()") == "['Alpina']"


def test_pictures_of_the_needs(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, MORE, NEEDS_GRID])
    notebook.run_all()
    needs = grid_in(notebook, 3)
    needs.type(3, "Importance", "99")
    for width in (1400, 420):
        notebook.viewport(width, 900)
        for shade in SHADES:
            notebook.theme(shade)
            needs.go(2, "Statement")
            _expect_legible(needs.cell(1, "Statement"), shade)
            notebook.screenshot(f"needs-{width}-{shade}")


LONG_WORDS = """
m.title = "Kraftfahrzeughaftpflichtversicherung"
m.set(scope="Vom ersten Angebot bis zur reparierten Stoßstange", period="2026")
m.personas.add(id="yuki", name="田中由紀", quote="事故のあと、次に何が起こるのか知りたい。",
               grade="several_voices", sample_size=14)
m.personas.add(id="anna", name="Anna Schadenfreiheitsrabatt",
               goals="Rechtsschutzversicherungsgesellschaften vergleichen",
               channels=["app", "phone", "agent"], grade="assumption")
m.stages.set("claims", name="Schadenregulierung", goal="Wieder mobil sein", moment_of_truth=True)
m.notes.add(stage="claims", lane="doing", text="Ruft die Schadenservicehotline an", persona="anna", channel="phone")
m.notes.add(stage="claims", lane="doing", text="写真を撮って送る", persona="yuki", grade="one_voice", channel="app")
m.notes.add(stage="research", lane="thinking", text="Welche Selbstbeteiligung ist angemessen?", grade="assumption")
m.emotions.add(persona="anna", stage="claims", version="as_is", score=-2, word="überfordert")
m.emotions.add(persona="yuki", stage="claims", version="as_is", unaware=True)
m.needs.add(stage="claims", persona="yuki", statement="保険金がいつ支払われるか分かること",
            level="safety", importance=9, satisfaction=3)
m.needs.add(stage="claims", persona="anna", statement="Werkstattunabhängigkeit trotz Schutzbriefleistungen",
            level="esteem", importance=7, satisfaction=4, usp="Mobilitätsgarantie innerhalb von zwei Stunden");
""".strip()
THREE = ("Personas", "Stages", "Needs")
CUT = """
grid => [...grid.querySelectorAll('[role="gridcell"], [role="rowheader"], [role="columnheader"]')]
  .filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)
"""


def test_pictures_of_the_three_grids(open_notebook: OpenNotebook) -> None:
    grids = ["jk.PersonaGrid(m, turned=True)", "jk.StageGrid(m)", 'jk.NeedsGrid(m, group="level")']
    notebook = open_notebook([MAP, LONG_WORDS, *grids])
    notebook.run_all()
    for width in (1400, 420):
        notebook.viewport(width, 900)
        for shade in SHADES:
            notebook.theme(shade)
            for cell, name in enumerate(THREE, 2):
                view = grid_in(notebook, cell, name)
                view.grid.scroll_into_view_if_needed()
                _expect_legible(view.rows().first, shade)
                assert view.grid.evaluate(CUT) == [], f"{name} at {width} px: nothing is cut, however long a word is"
                notebook.output_area(cell).screenshot(path=notebook.artefacts / f"{name}-{width}-{shade}.png")


def _expect_legible(part: Locator, shade: Shade) -> None:
    """Wait until light stands on dark or dark on light as it should; the contrast is then enough for small text."""

    def colours() -> tuple[float, float] | None:
        ink, paper = (part.evaluate(COLOUR, name) for name in ("color", "background-color"))
        return (ink, paper) if (ink > paper) == (shade == "dark") else None

    ink, paper = wait_until(colours, f"{shade} colours", seconds=15)
    assert (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) >= 4.5, f"ink {ink:.2f} on paper {paper:.2f}"


# The luminance of a colour as it is painted, looked up through transparent parents and shadow roots.
COLOUR = """
(cell, name) => {
  const drawn = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  let at = cell;
  for (;;) {
    drawn.clearRect(0, 0, 1, 1);
    drawn.fillStyle = getComputedStyle(at).getPropertyValue(name);
    drawn.fillRect(0, 0, 1, 1);
    const [r, g, b, alpha] = drawn.getImageData(0, 0, 1, 1).data;
    const up = at.parentElement ?? at.getRootNode().host;
    if (alpha > 250 || name === "color" || !up) {
      const [x, y, z] = [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    }
    at = up;
  }
}
"""


def _box(locator: Locator) -> dict[str, float]:
    box = locator.bounding_box()
    assert box
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}
