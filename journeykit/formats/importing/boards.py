"""A board of stages and lanes, put into a map: stages and lanes it has already are found by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from journeykit.errors import UnknownNameError
from journeykit.formats.importing.new_rows import NewRows
from journeykit.formats.importing.said_range import Range, given_ranges
from journeykit.formats.read_report import ReadProblem, quoted
from journeykit.formats.sheets.board_grid import header_of
from journeykit.formats.sheets.board_sheet import BoardSheet, board_of
from journeykit.formats.sheets.board_words import OTHER, lane_meaning, side_of_lane
from journeykit.formats.sheets.cells import RowNames
from journeykit.formats.sheets.sheet import Sheet, is_blank, text_of
from journeykit.formats.wording import counted
from journeykit.ids import new_id
from journeykit.model.changes import CellSet, Change, RowAdded
from journeykit.model.contents import Contents
from journeykit.model.order import spread
from journeykit.schema.values import fold, shown


def read_board(
    sheet: Sheet, contents: Contents, columns: Mapping[str, str | None], scales: Mapping[str, Range] | None = None
) -> BoardSheet:
    """Return what a board says. ``columns`` gives titles other names, or leaves out what stands under them.

    Raises
    ------
    UnreadableFileError
        It is empty, or larger than any board.
    UnknownNameError
        It has no such title.
    """
    lanes, stages, personas = (
        [rows.name_of(row.id) for row in rows]
        for rows in map(contents.tables.__getitem__, ("lanes", "stages", "personas"))
    )
    scale = given_ranges(contents.schema.table("emotions"), scales or {}).get("score")
    return board_of(_retitled(sheet, columns), lanes, stages, personas, scale)


def _retitled(sheet: Sheet, columns: Mapping[str, str | None]) -> Sheet:
    """Return a board with other titles, and without those that are to be left out; across or down."""
    rows = [list(row) for row in sheet.rows]
    said = [row for row in rows if not is_blank(row)]
    head = said[header_of([[text_of(cell).strip() for cell in row] for row in said])] if said else []
    gone: set[int] = set()
    for title, name in columns.items():
        across = next((place for place, cell in enumerate(head) if fold(text_of(cell)) == fold(title)), None)
        down = next((row for row in rows if row and row is not head and fold(text_of(row[0])) == fold(title)), None)
        if across is not None and name is not None:
            head[across] = name
        elif across is not None:
            gone.add(across)
        elif down is not None:
            down[:] = [name, *down[1:]] if name is not None else []
        else:
            known = [*head, *(row[0] for row in rows if row and row is not head)]
            raise UnknownNameError("The sheet", "header", title, [text for cell in known if (text := text_of(cell))])
    return replace(sheet, rows=[[cell for place, cell in enumerate(row) if place not in gone] for row in rows])


class BoardMerge:
    """What becomes of a board in a map: changes, problems, and how many notes were there already."""

    def __init__(self, contents: Contents, board: BoardSheet) -> None:
        self.contents, self.board = contents, board
        self.new = NewRows(contents, ("stages", "lanes", "personas"))
        self.problems = list(board.problems)
        self.added = self.known = self._scored = self._of_nobody = 0
        self._names = {table: RowNames(contents.tables[table]) for table in ("stages", "lanes", "personas")}
        stages = {name: self._row("stages", name) for name in board.stages}
        self._same = self._lanes_of_one_meaning()
        lanes = {name: self._same.get(name) or self._row("lanes", name) for name in board.lanes}
        later = [*self._about(stages), *self._scores(stages), *self._notes(stages, lanes)]
        self.changes: list[Change] = [*map(_with_side, self.new.changes()), *later]

    def in_order(self) -> tuple[ReadProblem, ...]:
        """Return the problems as they follow in the file."""
        return tuple(sorted(self.problems, key=lambda found: found.line))

    def _row(self, table: str, name: str) -> str | None:
        """Return the row of a name, one that is made for it, or None if several bear it."""
        found = self._names[table].find(name)
        if len(found) > 1:
            why = f"{len(found)} rows of {table} are named {shown(name)}; what belongs there was left out."
            self.problems.append(ReadProblem(0, "", name, why))
            return None
        return found[0] if found else self.new.row(table, name)

    def remarks(self) -> Iterator[str]:
        """Yield what was taken for what, and what was there already."""
        if self._same:
            rows = self.contents.tables["lanes"]
            read = [f"{quoted(name)} as {rows.name_of(row)}" for name, row in self._same.items()]
            yield f"Lanes of the map: {', '.join(read)}."
        yield from dict.fromkeys(self.board.remarks)
        if self._scored:
            nobodys = f", {self._of_nobody} of them nobody's: no title says whose" if self._of_nobody else ""
            yield f"{counted(self._scored, 'score')} added{nobodys}."
        if self.known:
            yield f"{counted(self.known, 'note was', 'notes were')} there already."

    def _lanes_of_one_meaning(self) -> dict[str, str]:
        """Return the lanes of the map that titles are other words for; one that a title names is that title's."""
        rows = self.contents.tables["lanes"]
        free: dict[str, str] = {}
        for row in rows:
            if meaning := lane_meaning(rows.name_of(row.id)):
                free.setdefault(meaning, row.id)
        named = {row for name in self.board.lanes for row in self._names["lanes"].find(name)}
        found: dict[str, str] = {}
        for name in self.board.lanes:
            meant = lane_meaning(name)
            if meant != OTHER and free.get(meant) not in (None, *named) and not self._names["lanes"].find(name):
                found[name] = free.pop(meant)
        return found

    def _about(self, stages: Mapping[str, str | None]) -> list[Change]:
        rows = self.contents.tables["stages"].by_id
        changes: list[Change] = []
        for name, cells in self.board.about.items():
            row = stages.get(name)
            for column, value in cells.items() if row is not None else ():
                held = rows[row].cells.get(column) if row in rows else None
                if held is None:
                    changes.append(CellSet("stages", str(row), column, None, value))
                elif held != value:
                    why = f"{name} has another {column} already, which was kept."
                    self.problems.append(ReadProblem(0, column, str(value), why))
        return changes

    def _scores(self, stages: Mapping[str, str | None]) -> list[Change]:
        unique = self.contents.schema.table("emotions").unique
        held = {tuple(row.cells.get(name) for name in unique): row for row in self.contents.tables["emotions"]}
        fresh = []
        for score in self.board.scores:
            persona = self._row("personas", score.persona) if score.persona else None
            stage = stages.get(score.stage)
            if stage is None or score.persona and persona is None:
                continue
            there = held.get((persona, stage, score.version))
            if there is not None:
                if there.cells.get("score") != score.score:
                    whose = f"{score.persona} has" if score.persona else "There is"
                    why = f"{whose} a score at {score.stage} already, which was kept."
                    self.problems.append(ReadProblem(score.line, "score", str(score.score), why))
                continue
            self._of_nobody += persona is None
            self._scored += 1
            fresh.append({"persona": persona, "stage": stage, "version": score.version, "score": score.score})
        return self._added("emotions", [{k: v for k, v in cells.items() if v is not None} for cells in fresh])

    def _notes(self, stages: Mapping[str, str | None], lanes: Mapping[str, str | None]) -> list[Change]:
        keys = ("stage", "lane", "persona", "text")
        held = {tuple(row.cells.get(key) for key in keys) for row in self.contents.tables["notes"]}
        fresh = []
        for note in self.board.notes:
            stage, lane = stages.get(note.stage), lanes.get(note.lane)
            persona = self._row("personas", note.persona) if note.persona else None
            if stage is None or lane is None or note.persona and persona is None:
                continue
            if (stage, lane, persona, note.text) in held:
                self.known += 1
                continue
            fresh.append({"stage": stage, "lane": lane, "text": note.text} | ({"persona": persona} if persona else {}))
        self.added = len(fresh)
        return self._added("notes", fresh)

    def _added(self, table: str, fresh: Sequence[dict[str, Any]]) -> list[Change]:
        rows = self.contents.tables[table]
        prefix, taken = self.contents.schema.table(table).prefix, set(rows.by_id)
        changes: list[Change] = []
        for cells, order in zip(fresh, spread(len(fresh), rows.places[-1][0] if rows.places else None), strict=True):
            row = new_id(prefix, taken)
            taken.add(row)
            changes.append(RowAdded(table, row, order, cells))
        return changes


def _with_side(change: RowAdded) -> RowAdded:
    """Give a lane that has none the side on which lanes of its meaning stand."""
    side = side_of_lane(change.cells.get("name", "")) if change.table == "lanes" else ""
    return replace(change, cells={"side": side, **change.cells}) if side else change
