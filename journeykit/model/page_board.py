"""The board as HTML: stages down, lanes across, one item a note, and how it feels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from journeykit.model.contents import Contents
from journeykit.model.page_cells import cell_html, label_of, number_text, row_html, text_html
from journeykit.model.page_tables import MAX_ROWS, table_html
from journeykit.model.rows import Row
from journeykit.schema.tables import EMOTIONS, NOTES, STAGES

MAX_ITEMS = 100
"""Notes of one cell."""


def board_html(
    contents: Contents,
    personas: Collection[str] | None = None,
    lanes: Sequence[str] | None = None,
    version: str = "as_is",
) -> str:
    """Return the board of some personas and lanes, by id; of all where None is given."""
    stages = contents.tables["stages"]
    lanes = contents.tables["lanes"].ids() if lanes is None else lanes
    notes, unplaced = _notes(contents, personas, lanes)
    feelings = _feelings(contents, personas, version)
    state = label_of(EMOTIONS.column("version"), version).lower()
    heads = ["Stage", "Goal", "Moment of truth", *(row_html(contents, "lanes", lane) for lane in lanes)]
    rows = (
        [
            row_html(contents, "stages", stage.id),
            *(cell_html(contents, STAGES.column(name), stage.cells.get(name)) for name in ("goal", "moment_of_truth")),
            *(_items(contents, notes.get((stage.id, lane), ())) for lane in lanes),
            _list(feelings.get(stage.id, ())),
        ]
        for stage in islice(stages, MAX_ROWS)
    )
    table = table_html([*heads, f"Emotion ({state})"], rows, len(stages)) if len(stages) else ""
    lost = f"<p>Notes at no stage or lane:</p>{_items(contents, unplaced)}" if unplaced else ""
    return table + lost or "<p>There is nothing in it yet.</p>"


def _notes(
    contents: Contents, personas: Collection[str] | None, lanes: Sequence[str]
) -> tuple[dict[tuple[str, str], list[Row]], list[Row]]:
    """Return the notes by stage and lane, and those that a board has no place for."""
    placed: dict[tuple[str, str], list[Row]] = {}
    unplaced = []
    known = contents.tables["lanes"].by_id
    for note in contents.tables["notes"]:
        stage, lane, whose = (note.cells.get(name, "") for name in ("stage", "lane", "persona"))
        if personas is not None and whose and whose not in personas:
            continue
        if stage not in contents.tables["stages"].by_id or lane not in known:
            unplaced.append(note)
        elif lane in lanes:
            placed.setdefault((stage, lane), []).append(note)
    return placed, unplaced


def _items(contents: Contents, notes: Sequence[Row]) -> str:
    shown = [_note(contents, note) for note in notes[:MAX_ITEMS]]
    more = len(notes) - len(shown)
    return _list([*shown, f"and {more:,} more"] if more else shown)


def _note(contents: Contents, note: Row) -> str:
    whose = note.cells.get("persona")
    known = [cell_html(contents, NOTES.column(name), note.cells.get(name)) for name in ("channel", "grade")]
    named = f"{row_html(contents, 'personas', whose)}: " if whose else ""
    details = ", ".join(filter(None, known))
    return named + text_html(str(note.cells.get("text", ""))) + (f" <em>({details})</em>" if details else "")


def _feelings(contents: Contents, personas: Collection[str] | None, version: str) -> dict[str, list[str]]:
    """Return by stage how each persona feels, in the order of the personas."""
    order = {persona: at for at, persona in enumerate(contents.tables["personas"].ids())}
    found: list[tuple[int, str, str]] = []
    for row in contents.tables["emotions"]:
        whose, stage = row.cells.get("persona", ""), row.cells.get("stage", "")
        said = ", ".join(_feeling(contents, row))
        if said and row.cells.get("version") == version and (personas is None or whose in personas):
            named = f"{row_html(contents, 'personas', whose)}: " if whose else ""
            found.append((order.get(whose, len(order)), stage, named + said))
    by_stage: dict[str, list[str]] = {}
    for _, stage, said in sorted(found, key=lambda item: item[0]):
        by_stage.setdefault(stage, []).append(said)
    return by_stage


def _feeling(contents: Contents, row: Row) -> Iterator[str]:
    cells = row.cells
    if "score" in cells:
        yield number_text(cells["score"], signed=True)
    for name in ("word", "note"):
        if name in cells:
            yield cell_html(contents, EMOTIONS.column(name), cells[name])
    if cells.get("unaware"):
        yield "does not notice"


def _list(items: Iterable[str]) -> str:
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul style="margin:0;padding-left:1.2em">{lines}</ul>' if lines else ""
