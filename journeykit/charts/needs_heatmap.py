"""Where there are needs, and of what sort: Maslow's levels by stage."""

from __future__ import annotations

import altair as alt

from journeykit.charts.blank import blank
from journeykit.charts.matrix import Beside, Place, across, matrix, tally
from journeykit.charts.needs_by_level import KINDS, LEVELS, UNPLACED, no_need
from journeykit.charts.part import part_of
from journeykit.charts.stage_axis import placed, stage_axis
from journeykit.charts.theme import SizeName, finished, size_named
from journeykit.charts.wording import counted, highest, listed, percent
from journeykit.model.journey_map import JourneyMap

_TITLE = "Needs by Maslow level and stage"


def needs_heatmap(journey: JourneyMap, persona: str | None = None, *, size: SizeName = "notebook") -> alt.LayerChart:
    """Show how many needs there are of each of Maslow's levels at each stage, so that the gaps stand out.

    Parameters
    ----------
    journey
        The map.
    persona
        A persona's id or exact name: only needs of this persona and of everybody. All needs by default.
    size
        "notebook" or "slide".

    Returns
    -------
    altair.LayerChart
        A heat map, levels down with self-actualization on top and stages across in the order of the map, with the
        number of needs in each cell and a dash in an empty one. Needs without a level and needs of no stage have
        a row and a column of their own, if there are any. Its table has the columns Level, D or B, Stage, Needs
        (0 or more) and Which (their statements).

    Raises
    ------
    UnknownRowError, AmbiguousNameError, UnknownNameError
        No such persona or size; the message gives the nearest name.

    Notes
    -----
    The share of places filled is Maslow's cell coverage: stages × levels with a need, of all stages × levels.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> _ = m.needs.add(statement="Know what happens next", level="safety", stage="Claims")
    >>> found = jk.charts.table(jk.charts.needs_heatmap(m))
    >>> found[found["Needs"] > 0].values.tolist()
    [['Safety', 'D', 'Claims', 1, 'Know what happens next']]
    """
    sizes = size_named(size)
    part = part_of("needs_heatmap", journey, ["stages", "needs"], persona)
    what, needs = f"{_TITLE}{part.of}", part.about("needs")
    if part["stages"].empty:
        return blank(journey, what, "Add stages first; jk.StageGrid(m) and jk.JourneyBoard(m) do.", sizes)
    if needs.empty:
        return blank(journey, what, no_need(part), sizes)
    level = needs["level"].astype("object").where(needs["level"].notna(), "")
    at = placed(needs, part["stages"].index)
    counts, details = tally(zip(at, level, strict=True), needs["statement"])
    rows = {**LEVELS, **({"": UNPLACED} if (level == "").any() else {})}
    axis = stage_axis(part["stages"], sizes, loose=bool((at == "").any()))
    chart = matrix(
        *(axis, rows, counts, sizes),
        row_title="Level",
        count_title="Needs",
        details=details,
        tags=Beside("D or B", KINDS),
    )
    finding = _finding(part.names("stages"), counts)
    shown: alt.LayerChart = finished(chart, journey, what, finding, sizes, across(axis, sizes))
    return shown


def _finding(stages: dict[str, str], counts: dict[Place, int]) -> str:
    """Return how many places have a need, and which stages and levels have none."""
    full = {(stage, level): n for (stage, level), n in counts.items() if stage in stages and level in LEVELS}
    filled, places, needs = len(full), len(stages) * len(LEVELS), sum(full.values())
    lacking = sum(counts.values()) - needs
    by_stage = {stage: sum(n for (at, _), n in full.items() if at == stage) for stage in stages}
    most = [stages[stage] for stage in highest(by_stage)]
    first = "No need has both a stage and a level yet"
    if needs:
        of = f"{filled} of {places} places ({percent(filled, places)} %)" if filled < places else f"all {places} places"
        first = f"{counted(needs, 'need fills', 'needs fill')} {of}"
    if needs > 1 and most and max(by_stage.values()) == needs:
        first = f"{first}, all at {listed(most)}"
    elif needs > 1 and 0 < len(most) < 3:
        first = f"{first}, most at {listed(most)} ({max(by_stage.values())}{' each' if len(most) == 2 else ''})"
    bare = [name for stage, name in stages.items() if not any(at == stage for at, _ in counts)]
    unused = [name for level, name in LEVELS.items() if not any(of == level for _, of in counts)]
    more = []
    if bare:
        more.append(f"no need is at {listed(bare, joint='or')}")
    if unused:
        more.append(
            f"none is about {listed(unused, joint='or')}" if len(unused) < 3 else f"{len(unused)} levels have none"
        )
    if lacking and needs:
        more.append(f"{counted(lacking, 'more need lacks', 'more needs lack')} a level or a stage")
    said = "; ".join(more)
    return f"{first}. {said[:1].upper()}{said[1:]}." if said else f"{first}."
