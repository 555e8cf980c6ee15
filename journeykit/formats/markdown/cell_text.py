"""A cell of a map as a cell of Markdown: names of refs, labels of choices, signed scores."""

from __future__ import annotations

from typing import Any

from journeykit.formats.markdown.pipe_table import WIDTHS, Head
from journeykit.formats.markdown.wording import inline
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.schema.columns import Column
from journeykit.schema.reading import show
from journeykit.schema.tables import TableSpec


def head(column: Column) -> Head:
    """Return the head of a column."""
    right = column.kind in ("scale", "number") or column.formula == "opportunity"
    return Head(column.title, WIDTHS.get(column.kind, 3), right)


def cell(contents: Contents, spec: TableSpec, row: Row, name: str) -> str:
    """Return what a cell shows; nothing for an empty one."""
    column = spec.column(name)
    return shown(contents, column, contents.value(spec, row, name))


def shown(contents: Contents, column: Column, value: Any) -> str:
    """Return what a value of a column shows."""
    if value is None or value == column.empty:
        return ""
    match column.kind:
        case "ref":
            # A ref that leads nowhere shows where it led.
            return inline(contents.tables[column.to].name_of(value) or str(value))
        case "choice" | "multi_choice":
            labels = {choice.value: choice.label for choice in column.choices}
            values = (value,) if isinstance(value, str) else value
            return inline(", ".join(labels.get(one, one) for one in values))
        case "link":
            # In a code span it is no link, and can be copied.
            return f"`{value}`"
        case "scale" if column.low is not None and column.low < 0:
            return f"{value:+g}".replace("-", "−") if value else "0"
    return inline(show(column, value))


def filled(contents: Contents, spec: TableSpec, names: tuple[str, ...]) -> list[str]:
    """Return which of the columns have a value in any row."""
    found: set[str] = set()
    for row in contents.tables[spec.name]:
        found |= {name for name in names if name not in found and cell(contents, spec, row, name)}
    return [name for name in names if name in found]
