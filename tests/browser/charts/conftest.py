"""A live chart without a kernel, in browsers of every size and kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import axe
from tests.browser.charts.chart_page import ChartPage
from tests.browser.charts.site import Strict
from tests.browser.conftest import FAILED, file_name
from tests.browser.keyboard.site import Site
from tests.browser.problems import Problems


class OpenChart(Protocol):
    """Opens the page. ``browser`` says what kind of browser it is."""

    def __call__(
        self, theme: str = "light", size: tuple[int, int] = (900, 700), browser: dict[str, Any] | None = None
    ) -> ChartPage: ...


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    served = Site(tmp_path_factory.mktemp("chart-page"), "chart-page", Strict)
    yield served
    served.stop()


@pytest.fixture
def open_chart(
    chromium: Browser, site: Site, problems: Problems, artefacts: Path, request: pytest.FixtureRequest
) -> Iterator[OpenChart]:
    contexts: list[BrowserContext] = []

    def open_(
        theme: str = "light", size: tuple[int, int] = (900, 700), browser: dict[str, Any] | None = None
    ) -> ChartPage:
        width, height = size
        context = chromium.new_context(
            **{"viewport": {"width": width, "height": height}, "locale": "en-GB", "timezone_id": "Europe/Vienna"}
            | (browser or {})
        )
        contexts.append(context)
        # The page's policy lets no test evaluate it there.
        context.add_init_script(path=axe.SCRIPT)
        # It goes as clocks do until a test turns it.
        context.clock.install()
        context.on("request", lambda sought: requests.append(sought.url))
        watched.enter_context(problems.watching(context, site.url))
        return ChartPage(context.new_page(), site.url, theme)

    requests: list[str] = []
    watched = ExitStack()
    own = ("index.html", "page.js", "chart-engine.js", "chart-view.js", "favicon.ico")
    yield open_
    watched.close()
    for number, context in enumerate(contexts):
        for page in context.pages:
            if request.node.stash.get(FAILED, False):
                page.screenshot(path=artefacts / f"failed-{file_name(request.node.name)}-{number}.png")
        context.close()
    # A picture that is saved is a blob of the page itself.
    strays = [url for url in requests if not url.startswith(("blob:", *(f"{site.url}/{name}" for name in own)))]
    assert not strays, strays
    assert not problems, "\n".join(problems)


@pytest.fixture
def chart(open_chart: OpenChart) -> ChartPage:
    """A chart that has heard nothing yet."""
    return open_chart()
