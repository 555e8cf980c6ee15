"""What a person writes about a row, made ready for a change: names into ids, places into keys."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from journeykit.errors import InvalidChangeError, InvalidValueError, JourneyError
from journeykit.model.applied import ChangesRefused
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal, clean, is_missing


def resolve_cells(
    contents: Contents,
    spec: TableSpec,
    cells: Mapping[str, Any],
    *,
    held: Row | None = None,
    coming: Container[str] = (),
) -> dict[str, Any]:
    """Return the cells with names of rows turned into ids; unknown columns and rows raise by name.

    A ref that the row ``held`` already holds passes, even if it leads nowhere by now; so does a ref to
    one of the rows ``coming`` with this one.
    """
    resolved: dict[str, Any] = {}
    for name, value in cells.items():
        column = spec.column(name)
        if column.kind == "ref" and not is_missing(value) and value != "":
            kept = held is not None and held.cells.get(name) == value
            if not kept and not (column.to == spec.name and value in coming):
                value = contents.resolve(column.to, value)
        resolved[name] = value
    return resolved


def check_unique(
    contents: Contents, spec: TableSpec, written: Mapping[str, Mapping[str, Any]], gone: Container[str] = ()
) -> None:
    """Refuse a second row for one persona, stage and version, where the table allows only one.

    ``written`` are the rows as they are to be, by id. Browsers may still make such twins, two at once;
    `check` reports them.
    """
    if not spec.unique:
        return
    seen: dict[tuple[Any, ...], str] = {}
    held = {row.id: row.cells for row in contents.tables[spec.name] if row.id not in gone}
    for row, cells in {**held, **written}.items():
        key = tuple(_cleaned(spec, name, cells.get(name)) for name in spec.unique)
        if None not in key and seen.setdefault(key, row) != row and row in written:
            what = ", ".join(spec.unique)
            raise InvalidChangeError(f"{spec.name} has a row {seen[key]} for this {what} already; set that one.")


def _cleaned(spec: TableSpec, name: str, value: Any) -> Any:
    try:
        return clean(spec.column(name), value)
    except Refusal:
        return None  # the commit says why


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
