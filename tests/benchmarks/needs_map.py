"""A map whose needs table has as many rows as a measurement wants."""

from __future__ import annotations

from functools import cache

import journeykit as jk
from journeykit.model.contents import Contents

MANY = 100_000


def needs_map(rows: int) -> jk.JourneyMap:
    """Return a fresh map with so many needs, ids n0, n1, and so on."""
    return jk.JourneyMap.from_contents(_contents(rows).copy(), id=f"map-{rows}")


@cache
def _contents(rows: int) -> Contents:
    made = jk.JourneyMap.from_template("five-stage", title="Motor insurance")
    stages = [stage["id"] for stage in made.stages]
    levels = [choice.value for choice in made.needs.spec.column("level").choices]
    made.needs.extend(
        {
            "id": f"n{at}",
            "stage": stages[at % len(stages)],
            "statement": f"Know what happens next, case {at}",
            "level": levels[at % len(levels)],
            "importance": at % 11,
            "satisfaction": at * 7 % 11,
        }
        for at in range(rows)
    )
    return made.commit_path.contents
