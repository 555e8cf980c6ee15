"""What screen readers are told: politely, not too often, and everything that matters."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.access.conftest import OpenView
from tests.browser.access.states import TEXT, go
from tests.browser.access.view_page import NEEDS, PERSONAS, STAGES, TABLE, TURNED, VIEWS, View, ViewPage

pytestmark = pytest.mark.browser

PAUSE = 2_000
"""Milliseconds in which no more than one thing is said."""

LISTEN = """
() => {
  window.aloud = [];
  const said = new WeakSet();
  new MutationObserver(changes => {
    for (const { target, addedNodes } of changes) {
      const region = (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest("[aria-live]");
      if (!region || region.ariaLive === "off") continue;
      window.aloud.push([Date.now(), region.ariaLive, region.textContent]);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}
"""


class Listener:
    """Hears what every live region of a page says, by the page's own clock."""

    def __init__(self, page: ViewPage) -> None:
        self._page = page
        page.page.evaluate(LISTEN)
        self.times: list[int] = []
        self.texts: list[str] = []

    def hear(self, milliseconds: int = PAUSE + 100) -> list[str]:
        """Let time pass; return what was said since the last time."""
        self._page.clock_on(milliseconds)
        heard = self._page.page.evaluate("() => window.aloud.splice(0)")
        assert all(manner == "polite" for _, manner, _ in heard), heard
        # What is said at one moment is one announcement, however many nodes it takes.
        fresh: dict[int, str] = {time: text for time, _, text in heard if text}
        self.times += fresh
        self.texts += fresh.values()
        return list(fresh.values())


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_region_stands_outside_the_grid_from_the_beginning(open_view: OpenView, view: View) -> None:
    page = open_view(view)
    regions = page.grid.around.locator("[aria-live=polite]")
    assert regions.count() == page.grid.around.get_by_role("grid").count()
    assert regions.evaluate_all("all => all.every(region => region.textContent === '')")
    assert regions.evaluate_all("all => all.every(region => !region.closest('[role=\"grid\"], [aria-hidden]'))")
    assert regions.evaluate_all("all => all.every(region => region.checkVisibility({ visibilityProperty: true }))")
    # The line that shows the same does not say it once more.
    lines = page.grid.status()
    assert lines.evaluate_all("all => all.every(line => line.ariaLive === 'off')")


def _edit(page: ViewPage) -> None:
    go(page, TEXT[page.view])
    page.grid.keyboard.type("Mine")
    page.grid.press("Enter")


def _refuse(page: ViewPage) -> None:
    go(page, ("n1", "importance"))
    page.grid.keyboard.type("99")
    page.grid.press("Enter")


def _overwrite(page: ViewPage) -> None:
    go(page, TEXT[page.view])
    page.overwrite(TEXT[page.view], mine="Mine", theirs="Theirs")


def _contest(page: ViewPage) -> None:
    go(page, TEXT[page.view])
    page.grid.keyboard.type("Mine")
    page.write(TEXT[page.view], "Theirs")


def _range(page: ViewPage) -> None:
    go(page, TEXT[page.view])
    page.grid.press("Shift+ArrowDown", "Shift+ArrowRight")


def _at(place: tuple[str, str], *keys: str) -> Callable[[ViewPage], None]:
    def press(page: ViewPage) -> None:
        go(page, place)
        page.grid.press(*keys)

    return press


SAID: dict[str, tuple[View, Callable[[ViewPage], Any], str]] = {
    "saved": (NEEDS, _edit, "Saved."),
    "saved, turned": (TURNED, _edit, "Saved."),
    "saved, stages": (STAGES, _edit, "Saved."),
    "refused": (NEEDS, _refuse, "“99” is not a whole number from 0 to 10."),
    "overwritten": (NEEDS, _overwrite, "Ben changed what you wrote in Statement."),
    "contested": (
        NEEDS,
        _contest,
        "Ben changed this to “Theirs” while you type. Enter keeps yours, Escape takes theirs.",
    ),
    "a range": (NEEDS, _range, "2 rows by 2 columns selected."),
    "cleared": (NEEDS, _at(("n1", "statement"), "Shift+ArrowDown", "Delete"), "2 cells cleared."),
    "filled": (NEEDS, _at(("n1", "statement"), "Shift+ArrowDown", "Control+d"), "1 cell filled."),
    "copied": (NEEDS, _at(("n1", "statement"), "Shift+ArrowDown", "Control+c"), "2 cells copied."),
    "cut": (NEEDS, _at(("n1", "statement"), "Shift+ArrowDown", "Control+x"), "2 cells cut."),
    "deleted": (NEEDS, _at(("n2", "statement"), "Control+Shift+-"), "“Know what is not covered before I pay” deleted."),
    "nothing to undo": (NEEDS, _at(("n1", "statement"), "Control+z"), "There is nothing to undo."),
    "kernel gone": (NEEDS, ViewPage.end_kernel, "Your edits are kept here."),
    "cut off": (NEEDS, ViewPage.cut, "Cut off since"),
}


@pytest.mark.parametrize("what", SAID)
def test_it_is_said(open_view: OpenView, what: str) -> None:
    view, happen, text = SAID[what]
    page = open_view(view)
    listener = Listener(page)
    happen(page)
    listener.hear(2 * PAUSE)
    assert [said for said in listener.texts if text in said], listener.texts


def test_undo_and_redo_are_said_each_time(open_view: OpenView) -> None:
    page = open_view(PERSONAS)
    listener = Listener(page)
    _edit(page)
    assert listener.hear() == ["Saved."]
    for key, said in (("z", "Undone."), ("y", "Done again."), ("z", "Undone.")):
        page.grid.press(f"Control+{key}")
        assert listener.hear() == [said]


def test_the_same_is_said_again(open_view: OpenView) -> None:
    page = open_view(NEEDS)
    listener = Listener(page)
    for _ in range(2):
        _edit(page)
        assert listener.hear() == ["Saved."]
        page.grid.press("ArrowUp", "Delete")
        listener.hear()


def test_nothing_that_matters_gives_way_to_what_comes_after_it(open_view: OpenView) -> None:
    page = open_view(TABLE)
    listener = Listener(page)
    _edit(page)
    _refuse(page)
    for _ in range(3):
        _edit(page)
    go(page, ("n3", "statement"))
    page.overwrite(("n3", "statement"), mine="Mine", theirs="Theirs")
    _edit(page)
    go(page, ("n5", "statement"))
    page.grid.press("Control+Shift+-")
    go(page, ("n6", "usp"))
    page.grid.press("Control+d", "Delete", "Control+z")
    for _ in range(6):
        listener.hear(1_000)
    heard = " ".join(listener.texts)
    for text in ("“99” is not", "Ben changed what you wrote", "deleted.", "1 cell filled.", "Undone."):
        assert text in heard
    assert all(later - earlier > PAUSE - 20 for earlier, later in pairwise(listener.times)), listener.times
    assert len(listener.times) > 1


def test_what_others_do_elsewhere_is_not_said(open_view: OpenView) -> None:
    page = open_view(NEEDS)
    listener = Listener(page)
    go(page, ("n1", "statement"))
    page.write(("n2", "usp"), "Theirs")
    page.theirs("add_row", "needs", {"statement": "Theirs"}, None)
    page.move("n3", -1)
    assert listener.hear(2 * PAUSE) == []


def test_of_two_views_one_speaks(open_view: OpenView) -> None:
    page = open_view(TABLE, table="needs,stages")
    listener = Listener(page)
    first = page.page.get_by_role("grid", name="Needs").locator(".jk-cell").first
    first.click()
    page.grid.keyboard.type("Mine")
    page.grid.press("Enter")
    assert listener.hear() == ["Saved."]
    page.grid.press("Control+z")
    assert listener.hear() == ["Undone."]
    page.end_kernel()
    assert len(listener.hear(2 * PAUSE)) == 1
    expect(page.page.get_by_role("status").first).to_contain_text("Kernel gone")
