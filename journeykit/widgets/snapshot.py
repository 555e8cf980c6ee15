"""The whole map in parts of bounded size, the rows in sight first."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice

from journeykit.model.change_wire import cells_to_wire, row_to_wire
from journeykit.model.contents import Contents
from journeykit.model.rows import Row, TableRows
from journeykit.schema.wire import schema_to_wire
from journeykit.widgets.protocol import PART_BYTES, PROTOCOL, RowWire, Snapshot, Standing

FIRST_ROWS = 60
"""So many rows of each table go first when nobody has said what is in sight."""
MOST_ROWS = 500
CHUNK = 64

Sight = Mapping[str, tuple[int, int]]


def snapshot_parts(
    contents: Contents,
    *,
    epoch: str,
    rev: int,
    to: list[str],
    last_n: dict[str, int],
    sight: Sight,
    standing: Standing,
) -> Iterator[Snapshot]:
    """Yield the parts. ``contents`` is a copy: encoding happens outside the map's lock.

    Part 0 has the schema, the fields, the number of rows of each table, and the rows in sight. It is
    yielded before anything of the others is done.
    """
    windows = {name: _window(sight.get(name), len(table)) for name, table in contents.tables.items()}
    held = {
        name: [row_to_wire(row) for row in table.between(*windows[name])] for name, table in contents.tables.items()
    }
    missing = sum(map(len, contents.tables.values())) - sum(map(len, held.values()))

    def part(number: int, rows: dict[str, list[RowWire]]) -> Snapshot:
        return {
            "kind": "snapshot", "protocol": PROTOCOL, "epoch": epoch, "rev": rev, "to": to,
            "part": number, "last": missing == 0, "last_n": last_n, "rows": rows,
        }  # fmt: skip

    opening = part(0, held)
    opening["map_schema"] = schema_to_wire(contents.schema)  # type: ignore[typeddict-item]
    opening["fields"] = cells_to_wire(contents.fields)
    opening["standing"] = standing
    opening["counts"] = {name: len(table) for name, table in contents.tables.items()}
    yield opening
    rest = ((name, row) for name, table in contents.tables.items() for row in _outside(table, *windows[name]))
    for number, rows in enumerate(_portions(rest), start=1):
        missing -= sum(map(len, rows.values()))
        yield part(number, rows)


def _window(sight: tuple[int, int] | None, count: int) -> tuple[int, int]:
    """Return from which row to which a table's rows go first."""
    first, many = sight or (0, FIRST_ROWS)
    first = max(0, min(first, count))
    return first, min(first + max(0, min(many, MOST_ROWS)), count)


def _outside(table: TableRows, start: int, stop: int) -> Iterator[Row]:
    yield from table.between(0, start)
    yield from table.between(stop, len(table))


def _portions(rows: Iterator[tuple[str, Row]]) -> Iterator[dict[str, list[RowWire]]]:
    """Gather rows into portions whose JSON stays below the limit; many are measured at once."""
    held: dict[str, list[RowWire]] = {}
    size = 0
    while chunk := [(name, row_to_wire(row)) for name, row in islice(rows, CHUNK)]:
        length = len(json.dumps(chunk))
        if held and size + length > PART_BYTES * 0.9:
            yield held
            held, size = {}, 0
        for name, wire in chunk:
            held.setdefault(name, []).append(wire)
        size += length
    if held:
        yield held
