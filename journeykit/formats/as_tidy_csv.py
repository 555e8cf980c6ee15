"""``name.tidy.csv``: the whole map as one long table, a line a cell; nothing but the history is left out.

======== ============ =======================================================================================
of the   column       what it says
======== ============ =======================================================================================
row      table        its table: ``stages``, ``needs``, …, also those of one's own
         row          its id
         position     its place in the table, from 1
         name         what people call it, its first 80 characters
         stage        the name of its stage; that of a stage is its own
         stage_number the stage's place in the journey, from 1, to sort by
         persona      the name of its persona; that of a persona is its own
cell     column       the column's name; empty in the one line of a row without any cell
         kind         text, long_text, choice, multi_choice, scale, number, flag, date, link, ref or derived
         value        what stands in the cell: refs as ids, choices as values, flags as yes
         label        what people read there: names of refs, labels of choices, words of scales
         number       the value as a number, where it is one; 1 for a flag
======== ============ =======================================================================================

Empty cells have no line. ``df[df.table == "needs"].pivot(index="row", columns="column", values="value")`` gives a table
back; ``df[df.column == "importance"].groupby("stage").number.mean()`` needs none.

Read are ``table``, ``row``, ``position``, ``column`` and ``value``; the rest is looked at to see whether somebody has
edited it. Lines may stand in any order. Lines of the tables
``_map``, ``_tables`` and ``_columns`` hold the map's own fields and what its owners declared; whoever analyses the file
filters them out. The last line is one of ``_map``, so that a file that was cut off is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import itemgetter
from typing import Any

from journeykit.errors import UnreadableFileError
from journeykit.formats.as_csv import BARE, csv_bytes, quoted
from journeykit.formats.csv_dialect import SAMPLE, read_sheet
from journeykit.formats.format import Files, Format, Reading, Written
from journeykit.formats.losses import HISTORY, unfit, unknown_parts
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.declaring import FIELDS, declaration_sheets
from journeykit.formats.sheets.long_sheet import MAX_LINES, NEEDED, READ, long_sheets
from journeykit.formats.sheets.map_reading import map_of
from journeykit.formats.sheets.row_sayings import SAID, Expected, RowSayings
from journeykit.formats.sheets.sheet import Cell, Sheet, is_blank, text_of
from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.rows import Row
from journeykit.schema.columns import Column
from journeykit.schema.reading import show
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold, shown

HEADER = (
    "table", "row", "position", "name", "stage", "stage_number", "persona",
    "column", "kind", "value", "label", "number",
)  # fmt: skip
MAX_NAME = 80
LAST = "schema"
"""This field stands in the last line: a file without it has lost its end."""


def write(journey: JourneyMap, delimiter: str = ",") -> Written:
    """Return the file of the long table."""
    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    lines = _Lines(contents, "," if delimiter == ";" else ".")
    own = declaration_sheets(journey.id, contents)
    fields = own.pop(FIELDS)[1:]
    told = [[FIELDS, journey.id, "1", "", "", "", "", name, "", value, "", ""] for name, value in fields if value]
    found = [[quoted(cell) for cell in line] for line in told if line[7] != LAST]
    for spec in contents.schema.tables:
        found += lines.of_table(spec)
    found += ([quoted(cell) for cell in line] for name, rows in own.items() for line in _declared(name, rows))
    found += ([quoted(cell) for cell in line] for line in told if line[7] == LAST)
    rows = [row for table in contents.tables.values() for row in table]
    lost = (HISTORY, *unfit(rows), *unknown_parts(contents))
    return Written({"": csv_bytes([HEADER, *found], delimiter)}, len(rows), lost)


def _declared(name: str, rows: list[list[str]]) -> Iterator[list[str]]:
    """Yield the lines of one of our own sheets, whose rows have no ids; the number stands for it."""
    header, *body = rows
    for number, row in enumerate(body, start=1):
        for column, value in zip(header, row, strict=True):
            if value:
                yield [name, str(number), str(number), "", "", "", "", column, "", value, "", ""]


class _Lines:
    """Makes the lines of a map's tables."""

    def __init__(self, contents: Contents, decimal: str) -> None:
        self._contents, self._decimal = contents, decimal
        stages = contents.tables["stages"]
        self._stages = {row.id: number for number, row in enumerate(stages, start=1)}

    def of_table(self, spec: TableSpec) -> Iterator[list[str]]:
        """Yield a table's lines, row by row."""
        for position, row in enumerate(self._contents.tables[spec.name], start=1):
            now = self.names(spec, row)
            about = [
                quoted(spec.name), quoted(row.id), str(position), quoted(now.name), quoted(now.stage), now.stage_number,
                quoted(now.persona),
            ]  # fmt: skip
            empty = True
            for column in spec.columns:
                value = self._contents.value(spec, row, column.name)
                if value is not None and value != column.empty:
                    yield about + self._cell(column, value)
                    empty = False
            if empty:
                yield [*about, "", "", "", "", ""]

    def names(self, spec: TableSpec, row: Row) -> Expected:
        """Return what the lines of a row say of it."""
        tables = self._contents.tables
        stage = row.id if spec.name == "stages" else self._ref(spec, row, "stages")
        persona = row.id if spec.name == "personas" else self._ref(spec, row, "personas")
        name = " ".join(tables[spec.name].name_of(row.id).split())
        if len(name) > MAX_NAME:
            name = f"{name[: MAX_NAME - 1]}…"
        number = self._stages.get(stage, "")
        return Expected(
            name, tables["stages"].name_of(stage), str(number), tables["personas"].name_of(persona), stage, persona
        )

    def _ref(self, spec: TableSpec, row: Row, to: str) -> str:
        """Return the row of a table that a row belongs to: by the column of that name, else by its first ref there."""
        columns = sorted(
            (column for column in spec.refs if column.to == to), key=lambda column: f"{column.name}s" != to
        )
        return next((row.cells.get(column.name) or "" for column in columns), "")

    def _cell(self, column: Column, value: Any) -> list[str]:
        bare = column.kind in BARE or column.kind == "derived" and not isinstance(value, str)
        text = show(column, value, decimal=self._decimal if bare else ".")
        number = text if isinstance(value, int | float) else ""
        return [
            f'"{column.name}"', f'"{column.kind}"', text if bare else quoted(text), quoted(self._label(column, value)),
            "1" if value is True else number,
        ]  # fmt: skip

    def beside(self, column: Column, value: Any) -> dict[str, str]:
        """Return what stands beside a value."""
        number = show(column, value) if isinstance(value, int | float) and value is not True else ""
        return {"label": self._label(column, value), "number": "1" if value is True else number}

    def _label(self, column: Column, value: Any) -> str:
        match column.kind:
            case "ref":
                return self._contents.tables[column.to].name_of(value)
            case "choice" | "multi_choice":
                labels = {choice.value: choice.label for choice in column.choices}
                return "; ".join(labels.get(one, one) for one in ((value,) if isinstance(value, str) else value))
            case "scale":
                return _word(column, value)
        return ""


def _word(column: Column, value: float) -> str:
    """Return the word of a step, of a scale that has one for each."""
    low, high, step = column.low or 0, column.high or 0, column.step or 1
    # A step may be so small that the number of steps has no end.
    if abs((high - low) / step - (len(column.words) - 1)) > 1e-6:
        return ""
    return column.words[round((value - low) / step)]


def read(files: Files) -> Reading:
    """Return the map of a long table."""
    sheet = read_sheet(files[""], _known, MAX_LINES)
    file, problems = long_sheets(sheet)
    sayings = RowSayings(sheet)
    reading = map_of(replace(file, called=sayings.called))
    contents = reading.journey.commit_path.contents
    lines = _Lines(contents, ".")

    def expected(table: str, row: str) -> Expected:
        return lines.names(contents.schema.table(table), contents.tables[table].by_id[row])

    def kind(table: str, column: str) -> str:
        spec = contents.schema.table(table)
        return spec.column(column).kind if column in spec else ""

    problems += _lost_lines(sheet)
    stale = (*_stale(contents, sheet), *sayings.problems(contents, expected, kind))
    return Reading(reading.journey, (*problems, *reading.problems, *stale))


def _lost_lines(sheet: Sheet) -> Iterator[ReadProblem]:
    """Yield that a file of ours, with all of its columns, has lost the lines of the map's own fields or its end."""
    top = next((row for row in sheet.rows if not is_blank(row)), [])
    titles = [fold(text_of(cell)) for cell in top]
    if not {*titles} >= {*map(fold, HEADER)}:
        return
    table, column, value = (titles.index(title) for title in ("table", "column", "value"))
    found = {
        text_of(row[column]).strip(): text_of(row[value]).strip()
        for row in sheet.rows
        if len(row) > max(table, column, value) and text_of(row[table]).strip().lower() == FIELDS
    }
    if not found:
        why = f"The lines of {FIELDS} are missing: the map has no title now, nor any other field, and it got a new id."
        yield ReadProblem(0, "", "", why)
    elif not found.get(LAST):
        why = f"The last line, {FIELDS} {LAST}, is missing: rows and columns that stood before it may be, too."
        yield ReadProblem(0, "", "", why)


def _stale(contents: Contents, sheet: Sheet) -> Iterator[ReadProblem]:
    """Yield, once a column, that labels or numbers are not those of the values beside them; refs are compared before.

    Lines of the same column, value, label and number are looked at once.
    """
    top = next((index for index, row in enumerate(sheet.rows) if not is_blank(row)), 0)
    places = {fold(text_of(cell)): index for index, cell in reversed([*enumerate(sheet.rows[top])])}
    lines, found = _Lines(contents, "."), dict[str, list[tuple[int, str]]]()
    beside = [(title, places[title]) for title in ("label", "number") if title in places]
    seen: set[tuple[Cell, ...]] = set()
    key, row_at = itemgetter(*(places[title] for title in ("table", "column", "value"))), places["row"]
    width = 1 + max(places[title] for title in NEEDED)
    for line, row in enumerate(sheet.rows[top + 1 :], start=top + 2):
        said = tuple(row[place] if place < len(row) else "" for _, place in beside)
        if not any(said) or len(row) < width or (looked := (*key(row), *said)) in seen:
            continue
        seen.add(looked)
        table, name = (text_of(cell).strip() for cell in looked[:2])
        table = table.lower()
        kept = contents.tables[table].by_id.get(text_of(row[row_at]).strip()) if table in contents.tables else None
        spec = contents.schema.table(table) if kept else None
        if kept is None or spec is None or name not in spec or (column := spec.column(name)).kind == "ref":
            continue
        value = contents.value(spec, kept, name)
        if value is None or value == column.empty:
            continue
        for (title, _), text in zip(beside, map(text_of, said), strict=True):
            if text.strip() and not _fits(text.strip(), title, lines.beside(column, value)):
                found.setdefault(title, []).append((line, text))
    for about, others in found.items():
        line, text = others[0]
        why = f"It is written anew from the value, which counts; {shown(text)}, which stands here, was passed over."
        rest = f" So in {len(others):,} lines or more, this is the first." if len(others) > 1 else ""
        yield ReadProblem(line, about, text, why + rest, kind="computed")


def _fits(text: str, title: str, written: Mapping[str, str]) -> bool:
    if title == "label":
        return fold(text) == fold(written[title])
    try:
        return float(text.replace(",", ".")) == float(written[title])
    except ValueError:
        return False


_KNOWN = {*READ, *map(fold, SAID)}


def _known(title: str) -> bool:
    return fold(title) in _KNOWN


def recognises(data: bytes) -> bool:
    """Tell whether a CSV is such a long table, by its header."""
    try:
        rows = read_sheet(data[:SAMPLE], _known).rows
    except UnreadableFileError:
        return False
    return bool(rows) and _titles(map(text_of, rows[0])) >= NEEDED


def _titles(texts: Iterable[str]) -> set[str]:
    return {fold(text) for text in texts}


FORMAT = Format(
    "tidy CSV", "map", (".tidy.csv",), write, read, options={"delimiter": "separator"}, recognises=recognises
)
