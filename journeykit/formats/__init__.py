"""One file and one line per format."""

from __future__ import annotations

from journeykit.formats import (
    as_board_csv,
    as_csv,
    as_csv_folder,
    as_html,
    as_json,
    as_markdown,
    as_mermaid,
    as_notebook,
    as_pdf,
    as_png,
    as_svg,
    as_tidy_csv,
    as_xlsx,
)
from journeykit.formats.format import Format

FORMATS: tuple[Format, ...] = (
    as_json.FORMAT,
    as_xlsx.FORMAT,
    as_csv_folder.FORMAT,
    as_tidy_csv.FORMAT,
    as_board_csv.FORMAT,
    as_csv.FORMAT,
    as_notebook.FORMAT,
    as_mermaid.FORMAT,
    as_markdown.FORMAT,
    as_html.FORMAT,
    as_svg.FORMAT,
    as_png.FORMAT,
    as_pdf.FORMAT,
)
