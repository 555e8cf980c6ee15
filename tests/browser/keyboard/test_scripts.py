"""Texts of all kinds: letters beyond ASCII, right-to-left, emoji, and words without an end."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.keyboard.conftest import OpenGrids, Tab
from tests.browser.keyboard.input_method import InputMethod
from tests.browser.keyboard.two_grids import TwoGrids

pytestmark = pytest.mark.browser

ROW = 7
HEBREW = "שירות מהיר וברור!"
ARABIC = "أريد أن أعرف ما يحدث بعد ذلك."
FAMILY, FLAG, THUMB, HEART = "👨‍👩‍👧‍👦", "🇦🇹", "👍🏽", "❤️"
LONG = "Donaudampfschifffahrt" * 239  # 5,019 letters, none of them a blank

# What is written last stands further left than what is written first.
RUNS_LEFT = """
element => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = texts.nextNode();
  while (text && !text.data.trim()) text = texts.nextNode();
  const left = at => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  };
  return left(text.data.length - 1) < left(0);
}
"""
FIELD_RUNS_LEFT = "field => field.matches(':dir(rtl)') || getComputedStyle(field).unicodeBidi === 'plaintext'"


def statement(two: TwoGrids) -> str:
    return str(two.column("statement")[ROW - 1])


def test_a_key_of_another_keyboard_replaces_what_is_there(two: TwoGrids) -> None:
    grid, method = two.grid, InputMethod(two.page)
    for letter in ("é", "ß", "ø", "Ж", "日", "ع", "😀"):
        grid.go(ROW, "Statement")
        method.key(letter, 0, text=letter)
        method.key(letter, 0, text=letter)
        expect(grid.editor("Statement")).to_have_value(letter * 2)
        grid.press("Enter")
        assert statement(two) == letter * 2


# What tells the character's key from a shortcut: Linux and Windows have AltGr, a Mac has Option.
SYSTEMS = {
    "Linux": ("Linux x86_64", {"modifierAltGraph": True}),
    "Windows": ("Win32", {"modifierAltGraph": True, "ctrlKey": True, "altKey": True}),
    "Mac": ("MacIntel", {"altKey": True}),
}


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_character_with_alt_gr_is_typed_and_no_shortcut(tab: Tab, open_grids: OpenGrids, system: str) -> None:
    platform, modifiers = SYSTEMS[system]
    with InputMethod(tab.page()).on(platform) as method:
        two = open_grids()
        grid = two.grid
        for character in ("@", "€", "{", "\\"):
            cell = grid.go(ROW, "Statement")
            # The protocol has no AltGr: the key is told here, and what the browser would write because of it follows.
            press = {"key": character, "bubbles": True, "composed": True, "cancelable": True, **modifiers}
            cell.dispatch_event("keydown", press)
            method.commit(character)
            editor = grid.editor("Statement")
            expect(editor).to_have_value(character)
            editor.dispatch_event("keydown", press)
            method.commit(character)
            grid.press("Enter")
            assert statement(two) == character * 2


@pytest.mark.parametrize("text", [HEBREW, ARABIC], ids=["Hebrew", "Arabic"])
def test_text_that_runs_to_the_left(two: TwoGrids, text: str) -> None:
    grid, method = two.grid, InputMethod(two.page)
    grid.go(ROW, "Statement")
    for letter in text:
        method.key(letter, 0, text=letter)
    editor = grid.editor("Statement")
    expect(editor).to_have_value(text)
    assert editor.evaluate(FIELD_RUNS_LEFT)
    grid.press("Enter")
    cell = grid.cell(ROW, "Statement")
    expect(cell).to_have_text(text)
    assert statement(two) == text
    assert cell.evaluate(RUNS_LEFT), "The full stop stands at the left end."
    assert not grid.cell(1, "Statement").evaluate(RUNS_LEFT)
    # The grid itself does not turn round.
    grid.go(ROW, "Statement")
    grid.press("ArrowRight")
    grid.expect_at(ROW, "Stage")


@pytest.mark.parametrize("sign", [FAMILY, FLAG, THUMB, HEART], ids=["family", "flag", "skin tone", "heart"])
def test_emoji_are_kept_whole(two: TwoGrids, sign: str) -> None:
    grid, method = two.grid, InputMethod(two.page)
    grid.go(ROW, "Statement")
    grid.keyboard.type("a")
    method.commit(f"{sign}b")
    grid.press("Enter")
    grid.expect_text(ROW, "Statement", f"a{sign}b")
    assert statement(two) == f"a{sign}b"
    # The caret goes over the whole sign.
    grid.go(ROW, "Statement")
    grid.press("F2", "ArrowLeft", "ArrowLeft")
    grid.keyboard.type("-")
    expect(grid.editor("Statement")).to_have_value(f"a-{sign}b")
    grid.press("ArrowRight")
    grid.keyboard.type("+")
    expect(grid.editor("Statement")).to_have_value(f"a-{sign}+b")
    grid.press("Backspace", "Enter")
    assert statement(two) == f"a-{sign}b"
    # Backspace may take a sign apart, as the browser has it; what is left is a text, never half a character.
    grid.go(ROW, "Statement")
    grid.press("F2", "ArrowLeft", "Backspace", "Enter")
    left = statement(two)
    left.encode("utf-8")
    assert f"a-{sign}b".startswith(left[:-1])
    assert left != f"a-{sign}b"
    grid.expect_text(ROW, "Statement", left)


def width(part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["width"]


@pytest.mark.parametrize("way", ["typed", "pasted"])
def test_a_word_of_five_thousand_letters(two: TwoGrids, way: str) -> None:
    grid = two.grid
    scroller = grid.around.locator(".jk-scroll")
    before = [width(part) for part in (grid.grid, scroller, grid.header("Statement"))]
    page_width = two.page.evaluate("document.documentElement.scrollWidth")
    grid.go(ROW, "Statement")
    if way == "typed":
        grid.keyboard.type(LONG[:5])
        InputMethod(two.page).commit(LONG[5:])
    else:
        two.page.evaluate("text => navigator.clipboard.writeText(text)", LONG)
        grid.press("F2", "Control+a", "Control+v")
    editor = grid.editor("Statement")
    expect(editor).to_have_value(LONG)
    caret_in_sight(editor)
    grid.press("Enter")
    expect(grid.cell(ROW + 1, "Statement")).to_be_focused()
    assert statement(two) == LONG
    assert [width(part) for part in (grid.grid, scroller, grid.header("Statement"))] == before
    assert two.page.evaluate("document.documentElement.scrollWidth") == page_width
    cell = grid.cell(ROW, "Statement")
    assert cell.evaluate("cell => cell.scrollWidth <= cell.clientWidth"), "The word is broken, not cut off."
    # It is a cell as any other: it can be come back to, left and edited.
    grid.press("ArrowUp")
    expect(cell).to_be_focused()
    grid.press("ArrowUp", "ArrowDown", "F2")
    expect(editor).to_be_focused()
    caret_in_sight(editor)
    grid.keyboard.type("!")
    grid.press("Escape")
    grid.press("F2", "Home")
    grid.press("Control+a")
    grid.keyboard.type("short")
    grid.press("Enter")
    grid.expect_text(ROW, "Statement", "short")
    grid.expect_at(ROW + 1, "Statement")


def caret_in_sight(editor: Locator) -> None:
    """The caret is at the end: the field shows its end, and the end of the field is in sight."""
    expect(editor).to_be_focused()
    assert editor.evaluate("field => field.scrollHeight - field.scrollTop - field.clientHeight < 20")
    assert editor.evaluate(
        """field => {
          const window_ = field.closest(".jk-scroll").getBoundingClientRect();
          return field.getBoundingClientRect().bottom <= window_.bottom + 1;
        }"""
    )
