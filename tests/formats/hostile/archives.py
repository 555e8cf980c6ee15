"""Workbooks made to do harm, written part by part, so that no library mends them on the way."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Iterator

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
DAY = (2026, 1, 1, 0, 0, 0)

Parts = dict[str, bytes]


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of these parts, the same for the same parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return made.getvalue()


def sheet(rows: str, *, before: str = "", after: str = "", head: str = HEAD) -> bytes:
    return f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def text(cell: str, value: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


NEEDS = (
    f'<row r="1">{text("A1", "id")}{text("B1", "statement")}{text("C1", "importance")}{text("D1", "stage")}</row>'
    f'<row r="2">{text("A2", "n1")}{text("B2", "Know what happens next")}'
    f'<c r="C2"><v>9</v></c>{text("D2", "claims")}</row>'
)
STAGES = (
    f'<row r="1">{text("A1", "id")}{text("B1", "name")}</row>'
    f'<row r="2">{text("A2", "claims")}{text("B2", "Claims")}</row>'
)


def workbook(needs: bytes | None = None, sheets: tuple[str, ...] = ("needs", "stages"), **more: bytes) -> Parts:
    """Return the parts of a workbook of two sheets; the first one may be another."""
    names = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, 1))
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{RELS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            f"{types}</Types>"
        ).encode(),
        "_rels/.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ).encode(),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>{names}</sheets></workbook>'
        ).encode(),
        "xl/_rels/workbook.xml.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
        ).encode(),
        "xl/worksheets/sheet1.xml": sheet(NEEDS) if needs is None else needs,
        "xl/worksheets/sheet2.xml": sheet(STAGES),
    }
    return parts | {name.replace("__", "/"): data for name, data in more.items()}


def _with(parts: Parts, **changed: bytes) -> bytes:
    return packed((parts | {name.replace("__", "/"): data for name, data in changed.items()}).items())


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>\n"
)
REACHING = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'
FORMULAS = "".join(
    f'<row r="{at}">{text(f"A{at}", f"f{at}")}{text(f"B{at}", "A formula")}'
    f'<c r="C{at}"{kind}><f>{formula}</f>{value}</c></row>'
    for at, (formula, kind, value) in enumerate(
        (
            ("1+1", "", "<v>2</v>"),
            ("1+1", "", ""),
            ('WEBSERVICE("http://a.example")', ' t="str"', "<v>x</v>"),
            ("cmd|'/C calc'!A0", ' t="e"', "<v>#REF!</v>"),
            ("1/0", ' t="e"', "<v>#DIV/0!</v>"),
        ),
        start=3,
    )
)


def workbooks() -> Iterator[tuple[str, bytes]]:
    """Yield file names and their bytes."""
    good = workbook()
    whole = packed(good.items())
    yield "good.xlsx", whole
    yield "cut.xlsx", whole[: len(whole) // 2]
    yield "no-archive.xlsx", b"PK\x03\x04" + bytes(100)
    yield "text.xlsx", b"id,statement\nn1,Not a workbook\n"
    yield "old-excel.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    yield "empty-archive.xlsx", packed(())
    yield "no-workbook.xlsx", packed([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")])
    yield "bomb.xlsx", _with(good, **{"xl/worksheets/sheet1.xml": sheet(NEEDS + " " * 60_000_000)})
    yield "bomb-beside.xlsx", _with(good, **{"xl/media/image1.bin": bytes(60_000_000)})
    yield "many-parts.xlsx", packed([*good.items(), *((f"xl/x{at}.xml", b"") for at in range(1_100))])
    yield "traversal.xlsx", packed([*good.items(), ("../../evil.xml", b"<x/>")])
    yield "absolute.xlsx", packed([*good.items(), ("/etc/evil.xml", b"<x/>")])
    yield "backslash.xlsx", packed([*good.items(), ("..\\..\\evil.xml", b"<x/>")])
    yield "laughs.xlsx", packed(workbook(sheet(NEEDS.replace("Know", "&i;"), head=LAUGHS)).items())
    yield "reaching-out.xlsx", packed(workbook(sheet(NEEDS.replace("Know", "&e;"), head=REACHING)).items())
    yield (
        "other-code.xlsx",
        packed(workbook(sheet(NEEDS.replace("Know", "&e;"), head=REACHING).decode().encode("utf-16")).items()),
    )
    link = (
        f'<Relationship Id="rId9" Type="{RELS}/externalLink" Target="http://a.example/x" TargetMode="External"/></Rel'
    )
    yield (
        "link-outside.xlsx",
        _with(
            good, **{"xl/_rels/workbook.xml.rels": good["xl/_rels/workbook.xml.rels"].replace(b"</Rel", link.encode())}
        ),
    )
    aside = good["xl/_rels/workbook.xml.rels"].replace(b"worksheets/sheet1.xml", b"../../../../etc/passwd")
    yield "sheet-elsewhere.xlsx", _with(good, **{"xl/_rels/workbook.xml.rels": aside})
    yield "program.xlsx", _with(good, **{"xl/vbaProject.bin": b"Sub Auto_Open()"})
    yield "formulas.xlsx", packed(workbook(sheet(NEEDS + FORMULAS)).items())
    yield "huge-dimension.xlsx", packed(workbook(sheet(NEEDS, before='<dimension ref="A1:XFD1048576"/>')).items())
    yield (
        "far-cell.xlsx",
        packed(workbook(sheet(NEEDS + f'<row r="1048576">{text("XFD1048576", "far")}</row>')).items()),
    )
    yield (
        "beyond.xlsx",
        packed(workbook(sheet(NEEDS + f'<row r="99999999999">{text("ZZZZZZ99999999999", "x")}</row>')).items()),
    )
    yield "no-number.xlsx", packed(workbook(sheet(NEEDS.replace("<v>9</v>", "<v>nine</v>"))).items())
    yield "infinite.xlsx", packed(workbook(sheet(NEEDS.replace("<v>9</v>", "<v>1e999</v>"))).items())
    yield "old-day.xlsx", packed(workbook(sheet(NEEDS.replace("<v>9</v>", "<v>-99999999</v>"))).items())
    yield "no-shared-text.xlsx", packed(workbook(sheet(NEEDS.replace('<c r="C2">', '<c r="C2" t="s">'))).items())
    yield "deep.xlsx", packed(workbook(sheet("<row>" * 50_000)).items())
    yield "nested.xlsx", packed(workbook(sheet("<row>" * 5_000 + "</row>" * 5_000)).items())
    merged = "".join(f'<mergeCell ref="A1:B{at}"/>' for at in range(2, 10_000))
    yield "merged.xlsx", packed(workbook(sheet(NEEDS, after=f"<mergeCells>{merged}</mergeCells>")).items())
    yield "many-sheets.xlsx", packed(workbook(sheets=tuple(f"s{at}" for at in range(5_000))).items())
    yield "twin-rows.xlsx", packed(workbook(sheet(NEEDS + NEEDS[NEEDS.index('<row r="2"') :] * 3)).items())
    yield "nowhere.xlsx", packed(workbook(sheet(NEEDS.replace("claims", "no-such-stage"))).items())
    yield "twice.xlsx", _doubled(whole)
    yield "locked.xlsx", _locked(whole)
    yield "lying.xlsx", _lying(whole)


def _doubled(data: bytes) -> bytes:
    """Return an archive that holds one name twice; the module that writes archives warns of it."""
    return data.replace(b"xl/worksheets/sheet2.xml", b"xl/worksheets/sheet1.xml")


def _locked(data: bytes) -> bytes:
    """Return an archive that says that its parts are encrypted."""
    made = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(mark)
        while place >= 0:
            made[place + at] |= 1
            place = made.find(mark, place + 4)
    return bytes(made)


def _lying(data: bytes) -> bytes:
    """Return an archive that says that its parts are smaller than they are."""
    made = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = made.find(mark)
        while place >= 0:
            struct.pack_into("<I", made, place + at, 10)
            place = made.find(mark, place + 4)
    return bytes(made)
