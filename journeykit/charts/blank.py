"""A chart that has nothing to show yet says what to fill in."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from journeykit.charts.lettering import wrapped
from journeykit.charts.theme import INK_3, Size, finished, lettering, unframed
from journeykit.model.journey_map import JourneyMap

_WIDTH = 520


def blank(
    journey: JourneyMap, what: str, hint: str, size: Size, finding: str = "Nothing to show yet.", called: str = "To do"
) -> alt.LayerChart:
    """Return a chart with its title and, in place of marks, the sentence that says what is missing.

    ``finding`` and ``called``, the head of the hint in tooltip and table, are for charts where nothing is missing.
    """
    width = _WIDTH * size.text // 12
    lines = "\n".join(wrapped(hint, width - 40, size.text, lines=4))
    style = lettering(size, fontSize=size.text, lineHeight=round(size.text * 1.4), color=INK_3, align="left")
    text = alt.Chart(pd.DataFrame({"hint": [lines], "says": [hint]})).mark_text(**style)
    text = text.encode(
        x=alt.XValue(0), y=alt.YValue(12), text=alt.Text("hint:N"), tooltip=[alt.Tooltip("says:N", title=called)]
    )
    chart: Any = alt.layer(text)
    shown: alt.LayerChart = finished(
        unframed(chart, width=width, height=size.text * 6), journey, what, finding, size, width
    )
    return shown
