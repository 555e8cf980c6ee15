"""One sheet on its way into a map: looked at without holding the map, then put into it in one step."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from journeykit.formats.advice import argument
from journeykit.formats.importing.boards import BoardMerge, read_board
from journeykit.formats.importing.choosing import Choice, choose
from journeykit.formats.importing.foreign_cells import ForeignCells, Range
from journeykit.formats.importing.guess import Guess
from journeykit.formats.importing.merge import Merge
from journeykit.formats.importing.new_rows import MADE
from journeykit.formats.importing.ranges import given_ranges, range_remarks
from journeykit.formats.importing.sources import Source
from journeykit.formats.importing.spelled_cells import day_order
from journeykit.formats.importing.target import Target
from journeykit.formats.known_files import note
from journeykit.formats.read_report import ReadReport, quoted
from journeykit.formats.sheets.board_sheet import BoardSheet
from journeykit.formats.sheets.header import ID
from journeykit.formats.sheets.table_rows import TableRowsOfFile
from journeykit.model.applied import ChangesRefused
from journeykit.model.contents import Contents
from journeykit.model.row_input import as_error
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import shown

NOTES, LANES = "notes", "lanes"
ABOVE_THE_BOARD = "It stands above the board; it was passed over."
"""What is said of a title above a board, which is nobody's problem."""


class Reading:
    """One sheet on its way into a map."""

    def __init__(
        self,
        target: Target,
        source: Source,
        sheet: str,
        columns: Mapping[str, str | None],
        scales: Mapping[str, Range],
    ) -> None:
        self.target, self.source, self.sheet = target, source, sheet
        self.columns, self.scales = columns, scales
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
        found = choose(self.source, self.sheet, self.target.specs(), contents, self.columns)
        if found.guess is None:
            return found, read_board(found.sheet, contents, self.columns)
        spec, header = found.guess.spec, found.guess.header
        ours = any(place is not None and place.column == ID for place in header.places)
        self.ranges = given_ranges(spec, self.scales)
        orders = _day_orders(found.guess)
        made: list[ForeignCells] = []

        def reader(decimal: str | None) -> ForeignCells:
            made.append(ForeignCells(decimal, self.ranges, orders, ours=ours))
            return made[-1]

        rows = TableRowsOfFile(spec, found.guess.sheet, header, reader)
        self.cells = made[-1]
        return found, rows

    def _take_rows(self, found: Choice, read: TableRowsOfFile) -> ReadReport:
        guess = found.guess
        assert guess is not None
        contents, table = self.commits.contents, read.spec.name
        if self.target.fresh and guess.title("lane"):
            self._clear_lanes()
        merge = Merge(contents, read, guess.sheet, self._open_to(table))
        before = dict(contents.tables[table].by_id)
        event = self._commit(merge.changes, table)
        # Inside a batch there is no event yet, and an error may still take all of it back.
        settled = event is not None or before == contents.tables[table].by_id
        plain = guess.plain and not self.columns and not self.ranges and not self.cells.taken and not found.turned
        whole = plain and not merge.problems and not merge.passed_over and not merge.everybody
        if settled and whole and self.source.file is not None:
            note(self.commits, table, self.source.file, self.source.data, read_at=self.commits.rev)
        return ReadReport(
            merge.added,
            len(merge.updated),
            merge.in_order(),
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
        self._commit(merge.changes, NOTES)
        source = [
            f"Read as a board: {_counted(len(board.stages), 'stage')}, {_counted(len(board.lanes), 'lane')}.",
            *self._others(found),
        ]
        above = [problem for problem in merge.problems if problem.why == ABOVE_THE_BOARD]
        merge.problems = [problem for problem in merge.problems if problem.why != ABOVE_THE_BOARD]
        if above:
            source.append(f"Passed over above it: {', '.join(quoted(problem.text) for problem in above[:3])}.")
        remarks = []
        if merge.known:
            remarks.append(f"{_counted(merge.known, 'note')} {'was' if merge.known == 1 else 'were'} there already.")
        return ReadReport(
            merge.added,
            0,
            merge.in_order(),
            (),
            merge.new.names(),
            tuple(source),
            tuple(remarks),
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

    def _where(self, found: Choice, table: str) -> Iterator[str]:
        if not self.target.table:
            yield f"Read as {table}."
        yield from self._others(found)
        if found.turned:
            yield "The sheet is turned: its columns were read as rows, and lines count columns."
        if found.guess is not None and found.guess.above:
            above = ", ".join(map(quoted, found.guess.above[:3]))
            yield f"The header is in line {found.guess.line}; passed over above it: {above}."

    def _others(self, found: Choice) -> Iterator[str]:
        others = [title for title in self.source.chosen(self.sheet) if title != found.name]
        if others:
            more = f" and {len(others) - 10} more" if len(others) > 10 else ""
            others = [quoted(title) for title in others[:10]]
            unread = f"{', '.join(others)}{more} ({argument('sheet')} says which)"
            yield f"The sheet {quoted(found.name)} was read; not read: {unread}."

    def _remarks(self, guess: Guess, read: TableRowsOfFile, merge: Merge) -> Iterator[str]:
        yield from self._words_taken(read.spec)
        yield from range_remarks(guess, read, self.ranges, self.cells.rounded)
        if merge.everybody:
            yield f"persona: {', '.join(map(shown, merge.everybody))} was taken for everybody."
        if merge.named:
            some = "1 row was" if len(merge.named) == 1 else f"{len(merge.named)} rows were"
            yield f"{some} found by name and filled in."
        if merge.emptied:
            cells = "1 cell was" if merge.emptied == 1 else f"{merge.emptied:,} cells were"
            yield f"{cells} emptied, since the sheet has nothing there."
        if guess.hint:
            yield guess.hint

    def _words_taken(self, spec: TableSpec) -> Iterator[str]:
        taken: dict[str, list[str]] = {}
        for (name, word), value in self.cells.taken.items():
            taken.setdefault(name, []).append(f"{quoted(word)} as {value}")
        for column in spec.columns:
            if column.name in taken:
                read = taken[column.name]
                more = f" and {len(read) - 12} more" if len(read) > 12 else ""
                yield f"{column.name}: {', '.join(read[:12])}{more}."


def _day_orders(guess: Guess) -> dict[str, str]:
    """Return, by column of days, in which order their parts stand: one day that tells it tells it of all."""
    return {
        target.column: order
        for index, target in enumerate(guess.header.places)
        if target is not None and target.column != ID and guess.spec.column(target.column).kind == "date"
        if (order := day_order(str(row[index]) for row in guess.sheet.rows[guess.line :] if index < len(row)))
    }


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
