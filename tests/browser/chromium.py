"""Finds a Chromium on this machine and starts it. Nothing is downloaded."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright

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


def find_chromium() -> str | None:
    """Return the path of an installed Chromium, or None to let Playwright use its own."""
    named = os.environ.get(VARIABLE)
    if named:
        if not (found := shutil.which(named)):
            raise FileNotFoundError(f"{VARIABLE} names {named!r}, which cannot be run.")
        return found
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch_chromium(playwright: Playwright) -> Browser:
    """Start a headless Chromium."""
    return playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
