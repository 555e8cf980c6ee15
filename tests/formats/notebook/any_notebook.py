"""Strategies for notebooks as all sorts of programs write them."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from tests.formats.any_map import texts

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
NAMES = ("kernelspec", "language_info", "widgets", "a", "zz", "Ümlaut", "jupytext", "signature", "map", "metadata")


@st.composite
def cells(draw: st.DrawFn) -> dict[str, Any]:
    """Return a cell, its texts whole or in lines, with outputs, attachments and keys nobody knows."""
    source = draw(texts | st.lists(texts, max_size=3))
    cell: dict[str, Any] = {"cell_type": draw(st.sampled_from(("code", "markdown", "raw", "other"))), "source": source}
    cell |= draw(st.dictionaries(st.sampled_from(("id", "metadata", "attachments", "x")), values, max_size=2))
    if cell["cell_type"] == "code":
        data = draw(st.dictionaries(st.sampled_from(("text/html", "image/png", "application/json")), values))
        cell |= {"outputs": [{"output_type": "display_data", "data": data}], "execution_count": draw(st.none() | ints)}
    return cell


ints = st.integers(1, 99)


@st.composite
def notebooks(draw: st.DrawFn) -> dict[str, Any]:
    """Return a notebook of layout 3 or 4, its keys in any order, with or without metadata."""
    held = draw(st.lists(cells(), max_size=3))
    body: dict[str, Any] = {"nbformat": 4, "nbformat_minor": draw(st.integers(0, 5)), "cells": held}
    if draw(st.booleans()):
        body = {"nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": held, "metadata": {}}]}
    if draw(st.integers(0, 5)):
        metadata = draw(st.dictionaries(st.sampled_from(NAMES), values, max_size=4))
        if draw(st.booleans()):
            metadata["journeykit"] = draw(st.dictionaries(st.sampled_from(("a", "zz")), values))
        body["metadata"] = metadata
    return dict(draw(st.permutations(list(body.items()))))


@st.composite
def notebook_files(draw: st.DrawFn) -> bytes:
    """Return the bytes of a notebook, set in one of the ways that are about."""
    text = json.dumps(
        draw(notebooks()),
        indent=draw(st.sampled_from((None, 1, 2, 4, "\t", 0))),
        ensure_ascii=draw(st.booleans()),
        sort_keys=draw(st.booleans()),
        separators=draw(st.sampled_from((None, (",", ":"), (",", ": ")))),
    ).encode("utf-8", "backslashreplace")
    newline = draw(st.sampled_from((b"\n", b"\r\n")))
    return draw(st.sampled_from((b"", b"\xef\xbb\xbf"))) + (text + draw(st.sampled_from((b"", b"\n")))).replace(
        b"\n", newline
    )
