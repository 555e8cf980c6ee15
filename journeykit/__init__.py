"""journeykit: customer journey mapping in notebooks. The map holds data; functions read it; widgets show it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from journeykit import templates
from journeykit.errors import JourneyError
from journeykit.model.journey_map import JourneyMap
from journeykit.model.problems import check
from journeykit.model.table import Table
from journeykit.schema import columns
from journeykit.schema.tables import table

if TYPE_CHECKING:
    from journeykit import charts
    from journeykit.combine.diff import diff
    from journeykit.formats.board_picture import board_picture
    from journeykit.formats.loading import load
    from journeykit.formats.saving import save
    from journeykit.formats.table_reading import read_table
    from journeykit.formats.workshop.new_workshop import new_workshop
    from journeykit.model.journal.opening import open_map
    from journeykit.model.journal.recovery import recover
    from journeykit.widgets.journey_board import JourneyBoard
    from journeykit.widgets.live_chart import LiveChart
    from journeykit.widgets.needs_grid import NeedsGrid
    from journeykit.widgets.persona_grid import PersonaGrid
    from journeykit.widgets.stage_grid import StageGrid
    from journeykit.widgets.table_grid import TableGrid

__version__ = "0.1.0"

__all__ = [
    "JourneyBoard",
    "JourneyError",
    "JourneyMap",
    "LiveChart",
    "NeedsGrid",
    "PersonaGrid",
    "StageGrid",
    "Table",
    "TableGrid",
    "board_picture",
    "charts",
    "check",
    "columns",
    "diff",
    "load",
    "new_workshop",
    "open_map",
    "read_table",
    "recover",
    "save",
    "table",
    "templates",
]

_ON_FIRST_USE = {
    "JourneyBoard": "journeykit.widgets.journey_board",
    "LiveChart": "journeykit.widgets.live_chart",
    "NeedsGrid": "journeykit.widgets.needs_grid",
    "PersonaGrid": "journeykit.widgets.persona_grid",
    "StageGrid": "journeykit.widgets.stage_grid",
    "TableGrid": "journeykit.widgets.table_grid",
    "board_picture": "journeykit.formats.board_picture",
    "diff": "journeykit.combine.diff",
    "load": "journeykit.formats.loading",
    "new_workshop": "journeykit.formats.workshop.new_workshop",
    "open_map": "journeykit.model.journal.opening",
    "read_table": "journeykit.formats.table_reading",
    "recover": "journeykit.model.journal.recovery",
    "save": "journeykit.formats.saving",
}
"""Names that would make the import slow, and where they are."""


def __getattr__(name: str) -> Any:
    if name == "charts":
        return import_module("journeykit.charts")
    if name in _ON_FIRST_USE:
        return getattr(import_module(_ON_FIRST_USE[name]), name)
    raise AttributeError(f"module 'journeykit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
