"""The board on a page without a kernel, in the light DOM or in a shadow root."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.board.board_page import BoardPage
from tests.browser.conftest import FAILED, file_name
from tests.browser.keyboard.site import Site
from tests.browser.problems import Problems


class OpenBoard(Protocol):
    """Opens a board. ``browser`` says what kind of browser it is, the rest what the page is asked for."""

    def __call__(
        self, size: tuple[int, int] = (1400, 1300), browser: dict[str, Any] | None = None, **query: Any
    ) -> BoardPage: ...


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    served = Site(tmp_path_factory.mktemp("page"))
    yield served
    served.stop()


class Windows:
    """One browser tab for all tests that ask for nothing special; one in which a test has failed is closed."""

    def __init__(self, browser: Browser, url: str) -> None:
        self._browser, self._url = browser, url
        self._usual: BrowserContext | None = None
        self._others: list[BrowserContext] = []

    def page(self, size: tuple[int, int], browser: dict[str, Any] | None) -> Page:
        """Return a page of this size that remembers nothing."""
        if browser is None:
            self._usual = self._usual or self._context({})
            page = self._usual.pages[0] if self._usual.pages else self._usual.new_page()
            page.mouse.move(0, 0)
        else:
            self._others.append(self._context(browser))
            page = self._others[-1].new_page()
        if page.viewport_size != {"width": size[0], "height": size[1]}:
            page.set_viewport_size({"width": size[0], "height": size[1]})
        return page

    def _context(self, browser: dict[str, Any]) -> BrowserContext:
        usual = {"locale": "en-GB", "timezone_id": "Europe/Vienna"}
        context = self._browser.new_context(**usual | browser)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=self._url)
        return context

    @property
    def pages(self) -> list[Page]:
        """The pages that are open."""
        contexts = [*self._others, *([self._usual] if self._usual else [])]
        return [page for context in contexts for page in context.pages]

    def tidy(self, *, keep: bool) -> None:
        """Close what the next test does not use."""
        closing = [*self._others, *([self._usual] if self._usual and not keep else [])]
        for context in closing:
            context.close()
        self._others = []
        if not keep:
            self._usual = None


@pytest.fixture(scope="package")
def windows(chromium: Browser, site: Site) -> Iterator[Windows]:
    made = Windows(chromium, site.url)
    yield made
    made.tidy(keep=False)


@pytest.fixture
def open_board(
    windows: Windows, site: Site, problems: Problems, artefacts: Path, request: pytest.FixtureRequest
) -> Iterator[OpenBoard]:
    opened: list[BoardPage] = []
    watched: list[BrowserContext] = []
    watching = ExitStack()

    def open_(size: tuple[int, int] = (1400, 1300), browser: dict[str, Any] | None = None, **query: Any) -> BoardPage:
        page = windows.page(size, browser)
        if page.context not in watched:
            watched.append(page.context)
            watching.enter_context(problems.watching(page.context, site.url))
        opened.append(BoardPage(page, site.url, query))
        return opened[-1]

    try:
        yield open_
        if not request.node.stash.get(FAILED, False):
            for board in opened:
                board.expect_passed()
            assert not problems, "\n".join(problems)
    except AssertionError:
        request.node.stash[FAILED] = True
        raise
    finally:
        watching.close()
        failed = request.node.stash.get(FAILED, False)
        if failed:
            for number, page in enumerate(windows.pages):
                page.screenshot(path=artefacts / f"failed-{file_name(request.node.name)}-{number}.png")
        windows.tidy(keep=not failed)


@pytest.fixture
def board(open_board: OpenBoard) -> BoardPage:
    """A motor insurance with five stages and four lanes; the focus is nowhere yet."""
    return open_board()


@pytest.fixture(params=["light", "shadow"])
def either(request: pytest.FixtureRequest, open_board: OpenBoard) -> BoardPage:
    """The same, once in the light DOM and once in a shadow root."""
    return open_board(shadow="1" if request.param == "shadow" else "")
