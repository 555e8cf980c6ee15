"""Workbooks made to do harm: each ends in a named error or is read, in moments and in little memory."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import journeykit as jk
from journeykit.errors import UnreadableFileError
from journeykit.formats import as_xlsx
from journeykit.formats.xlsx import sheet_part, xml_events
from journeykit.formats.xlsx.workbook import seen_sheets
from tests.formats.xlsx.packing import MAIN, inline, packed, parts_of, workbook, workbook_parts

SECONDS, MEGABYTES = 30, 300
"""Far more than it takes, so that only a hang fails on a busy machine."""
ONE_CELL = "<row><c><v>1</v></c></row>"
EMPTY = '<c s="1"/>'
DAMAGE = (b"", b"<c/>", b"</c>", b'r="A1"', b"9999999999", b"-1", b"&x;", b"<f/>")


def with_part(name: str, content: str | bytes) -> bytes:
    return packed({**workbook_parts({"Stages": STAGES}), name: content})


def cells(count: int, cell: str = "<c/>") -> str:
    return f"<sheetData><row>{cell * count}</row></sheetData>"


def doctype(entity: str) -> str:
    return f'<!DOCTYPE worksheet [{entity}]><worksheet xmlns="{MAIN}">{inline(("&e;",))}</worksheet>'


LAUGHS = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
STAGES = inline(("Name",), ("Claims",))


def followed_by(rows: str) -> str:
    """Return the sheet of stages with more rows."""
    return STAGES.replace("</sheetData>", f"{rows}</sheetData>")


def merged(area: str, times: int) -> str:
    return "<mergeCells>" + f'<mergeCell ref="{area}"/>' * times + "</mergeCells>"


def shared_sheets() -> bytes:
    parts = workbook_parts({"Stages": STAGES})
    book = str(parts["xl/workbook.xml"])
    many = "".join(f'<sheet name="s{i}" sheetId="{i}" r:id="rId1"/>' for i in range(10_000))
    return packed({**parts, "xl/workbook.xml": book.replace("<sheets>", f"<sheets>{many}")})


def bomb() -> bytes:
    return with_part("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 60_000_000 + b"</worksheet>")


def lying_bomb() -> bytes:
    """Say in the directory that the part is small."""
    data = bytearray(with_part("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 9_000_000 + b"</worksheet>"))
    place = data.find(b"xl/worksheets/sheet1.xml", data.find(b"PK\x01\x02"))
    struct.pack_into("<I", data, place - 46 + 24, 100)
    return bytes(data)


def huge_by_its_word() -> bytes:
    data = bytearray(with_part("xl/worksheets/sheet1.xml", "<worksheet/>"))
    place = data.find(b"xl/worksheets/sheet1.xml", data.find(b"PK\x01\x02"))
    struct.pack_into("<I", data, place - 46 + 24, 0xFFFFFFF0)
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(workbook())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = data.find(mark)
        while found >= 0:
            data[found + place] |= 1
            found = data.find(mark, found + 4)
    return bytes(data)


def twice() -> bytes:
    made = io.BytesIO(workbook())
    with warnings.catch_warnings(), zipfile.ZipFile(made, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/worksheets/SHEET1.xml", "<worksheet/>")
    return made.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "no Excel workbook"),
    "text": (lambda: b"name;goal\n", "no Excel workbook"),
    "cut short": (lambda: workbook()[:-100], "no Excel workbook"),
    "old Excel": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "protected by a password, or an old Excel workbook"),
    "another archive": (lambda: packed({"a.txt": "x"}), "an archive, but no Excel workbook"),
    "no sheets": (lambda: packed(workbook_parts({})), "no sheet with cells"),
    "no tables": (lambda: workbook(inline(("x",)), "Budget"), "no table of a journey map"),
    "missing part": (
        lambda: packed({k: v for k, v in workbook_parts({"Stages": ""}).items() if "sheet1" not in k}),
        "sheet1.xml is missing",
    ),
    "broken XML": (lambda: with_part("xl/worksheets/sheet1.xml", "<worksheet><row>"), "damaged: xl/worksheets"),
    "binary sheet": (lambda: with_part("xl/worksheets/sheet1.xml", b"\0\1\2\xff"), "damaged: xl/worksheets"),
    "strange letters": (
        lambda: with_part("xl/worksheets/sheet1.xml", '<?xml version="1.0" encoding="klingon"?><worksheet/>'),
        "damaged",
    ),
    "laughs": (lambda: with_part("xl/worksheets/sheet1.xml", doctype(LAUGHS)), "declares a document type"),
    "outside": (
        lambda: with_part("xl/worksheets/sheet1.xml", doctype('<!ENTITY e SYSTEM "file:///etc/passwd">')),
        "declares a document type",
    ),
    "doctype in relations": (
        lambda: with_part("_rels/.rels", '<!DOCTYPE x SYSTEM "http://x.example/x.dtd"><x/>'),
        "declares a document type",
    ),
    "deep": (lambda: with_part("xl/worksheets/sheet1.xml", "<a>" * 100_000), "nested too deep"),
    "bomb": (bomb, "more than 100 times its size"),
    "lying bomb": (lying_bomb, "cannot be unpacked"),
    "huge by its word": (huge_by_its_word, "more than 100 times its size|cannot be unpacked"),
    "many parts": (lambda: packed({f"x{i}": "" for i in range(1_001)}), "more than 1,000 parts"),
    "up and out": (lambda: with_part("xl/../../evil.xml", ""), "points out of the file"),
    "absolute": (lambda: with_part("/etc/passwd", ""), "points out of the file"),
    "a drive": (lambda: with_part("C:\\evil.xml", ""), "points out of the file"),
    "the same part twice": (twice, "two parts of the name"),
    "encrypted": (encrypted, "protected by a password"),
    "packed strangely": (
        lambda: packed(workbook_parts({"Stages": inline(("Name",))}), compression=zipfile.ZIP_LZMA),
        "packed in a way that no workbook is",
    ),
    "10,000 sheets": (shared_sheets, "more than 500 sheets"),
    "10,001 merged ranges": (
        lambda: workbook(inline(("Name",)) + merged("A1:A9", 10_001)),
        "more than 10,000 merged ranges",
    ),
    "merged over each other": (
        lambda: workbook(
            followed_by('<row r="150000"><c r="A150000"><v>1</v></c></row>') + merged("A2:A150000", 9_000)
        ),
        "merged ranges lie over each other",
    ),
    "far apart": (
        lambda: workbook(
            "<sheetData>"
            + "".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(1, 2_000))
            + "</sheetData>"
        ),
        "spread too far apart",
    ),
    "past the last row": (lambda: workbook('<sheetData><row r="1048577"/></sheetData>'), "has a row 1048577"),
    "past the last column": (lambda: workbook('<sheetData><row r="1"><c r="XFE1"/></row></sheetData>'), "a cell XFE1"),
    "no place": (lambda: workbook('<sheetData><row><c r="Q"/></row></sheetData>'), "has a cell Q"),
    "a shared text that is not there": (
        lambda: workbook('<sheetData><row><c t="s"><v>7</v></c></row></sheetData>', texts="<si><t>x</t></si>"),
        "row 1, column 1 points to a text that is not there",
    ),
    "more rows than a journey has": (
        lambda: packed(workbook_parts({"Stages": followed_by(ONE_CELL * 200_000)}), compression=zipfile.ZIP_STORED),
        "more than 200,000 rows",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_harm_is_refused_by_name(name: str) -> None:
    make, message = REFUSED[name]
    data = make()
    started = time.process_time()
    with pytest.raises(UnreadableFileError, match=message):
        as_xlsx.read({"": data})
    assert time.process_time() - started < SECONDS


def test_more_cells_than_a_journey_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_part, "MAX_CELLS", 1_000)
    with pytest.raises(UnreadableFileError, match="more than 1,000 cells"):
        as_xlsx.read({"": workbook(cells(1_001))})


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"]
)
def test_more_elements_than_a_journey_has_are_refused_in_any_part(part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = workbook_parts({"Stages": STAGES}, texts="<si/>", styles="<cellXfs/>")
    data = packed({**parts, part: str(parts[part]).replace("><", f">{'<x/>' * 1_000}<", 1)})
    assert as_xlsx.read({"": data}).journey.stages.df["name"].tolist() == ["Claims"]
    monkeypatch.setattr(xml_events, "MAX_ELEMENTS", 1_000)
    with pytest.raises(UnreadableFileError, match="more than 1,000 elements"):
        as_xlsx.read({"": data})


@pytest.mark.parametrize("name", ["bomb", "lying bomb", "many parts", "far apart"])
def test_what_does_harm_fills_no_memory(name: str) -> None:
    data = REFUSED[name][0]()
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableFileError):
            as_xlsx.read({"": data})
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MEGABYTES * 1024 * 1024


READ: dict[str, Callable[[], bytes]] = {
    "a dimension that lies": lambda: workbook('<dimension ref="A1:XFD1048576"/>' + STAGES),
    "a million empty cells": lambda: packed(
        workbook_parts({"Stages": followed_by(f"<row>{EMPTY * 16_000}</row>" * 62)}), compression=zipfile.ZIP_STORED
    ),
    "10,000 merged ranges": lambda: workbook(STAGES + merged("A2:C2", 10_000)),
    "cells out of order": lambda: workbook(
        '<sheetData><row r="2"><c r="A2" t="str"><v>Claims</v></c></row>'
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1" t="str"><v>Name</v></c></row></sheetData>'
    ),
    "external links": lambda: with_part("xl/externalLinks/externalLink1.xml", '<a href="http://x.example"/>'),
    "a prefix": lambda: with_part(
        "xl/worksheets/sheet1.xml",
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c t="str"><x:v>Name</x:v></x:c></x:row>'
        '<x:row><x:c t="str"><x:v>Claims</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    ),
    "UTF-16": lambda: with_part(
        "xl/worksheets/sheet1.xml",
        f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}">{STAGES}</worksheet>'.encode("utf-16"),
    ),
    "a lone cell far down": lambda: workbook(
        STAGES.replace("</sheetData>", '<row r="1048576"><c r="A1048576"><v/></c></row></sheetData>')
    ),
}


@pytest.mark.parametrize("name", READ)
def test_what_only_looks_bad_is_read(name: str) -> None:
    data = READ[name]()
    started = time.process_time()
    stages = as_xlsx.read({"": data}).journey.stages.df
    assert time.process_time() - started < SECONDS
    assert stages["name"].tolist() == ["Claims"]


@pytest.fixture(scope="module")
def motor() -> bytes:
    m = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
    m.personas.add(name="Anna", sample_size=7)
    m.needs.add(statement="Know what happens next", stage="Claims", persona="Anna", importance=9)
    m.needs.add_column(jk.columns.date("due"))
    return dict(as_xlsx.write(m).files)[""]


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_damaged_workbook_is_read_or_refused_by_name(motor: bytes, data: st.DataObject) -> None:
    parts = parts_of(motor)
    name = data.draw(st.sampled_from(sorted(parts)))
    content = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, max(len(content) - 1, 0)))
        length = data.draw(st.integers(0, 40))
        content[place : place + length] = data.draw(
            st.binary(max_size=6)
            | st.sampled_from((b"", b"<c/>", b"</c>", b'r="A1"', b"9999999999", b"-1", b"&x;", b"<f/>"))
        )
    with suppress(UnreadableFileError):
        jk.check(as_xlsx.read({"": packed({**parts, name: bytes(content)})}).journey)


@given(st.integers(0, 100_000), st.integers(0, 300), st.binary(max_size=8))
@settings(max_examples=100, deadline=None)
def test_a_damaged_archive_is_read_or_refused_by_name(motor: bytes, place: int, length: int, fresh: bytes) -> None:
    place %= len(motor)
    with suppress(UnreadableFileError):
        jk.check(as_xlsx.read({"": motor[:place] + fresh + motor[place + length :]}).journey)


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_refused_by_name(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        seen_sheets(b"PK\x03\x04" + data)
