"""Every state that a grid can be in, one after the other, so that each can be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from tests.browser.access.view_page import GROUPED, NEEDS, PERSONAS, STAGES, TABLE, TURNED, View, ViewPage
from tests.browser.grid_page import GridPage

Place = tuple[str, str]
"""A row of the map and a column of it, whichever way they stand."""

TEXT: dict[View, Place] = {
    PERSONAS: ("p1", "segment"),
    TURNED: ("p1", "segment"),
    STAGES: ("s4", "goal"),
    GROUPED: ("n1", "statement"),
    NEEDS: ("n1", "statement"),
    TABLE: ("n1", "statement"),
}
"""A cell with a text."""

EDITORS: dict[View, tuple[Place, ...]] = {
    PERSONAS: (("p1", "quote"), ("p1", "channels"), ("p1", "grade"), ("p1", "sample_size")),
    TURNED: (("p1", "quote"), ("p1", "channels"), ("p1", "grade"), ("p1", "sample_size")),
    STAGES: (("s4", "score:p1"), ("s4", "word:p1"), ("s4", "lane:l1"), ("s3", "lane:l1")),
    GROUPED: (("n1", "persona"), ("n1", "level"), ("n1", "importance")),
}
"""One cell more for each kind of editor."""

REFUSED: dict[View, tuple[Place, str]] = {
    PERSONAS: (("p1", "sample_size"), "many"),
    TURNED: (("p1", "sample_size"), "many"),
    STAGES: (("s4", "score:p1"), "99"),
    GROUPED: (("n1", "importance"), "99"),
}
"""A cell, and a text that does not fit there."""


def cell_at(page: ViewPage, place: Place) -> Locator:
    """Return the cell of this place."""
    row, column = reversed(place) if page.view is TURNED else place
    return page.grid.grid.locator(f'[data-row="{row}"] > [data-column="{column}"]')


def go(page: ViewPage, place: Place) -> Locator:
    """Click on the edge of a cell, where nothing else in it takes the click."""
    cell = cell_at(page, place)
    if cell.count() == 0:
        # It is out of sight, so there is no element for it.
        page.grid.press("Control+Home")
    cell.click(position={"x": 3, "y": 3})
    expect(cell).to_be_focused()
    return cell


def in_use(page: ViewPage) -> Iterator[str]:
    """What comes and goes while somebody works in a grid."""
    go(page, TEXT[page.view])
    yield "idle"
    yield from _selected(page)
    yield from _listed(page)
    yield from _editing(page)
    yield from _refused(page)
    yield from _overwritten(page)
    yield from _contested(page)
    yield from _asked(page.grid)


def _selected(page: ViewPage) -> Iterator[str]:
    page.grid.press("Shift+ArrowDown", "Shift+ArrowRight")
    expect(page.grid.selected()).to_have_count(4)
    yield "a range selected"
    page.grid.press("Escape")
    expect(page.grid.selected()).to_have_count(0)


def _listed(page: ViewPage) -> Iterator[str]:
    grid = page.grid
    grid.press("Shift+F10")
    expect(grid.menu()).to_be_visible()
    yield "menu open"
    # This browser gives no clipboard to buttons.
    grid.command("Paste").click()
    expect(page.page.get_by_role("dialog", name="Paste")).to_be_visible()
    yield "asked for what to paste"
    grid.press("Escape")
    expect(page.page.get_by_role("dialog")).to_have_count(0)


def _editing(page: ViewPage) -> Iterator[str]:
    editing = page.grid.grid.locator("[data-editing]")
    for place in (TEXT[page.view], *EDITORS[page.view]):
        go(page, place)
        page.grid.press("F2")
        expect(editing.locator(":focus")).to_have_count(1)
        yield f"editing {place}"
        page.grid.press("Escape")
        expect(editing).to_have_count(0)


def _refused(page: ViewPage) -> Iterator[str]:
    grid = page.grid
    place, text = REFUSED[page.view]
    cell = go(page, place)
    grid.keyboard.type(text)
    grid.press("Enter")
    expect(grid.note()).to_be_visible()
    yield "refused"
    grid.press("F2")
    expect(grid.grid.locator("[data-editing] [aria-invalid=true]")).to_be_focused()
    yield "correcting"
    grid.press("Escape")
    expect(cell).to_be_focused()
    grid.press("Escape")
    expect(cell).not_to_have_attribute("aria-invalid", "true")


def _overwritten(page: ViewPage) -> Iterator[str]:
    grid = page.grid
    cell = go(page, TEXT[page.view])
    page.overwrite(TEXT[page.view], mine="Mine", theirs="Theirs")
    expect(cell).to_have_attribute("data-state", "conflict")
    go(page, TEXT[page.view])
    expect(grid.note()).to_be_visible()
    yield "overwritten"
    grid.press("Escape")
    expect(cell).not_to_have_attribute("data-state", "conflict")


def _contested(page: ViewPage) -> Iterator[str]:
    go(page, TEXT[page.view])
    page.grid.keyboard.type("Mine again")
    page.write(TEXT[page.view], "Theirs again")
    expect(page.grid.note()).to_be_visible()
    yield "contested"
    page.grid.press("Escape")


def _asked(grid: GridPage) -> Iterator[str]:
    grid.press("Control+Shift+-")
    expect(grid.around.get_by_role("alertdialog")).to_be_visible()
    yield "asked before deleting"
    grid.press("Escape")
    expect(grid.around.get_by_role("alertdialog")).to_have_count(0)


def evidence(page: ViewPage) -> Iterator[str]:
    """The grid below the personas, with kinds of editors that no other has."""
    below = GridPage(page.grid.around, "Evidence about Carla Meier")
    for column in ("collected_on", "link"):
        cell = below.grid.locator(f'[data-row="e1"] > [data-column="{column}"]')
        cell.click(position={"x": 3, "y": 3})
        expect(cell).to_be_focused()
        below.press("F2")
        expect(cell.locator(":focus")).to_have_count(1)
        yield f"editing {column}"
        below.press("Escape")
