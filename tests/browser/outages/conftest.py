"""A JupyterLab of their own for the tests of outages, reached through proxies that can fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.lab import Lab
from tests.browser.outages.proxy import Proxy
from tests.browser.problems import Problems
from tests.browser.tabs import Tabs

HURRY = Path(__file__).with_name("hurry.js")

OF_AN_OUTAGE = (
    # JupyterLab says these when its server does not answer; its dialogs are what people see.
    "WebSocket connection to",
)


class TabsOfAnOutage(Tabs):
    """Tabs whose long waits can be hurried, and whose person closes what JupyterLab has to say about the server."""

    def __init__(self, browser: Browser, url: str) -> None:
        super().__init__(browser, url)
        self.context.add_init_script(path=HURRY)

    def new(self) -> Page:
        page = super().new()
        page.add_locator_handler(page.locator(".jp-Dialog"), _close)
        return page


def _close(dialog: Locator) -> None:
    dialog.get_by_role("button").last.click()


@pytest.fixture
def problems() -> Problems:
    return Problems(OF_AN_OUTAGE)


@pytest.fixture(scope="package")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    started = Lab(tmp_path_factory.mktemp("outages"))
    yield started
    started.stop()


@pytest.fixture(scope="package")
def sound_proxy(lab: Lab) -> Iterator[Proxy]:
    made = Proxy(lab.url)
    yield made
    made.stop()


@pytest.fixture
def proxy(sound_proxy: Proxy) -> Iterator[Proxy]:
    """What stands between the pages of a test and the server; it is sound before and after."""
    yield sound_proxy
    sound_proxy.heal()


@pytest.fixture
def elsewhere(chromium: Browser, lab: Lab) -> Iterator[Tabs]:
    """Tabs of somebody whose way to the server never fails."""
    proxy = Proxy(lab.url)
    tabs, problems = TabsOfAnOutage(chromium, proxy.url), Problems(OF_AN_OUTAGE)
    with problems.watching(tabs.context, proxy.url):
        yield tabs
        tabs.context.close()
    proxy.stop()
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="package")
def all_tabs(chromium: Browser, sound_proxy: Proxy) -> Tabs:
    return TabsOfAnOutage(chromium, sound_proxy.url)
