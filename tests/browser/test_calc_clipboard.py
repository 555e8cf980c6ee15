"""A real browser and a real Calc with one clipboard between them: what one copies, the other pastes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import launch_window
from tests.browser.clipboard_page import build_clipboard_script, load_clipboard
from tests.browser.grid_page import GridPage
from tests.browser.keyboard.site import Site
from tests.office.calc_window import CalcWindow
from tests.office.screen import Screen
from tests.office.sheet import Cell, Rows

pytestmark = [pytest.mark.browser, pytest.mark.office, pytest.mark.desktop]


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    screen = Screen()
    yield screen
    screen.stop()


@pytest.fixture(scope="module")
def calc(screen: Screen, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CalcWindow]:
    calc = CalcWindow(screen, tmp_path_factory.mktemp("calc"))
    yield calc
    calc.stop()


@pytest.fixture(scope="module")
def window(chromium: Browser, screen: Screen) -> Iterator[Browser]:
    window = launch_window(chromium.browser_type, screen.environment)
    yield window
    window.close()


@pytest.fixture(scope="module")
def page(window: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    page = window.new_page()
    load_clipboard(page, build_clipboard_script(tmp_path_factory.mktemp("clipboard")))
    return page


@pytest.fixture
def needs(window: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GridPage]:
    """The needs of a motor insurance, in a grid without a kernel."""
    site = Site(tmp_path_factory.mktemp("grids"))
    page = window.new_page()
    page.goto(f"{site.url}/?table=needs")
    grid = GridPage(page.locator("#place"), "Needs")
    grid.expect_ready()
    yield grid
    page.close()
    site.stop()


def paste(page: Page) -> list[list[str]]:
    """Paste with the keys and return what the product makes of it."""
    page.evaluate("clipboard.pasted = null")
    page.bring_to_front()
    page.keyboard.press("Control+V")
    pasted = page.wait_for_function("clipboard.pasted").json_value()
    assert pasted["is_table"] is True
    return list(pasted["block"])


def copy(page: Page, rows: Rows, *, as_text: bool = False) -> None:
    """Copy a block with the keys; numbers as a German page shows them."""
    block = [[copied(cell) for cell in row] for row in rows]
    page.evaluate("([block, as_text]) => Object.assign(clipboard, { block, as_text })", [block, as_text])
    page.bring_to_front()
    page.keyboard.press("Control+C")


def copied(cell: Cell) -> dict[str, Cell]:
    if isinstance(cell, (int, float)):
        return {"text": str(cell).replace(".", ","), "number": cell}
    return {"text": "" if cell is None else str(cell)}


TEXTS = [
    ["two\nlines", 'say "hi"', '"quoted"', "tab\there"],
    ["007", "=1+1", "+1", "1e5"],
    ["  three   blanks ", "<b>&amp;", "שלום (א)", "👩‍👩‍👧 e\u0301"],
    ["'", "", "a\n\nb", "last"],
]


def test_texts_copied_in_calc_arrive_letter_by_letter(calc: CalcWindow, page: Page) -> None:
    calc.copy(TEXTS, "A1:D4")
    assert paste(page) == TEXTS


def test_values_copied_in_calc_arrive_as_they_are_shown(calc: CalcWindow, page: Page) -> None:
    calc.copy([[4.0, 7.25, -3, date(2026, 3, 31)], [True, None, 1234, False], ["end"]], "A1:D3")
    assert paste(page) == [
        ["4,0", "7,25", "-3", "31.03.2026"],
        # Shown as 1.234, which is another number elsewhere.
        ["WAHR", "", "1234", "FALSCH"],
        ["end", "", "", ""],
    ]


@pytest.mark.parametrize("area", ["A1", "A1:A3", "C5:D6"])
def test_any_area_copied_in_calc_has_its_size(calc: CalcWindow, page: Page, area: str) -> None:
    calc.copy([["one\ncell"], ["two"], [None]], area)
    sizes: dict[str, Sequence[Sequence[str]]] = {
        "A1": [["one\ncell"]],
        "A1:A3": [["one\ncell"], ["two"], [""]],
        "C5:D6": [["", ""], ["", ""]],
    }
    assert paste(page) == sizes[area]


NOT_TO_BE_RUN = ["=1+1", '=HYPERLINK("http://127.0.0.1:9")', "+1", "-item", "@x", "'=1+1", " =1+1"]
NOT_TO_BE_READ = ["007", "1e5", "3/4", "2026-01-31", "31.1.2026", "TRUE", "4,5", "4.5", "50%", "12:30"]


@pytest.mark.parametrize("option", ["", "Detect special numbers (such as dates)"])
def test_texts_arrive_in_calc_as_texts(calc: CalcWindow, page: Page, option: str) -> None:
    copy(page, [NOT_TO_BE_RUN, NOT_TO_BE_READ])
    sheet = calc.paste(option=option)
    assert sheet.rows == [NOT_TO_BE_RUN, NOT_TO_BE_READ]
    assert sheet.formulas == []


def test_numbers_arrive_in_calc_as_numbers(calc: CalcWindow, page: Page) -> None:
    copy(page, [[4.5, -1.25, 9, 0, 1234567.5], ["4,5", 1]])
    assert calc.paste().rows == [[4.5, -1.25, 9.0, 0.0, 1234567.5], ["4,5", 1.0]]


def test_a_cell_of_many_lines_stays_one_in_calc(calc: CalcWindow, page: Page) -> None:
    copy(page, [["two\nlines", "a\n\nb"], [None, "  three   blanks "], ['say "hi"', "<br>&amp;</td>"]])
    assert calc.paste().rows == [
        ["two\nlines", "a\n\nb"],
        [None, "  three   blanks "],
        ['say "hi"', "<br>&amp;</td>"],
    ]


def test_text_alone_keeps_its_cells_in_calc(calc: CalcWindow, page: Page) -> None:
    # For two seconds Calc asks for the flavours that were there before; a new one asks for these.
    calc.stop()
    copy(page, [["two\nlines", 'say "hi"'], ["tab\there", "last"]], as_text=True)
    assert calc.paste(dialog="Text Import").rows == [["two\nlines", 'say "hi"'], ["tab\there", "last"]]


def test_a_range_of_calc_is_pasted_into_the_needs(calc: CalcWindow, needs: GridPage) -> None:
    calc.copy(
        [
            ["Reach a person\nat night", "claims", "BEN OKAFOR", "safety", None, 4.0, 3],
            ['"007" =1+1', "Nowhere", None, None, None, 11, "+1"],
        ],
        "A1:G2",
    )
    needs.go(1, "Statement")
    needs.press("Control+v")
    needs.expect_text(1, "Statement", "Reach a person\nat night")
    needs.expect_text(1, "Stage", "Claims")
    needs.expect_text(1, "Persona", "Ben Okafor")
    needs.expect_text(1, "Level", "Safety")
    needs.expect_text(1, "Importance", "4")
    needs.expect_text(1, "Satisfaction", "3")
    needs.expect_text(2, "Statement", '"007" =1+1')
    needs.expect_text(2, "Persona", "")
    needs.expect_text(2, "Satisfaction", "1")
    # What does not fit stays, marked, where it was pasted.
    for column, text in (("Stage", "Nowhere"), ("Importance", "11")):
        expect(needs.cell(2, column)).to_contain_text(text)
        expect(needs.cell(2, column)).to_have_attribute("aria-invalid", "true")
    needs.press("Control+z")
    needs.expect_text(1, "Statement", "Know what happens next")
    needs.expect_text(2, "Stage", "Research")


def test_a_range_of_the_needs_is_pasted_into_calc(calc: CalcWindow, needs: GridPage) -> None:
    needs.type(1, "Statement", "=1+1")
    needs.go(1, "Statement")
    needs.press(*["Shift+ArrowRight"] * 6, "Shift+ArrowDown", "Control+c")
    sheet = calc.paste()
    assert sheet.formulas == []
    assert sheet.rows == [
        ["=1+1", "Claims", "Carla Meier", "Safety", "D", 9.0, 0.0],
        ["Know what is not covered before I pay", "Research", "Carla Meier", "Safety", "D", 9.0, 2.0],
    ]


COLUMNS = ["Statement", "Stage", "Persona", "Level", "D or B", "Importance", "Satisfaction"]


def test_what_comes_back_from_calc_changes_nothing(calc: CalcWindow, needs: GridPage) -> None:
    needs.type(1, "Statement", '=1+1, or "007"')
    before = {(row, title): needs.cell(row, title).inner_text() for row in range(1, 5) for title in COLUMNS}
    needs.go(1, "Statement")
    needs.press(*["Shift+ArrowRight"] * 6, *["Shift+ArrowDown"] * 3, "Control+c")
    # Calc shows the scores with a decimal comma.
    calc.copy(calc.paste().rows, "A1:G4")
    needs.press("Delete")
    needs.expect_text(4, "Statement", "")
    needs.press("Control+v")
    for (row, title), text in before.items():
        needs.expect_text(row, title, text)
