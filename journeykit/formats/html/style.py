"""How a page looks, and what it may do: show its own pictures in its own style, and nothing else."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources


def style() -> str:
    """Return the style sheet of every page."""
    return resources.files(__package__).joinpath("page.css").read_text("utf-8").replace("\r\n", "\n")


def policy(style: str) -> str:
    """Return the policy of a page that has this style sheet.

    >>> policy("").split("; ")[0], policy("").split("; ")[2]
    ("default-src 'none'", 'img-src data:')
    """
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
