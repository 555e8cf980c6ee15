"""A chart in the colours for a dark ground."""

from __future__ import annotations

from typing import Any, TypeVar

import altair as alt

from journeykit.charts.plain import plain
from journeykit.charts.theme import DARK, GROUND, INK, INK_2, LINE, LINE_2
from journeykit.errors import InvalidValueError

Chart = TypeVar("Chart", bound=alt.TopLevelMixin)

_NO_COLOUR = frozenset((
    "data", "datasets", "text", "subtitle", "description", "name", "field", "groupby", "sort", "domain", "datum",
    "equal", "oneOf",
))  # fmt: skip
"""Where a string that looks like a colour is a text, a name or a value."""
_LEFT_OPEN = {
    "axis": {"labelColor": INK_2, "titleColor": INK_2, "gridColor": LINE, "domainColor": LINE_2, "tickColor": LINE_2},
    "legend": {"labelColor": INK_2, "titleColor": INK_2},
    "header": {"labelColor": INK_2, "titleColor": INK_2},
    "title": {"color": INK, "subtitleColor": INK_2},
    "text": {"color": INK},
    "view": {"stroke": LINE},
}
"""What a chart of one's own beside ours may leave to Vega-Lite, whose defaults are black."""


def dark(chart: Chart) -> Chart:
    """Return a chart in the colours for a dark ground, on that ground.

    Parameters
    ----------
    chart
        A chart of `journeykit.charts`, or any Altair chart composed of such. It is left as it is.

    Returns
    -------
    altair.Chart, altair.LayerChart, altair.HConcatChart, …
        A chart of the same class. Each colour of the theme has become its twin, wherever it stands but in data
        and texts; colours of one's own stay. Letters and axes without a colour are light. As with ``.configure``,
        compose first: Altair refuses to put a chart with a ground of its own into another.

    Raises
    ------
    InvalidValueError
        What was given is not an Altair chart.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> night = jk.charts.dark(jk.charts.lane_coverage(m) & jk.charts.lane_coverage(m))
    >>> type(night).__name__, night.to_dict()["background"]
    ('VConcatChart', '#212121')
    """
    if not isinstance(chart, alt.TopLevelMixin):
        raise InvalidValueError("jk.charts.dark", "chart", chart, "it takes an Altair chart.")
    shown: Chart = type(chart).from_dict(dark_spec(plain(chart)))  # type: ignore[attr-defined]
    return shown


def dark_spec(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a chart, given as the dict that Altair makes of it, in the colours for a dark ground.

    >>> dark_spec({"mark": {"type": "bar", "color": "#0068a3"}})["mark"]["color"]
    '#5cb8ec'
    """
    spec = _recoloured(spec)
    own = spec.get("config", {})
    blank = _recoloured(_LEFT_OPEN)
    spec["config"] = {**own, **{part: {**style, **own.get(part, {})} for part, style in blank.items()}}
    spec["background"] = DARK[GROUND]
    return spec


def _recoloured(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: entry if _is_said(key, entry) else _recoloured(entry) for key, entry in node.items()}
    if isinstance(node, list):
        return [_recoloured(entry) for entry in node]
    return DARK.get(node.lower(), node) if isinstance(node, str) else node


def _is_said(key: str, entry: object) -> bool:
    """Return whether an entry is no place for a colour. A title may also be the dict that says how it looks."""
    return key in _NO_COLOUR or key == "title" and not isinstance(entry, dict)
