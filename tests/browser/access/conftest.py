"""The views on a page without a kernel, in browsers of every size and kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.access.view_page import View, ViewPage
from tests.browser.conftest import FAILED, file_name
from tests.browser.keyboard.site import Site
from tests.browser.problems import Problems


class OpenView(Protocol):
    """Opens a view. ``browser`` says what kind of browser it is, the rest what the page is asked for."""

    def __call__(
        self, view: View, size: tuple[int, int] = (1280, 900), browser: dict[str, Any] | None = None, **query: Any
    ) -> ViewPage: ...


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    served = Site(tmp_path_factory.mktemp("page"))
    yield served
    served.stop()


@pytest.fixture
def open_view(
    chromium: Browser, site: Site, problems: Problems, artefacts: Path, request: pytest.FixtureRequest
) -> Iterator[OpenView]:
    contexts: list[BrowserContext] = []

    def open_(
        view: View, size: tuple[int, int] = (1280, 900), browser: dict[str, Any] | None = None, **query: Any
    ) -> ViewPage:
        width, height = size
        context = chromium.new_context(
            **{"viewport": {"width": width, "height": height}, "locale": "en-GB"} | (browser or {})
        )
        contexts.append(context)
        # It goes as clocks do until a test turns it.
        context.clock.install()
        with problems.watching(context, site.url):
            return ViewPage(context.new_page(), site.url, view, query)

    yield open_
    for number, context in enumerate(contexts):
        for page in context.pages:
            if request.node.stash.get(FAILED, False):
                page.screenshot(path=artefacts / f"failed-{file_name(request.node.name)}-{number}.png")
        context.close()
    assert not problems, "\n".join(problems)
