"""Reading a table as people have it into a map: in one undo step, with a report of what was not taken."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeykit.errors import UnreadableFileError
from journeykit.formats.importing.boards import BoardMerge, read_board
from journeykit.formats.importing.choosing import Choice, choose, header_word
from journeykit.formats.importing.foreign_cells import ForeignCells, Range
from journeykit.formats.importing.guess import Guess
from journeykit.formats.importing.merge import Merge
from journeykit.formats.importing.new_rows import MADE
from journeykit.formats.importing.ranges import given_ranges, range_remarks
from journeykit.formats.importing.sources import Source, header_text, source_of
from journeykit.formats.importing.words import normal
from journeykit.formats.known_files import note
from journeykit.formats.read_report import ReadReport, quoted
from journeykit.formats.sheets.board_sheet import BoardSheet
from journeykit.formats.sheets.header import ID
from journeykit.formats.sheets.table_rows import TableRowsOfFile
from journeykit.model.applied import ChangesRefused
from journeykit.model.commit import CommitPath
from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.row_input import as_error
from journeykit.model.table import Table
from journeykit.schema.tables import SCHEMA, TableSpec
from journeykit.schema.values import shown

if TYPE_CHECKING:
    import pandas as pd

NOTES, LANES = "notes", "lanes"


def read_table(
    path_or_frame: str | os.PathLike[str] | pd.DataFrame,
    into: Table | JourneyMap | str,
    *,
    columns: Mapping[str, str | None] | None = None,
    scales: Mapping[str, Range] | None = None,
    sheet: str = "",
) -> ReadReport:
    r"""Read a sheet as its owners have it into a table, in one undo step.

    A persona list, a needs list, an export of a whiteboard, a board of stages and lanes: with headers and
    words of their owners, in many languages. Which column is which is known by its name, by a word for it,
    or by its cells where these leave no doubt; the report shows it. What remains unclear is passed over and
    listed, with what would take it.

    A row whose id the table has is brought up to date, in the columns the sheet has; other rows are added at
    the end. A text its column does not take is left out and reported, the rest of its row is kept. Stages,
    personas and lanes that rows refer to are found by id or name; as long as the map has none of them, the
    sheet's become the map's.

    Parameters
    ----------
    path_or_frame
        A CSV (separators, decimal marks, byte order marks, UTF-8, UTF-16 and Windows-1252 are recognised),
        an Excel workbook, or a DataFrame, whose index counts if it has a name.
    into
        A table such as ``m.needs``; a map, and the table is guessed too; or a table's name such as
        ``"needs"``, and a fresh map is made: ``report.map``.
    columns
        What the sheet's headers mean, where a guess would be wrong: ``{"Prio": "importance"}``; None leaves
        a column out.
    scales
        Ranges of marks that are not the column's own: ``{"importance": (1, 5)}`` spreads 1 to 5 over 0 to 10.
        Without it marks are taken as they are.
    sheet
        Which sheet of a workbook; by default the one that fits best.

    Returns
    -------
    ReadReport
        Rows added and updated, which column is which, what was made, and what was not taken, by line and
        column. Lines count as in a spreadsheet; the first row of a frame is line 2.

    Raises
    ------
    UnreadableFileError
        It is no table, is too large, or has no column of the table. The map is as it was.
    UnknownNameError
        There is no such sheet, header, column or table.

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

    >>> import pandas as pd
    >>> theirs = pd.DataFrame({"Bedürfnis": ["Gehört werden"], "Phase": ["Schaden"], "Wichtigkeit (0-10)": [9]})
    >>> report = jk.read_table(theirs, into="needs")
    >>> report
    1 row added.
      “Bedürfnis”          → statement (a word for it)
      “Phase”              → stage (a word for it)
      “Wichtigkeit (0-10)” → importance (a word for it)
    1 stage added: Schaden.
    >>> report.map.needs.df["stage_name"].tolist()
    ['Schaden']
    """
    target = _Target.of(into)
    marks = {normal(header_text(name)) for name in columns or ()} | header_word(target.specs())
    source = source_of(path_or_frame, lambda title: normal(title) in marks)
    try:
        return _Reading(target, source, sheet, columns or {}, scales or {}).take()
    except UnreadableFileError as problem:
        said = str(problem)
        raise UnreadableFileError(said if said.startswith(source.name) else f"{source.name}: {said}") from None


@dataclass(frozen=True)
class _Target:
    """Where rows go: one table, or whichever of a map's fits."""

    commits: CommitPath
    table: str
    journey: JourneyMap | None
    fresh: bool

    @staticmethod
    def of(into: object) -> _Target:
        if isinstance(into, Table):
            return _Target(into.commit_path, into.name, None, fresh=False)
        if isinstance(into, JourneyMap):
            return _Target(into.commit_path, "", into, fresh=False)
        if isinstance(into, str):
            journey = JourneyMap()
            return _Target(journey.commit_path, SCHEMA.table(into).name, journey, fresh=True)
        given = type(into).__name__
        raise TypeError(f'jk.read_table reads into a table (m.needs), a map or a fresh one ("needs"), not {given}.')

    def specs(self) -> list[TableSpec]:
        """Return the tables that come into question."""
        schema = self.commits.contents.schema
        return [schema.table(self.table)] if self.table else list(schema.tables)


class _Reading:
    """One sheet on its way into a map."""

    def __init__(
        self,
        target: _Target,
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
        made: list[ForeignCells] = []

        def reader(decimal: str | None) -> ForeignCells:
            made.append(ForeignCells(decimal, self.ranges, ours=ours))
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
            yield f"The sheet {quoted(found.name)} was read; not read: {', '.join(others)}{more} (sheet= says which)."

    def _remarks(self, guess: Guess, read: TableRowsOfFile, merge: Merge) -> Iterator[str]:
        yield from self._words_taken(read.spec)
        yield from range_remarks(guess, read, self.ranges, self.cells.rounded)
        if merge.everybody:
            yield f"persona: {', '.join(map(shown, merge.everybody))} was taken for everybody."
        if merge.named:
            some = "1 row was" if len(merge.named) == 1 else f"{len(merge.named)} rows were"
            yield f"{some} found by name and filled in."
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


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
