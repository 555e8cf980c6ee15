"""A whole map as a workbook for Excel and LibreOffice: a sheet a table, with lists to choose from."""

from __future__ import annotations

from journeykit.errors import MissingExtraError
from journeykit.formats.advice import if_in_python
from journeykit.formats.format import Files, Format, Reading, Written
from journeykit.formats.losses import HISTORY, unfit, unknown_parts
from journeykit.formats.xlsx.origin import origin
from journeykit.model.document import digest, to_document
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
        contents, snapshot = journey.commit_path.contents.copy(), digest(to_document(journey))
    lost = (HISTORY, *unfit(row for rows in contents.tables.values() for row in rows), *unknown_parts(contents))
    data, rows = written(journey.id, contents, snapshot), [len(rows) for rows in contents.tables.values()]
    lost += unread(data, max(rows))
    return Written({"": data}, sum(rows), lost, snapshot)


def read(files: Files) -> Reading:
    """Return the map of a workbook."""
    from journeykit.formats.xlsx.read_book import ReadBook

    return ReadBook(files[""]).reading()


def conflict(journey: JourneyMap, data: bytes) -> str:
    """Tell why the map must not take the place of a workbook; nothing if the map comes from what is in it."""
    made_of = origin(data)
    if not made_of:
        return (
            "is there already, and it is not as journeykit wrote it: somebody has worked in it since, or it is theirs."
            f"{if_in_python(' jk.load reads what is in it.')}"
        )
    if made_of not in journey.lineage and made_of != digest(to_document(journey)):
        return "is there already, made of another map, or of something this map does not come from."
    return ""


FORMAT = Format("XLSX", "map", (".xlsx",), write, read, conflict)
