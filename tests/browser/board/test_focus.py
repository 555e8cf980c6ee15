"""The focus is never hidden: not under the stages, nor under the lanes' names, nor beyond an edge."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.board.audit import COVERED, found
from tests.browser.board.board_page import CLAIMS, DOING, NEEDS
from tests.browser.board.conftest import OpenBoard

pytestmark = pytest.mark.browser

# In the page: so many keys would take too long to come from outside, and the board does not ask who has pressed them.
WALK = """
async ([ways, script]) => {
  const look = (0, eval)(`(${script})`);
  const found = [];
  const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const inner = root => root.activeElement?.shadowRoot ? inner(root.activeElement.shadowRoot) : root.activeElement;
  for (const [name, times] of ways) {
    const [key, ctrlKey] = [name.replace("Control+", ""), name.startsWith("Control+")];
    for (let done = 0; done < times; done++) {
      inner(document).dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, composed: true }));
      await painted();
      await painted();
      const map = inner(document).closest('[role="grid"]');
      if (!map) return [...found, `${name}: the focus is on ${inner(document).outerHTML.slice(0, 80)}`];
      found.push(...look(map).map(each => `${name}: ${each}`));
    }
  }
  return [...new Set(found)];
}
"""
SIZES = [(1280, 700), (640, 600), (320, 600)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize("sample", ["full", "wide"])
def test_it_is_never_covered_on_its_way(open_board: OpenBoard, size: tuple[int, int], sample: str) -> None:
    board = open_board(size, {"reduced_motion": "reduce"}, sample=sample)
    board.go("stages", "s1")
    board.paint()
    ways = [("ArrowRight", 8), ("ArrowDown", 22), ("ArrowLeft", 9), ("ArrowUp", 22), ("PageDown", 5), ("End", 1)]
    ways += [("PageUp", 3), ("Control+End", 1), ("Home", 1), ("Control+Home", 1), ("Control+ArrowDown", 3)]
    faults = board.page.evaluate(WALK, [ways, COVERED])
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
def test_it_is_not_covered_where_tab_brings_it_back(open_board: OpenBoard, size: tuple[int, int]) -> None:
    board = open_board(size, sample="wide")
    board.go("stages", "s1")
    board.press("ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown", "Tab")
    scroller = board.around.locator(".jk-bscroll")
    for left, top in ((2_000, 1_000), (500, 30), (30, 0)):
        scroller.evaluate("(element, to) => element.scrollTo(...to)", [left, top])
        board.paint()
        board.press("Shift+Tab")
        expect(board.focused()).to_have_count(1)
        board.paint()
        assert found(board.map, COVERED) == []
        board.press("Tab")
    board.page.evaluate("() => window.page.heard.splice(0)")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize(
    "spot", [(DOING, CLAIMS, "o3"), (NEEDS, CLAIMS, "n11"), (DOING, "", ""), ("stages", CLAIMS, "")]
)
def test_an_editor_comes_into_sight(open_board: OpenBoard, size: tuple[int, int], spot: tuple[str, str, str]) -> None:
    board = open_board(size)
    part = board.go(*spot)
    # As far down as it can be and still be seen.
    part.evaluate("part => part.scrollIntoView({ block: 'end' })")
    for key in ("Control+Shift++", "F2"):
        board.press(key)
        expect(board.editor()).to_be_focused()
        expect(board.editor()).to_be_in_viewport(ratio=0.9)
        # And so it does as it grows.
        if spot[2]:
            board.keyboard.type("Many words " * 12)
            expect(board.editor()).to_be_in_viewport(ratio=0.9)
        board.press("Escape")
        board.go(*spot)
