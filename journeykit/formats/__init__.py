"""One file and one line per format."""

from __future__ import annotations

from journeykit.formats import as_csv, as_json, csv_folder
from journeykit.formats.format import Format

FORMATS: tuple[Format, ...] = (
    as_json.FORMAT,
    as_csv.FORMAT,
    csv_folder.FORMAT,
)
