"""A table of a map, as the analyst holds it: read as a DataFrame, written cell by cell or in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from journeykit.ids import new_id
from journeykit.model.applied import ChangesRefused
from journeykit.model.changes import (
    CellSet,
    Change,
    ColumnAdded,
    ColumnChanged,
    ColumnRemoved,
    RowAdded,
    RowMoved,
    RowRemoved,
)
from journeykit.model.commit import CommitPath
from journeykit.model.contents import Contents
from journeykit.model.frames import TableFrame
from journeykit.model.order import spread
from journeykit.model.placing import make_room
from journeykit.model.replacing import replacement
from journeykit.model.row_input import as_error, check_unique, position, resolve_cells
from journeykit.model.rows import TableRows
from journeykit.schema.columns import Column
from journeykit.schema.tables import AUTHOR, TableSpec

if TYPE_CHECKING:
    import pandas as pd


class Table:
    """One table of a journey map; `JourneyMap` hands it out as ``m.needs``, ``m.stages`` and so on.

    Iterating gives one dict a row, in order, with ``id``, every column and the derived values.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> row = m.needs.add(stage="Claims", statement="Know what happens next", importance=9, satisfaction=3)
    >>> m.needs[row]["opportunity"]
    15
    >>> len(m.needs), [stage["name"] for stage in m.stages]
    (1, ['Research', 'Claims'])
    """

    def __init__(self, path: CommitPath, name: str) -> None:
        self._path, self._name = path, name
        self._frame = TableFrame(name)

    @property
    def name(self) -> str:
        """The table's name."""
        return self._name

    @property
    def commit_path(self) -> CommitPath:
        """The one way into the map this table belongs to; for formats and widgets, not for notebooks."""
        return self._path

    @property
    def spec(self) -> TableSpec:
        """The table's declaration: its columns with kinds, ranges and help texts."""
        return self._path.contents.schema.table(self._name)

    @property
    def df(self) -> pd.DataFrame:
        """The table as a plain DataFrame, one row a row, indexed by id, in the table's order.

        Columns are those of ``spec``; a ref column ``stage`` is followed by ``stage_name``. Texts are
        ``str`` and never missing; closed choices are categories, ordered for ``level`` and ``grade``;
        scales and whole numbers are ``Int64``, other numbers ``Float64``, days ``datetime64``, flags
        ``bool``; several choices are tuples. An empty judgement is missing, and so is a value derived
        from one.

        The frame is a copy of its own: changing it does not change the map. Write with `set`, or hand
        a changed frame to `replace`.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Claims"])
        >>> _ = m.needs.add(stage="Claims", statement="Be heard", importance=9, satisfaction=3)
        >>> m.needs.df[["stage_name", "opportunity"]].values.tolist()
        [['Claims', 15]]
        """
        with self._path.lock:
            return self._frame.get(self._contents)

    @property
    def _contents(self) -> Contents:
        return self._path.contents

    @property
    def _rows(self) -> TableRows:
        self.spec  # noqa: B018  (raises by name if the table has been removed)
        return self._contents.tables[self._name]

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, row: object) -> bool:
        return row in self._rows.by_id

    def __iter__(self) -> Iterator[dict[str, Any]]:
        with self._path.lock:
            rows = [self[row] for row in self._rows.ids()]
        return iter(rows)

    def __getitem__(self, row: str) -> dict[str, Any]:
        """Return a row, by id or exact name, as a dict."""
        with self._path.lock:
            found = self._rows.by_id[self._contents.resolve(self._name, row)]
            spec = self.spec
            return {"id": found.id} | {c.name: self._contents.value(spec, found, c.name) for c in spec.columns}

    def __repr__(self) -> str:
        return f"<{self._name}: {len(self)} rows, columns {', '.join(column.name for column in self.spec.columns)}>"

    def add(
        self, /, *, id: str | None = None, before: str | None = None, after: str | None = None, **cells: Any
    ) -> str:
        """Add a row and return its id.

        Parameters
        ----------
        id
            An id of one's own, of letters, digits, ``_``, ``.`` and ``-``; a fresh one by default.
        before, after
            The row, by id or exact name, next to which the new one goes; the end by default.
        **cells
            Values by column. A ref takes an id or an exact name.

        Raises
        ------
        UnknownColumnError, UnknownRowError, AmbiguousNameError, InvalidValueError
            The map is as it was.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Claims"])
        >>> m.stages.add(name="Renewal", id="renewal", before="Claims")
        'renewal'
        >>> [stage["name"] for stage in m.stages]
        ['Renewal', 'Claims']
        """
        with self._path.hold():
            rows = self._rows
            row = id if id is not None else new_id(self.spec.prefix, rows.by_id)
            resolved = resolve_cells(self._contents, self.spec, cells)
            check_unique(self._contents, self.spec, {row: resolved})
            gap = position(self._contents, self._name, rows.ids(), before, after)
            [order], moves = make_room(self._name, rows.places, gap)
            self._commit([RowAdded(self._name, row, order, resolved), *moves], str(cells.get(AUTHOR.name) or ""))
            return row

    def extend(self, rows: Iterable[Mapping[str, Any]]) -> list[str]:
        """Add several rows at the end, in one undo step; an ``id`` among the values is kept.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap()
        >>> m.stages.extend([{"id": "a", "name": "Awareness"}, {"id": "b", "name": "Research"}])
        ['a', 'b']
        """
        with self._path.hold():
            known = self._rows
            given = [dict(row) for row in rows]
            last = known.places[-1][0] if known.places else None
            ids: list[str] = []
            taken = set(known.by_id)
            for row in given:
                ids.append(row.pop("id", None) or new_id(self.spec.prefix, taken))
                taken.add(ids[-1])
            cells = [resolve_cells(self._contents, self.spec, row, coming=taken) for row in given]
            check_unique(self._contents, self.spec, dict(zip(ids, cells, strict=True)))
            places = zip(ids, spread(len(given), last), cells, strict=True)
            self._commit([RowAdded(self._name, row, order, filled) for row, order, filled in places])
            return ids

    def set(self, row: str, /, **cells: Any) -> None:
        """Write cells of one row, named by id or exact name.

        Raises
        ------
        UnknownRowError, UnknownColumnError, AmbiguousNameError, InvalidValueError
            The map is as it was.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Claims"])
        >>> m.stages.set("Claims", goal="Get help fast", moment_of_truth=True)
        >>> m.stages["Claims"]["goal"]
        'Get help fast'
        """
        with self._path.hold():
            found = self._contents.resolve(self._name, row)
            resolved = resolve_cells(self._contents, self.spec, cells)
            known = self._rows.by_id[found]
            check_unique(self._contents, self.spec, {found: {**known.cells, **resolved}})
            self._commit([CellSet(self._name, found, column, None, value) for column, value in resolved.items()])

    def remove(self, *rows: str) -> None:
        """Remove rows, named by id or exact name, in one undo step. Rows that refer to them stay.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Research", "Claims"])
        >>> m.stages.remove("Research")
        >>> len(m.stages)
        1
        """
        with self._path.hold():
            found = dict.fromkeys(self._contents.resolve(self._name, row) for row in rows)
            self._commit([RowRemoved(self._name, row, "") for row in found])

    def move(self, row: str, *, before: str | None = None, after: str | None = None) -> None:
        """Move a row next to another one; to the end if neither is given.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Claims", "Research"])
        >>> m.stages.move("Research", before="Claims")
        >>> [stage["name"] for stage in m.stages]
        ['Research', 'Claims']
        """
        with self._path.hold():
            found = self._contents.resolve(self._name, row)
            others = self._rows.copy()
            place = others.by_id[found].order
            others.drop(found)
            gap = position(self._contents, self._name, others.ids(), before, after)
            [order], moves = make_room(self._name, others.places, gap)
            self._commit([RowMoved(self._name, found, place, order), *moves])

    def replace(self, frame: pd.DataFrame) -> None:
        """Make the table be what a DataFrame says, in one undo step.

        The frame is compared with the table by its index of ids: rows it lacks are removed, cells that
        differ are set, rows in another order are moved. New rows have a new id or a missing one in
        the index. Columns the frame lacks stay as they are; derived columns are passed over, and
        ``stage_name`` counts where ``stage`` is not among the columns.

        Raises
        ------
        UnknownColumnError, InvalidValueError, UnknownRowError, AmbiguousNameError
            The map is as it was.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Claims"])
        >>> _ = m.needs.add(id="n1", stage="Claims", statement="Be heard", importance=9)
        >>> frame = m.needs.df
        >>> frame.loc["n1", "importance"] = 7
        >>> m.needs.replace(frame)
        >>> m.needs["n1"]["importance"]
        7
        """
        with self._path.hold():
            self._commit(replacement(self._contents, self._name, frame))

    def add_column(self, column: Column, at: int | None = None) -> None:
        """Add a column of one's own, made with `jk.columns`; ``at`` is its position, the end by default.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap()
        >>> m.needs.add_column(jk.columns.scale("effort", 1, 5))
        >>> str(m.needs.df["effort"].dtype)
        'Int64'
        """
        end = len(self.spec.columns)
        self._commit([ColumnAdded(self._name, column, end if at is None else at)])

    def remove_column(self, name: str) -> None:
        """Remove a column of one's own, with its cells; undo brings both back.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap()
        >>> m.needs.add_column(jk.columns.flag("legal"))
        >>> m.needs.remove_column("legal")
        >>> "legal" in m.needs.spec
        False
        """
        column = self.spec.column(name)
        self._commit([ColumnRemoved(self._name, column, self.spec.columns.index(column))])

    def change_column(self, column: Column) -> None:
        """Declare a column of one's own anew: title, help, choices, range; its kind stays.

        Raises
        ------
        InvalidValueError
            A cell would not fit the new declaration.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap()
        >>> m.needs.add_column(jk.columns.scale("effort", 1, 5))
        >>> m.needs.change_column(jk.columns.scale("effort", 1, 10, "Effort in days"))
        >>> m.needs.spec.column("effort").high
        10
        """
        self._commit([ColumnChanged(self._name, self.spec.column(column.name), column)])

    def _commit(self, changes: Iterable[Change], author: str = "") -> None:
        try:
            self._path.commit(list(changes), author=author)
        except ChangesRefused as refused:
            raise as_error(refused, self._name) from None
