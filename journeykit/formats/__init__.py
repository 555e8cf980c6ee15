"""One file and one line per format."""

from __future__ import annotations

from journeykit.formats import as_csv, as_csv_folder, as_json, as_notebook, as_xlsx
from journeykit.formats.format import Format

FORMATS: tuple[Format, ...] = (
    as_json.FORMAT,
    as_csv.FORMAT,
    as_csv_folder.FORMAT,
    as_xlsx.FORMAT,
    as_notebook.FORMAT,
)
