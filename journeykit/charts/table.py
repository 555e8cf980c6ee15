"""The table twin of a chart: what it shows, as rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from journeykit.charts.spec import taken_apart
from journeykit.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterator


def table(chart: Any) -> pd.DataFrame:
    """Return what a chart shows as a DataFrame.

    Parameters
    ----------
    chart
        A chart of `journeykit.charts`, or any Altair chart with data of its own.

    Returns
    -------
    DataFrame
        One row a row of the chart's data. Its columns are what the chart's tooltip tells, by the titles it uses;
        without a tooltip, the fields of its channels. A layered chart gives one table. Charts side by side or
        one below the other give one table each, stacked, with the chart's title in a first column ``chart``.

    Raises
    ------
    InvalidValueError
        What was given is not an Altair chart.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> _ = m.notes.add(lane="doing", stage="Claims", text="Calls the hotline")
    >>> jk.charts.table(jk.charts.lane_coverage(m)).columns.tolist()
    ['Lane', 'Stage', 'Notes', 'Which']
    """
    if not isinstance(chart, alt.TopLevelMixin):
        raise InvalidValueError("jk.charts.table", "chart", chart, "it takes an Altair chart.")
    apart = taken_apart(chart.to_dict())
    frames = [_frame(apart.data[twin.data], dict(twin.columns)) for twin in apart.tables]
    if len(frames) == 1:
        return frames[0]
    titled = [frame.assign(chart=twin.title) for frame, twin in zip(frames, apart.tables, strict=True)]
    joined = pd.concat(titled, ignore_index=True) if titled else pd.DataFrame({"chart": []})
    return joined[["chart", *(name for name in joined.columns if name != "chart")]]


def _frame(rows: list[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    found = pd.DataFrame([[row.get(field) for field in columns] for row in rows], columns=list(_unique(columns)))
    return found.convert_dtypes()


def _unique(columns: dict[str, str]) -> Iterator[str]:
    """Yield what the columns are called, each in its own way."""
    seen: set[str] = set()
    for field, title in columns.items():
        name = title if title not in seen else f"{title} ({field})"
        seen.add(name)
        yield name
