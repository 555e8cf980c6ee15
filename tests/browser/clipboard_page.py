"""A page that holds nothing but the product's clipboard formats."""

from __future__ import annotations

import subprocess
from pathlib import Path

from playwright.sync_api import Page

JS = Path(__file__).parents[2] / "js"


def build_clipboard_script(folder: Path) -> Path:
    """Bundle the formats, with what the tests need of them, into a script for a page."""
    script = folder / "clipboard.js"
    subprocess.run(["node", "test/clipboard/build.mjs", str(script)], cwd=JS, check=True)
    return script


def load_clipboard(page: Page, script: Path) -> None:
    """Make the page one that copies and pastes blocks."""
    page.set_content("<!doctype html><title>Clipboard</title><textarea autofocus></textarea>")
    page.add_script_tag(path=script)
