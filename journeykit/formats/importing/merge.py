"""The rows of a sheet and those of a map, turned into changes and problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from journeykit.formats.importing.cell_kinds import is_number
from journeykit.formats.importing.foreign_refs import ForeignRefs
from journeykit.formats.importing.new_rows import MADE, NewRows
from journeykit.formats.importing.spelled_cells import no_value
from journeykit.formats.importing.there_already import ThereAlready
from journeykit.formats.importing.words import normal, words
from journeykit.formats.read_report import ReadProblem
from journeykit.formats.sheets.cells import RowNames
from journeykit.formats.sheets.ids import row_ids
from journeykit.formats.sheets.sheet import Cell, Sheet, text_of
from journeykit.formats.sheets.table_rows import FileRow, TableRowsOfFile
from journeykit.model.changes import CellSet, Change, RowAdded
from journeykit.model.contents import Contents
from journeykit.model.order import spread
from journeykit.schema.columns import Column
from journeykit.schema.tables import AUTHOR
from journeykit.schema.values import NOTHING, Refusal, fold, shown

_LABEL = re.compile(r"(.+) \(([A-Za-z0-9_.-]+)\)", re.DOTALL)
"""A name with its row's id behind it, as our workbooks tell rows of one name apart."""
LAST_ROWS = 3
"""Among so many rows at the end a total may stand."""


class Merge:
    """What becomes of a sheet's rows; names of rows in the tables ``open_to`` are made rows of them.

    ``partial``: a column of the sheet was left out, so that some rows may have lost what they say.
    """

    def __init__(
        self,
        contents: Contents,
        file: TableRowsOfFile,
        sheet: Sheet,
        open_to: Collection[str] = (),
        *,
        partial: bool = False,
    ) -> None:
        self.partial = partial
        self.contents, self.spec, self.file, self.sheet = contents, file.spec, file, sheet
        self.changes: list[Change] = []
        self.added, self.updated, self.known = 0, set[str](), 0
        self.passed_over = False
        self.new = NewRows(contents, open_to)
        self.everybody: dict[str, None] = {}
        """Words that were taken for everybody, which is an empty cell."""
        self.ids, problems = row_ids(self.spec, contents.tables[self.spec.name].by_id, file.ids)
        self.problems = [*file.problems, *problems]
        self.totals: list[ReadProblem] = []
        self.emptied = 0
        self.bare = 0
        """How many rows say nothing but names of others, since a column was left out."""
        self.blank: Counter[tuple[str, str]] = Counter()
        """By column and text, how many cells say that there is nothing."""
        self.named = self._named_rows()
        self.ids |= self.named
        self.refs = ForeignRefs(contents, set(self.ids.values()), self.spec.name)
        self._merge()
        self.changes = [*self.new.changes(), *self.changes]

    def in_order(self) -> tuple[ReadProblem, ...]:
        """Return the problems as they follow in the file."""
        places = {name: self.file.place(name) for name in {problem.column for problem in self.problems}}
        return tuple(sorted(self.problems, key=lambda found: (found.line, places[found.column])))

    def _named_rows(self) -> dict[int, str]:
        """Return, by line, the rows of the map that are meant by name: persons and places are known by theirs."""
        if self.spec.name not in MADE:
            return {}
        names, taken = RowNames(self.contents.tables[self.spec.name]), set(self.file.ids.values())
        found: dict[int, str] = {}
        for read in self.file.rows:
            name = read.cells.get(self.spec.label)
            rows = names.find(name) if isinstance(name, str) and name.strip() and not self.file.ids[read.line] else []
            if len(rows) == 1 and rows[0] not in taken:
                taken.add(rows[0])
                found[read.line] = rows[0]
        return found

    def _merge(self) -> None:
        rows = self.contents.tables[self.spec.name]
        unique = {key: row.id for row in rows if (key := self._key(row.cells)) is not None}
        fresh: dict[str, dict[str, Any]] = {}
        there = ThereAlready(self.spec, rows, set(self.ids.values()))
        for read in self._rows():
            cells = read.cells | dict(self._refs(read))
            wanted = self.ids[read.line]
            known = rows.by_id.get(wanted)
            if known is None:
                given = {name: value for name, value in cells.items() if value != self.spec.column(name).empty}
                if not given and not self.file.ids.get(read.line):
                    why = "Nothing of this row could be taken; it was left out."
                    self.problems.append(ReadProblem(read.line, "", "", why))
                    continue
                if self.partial and all(self.spec.column(name).kind == "ref" for name in given):
                    self.bare += 1
                    continue
                key = self._key(given)
                twin = unique.get(key) if key is not None else None
                if key is None and not self.file.ids.get(read.line) and there.find(cells) is not None:
                    self.known += 1
                    continue
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
            if read.line in self.named:
                # An empty cell beside a name says nothing about what is known of it already.
                cells = {name: value for name, value in cells.items() if value != self.spec.column(name).empty}
            for name, value in cells.items():
                if name != AUTHOR.name:
                    self.emptied += value == self.spec.column(name).empty and name in known.cells
                    self.changes.append(CellSet(self.spec.name, known.id, name, None, value))
                elif value != known.cells.get(name, AUTHOR.empty):
                    self.passed_over = True
        last = rows.places[-1][0] if rows.places else None
        for (row_id, cells), order in zip(fresh.items(), spread(len(fresh), last), strict=True):
            self.changes.append(RowAdded(self.spec.name, row_id, order, cells))
        self.added = len(fresh)

    def _rows(self) -> Iterator[FileRow]:
        """Yield the rows but for totals below them, which are no rows of anybody's."""
        totals = set()
        for read in self.file.rows[-LAST_ROWS:] if len(self.file.rows) > 1 else ():
            word = "" if self.file.ids.get(read.line) else _total(self.sheet.rows[read.line - 1])
            if word and read.cells.get(self.spec.label) in (None, "", word):
                totals.add(read.line)
                self.totals.append(ReadProblem(read.line, "", word, f"It is a total, not a {self.spec.row_title}."))
        # What is wrong with a total's cells nobody needs to know.
        self.problems = [found for found in self.problems if found.line not in totals] + self.totals
        yield from (read for read in self.file.rows if read.line not in totals)

    def _key(self, cells: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Return what may be there only once, if the table has such a thing and the row is complete."""
        key = tuple(cells.get(name) for name in self.spec.unique)
        return key if key and None not in key else None

    def _refs(self, read: FileRow) -> Iterator[tuple[str, Any]]:
        """Yield the rows that are meant: the file may give a row's id, its name, or both, and then the id counts."""
        for name, texts in read.refs.items():
            column = self.spec.column(name)
            both = len(texts) == 2
            by_id = self._row(column, texts.get(False, ""), makes=not both)
            by_name = self._row(column, texts.get(True, ""), texts.get(False, ""), makes=by_id.row is None)
            if by_id.row is not None:
                yield name, by_id.row
                target = self.contents.tables[column.to]
                called = target.name_of(by_id.row)
                if by_id.row in target.by_id and fold(by_name.text) not in ("", fold(called)):
                    why = f"The id beside it is that of {shown(called)}, so {shown(called)} was taken."
                    self.problems.append(ReadProblem(read.line, f"{name}_name", by_name.text, why))
            elif by_name.row is not None:
                yield name, by_name.row
            elif wrong := next((found for found in (by_name, by_id) if found.refused), None):
                self.problems.append(ReadProblem(read.line, name, wrong.text, wrong.refused))
            else:
                yield name, None

    def _row(self, column: Column, text: str, wanted: str = "", *, makes: bool) -> _Ref:
        """Return the row of a name, one that is made for it, or why there is none."""
        plain = text.strip()
        labelled = _LABEL.fullmatch(plain) if plain.endswith(")") else None
        if labelled and fold(self.contents.tables[column.to].name_of(labelled[2])) == fold(labelled[1]):
            return _Ref(text, labelled[2])
        if no_value(plain) and not self._named(column, plain):
            if plain not in NOTHING:
                self.blank[column.name, plain] += 1
            return _Ref("", None)
        if column.to == "personas" and normal(plain) in words().everybody and not self._named(column, plain):
            self.everybody[plain] = None
            return _Ref(text, None)
        if makes and self.new.takes(column.to) and plain not in NOTHING and not self._named(column, plain):
            return _Ref(text, self.new.row(column.to, plain, wanted.strip()))
        try:
            return _Ref(text, self.refs.value(column, text))
        except Refusal as refusal:
            return _Ref(text, None, refusal.why)

    def _named(self, column: Column, plain: str) -> bool:
        """Tell whether the map has a row of that name, or several."""
        return bool(self.refs.named(column.to).find(plain))


def _total(row: Sequence[Cell]) -> str:
    """Return the word for a total that a row begins with, if nothing but figures follows; empty otherwise."""
    texts = [text for cell in row if (text := text_of(cell).strip())]
    if not texts or normal(texts[0]) not in words().totals:
        return ""
    return texts[0] if all(map(is_number, texts[1:])) else ""


class _Ref(NamedTuple):
    """A text of the file, the row that it stands for, and why it stands for none."""

    text: str
    row: str | None
    refused: str = ""
