"""The journey board as HTML: who travels, stages across, how it feels, lanes by side, needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from journeykit.model.contents import Contents
from journeykit.model.page_board import note_html, notes_html, notes_of
from journeykit.model.page_cells import cell_html, label_of, name_html, row_html
from journeykit.model.page_emotions import feelings_of
from journeykit.model.page_needs import need_html, needs_of, reason_html
from journeykit.model.page_personas import short_names
from journeykit.model.page_tables import BESIDE, list_html, table_html
from journeykit.model.rows import Row
from journeykit.schema.tables import EMOTIONS, LANES, NEEDS, PERSONAS, SIDES, STAGES

CARD = ("name", "segment", "quote", "goals", "frustrations", "grade", "sample_size")
"""What a persona's card says."""
LINES = {
    "customer": "",
    "frontstage": "Line of interaction",
    "backstage": "Line of visibility",
    "support": "Line of internal interaction",
}
"""What stands above the lanes of a side; above the others it is the side itself."""

Cells = Mapping[str, str]
"""HTML by the id of a stage."""


def journey_html(
    contents: Contents,
    personas: Collection[str] | None,
    lanes: Collection[str] | None,
    versions: Sequence[str],
) -> str:
    """Return the board of some personas and lanes, by id; of all where None is given."""
    stages = list(islice(contents.tables["stages"], BESIDE))
    notes, lost_notes = notes_of(contents, personas, lanes)
    needs, lost_needs = needs_of(contents, personas)
    feelings, name = feelings_of(contents, personas), short_names(contents)

    def rows() -> Iterator[tuple[str, Cells]]:
        yield (
            "Goal",
            {stage.id: cell_html(contents, STAGES.column("goal"), stage.cells.get("goal")) for stage in stages},
        )
        yield (
            NEEDS.column("usp").title,
            {at: _list(reason_html(contents, need) for need in found) for at, found in needs.items()},
        )
        for version in versions:
            state = label_of(EMOTIONS.column("version"), version).lower()
            felt = {at: _list(said) for (at, when), said in feelings.placed.items() if when == version}
            # A dash where nobody rated; it keeps the column of a stage of which nothing is known.
            yield f"Emotion ({state})", {stage.id: felt.get(stage.id, "–") for stage in stages}
        for side, below in _by_side(contents, lanes).items():
            if line := LINES.get(side, label_of(LANES.column("side"), side) or "Without a side"):
                yield f"<em>{line}</em>", {}
            if side == "insight":
                yield (
                    "Needs",
                    {at: _list(need_html(contents, need, name) for need in found) for at, found in needs.items()},
                )
            for lane in below:
                found = {at: notes_html(some, name) for (at, where), some in notes.items() if where == lane.id}
                yield _lane(contents, lane), found

    heads = ["Stage", *(_stage(contents, at, stage) for at, stage in enumerate(stages, 1))]
    lines = [[head, *(cells.get(stage.id, "") for stage in stages)] for head, cells in rows()]
    more = len(contents.tables["stages"]) - len(stages)
    lost = [
        *(note_html(note, name) for note in lost_notes),
        *feelings.unplaced,
        *(need_html(contents, need, name) for need in lost_needs),
    ]
    return "".join(
        (
            _cards(contents, personas),
            table_html(heads, lines, len(lines)) if stages else "<p>There are no stages yet.</p>",
            f"<p>Stages not shown here: {more:,}.</p>" if more else "",
            f"<p>Without a place on the board:</p>{_list(lost)}" if lost else "",
        )
    )


def _cards(contents: Contents, personas: Collection[str] | None) -> str:
    """Return who travels, and how we know them."""
    shown = [row for row in contents.tables["personas"] if personas is None or row.id in personas]
    columns = [PERSONAS.column(name) for name in CARD]
    rows = ([cell_html(contents, column, row.cells.get(column.name)) for column in columns] for row in shown)
    return table_html([column.title for column in columns], rows, len(shown), most=BESIDE) if shown else ""


def _by_side(contents: Contents, lanes: Collection[str] | None) -> dict[str, list[Row]]:
    """Return the lanes by side, as a board has them from top to bottom; Insight is there for the needs."""
    found: dict[str, list[Row]] = {side.value: [] for side in SIDES}
    without: list[Row] = []
    for lane in contents.tables["lanes"]:
        if lanes is None or lane.id in lanes:
            found.get(lane.cells.get("side", ""), without).append(lane)
    return {side: rows for side, rows in {**found, "": without}.items() if rows or side == "insight"}


def _stage(contents: Contents, number: int, stage: Row) -> str:
    truth = f"<br>★ {STAGES.column('moment_of_truth').title}" if stage.cells.get("moment_of_truth") else ""
    return f"{number} {row_html(contents, 'stages', stage.id)}{truth}"


def _lane(contents: Contents, lane: Row) -> str:
    prompt = str(lane.cells.get("prompt", ""))
    return row_html(contents, "lanes", lane.id) + (f"<br><em>{name_html(prompt)}</em>" if prompt else "")


def _list(items: Iterable[str]) -> str:
    lines = [item for item in items if item]
    return list_html(lines, len(lines))
