"""A map with something to draw in every chart."""

from __future__ import annotations

from functools import cache

import journeykit as jk
from journeykit.model.contents import Contents

STAGES = ("Hear of it", "Research", "Compare", "Decide", "Buy", "Set up", "Use", "Get help", "Renew")
PERSONAS = ("Carla Meier", "Ben Okafor", "Ines Duarte")


def chart_map(needs: int) -> jk.JourneyMap:
    """Return a fresh map of nine stages and three personas' two curves, with so many needs, n0 on, all judged."""
    return jk.JourneyMap.from_contents(_contents(needs).copy(), id=f"charts-{needs}")


@cache
def _contents(needs: int) -> Contents:
    made = jk.JourneyMap(title="Heat pump")
    made.stages.extend({"id": f"s{at}", "name": name} for at, name in enumerate(STAGES))
    made.personas.extend({"id": f"p{at}", "name": name} for at, name in enumerate(PERSONAS))
    made.emotions.extend(
        {
            "persona": f"p{who}",
            "stage": f"s{at}",
            "version": version,
            "score": (at * (3 + who) + len(version)) % 5 - 2,
            "word": "unsure" if at % 3 else "proud",
        }
        for who in range(len(PERSONAS))
        for version in ("as_is", "to_be")
        for at in range(len(STAGES))
    )
    levels = [choice.value for choice in made.needs.spec.column("level").choices]
    made.needs.extend(
        {
            "id": f"n{at}",
            "stage": f"s{at % len(STAGES)}",
            "statement": f"Know what happens next, case {at}",
            "level": levels[at % 7 % len(levels)],
            "importance": at % 11,
            "satisfaction": at // 11 % 11,
        }
        for at in range(needs)
    )
    return made.commit_path.contents
