"""Changes and events as JSON holds them, in messages and in journals, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from journeykit.errors import InvalidSpecError
from journeykit.model import changes as ch
from journeykit.model.applied import Refused
from journeykit.model.history import Event, Place
from journeykit.model.rows import Row
from journeykit.schema.wire import column_from_wire, column_to_wire, table_from_wire, table_to_wire, value_to_wire

_KINDS: dict[str, type[ch.Change]] = {
    "cell_set": ch.CellSet,
    "field_set": ch.FieldSet,
    "row_added": ch.RowAdded,
    "row_removed": ch.RowRemoved,
    "row_moved": ch.RowMoved,
    "column_added": ch.ColumnAdded,
    "column_removed": ch.ColumnRemoved,
    "column_changed": ch.ColumnChanged,
    "table_added": ch.TableAdded,
    "table_removed": ch.TableRemoved,
}
_NAMES = {made: kind for kind, made in _KINDS.items()}


Wire = dict[str, Any]


class MalformedChange(ValueError):
    """A message holds something that is no change."""


def cells_to_wire(cells: Mapping[str, Any]) -> Wire:
    """Return cells as JSON holds them."""
    return {key: value_to_wire(value) for key, value in cells.items()}


def row_to_wire(row: Row) -> tuple[str, str, Wire]:
    """Return a row as snapshots carry it."""
    return row.id, row.order, cells_to_wire(row.cells)


def change_to_wire(change: ch.Change) -> Wire:
    """Return a change as a message carries it.

    >>> change_to_wire(ch.CellSet("needs", "n1", "importance", 5, 9))["kind"]
    'cell_set'
    """
    wire: Wire = {"kind": _NAMES[type(change)]}
    match change:
        case ch.CellSet():
            wire |= {"table": change.table, "row": change.row, "column": change.column}
            wire |= {"before": value_to_wire(change.before), "after": value_to_wire(change.after)}
        case ch.FieldSet():
            wire |= {
                "field": change.field,
                "before": value_to_wire(change.before),
                "after": value_to_wire(change.after),
            }
        case ch.RowAdded() | ch.RowRemoved():
            wire |= {"table": change.table, "row": change.row, "order": change.order}
            wire |= {"cells": cells_to_wire(change.cells)}
        case ch.RowMoved():
            wire |= {"table": change.table, "row": change.row, "before": change.before, "after": change.after}
        case ch.ColumnAdded() | ch.ColumnRemoved():
            wire |= {"table": change.table, "column": column_to_wire(change.column), "at": change.at}
            wire |= {"values": cells_to_wire(change.values)}
        case ch.ColumnChanged():
            wire |= {"table": change.table}
            wire |= {"before": column_to_wire(change.before), "after": column_to_wire(change.after)}
        case ch.TableAdded() | ch.TableRemoved():
            rows = [[row, order, cells_to_wire(cells)] for row, (order, cells) in change.rows.items()]
            wire |= {"spec": table_to_wire(change.spec), "rows": rows}
    return wire


def changes_from_wire(wires: object) -> list[ch.Change]:
    """Return the changes of a message; raise `MalformedChange` if one is none.

    >>> changes_from_wire([{"kind": "field_set", "field": "title", "before": "", "after": "Motor"}])
    [FieldSet(field='title', before='', after='Motor')]
    """
    if not isinstance(wires, list):
        raise MalformedChange("The changes are not a list.")
    return [_from_wire(wire) for wire in wires]


def _from_wire(wire: object) -> ch.Change:
    made = _KINDS.get(str(wire.get("kind"))) if isinstance(wire, Mapping) else None
    if made is None or not isinstance(wire, Mapping):
        raise MalformedChange("There is no such kind of change.")
    try:
        match made:
            case ch.CellSet:
                return ch.CellSet(_text(wire, "table"), _text(wire, "row"), _text(wire, "column"), None, wire["after"])
            case ch.FieldSet:
                return ch.FieldSet(_text(wire, "field"), wire.get("before"), wire["after"])
            case ch.RowAdded:
                cells = _mapping(wire, "cells")
                return ch.RowAdded(_text(wire, "table"), _text(wire, "row"), _text(wire, "order"), cells)
            case ch.RowRemoved:
                return ch.RowRemoved(_text(wire, "table"), _text(wire, "row"), "")
            case ch.RowMoved:
                return ch.RowMoved(_text(wire, "table"), _text(wire, "row"), "", _text(wire, "after"))
            case ch.ColumnAdded | ch.ColumnRemoved:
                column, at = column_from_wire(wire["column"]), int(wire["at"])
                shape = ch.ColumnAdded if made is ch.ColumnAdded else ch.ColumnRemoved
                return shape(_text(wire, "table"), column, at, _mapping(wire, "values"))
            case ch.ColumnChanged:
                before, after = column_from_wire(wire["before"]), column_from_wire(wire["after"])
                return ch.ColumnChanged(_text(wire, "table"), before, after)
            case ch.TableAdded:
                return ch.TableAdded(table_from_wire(wire["spec"]), {row: (o, cells) for row, o, cells in wire["rows"]})
            case _:
                return ch.TableRemoved(table_from_wire(wire["spec"]))
    except (KeyError, TypeError, ValueError, InvalidSpecError) as problem:
        raise MalformedChange(f"A {wire['kind']} is not well formed: {problem}") from None


def _text(wire: Mapping[str, Any], key: str) -> str:
    if not isinstance(wire[key], str):
        raise MalformedChange(f"{key} is not a text.")
    return str(wire[key])


def _mapping(wire: Mapping[str, Any], key: str) -> dict[str, Any]:
    if not isinstance(wire[key], Mapping):
        raise MalformedChange(f"{key} is not an object.")
    return dict(wire[key])


def event_to_wire(event: Event) -> Wire:
    """Return a revision as messages carry it."""
    wire: Wire = {
        "rev": event.rev,
        "client": event.client,
        "n": event.n,
        "author": event.author,
        "time": event.time,
        "changes": [change_to_wire(change) for change in event.changes],
        "replaced": [
            {**_place(lost.place), "value": value_to_wire(lost.value), "client": lost.client, "author": lost.author}
            for lost in event.replaced
        ],
    }
    if event.undo:
        wire["undo"] = event.undo
        wire["skipped"] = [_place(place) for place in event.skipped]
    return wire


def _place(place: Place) -> Wire:
    return {"table": place.table, "row": place.row, "column": place.column}


def refused_to_wire(errors: Iterable[Refused]) -> list[Wire]:
    """Return refusals as messages carry them; parts that say nothing are left out."""
    wires = []
    for error in errors:
        wire: Wire = {"index": error.index, "code": error.code, "why": error.why}
        if error.table:
            wire["table"] = error.table
        if error.row:
            wire["row"] = error.row
        if error.column:
            wire["column"] = error.column
            wire["value"] = value_to_wire(error.value)
        wires.append(wire)
    return wires
