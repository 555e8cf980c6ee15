"""One file and one line per format."""

from __future__ import annotations

from journeykit.formats import as_csv, as_csv_folder, as_html, as_json
from journeykit.formats.format import Format

FORMATS: tuple[Format, ...] = (
    as_json.FORMAT,
    as_csv.FORMAT,
    as_csv_folder.FORMAT,
    as_html.FORMAT,
)
