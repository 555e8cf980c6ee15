"""Cells of a spreadsheet, and the flat ODS file by which they get into Calc and out of it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

Cell = str | int | float | date | None
"""A text, a number, yes or no, a day, or nothing."""
Rows = Sequence[Sequence[Cell]]

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TABLE, TEXT = f"{{{NAMES}office:1.0}}", f"{{{NAMES}table:1.0}}", f"{{{NAMES}text:1.0}}"

# Numbers and days are shown the Austrian way, with a decimal comma, as in the sheets people send.
HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{NAMES}office:1.0" xmlns:style="{NAMES}style:1.0" xmlns:text="{NAMES}text:1.0"
 xmlns:table="{NAMES}table:1.0" xmlns:number="{NAMES}datastyle:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:number-style style:name="comma_format" number:language="de" number:country="AT">
<number:number number:min-integer-digits="1"/></number:number-style>
<number:number-style style:name="tenths_format" number:language="de" number:country="AT">
<number:number number:decimal-places="1" number:min-decimal-places="1" number:min-integer-digits="1"/>
</number:number-style>
<number:number-style style:name="thousands_format" number:language="de" number:country="AT">
<number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/>
</number:number-style>
<number:date-style style:name="day_format" number:language="de" number:country="AT">
<number:day number:style="long"/><number:text>.</number:text><number:month number:style="long"/>
<number:text>.</number:text><number:year number:style="long"/>
</number:date-style>
<number:boolean-style style:name="yes_no_format" number:language="de" number:country="AT">
<number:boolean/>
</number:boolean-style>
<style:style style:name="thousands" style:family="table-cell" style:data-style-name="thousands_format"/>
<style:style style:name="day" style:family="table-cell" style:data-style-name="day_format"/>
<style:style style:name="yes_no" style:family="table-cell" style:data-style-name="yes_no_format"/>
<style:style style:name="comma" style:family="table-cell" style:data-style-name="comma_format"/>
<style:style style:name="tenths" style:family="table-cell" style:data-style-name="tenths_format"/>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Sheet1">
"""
FOOT = "</table:table></office:spreadsheet></office:body></office:document>\n"


@dataclass(frozen=True)
class Sheet:
    """What Calc has in the cells of an opened file."""

    rows: list[list[Cell]]
    formulas: list[str]

    def records(self) -> list[dict[str, Cell]]:
        """Return the rows under the first as records by its titles."""
        titles = [str(title) for title in self.rows[0]]
        return [dict(zip(titles, row + [None] * len(titles), strict=False)) for row in self.rows[1:]]


def write_sheet(path: Path, rows: Rows) -> None:
    """Write the rows as a flat ODS file; floats are shown with one decimal, ints as they are, thousands apart."""
    lines = (f"<table:table-row>{''.join(map(_cell_xml, row))}</table:table-row>\n" for row in rows)
    path.write_text(HEAD + "".join(lines) + FOOT, encoding="utf-8")


def _cell_xml(cell: Cell) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
    if isinstance(cell, bool):
        return f'<table:table-cell table:style-name="yes_no" {_value("boolean", str(cell).lower())}/>'
    if isinstance(cell, date):
        return f'<table:table-cell table:style-name="day" {_value("date", cell.isoformat())}/>'
    style = "tenths" if isinstance(cell, float) and (cell * 10).is_integer() else "comma"
    if isinstance(cell, int) and abs(cell) >= 1000:
        style = "thousands"
    return f'<table:table-cell table:style-name="{style}" {_value("float", str(cell))}/>'


def _value(kind: str, value: str) -> str:
    name = "value" if kind == "float" else f"{kind}-value"
    return f'office:value-type="{kind}" office:{name}="{value}"'


def read_sheet(path: Path) -> Sheet:
    """Read the first table of a flat ODS file; rows and cells that are empty at the end are left out."""
    table = ET.parse(path).getroot().find(f".//{TABLE}table")
    assert table is not None, f"{path.name} has no table."
    rows: list[list[Cell]] = []
    for row in table.iter(f"{TABLE}table-row"):
        cells = [cell for entry in row for cell in _cells(entry)]
        while cells[-1:] == [None]:
            cells.pop()
        rows += [cells] * min(int(row.get(f"{TABLE}number-rows-repeated", 1)), 1000)
    while rows[-1:] == [[]]:
        rows.pop()
    formulas = [formula for cell in table.iter(f"{TABLE}table-cell") if (formula := cell.get(f"{TABLE}formula"))]
    return Sheet(rows, formulas)


def _cells(entry: ET.Element) -> Iterator[Cell]:
    # Trailing blank columns come as one cell repeated some thousand times.
    for _ in range(min(int(entry.get(f"{TABLE}number-columns-repeated", 1)), 1000)):
        kind = entry.get(f"{OFFICE}value-type")
        if kind is None:
            yield None
        elif kind == "float":
            yield float(entry.get(f"{OFFICE}value", "nan"))
        elif kind == "date":
            yield entry.get(f"{OFFICE}date-value")
        else:
            yield "\n".join("".join(_letters(line)) for line in entry.findall(f"{TEXT}p"))


def _letters(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * int(child.get(f"{TEXT}c", 1))
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        else:
            yield from _letters(child)
        yield child.tail or ""
