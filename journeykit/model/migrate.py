"""Older files, brought up to this version in memory: one step a version."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from journeykit.errors import UnreadableFileError
from journeykit.model.canonical import Document

SCHEMA_VERSION = "1.0"
"""The version of the file's layout that this journeykit writes."""

Step = Callable[[Document], Document]

STEPS: Mapping[str, Step] = {}
"""From this version to the next; each step writes the version it leads to. 1.0 is the first."""


def version_of(document: Mapping[str, Any]) -> tuple[int, int]:
    """Return major and minor version of a document's layout.

    >>> version_of({"schema": "1.7"})
    (1, 7)
    """
    written = document.get("schema")
    found = re.fullmatch(r"(\d{1,4})\.(\d{1,4})", written, re.ASCII) if isinstance(written, str) else None
    if not found:
        raise UnreadableFileError("The file does not say which version of the layout it has (schema).")
    return int(found[1]), int(found[2])


def upgrade(document: Document, steps: Mapping[str, Step] = STEPS) -> Document:
    """Return the document in this version's layout; newer ones are returned as they are."""
    while version_of(document) < version_of({"schema": SCHEMA_VERSION}):
        step = steps.get(document["schema"])
        if step is None:
            raise UnreadableFileError(f"The layout {document['schema']} is not known; {SCHEMA_VERSION} is the first.")
        before = version_of(document)
        document = step(document)
        if version_of(document) <= before:
            raise UnreadableFileError(f"The layout {document['schema']} cannot be brought up to {SCHEMA_VERSION}.")
    return document
