"""What a map begins with: its fields, the default lanes, its stages. None of it is an edit to undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from journeykit.ids import slug_id
from journeykit.model.applied import ChangesRefused
from journeykit.model.apply import apply_all
from journeykit.model.changes import Change, FieldSet, RowAdded
from journeykit.model.contents import Contents
from journeykit.model.order import spread
from journeykit.model.row_input import as_error
from journeykit.model.rows import Stamp
from journeykit.schema.tables import DEFAULT_LANES, STAGES
from journeykit.templates import Template


def new_contents(fields: Mapping[str, Any], stages: Mapping[str, Mapping[str, Any]]) -> Contents:
    """Return the contents of a new map; ``stages`` maps ids to cells. Every value passes the schema's gate."""
    contents = Contents()
    for name in fields:
        contents.schema.field(name)
    lanes = {row: {"name": name, "prompt": prompt, "side": side} for row, name, prompt, side in DEFAULT_LANES}
    changes: list[Change] = [FieldSet(name, None, value) for name, value in fields.items()]
    for table, rows in (("lanes", lanes), ("stages", stages)):
        places = zip(rows.items(), spread(len(rows)), strict=True)
        changes += [RowAdded(table, row, order, cells) for (row, cells), order in places]
    try:
        apply_all(contents, changes, Stamp(0, 0))
    except ChangesRefused as refused:
        raise as_error(refused, "map") from None
    return contents


def stages_named(names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return stages of these names, with readable ids.

    >>> stages_named(["Claims", "Claims"])
    {'claims': {'name': 'Claims'}, 'claims-2': {'name': 'Claims'}}
    """
    stages: dict[str, dict[str, Any]] = {}
    for name in names:
        stages[slug_id(str(name), STAGES.prefix, stages)] = {"name": name}
    return stages


def stages_of(template: Template, variant: str = "") -> dict[str, dict[str, Any]]:
    """Return the stages of a template, in the order of a variant of it if one is named."""
    stages = template.ordered(variant) if variant else template.stages
    cells = {stage.id: asdict(stage) for stage in stages}
    return {row: {name: value for name, value in given.items() if name in STAGES} for row, given in cells.items()}
