"""What stands in a document."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]


def rows(document: Document, table: str = "needs") -> Document:
    return document["tables"][table]["rows"]  # type: ignore[no-any-return]
