"""The cells of workbooks as other programs write them."""

from __future__ import annotations

import datetime as dt

import pytest

from journeykit.formats.sheets.sheet import Cell
from journeykit.formats.xlsx.workbook import Workbook, seen_sheets
from tests.formats.xlsx.packing import MAIN, inline, packed, workbook, workbook_parts

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/>'
    '<numFmt numFmtId="165" formatCode="0&quot; days&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="20"/><xf numFmtId="22"/></cellXfs>'
)


def cells(xml: str, **more: str) -> list[list[Cell]]:
    return seen_sheets(workbook(f"<sheetData>{xml}</sheetData>", **more))["Stages"][0].rows


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<c><v>7</v></c>", 7.0),
        ("<c><v>1E-7</v></c>", 1e-7),
        ('<c t="b"><v>1</v></c>', True),
        ('<c t="b"><v>0</v></c>', False),
        ('<c t="str"><f>A1</f><v>two\nlines</v></c>', "two\nlines"),
        ('<c t="inlineStr"><is><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></is></c>', "rich text"),
        ('<c t="inlineStr"><is><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh></is></c>', "課"),
        ('<c t="inlineStr"><is><t>a_x000D_\nb_x005F_x0041_</t></is></c>', "a\r\nb_x0041_"),
        ('<c t="d"><v>2026-03-31</v></c>', "2026-03-31"),
        ('<c s="1"><v>46112</v></c>', dt.date(2026, 3, 31)),
        ('<c s="2"><v>46112</v></c>', 46112.0),
        ('<c s="3"><v>0.75</v></c>', "18:00"),
        ('<c s="4"><v>46112.5</v></c>', dt.datetime(2026, 3, 31, 12)),  # noqa: DTZ001
        ('<c s="99"><v>5</v></c>', 5.0),
        ("<c><v>nan</v></c>", "nan"),
        ("<c><v>seven</v></c>", "seven"),
    ],
)
def test_each_kind_of_cell(cell: str, value: Cell) -> None:
    assert cells(f"<row>{cell}</row>", styles=STYLES) == [[value]]


def test_shared_texts_with_runs_and_sounds() -> None:
    texts = "<si><t>one</t></si><si><r><t>t</t></r><r><t>wo</t></r><rPh><t>x</t></rPh></si><si/>"
    xml = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="s"><v>2</v></c></row>'
    assert cells(xml, texts=texts) == [["two", "one"]]


def test_days_counted_from_1904() -> None:
    found = cells('<row><c s="1"><v>44650</v></c></row>', styles=STYLES, properties='date1904="1"')
    assert found == [[dt.date(2026, 3, 31)]]


def test_rows_and_cells_that_are_left_out_are_empty() -> None:
    assert cells('<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>') == [
        [],
        ["", "", 1.0, 2.0],
        [3.0],
    ]


def test_sheets_in_their_order_without_hidden_ones() -> None:
    parts = workbook_parts({"Zebra": inline(("a",)), "Secret": inline(("b",)), "Ape": inline(("c",))})
    book = str(parts["xl/workbook.xml"]).replace('name="Secret"', 'name="Secret" state="veryHidden"')
    found = seen_sheets(packed({**parts, "xl/workbook.xml": book}))
    assert list(found) == ["Zebra", "Ape"]
    assert found["Ape"][0].rows == [["c"]]


def test_a_strict_workbook_is_read_too() -> None:
    parts = workbook_parts({"Stages": inline(("Name",))})
    strict = {
        name: str(text)
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        for name, text in parts.items()
    }
    assert seen_sheets(packed(strict))["Stages"][0].rows == [["Name"]]


def test_named_places_are_known() -> None:
    assert Workbook(workbook(names='<definedName name="jk_about">Start!$A$1</definedName>')).names == {
        "jk_about": "Start!$A$1"
    }
