"""The refs of a map's sheets: looked up when all rows are there, and compared with the names that stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from journeykit.formats.sheets.cells import RefReader, RowNames
from journeykit.formats.sheets.map_problems import MapProblems
from journeykit.ids import is_id
from journeykit.model.contents import Contents
from journeykit.model.rows import TableRows
from journeykit.schema.values import Refusal, fold, shown, well_formed

Labels = Callable[[str, TableRows], Callable[[str], str | None]]
"""Gives, for a table, what finds the row of a text that is nobody's name."""

_Cell = tuple[str, str, str]
"""Table, row and column."""


class RefsOfFile:
    """The refs of a whole file."""

    def __init__(self, contents: Contents, problems: MapProblems, labels: Labels | None = None) -> None:
        self._contents, self._problems, self._labels = contents, problems, labels
        self._names: dict[str, RowNames] = {}
        self._finders: dict[str, Callable[[str], str | None]] = {}
        self._lines: dict[str, Mapping[str, int]] = {}
        self._pending: list[tuple[str, str, str, str, bool, bool]] = []
        self._beside: dict[tuple[str, str, str, str], list[str]] = {}
        self._failed: dict[_Cell, str] = {}

    def know_lines(self, table: str, lines: Mapping[str, int]) -> None:
        """Note in which line of a table's sheet each row stands."""
        self._lines[table] = lines

    def look_up(self, table: str, row: str, column: str, text: str, *, as_id: bool, fresh: bool) -> None:
        """Note a text to be looked up.

        ``as_id``: if nothing is called so, it may be the id of a row that is gone. ``fresh``: a person has added the
        row since the file was written, so the text is a name as it is now and no label from then.
        """
        self._pending.append((table, row, column, well_formed(text), as_id, fresh))

    def stands_beside(self, table: str, row: str, column: str, id: str, name: str) -> None:
        """Note the name beside an id."""
        self._beside.setdefault((table, column, id, name), []).append(row)

    def resolve(self) -> None:
        """Put the rows that are meant into the cells; what means none is kept beside its row, and said."""
        for table, row_id, name, text, as_id, fresh in self._pending:
            to = self._contents.schema.table(table).column(name).to
            rows = self._contents.tables[table]
            row = rows.by_id[row_id]
            if (known := row.cells.get(name)) is not None:
                self.stands_beside(table, row_id, name, known, text)
                continue
            target = self._find(to, text, fresh)
            if target is None and as_id and is_id(text):
                target = text
            if target is None:
                rows.by_id[row_id] = replace(row, extra={name: text, **row.extra})
                self._failed.setdefault((table, row_id, name), text)
                continue
            kept = {key: value for key, value in row.extra.items() if key != name}
            rows.by_id[row_id] = replace(row, cells={**row.cells, name: target}, extra=kept)
            if (wrong := self._failed.pop((table, row_id, name), None)) is not None:
                why = f"There is no {shown(wrong)} among the {to}; {shown(text)}, the name beside it, was taken."
                self._problems.add(table, self._lines[table][row_id], name, wrong, why)
        self._tell_failed()
        self._compare()

    def _find(self, to: str, text: str, fresh: bool) -> str | None:
        found = self._named(to).find(text)
        if len(found) == 1:
            return found[0]
        if self._labels is None or found and fresh:
            return None
        if to not in self._finders:
            self._finders[to] = self._labels(to, self._contents.tables[to])
        return self._finders[to](text)

    def _named(self, table: str) -> RowNames:
        if table not in self._names:
            self._names[table] = RowNames(self._contents.tables[table])
        return self._names[table]

    def _tell_failed(self) -> None:
        reader = RefReader(self._contents)
        for (table, row, name), text in self._failed.items():
            to = self._contents.schema.table(table).column(name).to
            why = f"There is no {shown(text)} among the {to}, or there are several."
            # Looking for the nearest name takes its time.
            if self._problems.room(table):
                try:
                    reader.value(self._contents.schema.table(table).column(name), text)
                except Refusal as refusal:
                    why = refusal.why
            self._problems.add(table, self._lines[table][row], name, text, f"{why} It is kept beside the row.")

    def _compare(self) -> None:
        """Report names that are not those of the ids beside them; an old name of a row now called otherwise is not."""
        right = {key[:3] for key in self._beside if self._is_name(*key)}
        for (table, column, id, name), rows in self._beside.items():
            if self._is_name(table, column, id, name):
                continue
            to = self._contents.schema.table(table).column(column).to
            meant = self._named(to).find(name)
            line = self._lines[table][rows[0]]
            where = f" So in {len(rows):,} rows, this is the first." if len(rows) > 1 else ""
            if id not in self._contents.tables[to].by_id:
                self._replace_gone(table, column, id, name, rows)
            elif meant and id not in meant or not meant and (table, column, id) in right:
                counts = f"{id}, the id beside it, is {shown(self._contents.tables[to].name_of(id))}"
                other = "is another row" if meant else f"is none of the {to}"
                why = f"{shown(name)} {other}; {counts}, and the id counts. Write the name in place of the id.{where}"
                self._problems.add(table, line, f"{column}_name", name, why)

    def _is_name(self, table: str, column: str, id: str, name: str) -> bool:
        to = self._contents.schema.table(table).column(column).to
        own = self._contents.tables[to].name_of(id)
        return well_formed(name).strip() == own.strip() or fold(name) == fold(own)

    def _replace_gone(self, table: str, column: str, id: str, name: str, rows: list[str]) -> None:
        """Take what people call a row where its id should stand, else the name beside the id of a row that is gone."""
        to = self._contents.schema.table(table).column(column).to
        written, beside = self._named(to).find(id), self._named(to).find(name)
        meant = written if len(written) == 1 else beside
        if len(meant) != 1:
            return
        cells = self._contents.tables[table]
        for row in rows:
            cells.by_id[row] = replace(cells.by_id[row], cells={**cells.by_id[row].cells, column: meant[0]})
        if len(written) != 1:
            why = f"There is no row {id} among the {to} any more; {shown(name)}, the name beside it, was taken."
            where = f" So in {len(rows):,} rows." if len(rows) > 1 else ""
            self._problems.add(table, self._lines[table][rows[0]], column, id, why + where)
