"""The grid of needs: what customers want, how well it is met, where to act."""

from __future__ import annotations

from typing import Any

import traitlets

from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.page import Page, needs_page
from journeykit.widgets.view import View, one_of, the_map

ORDERS = ("stage", "level", "opportunity")


class NeedsGrid(View):
    """Collect and rate needs: Maslow level, importance, satisfaction, opportunity, why they choose us.

    Parameters
    ----------
    journey
        The map.
    group
        ``"stage"``, ``"level"`` or ``"opportunity"``; ``""`` for no groups. By default as it was last
        used for this map in this browser.
    sort
        The same words, for the order within a group.

    Raises
    ------
    UnknownNameError
        ``group`` or ``sort`` is another word.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Claims"])
    >>> _ = m.needs.add(statement="Know what happens next", stage="Claims", importance=9, satisfaction=3)
    >>> jk.NeedsGrid(m, group="stage", sort="opportunity")
    <NeedsGrid: 1 need>
    """

    view = traitlets.Unicode("needs-grid").tag(sync=True)

    def __init__(self, journey: JourneyMap, group: str | None = None, sort: str | None = None, **layout: Any) -> None:
        the_map("NeedsGrid", journey)
        options = {"group": _order("group", group), "sort": _order("sort order", sort)}
        super().__init__(journey, options, **layout)

    def page(self, contents: Contents) -> Page:
        return needs_page(contents, self.options["group"] or "", self.options["sort"] or "")

    def __repr__(self) -> str:
        return self._counted("needs")


def _order(noun: str, word: str | None) -> str | None:
    return word if word is None or word == "" else one_of("NeedsGrid", noun, word, ORDERS)
