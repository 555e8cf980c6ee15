"""Where the rows of a sheet go: into one table, whichever of a map's fits, or a fresh map."""

from __future__ import annotations

from dataclasses import dataclass

from journeykit.errors import UnknownTableError
from journeykit.model.commit import CommitPath
from journeykit.model.journey_map import JourneyMap
from journeykit.model.table import Table
from journeykit.schema.tables import SCHEMA, TableSpec

MAP, BOARD, NOTES = "map", "board", "notes"
"""What a fresh map may be asked for besides the name of a table: whatever the sheet holds, or a board."""


@dataclass(frozen=True)
class Target:
    """Where rows go: one table, or whichever of a map's fits."""

    commits: CommitPath
    table: str
    journey: JourneyMap | None
    fresh: bool
    board: bool = False
    """A board is wanted, and nothing else."""

    @staticmethod
    def of(into: object) -> Target:
        """Return where the caller wants the rows."""
        if isinstance(into, Table):
            return Target(into.commit_path, into.name, None, fresh=False)
        if isinstance(into, JourneyMap):
            return Target(into.commit_path, "", into, fresh=False)
        if isinstance(into, str):
            journey = JourneyMap()
            if into not in SCHEMA and into not in (MAP, BOARD):
                raise UnknownTableError(into, [*(spec.name for spec in SCHEMA.tables), BOARD, MAP])
            table = "" if into == MAP else NOTES if into == BOARD else into
            return Target(journey.commit_path, table, journey, fresh=True, board=into == BOARD)
        given = type(into).__name__
        raise TypeError(
            f'jk.read_table reads into a table (m.needs), a map or a fresh one ("needs", "map"), not {given}.'
        )

    def specs(self) -> list[TableSpec]:
        """Return the tables that come into question."""
        schema = self.commits.contents.schema
        return [schema.table(self.table)] if self.table else list(schema.tables)
