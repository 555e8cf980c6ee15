"""What two maps declare otherwise: tables and columns of one's own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from journeykit.combine.difference import Difference, Kind
from journeykit.combine.wording import isolated, one_line, text_change
from journeykit.model.page_cells import number_text
from journeykit.model.replacing import longest_rising
from journeykit.schema.columns import Choice, Column
from journeykit.schema.tables import Schema, TableSpec

_WORDS = {
    "row_title": "name of a row",
    "label": "column that names a row",
    "prefix": "prefix of ids",
    "unique": "columns that tell rows apart",
    "custom": "one's own",
    "low": "lowest",
    "high": "highest",
    "open": "other words allowed",
    "ordered": "in an order",
    "to": "table it points to",
    "managed": "filled in by journeykit",
    "words": "words of the scale",
}


def table_differences(before: Schema, after: Schema, counts: Mapping[str, int]) -> Iterator[Difference]:
    """Yield the tables that came, went, were moved or declared anew; ``counts`` are the rows of those that came."""
    old, new = ({spec.name: spec for spec in schema.tables} for schema in (before, after))
    for name, spec in old.items():
        if name not in new:
            yield _table("table_removed", name, spec, None, f"{_called(spec)} removed")
    for name, spec in new.items():
        if name not in old:
            yield _table("table_added", name, None, spec, f"{_called(spec)} added, with {_counted(counts[name])}")
        elif said := _changes(old[name], spec, without=("columns",)):
            yield _table("table_changed", name, old[name], spec, f"{_called(old[name])}: {said}")
    fixed = [name for name, spec in new.items() if not spec.custom]
    for name, was, now in moved([*old], [*new], fixed):
        yield _table("table_moved", name, was, now, f"{_called(new[name])} now stands {_place(new.get(now))}")


def column_differences(before: TableSpec, after: TableSpec) -> Iterator[Difference]:
    """Yield the columns of a table that came, went, were moved or declared anew."""
    table, old, new = after.name, *({column.name: column for column in spec.columns} for spec in (before, after))

    def found(kind: Kind, column: Column, was: Any, now: Any, said: str) -> Difference:
        told = f"Column {_called(column)} of {_called(after)}{said}"
        return Difference(kind, table, "", column.name, "", was, now, told)

    for name, column in old.items():
        if name not in new:
            yield found("column_removed", column, column, None, " removed")
    last = ""
    for name, column in new.items():
        if name not in old:
            yield found("column_added", column, None, column, f" added {_place(new.get(last))}")
        elif old[name] != column:
            yield found("column_changed", old[name], old[name], column, f": {_changes(old[name], column)}")
        last = name
    fixed = [name for name, column in new.items() if not column.custom]
    for name, was, now in moved([*old], [*new], fixed):
        yield found("column_moved", new[name], was, now, f" now stands {_place(new.get(now))}")


def moved(before: Sequence[str], after: Sequence[str], fixed: Collection[str] = ()) -> Iterator[tuple[str, str, str]]:
    """Yield the fewest names that must move, each with those it stood and stands behind; none for the first place.

    ``fixed`` names do not move: both orders have them one behind the other in the same way.

    >>> list(moved(["a", "b", "c", "d"], ["d", "a", "b", "x", "c"]))
    [('d', 'c', '')]
    >>> list(moved(["a", "b", "c", "d"], ["d", "a", "b", "c"], fixed=["d"]))
    [('a', '', 'd'), ('b', 'a', 'a'), ('c', 'b', 'b')]
    """
    place = {name: at for at, name in enumerate(before)}
    was, now = (dict(_passed(names, fixed)) for names in (before, after))
    stay = {*longest_rising([name for name in after if name in place and was[name] == now[name]], place)}
    for at, name in enumerate(after):
        if name in place and name not in stay:
            yield name, _behind(before, place[name]), _behind(after, at)


def _passed(names: Sequence[str], fixed: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield each name with how many fixed ones stand before it."""
    count = 0
    for name in names:
        yield name, count
        count += name in fixed


def _behind(names: Sequence[str], at: int) -> str:
    return names[at - 1] if at else ""


def _changes(before: Any, after: Any, without: Sequence[str] = ()) -> str:
    """Say which parts of a declaration are otherwise."""
    said = []
    for part in fields(before):
        was, now = getattr(before, part.name), getattr(after, part.name)
        if was != now and part.name not in without:
            word = _WORDS.get(part.name, part.name)
            if part.name == "choices":
                said.append(_choice_changes(was, now))
            elif was in ("", None, ()):
                said.append(f"{word} set to {_value(now)}")
            elif now in ("", None, ()):
                said.append(f"{word} cleared, was {_value(was)}")
            elif isinstance(was, str) and part.name != "kind":
                said.append(f"{word} {text_change(was, now)}")
            else:
                said.append(f"{word} {_value(was)} → {_value(now)}")
    return ", ".join(said)


def _choice_changes(before: Sequence[Choice], after: Sequence[Choice]) -> str:
    old, new = ({entry.value: entry for entry in entries} for entries in (before, after))
    gone = [_value(entry.label) for value, entry in old.items() if value not in new]
    come = [_value(entry.label) for value, entry in new.items() if value not in old]
    other = [_value(entry.label) for value, entry in new.items() if value in old and old[value] != entry]
    parts = [
        f"{verb} {', '.join(labels)}"
        for verb, labels in (("without", gone), ("with", come), ("another wording of", other))
        if labels
    ]
    return f"choices {', '.join(parts) or 'in another order'}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, tuple):
        return ", ".join(map(_value, value))
    return f"“{isolated(one_line(str(value)))}”"


def _called(what: TableSpec | Column) -> str:
    return isolated(one_line(what.title.strip() or what.name))


def _counted(rows: int) -> str:
    return "1 row" if rows == 1 else f"{rows:,} rows" if rows else "no rows"


def _place(before: TableSpec | Column | None) -> str:
    return f"behind {_called(before)}" if before else "first"


def _table(kind: Kind, name: str, before: Any, after: Any, sentence: str) -> Difference:
    return Difference(kind, name, "", "", "", before, after, f"Table {sentence}")
