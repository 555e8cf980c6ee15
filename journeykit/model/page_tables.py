"""Tables as HTML: plain enough for hosts that strip styles, bounded whatever the map holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from journeykit.model.contents import Contents
from journeykit.model.frames import cell_value
from journeykit.model.page_cells import cell_html, name_html
from journeykit.model.rows import Row

MAX_ROWS = 200
MAX_SIZE = 400_000
"""Letters of one table; its first row is shown however long it is."""

# JupyterLab centres cells and puts their text to the right; nothing else is styled.
_CELL = 'style="text-align:left;vertical-align:top"'


def table_html(heads: Sequence[str], rows: Iterable[Sequence[str]], total: int, label: int = 0) -> str:
    """Return a table of cells that are HTML already; columns without any content are left out.

    ``rows`` are the first of ``total``; the column ``label`` says what a row is about.

    >>> table_html(["Name", "Goal"], [["Claims", ""]], 2).endswith("<p>1 more row is in the map.</p>")
    True
    """
    shown = list(islice(rows, MAX_ROWS))
    kept = [at for at in range(len(heads)) if any(row[at] for row in shown)] or [label]
    lines = list(_within(_row_html([row[at] for at in kept], headed=kept[0] == label) for row in shown))
    head = "".join(f'<th scope="col" {_CELL}>{heads[at]}</th>' for at in kept)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    return table + _more(total - len(lines))


def _row_html(cells: Sequence[str], headed: bool) -> str:
    first, rest = cells[0], cells[1:]
    begin = f'<th scope="row" {_CELL}>{first}</th>' if headed else f"<td {_CELL}>{first}</td>"
    return f"<tr>{begin}{''.join(f'<td {_CELL}>{cell}</td>' for cell in rest)}</tr>"


def _within(lines: Iterable[str]) -> Iterator[str]:
    size = 0
    for line in lines:
        if size and size + len(line) > MAX_SIZE:
            return
        size += len(line)
        yield line


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return "<p>1 more row is in the map.</p>" if count == 1 else f"<p>{count:,} more rows are in the map.</p>"


def rows_html(contents: Contents, name: str, rows: Sequence[Row] | None = None) -> str:
    """Return a table of the map, its rows in their order or as given; a sentence if there are none."""
    spec, given = contents.schema.table(name), contents.tables[name] if rows is None else rows
    if not len(given):
        return "<p>There is nothing in it yet.</p>"
    columns = [column for column in spec.columns if not column.managed]
    lines = ([cell_html(contents, column, cell_value(column, row)) for column in columns] for row in given)
    label = next((at for at, column in enumerate(columns) if column.name == spec.label), 0)
    return table_html([name_html(column.title) for column in columns], lines, len(given), label)
