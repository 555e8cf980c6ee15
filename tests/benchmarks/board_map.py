"""A map with as many stages, lanes and notes as a measurement wants."""

from __future__ import annotations

from functools import cache

import journeykit as jk
from journeykit.model.contents import Contents

SIDES = ("customer", "frontstage", "backstage", "support", "insight")
TEXTS = ("Photographs the damage", "Calls the hotline twice", "Hears about renewal dates from a colleague",
         "Am I still covered?", "Price calculator")  # fmt: skip


def board_map(stages: int, lanes: int, notes: int) -> jk.JourneyMap:
    """Return a fresh map, its notes spread over all its cells, with two personas and their curves; ids s0, l0, o0."""
    return jk.JourneyMap.from_contents(_contents(stages, lanes, notes).copy(), id=f"board-{notes}")


@cache
def _contents(stages: int, lanes: int, notes: int) -> Contents:
    made = jk.JourneyMap(title="Motor insurance")
    made.lanes.remove(*(lane["id"] for lane in made.lanes))
    made.personas.extend({"id": f"p{at}", "name": name} for at, name in enumerate(("Carla Meier", "Ben Okafor")))
    made.stages.extend(
        {"id": f"s{at}", "name": f"Stage {at + 1}", "goal": "Buy fast and without doubt"} for at in range(stages)
    )
    made.lanes.extend(
        {"id": f"l{at}", "name": f"Lane {at + 1}", "prompt": "What happens here?", "side": SIDES[5 * at // lanes]}
        for at in range(lanes)
    )
    channels, grades = (
        [choice.value for choice in made.notes.spec.column(name).choices] for name in ("channel", "grade")
    )
    made.notes.extend(
        {
            "id": f"o{at}",
            "stage": f"s{at % stages}",
            "lane": f"l{at // stages % lanes}",
            "persona": (None, "p0", "p1")[at % 7 % 3],
            "text": f"{TEXTS[at % 7 % len(TEXTS)]} ({at + 1})",
            "channel": channels[at % 11 % len(channels)],
            "grade": grades[at % 13 % len(grades)],
        }
        for at in range(notes)
    )
    made.emotions.extend(
        {
            "persona": f"p{who}",
            "stage": f"s{at}",
            "version": version,
            "score": (at * (3 + who) + len(version)) % 5 - 2,
        }
        for at in range(stages)
        for who in range(2)
        for version in ("as_is", "to_be")
    )
    made.needs.extend(
        {"id": f"n{at}", "stage": f"s{at % stages}", "statement": f"Know what happens next, case {at}",
         "level": "safety", "importance": at % 11, "satisfaction": at * 7 % 11}
        for at in range(2 * stages)
    )  # fmt: skip
    return made.commit_path.contents
