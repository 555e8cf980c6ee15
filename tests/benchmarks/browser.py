"""Everything that is measured in a real JupyterLab, page and kernel on this machine."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks import burst, display, edit, traffic, write
from tests.benchmarks.display import LARGE, SMALL
from tests.benchmarks.figure import Figure
from tests.benchmarks.probe import Probe
from tests.benchmarks.subject import FLOOR, SETUP, SHOW_FLOOR, SHOW_GRID
from tests.browser.chromium import launch_chromium
from tests.browser.lab import Lab
from tests.browser.notebook_page import NotebookPage
from tests.browser.problems import Problems
from tests.browser.tabs import Tabs

ROOT = Path(__file__).parents[2]


def measure() -> Iterator[Figure]:
    with opened() as probe:
        yield from display.measure(probe)
        yield from edit.measure(probe, FLOOR, [SMALL, LARGE])
        yield from write.measure(probe, FLOOR, [SMALL, LARGE])
        yield from traffic.measure(probe, FLOOR, [SMALL, LARGE])
        yield from burst.measure(probe, FLOOR, LARGE)


@contextmanager
def opened(show: str = SHOW_GRID) -> Iterator[Probe]:
    """Open a notebook with the floor and a view in a JupyterLab of its own; an error in the page is an error."""
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        lab = Lab(Path(home))
        try:
            browser = launch_chromium(playwright)
            tabs, problems = Tabs(browser, lab.url), Problems()
            with problems.watching(tabs.context, lab.url):
                lab.write_notebook("bench.ipynb", [SETUP.format(root=str(ROOT)), SHOW_FLOOR, show])
                notebook = NotebookPage(lab, tabs, "bench.ipynb", Path(home))
                notebook.run_cell(0)
                yield Probe(notebook)
            assert not problems, "\n".join(problems)
            browser.close()
        finally:
            lab.stop()
