"""What a grid looks like: wrapped text, the first column in sight, light and dark, small and large."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, NEEDS_GRID, grid_in

pytestmark = pytest.mark.browser

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


@pytest.mark.parametrize("shade", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 420])
def test_pictures_of_the_needs(open_notebook: OpenNotebook, shade: str, width: int) -> None:
    notebook = open_notebook([MAP, NEED, MORE, NEEDS_GRID])
    notebook.theme("dark" if shade == "dark" else "light")
    notebook.viewport(width, 900)
    notebook.run_all()
    needs = grid_in(notebook, 3)
    needs.type(3, "Importance", "99")
    needs.go(2, "Statement")
    ink, paper = (needs.cell(1, "Statement").evaluate(COLOUR, name) for name in ("color", "background-color"))
    assert (ink > paper) == (shade == "dark"), f"ink {ink:.2f} on paper {paper:.2f}"
    assert _contrast(ink, paper) >= 4.5
    notebook.screenshot(f"needs-{width}-{shade}")


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


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _box(locator: Locator) -> dict[str, float]:
    box = locator.bounding_box()
    assert box
    return {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]}
