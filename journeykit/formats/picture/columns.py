"""How wide each stage is: as wide as the others, and wider where a cell holds more than anybody scrolls through."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import ceil, sqrt

from journeykit.formats.picture.shown import Cells, Shown

LEFT = 152.0
"""The names of the lanes."""
PAD, GAP = 8.0, 8.0
_FEWEST = 560.0
"""Stages share so many pixels at least, however few there are."""
_STAGE, _NARROW, _MANY = 208.0, 184.0, 12
_FULL, _MOST = 8, 10
"""Cards that stand one below the other in a cell; columns of cards in a cell."""


@dataclass(frozen=True)
class Columns:
    """The stages across, in pixels from the left of the first one."""

    widths: tuple[float, ...]
    abreast: tuple[int, ...]
    """How many cards stand side by side in the cells of a stage."""

    @cached_property
    def starts(self) -> list[float]:
        """Where each stage begins, and where the last one ends."""
        return [0.0, *accumulate(self.widths)]

    @cached_property
    def stages(self) -> float:
        """What all stages take."""
        return sum(self.widths)

    @property
    def across(self) -> float:
        """What the board takes, names of lanes included."""
        return LEFT + self.stages

    def card(self, stage: int) -> float:
        """Return the width of a card."""
        abreast = self.abreast[stage]
        return (self.widths[stage] - 2 * PAD - GAP * (abreast - 1)) / abreast


def columns_of(shown: Shown, notes: Cells, needs: Cells) -> Columns:
    """Return the columns of the stages."""
    count = len(shown.stages)
    wide = max(_NARROW if count > _MANY else _STAGE, _FEWEST / max(count, 1))
    most = dict.fromkeys((stage.id for stage in shown.stages), 0)
    for cells in (notes, needs):
        for (stage, _), rows in cells.placed.items():
            most[stage] = max(most[stage], len(rows))
    abreast = tuple(_abreast(held) for held in most.values())
    return Columns(tuple(wide * many - 2 * PAD * (many - 1) + GAP * (many - 1) for many in abreast), abreast)


def _abreast(count: int) -> int:
    """Return how many cards stand side by side.

    >>> _abreast(8), _abreast(9), _abreast(100), _abreast(9_999)
    (1, 2, 5, 10)
    """
    return 1 if count <= _FULL else min(ceil(sqrt(count / 6)), _MOST)
