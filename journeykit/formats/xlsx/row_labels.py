"""What a cell that points to a row shows: a name by which the row can be told again."""

from __future__ import annotations

import re

from journeykit.formats.sheets.cells import RowNames
from journeykit.model.rows import TableRows
from journeykit.schema.values import NOTHING

LONGEST, SHORT = 80, 60

_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_WITH_ID = re.compile(r"(.*?)\(([A-Za-z0-9_.-]{1,64})\)", re.DOTALL)


class RowLabels:
    """The rows of one table as cells of others show them: by name, or by name and id where that is not clear.

    >>> from journeykit.model.rows import Row
    >>> rows = TableRows("name", {id: Row(id, id, {"name": name}) for id, name in (("a", "Buy"), ("b", "Use"))})
    >>> rows.put(Row("c", "c", {"name": "Buy"}))
    >>> labels = RowLabels(rows)
    >>> labels.of("a"), labels.of("b"), labels.of("gone")
    ('Buy (a)', 'Use', '(gone)')
    """

    def __init__(self, rows: TableRows) -> None:
        self._rows, self._names = rows, RowNames(rows)
        self._made: dict[str, str] = {}

    def of(self, row: str) -> str:
        """Return what stands for a row; also for one that is gone."""
        if row not in self._made:
            self._made[row] = self._make(row)
        return self._made[row]

    @property
    def are_names(self) -> bool:
        """Whether each row shows just what stands in its column of names, so that this can be chosen from."""
        return all(self.of(row.id) == self._rows.name_of(row.id) for row in self._rows)

    def _make(self, row: str) -> str:
        if row not in self._rows.by_id:
            shown = f"({row})"
            while self._names.find(shown):
                shown = f"?{shown}"
            return shown
        name = self._rows.name_of(row)
        plain = name.strip()
        clear = plain not in NOTHING and len(plain) <= LONGEST and not _UNFIT.search(plain)
        if clear and self._names.find(plain) == [row]:
            return plain
        words = " ".join(_UNFIT.sub(" ", name).split())
        shown = f"{words[:SHORT].rstrip()}… ({row})" if len(words) > SHORT else f"{words} ({row})".strip()
        # Another row may bear that very name; an id is never taken for a name.
        return row if self._names.find(shown) else shown


class ShownRows:
    """Finds the rows that cells show: rows of the map as it is now, and labels as they were when it was written."""

    def __init__(self, rows: TableRows, written: dict[str, str]) -> None:
        self._rows, self._written = rows, written
        self._ids = set(written.values())

    def find(self, text: str) -> str | None:
        """Return the id of the row meant by a text that is no row's name; None if it is nobody's label either.

        >>> shown = ShownRows(TableRows("name"), {"Buy": "a", "Use (b)": "b"})
        >>> shown.find("Buy"), shown.find("Use it (b)"), shown.find("(gone)"), shown.find("Anna (Graz)")
        ('a', 'b', 'gone', None)
        """
        if text in self._written:
            return self._written[text]
        found = _WITH_ID.fullmatch(text)
        if found is None:
            return None
        known = found[2] in self._rows.by_id or found[2] in self._ids
        return found[2] if known or not found[1].strip("?") else None
