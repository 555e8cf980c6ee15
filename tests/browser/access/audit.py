"""Looks for what is wrong with a grid as it stands on the page."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from playwright.sync_api import Locator

SCRIPT = Path(__file__).with_name("audit.js").read_text(encoding="utf-8")
RUN = """
(part, [script, what]) => {
  if (!window.audit) (0, eval)(script);
  return window.audit[what](part);
}
"""

Rule = Literal["structure", "targets", "reflow", "covered", "motion"]


def faults(part: Locator, rule: Rule) -> list[str]:
    """Return what breaks a rule of audit.js, one line a fault."""
    return list(part.evaluate(RUN, [SCRIPT, rule]))
