"""The table twin of a chart: what it shows, as rows and columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pandas as pd

from journeykit.charts.plain import plain
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
    apart = taken_apart(plain(chart))
    frames = [_frame(apart.data[twin.data], dict(twin.columns)) for twin in apart.tables]
    if len(frames) == 1:
        return frames[0]
    taken = {column for frame in frames for column in frame}
    first = next(name for name in ("chart", "chart shown", "chart_") if name not in taken)
    for frame, twin in zip(frames, apart.tables, strict=True):
        frame.insert(0, first, pd.Series(twin.title, index=frame.index, dtype="string"))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame({first: pd.Series(dtype="string")})


def _frame(rows: list[dict[str, Any]], columns: dict[str, str]) -> pd.DataFrame:
    """Return the columns of the rows that are there; a transform may make others."""
    held = {field: title for field, title in columns.items() if not rows or any(field in row for row in rows)}
    found = pd.DataFrame([[row.get(field) for field in held] for row in rows], columns=list(_unique(held)))
    return found.convert_dtypes()


def _unique(columns: dict[str, str]) -> Iterator[str]:
    """Yield what the columns are called, each in its own way."""
    seen: set[str] = set()
    for field, title in columns.items():
        name = title if title not in seen else f"{title} ({field})"
        seen.add(name)
        yield name
