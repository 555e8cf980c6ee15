"""A saved page as a participant opens it: by double click, without a network, in whichever browser there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import journeykit as jk
from journeykit.model.document import from_document
from tests.browser import axe
from tests.hostile_maps import MAPS, pattern

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / "examples" / "heat_pump.journey.json"
Open = Callable[..., Page]


def hostile(name: str) -> jk.JourneyMap:
    document = pattern()
    MAPS[name](document)
    return from_document(document)


def german() -> jk.JourneyMap:
    stages = ["Schadensfreiheitsrabattübertragung", "Rechtsschutzversicherungsvergleich"]
    m = jk.JourneyMap(stages, title="Kraftfahrzeughaftpflichtversicherungswechsel" * 2, language="de")
    who = m.personas.add(
        name="Annegret Müller-Lüdenscheidt", quote="Kraftfahrzeughaftpflichtversicherungsbescheinigung?"
    )
    for stage in stages:
        m.notes.add(stage=stage, lane="doing", text="Schadensfreiheitsrabattübertragungsvereinbarung")
        m.needs.add(stage=stage, persona=who, statement="Rechtsschutzversicherungsgesellschaft", level="safety")
        m.emotions.add(persona=who, stage=stage, version="as_is", score=-1, word="überfordert")
    return m


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("pages")
    jk.save(jk.load(EXAMPLE), found / "example.html")
    jk.save(jk.JourneyMap(), found / "empty.html")
    jk.save(german(), found / "german.html")
    for name in ("texts_everywhere", "links", "refs", "many_and_long"):
        jk.save(hostile(name), found / f"{name}.html")
    return found


@pytest.fixture
def open_page(chromium: Browser, folder: Path) -> Iterator[Open]:
    """Open a page; whatever it says on the console or asks for is a fault."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(name: str, theme: str = "light", audited: bool = False, **more: object) -> Page:
        size = {"width": 1400, "height": 900}
        context = chromium.new_context(viewport=size, color_scheme=theme, **more)  # type: ignore[arg-type]
        contexts.append(context)
        if audited:
            # The page's policy lets no test evaluate it there.
            context.add_init_script(path=axe.SCRIPT)
        page = context.new_page()
        home = (folder / f"{name}.html").as_uri()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request", lambda sought: faults.append(sought.url) if not sought.url.startswith(("data:", home)) else None
        )
        page.goto(home)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults, faults


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["example", "empty"])
def test_a_page_can_be_used_by_everybody(open_page, name, theme):
    page = open_page(name, theme, audited=True)
    page.locator("summary").evaluate_all("all => all.forEach(one => one.click())")
    assert axe.violations(page.locator("html")) == []


@pytest.mark.parametrize("name", ["example", "empty", "german", "texts_everywhere", "links", "refs", "many_and_long"])
def test_a_page_fits_every_width_and_asks_for_nothing(open_page, name):
    page = open_page(name)
    page.locator("summary").evaluate_all("all => all.forEach(one => one.click())")
    for width in (1400, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.scripts.length") == 0


def test_a_page_needs_no_script(open_page):
    page = open_page("example", java_script_enabled=False)
    expect(page.get_by_role("heading", name="Heat pump instead of gas")).to_be_visible()
    expect(page.get_by_role("table", name="Needs: 12 rows")).to_be_visible()
    page.get_by_label("In words").check()
    expect(page.get_by_role("heading", name="House visit")).to_be_visible()


def test_the_board_is_seen_in_the_colours_of_day_and_night(open_page):
    for theme, shown, hidden in (("light", ".by-day", ".by-night"), ("dark", ".by-night", ".by-day")):
        page = open_page("example", theme)
        expect(page.locator(f"{shown} svg")).to_be_visible()
        expect(page.locator(f"{hidden} svg")).to_be_hidden()
        chosen = page.locator(".chart img").first.evaluate("image => image.currentSrc === image.src")
        assert chosen == (theme == "light")
        # On paper it is day.
        page.emulate_media(media="print")
        expect(page.locator(".by-day svg")).to_be_visible()
        expect(page.locator(".by-night svg")).to_be_hidden()


def test_pictures_of_charts_are_drawn(open_page):
    page = open_page("example")
    sizes = page.locator(".chart img").evaluate_all(
        "all => all.map(one => [one.complete, one.naturalWidth, one.width])"
    )
    assert len(sizes) == 10
    assert all(complete and natural == width for complete, natural, width in sizes)


SIZES = ("Readable", "Whole board", "Full size", "Larger")


def board_size(page: Page) -> tuple[float, float]:
    box = page.locator(".board .by-day svg").bounding_box()
    assert box
    return box["width"], box["height"]


def test_the_board_has_sizes_that_the_keyboard_reaches(open_page):
    page = open_page("example")
    group = page.get_by_role("group", name="Show the board")
    group.get_by_label(SIZES[0]).focus()
    widths = []
    for name in SIZES:
        expect(group.get_by_label(name)).to_be_checked()
        widths.append(board_size(page)[0])
        page.keyboard.press("ArrowRight")
    assert widths[0] <= 1400
    assert widths[1] <= widths[0] < widths[2] < widths[3]


@pytest.mark.parametrize("width", [1400, 768, 390, 320])
@pytest.mark.parametrize("name", ["example", "many_and_long"])
def test_the_board_can_be_read_at_first_and_seen_as_a_whole(open_page, name, width):
    page = open_page(name)
    page.set_viewport_size({"width": width, "height": 900})
    broad = page.locator(".board .by-day svg").evaluate("svg => svg.viewBox.baseVal.width")
    assert 11 * board_size(page)[0] / broad >= 8.7
    page.get_by_label("Whole board").check()
    assert board_size(page)[0] <= width
    assert board_size(page)[1] <= 900
    # In words there is nothing to scroll sideways for.
    page.get_by_label("In words").check()
    expect(page.locator(".words h3").first).to_be_visible()
    expect(page.locator(".board .frame")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_board_too_small_for_paper_is_printed_in_words(open_page):
    page = open_page("example")
    heading = page.locator(".words").get_by_role("heading", name="House visit")
    expect(heading).to_be_hidden()
    page.emulate_media(media="print")
    expect(heading).to_be_visible()
    expect(page.locator(".board .by-day svg")).to_be_visible()
    expect(page.get_by_label("In words")).to_be_hidden()


def test_names_of_what_the_map_is_about_stay_whole(open_page):
    page = open_page("example")
    page.set_viewport_size({"width": 320, "height": 900})
    lines = page.locator(".about dt").evaluate_all(
        """all => all.map(one => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return range.getClientRects().length;
        })"""
    )
    assert lines
    assert max(lines) == 1


def test_a_page_that_was_tampered_with_still_runs_nothing(chromium, folder):
    text = (folder / "empty.html").read_text("utf-8")
    worse = text.replace("</main>", "<script>document.title='run'</script><p style='color:red' onclick=1>x</p></main>")
    (folder / "worse.html").write_text(worse, encoding="utf-8")
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((folder / "worse.html").as_uri())
    assert page.title() != "run"
    assert page.get_by_text("x", exact=True).evaluate("one => getComputedStyle(one).color") != "rgb(255, 0, 0)"
    assert len([line for line in said if "Content Security Policy" in line]) >= 2
    context.close()


def test_a_page_prints_on_a_few_sheets(open_page, folder):
    page = open_page("example")
    data = page.pdf(prefer_css_page_size=True)
    assert 12 <= data.count(b"/Type /Page\n") <= 24, "with the board in words, for its picture is too small"
