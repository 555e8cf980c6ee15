"""Runs axe-core over a part of a page. Needs the development packages of js/."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator

SCRIPT = Path(__file__).parents[2] / "js" / "node_modules" / "axe-core" / "axe.min.js"

# One rule at a time may not be meant for a part of a page: JupyterLab's own regions and headings are not ours.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose outcome another theme may change."""

RUN = """
async (element, [script, rules]) => {
  if (!window.axe) (0, eval)(script);
  // Lab's body is 0 high and hides what runs over, so axe takes no word on the page to be seen.
  const { style } = document.body;
  style.height = "100vh";
  const found = await window.axe.run(element, { runOnly: rules, resultTypes: ["violations"] });
  style.height = "";
  return found.violations;
}
"""


def violations(part: Locator, rules: Sequence[str] = RULES) -> list[str]:
    """Return what axe finds wrong, one line an element."""
    found: list[dict[str, Any]] = part.evaluate(RUN, [SCRIPT.read_text(encoding="utf-8"), list(rules)])
    return [
        f"{rule['id']} ({rule['impact']}): {node['failureSummary']} {node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ]
