"""Navigation mode: Ctrl+C, Ctrl+X and Ctrl+V, as the clipboard of other programs has it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard.two_grids import TwoGrids

pytestmark = pytest.mark.browser

IMPORTANCE = [9, 9, 8, 8, 8, 7, 10, 6, 6, 7, 5, None]
HTML = """
async () => {
  const [item] = await navigator.clipboard.read();
  const html = await (await item.getType("text/html")).text();
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const end of page.querySelectorAll("br")) end.replaceWith("\\n");
  return [...page.querySelectorAll("table tr")].map(row => [...row.cells].map(cell => cell.textContent));
}
"""
PUT = """
([text, html]) => navigator.clipboard.write([new ClipboardItem({
  "text/plain": text,
  ...(html && { "text/html": new Blob([html], { type: "text/html" }) }),
})])
"""


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def lay(page: Page, text: str, html: str = "") -> None:
    """Put something on the clipboard, as another program would."""
    page.evaluate(PUT, [text, html])


def test_copy_gives_text_between_tabs_and_a_table(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.select((2, "Stage"), (3, "Opportunity"))
    grid.press("Control+c")
    expect(grid.status()).to_contain_text("14 cells copied.")
    expect(grid.announced()).to_contain_text("14 cells copied.")
    lines = [
        ["Research", "Carla Meier", "Safety", "D", "9", "2", "16"],
        ["Renewal", "Carla Meier", "Esteem", "D", "8", "2", "14"],
    ]
    assert copied(two.page).removesuffix("\r\n") == "\r\n".join("\t".join(line) for line in lines)
    assert two.page.evaluate(HTML) == lines
    two.expect_rows(before)
    grid.expect_range((2, "Stage"), (3, "Opportunity"))
    grid.expect_at(2, "Stage")


def test_copy_quotes_tabs_quotes_and_new_lines(two: TwoGrids) -> None:
    grid = two.grid
    two.put(1, usp='a\t"b"', usp_proof="one\ntwo", rival='5" screens')
    grid.select((1, "Why they choose us"), (2, "Rival"))
    grid.press("Control+c")
    expect(grid.status()).to_contain_text("6 cells copied.")
    assert copied(two.page).removesuffix("\r\n") == '"a\t""b"""\t"one\ntwo"\t"5"" screens"\r\n\t\t'
    table = two.page.evaluate(HTML)
    assert table == [['a\t"b"', "one\ntwo", '5" screens'], ["", "", ""]]
    # What was copied is the same again where it is pasted.
    grid.go(3, "Why they choose us")
    grid.press("Control+v")
    two.expect_column("usp", ['a\t"b"', None, 'a\t"b"', *two.column("usp")[3:]])
    two.expect_column("usp_proof", ["one\ntwo", None, "one\ntwo", *[None] * 9])


def test_a_single_cell_is_copied_without_a_range(two: TwoGrids) -> None:
    grid = two.grid
    grid.go(4, "Level")
    grid.press("Control+c")
    expect(grid.status()).to_contain_text("1 cell copied.")
    assert copied(two.page).removesuffix("\r\n") == "Esteem"
    grid.expect_no_range()
    # What is marked elsewhere on the page is not what is copied.
    two.page.get_by_label("Above").fill("elsewhere")
    two.page.get_by_label("Above").select_text()
    grid.go(5, "Stage")
    grid.press("Control+c")
    assert copied(two.page).removesuffix("\r\n") == "Claims"


def test_cut_empties_what_it_copies_as_one_step(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    grid.select((2, "Importance"), (3, "Satisfaction"))
    grid.press("Control+x")
    two.expect_column("importance", [9, None, None, *IMPORTANCE[3:]])
    assert copied(two.page).removesuffix("\r\n") == "9\t2\r\n8\t2"
    expect(grid.status()).to_contain_text("4 cells cut.")
    expect(grid.announced()).to_contain_text("4 cells cut.")
    grid.press("Control+z")
    two.expect_rows(before)
    grid.go(5, "Importance")
    grid.press("Control+v")
    two.expect_column("importance", [9, 9, 8, 8, 9, 8, *IMPORTANCE[6:]])


def test_one_value_fills_a_range(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    lay(two.page, "4")
    grid.select((2, "Importance"), (4, "Satisfaction"))
    grid.press("Control+v")
    two.expect_column("importance", [9, 4, 4, 4, *IMPORTANCE[4:]])
    assert two.column("satisfaction")[:5] == [0, 4, 4, 4, 4]
    expect(grid.status()).to_contain_text("6 cells pasted.")
    expect(grid.announced()).to_contain_text("6 cells pasted.")
    grid.expect_range((2, "Importance"), (4, "Satisfaction"))
    grid.press("Control+z")
    two.expect_rows(before)


def test_a_block_begins_at_the_active_cell_and_is_selected(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    lay(two.page, "1\t2\r\n3\t4\r\n")
    grid.go(5, "Importance")
    grid.press("Control+v")
    two.expect_column("importance", [*IMPORTANCE[:4], 1, 3, *IMPORTANCE[6:]])
    assert two.column("satisfaction")[4:6] == [2, 4]
    expect(grid.status()).to_contain_text("4 cells pasted.")
    grid.expect_range((5, "Importance"), (6, "Satisfaction"))
    grid.expect_at(5, "Importance")
    grid.press("Control+z")
    two.expect_rows(before)


def test_a_block_is_repeated_where_the_range_is_a_multiple_of_it(two: TwoGrids) -> None:
    grid = two.grid
    lay(two.page, "1\t2\r\n3\t4")
    grid.select((5, "Importance"), (8, "Satisfaction"))
    grid.press("Control+v")
    two.expect_column("importance", [*IMPORTANCE[:4], 1, 3, 1, 3, *IMPORTANCE[8:]])
    expect(grid.status()).to_contain_text("8 cells pasted.")
    grid.expect_range((5, "Importance"), (8, "Satisfaction"))
    # Else it goes from the range's top left as far as it goes.
    grid.press("Control+z")
    two.expect_column("importance", IMPORTANCE)
    grid.select((7, "Satisfaction"), (5, "Importance"))
    grid.press("Control+v")
    two.expect_column("importance", [*IMPORTANCE[:4], 1, 3, *IMPORTANCE[6:]])
    grid.expect_range((5, "Importance"), (6, "Satisfaction"))


def test_a_paste_beyond_the_last_row_adds_rows_in_the_same_step(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    lay(two.page, "Be heard\tClaims\r\nBe thanked\tRenewal\r\nBe left alone\tAwareness\r\n")
    grid.go(12, "Statement")
    grid.press("Control+v")
    grid.expect_count(14)
    two.expect_column(
        "statement", [*(row["statement"] for row in before[:-1]), "Be heard", "Be thanked", "Be left alone"]
    )
    assert two.column("stage")[11:] == ["s4", "s5", "s1"]
    for said in ("6 cells pasted.", "2 needs added."):
        expect(grid.status()).to_contain_text(said)
        expect(grid.announced()).to_contain_text(said)
    grid.expect_range((12, "Statement"), (14, "Stage"))
    grid.press("Control+z")
    grid.expect_count(12)
    two.expect_rows(before)
    grid.press("Control+y")
    grid.expect_count(14)


def test_what_does_not_fit_stays_as_text_at_its_cell(two: TwoGrids) -> None:
    grid = two.grid
    before = two.rows()
    lay(two.page, "Nowhere\tBen Okafor\tsafety\tB\televen\t3")
    grid.go(2, "Stage")
    grid.press("Control+v")
    expect(grid.status()).to_contain_text("2 cells to correct.")
    expect(grid.announced()).to_contain_text("2 cells to correct.")
    for column, text in (("Stage", "Nowhere"), ("Importance", "eleven")):
        expect(grid.cell(2, column)).to_have_attribute("aria-invalid", "true")
        expect(grid.cell(2, column)).to_contain_text(text)
    now = two.rows()[1]
    # The rest is there; what is computed is left alone.
    assert (now["persona"], now["satisfaction"]) == ("p2", 3)
    assert (now["stage"], now["importance"]) == (before[1]["stage"], before[1]["importance"])
    grid.expect_text(2, "D or B", "D")
    grid.expect_no_error(2, "D or B")
    grid.press("Control+z")
    two.expect_rows(before)


def test_a_table_from_another_program_is_pasted(two: TwoGrids) -> None:
    grid = two.grid
    lay(two.page, "1\t2", "<meta charset=utf-8><table><tr><td>1</td><td>2</td></tr></table>")
    grid.go(5, "Importance")
    grid.press("Control+v")
    two.expect_column("importance", [*IMPORTANCE[:4], 1, *IMPORTANCE[5:]])
    assert two.column("satisfaction")[4] == 2
    grid.expect_range((5, "Importance"), (5, "Satisfaction"))


def test_a_range_travels_from_grid_to_grid(two: TwoGrids) -> None:
    grid, stages = two.grid, two.other
    stages.select((1, "Name"), (2, "Goal"))
    stages.press("Control+c")
    expect(stages.status()).to_contain_text("4 cells copied.")
    stages.press("Escape")
    grid.go(3, "Proof")
    grid.press("Control+v")
    two.expect_column("usp_proof", [None, None, "Awareness", "Research", *[None] * 8])
    assert two.column("rival")[2] == "Notice that cover is needed"
