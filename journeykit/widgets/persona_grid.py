"""The grid of personas: who travels, and how we know."""

from __future__ import annotations

from typing import Any

import traitlets

from journeykit.errors import InvalidValueError
from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.page import Page, personas_page
from journeykit.widgets.view import View, the_map


class PersonaGrid(View):
    """Describe the personas: name, quote, goals, frustrations, channels, and how we know them.

    Parameters
    ----------
    journey
        The map.
    turned
        False for one row a persona, True for one column a persona, which suits long texts. By default
        as it was last used in this browser. The grid has a button for it.

    Raises
    ------
    InvalidValueError
        ``turned`` is neither True nor False nor None.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> _ = m.personas.add(name="Nadia", quote="I only want to know what happens next.")
    >>> jk.PersonaGrid(m, turned=True)
    <PersonaGrid: 1 persona>
    """

    view = traitlets.Unicode("persona-grid").tag(sync=True)

    def __init__(self, journey: JourneyMap, turned: bool | None = None, **layout: Any) -> None:
        if turned not in (True, False, None):
            raise InvalidValueError("PersonaGrid", "turned", turned, "turned is True, False or None.")
        switch = None if turned is None else bool(turned)
        super().__init__(the_map("PersonaGrid", journey), {"turned": switch}, **layout)

    def page(self, contents: Contents) -> Page:
        return personas_page(contents)

    def __repr__(self) -> str:
        return self._counted("personas")
