"""Charts of a page: pictures for light and dark, each with what it finds and the table that says the same."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from journeykit.errors import InvalidArgumentError, UnknownNameError
from journeykit.formats.html.markup import Html, joined, tag
from journeykit.formats.html.tables import table
from journeykit.model.journey_map import JourneyMap
from journeykit.model.page_cells import number_text

NAMES = (
    "emotion_curve", "persona_compare", "opportunity_plot", "needs_by_level", "needs_heatmap", "usp_coverage",
    "touchpoint_matrix", "lane_coverage", "grade_coverage", "gaps",
)  # fmt: skip
"""The charts of a page, in their order."""
MISSING = "the charts: they need vl-convert (pip install 'journeykit[images]')"
_TO_DO = "To do"
_PADDING = {"left": 24, "top": 5, "right": 56, "bottom": 8}
"""Room for letters that are wider than those the chart was laid out with."""
_SIZE = re.compile(r'<svg[^>]*? width="([0-9.]+)" height="([0-9.]+)"')
_VERSION = re.compile(r"/v(\d+\.\d+)")

Spec = dict[str, Any]
Draw = Callable[[Spec], str]


def names_of(charts: bool | str | Iterable[str]) -> tuple[str, ...]:
    """Return the charts asked for; `UnknownNameError` names the nearest.

    >>> names_of(["gaps", "emotion_curve"])
    ('emotion_curve', 'gaps')
    """
    if isinstance(charts, bool):
        return NAMES if charts else ()
    if not isinstance(charts, str | Iterable):
        raise InvalidArgumentError("The page", "charts", charts, "True, False, or a list of charts by name")
    asked = [charts] if isinstance(charts, str) else [str(name) for name in charts]
    for name in asked:
        if name not in NAMES:
            raise UnknownNameError("The page", "chart", name, NAMES)
    return tuple(name for name in NAMES if name in asked)


def drawing() -> Draw | None:
    """Return what draws a chart as SVG; None where the extra package for it is not installed."""
    try:
        import vl_convert
    except ImportError:
        return None

    def draw(spec: Spec) -> str:
        found = _VERSION.search(str(spec.get("$schema", "")))
        svg: str = vl_convert.vegalite_to_svg(spec, vl_version=found[1] if found else None)
        return svg

    return draw


def charts_html(journey: JourneyMap, names: Iterable[str], draw: Draw) -> Html:
    """Return the charts that have something to show."""
    return joined(found for name in names for found in _chart(journey, name, draw))


def _chart(journey: JourneyMap, name: str, draw: Draw) -> Iterator[Html]:
    from journeykit import charts
    from journeykit.charts.dark import dark_spec
    from journeykit.charts.lettering import one_line
    from journeykit.charts.plain import plain
    from journeykit.charts.spec import taken_apart
    from journeykit.charts.twins import title_of

    light = plain(getattr(charts, name)(journey), validate=False)
    apart = taken_apart(deepcopy(light))
    twins = [(twin.title, twin.columns, apart.data[twin.data]) for twin in apart.tables]
    if any(_TO_DO in dict(columns).values() for _, columns, _ in twins):
        return  # it would only say what to fill in first
    called = one_line(journey.fields["title"], 80)
    title = apart.says.partition(" · ")[0] if called else title_of(light)
    finding = apart.says.removeprefix(f"{title} · {called}" if called else title).lstrip(". ")
    # Title and finding stand on the page, where they can be read aloud, found and wrapped.
    light.pop("title", None)
    light["padding"] = _PADDING
    pictures = draw(light), draw(dark_spec(light))
    width, height = _size(pictures[0])
    night = tag("source", media="screen and (prefers-color-scheme: dark)", srcset=_address(pictures[1]))
    day = tag("img", src=_address(pictures[0]), alt=apart.says, width=width, height=height)
    inner = tag(
        "div", tag("picture", night, day), class_="frame", role="region", aria_label=f"Chart: {title}", tabindex=0
    )
    yield tag(
        "section",
        tag("h3", title),
        # A sentence of ours, whichever way a name in it runs.
        tag("p", finding, dir="ltr"),
        inner,
        tag(
            "details",
            tag("summary", f"{title} as a table"),
            *(_twin(title if len(twins) == 1 else says, columns, rows) for says, columns, rows in twins),
        ),
        class_="chart",
    )


def _twin(title: str, columns: Iterable[tuple[str, str]], rows: Sequence[Mapping[str, Any]]) -> Html:
    fields = dict(columns)
    numbers = [at for at, field in enumerate(fields) if any(isinstance(row.get(field), int | float) for row in rows)]
    cells = ([_said(row.get(field)) for field in fields] for row in rows)
    return table(title, [*fields.values()], cells, numbers=numbers)


def _said(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return number_text(value) if math.isfinite(value) else ""
        case _:
            return str(value)


def _address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _size(svg: str) -> tuple[int, int]:
    found = _SIZE.search(svg)
    return (math.ceil(float(found[1])), math.ceil(float(found[2]))) if found else (600, 400)
