"""A whole map as a workbook for Excel and LibreOffice: a sheet a table, with lists to choose from."""

from __future__ import annotations

from journeykit.errors import MissingExtraError
from journeykit.formats.format import Files, Format, Reading, Written
from journeykit.formats.losses import HISTORY, unfit, unknown_parts
from journeykit.model.journey_map import JourneyMap


def write(journey: JourneyMap) -> Written:
    """Return the workbook.

    Raises
    ------
    MissingExtraError
        openpyxl, which writes workbooks, is not installed.
    """
    try:
        from journeykit.formats.xlsx.written_book import unread, written
    except ModuleNotFoundError as missing:
        if missing.name != "openpyxl":
            raise
        raise MissingExtraError("xlsx", "openpyxl", "Writing .xlsx") from None
    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    lost = (HISTORY, *unfit(row for rows in contents.tables.values() for row in rows), *unknown_parts(contents))
    data, rows = written(journey.id, contents), [len(rows) for rows in contents.tables.values()]
    lost += unread(data, max(rows))
    return Written({"": data}, sum(rows), lost)


def read(files: Files) -> Reading:
    """Return the map of a workbook."""
    from journeykit.formats.xlsx.read_book import ReadBook

    return ReadBook(files[""]).reading()


FORMAT = Format("XLSX", "map", (".xlsx",), write, read)
