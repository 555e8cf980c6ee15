"""What of a map its picture leaves out, in words."""

from __future__ import annotations

from collections.abc import Iterator

from journeykit.formats.losses import HISTORY, IDS, left_behind, unfit, unknown_parts
from journeykit.formats.picture.board_svg import language_of
from journeykit.formats.picture.feelings import feelings_in
from journeykit.formats.picture.people import people_of
from journeykit.formats.picture.shown import Shown, needs_in, notes_in
from journeykit.formats.picture.stage_heads import REASONS, reasons_of
from journeykit.formats.picture.wrapping import LONGEST, plain

CARRIED = {
    "personas": ("name", "segment", "quote", "goals", "frustrations", "grade", "sample_size"),
    "stages": ("name", "goal", "moment_of_truth", "optional"),
    "lanes": ("name", "prompt", "side"),
    "notes": ("lane", "stage", "persona", "text", "channel", "grade"),
    "emotions": ("persona", "stage", "version", "score", "word", "unaware"),
    "needs": ("statement", "stage", "persona", "level", "usp", "grade"),
}
FIELDS = ("title", "organisation", "department", "process", "scope", "period", "language")


def left_out(shown: Shown, *, language: bool = True) -> tuple[str, ...]:
    """Return what a picture does not carry; nothing that is empty anyway.

    ``language``: the file has a place for the map's, if it is written as languages are.
    """
    contents = shown.contents
    fields = FIELDS if language and language_of(contents) else [name for name in FIELDS if name != "language"]
    rows = [row for table in contents.tables.values() for row in table]
    return (
        *left_behind(contents, CARRIED, fields),
        *_hidden(shown),
        *_reasons(shown),
        *cut_in(shown),
        HISTORY,
        IDS,
        *unfit(rows),
        *unknown_parts(contents),
    )


def _hidden(shown: Shown) -> Iterator[str]:
    """Yield what is not shown, since somebody asked for a part of the board."""
    counts = {
        "personas": len(shown.places) - len(shown.personas),
        "lanes": len(shown.contents.tables["lanes"]) - len(shown.lanes),
        "notes": notes_in(shown).hidden,
        "needs": needs_in(shown).hidden,
        "emotions": feelings_in(shown, people_of(shown)).hidden,
    }
    known = shown.contents.schema.table
    said = [
        f"{count:,} {known(table).row_title if count == 1 else known(table).title.lower()}"
        for table, count in counts.items()
        if count
    ]
    if said:
        yield f"{', '.join(said)}: not asked for"


def _reasons(shown: Shown) -> Iterator[str]:
    needs = needs_in(shown)
    more = sum(max(len(reasons_of(needs, stage.id)) - REASONS, 0) for stage in shown.stages)
    more += len({plain(need.cells["usp"]) for need in needs.loose if str(need.cells.get("usp", "")).strip()})
    if more:
        yield f"{more:,} {'reason' if more == 1 else 'reasons'} why they choose us, where there is no room at a stage"


def cut_in(shown: Shown) -> Iterator[str]:
    """Yield how many texts are cut, if any."""
    contents = shown.contents
    said = [contents.fields.get(name) for name in FIELDS]
    for table, columns in CARRIED.items():
        said += [row.cells.get(column) for row in contents.tables[table] for column in columns]
    count = sum(isinstance(text, str) and len(text) > LONGEST and len(plain(text)) > LONGEST for text in said)
    if count:
        yield f"the end of {count:,} {'text' if count == 1 else 'texts'} of more than {LONGEST:,} letters"
