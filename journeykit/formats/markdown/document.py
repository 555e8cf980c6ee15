"""The page of a map, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeykit.formats.markdown.cell_text import cell, filled, head, shown
from journeykit.formats.markdown.pipe_table import WIDTHS, Head, pipe_table
from journeykit.formats.markdown.wording import heading
from journeykit.model.contents import Contents
from journeykit.model.rows import Row
from journeykit.schema.tables import AUTHOR, TableSpec

ABREAST = 3
"""So many personas stand side by side; of more, a table has no room on a page."""

PARTS = {
    "emotions": (("stage", "persona", "version", "score", "word", "unaware", "note"),),
    "needs": (
        ("statement", "stage", "persona", "importance", "satisfaction", "opportunity"),
        ("statement", "level", "kind", "grade"),
        ("statement", "usp", "usp_proof", "rival"),
    ),
    "evidence": (
        ("finding", "source", "persona", "stage", "need", "collected_on", "link"),
        ("finding", "metric", "value", "n", "low", "high", "scale_min", "scale_max"),
    ),
    "lanes": (("name", "prompt", "side"),),
}
"""Wide tables are shown in parts; columns of one's own stand in the first that is there."""
TOGETHER = 6
"""So many columns still fit on a page."""

SHOWN_ABOVE, LAST = ("personas", "stages", "notes"), "lanes"
NOTE = ("lane", "text", "persona", "channel", "grade")
SAYS = (
    "*A customer journey map, written by journeykit to be read. Edits made here are not read back. "
    "What names no persona is about all of them.*"
)


def document(contents: Contents) -> Iterator[str]:
    """Yield the lines of the page."""
    yield f"# {heading(contents.fields.get('title', '')) or 'Customer journey map'}"
    yield ""
    yield SAYS
    fields = [column for column in contents.schema.fields if column.name != "title"]
    told = [(column.title, shown(contents, column, contents.fields.get(column.name))) for column in fields]
    yield from _items(told)
    yield from _personas(contents)
    yield from _board(contents)
    for spec in contents.schema.tables:
        if spec.name not in (*SHOWN_ABOVE, LAST):
            yield from _table(contents, spec)
    yield from _table(contents, contents.schema.table(LAST))


def _items(told: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield a list of what is told, after an empty line; nothing if nothing is."""
    lines = [f"- **{heading(title)}:** {text}" for title, text in told if text]
    yield from ["", *lines] if lines else []


def _personas(contents: Contents) -> Iterator[str]:
    spec, rows = contents.schema.table("personas"), [*contents.tables["personas"]]
    if not rows:
        return
    yield from ("", "## Personas")
    names = filled(contents, spec, tuple(column.name for column in spec.columns if column.name != spec.label))
    for start in range(0, len(rows), ABREAST):
        abreast = rows[start : start + ABREAST]
        heads = [Head("", 16), *(Head(contents.tables["personas"].name_of(row.id), 40) for row in abreast)]
        body = [
            [heading(spec.column(name).title), *(cell(contents, spec, row, name) for row in abreast)] for name in names
        ]
        yield from ("", *pipe_table(heads, body))


def _board(contents: Contents) -> Iterator[str]:
    """Yield the board, a section a stage: a table of all stages would be wider than any page."""
    stages, notes = contents.tables["stages"], contents.tables["notes"]
    if not len(stages) and not len(notes):
        return
    yield from ("", "## Board")
    spec = contents.schema.table("notes")
    own = tuple(column.name for column in spec.columns if column.name not in (*NOTE, "stage"))
    columns = ["lane", "text", *filled(contents, spec, (*NOTE[2:], *own))]
    lanes = {row.id: place for place, row in enumerate(contents.tables["lanes"])}
    placed: dict[str, list[Row]] = {row.id: [] for row in stages}
    astray: list[Row] = []
    for row in notes:
        placed.get(row.cells.get("stage") or "", astray).append(row)
    for number, stage in enumerate(stages, start=1):
        yield from ("", f"### {number}. {heading(stages.name_of(stage.id)) or heading(stage.id)}")
        about = contents.schema.table("stages")
        others = [column for column in about.columns if column.name != about.label]
        yield from _items([(column.title, cell(contents, about, stage, column.name)) for column in others])
        yield from _notes(contents, spec, columns, sorted(placed[stage.id], key=lambda row: _lane(row, lanes)))
    if astray:
        yield from ("", "### At no stage")
        where = ["stage"] if any(row.cells.get("stage") for row in astray) else []
        yield from _notes(contents, spec, [*where, *columns], sorted(astray, key=lambda row: _lane(row, lanes)))


def _lane(row: Row, lanes: dict[str, int]) -> int:
    return lanes.get(row.cells.get("lane") or "", len(lanes))


def _notes(contents: Contents, spec: TableSpec, columns: list[str], rows: list[Row]) -> Iterator[str]:
    yield ""
    if not rows:
        yield "No notes yet."
        return
    heads = [Head("Note", WIDTHS["long_text"]) if name == "text" else head(spec.column(name)) for name in columns]
    yield from pipe_table(heads, ([cell(contents, spec, row, name) for name in columns] for row in rows))


def _table(contents: Contents, spec: TableSpec) -> Iterator[str]:
    rows = [*contents.tables[spec.name]]
    if not rows:
        return
    yield from ("", f"## {heading(spec.title)}")
    if spec.name == "emotions":
        rows = _by_stage(contents, rows)
    parts = PARTS.get(spec.name, (tuple(column.name for column in spec.columns),))
    known = {name for part in parts for name in part}
    own = tuple(column.name for column in spec.columns if column.name not in known and column.name != AUTHOR.name)
    whole = tuple(dict.fromkeys(name for part in parts for name in part))
    if len(filled(contents, spec, (*whole, *own))) <= TOGETHER:
        parts = (whole,)
    for number, part in enumerate(parts):
        rest = (*own, AUTHOR.name) if not number and AUTHOR.name not in part else ()
        names = filled(contents, spec, (*part, *rest))
        first = part[0]
        others = [name for name in names if name != first]
        if number and not others:
            continue
        # The label may be empty everywhere; a row still has one line.
        columns = [first, *others]
        body = ([cell(contents, spec, row, name) for name in columns] for row in rows)
        lines = [line for line in body if not number or any(line[1:])]
        yield from ("", *pipe_table([head(spec.column(name)) for name in columns], lines))


def _by_stage(contents: Contents, rows: list[Row]) -> list[Row]:
    """Return emotions in the order of the journey, each persona's versions side by side."""
    places = {
        name: {row.id: place for place, row in enumerate(contents.tables[name])} for name in ("stages", "personas")
    }
    versions = ["as_is", "to_be", ""]

    def place(row: Row) -> tuple[int, int, int]:
        stage, persona = (row.cells.get(key) or "" for key in ("stage", "persona"))
        return (
            places["stages"].get(stage, len(places["stages"])),
            places["personas"].get(persona, len(places["personas"])),
            versions.index(row.cells.get("version") or ""),
        )

    return sorted(rows, key=place)
