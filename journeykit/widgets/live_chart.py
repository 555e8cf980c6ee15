"""A chart that follows its map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from inspect import Parameter, signature
from typing import Any

import altair as alt
import anywidget
import ipywidgets
import traitlets

from journeykit.charts.plain import plain
from journeykit.charts.spec import TakenApart, taken_apart
from journeykit.charts.theme import DARK
from journeykit.errors import InvalidValueError, UnknownNameError
from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.page import Page, chart_page
from journeykit.widgets.chart_engine import chart_engine
from journeykit.widgets.chart_feed import ChartFeed
from journeykit.widgets.chart_protocol import ChartMessage
from journeykit.widgets.map_model import STATIC, hear_pages_at_once
from journeykit.widgets.view import View, the_map


class LiveChart(View):
    """Show a chart that stays in step with the map, whoever edits it: a grid, the board, a cell.

    An edit changes the picture in its place: rows travel, not the chart, and zoom and selection stay. Only where
    the chart itself becomes another one is it drawn as a whole. Nothing is fetched from anywhere. Below the picture a
    button opens the same as a table, and others save the picture.

    Parameters
    ----------
    journey
        The map.
    chart
        A function that takes the map and returns an Altair chart: one of `journeykit.charts`, or one of your own.
    **options
        What the function takes besides the map, such as ``persona="Carla"``, who for our own charts is the same
        person under any later name; and the settings every widget has: layout, tabbable, tooltip.

    Raises
    ------
    InvalidValueError
        What was given is no function, or it returned no Altair chart, or one whose rows are at an address.
    UnknownNameError
        The function takes no such option; the message gives the nearest.

    Notes
    -----
    The function is called again after edits, on a thread of its own, at most some times a second, for the pages that
    show the chart and for the table beside it: let it read the map, return a chart, and edit nothing. If it raises
    later, the last picture stays and says why.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
    >>> jk.LiveChart(m, jk.charts.lane_coverage)
    <LiveChart lane_coverage>
    """

    _esm = STATIC / "chart-view.js"
    _engine = anywidget.WidgetTrait().tag(sync=True)
    view = traitlets.Unicode("live-chart").tag(sync=True)
    _end: Callable[[], None] | None = None
    """Ends the following of the map."""

    def __init__(self, journey: JourneyMap, chart: Callable[..., Any], **options: Any) -> None:
        the_map("LiveChart", journey)
        self._called = _name(chart)
        own = {name: options.pop(name) for name in _layout_names(chart) & options.keys()}
        _check_options(chart, self._called, options)
        called, options = self._called, _by_id(journey, chart, options)
        # An edit from here on that nobody hears of yet must not be missed.
        rev = journey.rev
        # Altair's check costs as much as the drawing; what passed it once has passed it.
        first = _drawn(called, chart(journey, **options), validate=True)
        self._feed = ChartFeed(lambda: _drawn(called, chart(journey, **options)), _Comm(self), DARK, first=first)
        super().__init__(journey, {}, _engine=chart_engine(), **own)
        hear_pages_at_once(self)
        self.on_msg(lambda _widget, content, _buffers: self._feed.receive(content))
        self._end = journey.subscribe(lambda _event: self._feed.poke())
        if journey.rev != rev:
            self._feed.poke()

    @classmethod
    def _check_names(cls, layout: Any) -> None:
        """Leave the names to the chart's own function; those of widgets were picked out before."""

    def close(self) -> None:
        """Show the chart no longer, and follow the map no longer."""
        if self._end is not None:
            self._end()
        super().close()

    def page(self, contents: Contents) -> Page:
        apart, why = self._feed.latest()
        tables = [(twin.title, twin.columns, apart.data[twin.data]) for twin in apart.tables]
        return chart_page(contents, f"Not as the map is now. {why}" if why else apart.says, tables)

    def __repr__(self) -> str:
        return f"<LiveChart {self._called}>"


class _Comm:
    """The feed's channel over the widget's custom messages."""

    def __init__(self, widget: LiveChart) -> None:
        self._widget = widget

    def send(self, message: ChartMessage) -> None:
        if self._widget.comm is not None:
            self._widget.send(message)


def _by_id(journey: JourneyMap, chart: Callable[..., Any], options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a chart of ours with names taken to ids: people are given other names while they look."""
    tables = {"persona": "personas", "stage": "stages"}
    if not getattr(chart, "__module__", "").startswith("journeykit.charts."):
        return options
    with journey.commit_path.lock:
        resolve = journey.commit_path.contents.resolve
        return {
            name: resolve(tables[name], value) if name in tables and value is not None else value
            for name, value in options.items()
        }


def _drawn(called: str, chart: Any, validate: bool = False) -> TakenApart:
    """Return a chart taken apart; say so if it is none, or if what it shows is elsewhere."""
    if not isinstance(chart, alt.TopLevelMixin):
        raise InvalidValueError("LiveChart", called, chart, f"{called}(m) returned no Altair chart but {chart!r:.80}.")
    apart = _named(taken_apart(plain(chart, validate)), called)
    if apart.addresses:
        why = f"its rows are at an address ({apart.addresses[0]:.80}), and a live chart fetches nothing."
        raise InvalidValueError("LiveChart", called, chart, f"{why} Give Altair a DataFrame.")
    return apart


def _named(apart: TakenApart, called: str) -> TakenApart:
    """Return the chart with something to call it by, for those who do not see it."""
    words = called.strip("<>").replace("_", " ").capitalize()
    tables = tuple(replace(twin, title=twin.title or words) for twin in apart.tables)
    return replace(apart, says=apart.says or words, tables=tables)


def _name(chart: Any) -> str:
    if not callable(chart):
        near = "Give the function without calling it: jk.LiveChart(m, jk.charts.emotion_curve)."
        raise InvalidValueError("LiveChart", "chart", chart, f"it takes a function of the map. {near}")
    return str(getattr(chart, "__name__", type(chart).__name__))


def _layout_names(chart: Callable[..., Any]) -> set[str]:
    """Return the settings of widgets that the chart's function does not take itself."""
    names = {name for name in ipywidgets.DOMWidget.class_trait_names(sync=True) if not name.startswith("_")}
    return names - _taken(chart).keys()


def _taken(chart: Callable[..., Any]) -> dict[str, Parameter]:
    try:
        return dict(signature(chart).parameters)
    except (TypeError, ValueError):  # some built-in callables do not tell
        return {"options": Parameter("options", Parameter.VAR_KEYWORD)}


def _check_options(chart: Callable[..., Any], called: str, options: dict[str, Any]) -> None:
    """Raise `UnknownNameError` for what the chart's function does not take."""
    taken = _taken(chart)
    if any(parameter.kind is Parameter.VAR_KEYWORD for parameter in taken.values()):
        return
    known = [*taken][1:]
    for name in options:
        if name not in known:
            raise UnknownNameError(called, "option", name, known)
