"""The rows of one table's sheet, put into a map: what does not fit its column is kept beside the row, and said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from journeykit.formats.sheets.cells import CellReader, about_time
from journeykit.formats.sheets.columns import MatchedRows, match_rows
from journeykit.formats.sheets.header import ID, NoColumnError, header_row, targets
from journeykit.formats.sheets.ids import FreshIds
from journeykit.formats.sheets.map_problems import MapProblems
from journeykit.formats.sheets.near_names import did_you_mean
from journeykit.formats.sheets.ref_names import RefsOfFile
from journeykit.formats.sheets.sheet import Cell, Sheet, is_blank, text_of
from journeykit.formats.wording import counted
from journeykit.ids import is_id
from journeykit.model.contents import Contents
from journeykit.model.order import spread
from journeykit.model.rows import Row, Stamp
from journeykit.schema.columns import Column
from journeykit.schema.scores import derive
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal, fold, shown, well_formed


def put_rows(contents: Contents, spec: TableSpec, sheet: Sheet, refs: RefsOfFile, problems: MapProblems) -> None:
    """Put a sheet's rows into a map without rows in that table.

    Raises
    ------
    NoColumnError
        No column of the table is among its headers.
    """
    for line, why in sheet.told():
        problems.add(spec.name, line, "", "", why)
    top = header_row(spec, sheet.rows)
    for line, row in enumerate(sheet.rows[:top], start=1):
        if not is_blank(row):
            said = ", ".join(text for cell in row if (text := text_of(cell).strip()))
            problems.add(spec.name, line, "", said, f"{shown(said)} stands above the headers; it was passed over.")
    below = Sheet([*([] for _ in range(top)), *sheet.rows[top:]], sheet.delimiter) if top else sheet
    matched = match_rows(spec, below)
    if problems.ours and matched.body and not any(place and place.column == ID for place in matched.header.places):
        why = "The column of ids is missing; each row got a new id, most of them made of its name."
        problems.add(spec.name, matched.line, ID, "", why)
    if problems.ours and matched.body and any(matched.header.places):
        _tell_missing(spec, matched, problems)
    if matched.line and not any(matched.header.places):
        raise NoColumnError(spec, matched.titles)
    _TableRowsIn(contents, spec, matched, refs, problems).put()


def _tell_missing(spec: TableSpec, matched: MatchedRows, problems: MapProblems) -> None:
    """Report the columns that the sheet has lost; journeykit writes each, filled or not."""
    there = {place.column for place in matched.header.places if place}
    lost = [column.name for column in spec.columns if column.kind != "derived" and column.name not in there]
    if lost:
        what = f"The column {lost[0]} is" if len(lost) == 1 else f"The columns {', '.join(lost)} are"
        problems.add(spec.name, matched.line, "", "", f"{what} missing; the {spec.name} have nothing there now.")


@dataclass
class _Computed:
    """What a computed column held that was not what its formula gives: how often, and where first."""

    count: int = 0
    line: int = 0
    text: str = ""


@dataclass
class _TableRowsIn:
    contents: Contents
    spec: TableSpec
    matched: MatchedRows
    refs: RefsOfFile
    problems: MapProblems
    strange: dict[str, int] = field(default_factory=dict)

    def put(self) -> None:
        spec, found, rows = self.spec, self.matched, self.contents.tables[self.spec.name]
        ids = self._ids()
        self.refs.know_lines(spec.name, {row_id: line for line, (row_id, _) in ids.items()})
        keys = [self._key(index) for index in range(len(found.titles))]
        named = {place.column for place in found.header.places if place and place.named}
        reader, computed = CellReader(found.decimal), self._computed()
        for (line, row), order in zip(found.body.items(), spread(len(found.body)), strict=True):
            row_id, own = ids[line]
            cells, extra = dict[str, Any](), dict[str, Any]()
            later: list[tuple[str, str, bool]] = []
            for index, cell in enumerate(row):
                column = found.columns[index] if index < len(keys) else None
                if column is None:
                    key = keys[index] if index < len(keys) else f"column {index + 1}"
                    if key and (text := text_of(cell)).strip():
                        extra[key] = well_formed(text)
                        self.strange[key] = self.strange.get(key, 0) + 1
                elif column.kind == "ref":
                    if text := text_of(cell).strip():
                        target = found.header.places[index]
                        by_name = target is not None and target.named
                        # Without a column of names beside it, a column of ids may hold names.
                        if own and not by_name and column.name in named and is_id(text):
                            cells[column.name] = text
                        else:
                            later.append((column.name, text, own and not by_name))
                else:
                    try:
                        value = reader.value(column, cell)
                    except Refusal as refusal:
                        extra[column.name] = text = well_formed(text_of(cell))
                        why = f"{refusal.why} It is kept beside the row."
                        self.problems.add(spec.name, line, column.name, text, why)
                    else:
                        if value != column.empty:
                            cells[column.name] = value
                        if column.kind == "date" and (why := about_time(cell, value)):
                            self.problems.add(spec.name, line, column.name, text_of(cell), why)
            rows.put(Row(row_id, order, cells, Stamp(0, 0), {}, extra))
            if self.problems.ours:
                later += [(name, "", False) for name in named - {found[0] for found in later} if name in cells]
            for name, text, by_id in later:
                if (known := cells.get(name)) is not None:
                    self.refs.stands_beside(spec.name, row_id, name, known, text)
                else:
                    self.refs.look_up(spec.name, row_id, name, text, as_id=by_id, fresh=not own)
            # What was computed from a value that does not fit now is nobody's edit.
            if computed and not extra:
                self._compare(computed, line, row, cells)
        self._tell_strange(keys)
        self._tell_computed(computed)

    def _ids(self) -> dict[int, tuple[str, bool]]:
        """Return the id of each line's row, and whether the file gives it that id."""
        written = self.matched.ids()
        fresh, given = FreshIds(self.spec.prefix, written.values()), set[str]()
        found: dict[int, tuple[str, bool]] = {}
        for line, text in written.items():
            own = is_id(text) and text not in given
            row = text if own else fresh.like(text or _named(self.spec, self.matched.body[line], self.matched.columns))
            if text and not own:
                twice = f"The id {text} stands in a line above already; this row got the id {row}."
                unfit = f"{shown(text)} is no id: letters, digits and _ . - are; this row got the id {row}."
                self.problems.add(self.spec.name, line, ID, text, twice if text in given else unfit)
            given.add(row)
            found[line] = row, own
        return found

    def _key(self, index: int) -> str:
        """Return under which key a column's cells are kept beside the rows; empty if none need be."""
        if index not in self.matched.header.ignored:
            return ""
        title = well_formed(self.matched.titles[index].strip())
        # The key of a known column says that its own cell did not fit.
        return f"column {index + 1}" if not title or title in self.spec or title == ID else title

    def _tell_strange(self, keys: list[str]) -> None:
        spec, line, known = self.spec, self.matched.line, targets(self.spec)
        for key in dict.fromkeys([*filter(None, keys), *self.strange]):
            title = self.matched.titles[keys.index(key)].strip() if key in keys else ""
            count = self.strange.get(key, 0)
            if not count and not title:
                continue
            cells = counted(count, "cell is", "cells are")
            second = f"{cells} kept" if count else "nothing stands"
            kept = f"{cells} kept beside the rows" if count else "nothing stands in it"
            if (twice := known.get(fold(title))) is not None:
                why = f"{spec.name} has one column {twice.column}, the file two; of the second, {second}."
            elif not title:
                why = f"This column has no header; {kept}."
            else:
                hint = did_you_mean(title, [column.name for column in spec.columns])
                why = f"{spec.name} has no such column; {kept}.{hint}"
            self.problems.add(spec.name, line, title or key, title or key, why)

    def _computed(self) -> dict[int, tuple[Column, _Computed]]:
        header = self.matched.header.computed
        return {index: (self.spec.column(name), _Computed()) for index, name in header.items()}

    def _compare(
        self, computed: Mapping[int, tuple[Column, _Computed]], line: int, row: list[Cell], cells: Mapping[str, Any]
    ) -> None:
        for index, (column, found) in computed.items():
            cell = row[index] if index < len(row) else ""
            if cell == "":
                continue
            value = derive(column.formula, cells)
            if cell != value and not _same(text_of(cell).strip(), value):
                found.count += 1
                if found.count == 1:
                    found.line, found.text = line, text_of(cell).strip()

    def _tell_computed(self, computed: Mapping[int, tuple[Column, _Computed]]) -> None:
        for column, found in computed.values():
            if found.count:
                rest = f" So in {found.count:,} cells, this is the first." if found.count > 1 else ""
                why = f"{column.title} is computed anew; {shown(found.text)}, which stands here, was passed over.{rest}"
                self.problems.add(self.spec.name, found.line, column.name, found.text, why, "computed")


def _same(text: str, value: Any) -> bool:
    if not text or text == str(value):
        return True
    try:
        return value is not None and float(text.replace(",", ".")) == float(value)
    except ValueError:
        return False


def _named(spec: TableSpec, row: list[Cell], columns: Iterable[Column | None]) -> str:
    """Return the name of a row that a person has added, so that it gets one id whenever the file is read."""
    return next(
        (text_of(cell) for cell, column in zip(row, columns, strict=False) if column and column.name == spec.label), ""
    )
