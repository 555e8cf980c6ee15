"""One file and one line per format."""

from __future__ import annotations

from journeykit.formats import as_csv, as_csv_folder, as_json, as_pdf, as_png, as_svg
from journeykit.formats.format import Format

FORMATS: tuple[Format, ...] = (
    as_json.FORMAT,
    as_csv.FORMAT,
    as_csv_folder.FORMAT,
    as_svg.FORMAT,
    as_png.FORMAT,
    as_pdf.FORMAT,
)
