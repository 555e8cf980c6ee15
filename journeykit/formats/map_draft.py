"""A map put together by a reader, row by row, from a file that knows neither ids nor places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from journeykit.formats.sheets.ids import FreshIds
from journeykit.ids import new_id, slug
from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.order import spread
from journeykit.model.rows import Row, TableRows
from journeykit.schema.tables import DEFAULT_LANES, SCHEMA, Schema
from journeykit.schema.values import clean, fold


class MapDraft:
    """Takes rows in order; ids are readable, and the same whenever the same file is read."""

    def __init__(self, schema: Schema = SCHEMA) -> None:
        self.contents = Contents(schema)
        self._rows: dict[str, dict[str, dict[str, Any]]] = {spec.name: {} for spec in self.contents.schema.tables}
        self._ids = {spec.name: FreshIds(spec.prefix, ()) for spec in self.contents.schema.tables}
        self._lanes_left = {fold(lane[1]): lane for lane in DEFAULT_LANES}

    def set(self, field: str, text: str) -> None:
        """Write a field of the map; raise `Refusal` if it does not take the text."""
        value = clean(self.contents.schema.field(field), text)
        if value:
            self.contents.fields[field] = value

    def add(self, table: str, cells: Mapping[str, Any], name: str = "") -> str:
        """Add a row and return its id, made of a name if it has one; raise `Refusal` if a cell does not fit."""
        spec = self.contents.schema.table(table)
        kept: dict[str, Any] = {}
        for key, given in cells.items():
            column = spec.column(key)
            value = clean(column, given)
            if value != column.empty:
                kept[key] = value
        rows = self._rows[table]
        row = self._ids[table].like(name if slug(name) else f"{spec.prefix}{len(rows) + 1}")
        rows[row] = kept
        return row

    def add_lane(self, name: str) -> str:
        """Add a lane and return its id; one of the default lanes comes with its question and side."""
        known = self._lanes_left.pop(fold(name), None)
        if known is None:
            return self.add("lanes", {"name": name}, name)
        row, _, prompt, side = known
        return self.add("lanes", {"name": name, "prompt": prompt, "side": side}, row)

    def without_column(self, table: str, column: str) -> None:
        """Take a column away that turned out not to be needed."""
        spec = self.contents.schema.table(table)
        columns = tuple(known for known in spec.columns if known.name != column)
        self.contents.schema = self.contents.schema.with_table(replace(spec, columns=columns))

    def journey(self) -> JourneyMap:
        """Return the map."""
        for name, rows in self._rows.items():
            places = zip(rows.items(), spread(len(rows)), strict=True)
            found = {row: Row(row, order, cells) for (row, cells), order in places}
            self.contents.tables[name] = TableRows(self.contents.schema.table(name).label, found)
        return JourneyMap.from_contents(self.contents, id=new_id("map"))
