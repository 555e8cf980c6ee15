"""The whole map in parts of bounded size, the rows in sight first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.schema.wire import schema_to_wire
from journeykit.widgets.change_wire import cells_to_wire, row_to_wire
from journeykit.widgets.protocol import PART_BYTES, PROTOCOL, RowWire, Snapshot

FIRST_ROWS = 60
"""So many rows of each table go first when nobody has said what is in sight."""

Sight = Mapping[str, tuple[int, int]]


def snapshot_parts(
    contents: Contents, *, epoch: str, rev: int, to: list[str], last_n: dict[str, int], sight: Sight
) -> Iterator[Snapshot]:
    """Yield the parts. ``contents`` is a copy: encoding happens outside the map's lock.

    Part 0 has the schema, the fields, the number of rows of each table, and the rows in sight.
    """
    rows = {name: list(table) for name, table in contents.tables.items()}
    first = {name: slice(*_window(sight.get(name), len(table))) for name, table in rows.items()}

    def part(number: int, held: dict[str, list[RowWire]], last: bool) -> Snapshot:
        return {
            "kind": "snapshot", "protocol": PROTOCOL, "epoch": epoch, "rev": rev, "to": to,
            "part": number, "last": last, "last_n": last_n, "rows": held,
        }  # fmt: skip

    rest = _slices((name, row) for name, table in rows.items() for row in _outside(table, first[name]))
    held = {name: [row_to_wire(row) for row in table[first[name]]] for name, table in rows.items()}
    number, following = 0, next(rest, None)
    opening = part(0, held, following is None)
    opening["map_schema"] = schema_to_wire(contents.schema)  # type: ignore[typeddict-item]
    opening["fields"] = cells_to_wire(contents.fields)
    opening["counts"] = {name: len(table) for name, table in rows.items()}
    yield opening
    while following is not None:
        number, held, following = number + 1, following, next(rest, None)
        yield part(number, held, following is None)


def _window(sight: tuple[int, int] | None, count: int) -> tuple[int, int]:
    first, many = sight or (0, FIRST_ROWS)
    first = max(0, min(first, count))
    return first, min(first + max(0, min(many, 500)), count)


def _outside(rows: list[Row], window: slice) -> Iterator[Row]:
    yield from rows[: window.start]
    yield from rows[window.stop :]


def _slices(rows: Iterator[tuple[str, Row]]) -> Iterator[dict[str, list[RowWire]]]:
    """Gather rows into portions whose JSON stays below the limit."""
    held: dict[str, list[RowWire]] = {}
    size = 0
    for name, row in rows:
        wire = row_to_wire(row)
        length = len(json.dumps(wire)) + 2
        if held and size + length > PART_BYTES * 0.9:
            yield held
            held, size = {}, 0
        held.setdefault(name, []).append(wire)
        size += length
    if held:
        yield held
