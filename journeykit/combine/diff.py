"""What differs between two maps: as data, in sentences, and as the changes that lead from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from journeykit.combine.changing import changes_between
from journeykit.combine.comparing import differences
from journeykit.combine.difference import Difference
from journeykit.errors import InvalidArgumentError
from journeykit.model.changes import Change
from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap

if TYPE_CHECKING:
    import pandas as pd

MOST = 20
"""Differences of one table that are shown in words; the others are counted."""


@dataclass(frozen=True, repr=False)
class MapDiff(Sequence[Difference]):
    """What differs between two maps; empty, and so false, if they are equal.

    A sequence of `Difference`. As text it tells them by table, as `df` it is a DataFrame, as `changes` the edits
    that make the first map into the second.

    Attributes
    ----------
    differences
        The map's own fields first, then table by table: declarations, rows, cells, order.
    one_map
        Whether both are copies of one map, by their ids. Rows are matched by id in any case.
    """

    differences: tuple[Difference, ...]
    one_map: bool
    _before: Contents = field(compare=False)
    _after: Contents = field(compare=False)

    def __len__(self) -> int:
        return len(self.differences)

    def __iter__(self) -> Iterator[Difference]:
        return iter(self.differences)

    def __getitem__(self, at: int) -> Difference:  # type: ignore[override]
        return self.differences[at]

    def __str__(self) -> str:
        return self.text()

    __repr__ = __str__

    def text(self, most: int | None = MOST) -> str:
        """Return the differences in sentences, by table; of each table the first ``most``, None for all.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Research", "Claims"])
        >>> n = m.copy()
        >>> n.title = "Motor insurance"
        >>> n.stages.remove("Research")
        >>> print(jk.diff(m, n).text(most=1))
        2 differences
        The map
          The map's title set to “Motor insurance”
        Stages
          Stage Research removed
        """
        if not self.differences:
            return "No differences"
        lines = ["1 difference" if len(self) == 1 else f"{len(self):,} differences"]
        if not self.one_map:
            lines.append("These are two maps, not copies of one: rows of the same id are taken for the same.")
        for table, found in self._by_table().items():
            lines += [self._title(table), *(f"  {one.sentence}" for one in found[:most])]
            if most is not None and len(found) > most:
                lines.append(f"  and {len(found) - most:,} more")
        return "\n".join(lines)

    @property
    def df(self) -> pd.DataFrame:
        """The differences as a DataFrame, one row each.

        Columns are those of `Difference`: ``kind``, ``table``, ``row``, ``column`` and ``name`` (empty where they do
        not apply), ``before`` and ``after`` as the map holds them (None for nothing), and ``sentence``.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Research"])
        >>> n = m.copy()
        >>> n.stages.set("Research", goal="Know the choice")
        >>> jk.diff(m, n).df[["kind", "table", "name", "after"]].values.tolist()
        [['cell_set', 'stages', 'Research', 'Know the choice']]
        """
        import pandas as pd

        texts = ["kind", "table", "row", "column", "name", "sentence"]
        columns = [*texts[:-1], "before", "after", "sentence"]
        frame = pd.DataFrame(
            {name: pd.Series([getattr(one, name) for one in self], dtype=object) for name in columns}, columns=columns
        )
        return frame.astype(dict.fromkeys(texts, "str"))

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The edits that make the first map into the second; `beyond` tells what they leave.

        Examples
        --------
        >>> import journeykit as jk
        >>> m = jk.JourneyMap(stages=["Research"])
        >>> n = m.copy()
        >>> _ = n.stages.add(name="Claims")
        >>> _ = m.commit_path.commit(jk.diff(m, n).changes)
        >>> m == n
        True
        """
        return self._planned[0]

    @cached_property
    def beyond(self) -> tuple[Difference, ...]:
        """What no edit can do: above all parts of a file that journeykit does not understand."""
        return tuple(differences(self._planned[1], self._after))

    @cached_property
    def _planned(self) -> tuple[tuple[Change, ...], Contents]:
        return changes_between(self._before, self._after)

    def _by_table(self) -> dict[str, list[Difference]]:
        found: dict[str, list[Difference]] = {}
        for one in self.differences:
            found.setdefault(one.table, []).append(one)
        return found

    def _title(self, table: str) -> str:
        if not table:
            return "The map"
        schema = self._after.schema if table in self._after.schema else self._before.schema
        return " ".join(schema.table(table).title.split())


def diff(before: JourneyMap, after: JourneyMap) -> MapDiff:
    """Compare two maps, and tell what has to happen to the first to make it the second.

    Rows are matched by their ids, which stay through saving, loading and copying. Two maps differ if, and only
    if, ``before != after``: in fields, declarations, rows, their order, cells, or in what a file held that
    journeykit keeps without understanding it. Revisions, history and the map's id do not count.

    Parameters
    ----------
    before, after
        The two maps. They may go on being edited.

    Returns
    -------
    MapDiff
        A sequence of differences, false if there is none; as text in sentences, as ``.df`` a DataFrame, as
        ``.changes`` the edits that lead from one to the other.

    Raises
    ------
    InvalidValueError
        One of them is no map.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> need = m.needs.add(stage="Claims", statement="Know what happens next", importance=7)
    >>> n = m.copy()
    >>> n.needs.set(need, importance=9, level="safety")
    >>> n.stages.move("Claims", before="Research")
    >>> jk.diff(m, n)
    3 differences
    Stages
      Stage order: Claims now stands before Research
    Needs
      Need “Know what happens next”: level set to Safety
      Need “Know what happens next”: importance 7 → 9
    """
    for name, given in (("before", before), ("after", after)):
        if not isinstance(given, JourneyMap):
            raise InvalidArgumentError("jk.diff", name, given, "a map, as in jk.diff(m, jk.load(path))")
    sides = []
    # One lock after the other: two threads comparing two maps crosswise must not wait for each other.
    for journey in (before, after):
        with journey.commit_path.lock:
            sides.append(journey.commit_path.contents.copy())
    was, now = sides
    return MapDiff(tuple(differences(was, now)), before.id == after.id, was, now)
