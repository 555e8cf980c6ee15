"""The board on paper: what is printed, and where the pages are cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.keyboard.site import Site
from tests.browser.problems import Problems

pytestmark = pytest.mark.browser

ONE_PAGE, PAGES = "On one page", "Over several pages"

# What stands on each page, in pixels of the paper.
READ = """
() => [...document.querySelectorAll(".jk-page")].map((page) => {
  const box = (one) => {
    const {left, top, right, bottom} = one.getBoundingClientRect();
    return [left, top, right, bottom];
  };
  const texts = (path) => [...page.querySelectorAll(path)].map((one) => one.textContent);
  return {
    box: box(page),
    map: box(page.querySelector(".jk-bmap") ?? page),
    heads: texts(".jk-bstage b"),
    lanes: texts(".jk-blane .jk-bhead b"),
    lines: texts(".jk-bline b"),
    begun: page.querySelectorAll(".jk-bmap > :not(.jk-bstages, [data-continued])").length,
    cards: [...page.querySelectorAll("li")].map((card) =>
      ({ id: card.dataset.item, box: box(card), row: box(card.closest(".jk-blane")), text: card.textContent })),
    rows: [...page.querySelectorAll(".jk-brow, .jk-bline")].map((row) =>
      ({ key: row.dataset.row ?? "", box: box(row) })),
    number: texts(".jk-page-number").join(),
    above: texts(".jk-btop").length,
    key: [...page.querySelectorAll(".jk-bkey")].map(box),
    scale: Number(page.firstElementChild.style.scale),
  };
})
"""

# How far each point of the curve is from the nearest end of a line of its own, if it has any in sight.
POINTS = """
() => [...document.querySelectorAll(".jk-page")].map((page) =>
  [...page.querySelectorAll(".jk-point:not([data-felt])")].flatMap((point) => {
    const ends = [...page.querySelectorAll(`line[data-line="${point.dataset.item}"]`)].flatMap((line) => {
      const to = line.getScreenCTM();
      const at = (x, y) => new DOMPoint(x.baseVal.value, y.baseVal.value).matrixTransform(to);
      return [at(line.x1, line.y1), at(line.x2, line.y2)];
    });
    const {left, top, width, height} = point.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    return ends.length === 0 ? [] : [Math.min(...ends.map((end) => Math.hypot(end.x - x, end.y - y)))];
  }))
"""

# A map far larger than any page, with words nobody can break and a note longer than a page.
HUGE = """
() => {
  const { store } = page;
  const count = (many, make) => Array.from({ length: many }, (_, at) => make(at));
  store.add_rows("stages", count(25, (at) => ({ name: `Stage ${at + 6}`, goal: "Get on with it" })));
  store.add_rows("lanes", count(4, (at) => ({ name: `Lane ${at + 5}`, side: ["support", "insight"][at % 2] })));
  const [stages, lanes] = [store.table("stages").ids, store.table("lanes").ids];
  const word = "Kraftfahrzeughaftpflichtversicherungsbedingungen";
  store.add_rows("notes", count(700, (at) => ({
    stage: stages[(at * 7) % stages.length], lane: lanes[(at * 5) % lanes.length],
    text: at === 40 ? "Again and again. ".repeat(400) : at % 97 === 5 ? word.repeat(4) : `Note ${at} of the workshop`,
  })));
  store.add_rows("notes", count(60, (at) => ({
    stage: stages[1], lane: lanes[1], text: `One of very many ${at}`, grade: "assumption",
  })));
  store.add_rows("emotions", stages.slice(5).map((stage, at) => ({
    persona: "p1", stage, version: "as_is", score: (at % 5) - 2, word: "Hopeful",
  })));
}
"""


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def within(self, other: Box, slack: float = 0.6) -> bool:
        """Return whether the other box holds this one."""
        return (
            self.left >= other.left - slack
            and self.top >= other.top - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )


class Paper:
    """What is printed, in a page of its own."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pages: list[dict[str, Any]] = page.evaluate(READ)

    def pdf(self) -> bytes:
        return self.page.pdf(prefer_css_page_size=True)

    def card_ids(self) -> Counter[str]:
        return Counter(card["id"] for page in self.pages for card in page["cards"])

    def cut_cards(self) -> list[str]:
        """Return the cards that are not whole on their page and in their row."""
        return [
            card["text"][:40]
            for page in self.pages
            for card in page["cards"]
            if not Box(*card["box"]).within(Box(*page["box"])) or not Box(*card["box"]).within(Box(*card["row"]))
        ]


class PrintBoard(Protocol):
    """Prints the board by its dialog; ``query`` says which board, ``before`` is run in the page first."""

    def __call__(self, *choices: str, before: str = "", width: int = 1400, **query: str) -> Paper: ...


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    served = Site(tmp_path_factory.mktemp("page"))
    yield served
    served.stop()


@pytest.fixture
def context(chromium: Browser, site: Site, problems: Problems) -> Iterator[BrowserContext]:
    made = chromium.new_context(locale="en-GB", viewport={"width": 1400, "height": 1000})
    with problems.watching(made, site.url):
        yield made
    made.close()
    assert not problems, "\n".join(problems)


@pytest.fixture
def print_board(context: BrowserContext, site: Site) -> PrintBoard:
    def printed(*choices: str, before: str = "", width: int = 1400, **query: str) -> Paper:
        page = open_board(context, site, width, **query)
        if before:
            page.evaluate(before)
        dialog = ask(page)
        for choice in choices:
            dialog.get_by_role("button", name=choice, exact=True).click()
        dialog.get_by_role("button", name="Print", exact=True).click()
        frame = page.locator("iframe")
        expect(frame.content_frame.locator(".jk-page").first).to_be_attached()
        html: str = frame.evaluate("(frame) => frame.contentDocument.documentElement.outerHTML")
        paper = context.new_page()
        paper.emulate_media(media="print")
        paper.set_content(f"<!doctype html>{html}")
        return Paper(paper)

    return printed


def open_board(context: BrowserContext, site: Site, width: int = 1400, **query: str) -> Page:
    page = context.pages[0] if context.pages else context.new_page()
    page.set_viewport_size({"width": width, "height": 1000})
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    page.goto(f"{site.url}/index.html?view=journey-board&{asked}")
    expect(page.locator(".jk-bstage").first).to_be_visible()
    return page


def ask(page: Page) -> Locator:
    page.locator(".jk-bstage").first.click(position={"x": 10, "y": 10})
    page.keyboard.press("Shift+F10")
    page.get_by_role("menuitem", name="Print…").click()
    return page.get_by_role("dialog", name="Print the board")


def page_sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return the size of each page of a PDF file, in points."""
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == len(re.findall(rb"/MediaBox", pdf))
    return [
        (round(float(width)), round(float(height)))
        for width, height in re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]", pdf)
    ]


@pytest.mark.parametrize(
    ("choices", "size"),
    [((ONE_PAGE,), (842, 595)), (("A3", "Portrait"), (842, 1191)), (("Letter",), (792, 612))],
    ids=["A4", "A3 upright", "letter"],
)
def test_one_page_holds_it_all_as_large_as_fits(
    print_board: PrintBoard, choices: tuple[str, ...], size: tuple[int, int]
) -> None:
    paper = print_board(*choices)
    assert page_sizes(paper.pdf()) == [size]
    (page,) = paper.pages
    assert page["heads"] == ["Awareness", "Research", "Purchase", "Claims", "Renewal"]
    assert page["above"] == 1
    assert paper.cut_cards() == []
    assert len(paper.card_ids()) == 5 + 12
    ((*_, bottom),) = page["key"]
    _, _, right, end = page["box"]
    assert Box(*page["map"]).right == pytest.approx(right, abs=1)
    # As tall as the page, or as wide as it may be laid out.
    assert 0.95 * end < bottom <= end + 0.6 or page["scale"] > 1


@pytest.mark.parametrize("query", [{}, {"shadow": "1", "theme": "dark"}], ids=["light", "dark in a shadow root"])
def test_several_pages_repeat_heads_and_cut_no_card(print_board: PrintBoard, query: dict[str, Any]) -> None:
    paper = print_board(PAGES, "Portrait", **query)
    pages = paper.pages
    assert len(pages) > 2
    assert page_sizes(paper.pdf()) == [(595, 842)] * len(pages)
    assert set(paper.card_ids().values()) == {1}
    assert len(paper.card_ids()) == 5 + 12
    assert paper.cut_cards() == []
    for at, page in enumerate(pages, start=1):
        assert page["heads"] in (["Awareness", "Research", "Purchase"], ["Claims", "Renewal"])
        assert page["number"] == f"Motor insurance · {at} of {len(pages)}"
        assert Box(*page["map"]).within(Box(*page["box"]))
    left, right = pages[0::2], pages[1::2]
    assert [page["lanes"] for page in left] == [page["lanes"] for page in right]
    assert [page["lines"] for page in left] == [page["lines"] for page in right]
    assert [page["above"] for page in pages] == [1] + [0] * (len(pages) - 1)
    assert [len(page["key"]) for page in pages] == [0] * (len(pages) - 1) + [1]


def test_what_hangs_side_by_side_stands_at_the_same_height(print_board: PrintBoard) -> None:
    pages = print_board(PAGES, "Portrait").pages
    for left, right in zip(pages[0::2], pages[1::2], strict=True):
        for one, other in zip(left["rows"], right["rows"], strict=True):
            assert one["key"] == other["key"]
            heights = [
                box[at] - page["box"][1] for page, box in ((left, one["box"]), (right, other["box"])) for at in (1, 3)
            ]
            assert heights[:2] == pytest.approx(heights[2:], abs=1)


def test_text_on_several_pages_has_nine_points_or_more(print_board: PrintBoard) -> None:
    paper = print_board(PAGES)
    sizes = paper.page.evaluate(
        """() => [...document.querySelectorAll(".jk-page > div *:not(.jk-sr, .jk-face)")]
             .filter((one) => [...one.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
             .map((one) => {
               const { scale } = one.closest(".jk-page").firstElementChild.style;
               return Number.parseFloat(getComputedStyle(one).fontSize) * scale;
             })"""
    )
    assert min(sizes) * 0.75 > 8.99


def test_paper_is_light_and_stands_still(print_board: PrintBoard) -> None:
    paper = print_board(ONE_PAGE, theme="dark", shadow="1")
    page = paper.page
    assert page.locator("button, input, select, textarea, a[href], [tabindex], [contenteditable], [id]").count() == 0
    assert page.locator("[data-noprint], .jk-bask, .jk-toolbar").count() == 0
    assert page.locator("script, link, img").count() == 0
    expect(page.locator(".jk-bnote").nth(0)).to_have_css("background-color", "rgb(233, 243, 250)")
    expect(page.locator(".jk-bstage b").nth(0)).to_have_css("color", "rgb(26, 29, 33)")
    expect(page.locator(".jk-bstages")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_the_curve_goes_on_from_page_to_page(print_board: PrintBoard) -> None:
    options = '{"version":"both"}'
    paper = print_board(PAGES, "Portrait", options=options)
    near = [distance for page in paper.page.evaluate(POINTS) for distance in page]
    assert len(near) >= 4
    assert max(near) < 1.5
    # The same line leaves one page as high as it enters the next.
    edges = paper.page.evaluate(
        """() => [...document.querySelectorAll(".jk-curve-lines")].map((lines) => {
          const {top, height} = lines.getBoundingClientRect();
          const {x, width} = lines.viewBox.baseVal;
          return [x, width, top - lines.closest(".jk-page").getBoundingClientRect().top, height];
        })"""
    )
    (first_x, first_width, *first), (second_x, second_width, *second) = edges
    assert first_x == 0
    assert second_x == pytest.approx(first_width)
    assert second_width / first_width == pytest.approx(2 / 3)
    assert first == pytest.approx(second, abs=0.6)


def test_a_huge_map_is_cut_between_cards(print_board: PrintBoard) -> None:
    paper = print_board(PAGES, "A3", before=HUGE)
    pages = paper.pages
    assert len(page_sizes(paper.pdf())) == len(pages) > 20
    assert set(paper.card_ids().values()) == {1}
    assert len(paper.card_ids()) == 5 + 12 + 700 + 60
    assert paper.cut_cards() == []
    groups = dict.fromkeys(tuple(page["heads"]) for page in pages)
    assert sum(len(group) for group in groups) == 30
    for page in pages:
        assert page["heads"]
        assert page["lanes"] or any(row["key"] == "emotion" for row in page["rows"])
        assert page["rows"][-1]["key"], "a line of the blueprint stands above a lane"
        assert page["cards"] or page["begun"], "no page is empty"
        assert Box(*page["map"]).within(Box(*page["box"]))
    assert paper.page.locator(".jk-blane[data-continued]").count() > 0
    assert max(distance for page in paper.page.evaluate(POINTS) for distance in page) < 1.5


def test_a_huge_map_fits_on_one_page(print_board: PrintBoard) -> None:
    paper = print_board(ONE_PAGE, "A3", before=HUGE)
    assert page_sizes(paper.pdf()) == [(1191, 842)]
    assert paper.cut_cards() == []
    assert len(paper.pages[0]["heads"]) == 30


def test_a_narrow_view_prints_as_a_wide_one(print_board: PrintBoard) -> None:
    (wide,), (narrow_paper) = print_board(ONE_PAGE).pages, print_board(ONE_PAGE, width=380)
    (narrow,) = narrow_paper.pages
    assert narrow["heads"] == wide["heads"]
    axis = narrow_paper.page.locator(".jk-bhead > .jk-axis")
    expect(axis).to_have_count(1)
    assert narrow["box"] == wide["box"]
    assert max(distance for page in narrow_paper.page.evaluate(POINTS) for distance in page) < 1.5


def test_the_dialog_by_keys_and_what_it_leaves_behind(context: BrowserContext, site: Site) -> None:
    page = open_board(context, site)
    dialog = ask(page)
    expect(dialog.get_by_role("button", name=ONE_PAGE)).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.locator(".jk-bstage").first).to_be_focused()
    for _ in range(2):
        dialog = ask(page)
        expect(dialog.get_by_role("button", name=ONE_PAGE)).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(dialog.get_by_role("button", name=PAGES)).to_have_attribute("aria-pressed", "true")
        dialog.get_by_role("button", name="Print", exact=True).press("Enter")
        expect(dialog).to_have_count(0)
        expect(page.locator("iframe").content_frame.locator(".jk-page").first).to_be_attached()
        expect(page.locator("iframe")).to_have_count(1)
    expect(page.locator(".jk-bstage").first).to_be_focused()
    page.evaluate("() => document.querySelector('iframe').contentWindow.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("iframe")).to_have_count(0)


def test_a_page_that_holds_the_board_prints_all_of_it(context: BrowserContext, site: Site, artefacts: Path) -> None:
    page = open_board(context, site, theme="dark")
    page.emulate_media(media="print")
    scroller = page.locator(".jk-bscroll")
    assert scroller.evaluate("(one) => one.scrollHeight - one.clientHeight") <= 1
    expect(page.get_by_role("toolbar")).to_be_hidden()
    expect(page.locator(".jk-bstages")).to_have_css("position", "relative")
    expect(page.locator(".jk-bstage b").first).to_have_css("color", "rgb(26, 29, 33)")
    assert max(distance for distance in page.evaluate(POINTS.replace(".jk-page", ".jk-view"))[0]) < 1.5
    (artefacts / "board-in-a-page.pdf").write_bytes(page.pdf(format="A3", landscape=True))
