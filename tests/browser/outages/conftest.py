"""A JupyterLab of their own for the tests of outages, reached through proxies that can fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.lab import Lab
from tests.browser.outages.proxy import Proxy
from tests.browser.problems import Problems
from tests.browser.tabs import Tabs, act

HURRY = Path(__file__).with_name("hurry.js")

OF_AN_OUTAGE = (
    # The browser says so wherever JupyterLab looks for its server in vain.
    "WebSocket connection to",
)


class TabsOfAnOutage(Tabs):
    """Tabs whose long waits can be hurried, and in which no dialog about the server appears."""

    def __init__(self, browser: Browser, url: str) -> None:
        super().__init__(browser, url)
        self.context.add_init_script(path=HURRY)

    def new(self) -> Page:
        page = super().new()
        # JupyterLab's dialog about the server would take the keys that are typed as it appears. It can be told once
        # not to show it again; a page that is loaded anew has forgotten that.
        act(page, "app.serviceManager.connectionFailure.emit(new Error('as if'));")
        dialog = page.get_by_role("dialog").filter(has_text="Server Connection Error")
        dialog.get_by_role("checkbox").check()
        dialog.get_by_role("button", name="Close").click()
        expect(dialog).to_have_count(0)
        return page


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
def proxy(sound_proxy: Proxy, lab: Lab) -> Iterator[Proxy]:
    """What stands between the pages of a test and the server; both are sound before and after."""
    yield sound_proxy
    sound_proxy.heal()
    if not lab.is_running:
        lab.start()


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
