"""Finds a Chromium on this machine and starts it. Nothing is downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

from playwright.sync_api import Browser, BrowserType, Playwright

VARIABLE = "JOURNEYKIT_CHROMIUM"
"""Environment variable with the path of the Chromium to use."""

NAMES = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    # A test that reaches past this machine must fail here as it would without a network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


MISSING = (
    "The browser tests need Chromium or Chrome and found none. Install it with `apt install chromium` or "
    "`.venv/bin/python -m playwright install chromium`, or name yours in JOURNEYKIT_CHROMIUM. "
    'To leave these tests out: pytest -m "not browser".'
)


def find_chromium(own: str) -> str:
    """Return the path of an installed Chromium; Playwright's ``own`` comes last."""
    named = os.environ.get(VARIABLE)
    if named:
        if not (found := shutil.which(named)):
            raise FileNotFoundError(f"{VARIABLE} names {named!r}, which cannot be run.")
        return found
    for name in (*NAMES, own):
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(MISSING)


def launch_chromium(playwright: Playwright) -> Browser:
    """Start a headless Chromium."""
    path = find_chromium(playwright.chromium.executable_path)
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


def launch_window(chromium: BrowserType, environment: Mapping[str, str]) -> Browser:
    """Start a Chromium with a window, on the screen that the environment names; it has that screen's clipboard."""
    path = find_chromium(chromium.executable_path)
    return chromium.launch(executable_path=path, args=list(FLAGS), headless=False, env=dict(environment))
