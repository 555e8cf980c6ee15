"""A whole map as a folder: one CSV a table, and three more for its fields and what one declared oneself."""

from __future__ import annotations

from collections.abc import Mapping

from journeykit.errors import UnreadableFileError
from journeykit.formats.as_csv import csv_bytes, quoted, table_csv
from journeykit.formats.csv_dialect import MAX_ROWS, read_sheet
from journeykit.formats.format import Files, Format, Reading, Written
from journeykit.formats.losses import HISTORY, unfit, unknown_parts
from journeykit.formats.read_report import SHOWN, SHOWN_NAMES, ReadProblem
from journeykit.formats.sheets.declaring import COLUMNS, FIELDS, TABLES, declaration_sheets
from journeykit.formats.sheets.header import Target
from journeykit.formats.sheets.map_reading import MapFile, map_of
from journeykit.formats.sheets.sheet import Sheet
from journeykit.model.journey_map import JourneyMap
from journeykit.schema.values import fold


def write(journey: JourneyMap, delimiter: str = ",") -> Written:
    """Return the files of the folder; those without rows too, so that none is left from before."""
    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    own = declaration_sheets(journey.id, contents)
    files = {
        f"{name}.csv": csv_bytes([header, *(map(quoted, row) for row in rows)], delimiter)
        for name, (header, *rows) in own.items()
    }
    for spec in contents.schema.tables:
        files[f"{spec.name}.csv"] = table_csv(contents, spec, delimiter)
    lost: tuple[str, ...] = (
        HISTORY,
        *unfit(row for rows in contents.tables.values() for row in rows),
        *unknown_parts(contents),
    )
    if any(len(rows) >= MAX_ROWS for rows in contents.tables.values()):
        lost += (f"its way back: jk.load reads up to {MAX_ROWS:,} rows of a table",)
    return Written(files, sum(map(len, contents.tables.values())), lost)


def read(files: Files) -> Reading:
    """Return the map of a folder. Names of files count in any case; those of no table are named."""
    called = {name.lower(): name for name in files} | {name: name for name in files if name == name.lower()}
    asked: set[str] = set()

    def sheet(name: str, words: Mapping[str, Target]) -> Sheet | None:
        file = called.get(f"{name.lower()}.csv")
        if file is None:
            return None
        asked.add(file)
        try:
            return read_sheet(files[file], lambda title: fold(title) in words)
        except UnreadableFileError as problem:
            raise UnreadableFileError(f"{file}: {problem}") from None

    def place(table: str, line: int, column: str) -> tuple[str, int]:
        return called.get(f"{table.lower()}.csv", f"{table}.csv"), line

    own = [f"{name}.csv" for name in (FIELDS, TABLES, COLUMNS)]
    ours = any(name in called for name in own)
    reading = map_of(MapFile(sheet, place, ours=ours))
    problems = [
        ReadProblem(0, "", "", _LOST[name], name) for name in own if ours and not files.get(called.get(name, ""))
    ]
    others = [name for name in files if name not in asked]
    if ours:
        why = "No table of the map has this name; the file was ignored."
        problems += [ReadProblem(0, "", "", why, name) for name in others[:SHOWN]]
        others = others[SHOWN:]
    if others:
        more = ", …" if len(others) > SHOWN_NAMES else ""
        files_ = "1 file of no table was" if len(others) == 1 else f"{len(others):,} files of no table were"
        why = f"{files_} passed over: {', '.join(others[:SHOWN_NAMES])}{more}."
        problems.append(ReadProblem(0, "", "", why))
    return Reading(reading.journey, (*problems, *reading.problems))


_LOST = {
    f"{FIELDS}.csv": "It is missing or empty; the map has no title now, nor any other field, and it got a new id.",
    f"{TABLES}.csv": "It is missing or empty; tables that the map itself declared are not known.",
    f"{COLUMNS}.csv": "It is missing or empty; columns that the map itself declared are not known.",
}

FORMAT = Format("CSV folder", "map", (), write, read, options={"delimiter": "separator"})
