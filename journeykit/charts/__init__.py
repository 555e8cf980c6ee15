"""Charts of a map: plain functions of it that return ordinary Altair charts.

``jk.charts.emotion_curve(m) | jk.charts.opportunity_plot(m)`` composes two; ``.properties(…)`` and
``.save("chart.svg")`` work as on every Altair chart. `table` gives the rows a chart shows, `dark` its colours for a
dark ground.
"""

from journeykit.charts.dark import dark
from journeykit.charts.emotion_curve import emotion_curve
from journeykit.charts.gaps import gaps
from journeykit.charts.grade_coverage import grade_coverage
from journeykit.charts.lane_coverage import lane_coverage
from journeykit.charts.needs_by_level import needs_by_level
from journeykit.charts.needs_heatmap import needs_heatmap
from journeykit.charts.opportunity_plot import opportunity_plot
from journeykit.charts.persona_compare import persona_compare
from journeykit.charts.table import table
from journeykit.charts.touchpoint_matrix import touchpoint_matrix
from journeykit.charts.usp_coverage import usp_coverage

__all__ = [
    "dark",
    "emotion_curve",
    "gaps",
    "grade_coverage",
    "lane_coverage",
    "needs_by_level",
    "needs_heatmap",
    "opportunity_plot",
    "persona_compare",
    "table",
    "touchpoint_matrix",
    "usp_coverage",
]
