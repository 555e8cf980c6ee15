"""Reading a CSV, as people have it, into a table of a map: in one undo step, with a report of what was not taken."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from journeykit.errors import UnreadableFileError
from journeykit.formats.csv_cells import CellReader
from journeykit.formats.csv_dialect import Sheet, decimal_mark, read_sheet
from journeykit.formats.csv_guard import unguard
from journeykit.formats.csv_header import ID, Header, match_header, targets
from journeykit.formats.csv_ids import row_ids
from journeykit.formats.known_files import note
from journeykit.formats.read_report import ReadProblem, ReadReport
from journeykit.model.applied import ChangesRefused
from journeykit.model.canonical import MAX_BYTES
from journeykit.model.changes import CellSet, Change, RowAdded
from journeykit.model.contents import Contents
from journeykit.model.order import spread
from journeykit.model.row_input import as_error
from journeykit.model.table import Table
from journeykit.model.whole_files import read_whole
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal, fold, shown


def read_table(path: str | os.PathLike[str], into: Table) -> ReadReport:
    r"""Read a CSV into a table, in one undo step.

    Separators (comma, semicolon, tab, bar), decimal marks, byte order marks, UTF-8, UTF-16 and
    Windows-1252 are recognised. Headers are names or titles of columns, in any case; refs may be ids or
    names. A row whose id the table has is brought up to date, in the columns the file has; other rows
    are added at the end. A text its column does not take is left out and reported, the rest of its row
    is kept.

    Parameters
    ----------
    path
        The file.
    into
        A table of a map, such as ``m.needs``.

    Returns
    -------
    ReadReport
        Rows added and updated, and what was not taken, by line and column.

    Raises
    ------
    UnreadableFileError
        It is no CSV, is too large, or has no column of the table. The map is as it was.

    Examples
    --------
    >>> import journeykit as jk, pathlib, tempfile
    >>> from journeykit.formats.table_reading import read_table
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder, "needs.csv")
    ...     _ = file.write_text("Statement;Stage;Importance\nBe heard;claims;9,0\nBe paid;Klaims;very\n")
    ...     read_table(file, into=m.needs)
    2 rows added, 2 cells not taken:
      line 3, stage: There is no “Klaims” among the stages. Did you mean Claims?
      line 3, importance: “very” is not a whole number from 0 to 10.
    """
    file = Path(path)
    data = read_whole(file, MAX_BYTES)
    commits = into.commit_path
    with commits.lock:
        try:
            reading = _Reading(commits.contents, into.spec, data)
        except UnreadableFileError as problem:
            raise UnreadableFileError(f"{file.name}: {problem}") from None
        try:
            commits.commit(reading.changes)
        except ChangesRefused as refused:
            raise as_error(refused, into.name) from None
    if not reading.problems:
        note(commits, file, data)
    return ReadReport(reading.added, len(reading.updated), reading.in_order())


class _Found(NamedTuple):
    """A text of the file and what it stands for."""

    text: str
    value: Any
    refusal: Refusal | None = None


class _Reading:
    """One file, turned into changes and problems."""

    def __init__(self, contents: Contents, spec: TableSpec, data: bytes) -> None:
        self.contents, self.spec = contents, spec
        self.changes: list[Change] = []
        self.problems: list[ReadProblem] = []
        self.added, self.updated = 0, set[str]()
        known = targets(spec)
        self.sheet = read_sheet(data, lambda title: fold(title) in known)
        self.header, body = self._begin(self.sheet)
        self.ids = self._ids(body)
        self.cells = CellReader(contents, self._decimal(body), set(self.ids.values()), spec.name)
        self._read(body)

    def in_order(self) -> tuple[ReadProblem, ...]:
        """Return the problems as they follow in the file."""
        places = {target.column: index for index, target in enumerate(self.header.places) if target}
        return tuple(sorted(self.problems, key=lambda found: (found.line, places.get(found.column, -1))))

    def _begin(self, sheet: Sheet) -> tuple[Header, dict[int, list[str]]]:
        rows = {line: row for line, row in enumerate(sheet.rows, start=1) if any(text.strip() for text in row)}
        if not rows:
            raise UnreadableFileError("The file is empty.")
        first = next(iter(rows))
        titles = rows.pop(first)
        header = match_header(self.spec, titles)
        if not any(header.places):
            names = ", ".join(column.name for column in self.spec.columns if column.kind != "derived")
            found = ", ".join(title.strip() for title in titles if title.strip())
            raise UnreadableFileError(
                f"No column of {self.spec.name} is among its headers ({found[:200]}). There is: {names}."
            )
        for index, why in header.ignored.items():
            title = titles[index].strip()
            if title:
                self.problems.append(ReadProblem(first, title, "", why))
            elif any(index < len(row) and row[index].strip() for row in rows.values()):
                self.problems.append(
                    ReadProblem(first, "", "", f"Column {index + 1} has no header; it was passed over.")
                )
        if sheet.unclosed:
            why = "A quote opens here that nothing closes; from here on each line was taken as a row."
            self.problems.append(ReadProblem(sheet.unclosed, "", "", why))
        return header, rows

    def _decimal(self, body: Mapping[int, list[str]]) -> str | None:
        numeric = [
            index
            for index, place in enumerate(self.header.places)
            if place and place.column != ID and self.spec.column(place.column).kind in ("scale", "number")
        ]
        return decimal_mark(
            (row[index] for row in body.values() for index in numeric if index < len(row)), self.sheet.delimiter
        )

    def _ids(self, body: Mapping[int, list[str]]) -> dict[int, str]:
        place = next((index for index, target in enumerate(self.header.places) if target and target.column == ID), None)
        written = {line: "" if place is None or place >= len(row) else row[place] for line, row in body.items()}
        ids, problems = row_ids(self.spec, self.contents.tables[self.spec.name].by_id, written)
        self.problems += problems
        return ids

    def _read(self, body: Mapping[int, list[str]]) -> None:
        rows = self.contents.tables[self.spec.name]
        unique = {key: row.id for row in rows if (key := self._key(row.cells)) is not None}
        fresh: dict[str, dict[str, Any]] = {}
        for line, row in body.items():
            cells = dict(self._cells(line, row))
            wanted = self.ids[line]
            known = rows.by_id.get(wanted)
            if known is None:
                given = {name: value for name, value in cells.items() if value != self.spec.column(name).empty}
                key = self._key(given)
                twin = unique.get(key) if key is not None else None
                if twin is None:
                    fresh[wanted] = given
                    if key is not None:
                        unique[key] = wanted
                    continue
                if twin in fresh or twin in self.updated:
                    what = ", ".join(self.spec.unique)
                    why = f"A row above has the same {what}; this one was taken into it."
                    self.problems.append(ReadProblem(line, "", "", why))
                if twin in fresh:
                    fresh[twin] |= given
                    continue
                known = rows.by_id[twin]
            self.updated.add(known.id)
            for name, value in cells.items():
                if name != "author":
                    self.changes.append(CellSet(self.spec.name, known.id, name, None, value))
        last = rows.places[-1][0] if rows.places else None
        for (row_id, cells), order in zip(fresh.items(), spread(len(fresh), last), strict=True):
            self.changes.append(RowAdded(self.spec.name, row_id, order, cells))
        self.added = len(fresh)

    def _key(self, cells: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Return what may be there only once, if the table has such a thing and the row is complete."""
        key = tuple(cells.get(name) for name in self.spec.unique)
        return key if key and None not in key else None

    def _cells(self, line: int, row: list[str]) -> Iterator[tuple[str, Any]]:
        """Yield the cells of a line that can be taken; note the others."""
        refs: dict[str, dict[bool, _Found]] = {}
        for target, text in zip(self.header.places, row, strict=False):
            if target is None or target.column == ID:
                continue
            column = self.spec.column(target.column)
            try:
                found = _Found(text, self.cells.value(column, text))
            except Refusal as refusal:
                found = _Found(text, column.empty, refusal)
            if column.kind == "ref":
                refs.setdefault(column.name, {})[target.named] = found
            elif found.refusal is None:
                yield column.name, found.value
            else:
                self.problems.append(ReadProblem(line, column.name, text, found.refusal.why))
        for name, either in refs.items():
            yield from self._ref(line, name, either.get(False), either.get(True))
        surplus = [text.strip() for text in row[len(self.header.places) :] if text.strip()]
        if surplus:
            why = f"The row has more cells than the header has columns; left out: {', '.join(surplus)[:100]}."
            self.problems.append(ReadProblem(line, "", ", ".join(surplus), why))

    def _ref(self, line: int, name: str, by_id: _Found | None, by_name: _Found | None) -> Iterator[tuple[str, Any]]:
        """Yield the row that is meant: the file may give its id, its name, or both, and then the id counts."""
        if by_id is not None and by_id.value is not None:
            yield name, by_id.value
            called = self.contents.tables[self.spec.column(name).to].name_of(by_id.value)
            if by_name is not None and fold(unguard(by_name.text)) not in ("", fold(called)):
                why = f"The id beside it says {shown(called)}, and counts."
                self.problems.append(ReadProblem(line, f"{name}_name", by_name.text, why))
        elif by_name is not None and by_name.value is not None:
            yield name, by_name.value
        else:
            refused = next((found for found in (by_name, by_id) if found is not None and found.refusal), None)
            if refused is None or refused.refusal is None:
                yield name, None
            else:
                self.problems.append(ReadProblem(line, name, refused.text, refused.refusal.why))
