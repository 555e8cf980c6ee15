"""The derived values of a need. Pure functions; the browser has the same two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DEFICIT_LEVELS = ("physiological", "safety", "love_belonging", "esteem")
BEING_LEVELS = ("self_actualization",)


def opportunity(importance: float | None, satisfaction: float | None) -> float | None:
    """Return Ulwick's opportunity score, 0 (leave alone) to 20 (act now); None if an operand is missing.

    ``importance + max(importance - satisfaction, 0)``, both 0 to 10. Source: A. W. Ulwick, *What
    Customers Want* (2005). Above 10 is worth a look, above 12 high, above 15 extreme.

    >>> opportunity(importance=9, satisfaction=3)
    15
    >>> opportunity(importance=4, satisfaction=8)
    4
    """
    if importance is None or satisfaction is None:
        return None
    return importance + max(importance - satisfaction, 0)


def need_kind(level: str | None) -> str | None:
    """Return 'D' for Maslow's deficit needs, 'B' for the being need, None without a level.

    Source: A. H. Maslow, *Toward a Psychology of Being* (1962).

    >>> need_kind("safety"), need_kind("self_actualization")
    ('D', 'B')
    """
    if level in DEFICIT_LEVELS:
        return "D"
    return "B" if level in BEING_LEVELS else None


def derive(formula: str, cells: Mapping[str, Any]) -> Any:
    """Return the value of a derived cell from its row's cells.

    >>> derive("opportunity", {"importance": 9, "satisfaction": 3})
    15
    """
    if formula == "opportunity":
        return opportunity(cells.get("importance"), cells.get("satisfaction"))
    if formula == "need_kind":
        return need_kind(cells.get("level"))
    raise ValueError(f"There is no formula {formula!r}.")
