"""Runs axe-core over a part of a page. Needs the development packages of js/."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator

SCRIPT = Path(__file__).parents[2] / "js" / "node_modules" / "axe-core" / "axe.min.js"

# One rule at a time may not be meant for a part of a page: JupyterLab's own regions and headings are not ours.
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

RUN = """
async (element, [script, options]) => {
  if (!window.axe) (0, eval)(script);
  const found = await window.axe.run(element, options);
  return found.violations;
}
"""


def violations(part: Locator) -> list[str]:
    """Return what axe finds wrong, one line an element."""
    found: list[dict[str, Any]] = part.evaluate(RUN, [SCRIPT.read_text(encoding="utf-8"), OPTIONS])
    return [
        f"{rule['id']} ({rule['impact']}): {node['failureSummary']} {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]
