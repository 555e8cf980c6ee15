"""The refs of a map's sheets: looked up when all rows are there, and compared with the names that stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from journeykit.formats.sheets.cells import RefReader, RowNames
from journeykit.formats.sheets.map_problems import MapProblems
from journeykit.ids import is_id
from journeykit.model.contents import Contents
from journeykit.model.rows import TableRows
from journeykit.schema.values import Refusal, fold, shown, well_formed

Labels = Callable[[str, TableRows], Callable[[str], str | None]]
"""Gives, for a table, what finds the row of a text that is nobody's name."""

Called = Callable[[str, str], str]
"""Gives what a row of a table was called when the file was written."""

_Cell = tuple[str, str, str]
"""Table, row and column."""


class _Beside(NamedTuple):
    """A name that stands in one column of a table beside one id, and in which rows."""

    table: str
    column: str
    name: str
    rows: list[str]


class RefsOfFile:
    """The refs of a whole file."""

    def __init__(
        self, contents: Contents, problems: MapProblems, labels: Labels | None = None, called: Called | None = None
    ) -> None:
        self._contents, self._problems, self._labels, self._called = contents, problems, labels, called
        self._names: dict[str, RowNames] = {}
        self._finders: dict[str, Callable[[str], str | None]] = {}
        self._lines: dict[str, Mapping[str, int]] = {}
        self._pending: list[tuple[str, str, str, str, bool, bool]] = []
        self._beside: dict[tuple[str, str, str, str], list[str]] = {}
        self._failed: dict[_Cell, str] = {}
        self._gone: dict[tuple[str, str, str], list[_Cell]] = {}

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
        """Note the name beside an id; empty where one could stand."""
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
            # The label of a row that had gone before the file was written has no name in it.
            if target not in self._contents.tables[to].by_id and text.lstrip("?") not in (target, f"({target})"):
                self._gone.setdefault((to, target, text), []).append((table, row_id, name))
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
        """Report names that are not those of the ids beside them, but for what a row was called before.

        That is known of some files. In others a name that is nobody's is taken for it if several tables show it, and
        none the one of now: it was the row's own sheet then that somebody edited.
        """
        pointing: dict[tuple[str, str], list[_Beside]] = {}
        for (table, column, id, name), rows in self._beside.items():
            to = self._contents.schema.table(table).column(column).to
            pointing.setdefault((to, id), []).append(_Beside(table, column, name, rows))
        for (to, id), beside in pointing.items():
            if id not in self._contents.tables[to].by_id:
                for found in beside:
                    if found.name and not self._replace_gone(to, id, found):
                        cells = ((found.table, row, f"{found.column}_name") for row in found.rows)
                        self._gone.setdefault((to, id, found.name), []).extend(cells)
                continue
            wrong = [found for found in beside if not self._is_name(to, id, found.name)]
            written = [found for found in wrong if found.name]
            if len(wrong) == len(beside) and not written:
                # It had no name when the file was written.
                continue
            before = fold(self._called(to, id)) if self._called else ""
            if not before and len(wrong) == len(beside) and len({found.table for found in written}) > 1:
                before = fold(written[0].name) if len({fold(found.name) for found in written}) == 1 else ""
            for found in wrong:
                meant = self._named(to).find(found.name) if found.name else []
                if id not in meant if meant else fold(found.name) != before or not before:
                    certain = bool(meant or self._called) or len(wrong) < len(beside)
                    self._tell_wrong(to, id, found, another=bool(meant), certain=certain)
        self._tell_gone()

    def _tell_wrong(self, to: str, id: str, found: _Beside, *, another: bool, certain: bool) -> None:
        own = f"{id}, the id beside it, is {shown(self._contents.tables[to].name_of(id))}"
        if not found.name:
            why = f"No name stands here; {own}, and the id counts. Empty the id too if none is meant."
        else:
            other = "is another row" if another else f"is none of the {to}"
            hint = "Write the name in place of the id." if certain else "If it was called so before, nothing is lost."
            why = f"{shown(found.name)} {other}; {own}, and the id counts. {hint}"
        where = f" So in {len(found.rows):,} rows, this is the first." if len(found.rows) > 1 else ""
        line = self._lines[found.table][found.rows[0]]
        self._problems.add(found.table, line, f"{found.column}_name", found.name, why + where)

    def _tell_gone(self) -> None:
        """Report the names of rows that are gone: what points to them keeps an id, and the name is lost."""
        for (to, id, name), cells in self._gone.items():
            table, row, column = cells[0]
            tables = ", ".join(dict.fromkeys(table for table, _, _ in cells))
            rows = "1 row that names it keeps" if len(cells) == 1 else f"{len(cells):,} rows that name it keep"
            why = f"There is no {shown(name)} among the {to} any more; {rows} only the id {id} ({tables})."
            self._problems.add(table, self._lines[table][row], column, name, why)

    def _is_name(self, to: str, id: str, name: str) -> bool:
        own = self._contents.tables[to].name_of(id)
        return well_formed(name).strip() == own.strip() or fold(name) == fold(own)

    def _replace_gone(self, to: str, id: str, found: _Beside) -> bool:
        """Take what people call a row where its id should stand, else the name beside the id of a row that is gone.

        False if it is not clear which row is meant.
        """
        written, beside = self._named(to).find(id), self._named(to).find(found.name)
        meant = written if len(written) == 1 else beside
        if len(meant) != 1:
            return False
        cells = self._contents.tables[found.table]
        for row in found.rows:
            cells.by_id[row] = replace(cells.by_id[row], cells={**cells.by_id[row].cells, found.column: meant[0]})
        if len(written) != 1:
            why = f"There is no row {id} among the {to} any more; {shown(found.name)}, the name beside it, was taken."
            where = f" So in {len(found.rows):,} rows." if len(found.rows) > 1 else ""
            line = self._lines[found.table][found.rows[0]]
            self._problems.add(found.table, line, found.column, id, why + where)
        return True
