"""Two grids on a page without a kernel, in the light DOM and each in a shadow root."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import FAILED, file_name
from tests.browser.keyboard.site import Site
from tests.browser.keyboard.two_grids import TwoGrids
from tests.browser.problems import Problems


class OpenGrids(Protocol):
    """Opens a page with two grids of these tables; ``sample`` and ``rows`` say what is in them."""

    def __call__(self, used: str = "needs", other: str = "stages", **sample: str | int) -> TwoGrids: ...


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    served = Site(tmp_path_factory.mktemp("page"))
    yield served
    served.stop()


class Tab:
    """The browser tab of all tests; one in which a test has failed is not used again."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.context = browser.new_context(
            viewport={"width": 1400, "height": 1300}, locale="en-GB", timezone_id="Europe/Vienna"
        )
        self.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url)

    def page(self) -> Page:
        """Return a page without the pointer on it; what it shows is to be loaded anew."""
        page = self.context.pages[0] if self.context.pages else self.context.new_page()
        page.mouse.move(0, 0)
        return page

    def close(self) -> None:
        for page in self.context.pages:
            page.close()


@pytest.fixture(scope="package")
def tab(chromium: Browser, site: Site) -> Iterator[Tab]:
    made = Tab(chromium, site.url)
    yield made
    made.context.close()


@pytest.fixture(params=["light", pytest.param("shadow", marks=pytest.mark.twin)])
def dom(request: pytest.FixtureRequest) -> str:
    """Where the views stand."""
    return str(request.param)


@pytest.fixture
def open_grids(
    tab: Tab, site: Site, dom: str, problems: Problems, artefacts: Path, request: pytest.FixtureRequest
) -> Iterator[OpenGrids]:
    opened: list[TwoGrids] = []

    def open_(used: str = "needs", other: str = "stages", **sample: str | int) -> TwoGrids:
        opened.append(TwoGrids(tab.page(), site.url, dom, used, other, sample))
        return opened[-1]

    with problems.watching(tab.context, site.url):
        yield open_
        try:
            if not request.node.stash.get(FAILED, False):
                opened[-1].check_the_rest()
            assert not problems, "\n".join(problems)
        except AssertionError:
            request.node.stash[FAILED] = True
            raise
        finally:
            if request.node.stash.get(FAILED, False):
                tab.page().screenshot(path=artefacts / f"failed-{file_name(request.node.name)}.png")
                tab.close()


@pytest.fixture
def two(open_grids: OpenGrids) -> TwoGrids:
    """Needs to be used, stages to be left alone; the focus is nowhere yet."""
    return open_grids()
