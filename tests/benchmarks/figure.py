"""What was measured, how often, beside which floor, and what it may be."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Budget:
    """What the median may be: a number, or so many times the floor of the same run."""

    limit: float
    of_floor: bool = False
    at_least: bool = False

    def kept(self, median: float, floor: float | None) -> bool:
        """Tell whether the median is within the budget."""
        if self.at_least:
            return median >= self.limit
        if not self.of_floor:
            return median <= self.limit
        if floor is None:
            raise ValueError("A budget in floors needs a floor.")
        return median <= self.limit * floor


def at_most(limit: float) -> Budget:
    return Budget(limit)


def at_least(limit: float) -> Budget:
    return Budget(limit, at_least=True)


def floors(limit: float) -> Budget:
    return Budget(limit, of_floor=True)


@dataclass(frozen=True)
class Figure:
    """One line of the table; without a budget it only informs."""

    what: str
    unit: str
    samples: Sequence[float]
    floor_samples: Sequence[float] = ()
    budget: Budget | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.samples)

    @property
    def p90(self) -> float:
        """Nine of ten are at least as good."""
        worst_last = sorted(self.samples, reverse=self.budget is not None and self.budget.at_least)
        return worst_last[int(0.9 * (len(self.samples) - 1) + 0.5)]

    @property
    def floor(self) -> float | None:
        return statistics.median(self.floor_samples) if self.floor_samples else None

    @property
    def ratio(self) -> float | None:
        return self.median / self.floor if self.floor else None

    @property
    def verdict(self) -> str:
        if self.budget is None:
            return ""
        return "ok" if self.budget.kept(self.median, self.floor) else "OVER"


def p95(samples: Sequence[float]) -> float:
    """Return what nineteen of twenty are not above."""
    return sorted(samples)[int(0.95 * (len(samples) - 1) + 0.5)]
