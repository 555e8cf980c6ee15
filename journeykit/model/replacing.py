"""What must change so that a table becomes what a DataFrame says: the fewest moves, the cells that differ."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from journeykit.errors import InvalidChangeError, InvalidValueError, UnknownColumnError
from journeykit.ids import is_id, new_id
from journeykit.model.changes import CellSet, Change, RowAdded, RowMoved, RowRemoved
from journeykit.model.contents import Contents
from journeykit.model.order import spread
from journeykit.model.row_input import check_unique, resolve_cells
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal, clean, is_missing

if TYPE_CHECKING:
    import pandas as pd


def replacement(contents: Contents, table: str, frame: pd.DataFrame) -> list[Change]:
    """Return the changes that make the table be what the frame says."""
    spec, rows = contents.schema.table(table), contents.tables[table]
    columns = _columns(spec, [str(name) for name in frame.columns])
    ids = _ids(contents, spec, frame)
    records = zip(ids, _records(frame), strict=True)
    wanted = {row: _cells(contents, spec, row, record, columns, ids) for row, record in records}
    gone = [row for row in rows.ids() if row not in wanted]
    held = {row: rows.by_id[row].cells if row in rows.by_id else {} for row in wanted}
    check_unique(contents, spec, {row: {**held[row], **cells} for row, cells in wanted.items()}, gone)
    changes: list[Change] = [RowRemoved(table, row, "") for row in gone]
    places = order_keys(ids, {row: rows.by_id[row].order for row in ids if row in rows.by_id})
    for row, cells in wanted.items():
        known = rows.by_id.get(row)
        if known is None:
            changes.append(RowAdded(table, row, places[row], cells))
            continue
        if known.order != places[row]:
            changes.append(RowMoved(table, row, known.order, places[row]))
        for name, value in cells.items():
            before = known.cells.get(name, spec.column(name).empty)
            if value != before:
                changes.append(CellSet(table, row, name, before, value))
    return changes


def _columns(spec: TableSpec, given: Sequence[str]) -> dict[str, str]:
    """Map the frame's columns to the table's; ``stage_name`` to ``stage``, whose id it may stand in for."""
    named = {f"{ref.name}_name": ref.name for ref in spec.refs}
    taken = {}
    for name in given:
        if name in spec:
            if spec.column(name).kind != "derived":
                taken[name] = name
        elif name in named:
            taken[name] = named[name]
        elif name != "id":
            raise UnknownColumnError(spec.name, name, [column.name for column in spec.columns])
    return taken


def _ids(contents: Contents, spec: TableSpec, frame: pd.DataFrame) -> list[str]:
    known = contents.tables[spec.name].by_id
    labels = list(frame["id"]) if "id" in frame.columns else list(frame.index)
    ids: dict[str, None] = {}
    taken = set(known)
    for label in labels:
        if is_missing(label) or label == "":
            label = new_id(spec.prefix, taken)
        elif not is_id(label):
            raise InvalidValueError(
                spec.name, "id", label, f"{label!r} cannot be a row's id; the index holds ids, new rows a missing one."
            )
        elif label in ids:
            raise InvalidChangeError(f"The frame has two rows with the id {label}.", code="row_exists")
        taken.add(label)
        ids[str(label)] = None
    return list(ids)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        dict(zip(map(str, frame.columns), values, strict=True)) for values in frame.itertuples(index=False, name=None)
    ]


def _cells(
    contents: Contents,
    spec: TableSpec,
    row: str,
    record: Mapping[str, Any],
    columns: Mapping[str, str],
    coming: Sequence[str],
) -> dict[str, Any]:
    held = contents.tables[spec.name].by_id.get(row)
    given: dict[str, Any] = {}
    for name, value in record.items():
        column = columns.get(name)
        if column == name:
            given[name] = value
        elif column is not None and (column not in record or held is None and is_missing(record[column])):
            given[column] = value  # the name counts where there is no id, and never against an id taken away
    cells = {}
    for name, value in resolve_cells(contents, spec, given, held=held, coming=coming).items():
        try:
            cells[name] = clean(spec.column(name), value)
        except Refusal as refusal:
            raise InvalidValueError(spec.name, name, value, refusal.why, row) from None
    return cells


def order_keys(ids: Sequence[str], known: Mapping[str, str]) -> dict[str, str]:
    """Return an order key for each id; rows on the longest run already in order keep theirs."""
    keep = set(longest_rising([row for row in ids if row in known], known))
    places: dict[str, str] = {}
    waiting: list[str] = []
    last: str | None = None
    for row in ids:
        if row not in keep:
            waiting.append(row)
            continue
        places |= zip(waiting, spread(len(waiting), last, known[row]), strict=True)
        places[row] = last = known[row]
        waiting = []
    return places | dict(zip(waiting, spread(len(waiting), last), strict=True))


def longest_rising(ids: Sequence[str], key: Mapping[str, Any]) -> list[str]:
    """Return the longest subsequence whose keys rise (patience sorting)."""
    tails: list[Any] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for row in ids:
        pile = bisect_left(tails, key[row])
        before[row] = ends[pile - 1] if pile else None
        if pile == len(tails):
            tails.append(key[row])
            ends.append(row)
        else:
            tails[pile], ends[pile] = key[row], row
    chain: list[str] = []
    row_or_none = ends[-1] if ends else None
    while row_or_none is not None:
        chain.append(row_or_none)
        row_or_none = before[row_or_none]
    return chain[::-1]
