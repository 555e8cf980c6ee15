"""A grid over any table of a map."""

from __future__ import annotations

from typing import Any

import traitlets

from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.page import Page, table_page
from journeykit.widgets.view import View, the_map


class TableGrid(View):
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

    view = traitlets.Unicode("table-grid").tag(sync=True)

    def __init__(self, journey: JourneyMap, table: str, **layout: Any) -> None:
        the_map("TableGrid", journey).table(table)
        super().__init__(journey, {"table": table}, **layout)

    @property
    def table(self) -> str:
        """The name of the table."""
        return str(self.options["table"])

    def page(self, contents: Contents) -> Page:
        return table_page(contents, self.table)

    def __repr__(self) -> str:
        if self.table not in self._journey.tables:
            return f"<TableGrid {self.table}: no longer in the map>"
        count = len(self._journey.table(self.table))
        return f"<TableGrid {self.table}: {count} {'row' if count == 1 else 'rows'}>"
