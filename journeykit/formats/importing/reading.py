"""One sheet on its way into a map: looked at without holding the map, then put into it in one step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from journeykit.formats.advice import argument, if_in_python
from journeykit.formats.importing.boards import BoardMerge, read_board
from journeykit.formats.importing.body_rows import body_rows
from journeykit.formats.importing.choosing import Choice, choose
from journeykit.formats.importing.foreign_cells import ForeignCells
from journeykit.formats.importing.foreign_refs import told_several
from journeykit.formats.importing.guess import Guess
from journeykit.formats.importing.merge import Merge
from journeykit.formats.importing.new_rows import MADE
from journeykit.formats.importing.ranges import settled_ranges
from journeykit.formats.importing.said_range import Range, given_ranges
from journeykit.formats.importing.said_values import Said, given_values
from journeykit.formats.importing.sources import Source, header_text
from journeykit.formats.importing.spelled_cells import day_order
from journeykit.formats.importing.target import Target
from journeykit.formats.importing.workbook_cells import about_places, about_rows
from journeykit.formats.known_files import note
from journeykit.formats.read_report import SHOWN_NAMES, ReadProblem, ReadReport, quoted
from journeykit.formats.sheets.board_sheet import BoardSheet
from journeykit.formats.sheets.header import ID
from journeykit.formats.sheets.table_rows import TableRowsOfFile
from journeykit.formats.wording import counted, first_of
from journeykit.model.applied import ChangesRefused
from journeykit.model.contents import Contents
from journeykit.model.row_input import as_error
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold, shown

NOTES, LANES = "notes", "lanes"
FEW_NAMES = 3
SURE = ("", "cp1252")
"""Encodings of which nothing is said: Unicode, and what most of Europe's spreadsheets wrote before."""


class Reading:
    """One sheet on its way into a map."""

    def __init__(
        self,
        target: Target,
        source: Source,
        sheet: str,
        columns: Mapping[str, str | None],
        scales: Mapping[str, Range],
        values: Said,
    ) -> None:
        self.target, self.source, self.sheet = target, source, sheet
        self.columns, self.scales, self.values = columns, scales, values
        self.commits = target.commits

    def take(self) -> ReadReport:
        """Put the rows into the map and return the report."""
        with self.commits.lock:
            contents = self.commits.contents.copy()
        # This takes its time, and the map is not held for it.
        found, read = self._read(contents)
        with self.commits.hold():
            if self.commits.contents.schema != contents.schema:
                found, read = self._read(self.commits.contents)
            if isinstance(read, BoardSheet):
                return self._take_board(found, read)
            return self._take_rows(found, read)

    def _read(self, contents: Contents) -> tuple[Choice, TableRowsOfFile | BoardSheet]:
        specs, board = self.target.specs(), self.target.board
        found = choose(self.source, self.sheet, specs, contents, self.columns, board=board)
        if found.guess is None:
            return found, read_board(found.sheet, contents, self.columns, self.scales)
        spec, said = found.guess.spec, {fold(header_text(name)) for name in self.columns}
        self.body = body_rows(found.guess)
        guess = replace(found.guess, sheet=self.body.sheet)
        guess, self.ranges = settled_ranges(guess, given_ranges(spec, self.scales), said)
        found = replace(found, guess=guess)
        ours = any(place is not None and place.column == ID for place in guess.header.places)
        orders, values = _day_orders(guess), given_values(spec, self.values)
        made: list[ForeignCells] = []

        def reader(decimal: str | None) -> ForeignCells:
            made.append(ForeignCells(decimal, self.ranges.spread, orders, values, ours=ours))
            return made[-1]

        rows = TableRowsOfFile(spec, guess.sheet, guess.header, reader)
        rows.problems += self.ranges.left_out
        self.cells = made[-1]
        return found, rows

    def _take_rows(self, found: Choice, read: TableRowsOfFile) -> ReadReport:
        guess = found.guess
        assert guess is not None
        contents, table = self.commits.contents, read.spec.name
        if self.target.fresh and guess.title("lane"):
            self._clear_lanes()
        merge = Merge(contents, read, guess.sheet, self._open_to(table), partial=bool(self.ranges.left_out))
        merge.problems += self._about_cells(found, merge)
        before = dict(contents.tables[table].by_id)
        event = self._commit(merge.changes, table)
        # Inside a batch there is no event yet, and an error may still take all of it back.
        settled = event is not None or before == contents.tables[table].by_id
        plain = guess.plain and not self.columns and not self.ranges.spread and not self.values
        plain = plain and not self.cells.taken and not self.cells.blank and not merge.blank and not found.turned
        whole = (
            plain
            and not self.body.problems
            and not self.body.headings
            and not merge.problems
            and not merge.passed_over
            and not merge.everybody
        )
        if settled and whole and self.source.file is not None:
            note(self.commits, table, self.source.file, self.source.data, read_at=self.commits.rev)
        return ReadReport(
            merge.added,
            len(merge.updated),
            tuple(sorted((*merge.in_order(), *self.body.problems), key=lambda found: found.line)),
            guess.columns,
            merge.new.names(),
            tuple(self._where(found, table)),
            tuple(self._remarks(guess, read, merge)),
            table,
            guess.line,
            self.target.journey,
        )

    def _take_board(self, found: Choice, board: BoardSheet) -> ReadReport:
        if self.target.fresh:
            self._clear_lanes()
        merge = BoardMerge(self.commits.contents, board)
        merge.problems += self._about_cells(found, None)
        self._commit(merge.changes, NOTES)
        source = [
            f"Read as a board: {counted(len(board.stages), 'stage')}, {counted(len(board.lanes), 'lane')}.",
            *self._others(found),
        ]
        # A title above a board is nobody's problem.
        above = [problem for problem in merge.problems if problem.kind == "above"]
        merge.problems = [problem for problem in merge.problems if problem.kind != "above"]
        if above:
            source.append(f"Passed over above it: {', '.join(quoted(problem.text) for problem in above[:3])}.")
        return ReadReport(
            merge.added,
            0,
            merge.in_order(),
            (),
            merge.new.names(),
            tuple(source),
            tuple(merge.remarks()),
            NOTES,
            0,
            self.target.journey,
        )

    def _commit(self, changes: list[Any], table: str) -> Any:
        try:
            return self.commits.commit(changes)
        except ChangesRefused as refused:
            raise as_error(refused, table) from None

    def _open_to(self, own: str) -> Collection[str]:
        """Return the tables that names in the sheet become rows of."""
        contents = self.commits.contents
        return [name for name in MADE if name != own and (self.target.fresh or not contents.tables[name].by_id)]

    def _clear_lanes(self) -> None:
        """Let a fresh map have the lanes of the sheet and no others; nobody has seen it yet."""
        rows = self.commits.contents.tables[LANES]
        for row in rows.ids():
            rows.drop(row)

    def _about_cells(self, found: Choice, merge: Merge | None) -> Iterator[ReadProblem]:
        part = self.source.parts.get(found.name)
        if part is None:
            return
        if found.guess is None or merge is None or found.turned:
            yield from about_places(part)
        else:
            left_out = {problem.line for problem in (*merge.totals, *self.body.problems)}
            yield from about_rows(part, found.guess.header, found.guess.line + 1, left_out)

    def _blanks(self, merge: Merge) -> Iterator[str]:
        told: dict[str, list[str]] = {}
        for (name, text), count in (self.cells.blank + merge.blank).items():
            told.setdefault(name, []).append(f"{shown(text)} ×{count:,}" if count > 1 else shown(text))
        for name, texts in told.items():
            yield f"{name}: {first_of(texts, SHOWN_NAMES)} was read as empty."

    def _several(self, merge: Merge) -> Iterator[str]:
        for table, names in merge.new.names():
            rows = merge.contents.tables[table]
            known = [] if table == LANES else [rows.name_of(row) for row in rows.by_id]
            told = [] if table == LANES else list(told_several(names, known))
            if told:
                some = first_of([*map(quoted, told)], FEW_NAMES)
                taken = "was taken for one" if len(told) == 1 else "were taken for one each"
                yield f"{some} {taken} of the {table}; where a cell names several, give each a row of its own."

    def _where(self, found: Choice, table: str) -> Iterator[str]:
        if not self.target.table:
            yield f"Read as {table}."
        yield from self._others(found)
        if found.sheet.encoding not in SURE:
            yield f"Its letters were read as those of {found.sheet.encoding}; saved as CSV UTF-8, there is no doubt."
        if found.turned:
            yield "The sheet is turned: its columns were read as rows, and lines count columns."
        if found.guess is not None and found.guess.above:
            above = ", ".join(map(quoted, found.guess.above[:3]))
            yield f"The header is in line {found.guess.line}; passed over above it: {above}."

    def _others(self, found: Choice) -> Iterator[str]:
        others = [title for title in self.source.chosen(self.sheet) if title != found.name]
        if others:
            left = first_of([quoted(title) for title in others], SHOWN_NAMES)
            yield f"The sheet {quoted(found.name)} was read; not read: {left} ({argument('sheet')} says which)."

    def _remarks(self, guess: Guess, read: TableRowsOfFile, merge: Merge) -> Iterator[str]:
        yield from self._words_taken(read.spec)
        for column, headings in self.body.headings.items():
            names = first_of([quoted(name) for name in headings], SHOWN_NAMES)
            yield f"{column}: taken from headings above the rows: {names}."
        yield from self.ranges.remarks(read.spec, self.cells.rounded)
        yield from (
            f"{name}: {quoted(word)} of {argument('values')} stands nowhere." for name, word in self.cells.unmet()
        )
        yield from self._blanks(merge)
        yield from merge.refs.remarks(read.spec)
        yield from self._several(merge)
        if merge.bare:
            yield f"{counted(merge.bare, 'row was', 'rows were')} left out: nothing but names was taken of them."
        if merge.everybody:
            yield f"persona: {', '.join(map(shown, merge.everybody))} was taken for everybody."
        if merge.named:
            yield f"{counted(len(merge.named), 'row was', 'rows were')} found by name and filled in."
        if merge.known:
            yield f"{counted(merge.known, 'row was', 'rows were')} there already."
        if merge.emptied:
            cells = counted(merge.emptied, "cell was", "cells were")
            yield f"{cells} emptied, since the sheet has nothing there."
        if guess.hint:
            yield guess.hint
        if merge.added and not self.target.fresh and (self.ranges.left_out or self.cells.advised):
            said = if_in_python("Before reading it again in another way, take this reading back: m.undo().")
            yield from filter(None, [said])

    def _words_taken(self, spec: TableSpec) -> Iterator[str]:
        taken: dict[str, list[str]] = {}
        for (name, word), value in self.cells.taken.items():
            taken.setdefault(name, []).append(f"{quoted(word)} as {value}")
        for column in spec.columns:
            if column.name in taken:
                yield f"{column.name}: {first_of(taken[column.name], SHOWN_NAMES)}."


def _day_orders(guess: Guess) -> dict[str, str]:
    """Return, by column of days, in which order their parts stand: one day that tells it tells it of all."""
    return {
        target.column: order
        for index, target in enumerate(guess.header.places)
        if target is not None and target.column != ID and guess.spec.column(target.column).kind == "date"
        if (order := day_order(str(row[index]) for row in guess.sheet.rows[guess.line :] if index < len(row)))
    }
