"""Reading a CSV, as people have it, into a table of a map: in one undo step, with a report of what was not taken."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from journeykit.errors import UnreadableFileError
from journeykit.formats.csv_dialect import read_sheet
from journeykit.formats.known_files import note
from journeykit.formats.read_report import ReadProblem, ReadReport
from journeykit.formats.sheets.cells import RefReader
from journeykit.formats.sheets.header import targets
from journeykit.formats.sheets.ids import row_ids
from journeykit.formats.sheets.table_rows import FileRow, TableRowsOfFile
from journeykit.model.applied import ChangesRefused
from journeykit.model.canonical import MAX_BYTES
from journeykit.model.changes import CellSet, Change, RowAdded
from journeykit.model.contents import Contents
from journeykit.model.order import spread
from journeykit.model.row_input import as_error
from journeykit.model.table import Table
from journeykit.model.whole_files import read_whole
from journeykit.schema.columns import Column
from journeykit.schema.tables import AUTHOR, TableSpec
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
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = pathlib.Path(folder, "needs.csv")
    ...     _ = file.write_text("Statement;Stage;Importance\nBe heard;claims;9,0\nBe paid;Klaims;very\n")
    ...     jk.read_table(file, into=m.needs)
    2 rows added, 2 cells not taken:
      line 3, stage: There is no “Klaims” among the stages. Did you mean Claims?
      line 3, importance: “very” is not a whole number from 0 to 10.
    """
    file, commits = Path(path), into.commit_path
    data = read_whole(file, MAX_BYTES)
    try:
        # This takes its time, and the map is not held for it.
        read = _rows(into.spec, data)
        with commits.hold():
            if into.spec != read.spec:
                read = _rows(into.spec, data)
            merge = _Merge(commits.contents, read)
            before = dict(commits.contents.tables[into.name].by_id)
            event = commits.commit(merge.changes)
            # Inside a batch there is no event yet, and an error may still take all of it back.
            settled = event is not None or before == commits.contents.tables[into.name].by_id
            if settled and not merge.problems and not merge.passed_over:
                note(commits, into.name, file, data, read_at=commits.rev)
    except UnreadableFileError as problem:
        raise UnreadableFileError(f"{file.name}: {problem}") from None
    except ChangesRefused as refused:
        raise as_error(refused, into.name) from None
    return ReadReport(merge.added, len(merge.updated), merge.in_order())


def _rows(spec: TableSpec, data: bytes) -> TableRowsOfFile:
    known = targets(spec)
    return TableRowsOfFile(spec, read_sheet(data, lambda title: fold(title) in known))


class _Merge:
    """The rows of a file and those of a map, turned into changes and problems."""

    def __init__(self, contents: Contents, file: TableRowsOfFile) -> None:
        self.contents, self.spec, self.file = contents, file.spec, file
        self.changes: list[Change] = []
        self.added, self.updated = 0, set[str]()
        self.passed_over = False
        self.ids, problems = row_ids(self.spec, contents.tables[self.spec.name].by_id, file.ids)
        self.problems = [*file.problems, *problems]
        self.refs = RefReader(contents, set(self.ids.values()), self.spec.name)
        self._merge()

    def in_order(self) -> tuple[ReadProblem, ...]:
        """Return the problems as they follow in the file."""
        places = {name: self.file.place(name) for name in {problem.column for problem in self.problems}}
        return tuple(sorted(self.problems, key=lambda found: (found.line, places[found.column])))

    def _merge(self) -> None:
        rows = self.contents.tables[self.spec.name]
        unique = {key: row.id for row in rows if (key := self._key(row.cells)) is not None}
        fresh: dict[str, dict[str, Any]] = {}
        for read in self.file.rows:
            cells = read.cells | dict(self._refs(read))
            wanted = self.ids[read.line]
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
                    self.problems.append(ReadProblem(read.line, "", "", why))
                if twin in fresh:
                    fresh[twin] |= given
                    continue
                known = rows.by_id[twin]
            self.updated.add(known.id)
            for name, value in cells.items():
                if name != AUTHOR.name:
                    self.changes.append(CellSet(self.spec.name, known.id, name, None, value))
                elif value != known.cells.get(name, AUTHOR.empty):
                    self.passed_over = True
        last = rows.places[-1][0] if rows.places else None
        for (row_id, cells), order in zip(fresh.items(), spread(len(fresh), last), strict=True):
            self.changes.append(RowAdded(self.spec.name, row_id, order, cells))
        self.added = len(fresh)

    def _key(self, cells: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Return what may be there only once, if the table has such a thing and the row is complete."""
        key = tuple(cells.get(name) for name in self.spec.unique)
        return key if key and None not in key else None

    def _refs(self, read: FileRow) -> Iterator[tuple[str, Any]]:
        """Yield the rows that are meant: the file may give a row's id, its name, or both, and then the id counts."""
        for name, texts in read.refs.items():
            column = self.spec.column(name)
            by_id, by_name = self._row(column, texts.get(False, "")), self._row(column, texts.get(True, ""))
            if by_id.row is not None:
                yield name, by_id.row
                target = self.contents.tables[column.to]
                called = target.name_of(by_id.row)
                if by_id.row in target.by_id and fold(by_name.text) not in ("", fold(called)):
                    why = f"The id beside it says {shown(called)}, and counts."
                    self.problems.append(ReadProblem(read.line, f"{name}_name", by_name.text, why))
            elif by_name.row is not None:
                yield name, by_name.row
            elif wrong := next((found for found in (by_name, by_id) if found.refused), None):
                self.problems.append(ReadProblem(read.line, name, wrong.text, wrong.refused))
            else:
                yield name, None

    def _row(self, column: Column, text: str) -> _Ref:
        try:
            return _Ref(text, self.refs.value(column, text))
        except Refusal as refusal:
            return _Ref(text, None, refusal.why)


class _Ref(NamedTuple):
    """A text of the file, the row that it stands for, and why it stands for none."""

    text: str
    row: str | None
    refused: str = ""
