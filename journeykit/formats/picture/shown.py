"""What of a map a picture is about: which personas, lanes and versions, and what stands in which cell of the board."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from journeykit.errors import InvalidArgumentError, UnknownNameError
from journeykit.formats.picture.wrapping import plain
from journeykit.model.contents import Contents
from journeykit.model.page_cells import label_of
from journeykit.model.rows import Row
from journeykit.schema.tables import SIDES, VERSIONS

BOTH = "both"


@dataclass(frozen=True, slots=True)
class Shown:
    """A map, and what of it is shown; personas and lanes are ids in the order of the map."""

    contents: Contents
    stages: tuple[Row, ...]
    personas: tuple[str, ...]
    lanes: tuple[Row, ...]
    """By side, from what the customer does to what follows from it."""
    versions: tuple[str, ...]
    everybody: bool
    places: dict[str, int]
    """Where each persona stands in their table, which gives colour and shape."""

    def name(self, table: str, row: str) -> str:
        """Return what people call a row, its id if nobody has named it."""
        return " ".join(plain(self.contents.tables[table].name_of(row)).split()) or row

    def label(self, table: str, column: str, value: str) -> str:
        """Return the label of a choice."""
        return label_of(self.contents.schema.table(table).column(column), value)

    def is_about(self, row: Row) -> bool:
        """Tell whether a note or need is about somebody who is shown, or about everybody."""
        whose = row.cells.get("persona", "")
        return self.everybody or not whose or whose in self.personas


def shown_of(
    contents: Contents,
    personas: str | Iterable[str] | None,
    lanes: str | Iterable[str] | None,
    version: str | None,
) -> Shown:
    """Return what is shown; ``personas`` and ``lanes`` are ids or exact names, None for all.

    Raises `UnknownRowError`, `AmbiguousNameError` and, for a version there is not, `UnknownNameError`.
    """
    known = [entry.value for entry in VERSIONS]
    if version is not None and version not in (*known, BOTH):
        raise UnknownNameError("The picture of the board", "version", str(version), [*known, BOTH])
    people, asked = _ids(contents, "personas", personas), _ids(contents, "lanes", lanes)
    everyone = contents.tables["personas"].ids()
    order = {side.value: at for at, side in enumerate(SIDES)}
    rows = [lane for lane in contents.tables["lanes"] if asked is None or lane.id in asked]
    return Shown(
        contents,
        tuple(contents.tables["stages"]),
        tuple(row for row in everyone if people is None or row in people),
        tuple(sorted(rows, key=lambda lane: order.get(lane.cells.get("side", ""), len(order)))),
        (version,) if version in known else tuple(known),
        people is None,
        {row: at for at, row in enumerate(everyone)},
    )


def _ids(contents: Contents, table: str, names: str | Iterable[str] | None) -> set[str] | None:
    if names is None:
        return None
    _check(table, names)
    return {contents.resolve(table, name) for name in ([names] if isinstance(names, str) else names)}


def _check(table: str, names: object) -> None:
    if not isinstance(names, Iterable):
        raise InvalidArgumentError("The picture of the board", table, names, "an id or a name, or several in a list")


@dataclass(slots=True)
class Cells:
    """Rows by the stage and lane they stand at, and those that have no such place."""

    placed: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    loose: list[Row] = field(default_factory=list)
    hidden: int = 0
    """How many are left out, for they are about personas or in lanes that are not shown."""


def notes_in(shown: Shown) -> Cells:
    """Return the notes by stage and lane."""
    stages, lanes = shown.contents.tables["stages"].by_id, {lane.id for lane in shown.lanes}
    every, found = shown.contents.tables["lanes"].by_id, Cells()
    for note in shown.contents.tables["notes"]:
        stage, lane = note.cells.get("stage", ""), note.cells.get("lane", "")
        if not shown.is_about(note) or (lane in every and lane not in lanes):
            found.hidden += 1
        elif stage in stages and lane in lanes:
            found.placed.setdefault((stage, lane), []).append(note)
        else:
            found.loose.append(note)
    return found


def needs_in(shown: Shown) -> Cells:
    """Return the needs by stage; their lane is ""."""
    stages, found = shown.contents.tables["stages"].by_id, Cells()
    for need in shown.contents.tables["needs"]:
        stage = need.cells.get("stage", "")
        if not shown.is_about(need):
            found.hidden += 1
        elif stage in stages:
            found.placed.setdefault((stage, ""), []).append(need)
        else:
            found.loose.append(need)
    return found
