"""One difference between two maps, as data and as a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

Kind = Literal[
    "field_set",
    "table_added", "table_removed", "table_changed", "table_moved",
    "column_added", "column_removed", "column_changed", "column_moved",
    "row_added", "row_removed", "row_moved",
    "cell_set",
    "unknown_part",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is otherwise in the second map than in the first.

    Attributes
    ----------
    kind
        ``field_set``; ``table_``, ``column_`` or ``row_`` with ``added``, ``removed`` or ``moved``;
        ``table_changed`` and ``column_changed`` for a declaration; ``cell_set``; ``unknown_part`` for what a
        file held that journeykit does not understand.
    table, row, column
        Where: names and ids, empty where they do not apply. A field of the map is a column without a table.
    name
        What people call the row in the first map, or in the second if it is new there.
    before, after
        What the two maps hold. A cell's or field's value; the cells of a row that came or went; a declaration
        (`Column`, `TableSpec`); of what was moved, the row, column or table that it stood, or stands, behind.
        None where there is nothing.
    sentence
        The same in words, with names and labels.
    """

    kind: Kind
    table: str
    row: str
    column: str
    name: str
    before: Any
    after: Any
    sentence: str

    def __str__(self) -> str:
        return self.sentence
