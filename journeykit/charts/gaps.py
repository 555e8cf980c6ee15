"""What a map still lacks, by stage: the findings of `jk.check` where they can be seen at once."""

from __future__ import annotations

import altair as alt
import pandas as pd

from journeykit.charts.blank import blank
from journeykit.charts.matrix import Place, across, matrix, tally
from journeykit.charts.part import Part, part_of
from journeykit.charts.stage_axis import stage_axis
from journeykit.charts.theme import Size, SizeName, finished, size_named
from journeykit.charts.wording import highest, listed
from journeykit.model.contents import Contents
from journeykit.model.journey_map import JourneyMap
from journeykit.model.problems import Problem, check

ELSEWHERE = "Not at a stage"
KINDS = {
    "dangling_reference": "Points to what is gone",
    "circular_reference": "Leads back to itself",
    "unreadable_value": "Value that does not fit",
    "duplicate_row": "Twice the same",
    "row_without_name": "Row without a name",
    "stage_without_need": "Stage without need",
    "need_without_stage": "Need without stage",
    "need_without_level": "Need without level",
    "need_without_judgement": "Need without judgement",
    "need_without_usp": "Need without USP note",
    "persona_without_evidence": "Persona without evidence",
}
"""What each kind of problem is called, in the order of `jk.check`."""
_TITLE = "Gaps by stage"


def gaps(journey: JourneyMap, *, size: SizeName = "notebook") -> alt.LayerChart:
    """Show what `jk.check` finds at each stage: what is missing, and what points to nothing.

    Parameters
    ----------
    journey
        The map.
    size
        "notebook" or "slide".

    Returns
    -------
    altair.LayerChart
        A heat map, the kinds of problems found down and stages across in the order of the map, with the number of
        problems in each cell. What belongs to no stage, such as a persona without evidence, has a column of
        its own. Its table has the columns Gap, Stage, Found (0 or more) and Which (what `jk.check` says of each).

    Raises
    ------
    UnknownNameError
        No such size; the message gives the nearest name.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> _ = m.needs.add(statement="Know what happens next", level="safety", stage="Claims")
    >>> found = jk.charts.table(jk.charts.gaps(m))
    >>> found[found["Found"] > 0][["Gap", "Stage", "Found"]].values.tolist()
    [['Stage without need', 'Research', 1],
     ['Need without judgement', 'Claims', 1],
     ['Need without USP note', 'Claims', 1]]
    """
    sizes = size_named(size)
    part, problems, at = _found(journey)
    if not problems:
        return _nothing(journey, part, sizes)
    kinds = {problem.kind for problem in problems}
    # A kind that a later version finds has no name here yet.
    names = {
        kind: KINDS.get(kind, kind.replace("_", " ").capitalize()) for kind in [*KINDS, *sorted(kinds - set(KINDS))]
    }
    rows = {kind: name for kind, name in names.items() if kind in kinds}
    places = list(zip(at, (problem.kind for problem in problems), strict=True))
    counts, details = tally(places, (problem.message for problem in problems))
    axis = stage_axis(_with_elsewhere(part["stages"]) if "" in at else part["stages"], sizes)
    chart = matrix(axis, rows, counts, sizes, row_title="Gap", count_title="Found", details=details)
    finding = _finding(part.names("stages"), rows, counts)
    shown: alt.LayerChart = finished(chart, journey, _TITLE, finding, sizes, across(axis, sizes))
    return shown


def _found(journey: JourneyMap) -> tuple[Part, list[Problem], list[str]]:
    """Return the stages, the problems, and the stage of each problem, all as they stood together."""
    part_of("gaps", journey, [])  # refuses what is no map
    with journey.commit_path.lock:
        part, problems = part_of("gaps", journey, ["stages"]), check(journey)
        return part, problems, [_stage_of(problem, journey.commit_path.contents) for problem in problems]


def _stage_of(problem: Problem, contents: Contents) -> str:
    """Return the stage a problem is at: its row, or the one its row points to; empty for none."""
    stages = contents.tables["stages"].by_id
    if problem.table == "stages":
        return problem.row
    cells = contents.tables[problem.table].by_id[problem.row].cells
    at = [cells.get(column.name) for column in contents.schema.table(problem.table).refs if column.to == "stages"]
    return next((str(stage) for stage in at if stage in stages), "")


def _with_elsewhere(stages: pd.DataFrame) -> pd.DataFrame:
    place = pd.DataFrame({"name": [ELSEWHERE], "moment_of_truth": [False]}, index=pd.Index([""], dtype="str"))
    return pd.concat([stages[["name", "moment_of_truth"]], place])


def _nothing(journey: JourneyMap, part: Part, size: Size) -> alt.LayerChart:
    if part["stages"].empty:
        return blank(journey, _TITLE, "Add stages and needs first; jk.JourneyBoard(m) and jk.NeedsGrid(m) do.", size)
    hint = "Every stage has a need, and every need its stage, level, judgement and USP note."
    return blank(journey, _TITLE, hint, size, finding="No gaps: jk.check finds nothing.", called="Found")


def _finding(stages: dict[str, str], rows: dict[str, str], counts: dict[Place, int]) -> str:
    by_kind = {kind: sum(n for (_, of), n in counts.items() if of == kind) for kind in rows}
    by_stage = {stage: sum(n for (at, _), n in counts.items() if at == stage) for stage in stages}
    total, kinds, worst = sum(by_kind.values()), highest(by_kind), highest(by_stage)
    clean = [stages[stage] for stage, found in by_stage.items() if not found]
    if len(rows) == 1:
        called = next(iter(rows.values()))
        first = f"1 gap: “{called}”" if total == 1 else f"{total} gaps, all of them “{called}”"
    elif 0 < len(kinds) < 3:
        called = listed([f"“{rows[kind]}”" for kind in kinds])
        first = f"{total} gaps, most often {called} ({by_kind[kinds[0]]}{' each' if len(kinds) == 2 else ''})"
    else:
        first = f"{total} gaps of {len(rows)} kinds"
    if worst and by_stage[worst[0]] == total:
        return f"{first}{' at' if total == 1 else ', all at'} {listed([stages[worst[0]]])}."
    more = []
    elsewhere = total - sum(by_stage.values())
    if 0 < elsewhere < total and elsewhere >= max(by_stage.values()):
        more.append(f"{elsewhere} {'is' if elsewhere == 1 else 'are'} not at any stage")
    elif 0 < len(worst) < 3:
        each = " each" if len(worst) == 2 else ""
        more.append(f"most at {listed([stages[stage] for stage in worst])} ({by_stage[worst[0]]}{each})")
    if clean and len(clean) < len(stages):
        more.append(f"none at {listed(clean, joint='or')}")
    said = "; ".join(more)
    return f"{first}. {said[:1].upper()}{said[1:]}." if said else f"{first}."
