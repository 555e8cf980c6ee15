"""A whole map as a folder: one CSV a table, and three more for its fields and what one declared oneself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from journeykit.formats.as_csv import csv_bytes, quoted, table_csv, unfit
from journeykit.formats.csv_folder_reading import COLUMNS, FIELDS, JSON_KEYS, TABLES, TEXT_KEYS, read
from journeykit.formats.format import Format, Written
from journeykit.model.canonical import plain
from journeykit.model.declared import TABLE_TEXTS, Declared, declarations
from journeykit.model.journey_map import JourneyMap
from journeykit.model.migrate import SCHEMA_VERSION
from journeykit.model.row_document import REST
from journeykit.schema.reading import show


def write(journey: JourneyMap, delimiter: str = ",") -> Written:
    """Return the files of the folder; those without rows too, so that none is left from before."""
    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    fields = [("id", journey.id), ("schema", SCHEMA_VERSION)]
    fields += [(column.name, show(column, contents.fields.get(column.name))) for column in contents.schema.fields]
    found = declarations(contents.schema)
    files = {
        FIELDS: _lines(("field", "value"), fields, delimiter),
        TABLES: _lines(("table", "after", *TABLE_TEXTS, "unique"), _tables(found), delimiter),
        COLUMNS: _lines(("table", "column", "after", *TEXT_KEYS, *JSON_KEYS), _columns(found), delimiter),
    }
    for spec in contents.schema.tables:
        files[f"{spec.name}.csv"] = table_csv(contents, spec, delimiter)
    lost = ["the revisions of cells and the map's lineage, which merging copies needs"]
    lost += unfit(row for rows in contents.tables.values() for row in rows)
    if contents.extra or any(REST in row.extra for rows in contents.tables.values() for row in rows):
        lost.append("parts of the file that this version does not understand")
    return Written(files, sum(map(len, contents.tables.values())), tuple(lost))


def _lines(header: Iterable[str], rows: Iterable[Iterable[str]], delimiter: str) -> bytes:
    return csv_bytes([header, *(map(quoted, row) for row in rows)], delimiter)


def _tables(found: Mapping[str, Declared]) -> Iterator[list[str]]:
    for name, declared in found.items():
        if declared.texts is not None:
            unique = plain(declared.texts["unique"]) if "unique" in declared.texts else ""
            yield [name, *(declared.texts.get(key, "") for key in ("after", *TABLE_TEXTS)), unique]


def _columns(found: Mapping[str, Declared]) -> Iterator[list[str]]:
    for table, declared in found.items():
        for name, wire in declared.columns.items():
            texts = [wire.get(key, "") for key in ("after", *TEXT_KEYS)]
            yield [table, name, *texts, *(plain(wire[key]) if key in wire else "" for key in JSON_KEYS)]


FORMAT = Format("CSV folder", "map", (), write, read, options=("delimiter",))
