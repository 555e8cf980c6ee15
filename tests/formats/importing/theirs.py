"""Sheets as people have them, and short ways to read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import journeykit as jk
from journeykit.formats.read_report import ReadReport
from journeykit.formats.table_reading import read_table

Into = Any

PERSONAS = """\
Persona-Liste, Stand März;;;;;;
;;;;;;
Nr.;Name der Persona;Zielgruppe;Typisches Zitat;Ärgernisse;Bevorzugte Kanäle;Belegt durch
1;Ruth Berger;Bestandskunden;„Ich will nur Ruhe.“;Formulare;Telefon, Brief;gemessen
2;Tom Klein;Neukunden;„Geht das online?“;Warteschleife;App;Annahme
"""
NEEDS = """\
Nr;Bedürfnis / Anliegen;Phase;Persona;Maslow-Stufe;Wichtigkeit (0-10);Zufriedenheit heute;Bemerkung
1;Wissen, was passiert;Schaden;Ruth;Sicherheit;9;3;oft genannt
2;Ernst genommen werden;Beratung;alle;Wertschätzung;8;4,0;
;Summe;;;;17;7;
"""
STICKIES = """\
Type,Text,Color,Created by,Frame,Votes,X,Y
sticky_note,Calls the hotline,yellow,Ana,Claims,3,12.5,88
sticky_note,"Waits
for ever",red,Ben,Claims,0,14,99
sticky_note,Reads tests,yellow,Ana,Research,1,1,2
"""


def read(folder: Path, text: str | bytes, into: Into, name: str = "theirs.csv", **options: Any) -> ReadReport:
    """Read a CSV with these bytes."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(path, into, **options)


def workbook(path: Path, **sheets: Sequence[Sequence[Any]]) -> Path:
    """Write a workbook with these rows by sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def made(report: ReadReport) -> jk.JourneyMap:
    """Return the map that a list was read into."""
    assert report.map is not None
    return report.map


def mapping(report: ReadReport) -> dict[str, str]:
    """Return where each header went; those that went nowhere are left out."""
    return {found.title: found.column for found in report.columns if found.column}


def passed(report: ReadReport) -> dict[str, str]:
    """Return why headers were passed over."""
    return {found.title: found.why for found in report.columns if not found.column}


def rows(table: jk.Table, *names: str) -> list[tuple[Any, ...]]:
    """Return the cells of some columns, row by row."""
    return [tuple(row[name] for name in names) for row in table]
