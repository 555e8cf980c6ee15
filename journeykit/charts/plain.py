"""A chart as the plain dict that Altair makes of it, whatever Altair has been told to do with data."""

from __future__ import annotations

import threading
from typing import Any

import altair as alt

_lock = threading.Lock()
_ALL_ROWS = {"max_rows": None, "consolidate_datasets": True}


def plain(chart: Any, validate: bool = True) -> dict[str, Any]:
    """Return a chart with all its rows in it.

    Analysts have Altair write rows to files, or limit them; what needs the rows themselves asks for them here.

    >>> sorted(plain(alt.Chart({"values": [{"n": 1}]}).mark_bar())["datasets"].popitem()[1])
    [{'n': 1}]
    """
    told = alt.data_transformers
    try:
        if told.active == "default":
            return _as_dict(chart, validate)
    except alt.MaxRowsError:
        pass  # so many are allowed here
    with _lock:
        before = told.active, told.options
        told.enable("default", **_ALL_ROWS)
        try:
            return _as_dict(chart, validate)
        finally:
            # What a cell has told Altair meanwhile stays.
            if (told.active, told.options) == ("default", _ALL_ROWS):
                told.enable(before[0], **before[1])


def _as_dict(chart: Any, validate: bool) -> dict[str, Any]:
    found: dict[str, Any] = chart.to_dict(validate=validate)
    return found
