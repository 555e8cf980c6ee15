"""The board as HTML: stages down, lanes across, one item a note, and how it feels."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import islice

from journeykit.model.contents import Contents
from journeykit.model.page_cells import apart_html, cell_html, label_of, row_html
from journeykit.model.page_emotions import feelings_of
from journeykit.model.page_personas import short_names
from journeykit.model.page_tables import MAX_ROWS, list_html, table_html
from journeykit.model.rows import Row
from journeykit.schema.tables import EMOTIONS, NOTES, STAGES


def board_html(
    contents: Contents,
    personas: Collection[str] | None = None,
    lanes: Sequence[str] | None = None,
    versions: Sequence[str] = ("as_is",),
    most: int = MAX_ROWS,
) -> str:
    """Return the board of some personas and lanes, by id; of all where None is given."""
    stages = contents.tables["stages"]
    notes, unplaced = notes_of(contents, personas, lanes)
    lanes = contents.tables["lanes"].ids() if lanes is None else lanes
    feelings = feelings_of(contents, personas)
    states = [label_of(EMOTIONS.column("version"), version).lower() for version in versions]
    heads = ["Stage", "Goal", "Moment of truth", *(row_html(contents, "lanes", lane) for lane in lanes)]
    name = short_names(contents)
    rows = (
        [
            row_html(contents, "stages", stage.id),
            *(cell_html(contents, STAGES.column(key), stage.cells.get(key)) for key in ("goal", "moment_of_truth")),
            *(notes_html(notes.get((stage.id, lane), ()), name) for lane in lanes),
            *(_list(feelings.placed.get((stage.id, version), ())) for version in versions),
        ]
        for stage in islice(stages, most)
    )
    heads = [*heads, *(f"Emotion ({state})" for state in states)]
    table = table_html(heads, rows, len(stages), most=most) if len(stages) else ""
    lost = f"<p>Notes at no stage or lane:</p>{notes_html(unplaced, name)}" if unplaced else ""
    felt = f"<p>Emotions at no stage, or neither as is nor to be:</p>{_list(feelings.unplaced)}"
    return table + lost + (felt if feelings.unplaced else "") or "<p>There is nothing in it yet.</p>"


def notes_of(
    contents: Contents, personas: Collection[str] | None, lanes: Collection[str] | None
) -> tuple[dict[tuple[str, str], list[Row]], list[Row]]:
    """Return the notes of some personas and lanes by stage and lane, and those that a board has no place for."""
    placed: dict[tuple[str, str], list[Row]] = {}
    unplaced = []
    known = contents.tables["lanes"].by_id
    for note in contents.tables["notes"]:
        stage, lane, whose = (note.cells.get(name, "") for name in ("stage", "lane", "persona"))
        if personas is not None and whose and whose not in personas:
            continue
        if stage not in contents.tables["stages"].by_id or lane not in known:
            unplaced.append(note)
        elif lanes is None or lane in lanes:
            placed.setdefault((stage, lane), []).append(note)
    return placed, unplaced


def notes_html(notes: Sequence[Row], name: Callable[[str], str]) -> str:
    """Return notes as a list; ``name`` says what a persona is called."""
    return list_html((note_html(note, name) for note in notes), len(notes))


def note_html(note: Row, name: Callable[[str], str]) -> str:
    """Return a note in a line: whose it is, what it says, through which channel, how we know."""
    whose = note.cells.get("persona")
    known = [(NOTES.column(key), note.cells[key]) for key in ("channel", "grade") if key in note.cells]
    details = ", ".join(apart_html(label_of(column, value)) for column, value in known)
    named = f"{name(whose)}: " if whose else ""
    return named + apart_html(str(note.cells.get("text", ""))) + (f" <em>({details})</em>" if details else "")


def _list(items: Sequence[str]) -> str:
    return list_html(items, len(items))
