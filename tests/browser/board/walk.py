"""A walk with the keyboard alone from an empty board to a finished map: each step is seen, and what matters is said."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.board.board_view import BoardView
from tests.browser.waiting import wait_until

# What is wrong with how the focused element can be seen; "" if it has a ring, is in sight and nothing lies over it.
LOOK = """
element => {
  const is_ringed = one => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || / 2px inset/.test(boxShadow);
  };
  // The ring of an editor is that of the card or head it stands in.
  const editing = element.closest("[data-editing]");
  const ringed = [element, editing, editing?.closest("[data-item], [data-stage]")].find(one => one && is_ringed(one));
  if (!ringed) return `no ring: ${getComputedStyle(element).outline}`;
  const { left, top, right, bottom } = ringed.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const root = element.getRootNode();
  // A point is round: it has no corners.
  const covered = [[left + 4, y], [right - 5, y], [x, top + 4], [x, bottom - 5]].filter(point => {
    const there = root.elementFromPoint(...point);
    return !there || (there !== ringed && !ringed.contains(there));
  });
  const over = covered.length > 0 && root.elementFromPoint(...covered[0])?.outerHTML.slice(0, 80);
  return over === false ? "" : `covered at ${covered}, of ${[left, top, right, bottom]}, by ${over}`;
}
"""


class Walk:
    """Somebody who has no mouse."""

    def __init__(self, board: BoardView) -> None:
        self._board, self._page = board, board.page

    @property
    def focus(self) -> Locator:
        """What has the focus, if it is in the view."""
        return self._board.around.locator(":focus")

    def press(self, *keys: str, to: Locator) -> None:
        """Press keys; the focus is on ``to`` then, and can be seen there."""
        for key in keys:
            self._page.keyboard.press(key)
        expect(to).to_be_focused()
        self.expect_seen()

    def type(self, text: str, into: Locator) -> None:
        """Write; what is written goes into ``into``."""
        self._page.keyboard.type(text)
        expect(into).to_be_focused()
        self.expect_seen()

    def tab_to(self, part: Locator, most: int = 14, key: str = "Tab") -> None:
        """Go to a part with Tab; everything on the way is seen."""
        for _ in range(most):
            self._page.keyboard.press(key)
            if self.focus.count() > 0:
                self.expect_seen()
            if part.count() and part.evaluate("part => part === part.getRootNode().activeElement"):
                return
        raise AssertionError(f"{most} times {key} do not lead to {part}.")

    def expect_seen(self) -> None:
        """Wait until the focus has a ring around it that nothing covers; scrolling takes a moment."""
        seen: list[str] = []

        def is_seen() -> bool:
            seen.append(self.focus.evaluate(LOOK))
            return seen[-1] == ""

        try:
            wait_until(is_seen, "the ring", seconds=3)
        except TimeoutError:
            html = self.focus.evaluate("element => element.outerHTML.slice(0, 200)")
            raise AssertionError(f"{seen[-1]}: {html}") from None

    def hear(self, text: str | re.Pattern[str]) -> None:
        """Wait until a screen reader is told this."""
        expect(self._board.announced()).to_have_text(text)


STAGES = {"Research": "Compare without fear", "Claims": "Get help at once", "Renewal": "Stay well covered"}


NEEDS = (
    ("Know what happens next", "Safety", "9", "3"),
    ("One person who knows my case", "Love and belonging", "7", "2"),
)


def make_a_map(board: BoardView) -> None:
    """Go from an empty board to a finished map; the focus stands before the view."""
    walk = Walk(board)
    name = board.around.get_by_label("Name of a persona")
    walk.tab_to(name)
    walk.type("Nadia", into=name)
    walk.press("Enter", to=name)
    walk.hear(re.compile("Nadia travels"))
    walk.tab_to(board.button("Add a stage"))
    walk.press("Enter", to=board.editor())
    for number, stage in enumerate(STAGES, start=1):
        head = board.map.get_by_role("columnheader").nth(number)
        walk.type(stage, into=board.editor())
        walk.press("Enter", to=head)
        expect(head).to_contain_text(stage)
        if number < len(STAGES):
            walk.press("Control+Shift++", to=board.editor())
    walk.hear("Saved.")
    _goals_and_a_star(board, walk)
    _notes(board, walk)
    _emotions(board, walk)
    _needs(board, walk)
    _undo_and_present(board, walk)


def _field(board: BoardView, title: str) -> Locator:
    """Return a field of the panel, or the editor that is open in it."""
    panel = board.around.get_by_role("complementary")
    return panel.locator(f'[data-field="{title}"]')


def _goals_and_a_star(board: BoardView, walk: Walk) -> None:
    heads = [board.map.get_by_role("columnheader").nth(number) for number in (1, 2, 3)]
    walk.press("Home", to=heads[0])
    for head, goal in zip(heads, STAGES.values(), strict=True):
        expect(head).to_be_focused()
        walk.press("Alt+ArrowDown", to=_field(board, "name"))
        walk.press("Tab", to=_field(board, "goal"))
        walk.type(goal, into=_field(board, "goal").locator("textarea, input"))
        walk.press("Enter", to=_field(board, "goal"))
        walk.press("Escape", to=head)
        expect(head).to_contain_text(goal)
        if head is not heads[2]:
            walk.press("ArrowRight", to=heads[heads.index(head) + 1])
    walk.press("ArrowLeft", to=heads[1])
    walk.press(" ", to=heads[1])
    expect(heads[1]).to_contain_text("Moment of truth")


def _row(board: BoardView, name: str) -> Locator:
    head = board.page.get_by_role("rowheader", name=re.compile(rf"^{name}\b"))
    return board.map.get_by_role("row").filter(has=head)


def _card(row: Locator, at: int, number: int = 0) -> Locator:
    return row.get_by_role("gridcell").nth(at).locator("[data-item]").nth(number)


def _notes(board: BoardView, walk: Walk) -> None:
    doing, thinking, touch = (_row(board, name) for name in ("Doing", "Thinking", "Touchpoints"))
    walk.press("ArrowDown", "ArrowDown", to=doing.get_by_role("gridcell").nth(1))
    walk.type("Photographs the damage", into=board.editor())
    walk.press("Enter", to=_card(doing, 1))
    walk.type("Calls the hotline", into=board.editor())
    walk.press("Tab", to=doing.get_by_role("gridcell").nth(2))
    walk.type("Compares prices", into=board.editor())
    walk.press("Enter", to=_card(doing, 2))
    # It was put into the wrong stage and lane: lifted, carried, dropped.
    walk.press(" ", to=_card(doing, 2))
    walk.hear(re.compile("^Lifted"))
    walk.press("ArrowDown", "ArrowLeft", "ArrowLeft", " ", to=_card(thinking, 0))
    walk.hear(re.compile("1 note moved to Thinking · Research"))
    walk.press("ArrowDown", to=touch.get_by_role("gridcell").first)
    walk.press("Enter", to=board.editor())
    walk.type("Price calculator", into=board.editor())
    walk.press("Enter", to=_card(touch, 0))


def _emotions(board: BoardView, walk: Walk) -> None:
    emotion = _row(board, "Emotion")
    cells = emotion.get_by_role("gridcell")
    walk.press("ArrowUp", "ArrowUp", "ArrowUp", to=cells.first)
    for at, felt in enumerate(("-1 unsure", "-2 angry", "1 satisfied")):
        walk.type(felt, into=board.around.locator("[data-editing] input"))
        point = cells.nth(at).get_by_role("slider")
        board.press("Enter")
        expect(cells.nth(at).locator(":scope:focus, :focus")).to_have_count(1)
        walk.expect_seen()
        expect(point).to_have_attribute("aria-valuenow", felt.split()[0])
        if at < 2:
            # Off the point, if the focus is on it, then on to the next stage.
            if point.evaluate("point => point.matches(':focus')"):
                walk.press("Escape", to=cells.nth(at))
            walk.press("ArrowRight", to=cells.nth(at + 1))
    if cells.nth(2).get_by_role("slider").evaluate("point => point.matches(':focus')"):
        walk.press("Escape", to=cells.nth(2))
    walk.hear("Saved.")


def _needs(board: BoardView, walk: Walk) -> None:
    needs = _row(board, "Needs")
    row = needs.get_by_role("gridcell")
    for _ in range(12):
        board.press("ArrowDown")
        walk.expect_seen()
        if row.nth(2).evaluate("cell => cell.matches(':focus')"):
            break
    walk.press("ArrowLeft", to=row.nth(1))
    for number, (statement, level, importance, satisfaction) in enumerate(NEEDS):
        walk.press("Control+Shift++", to=board.editor())
        walk.type(statement, into=board.editor())
        card = _card(needs, 1, number)
        walk.press("Enter", to=card)
        walk.press("Alt+ArrowDown", to=_field(board, "statement"))
        walk.tab_to(_field(board, "level"))
        walk.type(level[:4], into=_field(board, "level").locator("input"))
        walk.press("Enter", to=_field(board, "level"))
        for field, value in (("importance", importance), ("satisfaction", satisfaction)):
            walk.tab_to(_field(board, field))
            walk.type(value, into=_field(board, field).locator("input"))
            walk.press("Enter", to=_field(board, field))
        expect(_field(board, "level")).to_contain_text(level)
        walk.press("Escape", to=card)
        expect(card).to_have_attribute("aria-label", re.compile("opportunity 1[25]"))


def _undo_and_present(board: BoardView, walk: Walk) -> None:
    second = _card(_row(board, "Needs"), 1, 1)
    walk.press("Delete", to=_card(_row(board, "Needs"), 1))
    walk.hear(re.compile("deleted"))
    board.press("Control+z")
    walk.hear("Undone.")
    expect(second).to_be_visible()
    walk.expect_seen()
    here = _card(_row(board, "Needs"), 1)
    expect(here).to_be_focused()
    tools = board.around.get_by_role("toolbar", name="Board tools")
    present = tools.get_by_role("button", name="Present")
    walk.tab_to(tools.locator('button[tabindex="0"]'), key="Shift+Tab")
    # From tool to tool; fields and lists are stops of their own.
    for _ in range(tools.get_by_role("button").count()):
        if present.evaluate("button => button.matches(':focus')"):
            break
        board.press("ArrowRight")
        walk.expect_seen()
    walk.press("Enter", to=here)
    expect(tools).to_have_count(0)
    walk.press("ArrowDown", to=second)
    walk.press("Escape", to=second)
    expect(tools).to_be_visible()
