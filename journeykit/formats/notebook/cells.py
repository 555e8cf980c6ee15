"""Cells and notebooks as Jupyter keeps them, and texts of people made fit for Markdown and for code."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from journeykit.schema.values import well_formed

Cell = dict[str, Any]

_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_SPECIAL = re.compile(r"[&<>`*_\[\]|~#{}!$\\@]|://|www\.")
_SPELT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "://": "&#58;//", "www.": "www&#46;"}
# Jupyter looks for formulas in the source and once more in the page: only an element of its own hides these marks.
_SPELT |= {"$": "<span>&#36;</span>", "\\": "<span>&#92;</span>"}
_LISTED = re.compile(r"(\d{0,9})([-+=.)])")


def markdown_cell(name: str, text: str) -> Cell:
    """Return a cell of Markdown; its name is its id."""
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": text.strip("\n").splitlines(keepends=True)}


def code_cell(name: str, text: str) -> Cell:
    """Return a cell of code that has not been run."""
    source = text.strip("\n").splitlines(keepends=True)
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": {},
        "outputs": [],
        "source": source,
    }


def notebook_text(cells: Sequence[Cell]) -> str:
    """Return the text of a notebook of these cells, as Jupyter would write it."""
    notebook = {"cells": [*cells], "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def as_markdown(text: str) -> str:
    r"""Return somebody's text so that Markdown shows it as it is, on one line.

    >>> as_markdown("<b>5 * 3</b>\n_x_ https://a.example")
    '&lt;b&gt;5 \\* 3&lt;/b&gt; \\_x\\_ https&#58;//a.example'
    """
    line = " ".join(well_formed(text).split())
    line = _SPECIAL.sub(lambda mark: _SPELT.get(mark[0], f"\\{mark[0]}"), line)
    begins = _LISTED.match(line)
    return f"{begins[1]}\\{line[begins.start(2) :]}" if begins else line


def as_span(name: str) -> str:
    r"""Return a file's name as Markdown shows code.

    >>> print(as_span("day.ipynb"), as_span("a `b`"))
    `day.ipynb` a \`b\`
    """
    return as_markdown(name) if "`" in name else f"`{' '.join(well_formed(name).split())}`"


def as_code(text: str) -> str:
    r"""Return somebody's text as a Python literal, in double quotes where it has none itself.

    >>> print(as_code("Carla's"), as_code('the "fast" one'), as_code("two\nlines"))
    "Carla's" 'the "fast" one' "two\nlines"
    """
    if '"' in text:
        return repr(text)
    # With an apostrophe in it, Python chooses double quotes.
    return '"' + repr("'" + text)[2:]
