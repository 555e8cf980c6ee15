"""How full the wall is: notes by lane and stage."""

from __future__ import annotations

import altair as alt

from journeykit.charts.blank import blank
from journeykit.charts.matrix import Place, across, matrix, tally
from journeykit.charts.part import part_of
from journeykit.charts.stage_axis import placed, stage_axis
from journeykit.charts.theme import SizeName, finished, size_named
from journeykit.charts.wording import counted, highest, listed
from journeykit.model.journey_map import JourneyMap

_TITLE = "Notes by lane and stage"
_NO_LANE = "No lane"


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
        dash in an empty one. Notes of no stage, or of a lane or stage that is gone, have a place of their own, if
        there are any. Its table has the columns Lane, Stage, Notes (0 or more) and Which.

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
    notes = part.about("notes")
    if notes.empty:
        return blank(journey, what, "Nobody has written a note yet. Type some in jk.JourneyBoard(m).", sizes)
    lane = notes["lane"].where(notes["lane"].isin(part["lanes"].index), "")
    lanes = {**part.names("lanes"), **({"": _NO_LANE} if (lane == "").any() else {})}
    at = placed(notes, part["stages"].index)
    axis = stage_axis(part["stages"], sizes, loose=bool((at == "").any()))
    counts, details = tally(zip(at, lane, strict=True), notes["text"])
    chart = matrix(axis, lanes, counts, sizes, row_title="Lane", count_title="Notes", details=details)
    shown: alt.LayerChart = finished(
        chart, journey, what, _finding(part.names("stages"), part.names("lanes"), counts), sizes, across(axis, sizes)
    )
    return shown


def _finding(stages: dict[str, str], lanes: dict[str, str], counts: dict[Place, int]) -> str:
    """Return how many notes there are, how many places have none, and at which stage most of those are."""
    total = counted(sum(counts.values()), "note")
    empty = {stage: sum((stage, lane) not in counts for lane in lanes) for stage in stages}
    places, bare = len(stages) * len(lanes), sum(empty.values())
    if not bare:
        return f"{total}; no lane is empty at any stage."
    most = highest(empty)
    where = f", most at {listed([stages[stage] for stage in most])}" if 0 < len(most) < 3 and bare > 1 else ""
    return f"{total}; {bare} of {places} places {'is' if bare == 1 else 'are'} empty{where}."
