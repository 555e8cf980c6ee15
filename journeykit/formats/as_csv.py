"""One table as a CSV: ids and names, derived values, guarded texts; readable by every spreadsheet.

A spreadsheet may take a text for a number: 007 is 7 when it is saved again, and nothing can tell afterwards. Calc keeps
texts where "Format quoted field as text" is ticked on opening and "Quote all text cells" on saving; a workbook keeps
them by itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeykit.errors import InvalidArgumentError
from journeykit.formats.csv_guard import guard
from journeykit.formats.format import Format, Written
from journeykit.formats.losses import unfit
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.model.table import Table
from journeykit.schema.columns import Column
from journeykit.schema.reading import show
from journeykit.schema.tables import TableSpec

BOM = b"\xef\xbb\xbf"
"""Without it Excel takes UTF-8 for the code page of its country."""

BARE = ("scale", "number", "flag", "date")
"""Kinds that stand without quotes, so that a spreadsheet sees numbers and days; texts stay texts."""


def write(table: Table, delimiter: str = ",") -> Written:
    """Return the table's file."""
    path = table.commit_path
    with path.lock:
        contents = path.contents.copy()
    rows = contents.tables[table.name]
    return Written({"": table_csv(contents, table.spec, delimiter)}, len(rows), unfit(rows))


def table_csv(contents: Contents, spec: TableSpec, delimiter: str = ",") -> bytes:
    """Return a table's rows, in order, under a header of column names; refs as ids, then as names."""
    header = ["id"]
    for column in spec.columns:
        header += [column.name, f"{column.name}_name"] if column.kind == "ref" else [column.name]
    decimal = "," if delimiter == ";" else "."
    lines = [header]
    for row in contents.tables[spec.name]:
        line = [quoted(row.id)]
        for column in spec.columns:
            line += _cell(contents, spec, row, column, decimal)
        lines.append(line)
    return csv_bytes(lines, delimiter)


def csv_bytes(lines: Iterable[Iterable[str]], delimiter: str = ",") -> bytes:
    """Return lines of cells that are quoted where they must be."""
    if delimiter not in (",", ";", "\t"):
        raise InvalidArgumentError("CSV", "delimiter", delimiter, "a comma, a semicolon or a tab")
    return BOM + "".join([f"{delimiter.join(line)}\n" for line in lines]).encode("utf-8", "replace")


def _cell(contents: Contents, spec: TableSpec, row: Row, column: Column, decimal: str) -> list[str]:
    value = contents.value(spec, row, column.name)
    if column.kind == "ref":
        return [quoted(value or ""), quoted(contents.tables[column.to].name_of(value or ""))]
    if column.kind in BARE or column.kind == "derived" and not isinstance(value, str):
        return [show(column, value, decimal=decimal)]
    return [quoted(show(column, value))]


def quoted(text: str) -> str:
    """Return a text guarded and in quotes; nothing for an empty one.

    >>> print(quoted("Claims"), quoted("=1+1"), quoted(""))
    "Claims" "'=1+1"
    """
    return '"' + guard(text).replace('"', '""') + '"' if text else ""


FORMAT = Format("CSV", "table", (".csv",), write, options={"delimiter": "separator"})
