"""The history as rows of a table: one row a cell that an edit has written, added or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

Wire = Mapping[str, Any]


class HistoryRow(NamedTuple):
    """What one edit did to one cell. Empty table and row: the map itself. Empty column: a whole row or table."""

    revision: int
    time: str
    author: str
    table: str
    row: str
    column: str
    before: Any
    after: Any


def history_rows(events: Iterable[Wire]) -> Iterator[HistoryRow]:
    """Yield the rows of events as JSON holds them, in order."""
    for event in events:
        for change in event["changes"]:
            for table, row, column, before, after in _cells(change):
                begin = (event["rev"], event.get("time", ""), event.get("author", ""))
                yield HistoryRow(*begin, table, row, column, _plain(before), _plain(after))


def _cells(change: Wire) -> Iterator[tuple[str, str, str, Any, Any]]:
    table = change.get("table", "")
    match change["kind"]:
        case "cell_set":
            yield table, change["row"], change["column"], change["before"], change["after"]
        case "field_set":
            yield "", "", change["field"], change["before"], change["after"]
        case "row_moved":
            yield table, change["row"], "order", change["before"], change["after"]
        case "row_added" | "row_removed" as kind:
            yield from _row(table, change["row"], change["cells"], came=kind == "row_added")
        case "column_added" | "column_removed" as kind:
            name, values = change["column"]["name"], change["values"]
            for row, value in values.items():
                yield from _row(table, row, {name: value}, came=kind == "column_added")
            if not values:
                yield table, "", name, None, None
        case "column_changed":
            yield table, "", change["after"]["name"], None, None
        case "table_added" | "table_removed" as kind:
            name = change["spec"]["name"]
            for row, _, cells in change["rows"]:
                yield from _row(name, row, cells, came=kind == "table_added")
            if not change["rows"]:
                yield name, "", "", None, None


def _row(table: str, row: str, cells: Wire, *, came: bool) -> Iterator[tuple[str, str, str, Any, Any]]:
    for column, value in cells.items():
        yield (table, row, column, None, value) if came else (table, row, column, value, None)
    if not cells:
        yield table, row, "", None, None


def _plain(value: Any) -> Any:
    """Return a value as a cell of a frame may hold it; what is empty is None."""
    return (tuple(value) if isinstance(value, list) else value) if value not in ("", []) else None
