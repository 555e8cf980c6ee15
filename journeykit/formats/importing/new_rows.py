"""Stages, personas and lanes that a sheet names before anybody has put them on the map."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from journeykit.errors import UnreadableFileError
from journeykit.formats.advice import argument
from journeykit.formats.sheets.ids import FreshIds
from journeykit.ids import is_id
from journeykit.model.changes import RowAdded
from journeykit.model.contents import Contents
from journeykit.model.order import spread
from journeykit.schema.tables import DEFAULT_LANES
from journeykit.schema.values import fold

DEFAULTS = {
    fold(name): {"prompt": prompt, "side": side} for _, name, prompt, side in DEFAULT_LANES
}  # fmt: skip
"""What is known of lanes that every map begins with."""
MADE = ("personas", "stages", "lanes")
"""Tables in which a name is enough for a row."""
MAX_MADE = 1_000


class NewRows:
    """Makes rows of the names that a sheet mentions, in order of first appearance."""

    def __init__(self, contents: Contents, tables: Collection[str]) -> None:
        self._contents, self._tables = contents, frozenset(tables)
        self._made: dict[str, dict[str, tuple[str, str]]] = {}
        self._ids: dict[str, FreshIds] = {}

    def takes(self, table: str) -> bool:
        """Tell whether names that the table does not have yet become rows of it."""
        return table in self._tables

    def row(self, table: str, name: str, wanted: str = "") -> str:
        """Return the id of the row that is made for a name, the first time it is asked for."""
        made = self._made.setdefault(table, {})
        key = fold(name)
        if key not in made:
            if len(made) >= MAX_MADE:
                raise UnreadableFileError(
                    f"It names more than {MAX_MADE} {table}; is that column another one? "
                    f"{argument('columns', {'header': None})} leaves it out."
                )
            made[key] = self._id(table, name, wanted), " ".join(name.split())
        return made[key][0]

    def changes(self) -> Iterator[RowAdded]:
        """Yield what adds the rows, at the end of their tables."""
        for table, made in self._made.items():
            places = self._contents.tables[table].places
            label = self._contents.schema.table(table).label
            orders = spread(len(made), places[-1][0] if places else None)
            for (row, name), order in zip(made.values(), orders, strict=True):
                known = DEFAULTS.get(fold(name), {}) if table == "lanes" else {}
                yield RowAdded(table, row, order, {**known, label: name})

    def names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return, by table, the names of the rows that were made."""
        return tuple((table, tuple(name for _, name in made.values())) for table, made in self._made.items())

    def _id(self, table: str, name: str, wanted: str) -> str:
        taken = self._contents.tables[table].by_id
        given = {row for row, _ in self._made[table].values()}
        if is_id(wanted) and wanted not in taken and wanted not in given:
            return wanted
        if table not in self._ids:
            self._ids[table] = FreshIds(self._contents.schema.table(table).prefix, taken)
        fresh = self._ids[table].like(name)
        while fresh in given:
            fresh = self._ids[table].like(name)
        return fresh
