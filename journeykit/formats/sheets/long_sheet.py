"""A map as one long sheet, a line a cell, taken apart into sheets of one table each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeykit.errors import UnreadableFileError
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.declaring import FIELDS, declaration_sheets
from journeykit.formats.sheets.header import MAX_TITLES, Target
from journeykit.formats.sheets.map_reading import MapFile
from journeykit.formats.sheets.near_names import did_you_mean
from journeykit.formats.sheets.sheet import Cell, Sheet, is_blank, text_of
from journeykit.formats.wording import counted
from journeykit.model.contents import Contents
from journeykit.schema.tables import SCHEMA
from journeykit.schema.values import fold, shown

NEEDED = frozenset({"table", "row", "column", "value"})
READ = NEEDED | {"position", "label"}
WRITTEN = READ | {"name", "stage", "stage number", "persona", "kind", "number"}
"""Folded, as what stands in a header is."""
MAX_TABLES = 1_000
MAX_LINES = 1_048_576
"""A line is a cell, so that there are more than rows of a table."""
MAX_CELLS = 10_000_000
"""So many cells the tables may have together, empty ones counted."""

_DECLARING = {name: rows[0] for name, rows in declaration_sheets("", Contents()).items() if name != FIELDS}

MOST_PROBLEMS = 10_000
"""So many lines that were left out are told of; the rest is counted."""


@dataclass(slots=True)
class _LongRow:
    """What the lines of one row say; ``place`` is where its table has it, then where the file has it."""

    place: tuple[float, int]
    cells: dict[str, Cell] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)


def long_sheets(sheet: Sheet) -> tuple[MapFile, list[ReadProblem]]:
    """Return what gives the sheet of each table, and what lines could not be taken.

    >>> rows: list[list[Cell]] = [["table", "row", "column", "value"], ["stages", "s1", "name", "Claims"]]
    >>> long_sheets(Sheet(rows))[0].sheet("stages", {}).rows
    [['id', 'name'], ['s1', 'Claims']]
    """
    reading = _LongReading(sheet)
    return MapFile(reading.sheet_of, reading.place_of), reading.problems


class _LongReading:
    def __init__(self, sheet: Sheet) -> None:
        self.problems: list[ReadProblem] = []
        self._more = 0
        self._delimiter = sheet.delimiter
        self._tables: dict[str, dict[str, _LongRow]] = {}
        self._order: dict[str, list[str]] = {}
        self._rows, self._lines = sheet.rows, dict[tuple[str, str, str], int]()
        self.problems += [ReadProblem(line, "", "", why) for line, why in sheet.told()]
        lines = ((line, row) for line, row in enumerate(sheet.rows, start=1) if not is_blank(row))
        titles = [fold(text_of(cell)) for cell in next(lines, (0, []))[1]]
        if not {*titles} >= NEEDED:
            missing = ", ".join(sorted(NEEDED - {*titles}))
            raise UnreadableFileError(f"It is no long table of a journey map: its header lacks {missing}.")
        self._places = {title: titles.index(title) for title in READ if title in titles}
        for line, row in lines:
            self._take(line, row)
        self._tell_others(titles)
        if self._more:
            self.problems.append(ReadProblem(0, "", "", f"{self._more:,} more lines were left out."))
        self._refuse_unknown()

    def _take(self, line: int, row: list[Cell]) -> None:
        def text(title: str) -> str:
            place = self._places.get(title, len(row))
            return text_of(row[place]).strip() if place < len(row) else ""

        table, name, column = text("table").lower(), text("row"), text("column")
        if not table or not name:
            said = ", ".join(found for cell in row if (found := text_of(cell).strip()))
            why = f"The line says no {'table' if name else 'row'}; it was left out: {shown(said)}."
            self._tell(line, "row" if table else "table", said, why)
            return
        rows = self._tables.setdefault(table, {})
        if len(self._tables) > MAX_TABLES:
            raise UnreadableFileError(f"It has lines of more than {MAX_TABLES:,} tables; is it a journey map?")
        known = rows.get(name)
        if known is None:
            # Of a row that somebody has added, without a position, it is that of the row above.
            above = next(reversed(rows.values())).place[0] if rows else 0.0
            known = rows[name] = _LongRow((_position(text("position"), above), line))
        place = self._places["value"]
        value = row[place] if place < len(row) else ""
        if not column:
            if said := text_of(value).strip():
                why = f"The line names no column; {shown(said)} was passed over."
                self._tell(line, "value", said, why)
            return
        if column in known.cells:
            if len(self.problems) >= MOST_PROBLEMS:
                self._more += 1
                return
            same = known.cells[column] == value
            why = "the same again" if same else f"another value than above; {shown(text_of(known.cells[column]))} stays"
            self._tell(line, column, text_of(value), f"{column} of {name} in {table}: {why}.")
            return
        known.cells[column] = value
        if label := text("label"):
            known.labels[column] = label

    def _tell(self, line: int, column: str, text: str, why: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(ReadProblem(line, column, text, why))
        else:
            self._more += 1

    def _tell_others(self, titles: list[str]) -> None:
        """Report the columns that a long table does not have, once each, and cells beside all columns."""
        known = {titles.index(title) for title in WRITTEN if title in titles}
        top = next(index for index, row in enumerate(self._rows) if not is_blank(row))
        found: dict[int, list[tuple[int, str]]] = {}
        for index, cell in enumerate(self._rows[top]):
            if index not in known and text_of(cell).strip():
                found[index] = []
        places = [index for index in range(len(titles)) if index not in known]
        for line, row in enumerate(self._rows[top + 1 :], start=top + 2):
            if places or len(row) > len(titles):
                for index in (*places, *range(len(titles), len(row))):
                    if index < len(row) and (text := text_of(row[index]).strip()):
                        found.setdefault(index, []).append((line, text))
        for index, cells in list(found.items())[:MAX_TITLES]:
            title = text_of(self._rows[top][index]).strip() if index < len(titles) else ""
            line, text = cells[0] if cells else (top + 1, title)
            counts = (
                f"{counted(len(cells), 'cell is', 'cells are')} passed over; the first is {shown(text)}"
                if cells
                else "nothing stands in it"
            )
            why = f"A long table has no column {shown(title)}" if title else f"Column {index + 1} has no header"
            self._tell(line, title, text, f"{why}; {counts}.")

    def _refuse_unknown(self) -> None:
        """Report lines of tables that nothing declares."""
        known = {*_DECLARING, FIELDS, *(spec.name for spec in SCHEMA.tables)}
        known |= {text_of(row.cells.get("table", "")) for row in self._tables.get("_tables", {}).values()}
        for table in [*self._tables]:
            if table not in known:
                rows = self._tables.pop(table)
                why = f"There is no table {shown(table)}; its {len(rows):,} rows were left out."
                why += did_you_mean(table, sorted(known))
                self.problems.append(ReadProblem(min(row.place[1] for row in rows.values()), "table", table, why))

    def sheet_of(self, name: str, words: Mapping[str, Target]) -> Sheet | None:
        """Return the sheet of a table; an empty one if there is no line of it in a file of ours."""
        rows = self._tables.get(name)
        if name == FIELDS:
            fields = [cells for row in (rows or {}).values() for cells in row.cells.items()]
            return Sheet([["field", "value"], *([column, value] for column, value in fields)], self._delimiter)
        if rows is None:
            return Sheet([["id"]]) if FIELDS in self._tables and name not in _DECLARING else None
        ordered = dict(sorted(rows.items(), key=lambda item: item[1].place))
        if name in _DECLARING:
            self._order[name] = [*ordered]
            titles = [*dict.fromkeys([*_DECLARING[name], *(title for row in ordered.values() for title in row.cells)])]
            if len(titles) > MAX_TITLES:
                raise UnreadableFileError(f"{name} would have {len(titles):,} columns.")
            return Sheet([[*titles], *([row.cells.get(title, "") for title in titles] for row in ordered.values())])
        columns = [*dict.fromkeys(column for row in ordered.values() for column in row.cells)]
        if len(columns) > MAX_TITLES or len(columns) * len(ordered) > MAX_CELLS:
            raise UnreadableFileError(f"{name} would have {len(columns):,} columns and {len(ordered):,} rows.")
        body: list[list[Cell]] = [
            [key, *(row.cells.get(column, "") for column in columns)] for key, row in ordered.items()
        ]
        self._order[name] = [*ordered]
        # The label of a ref is a name, as the folder of CSVs has it in a column of its own.
        refs = [column for column in columns if words.get(fold(f"{column}_name")) == Target(column, named=True)]
        if refs and "label" in self._places:
            for line, row in zip(body, ordered.values(), strict=True):
                line += [row.labels.get(column, "") for column in refs]
            columns += [f"{column}_name" for column in refs]
        return Sheet([["id", *columns], *body], self._delimiter)

    def place_of(self, table: str, line: int, column: str) -> tuple[str, int]:
        """Return the line of the file in which a cell stands; the first of its row, or of its column, otherwise."""
        if not self._lines:
            self._note_lines()
        row = self._order[table][line - 2] if line > 1 and table in self._order else ""
        near = (column, column.removesuffix("_name"), "") if line or table == FIELDS else ()
        return "", next((found for name in near if (found := self._lines.get((table, row, name)))), 0)

    def _note_lines(self) -> None:
        at = self._places
        for line, cells in enumerate(self._rows, start=1):
            if len(cells) > max(at["table"], at["row"], at["column"]):
                table, row = text_of(cells[at["table"]]).strip().lower(), text_of(cells[at["row"]]).strip()
                column = text_of(cells[at["column"]]).strip()
                for key in ((table, row, column), (table, row, ""), (table, "", column)):
                    self._lines.setdefault(key, line)


def _position(text: str, above: float) -> float:
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        return above
    return found if abs(found) < 1e9 else above
