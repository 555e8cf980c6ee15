"""Cells on a page: a link can be followed, how we know has its mark."""

from __future__ import annotations

from typing import Any

from journeykit.formats.html.markup import Html, tag
from journeykit.model.contents import Contents
from journeykit.model.page_cells import cell_html
from journeykit.schema.columns import Column
from journeykit.schema.scores import derive

HIGH = 12
"""From here on an opportunity is worth acting on."""


def shown(contents: Contents, column: Column, cells: Any) -> Html:
    """Return what a row's cell shows; nothing for an empty one.

    >>> from journeykit.schema.tables import NEEDS
    >>> shown(Contents(), NEEDS.column("grade"), {"grade": "measured"})
    '<span class="grade grade-3"></span>Measured'
    """
    if column.kind == "derived":
        value = derive(column.formula, cells)
        said = Html(cell_html(contents, column, value))
        high = column.formula == "opportunity" and value is not None and value >= HIGH
        return tag("strong", said) if high else said
    value = cells.get(column.name, column.empty)
    if not value or column.kind not in ("link", "choice"):
        return Html(cell_html(contents, column, value))
    if column.kind == "link":
        # An address as the schema has checked it: http, https or mailto. What one sees is where it leads.
        return tag("a", value, href=value, rel="noopener noreferrer", dir="ltr")
    label = Html(cell_html(contents, column, value))
    mark = next((entry.mark for entry in column.choices if entry.value == value), "")
    known = mark.removeprefix("grade_")
    return Html(_mark(known) + label) if mark != known and known in ("0", "1", "2", "3") else label


def is_number(column: Column) -> bool:
    """Tell whether a column's cells stand in line at their right."""
    return column.kind in ("scale", "number") or column.formula == "opportunity"


def _mark(known: str) -> Html:
    return tag("span", class_=f"grade grade-{known}")
