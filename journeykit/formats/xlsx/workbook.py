"""A workbook as it lies in its file: which sheets it has, and what stands in each when it is asked for.

Read here and not by openpyxl, which takes ``_x000A_`` for six letters, has no limits on what it unpacks, and fails
in many ways on what is damaged. Nothing outside of the file is looked at, and no formula is run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from journeykit.errors import UnreadableFileError
from journeykit.formats.sheets.sheet import Sheet
from journeykit.formats.xlsx.letters import unspell
from journeykit.formats.xlsx.long_texts import Rests
from journeykit.formats.xlsx.number_formats import tells_days, tells_shares
from journeykit.formats.xlsx.package_parts import PackageParts
from journeykit.formats.xlsx.sheet_names import MORE
from journeykit.formats.xlsx.sheet_part import Look, SheetPart, read_part
from journeykit.formats.xlsx.xml_events import XmlEvents

MAX_SHEETS = 500
MAX_TEXTS = 2_000_000

_VALUE = re.compile(rb"<(?:\w+:)?[vtf][ />]")
_BESIDE = (
    ("comments", "xl/comments", "xl/threadedcomments"),
    ("pictures", "xl/media/"),
    ("charts", "xl/charts/", "xl/chartsheets/"),
    ("programs", "xl/vbaproject", "xl/macrosheets/"),
)

_BOOK = "xl/workbook.xml"
_TYPE = "officeDocument/2006/relationships/"
_STRICT = "officeDocument/relationships/"


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet that a workbook lists: its name, the part it lies in, and whether people see it."""

    name: str
    part: str
    hidden: bool


class Workbook:
    """The sheets of a workbook, each read when it is asked for.

    ``names`` are the names it gives to places, such as ``jk_table_needs``, with what they stand for.

    Raises
    ------
    UnreadableFileError
        It is no workbook, is damaged, or is larger than any journey map.
    """

    def __init__(self, data: bytes) -> None:
        self._parts = PackageParts(data)
        book, targets = self._find_book()
        self.sheets: list[SheetEntry] = []
        self.names: dict[str, str] = {}
        self._since_1904 = False
        self._read_book(book, targets)
        if not self.sheets:
            raise UnreadableFileError("It holds no sheet with cells.")
        others = self._others(targets)
        days, shares = self._styles(others.get("styles"))
        self._look = Look(self._texts(others.get("sharedStrings")), days, self._since_1904, shares)
        self._read: dict[str, SheetPart] = {}

    def part(self, entry: SheetEntry) -> SheetPart:
        """Return what stands in a sheet."""
        if entry.part not in self._read:
            self._read[entry.part] = read_part(self._parts.read(entry.part), entry.part, self._look)
        return self._read[entry.part]

    def links(self, entry: SheetEntry) -> list[tuple[int, int, str]]:
        """Return row and column, from 0, of each link in a sheet, and where it leads. Nothing is looked up there."""
        links = self.part(entry).links
        targets: dict[str, str] = {}

        def relation(attributes: dict[str, str]) -> None:
            targets[attributes.get("Id", "")] = unspell(attributes.get("Target", ""))[:2_000]

        part = join(dirname(entry.part), "_rels", f"{entry.part.rpartition('/')[2]}.rels")
        if links and part in self._parts:
            XmlEvents({"Relationship": relation}, {}).read(self._parts.read(part), part)
        return [(row, column, targets.get(id) or f"#{place}") for row, column, id, place in links]

    def holds_something(self, entry: SheetEntry) -> bool:
        """Tell whether anything stands in a sheet, without taking its cells apart."""
        if entry.part in self._read:
            return any(self._read[entry.part].rows)
        try:
            return _VALUE.search(self._parts.read(entry.part)) is not None
        except UnreadableFileError:
            return True

    def beside_cells(self) -> list[str]:
        """Return, in words, what there is in the workbook besides cells."""
        return [words for words, *starts in _BESIDE if self._parts.any_in(*starts)]

    def _find_book(self) -> tuple[str, dict[str, tuple[str, str]]]:
        if "_rels/.rels" not in self._parts:
            raise UnreadableFileError("It is an archive, but no Excel workbook.")
        roots = self._relations("", "_rels/.rels")
        book = next((part for kind, part in roots.values() if kind == "officeDocument"), _BOOK)
        return book, self._relations(dirname(book), join(dirname(book), "_rels", f"{book.rpartition('/')[2]}.rels"))

    def _relations(self, folder: str, part: str) -> dict[str, tuple[str, str]]:
        """Return kind and part of each relation by its id; what lies outside of the file is left out."""
        found: dict[str, tuple[str, str]] = {}

        def relation(attributes: dict[str, str]) -> None:
            kind, target = attributes.get("Type", ""), attributes.get("Target", "")
            inside = attributes.get("TargetMode", "Internal") == "Internal"
            if inside and (_TYPE in kind or _STRICT in kind) and len(found) < 10_000:
                whole = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
                found[attributes.get("Id", "")] = (kind.rpartition("/")[2], whole)

        XmlEvents({"Relationship": relation}, {}).read(self._parts.read(part), part)
        return found

    def _read_book(self, book: str, targets: dict[str, tuple[str, str]]) -> None:
        naming: list[str] = []
        known: set[str] = set()

        def properties(attributes: dict[str, str]) -> None:
            self._since_1904 = attributes.get("date1904", "0").lower() in ("1", "true")

        def sheet(attributes: dict[str, str]) -> None:
            relation = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            kind, part = targets.get(relation, ("", ""))
            name = unspell(attributes.get("name", ""))
            if kind != "worksheet" or name in known:
                return
            if len(self.sheets) == MAX_SHEETS:
                raise UnreadableFileError(f"It has more than {MAX_SHEETS} sheets.")
            known.add(name)
            self.sheets.append(SheetEntry(name, part, attributes.get("state", "visible") != "visible"))

        def name(attributes: dict[str, str]) -> None:
            naming[:] = [unspell(attributes.get("name", ""))]

        def named(text: str) -> None:
            if naming and len(self.names) < 10_000:
                self.names.setdefault(naming.pop(), text)

        starts = {"workbookPr": properties, "sheet": sheet, "definedName": name}
        XmlEvents(starts, {"definedName": named}).read(self._parts.read(book), book)

    def _others(self, targets: dict[str, tuple[str, str]]) -> dict[str, str]:
        return {kind: part for kind, part in targets.values() if kind in ("sharedStrings", "styles")}

    def _texts(self, part: str | None) -> list[str]:
        if part is None or part not in self._parts:
            return []
        texts: list[str] = []
        pieces: list[str] = []
        phonetic = [False]

        def start(_: dict[str, str]) -> None:
            pieces.clear()

        def letters(text: str) -> None:
            if not phonetic[0]:
                pieces.append(text)

        def sound(_: object) -> None:
            phonetic[0] = not phonetic[0]

        def end(_: str) -> None:
            if len(texts) == MAX_TEXTS:
                raise UnreadableFileError(f"It has more than {MAX_TEXTS:,} texts.")
            texts.append(unspell("".join(pieces)))

        XmlEvents({"si": start, "rPh": sound}, {"t": letters, "rPh": sound, "si": end}).read(
            self._parts.read(part), part
        )
        return texts

    def _styles(self, part: str | None) -> tuple[frozenset[str], frozenset[str]]:
        """Return which styles, by their number, show days, and which show percent."""
        if part is None or part not in self._parts:
            return frozenset(), frozenset()
        codes: dict[str, str] = {}
        styles: list[str] = []
        inside = [False]

        def code(attributes: dict[str, str]) -> None:
            codes[attributes.get("numFmtId", "")] = unspell(attributes.get("formatCode", ""))[:255]

        def open_list(_: dict[str, str]) -> None:
            inside[0] = True

        def close_list(_: str) -> None:
            inside[0] = False

        def style(attributes: dict[str, str]) -> None:
            if inside[0] and len(styles) < 70_000:
                styles.append(attributes.get("numFmtId", "0"))

        starts = {"numFmt": code, "cellXfs": open_list, "xf": style}
        XmlEvents(starts, {"cellXfs": close_list}).read(self._parts.read(part), part)

        def that(tells: Callable[[int, str], bool]) -> frozenset[str]:
            shown = {number for number in set(styles) if tells(_format_number(number), codes.get(number, ""))}
            return frozenset(str(index) for index, number in enumerate(styles) if number in shown)

        return that(tells_days), that(tells_shares)


def seen_sheets(data: bytes) -> dict[str, tuple[Sheet, SheetPart]]:
    """Return the sheets that people see in a workbook, by name and in its order, with what is known of their cells.

    Numbers, days and yes or no come as such; of a formula what it showed when the file was saved. Merged cells that
    span rows hold their text in each of them.

    Raises
    ------
    UnreadableFileError
        It is no workbook, is damaged, or is larger than any journey map.
    """
    book = Workbook(data)
    more = next((entry for entry in book.sheets if entry.name == MORE), None)
    rests = Rests(Sheet(book.part(more).rows) if more else None)
    seen = [entry for entry in book.sheets if not entry.hidden]
    return {entry.name: (Sheet(rests.joined(book.part(entry).rows)), book.part(entry)) for entry in seen}


def _format_number(number: str) -> int:
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
