"""Charts of a map: plain functions of it that return ordinary Altair charts.

``jk.charts.emotion_curve(m) | jk.charts.opportunity_plot(m)`` composes two; ``.properties(…)`` and
``.save("chart.svg")`` work as on every Altair chart. `table` gives the rows a chart shows, `dark` its colours for a
dark ground.
"""

from journeykit.charts.dark import dark
from journeykit.charts.emotion_curve import emotion_curve
from journeykit.charts.lane_coverage import lane_coverage
from journeykit.charts.table import table

__all__ = [
    "dark",
    "emotion_curve",
    "lane_coverage",
    "table",
]
