"""What the caller says of a sheet's headers: which column each is, or that it is to be left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from journeykit.errors import InvalidValueError
from journeykit.formats.importing.sources import header_text
from journeykit.formats.sheets.header import ID, Target, targets
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold


class WantedColumn(NamedTuple):
    """A header as the caller wrote it, and its column; None leaves it out."""

    title: str
    target: Target | None


Wanted = Mapping[str, WantedColumn]
"""What the caller says, by header as labels are compared."""


def wanted_columns(spec: TableSpec, columns: Mapping[str, str | None]) -> dict[str, WantedColumn]:
    """Return what the caller says of headers, with names and titles of columns found.

    Raises
    ------
    UnknownColumnError
        The table has no such column; the message names the nearest.
    InvalidValueError
        The column is computed, or is said to stand under two headers.

    Examples
    --------
    >>> from journeykit.schema.tables import SCHEMA
    >>> wanted_columns(SCHEMA.table("needs"), {"Prio": "Importance", "Farbe": None})["prio"].target
    Target(column='importance', named=False)
    """
    known = targets(spec)
    found: dict[str, WantedColumn] = {}
    for given, name in columns.items():
        header = header_text(given)
        if name is None:
            found[fold(header)] = WantedColumn(header, None)
            continue
        if not isinstance(name, str):
            raise TypeError(f"columns takes the name of a column or None for {header!r}, not {type(name).__name__}.")
        target = known.get(fold(name)) or Target(spec.column(name).name)
        kind = "" if target.column == ID else spec.column(target.column).kind
        if kind == "derived":
            why = f"journeykit computes it; it cannot be read from {header!r}."
            raise InvalidValueError(spec.name, target.column, header, why)
        other = next((one.title for one in found.values() if one.target and one.target.column == target.column), None)
        if other is not None:
            why = f"it is to be read from two headers, {other!r} and {header!r}; it has room for one."
            raise InvalidValueError(spec.name, target.column, header, why)
        found[fold(header)] = WantedColumn(header, Target(target.column, named=True) if kind == "ref" else target)
    return found
