"""The rows of a sheet as XML, and their way into a workbook that openpyxl has made without them.

openpyxl makes all that tells a spreadsheet how to show and check cells. The cells themselves are written here: it would
cut long texts, round numbers, and take four times as long.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from journeykit.formats.xlsx.letters import spell
from journeykit.formats.xlsx.origin import PROPERTIES, with_origin
from journeykit.formats.xlsx.shown_values import Shown

_NO_ROWS = re.compile(rb"<sheetData ?/>|<sheetData></sheetData>")
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")
_MADE = (1980, 1, 1, 0, 0, 0)


class SheetRows:
    """Collects the rows of one sheet.

    >>> rows = SheetRows()
    >>> rows.add([("Buy & use", 3), ("", 3), (0.5, 4)])
    >>> print(rows.xml().decode())
    <sheetData><row r="1"><c r="A1" s="3" t="inlineStr"><is><t xml:space="preserve">Buy &amp; use</t></is></c><c r="C1"
    s="4"><v>0.5</v></c></row></sheetData>
    """

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._letters: list[str] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, cells: Iterable[tuple[Shown, int]], *, height: int = 0, whole: bool = False) -> None:
        """Add a row of values with the numbers of their styles.

        Empty cells look as their column does; with ``whole`` as they are told to. A ``height`` is how high the row is
        at first; it still grows with what people type.
        """
        number = len(self._rows) + 1
        parts: list[str] = []
        for index, (value, style) in enumerate(cells):
            if index == len(self._letters):
                self._letters.append(get_column_letter(index + 1))
            head = f'<c r="{self._letters[index]}{number}" s="{style}"'
            if not isinstance(value, str):
                parts.append(f"{head}><v>{value!r}</v></c>")
            elif value:
                text = escape(spell(value))
                parts.append(f'{head} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>')
            elif whole:
                parts.append(f"{head}/>")
        high = f' ht="{height}"' if height else ""
        self._rows.append(f'<row r="{number}"{high}>{"".join(parts)}</row>')

    def xml(self) -> bytes:
        """Return the rows as they stand in a sheet."""
        return f"<sheetData>{''.join(self._rows)}</sheetData>".encode()


def with_rows(book: bytes, rows: Mapping[str, bytes], snapshot: str) -> bytes:
    """Return a workbook with rows in its parts, and with what it was made of instead of when: same map, same file."""
    with zipfile.ZipFile(BytesIO(book)) as old:
        parts = {entry.filename: old.read(entry) for entry in old.infolist()}
    for name, made in rows.items():
        parts[name], found = _NO_ROWS.subn(lambda _, made=made: made, parts[name], count=1)  # type: ignore[misc]
        assert found, f"{name} has rows already."
    properties = _TIMES.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", parts.pop(PROPERTIES))
    parts[PROPERTIES] = with_origin(properties, snapshot, parts.items())
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, _MADE)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, content)
    return packed.getvalue()
