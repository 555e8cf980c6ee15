"""The journey board: the whole map on one wall."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import traitlets

from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.page import Page, journey_page
from journeykit.schema.tables import VERSIONS
from journeykit.widgets.view import View, one_of, part_of, the_map

_BOTH = "both"
_VERSIONS = [*(entry.value for entry in VERSIONS), _BOTH]


class JourneyBoard(View):
    """Fill the wall: stages across, lanes down, sticky notes, the emotion curve and the needs.

    Every note is a row of ``m.notes``, every point of the curve one of ``m.emotions``.

    Parameters
    ----------
    journey
        The map.
    personas
        Ids or exact names, or a single one: whose cards, notes, emotions and needs are shown, besides the
        notes and needs of everybody. All by default.
    lanes
        Ids or exact names, or a single one: which lanes are shown. All by default. Emotions and needs
        are always there.
    version
        ``"as_is"`` for how it feels today, ``"to_be"`` for how it should become, ``"both"`` for the two
        curves together. By default as it was last used for this map in this browser. The board has a
        button for it.

    Raises
    ------
    UnknownRowError, AmbiguousNameError
        There is no such persona or lane, or there are several.
    UnknownNameError
        There is no such version.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
    >>> _ = m.personas.add(name="Nadia", quote="I only want to know what happens next.")
    >>> _ = m.notes.add(stage="Claims", lane="Doing", persona="Nadia", text="Rings from the hard shoulder")
    >>> jk.JourneyBoard(m, personas="Nadia", version="both")
    <JourneyBoard: 5 stages>
    """

    view = traitlets.Unicode("journey-board").tag(sync=True)

    def __init__(
        self,
        journey: JourneyMap,
        personas: str | Iterable[str] | None = None,
        lanes: str | Iterable[str] | None = None,
        version: str | None = None,
        **layout: Any,
    ) -> None:
        the_map("JourneyBoard", journey)
        if version is not None:
            one_of("JourneyBoard", "version", version, _VERSIONS)
        super().__init__(journey, part_of(journey, personas, lanes, version), **layout)

    def page(self, contents: Contents) -> Page:
        version = self.options["version"]
        return journey_page(
            contents, self.options["personas"], self.options["lanes"], None if version == _BOTH else version
        )

    def __repr__(self) -> str:
        return self._counted("stages")
