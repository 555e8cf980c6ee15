"""A chart as the plain dict that Altair makes of it, whatever Altair has been told to do with data."""

from __future__ import annotations

import threading
from typing import Any

import altair as alt

_lock = threading.Lock()


def plain(chart: Any, validate: bool = True) -> dict[str, Any]:
    """Return a chart with all its rows in it.

    Analysts have Altair write rows to files, or limit them; what needs the rows themselves asks for them here.

    >>> sorted(plain(alt.Chart({"values": [{"n": 1}]}).mark_bar())["datasets"].popitem()[1])
    [{'n': 1}]
    """
    with _lock, alt.data_transformers.enable("default", max_rows=None, consolidate_datasets=True):
        found: dict[str, Any] = chart.to_dict(validate=validate)
    return found
