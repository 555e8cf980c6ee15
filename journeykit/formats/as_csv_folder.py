"""A whole map as a folder: one CSV a table, and three more for its fields and what one declared oneself."""

from __future__ import annotations

from collections.abc import Container

from journeykit.errors import UnreadableFileError
from journeykit.formats.as_csv import csv_bytes, quoted, table_csv
from journeykit.formats.csv_dialect import read_sheet
from journeykit.formats.format import Files, Format, Reading, Written
from journeykit.formats.losses import HISTORY, unfit, unknown_parts
from journeykit.formats.sheets.declaring import declaration_sheets
from journeykit.formats.sheets.map_reading import map_of
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
    lost = (HISTORY, *unfit(row for rows in contents.tables.values() for row in rows), *unknown_parts(contents))
    return Written(files, sum(map(len, contents.tables.values())), lost)


def read(files: Files) -> Reading:
    """Return the map of a folder."""

    def sheet(name: str, words: Container[str]) -> Sheet | None:
        data = files.get(f"{name}.csv")
        try:
            return None if data is None else read_sheet(data, lambda title: fold(title) in words)
        except UnreadableFileError as problem:
            raise UnreadableFileError(f"{name}.csv: {problem}") from None

    return Reading(map_of(sheet))


FORMAT = Format("CSV folder", "map", (), write, read, options=("delimiter",))
