"""Texts that a spreadsheet would run as a formula, guarded by an apostrophe; and the guard taken off again."""

from __future__ import annotations

import re

# Blanks and marks without width before the sign are not seen by everybody who then runs the rest.
_RUN = re.compile(r"'*(?:[\t\r\n]|[\s\x00-\x1f\u200b\u2060\ufeff]*[=+\-@＝＋－＠])")


def guard(text: str) -> str:
    """Return the text as it can stand in a CSV: no spreadsheet takes it for a formula.

    A text that looks as if it were guarded gets an apostrophe too, so that `unguard` gives any text back.

    >>> guard("=1+1"), guard("'=1+1"), guard("'tis"), guard("Claims")
    ("'=1+1", "''=1+1", "'tis", 'Claims')
    """
    return f"'{text}" if _RUN.match(text) else text


def unguard(text: str) -> str:
    """Return the text that was guarded.

    >>> unguard("'=1+1"), unguard("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if text.startswith("'") and _RUN.match(text, 1) else text
