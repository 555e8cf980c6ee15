"""How personas feel, in words: at a stage, or at none that a board has."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from journeykit.model.contents import Contents
from journeykit.model.page_cells import apart_html, label_of, number_text, row_html
from journeykit.model.page_personas import short_names
from journeykit.model.rows import Row
from journeykit.schema.tables import EMOTIONS, VERSIONS

ALL_VERSIONS = tuple(entry.value for entry in VERSIONS)


@dataclass(slots=True)
class Feelings:
    """What is felt, as HTML: by stage and version, and what a board has no place for."""

    placed: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    unplaced: list[str] = field(default_factory=list)


def feelings_of(contents: Contents, personas: Collection[str] | None = None) -> Feelings:
    """Return how some personas feel, by id; all where None is given. They stand in the order of the personas."""
    order = {persona: at for at, persona in enumerate(contents.tables["personas"].ids())}
    name, stages, found = short_names(contents), contents.tables["stages"].by_id, Feelings()

    def place(row: Row) -> int:
        return order.get(row.cells.get("persona", ""), len(order))

    for row in sorted(contents.tables["emotions"], key=place):
        whose, stage, version = (row.cells.get(key, "") for key in ("persona", "stage", "version"))
        said = ", ".join(_feeling(contents, row))
        if not said or (personas is not None and whose not in personas):
            continue
        line = f"{name(whose)}: {said}" if whose else said
        if stage in stages and version in ALL_VERSIONS:
            found.placed.setdefault((stage, version), []).append(line)
        else:
            when = apart_html(label_of(EMOTIONS.column("version"), version)) if version else ""
            at = row_html(contents, "stages", stage) if stage in stages else ""
            details = ", ".join(filter(None, (when, at)))
            found.unplaced.append(f"{line} <em>({details})</em>" if details else line)
    return found


def _feeling(contents: Contents, row: Row) -> Iterator[str]:
    cells = row.cells
    if cells.get("unaware"):
        yield "does not notice"
    if "score" in cells:
        yield number_text(cells["score"], signed=True)
    if "word" in cells:
        yield apart_html(label_of(EMOTIONS.column("word"), cells["word"]))
    if "note" in cells:
        yield apart_html(cells["note"])
