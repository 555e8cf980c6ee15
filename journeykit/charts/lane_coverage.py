"""How full the wall is: notes by lane and stage."""

from __future__ import annotations

import altair as alt

from journeykit.charts.blank import blank
from journeykit.charts.lettering import one_line
from journeykit.charts.matrix import Place, across, matrix
from journeykit.charts.part import part_of
from journeykit.charts.stage_axis import placed, stage_axis
from journeykit.charts.theme import SizeName, finished, size_named
from journeykit.model.journey_map import JourneyMap

_TITLE = "Notes by lane and stage"


def lane_coverage(journey: JourneyMap, persona: str | None = None, *, size: SizeName = "notebook") -> alt.LayerChart:
    """Show how full each lane is at each stage, so that what nobody has thought about stands out.

    Parameters
    ----------
    journey
        The map.
    persona
        A persona's id or exact name: only notes about this persona and about everybody. All notes by default.
    size
        "notebook" or "slide".

    Returns
    -------
    altair.LayerChart
        A heat map, lanes down and stages across in the order of the map, with the number of notes in each cell and a
        dash in an empty one. Its table has the columns Lane, Stage, Notes (0 or more) and Which.

    Raises
    ------
    UnknownRowError, UnknownNameError
        No such persona or size; the message gives the nearest name.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> _ = m.notes.add(lane="doing", stage="Claims", text="Calls the hotline")
    >>> found = jk.charts.table(jk.charts.lane_coverage(m))
    >>> found[found["Notes"] > 0].values.tolist()
    [['Doing', 'Claims', 1, 'Calls the hotline']]
    """
    sizes = size_named(size)
    part = part_of("lane_coverage", journey, ["stages", "lanes", "notes"], persona)
    what = _TITLE + part.of
    if part["stages"].empty or part["lanes"].empty:
        return blank(journey, what, "Add stages and lanes first; jk.JourneyBoard(m) does both.", sizes)
    lanes, notes = part.names("lanes"), part.about("notes")
    notes = notes[notes["lane"].isin(list(lanes))]
    if notes.empty:
        return blank(journey, what, "Nobody has written a note yet. Type some in jk.JourneyBoard(m).", sizes)
    at = placed(notes, part["stages"].index)
    axis = stage_axis(part["stages"], sizes, loose=bool((at == "").any()))
    counts: dict[Place, int] = {}
    texts: dict[Place, list[str]] = {}
    for stage, lane, text in zip(at, notes["lane"], notes["text"], strict=True):
        counts[stage, lane] = counts.get((stage, lane), 0) + 1
        texts.setdefault((stage, lane), []).append(one_line(text, 120))
    details = {place: " · ".join(found[:8]) for place, found in texts.items()}
    chart = matrix(axis, lanes, counts, sizes, row_title="Lane", count_title="Notes", details=details)
    shown: alt.LayerChart = finished(
        chart, journey, what, _finding(part.names("stages"), lanes, counts), sizes, across(axis, sizes)
    )
    return shown


def _finding(stages: dict[str, str], lanes: dict[str, str], counts: dict[Place, int]) -> str:
    empty = [(stage, lane) for lane in lanes for stage in stages if (stage, lane) not in counts]
    total = f"{sum(counts.values())} {'note' if sum(counts.values()) == 1 else 'notes'}"
    if not empty:
        return f"{total}; no lane is empty at any stage."
    fewest = min(stages, key=lambda stage: sum(counts.get((stage, lane), 0) for lane in lanes))
    return f"{total}; {len(empty)} of {len(stages) * len(lanes)} places are empty, most at {stages[fewest]}."
