"""What every visible widget of a map shares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from inspect import signature
from typing import Any

import anywidget
import ipywidgets
import traitlets

from journeykit.errors import InvalidValueError, UnknownNameError
from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.page import Page
from journeykit.widgets.map_model import STATIC, map_model_of

_STANDS_BELOW = "A live view. What it showed stands below."
"""What is read above the table where no widget is shown; it must stay true while the table changes."""


class View(anywidget.AnyWidget):
    """A view of a map: it says which view of which map, and leaves everything else to the map's own widget.

    ``options`` holds ids and switches, never the map's text. ``layout`` are the settings every widget of
    ipywidgets has: layout, tabbable, tooltip.

    A view shows itself and the table beside it; an id given to IPython's ``display(view, display_id=…)``
    reaches neither, so that ``update`` of that id does nothing. What changes in the map shows by itself.
    """

    _esm = STATIC / "view.js"
    _map = anywidget.WidgetTrait().tag(sync=True)
    view = traitlets.Unicode().tag(sync=True)
    options = traitlets.Dict().tag(sync=True)

    def __init__(self, journey: JourneyMap, options: dict[str, Any], /, **layout: Any) -> None:
        self._check_names(layout)
        self._journey = journey
        super().__init__(_map=map_model_of(journey), options=options, **layout)

    @classmethod
    def _check_names(cls, layout: Iterable[str]) -> None:
        """Raise `UnknownNameError` for what no widget takes; ipywidgets would only warn, or not even that."""
        every = [name for name in ipywidgets.DOMWidget.class_trait_names(sync=True) if not name.startswith("_")]
        own = [name for name in signature(cls).parameters if name not in ("journey", "layout")]
        for name in layout:
            if name not in every:
                raise UnknownNameError(cls.__name__, "option", name, [*own, *sorted(every)])

    def page(self, contents: Contents) -> Page:
        """Return what the view shows, as static HTML."""
        raise NotImplementedError

    def _ipython_display_(self) -> None:
        from IPython.core.getipython import get_ipython
        from IPython.display import display

        shown = self._repr_mimebundle_()
        if shown is not None and get_ipython() is not None:
            data, metadata = shown
            stills = map_model_of(self._journey).stills
            if stills.are_kept():
                data = {**data, "text/plain": _STANDS_BELOW}
            display(data, metadata=metadata, raw=True)  # type: ignore[no-untyped-call]
            stills.show(self.page)

    def _counted(self, table: str, title: str = "") -> str:
        count, spec = len(self._journey.table(table)), self._journey.schema.table(table)
        noun = spec.row_title if count == 1 else table
        return f"<{type(self).__name__}{title}: {count} {noun}>"


def the_map(view: str, journey: object) -> JourneyMap:
    """Return the map a view was given; say so if it is something else."""
    if not isinstance(journey, JourneyMap):
        why = f"jk.{view} takes the map itself first, such as jk.{view}(m)."
        raise InvalidValueError(view, "journey", journey, why)
    return journey


def ids_of(journey: JourneyMap, table: str, names: str | Iterable[str] | None) -> list[str] | None:
    """Return the ids of rows given by id or exact name, each once; None for no choice."""
    if names is None:
        return None
    several = [names] if isinstance(names, str) or not isinstance(names, Iterable) else list(names)
    with journey.commit_path.lock:
        contents = journey.commit_path.contents
        return list(dict.fromkeys(contents.resolve(table, name) for name in several))


def part_of(
    journey: JourneyMap,
    personas: str | Iterable[str] | None,
    lanes: str | Iterable[str] | None,
    version: str | None,
) -> dict[str, Any]:
    """Return the options of a view that shows some people, some lanes and one version or all."""
    return {
        "personas": ids_of(journey, "personas", personas),
        "lanes": ids_of(journey, "lanes", lanes),
        "version": version,
    }


def one_of(view: str, noun: str, value: str, known: Sequence[str]) -> str:
    """Return a word out of a closed list; `UnknownNameError` names the nearest."""
    if value not in known:
        raise UnknownNameError(view, noun, value, known)
    return value
