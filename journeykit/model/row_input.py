"""What a person writes about a row, made ready for a change: names into ids, places into keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from journeykit.errors import InvalidChangeError, InvalidValueError, JourneyError
from journeykit.model.applied import ChangesRefused
from journeykit.model.contents import Contents
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import is_missing


def resolve_cells(contents: Contents, spec: TableSpec, cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells with names of rows turned into ids; unknown columns and rows raise by name."""
    resolved: dict[str, Any] = {}
    for name, value in cells.items():
        column = spec.column(name)
        if column.kind == "ref" and not is_missing(value) and value != "":
            if not isinstance(value, str):
                raise InvalidValueError(spec.name, name, value, f"{value!r} is neither an id nor a name.")
            value = contents.resolve(column.to, value)
        resolved[name] = value
    return resolved


def check_unique(contents: Contents, spec: TableSpec, row: str, cells: Mapping[str, Any]) -> None:
    """Refuse a second row for one persona, stage and version, where the table allows only one."""
    key = [cells.get(name) for name in spec.unique]
    if not key or None in key:
        return
    for other in contents.tables[spec.name]:
        if other.id != row and [other.cells.get(name) for name in spec.unique] == key:
            what = ", ".join(spec.unique)
            raise InvalidChangeError(f"{spec.name} has a row {other.id} for this {what} already; set that one.")


def position(contents: Contents, table: str, ids: Sequence[str], before: str | None, after: str | None) -> int:
    """Return how many of the rows stand before the place next to ``before`` or ``after``."""
    if before is not None and after is not None:
        raise InvalidChangeError("A row goes before or after another one, not both.")
    mark = before if before is not None else after
    if mark is None:
        return len(ids)
    found = contents.resolve(table, mark)
    if found not in ids:
        raise InvalidChangeError("A row cannot be moved next to itself.")
    return ids.index(found) + (after is not None)


def as_error(refused: ChangesRefused, where: str) -> JourneyError:
    """Return the error a person gets for changes that were not taken; ``where`` is the table."""
    first = refused.errors[0]
    if first.column:
        more = f" And {len(refused.errors) - 1} more." if len(refused.errors) > 1 else ""
        return InvalidValueError(first.table or where, first.column, first.given, first.why + more, first.row or None)
    return InvalidChangeError(first.why, code=first.code)
