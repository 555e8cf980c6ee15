"""A grid over any table of a map."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from journeykit.model.journey_map import JourneyMap
from journeykit.widgets.map_model import STATIC, map_model_of


class TableGrid(anywidget.AnyWidget):
    """Fill in a table by hand; every edit lands in the map, and the map's edits show at once.

    Parameters
    ----------
    journey
        The map.
    table
        The name of one of its tables.

    Raises
    ------
    UnknownTableError
        With the nearest name.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap.from_template("five-stage")
    >>> jk.TableGrid(m, "stages")
    <TableGrid stages: 5 rows>
    """

    _esm = STATIC / "view.js"
    _map = anywidget.WidgetTrait().tag(sync=True)
    view = traitlets.Unicode("table-grid").tag(sync=True)
    table = traitlets.Unicode().tag(sync=True)

    def __init__(self, journey: JourneyMap, table: str, **layout: Any) -> None:
        journey.table(table)
        self._journey = journey
        super().__init__(_map=map_model_of(journey), table=table, **layout)

    def __repr__(self) -> str:
        return f"<TableGrid {self.table}: {len(self._journey.table(self.table))} rows>"
