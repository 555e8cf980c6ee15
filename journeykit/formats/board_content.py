"""What of a map goes onto a sheet of stages and lanes, and what it leaves behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from journeykit.formats.losses import HISTORY, IDS, left_behind, unfit, unknown_parts
from journeykit.formats.sheets.board_words import note_line, one_line
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.schema.reading import show
from journeykit.schema.tables import DEFAULT_LANES, VERSIONS
from journeykit.schema.values import fold


class BoardContent:
    """The board of a map, of one persona or of all.

    ``stages``, ``lanes`` and ``personas`` map ids to names of one line, told apart. ``notes`` has the lines by
    stage and lane, ``scores`` the scores by stage, persona and version, ``felt`` those of the last two.
    """

    def __init__(self, contents: Contents, persona: str | None) -> None:
        self._contents, self._persona = contents, persona
        self._counts: Counter[tuple[str, str]] = Counter()
        self.stages, self.lanes, self.personas = map(self._named, ("stages", "lanes", "personas"))
        self.notes: dict[tuple[str, str], list[str]] = {}
        self.scores: dict[tuple[str, str, str], int] = {}
        self._place_notes()
        self._place_scores()
        felt = {key[1:] for key in self.scores}
        versions = [choice.value for choice in VERSIONS]
        self.felt = [(who, version) for who in ("", *self.personas) for version in versions if (who, version) in felt]

    def about(self, stage: Row, column: str) -> str:
        """Return what a stage's own column says; blanks alone say nothing."""
        text = show(self._contents.schema.table("stages").column(column), stage.cells.get(column))
        return "" if text.isspace() else text

    def says(self, column: str) -> bool:
        """Tell whether any stage has something in a column."""
        return any(self.about(row, column) for row in self._contents.tables["stages"])

    def _named(self, table: str) -> dict[str, str]:
        """Map ids to names of one line; one that two rows bear, or none, is told by the id."""
        rows = self._contents.tables[table]
        names = {row.id: one_line(rows.name_of(row.id)) for row in rows}
        often, taken, found = Counter(names.values()), set[str](), dict[str, str]()
        for row, name in names.items():
            told = name if name and often[name] == 1 else f"{name} ({row})".strip()
            while told in taken:
                told += f" ({row})"
            found[row] = told
            taken.add(told)
        return found

    def _place_notes(self) -> None:
        for row in self._contents.tables["notes"]:
            stage, lane, whose = (row.cells.get(key) or "" for key in ("stage", "lane", "persona"))
            text = row.cells.get("text", "")
            if self._persona is not None and whose not in ("", self._persona):
                self._counts["notes", "of other personas"] += 1
            elif stage not in self.stages or lane not in self.lanes:
                self._counts["notes", "at no stage or in no lane"] += 1
            elif not one_line(text):
                self._counts["notes", "without text"] += 1
            else:
                if one_line(text) != text:
                    self._counts["notes", "as written: line breaks and runs of blanks are one blank each"] += 1
                self.notes.setdefault((stage, lane), []).append(note_line(text))

    def _place_scores(self) -> None:
        for row in self._contents.tables["emotions"]:
            stage, who, version = (row.cells.get(key) or "" for key in ("stage", "persona", "version"))
            score = row.cells.get("score")
            if self._persona is not None and who not in ("", self._persona):
                self._counts["emotions", "of other personas"] += 1
            elif stage not in self.stages or who and who not in self.personas or not version:
                self._counts["emotions", "without a stage, persona or version that is there"] += 1
            elif score is None:
                self._counts["emotions", "without a score"] += 1
            elif (stage, who, version) in self.scores:
                self._counts["emotions", "beside another of the same persona, stage and version"] += 1
            else:
                self.scores[stage, who, version] = score

    def lost(self, about: Collection[str]) -> tuple[str, ...]:
        """Return what the sheet does not carry; ``about`` names the stages' columns on it."""
        contents, shown = self._contents.copy(), {who for who, _ in self.felt}
        for row in [*contents.tables["lanes"]]:
            given = _default(row.cells.get("name", ""))
            kept = {key: value for key, value in row.cells.items() if given.get(key) != value}
            contents.tables["lanes"].put(replace(row, cells=kept))
        for row in [*contents.tables["personas"]]:
            kept = {key: value for key, value in row.cells.items() if key != "name" or row.id not in shown}
            contents.tables["personas"].put(replace(row, cells=kept))
        carried = {
            "personas": (),
            "stages": ("name", *about),
            "lanes": ("name",),
            "notes": ("stage", "lane", "text"),
            "emotions": ("stage", "persona", "version", "score"),
        }
        rows = [row for rows in self._contents.tables.values() for row in rows]
        return (
            *left_behind(contents, carried),
            *(f"{_counted(count, table)} {what}" for (table, what), count in self._counts.items()),
            *self._renamed("stages", self.stages),
            *self._renamed("lanes", self.lanes),
            *self._renamed("personas", {who: name for who, name in self.personas.items() if who in shown}),
            *([IDS] if rows else []),
            HISTORY,
            *unfit(rows),
            *unknown_parts(self._contents),
        )

    def _renamed(self, table: str, names: dict[str, str]) -> tuple[str, ...]:
        rows = self._contents.tables[table]
        count = sum(name != rows.name_of(row) for row, name in names.items())
        return (f"{_counted(count, table)} as named: on a board names are of one line and differ",) if count else ()


def _counted(count: int, table: str) -> str:
    return f"{count:,} {table.removesuffix('s') if count == 1 else table}"


def _default(name: str) -> dict[str, str]:
    """Return the question and side that a lane of this name gets when it is read."""
    known = (lane for lane in DEFAULT_LANES if fold(lane[1]) == fold(name))
    return next(({"prompt": lane[2], "side": lane[3]} for lane in known), {})
