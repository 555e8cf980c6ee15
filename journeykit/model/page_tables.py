"""Tables and lists as HTML: plain enough for hosts that strip styles, bounded whatever the map holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from journeykit.model.contents import Contents
from journeykit.model.frames import cell_value
from journeykit.model.page_cells import cell_html, name_html
from journeykit.model.rows import Row

MAX_ROWS = 200
BESIDE = 50
"""Rows of a table, and of one beside a widget, which travels anew with every edit."""
MAX_SIZE = 300_000
MAX_LINE = 250_000
MAX_LIST = 100_000
"""Bytes of a table, of a row, of a list: a page with two tables and two lists fits into one message."""
MAX_ITEMS = 100

# JupyterLab centres cells and puts their text to the right. Its rules are about cells, so each needs its
# own style; in most tables that is half of the text, hence no quotes.
_CELL = "style=text-align:left;vertical-align:top"
_TOO_LONG = "<em>Too long to be shown here</em>"


def table_html(
    heads: Sequence[str], rows: Iterable[Sequence[str]], total: int, label: int = 0, most: int = MAX_ROWS
) -> str:
    """Return a table of cells that are HTML already; columns without any content are left out.

    ``rows`` are the first of ``total``, ``most`` are shown; the column ``label`` says what a row is about.

    >>> table_html(["Name", "Goal"], [["Claims", ""]], 2).endswith("<p>1 more row is in the map.</p>")
    True
    """
    shown = [_fitting(row) for row in islice(rows, most)]
    kept = [at for at in range(len(heads)) if any(row[at] for row in shown)] or [label]
    lines = list(_within((_row_html([row[at] for at in kept], headed=kept[0] == label) for row in shown), MAX_SIZE))
    head = "".join(f'<th scope="col" {_CELL}>{heads[at]}</th>' for at in kept)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    return table + _more(total - len(lines))


def list_html(items: Iterable[str], total: int) -> str:
    """Return a list of items that are HTML already, the first of ``total``; nothing for none.

    >>> list_html(["one"], 3)
    '<ul style="margin:0;padding-left:1.2em"><li>one</li><li>and 2 more</li></ul>'
    """
    shown = list(_within(islice(items, MAX_ITEMS), MAX_LIST))
    if more := total - len(shown):
        shown.append(f"and {more:,} more" if shown else f"{more:,}, too long to be shown here")
    lines = "".join(f"<li>{item}</li>" for item in shown)
    return f'<ul style="margin:0;padding-left:1.2em">{lines}</ul>' if lines else ""


def _row_html(cells: Sequence[str], headed: bool) -> str:
    first, rest = cells[0], cells[1:]
    begin = f'<th scope="row" {_CELL}>{first}</th>' if headed else _cell_html(first)
    return f"<tr>{begin}{''.join(map(_cell_html, rest))}</tr>"


def _cell_html(cell: str) -> str:
    return f"<td {_CELL}>{cell}</td>" if cell else "<td></td>"


def _fitting(row: Sequence[str]) -> Sequence[str]:
    """Leave out the longest cells of a row that is too long for any page."""
    sizes = [len(cell.encode()) for cell in row]
    cells = list(row)
    while sum(sizes) > MAX_LINE and max(sizes) > len(_TOO_LONG):
        at = sizes.index(max(sizes))
        cells[at], sizes[at] = _TOO_LONG, len(_TOO_LONG)
    return cells


def _within(lines: Iterable[str], most: int) -> Iterator[str]:
    """Yield the first lines, as long as they fit into so many bytes."""
    for line in lines:
        most -= len(line.encode())
        if most < 0:
            return
        yield line


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return "<p>1 more row is in the map.</p>" if count == 1 else f"<p>{count:,} more rows are in the map.</p>"


def rows_html(contents: Contents, name: str, rows: Sequence[Row] | None = None, most: int = MAX_ROWS) -> str:
    """Return a table of the map, its rows in their order; or some of them, as given. A sentence for none."""
    given = contents.tables[name] if rows is None else rows
    return first_rows_html(contents, name, given, len(given), most)


def first_rows_html(contents: Contents, name: str, rows: Iterable[Row], total: int, most: int = MAX_ROWS) -> str:
    """Return a table of the map of which the first rows are given."""
    if not total:
        return "<p>There is nothing in it yet.</p>"
    spec = contents.schema.table(name)
    columns = [column for column in spec.columns if not column.managed]
    lines = ([cell_html(contents, column, cell_value(column, row)) for column in columns] for row in rows)
    label = next((at for at, column in enumerate(columns) if column.name == spec.label), 0)
    return table_html([name_html(column.title) for column in columns], lines, total, label, most)
