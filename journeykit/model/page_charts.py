"""What a chart shows, as an HTML table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeykit.model.page_cells import name_html, number_text, text_html
from journeykit.model.page_tables import BESIDE, table_html

MAX_CELL = 2_000
"""Letters of a cell."""


def chart_table_html(title: str, columns: Sequence[tuple[str, str]], rows: Sequence[Mapping[str, Any]]) -> str:
    """Return rows as a table, with what it is called above it; ``columns`` are fields and titles.

    >>> chart_table_html("Needs", [("n", "Count")], [{"n": None}]).startswith("<p><bdi>Needs</bdi>")
    True
    """
    cells = [[_cell_html(row.get(field)) for field, _ in columns] for row in rows[:BESIDE]]
    heads = [name_html(head) for _, head in columns]
    more = f"<p>{len(rows) - BESIDE:,} more rows are in the chart.</p>" if len(rows) > BESIDE else ""
    called = f"<p>{name_html(title)}</p>" if title else ""
    return called + table_html(heads, cells, len(cells), most=BESIDE) + more


def _cell_html(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return number_text(value) if value == value else ""
        case _:
            return text_html(str(value)[:MAX_CELL])
