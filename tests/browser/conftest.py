"""One JupyterLab and one Chromium for all browser tests; a folder and a kernel of its own for each."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import launch_chromium
from tests.browser.lab import Lab
from tests.browser.notebook_page import NotebookPage
from tests.browser.problems import Problems
from tests.browser.tabs import Tabs
from tests.office.calc import Calc

OpenNotebook = Callable[[Sequence[str]], NotebookPage]
OpenCopy = Callable[[Path], NotebookPage]

FAILED = pytest.StashKey[bool]()

expect.set_options(timeout=15_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


# Package scope: Playwright keeps an event loop in this thread, which other tests must not meet.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            found = launch_chromium(playwright)
        except FileNotFoundError as missing:
            pytest.fail(str(missing), pytrace=False)
        yield found
        found.close()


@pytest.fixture(scope="package")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    started = Lab(tmp_path_factory.mktemp("lab"))
    yield started
    started.stop()


@pytest.fixture(scope="session")
def artefacts(pytestconfig: pytest.Config) -> Path:
    """Where pictures go; ``JOURNEYKIT_ARTEFACTS`` names another folder."""
    folder = Path(os.environ.get("JOURNEYKIT_ARTEFACTS") or pytestconfig.rootpath / "test-results")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def problems() -> Problems:
    """What went wrong in the test's pages; a test that provokes an error on purpose clears it."""
    return Problems()


@pytest.fixture(scope="package")
def all_tabs(chromium: Browser, lab: Lab) -> Tabs:
    return Tabs(chromium, lab.url)


@pytest.fixture
def tabs(
    all_tabs: Tabs, lab: Lab, problems: Problems, artefacts: Path, request: pytest.FixtureRequest
) -> Iterator[Tabs]:
    """The tabs of one test: JupyterLab with nothing open in it."""
    with problems.watching(all_tabs.context, all_tabs.url):
        yield all_tabs
        sound = not (problems or request.node.stash.get(FAILED, False))
        if not sound:
            for number, page in enumerate(all_tabs.pages, start=1):
                page.screenshot(path=artefacts / f"failed-{file_name(request.node.name)}-{number}.png")
        all_tabs.tidy(keep=sound)
    lab.end_kernels()
    lab.restore_settings()
    assert not problems, "\n".join(problems)


@pytest.fixture
def open_notebook(lab: Lab, tabs: Tabs, artefacts: Path, request: pytest.FixtureRequest) -> OpenNotebook:
    """Write a notebook of these cells into a folder of the test's own and open it in JupyterLab."""

    def opened(cells: Sequence[str]) -> NotebookPage:
        path = f"{file_name(request.node.name)}/notebook.ipynb"
        lab.write_notebook(path, cells)
        return NotebookPage(lab, tabs, path, artefacts)

    return opened


@pytest.fixture
def open_copy(lab: Lab, tabs: Tabs, artefacts: Path, request: pytest.FixtureRequest) -> OpenCopy:
    """Copy a notebook into a folder of the test's own and open it in JupyterLab."""

    def opened(source: Path) -> NotebookPage:
        path = f"{file_name(request.node.name)}/{source.name}"
        (lab.root / path).parent.mkdir(parents=True)
        shutil.copy(source, lab.root / path)
        return NotebookPage(lab, tabs, path, artefacts)

    return opened


@pytest.fixture
def calc(tmp_path: Path) -> Calc:
    return Calc(tmp_path / "office")


def file_name(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:80]
