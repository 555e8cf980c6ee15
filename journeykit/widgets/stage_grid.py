"""The grid of stages: the working questions asked at each, and how it feels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import traitlets

from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.page import Page, board_page
from journeykit.schema.tables import VERSIONS
from journeykit.widgets.view import View, one_of, part_of, the_map

_VERSIONS = [entry.value for entry in VERSIONS]


class StageGrid(View):
    """Answer the working questions stage by stage; a line in a cell is a note.

    Parameters
    ----------
    journey
        The map.
    personas
        Ids or exact names, or a single one: whose notes and emotions are shown, besides the notes for
        everybody. All by default.
    lanes
        Ids or exact names, or a single one: which questions are shown. All by default.
    version
        ``"as_is"`` for how it feels today, ``"to_be"`` for how it should become. By default as it was last
        used for this map in this browser. The grid has a button for it.

    Raises
    ------
    UnknownRowError, AmbiguousNameError
        There is no such persona or lane, or there are several.
    UnknownNameError
        There is no such version.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap.from_template("five-stage")
    >>> jk.StageGrid(m, lanes=["Doing", "Goes well", "Goes badly"])
    <StageGrid: 5 stages>
    """

    view = traitlets.Unicode("stage-grid").tag(sync=True)

    def __init__(
        self,
        journey: JourneyMap,
        personas: str | Iterable[str] | None = None,
        lanes: str | Iterable[str] | None = None,
        version: str | None = None,
        **layout: Any,
    ) -> None:
        the_map("StageGrid", journey)
        if version is not None:
            one_of("StageGrid", "version", version, _VERSIONS)
        super().__init__(journey, part_of(journey, personas, lanes, version), **layout)

    def page(self, contents: Contents) -> Page:
        return board_page(contents, **self.options)

    def __repr__(self) -> str:
        return self._counted("stages")
