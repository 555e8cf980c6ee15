"""Sheets of cells out of whatever people have: a CSV, a workbook, a DataFrame."""

from __future__ import annotations

import datetime as dt
import math
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from journeykit.errors import UnknownNameError, UnreadableFileError
from journeykit.formats.csv_dialect import MAX_ROWS, read_sheet
from journeykit.formats.importing.spelled_cells import Share
from journeykit.formats.sheets.header import MAX_TITLES
from journeykit.formats.sheets.sheet import Cell, Sheet, is_blank
from journeykit.model.canonical import MAX_BYTES
from journeykit.model.whole_files import read_whole
from journeykit.schema.values import fold, is_missing

if TYPE_CHECKING:
    import pandas as pd

    from journeykit.formats.xlsx.sheet_part import SheetPart

WORKBOOKS = (".xlsx", ".xlsm", ".xltx")


@dataclass(frozen=True)
class Source:
    """What was given: its name for messages, its sheets by name, and the file and bytes of a CSV.

    ``parts`` says, by sheet, what else is known of the cells of a workbook.
    """

    name: str
    sheets: dict[str, Sheet]
    file: Path | None = None
    data: bytes = b""
    parts: Mapping[str, SheetPart] = field(default_factory=dict)

    def chosen(self, name: str) -> dict[str, Sheet]:
        """Return the sheet of a name, or those in which rows of people may stand."""
        if not name:
            ours = {title: sheet for title, sheet in self.sheets.items() if not title.startswith("_")}
            filled = {title: sheet for title, sheet in ours.items() if not all(map(is_blank, sheet.rows))}
            return filled or dict(list(self.sheets.items())[:1])
        for title, sheet in self.sheets.items():
            if title == name:
                return {title: sheet}
        for title, sheet in self.sheets.items():
            if fold(title) == fold(name):
                return {title: sheet}
        raise UnknownNameError(self.name, "sheet", name, [title for title in self.sheets if title])


def source_of(given: str | os.PathLike[str] | pd.DataFrame, known: Callable[[str], bool]) -> Source:
    """Return the sheets of a file or frame; ``known`` tells which words may stand in a header.

    Raises
    ------
    UnreadableFileError
        It is not what its name says, or is larger than any table of a journey map.
    """
    if isinstance(given, str | os.PathLike):
        path = Path(given)
        data = read_whole(path, MAX_BYTES)
        try:
            if path.suffix.lower() in WORKBOOKS:
                # Reading workbooks brings code along that a CSV does not need.
                from journeykit.formats.xlsx.workbook import seen_sheets

                seen = seen_sheets(data)
                sheets = {name: _with_shares(sheet, part) for name, (sheet, part) in seen.items()}
                return Source(path.name, sheets, parts={name: part for name, (_, part) in seen.items()})
            return Source(path.name, {"": read_sheet(data, known)}, path, data)
        except UnreadableFileError as problem:
            raise UnreadableFileError(f"{path.name}: {problem}") from None
    if not (hasattr(given, "columns") and hasattr(given, "reset_index")):
        raise TypeError(f"jk.read_table takes a path or a DataFrame, not {type(given).__name__}.")
    return Source("The frame", {"": frame_sheet(given)})


def _with_shares(sheet: Sheet, part: SheetPart) -> Sheet:
    """Return a sheet in which numbers that are shown in percent are known as such."""
    if not part.shares:
        return sheet
    rows = [list(row) for row in sheet.rows]
    for row, column in part.shares:
        cell = rows[row][column]
        if isinstance(cell, int | float):
            rows[row][column] = Share(cell)
    return replace(sheet, rows=rows)


def frame_sheet(frame: pd.DataFrame) -> Sheet:
    """Return a frame as a sheet; a named index is a column like others.

    >>> import pandas as pd
    >>> frame_sheet(pd.DataFrame({"Name": ["Ana", None], "n": [3, 4]})).rows
    [['Name', 'n'], ['Ana', 3], ['', 4]]
    """
    height, width = frame.shape
    if height >= MAX_ROWS or width > MAX_TITLES:
        raise UnreadableFileError(f"It has {height:,} rows and {width:,} columns; no table of a journey map has.")
    columns: list[list[Cell]] = [
        [header_text(name), *map(_cell, frame.index.get_level_values(level))]
        for level, name in enumerate(frame.index.names)
        if name is not None
    ]
    columns += [
        [header_text(title), *map(_cell, frame.iloc[:, place].tolist())] for place, title in enumerate(frame.columns)
    ]
    return Sheet([list(row) for row in zip(*columns, strict=True)] if columns else [])


def header_text(name: object) -> str:
    """Return what a column of a frame is called as a header; those of several levels are joined.

    >>> header_text(("Score", "today")), header_text(2026)
    ('Score today', '2026')
    """
    parts: Iterable[object] = name if isinstance(name, tuple) else (name,)
    return " ".join(str(part) for part in parts if not is_missing(part)).strip()


def _cell(value: Any) -> Cell:
    if is_missing(value):
        return ""
    if hasattr(value, "item") and hasattr(value, "dtype") and not getattr(value, "shape", ()):
        value = value.item()
    match value:
        case str() | bool():
            return value
        case int():
            return int(value)
        case float():
            return float(value) if math.isfinite(value) else str(value)
        case dt.datetime():
            return value.date() if value.time() == dt.time() else value.isoformat(" ", "seconds")
        case dt.date():
            return value
        case list() | tuple() | set() | frozenset():
            parts = [str(part) for part in (sorted(value, key=str) if isinstance(value, set | frozenset) else value)]
            # A single entry with a comma would be split without the closing semicolon.
            return f"{parts[0]};" if len(parts) == 1 and "," in parts[0] else "; ".join(parts)
        case _:
            return str(value)
